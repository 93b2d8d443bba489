/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-screen.h"

#include <glib/gi18n.h>
#include <malloc.h>
#include <math.h>

#include "hq-compat.h"
#include "hq-language.h"
#include "hq-memory.h"
#include "hq-scanner.h"
#include "hq-taken-page.h"
#include "hq-toaster.h"

#define HQ_SCREEN_ICON "/org/hallqueue/HallQueue/hq-icon.png"
/* A window that has nothing to show yet waits for so long until it is shown nevertheless. */
#define HQ_SCREEN_OPEN_MS 1000
/* A display that is off asks for no frame: what waits for one waits for so long. */
#define HQ_SCREEN_BLIND_SECONDS 5
/* How long after its first frame a screen has come to rest. */
#define HQ_SCREEN_REST_MS 500

struct _HqScreen
{
  AdwApplicationWindow parent_instance;

  HqLive *live; /* (owned) */
  GType page_type;
  char *place;              /* (owned) */
  GtkOverlay *overlay;      /* (borrowed) */
  HqPage *page;             /* (borrowed) */
  HqToaster *toaster;       /* (borrowed) */
  GtkCssProvider *looks;    /* (owned): of the role alone, since GTK tries each rule for each widget */
  HqScanner *scanner;       /* (owned) (nullable): where something is scanned */
  HqAnnouncer *announcer;   /* (owned) (nullable) */
  HqContact *contact;       /* (owned) (nullable): by what it is registered with the hall */
  GtkCssProvider *text;     /* (owned): the size of the text */
  double text_size;
  guint remaking; /* its source until the page is made anew */
  guint opening; /* its source until the window is shown */
  guint blind;   /* its source until what may wait has begun */
  int width; /* of the surface; 0 before the first layout */
  int height;
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqScreen, hq_screen, ADW_TYPE_APPLICATION_WINDOW)

/* What is of no use here is said to be so where it would be typed into what has the focus otherwise:
 * nobody's identity number is left in an entry. */
static gboolean
hq_screen_on_scanned (HqScreen *self, const HqReaderScan *scan)
{
  if (HQ_PAGE_GET_CLASS (self->page)->scan == NULL)
    return FALSE;
  if (HQ_PAGE_GET_CLASS (self->page)->scan (self->page, scan))
    return TRUE;
  switch (scan->kind)
    {
    case HQ_READER_IDENTITY:
    case HQ_READER_BAD_IDENTITY:
      hq_page_say (self->page, _ ("No identity number is needed here; it was not kept."));
      return TRUE;
    case HQ_READER_TICKET:
      hq_page_say (self->page, _ ("A ticket's code is of no use here."));
      return TRUE;
    case HQ_READER_SLOT:
    case HQ_READER_UNKNOWN:
    case HQ_N_READER_KINDS:
    default:
      return FALSE;
    }
}

static void
hq_screen_add_scanner (HqScreen *self)
{
  g_autofree char *address = hq_memory_get_text ("reader");

  self->scanner = hq_scanner_new (GTK_WIDGET (self));
  g_signal_connect_object (self->scanner, "scanned", G_CALLBACK (hq_screen_on_scanned), self,
                           G_CONNECT_SWAPPED);
  hq_scanner_set_address (self->scanner, address);
}

static void hq_screen_make_page (HqScreen *self);
static void hq_screen_on_layout (HqScreen *self, int width, int height);
static void hq_screen_on_changed (HqScreen *self);

static gboolean
hq_screen_on_remake (gpointer data)
{
  HqScreen *self = data;

  self->remaking = 0;
  hq_screen_make_page (self);
  return G_SOURCE_REMOVE;
}

/* The page is still at work: it is replaced after that. */
static void
hq_screen_remake_page (HqScreen *self)
{
  if (self->remaking == 0)
    self->remaking = g_idle_add_full (G_PRIORITY_HIGH_IDLE, hq_screen_on_remake, self, NULL);
}

static void
hq_screen_on_language (HqScreen *self, const char *language)
{
  hq_language_set (language);
  hq_screen_remake_page (self);
}

/* While another machine has the place nothing of the role is there to be used. */
static gboolean
hq_screen_is_refused (HqScreen *self)
{
  return self->contact != NULL && hq_contact_is_refused (self->contact);
}

/* Screens that are read from afar are drawn in proportion to their size: all their lengths are in
 * em, and the size of the text is set here. The face has its quotation marks as wide as a Chinese
 * character, and between English words as wide as a letter where that is asked for. */
static void
hq_screen_set_text (HqScreen *self)
{
  g_autoptr (GString) css = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", self->text_size);
  if (self->text_size > 0)
    g_string_append_printf (css, "window.hq-screen { font-size: %spx; }", number);
  if (g_str_equal (hq_language_get (), "en"))
    g_string_append (css, "window { font-feature-settings: \"tnum\", \"pwid\"; }");
  gtk_css_provider_load_from_data (self->text, css->str, -1);
}

