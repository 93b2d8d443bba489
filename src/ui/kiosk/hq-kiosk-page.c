/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-page.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-kiosk-page-private.h"
#include "hq-kiosk-special.h"
#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-leave.h"
#include "hq-probe-page.h"
#include "hq-wall.h"
#include "hq-words.h"

/* A visitor who does nothing for so long has gone; for the last of it a count is shown. */
#define HQ_KIOSK_PAGE_IDLE (60 * HQ_SECOND)
#define HQ_KIOSK_PAGE_WARN (10 * HQ_SECOND)
/* The text of a screen that is 1080 pixels wide or high has 20. */
#define HQ_KIOSK_PAGE_LINES 54.0

enum
{
  PROP_LARGE = 1,
  PROP_CONTRAST,
  PROP_READING,
  PROP_NEED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The page is made anew in another language: what the visitor has done so far waits here for it.
 * One process shows one kiosk. */
static HqKioskVisit carried;
/* The language of the hall, which comes back when a visitor has gone. */
static const char *first_language;

G_DEFINE_TYPE (HqKioskPage, hq_kiosk_page, HQ_TYPE_PAGE)

HqTime
hq_kiosk_page_get_now (HqKioskPage *self)
{
  return hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));
}

/* What the looks and the help are -------------------------------------------------------------- */

static void
hq_kiosk_page_style (HqKioskPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  hq_wall_set_class (widget, "large", self->visit.large);
  hq_wall_set_class (widget, "contrast", self->visit.contrast);
  hq_wall_set_class (widget, "wide", self->is_wide);
  hq_kiosk_home_set_shape (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)),
                           self->is_wide, self->visit.large);
  if (self->parts[HQ_KIOSK_AT_TICKET] != NULL)
    hq_kiosk_ticket_set_shape (HQ_KIOSK_TICKET (self->parts[HQ_KIOSK_AT_TICKET]), self->is_wide);
}

void
hq_kiosk_page_show_class (HqKioskPage *self)
{
  g_autofree char *sentence = hq_kiosk_flow_describe (&self->visit);

  hq_kiosk_home_set_class (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)),
                           sentence);
}

/* Whoever asks for it is read to at once. */
static void
hq_kiosk_page_set_reading (HqKioskPage *self, gboolean is_reading)
{
  self->visit.reading = is_reading;
  hq_kiosk_reader_set_on (self->reader, is_reading);
  hq_kiosk_reader_read_page (self->reader, self->parts[self->visit.where]);
}

