/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-app.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "hq-board-page.h"
#include "hq-counter-page.h"
#include "hq-guide-page.h"
#include "hq-hall.h"
#include "hq-kiosk-page.h"
#include "hq-language.h"
#include "hq-launcher.h"
#include "hq-loudspeaker.h"
#include "hq-manager-page.h"
#include "hq-memory.h"
#include "hq-print.h"
#include "hq-rating-page.h"
#include "hq-screen.h"
#include "hq-waiting-page.h"
#include "hq-window-page.h"
#include "hq-words.h"

#define HQ_APP_ID "org.hallqueue.HallQueue"
#define HQ_APP_RESOURCES "/org/hallqueue/HallQueue"

struct _HqApp
{
  AdwApplication parent_instance;

  int role;
  char *store; /* (owned) */
  char *place; /* (owned) (nullable) */
  char *machine; /* (owned) (nullable): its key, where the hall gives it its role */
  char *screen;  /* (owned) (nullable): which of several of that machine */
  char **next;   /* (owned) (nullable): what the process becomes when this has ended */
  int width;
  int height;
  HqLive *live; /* (owned) (nullable) */
  guint signals[2]; /* sources of those that end the program */
};

G_DEFINE_TYPE (HqApp, hq_app, ADW_TYPE_APPLICATION)

/* The page of each role, and its window where nobody says otherwise. */
static const struct
{
  GType (*get_page_type) (void);
  gboolean full_screen;
  int width;
  int height;
  const char *size_key; /* (nullable): by which this machine remembers the size that it was given */
} roles[HQ_N_SCREENS + 1] = {
  [HQ_SCREEN_GUIDE] = { hq_guide_page_get_type, .width = 1100, .height = 760 },
  [HQ_SCREEN_COUNTER] = { hq_counter_page_get_type, .width = 400, .height = 640,
                          .size_key = "counter-size" },
  [HQ_SCREEN_BOARD] = { hq_board_page_get_type, .full_screen = TRUE },
  [HQ_SCREEN_RATING] = { hq_rating_page_get_type, .full_screen = TRUE },
  [HQ_SCREEN_KIOSK] = { hq_kiosk_page_get_type, .full_screen = TRUE },
  [HQ_SCREEN_WINDOW] = { hq_window_page_get_type, .full_screen = TRUE },
  [HQ_SCREEN_MANAGER] = { hq_manager_page_get_type, .width = 1366, .height = 768,
                          .size_key = "manager-size" },
  [HQ_N_SCREENS] = { hq_waiting_page_get_type, .full_screen = TRUE },
};

/* A device that shows one role: never dark, and without a pointer where nobody points. */
static void
hq_app_fill_screen (HqApp *self, GtkWindow *window, GdkRectangle *size)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, size);
  /* Cage tells the size only after the first frame, which would be as small as the page can be. */
  if (size->width > 0)
    gtk_window_set_default_size (window, size->width, size->height);
  gtk_window_fullscreen (window);
  gtk_application_inhibit (GTK_APPLICATION (self), window, GTK_APPLICATION_INHIBIT_IDLE,
                           _ ("Visitors look at this screen."));
  if (self->role == HQ_SCREEN_WINDOW || self->role == HQ_SCREEN_BOARD)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (window), "none");
}

static gboolean
hq_app_on_close (GtkWindow *window, gpointer key)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  hq_memory_set_size (key, width, height);
  return FALSE;
}

/* A window beside the clerk's own programs comes back as it was left. */
static void
hq_app_size_window (HqApp *self, GtkWindow *window, GdkRectangle *size)
{
  const char *key = roles[self->role].size_key;

  *size = (GdkRectangle){ .width = roles[self->role].width, .height = roles[self->role].height };
  if (key != NULL)
    {
      hq_memory_get_size (key, &size->width, &size->height);
      g_signal_connect (window, "close-request", G_CALLBACK (hq_app_on_close), (gpointer) key);
    }
  gtk_window_set_default_size (window, size->width, size->height);
}

/* What is heard may wait until there is something to see. */
static void
hq_app_on_settled (HqApp *self, HqScreen *screen)
{
  g_autoptr (HqSpeaker) speaker = hq_loudspeaker_new ();
  const HqAnnouncerStart start = { .role = (HqScreenRole) self->role,
                                   .place = self->place,
                                   .speaker = speaker };

  hq_screen_set_announcer (screen, hq_announcer_new (self->live, &start));
}