static void
hq_screen_make_page (HqScreen *self)
{
  GType type = hq_screen_is_refused (self) ? HQ_TYPE_TAKEN_PAGE : self->page_type;

  if (self->page != NULL)
    hq_page_stop (self->page);
  self->page = g_object_new (type, "live", self->live, "place", self->place, NULL);
  g_signal_connect_object (self->page, "say", G_CALLBACK (hq_toaster_say), self->toaster,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "language-wanted", G_CALLBACK (hq_screen_on_language), self,
                           G_CONNECT_SWAPPED);
  hq_page_set_announcer (self->page, self->announcer);
  hq_page_set_contact (self->page, self->contact);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->page));
  hq_screen_set_text (self);
  hq_screen_on_layout (self, self->width, self->height);
  hq_page_start (self->page);
}

static void
hq_screen_on_layout (HqScreen *self, int width, int height)
{
  HqPageClass *class = HQ_PAGE_GET_CLASS (self->page);
  double size;

  if (width <= 1 || height <= 1)
    return;
  self->width = width;
  self->height = height;
  if (class->fit != NULL)
    class->fit (self->page, width, height);
  size = class->get_text_size != NULL ? class->get_text_size (width, height) : 0;
  if (fabs (size - self->text_size) < 0.01)
    return;
  self->text_size = size;
  hq_screen_set_text (self);
}

static gboolean
hq_screen_give_back (gpointer data)
{
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}

/* What may wait begins now, once. What building the page, its pictures and its letters took for a moment is given back to the machine,
 * on which many screens run. */
static gboolean
hq_screen_settle (gpointer data)
{
  HqScreen *self = data;

  if (hq_page_get_view (self->page) == NULL || hq_screen_is_refused (self))
    return G_SOURCE_CONTINUE;
  self->blind = 0;
  g_signal_emit (self, signals[SETTLED], 0);
  g_timeout_add_full (G_PRIORITY_LOW, HQ_SCREEN_REST_MS, hq_screen_give_back, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
hq_screen_on_painted (HqScreen *self, GdkFrameClock *clock)
{
  guint blind = self->blind;

  if (blind != 0 && hq_screen_settle (self) == G_SOURCE_REMOVE)
    g_source_remove (blind);
  if (self->blind == 0)
    g_signal_handlers_disconnect_by_func (clock, hq_screen_on_painted, self);
}

/* What may wait waits, until the page has been drawn. */
static void
hq_screen_await (HqScreen *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (hq_screen_on_painted), self, G_CONNECT_SWAPPED);
  self->blind = g_timeout_add_seconds (HQ_SCREEN_BLIND_SECONDS, hq_screen_settle, self);
}

/* The page of a window that is closed, or has lost its place, may live on for a moment; nothing more
 * is said. */
static void
hq_screen_drop_announcer (HqScreen *self)
{
  if (self->announcer != NULL)
    g_object_run_dispose (G_OBJECT (self->announcer));
  g_clear_object (&self->announcer);
}

static void
hq_screen_show (HqScreen *self)
{
  g_clear_handle_id (&self->opening, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->live, hq_screen_on_changed, self);
  gtk_window_present (GTK_WINDOW (self));
}

/* Nobody is to begin with what is taken from under their hands in a moment. */
static void
hq_screen_on_changed (HqScreen *self)
{
  if (self->contact != NULL && !hq_contact_is_known (self->contact) && !hq_page_is_lost (self->page))
    return;
  if (hq_page_get_view (self->page) != NULL || hq_page_is_lost (self->page))
    hq_screen_show (self);
}

static gboolean
hq_screen_on_waited (gpointer data)
{
  hq_screen_show (data);
  return G_SOURCE_REMOVE;
}

static void
hq_screen_realize (GtkWidget *widget)
{
  g_autoptr (GdkTexture) icon = gdk_texture_new_from_resource (HQ_SCREEN_ICON);
  g_autoptr (GList) icons = g_list_prepend (NULL, icon);
  GdkSurface *surface;

  GTK_WIDGET_CLASS (hq_screen_parent_class)->realize (widget);
  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  gdk_toplevel_set_icon_list (GDK_TOPLEVEL (surface), icons);
  g_signal_connect_object (surface, "layout", G_CALLBACK (hq_screen_on_layout), widget,
                           G_CONNECT_SWAPPED);
  hq_screen_await (HQ_SCREEN (widget));
}

static gboolean
hq_screen_close_request (GtkWindow *window)
{
  HqPage *page = HQ_SCREEN (window)->page;

  if (HQ_PAGE_GET_CLASS (page)->may_close != NULL && !HQ_PAGE_GET_CLASS (page)->may_close (page))
    return TRUE;
  return GTK_WINDOW_CLASS (hq_screen_parent_class)->close_request (window);
}

/* GTK's inspector would be a way out of a kiosk without a password. */
static gboolean
hq_screen_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return TRUE;
}

static GtkCssProvider *
hq_screen_add_style (HqScreen *self, guint priority)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (provider), priority);
  return provider;
}

static void
hq_screen_clear_style (HqScreen *self, GtkCssProvider **provider)
{
  if (*provider != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (*provider));
  g_clear_object (provider);
}