static void
hq_kiosk_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (object);

  switch (id)
    {
    case PROP_LARGE:
      g_value_set_boolean (value, self->visit.large);
      break;
    case PROP_CONTRAST:
      g_value_set_boolean (value, self->visit.contrast);
      break;
    case PROP_READING:
      g_value_set_boolean (value, self->visit.reading);
      break;
    case PROP_NEED:
      g_value_set_string (value, hq_nick_get (HQ_SET_NEED, self->visit.need));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_kiosk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (object);

  switch (id)
    {
    case PROP_LARGE:
      self->visit.large = g_value_get_boolean (value);
      hq_kiosk_page_style (self);
      /* A ticket is shown longer then. */
      if (self->visit.where == HQ_KIOSK_AT_TICKET)
        hq_kiosk_flow_show (self);
      break;
    case PROP_CONTRAST:
      self->visit.contrast = g_value_get_boolean (value);
      hq_kiosk_page_style (self);
      break;
    case PROP_READING:
      hq_kiosk_page_set_reading (self, g_value_get_boolean (value));
      break;
    case PROP_NEED:
      self->visit.need = (HqNeed) MAX (0, hq_nick_find (HQ_SET_NEED, g_value_get_string (value)));
      hq_kiosk_page_show_class (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Going about ---------------------------------------------------------------------------------- */

/**
 * hq_kiosk_page_get_part:
 * @self: a kiosk
 * @where: a place of it
 *
 * Returns: (transfer none): what stands there, made now where nobody was there before
 */
GtkWidget *
hq_kiosk_page_get_part (HqKioskPage *self, HqKioskWhere where)
{
  const struct
  {
    const char *name;
    GType type;
  } kinds[HQ_KIOSK_N_PLACES] = {
    [HQ_KIOSK_AT_HOME] = { "home", HQ_TYPE_KIOSK_HOME },
    [HQ_KIOSK_AT_SPECIAL] = { "special", HQ_TYPE_KIOSK_SPECIAL },
    [HQ_KIOSK_AT_IDENTITY] = { "identity", HQ_TYPE_KIOSK_IDENTITY },
    [HQ_KIOSK_AT_TICKET] = { "ticket", HQ_TYPE_KIOSK_TICKET },
    [HQ_KIOSK_AT_LOOKUP] = { "lookup", HQ_TYPE_KIOSK_LOOKUP },
    [HQ_KIOSK_AT_SEARCH] = { "search", HQ_TYPE_KIOSK_SEARCH },
    [HQ_KIOSK_AT_ITEM] = { "item", HQ_TYPE_KIOSK_ITEM },
    [HQ_KIOSK_AT_NOTICE] = { "notice", HQ_TYPE_KIOSK_NOTICE },
  };

  if (self->parts[where] == NULL)
    {
      self->parts[where] = g_object_new (kinds[where].type, NULL);
      gtk_stack_add_named (self->stack, self->parts[where], kinds[where].name);
      hq_compat_name_buttons (self->parts[where]);
      if (where == HQ_KIOSK_AT_TICKET)
        hq_kiosk_ticket_set_shape (HQ_KIOSK_TICKET (self->parts[where]), self->is_wide);
    }
  return self->parts[where];
}

/* Nothing that somebody typed is there for whoever comes next. */
static void
hq_kiosk_page_clear_typed (HqKioskPage *self, HqKioskWhere where)
{
  GtkWidget **parts = self->parts;

  if (where != HQ_KIOSK_AT_IDENTITY && parts[HQ_KIOSK_AT_IDENTITY] != NULL)
    hq_kiosk_identity_clear (HQ_KIOSK_IDENTITY (parts[HQ_KIOSK_AT_IDENTITY]));
  if (where != HQ_KIOSK_AT_HOME && where != HQ_KIOSK_AT_TICKET)
    return;
  if (parts[HQ_KIOSK_AT_SEARCH] != NULL)
    hq_kiosk_search_clear (HQ_KIOSK_SEARCH (parts[HQ_KIOSK_AT_SEARCH]));
  if (parts[HQ_KIOSK_AT_LOOKUP] != NULL)
    hq_kiosk_lookup_set_text (HQ_KIOSK_LOOKUP (parts[HQ_KIOSK_AT_LOOKUP]), "");
  g_clear_pointer (&self->found, hq_kiosk_find_free);
}

/**
 * hq_kiosk_page_go:
 * @self: a kiosk
 * @where: where the visitor goes
 */
void
hq_kiosk_page_go (HqKioskPage *self, HqKioskWhere where)
{
  GtkWidget *part = hq_kiosk_page_get_part (self, where);
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  if (where == HQ_KIOSK_AT_SEARCH && view != NULL)
    hq_kiosk_search_follow (HQ_KIOSK_SEARCH (part), hq_page_get_live (HQ_PAGE (self)), view);
  /* A screen reader presses a button without a touch. */
  if (where != HQ_KIOSK_AT_NOTICE)
    self->touched_at = hq_kiosk_page_get_now (self);
  self->visit.where = where;
  self->is_base = FALSE;
  hq_kiosk_page_clear_typed (self, where);
  gtk_stack_set_visible_child (self->stack, part);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  gtk_widget_set_visible (self->back, where == HQ_KIOSK_AT_ITEM || where == HQ_KIOSK_AT_IDENTITY);
  gtk_widget_set_visible (self->home_button, where != HQ_KIOSK_AT_HOME);
  gtk_widget_grab_focus (part);
  hq_kiosk_reader_read_page (self->reader, part);
}

/**
 * hq_kiosk_page_tell:
 * @self: a kiosk
 * @saying: what the visitor is told
 */
void
hq_kiosk_page_tell (HqKioskPage *self, const HqKioskSaying *saying)
{
  hq_kiosk_notice_show (HQ_KIOSK_NOTICE (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_NOTICE)),
                        saying);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_NOTICE);
}

/**
 * hq_kiosk_page_hold:
 * @self: a kiosk
 * @is_running: whether the hall was asked for something and has not answered
 *
 * Until it has, nothing can be touched: a touch twice in a hurry is one.
 */
void
hq_kiosk_page_hold (HqKioskPage *self, gboolean is_running)
{
  self->is_running = is_running;
  /* GTK would leave the cursor of an entry blinking that cannot have the focus. */
  if (is_running)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !is_running);
  gtk_widget_set_sensitive (self->footer, !is_running);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->stack), GTK_ACCESSIBLE_STATE_BUSY, is_running,
                               -1);
  self->touched_at = hq_kiosk_page_get_now (self);
}