/* Whoever reads the log learns why some screens of the hall stay away. */
static void
hq_app_on_room (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree HqContactRoom *room = hq_live_read_finish (HQ_LIVE (source), result, NULL);
  g_autofree char *sentence = room != NULL ? hq_words_room (room) : NULL;

  if (sentence != NULL)
    g_message ("%s", sentence);
}

static const char *
hq_app_get_nick (int role)
{
  return role == HQ_N_SCREENS ? HQ_PLACE_WAITING : hq_place_get_nick ((HqScreenRole) role);
}

static void
hq_app_close_all (HqApp *self)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  g_application_quit (G_APPLICATION (self));
}

/* The process becomes a new one, so that nothing of the old role is left in it; it has the same number,
 * and whoever watches it sees no end. */
static void
hq_app_on_given (HqApp *self, HqContact *contact)
{
  const char *place;
  HqScreenRole role = hq_contact_get_given (contact, &place);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *size = g_strdup_printf ("%dx%d", self->width, self->height);

  g_message ("This machine is given another role: %s %s", hq_app_get_nick ((int) role),
             place != NULL ? place : "");
  hq_memory_set_given (self->screen, role != HQ_N_SCREENS ? hq_place_get_nick (role) : NULL, place);
  g_strv_builder_add_many (words, "hall-queue", "--role", hq_app_get_nick ((int) role), "--store",
                           self->store, "--language", hq_language_get (), "--machine",
                           self->machine, NULL);
  if (place != NULL)
    g_strv_builder_add_many (words, "--place", place, NULL);
  if (self->screen != NULL)
    g_strv_builder_add_many (words, "--screen", self->screen, NULL);
  if (self->width > 0)
    g_strv_builder_add_many (words, "--size", size, NULL);
  g_strfreev (self->next);
  self->next = g_strv_builder_end (words);
  hq_app_close_all (self);
}

static void
hq_app_on_paper (HqContact *contact)
{
  hq_contact_set_paper (contact, hq_print_get_paper (hq_print_get_own ()));
}

/* Says who it is, and where slips are printed whether there is paper. */
static HqContact *
hq_app_make_contact (HqApp *self)
{
  HqContact *contact = hq_contact_new_machine (self->live, (HqScreenRole) self->role, self->place,
                                               self->machine);

  g_signal_connect_object (contact, "given", G_CALLBACK (hq_app_on_given), self, G_CONNECT_SWAPPED);
  if (self->role != HQ_SCREEN_KIOSK && self->role != HQ_SCREEN_GUIDE)
    return contact;
  g_signal_connect_object (hq_print_get_own (), "changed", G_CALLBACK (hq_app_on_paper), contact,
                           G_CONNECT_SWAPPED);
  hq_app_on_paper (contact);
  return contact;
}

static void
hq_app_show_role (HqApp *self)
{
  const HqLiveReader room = { .read = hq_contact_list_read_room, .free_view = g_free };
  const char *role = hq_app_get_nick (self->role);
  GdkRectangle size = { .width = self->width, .height = self->height };
  g_autofree char *store = hq_hall_fill_role (self->store, role);
  HqScreen *screen;

  self->live = hq_live_new (store);
  hq_live_read_async (self->live, &room, NULL, hq_app_on_room, NULL);
  screen = hq_screen_new (GTK_APPLICATION (self), self->live, roles[self->role].get_page_type (),
                          self->place);
  hq_screen_set_contact (screen, hq_app_make_contact (self));
  if (hq_loudspeaker_announces_as (role))
    g_signal_connect_object (screen, "settled", G_CALLBACK (hq_app_on_settled), self,
                             G_CONNECT_SWAPPED);
  gtk_window_set_title (GTK_WINDOW (screen), _ ("Hall Queue"));
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (screen), self->width, self->height);
  else if (roles[self->role].full_screen)
    hq_app_fill_screen (self, GTK_WINDOW (screen), &size);
  else
    hq_app_size_window (self, GTK_WINDOW (screen), &size);
  hq_screen_open (screen, size.width, size.height);
}