static void
hq_screen_dispose (GObject *object)
{
  HqScreen *self = HQ_SCREEN (object);

  hq_screen_clear_style (self, &self->looks);
  hq_screen_clear_style (self, &self->text);
  g_clear_handle_id (&self->remaking, g_source_remove);
  g_clear_handle_id (&self->opening, g_source_remove);
  g_clear_handle_id (&self->blind, g_source_remove);
  g_clear_object (&self->scanner);
  hq_screen_drop_announcer (self);
  if (self->contact != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->contact, self);
      g_object_run_dispose (G_OBJECT (self->contact));
    }
  g_clear_object (&self->contact);
  G_OBJECT_CLASS (hq_screen_parent_class)->dispose (object);
}

static void
hq_screen_finalize (GObject *object)
{
  HqScreen *self = HQ_SCREEN (object);

  g_clear_object (&self->live);
  g_free (self->place);
  G_OBJECT_CLASS (hq_screen_parent_class)->finalize (object);
}

static void
hq_screen_class_init (HqScreenClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_screen_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_screen_finalize;
  GTK_WIDGET_CLASS (class)->realize = hq_screen_realize;
  GTK_WINDOW_CLASS (class)->close_request = hq_screen_close_request;
  GTK_WINDOW_CLASS (class)->enable_debugging = hq_screen_enable_debugging;

  /**
   * HqScreen::settled:
   *
   * The page has been drawn with its first view, or has had one for a while on a display that draws
   * nothing: what may wait until then begins. It comes again where the screen has lost its place and
   * has it back.
   */
  signals[SETTLED] = g_signal_new ("settled", HQ_TYPE_SCREEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  hq_compat_mend_scrolling ();
}

static void
hq_screen_init (HqScreen *self)
{
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  self->toaster = HQ_TOASTER (hq_toaster_new ());
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->toaster));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->overlay));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hq-screen");
  self->looks = hq_screen_add_style (self, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  self->text = hq_screen_add_style (self, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/**
 * hq_screen_new:
 * @application: (nullable): its application; %NULL in a test
 * @live: a hall
 * @page_type: the type of the role's page
 * @place: where the screen stands
 *
 * Returns: (transfer none): a window, not shown yet, owned by GTK
 */
HqScreen *
hq_screen_new (GtkApplication *application, HqLive *live, GType page_type, const char *place)
{
  g_autoptr (GTypeClass) class = g_type_class_ref (page_type);
  HqScreen *self = g_object_new (HQ_TYPE_SCREEN, "application", application, NULL);

  if (HQ_PAGE_CLASS (class)->looks != NULL)
    gtk_css_provider_load_from_resource (self->looks, HQ_PAGE_CLASS (class)->looks);
  self->live = g_object_ref (live);
  self->page_type = page_type;
  self->place = g_strdup (place);
  hq_screen_make_page (self);
  if (HQ_PAGE_GET_CLASS (self->page)->scan != NULL)
    hq_screen_add_scanner (self);
  return self;
}

/**
 * hq_screen_set_announcer:
 * @announcer: (transfer full): what says the calls at the screen's place from now on, as long as the
 *   screen is there
 */
void
hq_screen_set_announcer (HqScreen *self, HqAnnouncer *announcer)
{
  g_clear_object (&self->announcer);
  self->announcer = announcer;
  hq_page_set_announcer (self->page, announcer);
}

/* The place was refused, or is free: the one page takes the place of the other. */
static void
hq_screen_on_contact (HqScreen *self)
{
  gboolean refused = hq_screen_is_refused (self);

  if (refused && !HQ_IS_TAKEN_PAGE (self->page))
    {
      hq_screen_drop_announcer (self);
      if (self->blind == 0 && gtk_widget_get_realized (GTK_WIDGET (self)))
        hq_screen_await (self);
    }
  if (refused || HQ_IS_TAKEN_PAGE (self->page))
    hq_screen_remake_page (self);
  if (self->opening != 0)
    hq_screen_on_changed (self);
}

/**
 * hq_screen_set_contact:
 * @contact: (transfer full): by what the screen is registered with the hall as long as it is there;
 *   while another machine has its place, the screen says so and does nothing else
 */
void
hq_screen_set_contact (HqScreen *self, HqContact *contact)
{
  self->contact = contact;
  hq_page_set_contact (self->page, contact);
  g_signal_connect_swapped (contact, "changed", G_CALLBACK (hq_screen_on_contact), self);
}

/**
 * hq_screen_get_page:
 *
 * Returns: (transfer none): the page that is shown now; another one after a change of language
 */
HqPage *
hq_screen_get_page (HqScreen *self)
{
  return self->page;
}

/**
 * hq_screen_open:
 * @self: a screen that is not shown yet
 * @width: the width that it is going to have
 * @height: its height
 *
 * Shows the window as soon as the page has something to show, and soon in any case: it is not first
 * laid out empty and in letters of another size.
 */
void
hq_screen_open (HqScreen *self, int width, int height)
{
  hq_screen_on_layout (self, width, height);
  self->opening = g_timeout_add (HQ_SCREEN_OPEN_MS, hq_screen_on_waited, self);
  g_signal_connect_object (self->live, "changed", G_CALLBACK (hq_screen_on_changed), self,
                           G_CONNECT_SWAPPED);
}