void
hq_kiosk_page_go_home (HqKioskPage *self)
{
  hq_kiosk_flow_forget (&self->visit);
  g_clear_pointer (&self->guide, hq_item_free);
  hq_kiosk_page_show_class (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEED]);
  hq_kiosk_home_reset (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)));
  if (hq_kiosk_base_is_due (self))
    hq_kiosk_base_tell (self);
  else
    hq_kiosk_page_go (self, HQ_KIOSK_AT_HOME);
}

void
hq_kiosk_page_speak (HqKioskPage *self, const char *language)
{
  hq_kiosk_flow_forget (&carried);
  carried = self->visit;
  self->visit = (HqKioskVisit){ 0 };
  hq_page_set_language (HQ_PAGE (self), language);
}

/* Time ----------------------------------------------------------------------------------------- */

static void
hq_kiosk_page_show_clock (HqKioskPage *self, const HqKioskView *view, HqTime now)
{
  g_autofree char *clock = hq_words_clock (now, view->view.zone);
  g_autofree char *date = hq_kiosk_words_date (now, view->view.zone);

  gtk_label_set_label (self->clock, clock);
  gtk_label_set_label (self->date, date);
}

/* Whether the kiosk is as whoever comes next is to find it. */
static gboolean
hq_kiosk_page_is_fresh (HqKioskPage *self)
{
  return (self->visit.where == HQ_KIOSK_AT_HOME || self->is_base) && !self->visit.large
         && !self->visit.contrast && !self->visit.reading && self->visit.reason == NULL
         && self->visit.need == HQ_NEED_NONE && g_str_equal (hq_language_get (), first_language);
}

static void
hq_kiosk_page_freshen (HqKioskPage *self)
{
  g_object_set (self, "large", FALSE, "contrast", FALSE, "reading", FALSE, NULL);
  hq_kiosk_page_go_home (self);
  if (!g_str_equal (hq_language_get (), first_language))
    hq_kiosk_page_speak (self, first_language);
}

static void
hq_kiosk_page_count_down (HqKioskPage *self, HqTime now)
{
  gint64 left;
  g_autofree char *text = NULL;

  /* A clock that was set back makes nobody wait. */
  self->touched_at = MIN (self->touched_at, now);
  left = self->touched_at + HQ_KIOSK_PAGE_IDLE - now;
  if (hq_kiosk_page_is_fresh (self) || self->is_running || left > HQ_KIOSK_PAGE_WARN
      || self->visit.where == HQ_KIOSK_AT_TICKET)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
      return;
    }
  if (left <= 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
      hq_kiosk_page_freshen (self);
      return;
    }
  text = g_strdup_printf (ngettext ("The first page comes back in %d second. Touch to go on.",
                                    "The first page comes back in %d seconds. Touch to go on.",
                                    (gulong) ((left + HQ_SECOND - 1) / HQ_SECOND)),
                          (int) ((left + HQ_SECOND - 1) / HQ_SECOND));
  gtk_label_set_label (self->countdown, text);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), TRUE);
}