static void
hq_app_activate (GApplication *application)
{
  HqApp *self = HQ_APP (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL && self->role >= 0)
    {
      hq_app_show_role (self);
      return;
    }
  if (window == NULL)
    {
      gtk_window_set_default_icon_name (HQ_APP_ID);
      window = hq_launcher_new (GTK_APPLICATION (self), self->store);
    }
  /* Whoever starts the same role at the same place again is shown the one that runs. */
  gtk_window_present (window);
}

/* Whoever ends the program, as systemd does, closes its windows with it: a screen that goes leaves its
 * zones to the next announcer. */
static gboolean
hq_app_on_signal (gpointer data)
{
  hq_app_close_all (data);
  return G_SOURCE_CONTINUE;
}

static void
hq_app_startup (GApplication *application)
{
  static const int numbers[] = { SIGTERM, SIGINT };
  HqApp *self = HQ_APP (application);

  G_APPLICATION_CLASS (hq_app_parent_class)->startup (application);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->signals[i] = g_unix_signal_add (numbers[i], hq_app_on_signal, self);
}

/* Answers that are under way keep the hall, which ends here all the same; what was asked of the store
 * is done before the program is gone. */
static void
hq_app_shutdown (GApplication *application)
{
  HqApp *self = HQ_APP (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  if (self->live != NULL)
    g_object_run_dispose (G_OBJECT (self->live));
  g_clear_object (&self->live);
  G_APPLICATION_CLASS (hq_app_parent_class)->shutdown (application);
}

static void
hq_app_finalize (GObject *object)
{
  HqApp *self = HQ_APP (object);

  g_free (self->store);
  g_free (self->place);
  g_free (self->machine);
  g_free (self->screen);
  g_strfreev (self->next);
  G_OBJECT_CLASS (hq_app_parent_class)->finalize (object);
}

static void
hq_app_class_init (HqAppClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_app_finalize;
  G_APPLICATION_CLASS (class)->activate = hq_app_activate;
  G_APPLICATION_CLASS (class)->startup = hq_app_startup;
  G_APPLICATION_CLASS (class)->shutdown = hq_app_shutdown;
}

static void
hq_app_init (HqApp *self)
{
}

/* The launcher is unique in the session, and so is each role at each place of a store, and a machine
 * whatever it is given. */
static char *
hq_app_make_id (const HqAppStart *start)
{
  const char *kind = start->machine != NULL ? "machine" : hq_app_get_nick (MAX (start->role, 0));
  g_autofree char *full = NULL;
  g_autofree char *key = NULL;
  g_autofree char *sum = NULL;

  if (start->role < 0)
    return g_strdup (HQ_APP_ID);
  full = hq_hall_get_full_path (start->store);
  key = g_strjoin ("\n", full, start->machine != NULL ? start->machine : start->place, NULL);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  sum[16] = '\0';
  return g_strconcat (HQ_APP_ID, ".", kind, "_", sum, NULL);
}

/* GTK 4.8 opens OpenGL on X11 even where it is told to draw by cairo, and with it come the drivers of
 * the graphics card, or worse those that do without one. */
static void
hq_app_spare_gl (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autofree char *spared = NULL;

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  spared = g_strjoin (",", "gl-disable", debug, NULL);
  g_setenv ("GDK_DEBUG", spared, TRUE);
}

/**
 * hq_app_new:
 * @start: what the process is for
 *
 * Returns: (transfer full): an application to be run
 */
HqApp *
hq_app_new (const HqAppStart *start)
{
  g_autofree char *id = hq_app_make_id (start);
  HqApp *self = g_object_new (HQ_TYPE_APP, "application-id", id, "resource-base-path",
                              HQ_APP_RESOURCES, NULL);

  self->role = start->role;
  self->store = g_strdup (start->store);
  self->place = g_strdup (start->place);
  self->machine = g_strdup (start->machine);
  self->screen = g_strdup (start->screen);
  self->width = start->width;
  self->height = start->height;
  hq_app_spare_gl ();
  return self;
}

/**
 * hq_app_get_next:
 * @self: one that has ended
 *
 * Returns: (transfer none) (nullable): the words by which the process is to start anew, since the hall
 *   gave the machine another role
 */
char **
hq_app_get_next (HqApp *self)
{
  return self->next;
}