static void
hq_kiosk_page_tick (HqPage *page, HqTime now)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);
  const HqKioskView *view = hq_page_get_view (page);

  if (view == NULL)
    return;
  if (self->visit.where == HQ_KIOSK_AT_TICKET && now >= self->ends_at)
    hq_kiosk_page_go_home (self);
  hq_kiosk_page_count_down (self, now);
  if (self->minute == now / HQ_MINUTE)
    return;
  /* Nothing but the time changes what a service gives. */
  self->minute = now / HQ_MINUTE;
  hq_kiosk_page_show_clock (self, view, now);
  hq_kiosk_home_show (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)), view, now);
  if (!self->is_running && hq_kiosk_view_is_stale (view, now))
    {
      HqLiveReader reader = { 0 };

      HQ_PAGE_GET_CLASS (page)->init_reader (page, &reader);
      hq_live_show (hq_page_get_live (page), &reader);
    }
}

static gboolean
hq_kiosk_page_on_event (HqKioskPage *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN || type == GDK_KEY_PRESS)
    {
      self->touched_at = hq_kiosk_page_get_now (self);
      gtk_widget_set_visible (GTK_WIDGET (self->countdown), FALSE);
    }
  return GDK_EVENT_PROPAGATE;
}

/* The hall ------------------------------------------------------------------------------------- */

static void
hq_kiosk_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_kiosk_view_read,
    .query = hq_view_place_new (HQ_SCREEN_KIOSK, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_kiosk_view_free,
    .get_until = hq_view_get_until,
  };
}

/* Goes on in this language where the visitor was in the other. */
static void
hq_kiosk_page_restore (HqKioskPage *self)
{
  HqKioskWhere where = self->restore_to;

  self->is_restored = TRUE;
  hq_kiosk_page_show_class (self);
  if (where == HQ_KIOSK_AT_TICKET && self->visit.ticket.ticket != 0)
    hq_kiosk_flow_show (self);
  else if (where == HQ_KIOSK_AT_IDENTITY)
    hq_kiosk_flow_take (self, self->visit.service);
  else if (where == HQ_KIOSK_AT_LOOKUP)
    hq_kiosk_flow_look_up (self, self->visit.lookup);
  else if (where == HQ_KIOSK_AT_ITEM)
    {
      g_autofree char *item = g_strdup (self->visit.item);

      hq_kiosk_page_go (self, HQ_KIOSK_AT_SEARCH);
      hq_kiosk_flow_guide (self, item);
    }
  else if (where == HQ_KIOSK_AT_SEARCH || where == HQ_KIOSK_AT_SPECIAL)
    hq_kiosk_page_go (self, where);
  else
    hq_kiosk_page_go (self, HQ_KIOSK_AT_HOME);
}

static void
hq_kiosk_page_follow (HqKioskPage *self, const HqKioskView *view)
{
  HqLive *live = hq_page_get_live (HQ_PAGE (self));
  const HqSetup *setup = view->view.setup;
  HqTime now = hq_kiosk_page_get_now (self);

  hq_live_set_actor (live,
                     &(HqActor){ .role = HQ_ROLE_VISITOR, .device = view->view.place.device });
  gtk_label_set_label (self->hall, hq_language_pick (setup->name, setup->name_en));
  hq_kiosk_page_show_clock (self, view, now);
  hq_kiosk_home_show (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)), view, now);
  if (self->parts[HQ_KIOSK_AT_SEARCH] != NULL)
    hq_kiosk_search_follow (HQ_KIOSK_SEARCH (self->parts[HQ_KIOSK_AT_SEARCH]), live, view);
  if (self->visit.where == HQ_KIOSK_AT_LOOKUP && self->found != NULL)
    hq_kiosk_flow_find (self);
  if (self->visit.where == HQ_KIOSK_AT_ITEM && self->guide != NULL
      && hq_kiosk_view_find (view, self->guide->service) != NULL)
    hq_kiosk_item_show (HQ_KIOSK_ITEM (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_ITEM)), view,
                        self->guide, now);
}

static void
hq_kiosk_page_refresh (HqPage *page)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);
  const HqKioskView *view = hq_page_get_view (page);

  /* Whoever asked for another language is here. */
  if (self->touched_at == 0)
    self->touched_at = hq_kiosk_page_get_now (self);
  gtk_widget_set_visible (self->busy, hq_live_is_busy (hq_page_get_live (page)));
  if (view != NULL)
    {
      hq_kiosk_page_follow (self, view);
      hq_probe_page_follow (page, &view->view);
    }
  /* A ticket that was issued is seen to its end. */
  if (self->is_running || self->visit.where == HQ_KIOSK_AT_TICKET)
    return;
  /* A view that is on its way after midnight is waited for. */
  if (hq_kiosk_base_is_due (self) && (view != NULL || hq_page_is_lost (page) || self->is_base))
    hq_kiosk_base_tell (self);
  else if (view == NULL)
    return;
  else if (!self->is_restored)
    hq_kiosk_page_restore (self);
  else if (self->is_base)
    hq_kiosk_page_go_home (self);
}

/* The way out does not ask. */
static gboolean
hq_kiosk_page_may_close (HqPage *page)
{
  return FALSE;
}

static double
hq_kiosk_page_get_text_size (int width, int height)
{
  return MIN (width, height) / HQ_KIOSK_PAGE_LINES;
}

/* The widget ----------------------------------------------------------------------------------- */

static void
hq_kiosk_page_fit (HqPage *page, int width, int height)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);
  gboolean is_wide = width > height;

  if (self->is_wide == is_wide)
    return;
  self->is_wide = is_wide;
  hq_kiosk_page_style (self);
}

static void
hq_kiosk_page_dispose (GObject *object)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (object);

  hq_kiosk_flow_forget (&self->visit);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->guide, hq_item_free);
  g_clear_pointer (&self->found, hq_kiosk_find_free);
  G_OBJECT_CLASS (hq_kiosk_page_parent_class)->dispose (object);
}

static void
hq_kiosk_page_bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, hall);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, clock);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, date);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, footer);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, back);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, home_button);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, read_button);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, language);
  gtk_widget_class_bind_template_child (widget_class, HqKioskPage, countdown);
}

static void
hq_kiosk_page_class_init (HqKioskPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  object_class->dispose = hq_kiosk_page_dispose;
  object_class->get_property = hq_kiosk_page_get_property;
  object_class->set_property = hq_kiosk_page_set_property;
  page_class->looks = "/org/hallqueue/HallQueue/kiosk.css";
  page_class->init_reader = hq_kiosk_page_init_reader;
  page_class->refresh = hq_kiosk_page_refresh;
  page_class->tick = hq_kiosk_page_tick;
  page_class->may_close = hq_kiosk_page_may_close;
  page_class->get_text_size = hq_kiosk_page_get_text_size;
  page_class->fit = hq_kiosk_page_fit;
  page_class->scan = hq_kiosk_scan_take;

  properties[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTRAST] = g_param_spec_boolean ("contrast", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* By its nick. */
  properties[PROP_NEED] = g_param_spec_string ("need", NULL, NULL, "none",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  hq_kiosk_page_bind_children (widget_class);
  hq_kiosk_action_install (widget_class);
}

static void
hq_kiosk_page_add_controllers (HqKioskPage *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (hq_kiosk_page_on_event), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  hq_leave_install (HQ_PAGE (self), GTK_WIDGET (self->hall));
}

/* Where nothing can be heard, nothing is offered. */
static void
hq_kiosk_page_add_reader (HqKioskPage *self)
{
  self->reader = hq_kiosk_reader_new (GTK_WIDGET (self));
  hq_kiosk_reader_set_on (self->reader, self->visit.reading);
  g_object_bind_property (self->reader, "can-read", self->read_button, "visible",
                          G_BINDING_SYNC_CREATE);
}

static void
hq_kiosk_page_init (HqKioskPage *self)
{
  self->visit = carried;
  carried = (HqKioskVisit){ 0 };
  self->restore_to = self->visit.where;
  self->visit.where = HQ_KIOSK_AT_NOTICE;
  if (first_language == NULL)
    first_language = hq_language_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_label (self->language, hq_language_get_other_name ());
  hq_compat_name_buttons (GTK_WIDGET (self));
  hq_kiosk_page_add_controllers (self);
  hq_kiosk_page_add_reader (self);
  hq_kiosk_page_style (self);
  hq_kiosk_print_start (self);
  self->is_base = TRUE;
}
