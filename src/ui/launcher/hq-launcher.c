/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-launcher.h"

#include <glib/gi18n.h>

#include "hq-child.h"
#include "hq-first-start.h"
#include "hq-hall.h"
#include "hq-language.h"
#include "hq-live.h"
#include "hq-memory.h"
#include "hq-printer-row.h"
#include "hq-role-row.h"
#include "hq-scan-row.h"
#include "hq-server-dialog.h"
#include "hq-speech-row.h"
#include "hq-toaster.h"
#include "hq-view.h"
#include "hq-words.h"

struct _HqLauncher
{
  AdwApplicationWindow parent_instance;

  char *store;  /* (owned) */
  HqLive *live; /* (owned) (nullable) */
  char *room;   /* (owned) (nullable): that the store has no room for all machines */
  HqRoleRow *rows[HQ_N_SCREENS];
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */

  AdwWindowTitle *title;
  HqToaster *toaster;
  GtkStack *stack;
  HqFirstStart *first;
  AdwActionRow *hall;
  GtkImage *state;
  GtkWidget *build;
  GtkWidget *build_button;
  GtkWidget *trial;
  GtkWidget *lift;
  GtkWidget *wait;
  AdwPreferencesGroup *about;
  AdwPreferencesGroup *roles;
  GtkSwitch *windowed;
  GtkSwitch *straight;
  AdwActionRow *straight_row;
  AdwPreferencesGroup *running;
  guint n_running;
};

G_DEFINE_TYPE (HqLauncher, hq_launcher, ADW_TYPE_APPLICATION_WINDOW)

static void
hq_launcher_say_error (HqLauncher *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error_whole (error);

  hq_toaster_say (self->toaster, sentence);
}

static const char *
hq_launcher_name_kind (HqHallKind kind)
{
  switch (kind)
    {
    case HQ_HALL_REAL:
      return _ ("Real hall");
    case HQ_HALL_DEMO:
      return _ ("Demo hall");
    case HQ_HALL_TRIAL:
      return _ ("Trial hall");
    case HQ_N_HALL_KINDS:
      break;
    }
  g_return_val_if_reached ("");
}

/* What the machine would start by itself the next time. */
static void
hq_launcher_draw_straight (HqLauncher *self, const HqView *view)
{
  g_autofree char *nick = hq_memory_get_text ("role");
  g_autofree char *place = hq_memory_get_text ("place");
  int role = hq_place_find_role (nick);
  gboolean waits = g_str_equal (nick, HQ_PLACE_WAITING);
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->straight_row), role >= 0 || waits);
  if (waits)
    text = g_strdup (_ ("What the hall gives it"));
  else if (role >= 0)
    {
      where = hq_role_row_name_place ((HqScreenRole) role, view->setup, place);
      text = g_strdup_printf ("%s · %s", hq_role_row_get_name ((HqScreenRole) role), where);
    }
  adw_action_row_set_subtitle (self->straight_row,
                               text != NULL ? text : _ ("Once a role was started here"));
}

static void
hq_launcher_draw_roles (HqLauncher *self, const HqView *view)
{
  gboolean ready = view != NULL && hq_live_get_state (self->live) != HQ_LIVE_LOST;

  for (int i = 0; i < HQ_N_SCREENS; i++)
    {
      if (view != NULL)
        hq_role_row_show (self->rows[i], view->setup);
      hq_role_row_set_ready (self->rows[i], ready);
    }
  gtk_widget_set_sensitive (self->wait, ready);
}

static void
hq_launcher_draw (HqLauncher *self)
{
  const HqView *view = hq_live_get_view (self->live);
  gboolean lost = hq_live_get_state (self->live) == HQ_LIVE_LOST;
  g_autofree char *sentence = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (lost)
    sentence = hq_words_error_whole (hq_live_get_fault (self->live));
  else if (view != NULL)
    sentence = g_strdup_printf (_ ("%s, connected"), hq_launcher_name_kind (view->kind));
  else
    sentence = g_strdup (_ ("Opening…"));
  shown = hq_hall_describe (self->store);
  text = g_strdup_printf ("%s\n%s%s%s", sentence, shown,
                                  self->room != NULL ? "\n" : "",
                                  self->room != NULL ? self->room : "");
  adw_action_row_set_subtitle (self->hall, text);
  gtk_image_set_from_icon_name (self->state,
                                lost ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->state), lost || view != NULL);
  gtk_widget_set_visible (self->build, view != NULL && view->setup->services->len == 0);
  gtk_widget_set_sensitive (self->build_button, !lost);
  gtk_widget_set_visible (self->trial, view != NULL && view->kind != HQ_HALL_REAL);
  gtk_widget_set_sensitive (self->lift, !lost);
  adw_preferences_group_set_description (
    self->about, hq_hall_is_on_server (self->store)
                   ? _ ("On a server: counters, kiosks and boards can be machines of their own.")
                   : _ ("One machine: all counters, kiosks and boards must be connected to this "
                        "machine."));
  hq_launcher_draw_roles (self, view);
  if (view == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hall), "");
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hall),
                                 hq_language_pick (view->setup->name, view->setup->name_en));
  hq_launcher_draw_straight (self, view);
}

static void
hq_launcher_on_room (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqLauncher) self = user_data;
  g_autofree HqContactRoom *room = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  if (room == NULL || HQ_LIVE (source) != self->live)
    return;
  self->room = hq_words_room (room);
  hq_launcher_draw (self);
}

/* Answers that are under way keep the hall, which ends here all the same. */
static void
hq_launcher_leave (HqLauncher *self)
{
  if (self->live == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->live, self);
  g_object_run_dispose (G_OBJECT (self->live));
  g_clear_object (&self->live);
}

static void
hq_launcher_use (HqLauncher *self, const char *store)
{
  const HqLiveReader room = { .read = hq_contact_list_read_room, .free_view = g_free };
  HqLiveReader reader = { .read = hq_view_read_hall, .free_view = hq_view_free };
  g_autofree char *path = hq_hall_get_full_path (store);
  g_autofree char *own = hq_hall_fill_role (path, "launcher");

  g_free (self->store);
  self->store = g_steal_pointer (&path);
  hq_launcher_leave (self);
  g_clear_pointer (&self->room, g_free);
  if (!hq_hall_is_on_server (self->store) && !g_file_test (self->store, G_FILE_TEST_EXISTS))
    {
      hq_first_start_set_store (self->first, self->store);
      gtk_stack_set_visible_child_name (self->stack, "first");
      return;
    }
  hq_memory_set_text ("store", self->store);
  gtk_stack_set_visible_child_name (self->stack, "hall");
  self->live = hq_live_new (own);
  hq_live_set_actor (self->live, &(HqActor){ .role = HQ_ROLE_OPERATOR });
  g_signal_connect_swapped (self->live, "changed", G_CALLBACK (hq_launcher_draw), self);
  hq_live_show (self->live, &reader);
  hq_live_read_async (self->live, &room, NULL, hq_launcher_on_room, g_object_ref (self));
  hq_launcher_draw (self);
}

static void
hq_launcher_on_made (HqLauncher *self, const char *store)
{
  hq_launcher_use (self, store);
  hq_toaster_say (self->toaster, _ ("The hall is made."));
}

static void
hq_launcher_on_chosen (HqLauncher *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  hq_launcher_use (self, g_file_peek_path (file));
}

/* Which file holds the hall; where it is to be made, @action is to save. */
static void
hq_launcher_choose (HqLauncher *self, GtkFileChooserAction action, const char *title)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "hall.db");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (hq_launcher_on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
hq_launcher_on_open (HqLauncher *self)
{
  hq_launcher_choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Hall"));
}

static void
hq_launcher_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_launcher_on_open (HQ_LAUNCHER (widget));
}

static void
hq_launcher_open_server (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqLauncher *self = HQ_LAUNCHER (widget);
  HqServerDialog *dialog = hq_server_dialog_new (GTK_WINDOW (self), self->store);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (hq_launcher_use), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hq_launcher_new_hall (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_launcher_choose (HQ_LAUNCHER (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("New Hall"));
}

/* The window is made anew, in its place. */
static void
hq_launcher_set_language (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqLauncher *self = HQ_LAUNCHER (widget);
  GtkWindow *other;

  hq_language_set (g_variant_get_string (parameter, NULL));
  other = hq_launcher_new (gtk_window_get_application (GTK_WINDOW (self)), self->store);
  gtk_window_present (other);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
hq_launcher_on_lifted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqLauncher) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->lift, TRUE);
  if (hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    hq_toaster_say (self->toaster, _ ("Every service is open until midnight."));
  else if (hq_error_is (error, HQ_ERROR_OPEN_TICKET))
    hq_toaster_say (self->toaster, _ ("Numbers were taken today already; the hours stay as they are."));
  else
    hq_launcher_say_error (self, error);
}

static void
hq_launcher_on_lift (HqLauncher *self)
{
  HqOrder order = { .act = HQ_ACT_LIFT_DAY };

  gtk_widget_set_sensitive (self->lift, FALSE);
  hq_live_run_async (self->live, &(HqWorkerRequest){ NULL, &order }, NULL, hq_launcher_on_lifted,
                     g_object_ref (self));
}

static void
hq_launcher_on_straight (HqLauncher *self)
{
  hq_memory_set_switch ("start-role", gtk_switch_get_active (self->straight));
}

/* A row of a role that runs. */
typedef struct
{
  HqLauncher *launcher; /* (borrowed): a weak pointer */
  AdwActionRow *row;    /* (owned) */
} HqLauncherRun;

static void
hq_launcher_on_ended (HqChild *child, gboolean well, gpointer user_data)
{
  HqLauncherRun *run = user_data;
  HqLauncher *self = run->launcher;

  if (self == NULL)
    return;
  if (!well)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%s ended by itself; start it again."),
                                                   adw_preferences_row_get_title (
                                                     ADW_PREFERENCES_ROW (run->row)));

      hq_toaster_say (self->toaster, sentence);
    }
  adw_preferences_group_remove (self->running, GTK_WIDGET (run->row));
  gtk_widget_set_visible (GTK_WIDGET (self->running), --self->n_running > 0);
}

static void
hq_launcher_run_free (gpointer data, GClosure *closure)
{
  HqLauncherRun *run = data;

  g_clear_weak_pointer (&run->launcher);
  g_object_unref (run->row);
  g_free (run);
}

static void
hq_launcher_add_running (HqLauncher *self, HqChild *child, const char *title)
{
  HqLauncherRun *run = g_new0 (HqLauncherRun, 1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *stop = gtk_button_new_with_label (_ ("Stop"));
  g_autofree char *name = g_strdup_printf (_ ("Stop %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (hq_child_stop), child, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), stop);
  adw_preferences_group_add (self->running, row);
  gtk_widget_set_visible (GTK_WIDGET (self->running), TRUE);
  self->n_running++;
  g_set_weak_pointer (&run->launcher, self);
  run->row = g_object_ref (ADW_ACTION_ROW (row));
  g_signal_connect_data (child, "ended", G_CALLBACK (hq_launcher_on_ended), run,
                         hq_launcher_run_free, 0);
}

/* Starts the role as a process of its own, and remembers it. */
static void
hq_launcher_start (HqLauncher *self, const HqChildStart *start, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqChild) child = hq_child_new (start, &error);

  if (child == NULL)
    {
      hq_launcher_say_error (self, error);
      return;
    }
  hq_launcher_add_running (self, child, title);
  hq_memory_set_text ("role", start->role != HQ_N_SCREENS ? hq_place_get_nick (start->role)
                                                          : HQ_PLACE_WAITING);
  hq_memory_set_text ("place", start->place != NULL ? start->place : "");
  hq_launcher_draw_straight (self, hq_live_get_view (self->live));
}

static void
hq_launcher_start_at (HqLauncher *self, HqScreenRole role, const char *place)
{
  const HqView *view = hq_live_get_view (self->live);
  const HqChildStart start = { role, self->store, place, gtk_switch_get_active (self->windowed) };
  g_autofree char *where = NULL;
  g_autofree char *title = NULL;

  if (view == NULL || start.place == NULL)
    return;
  where = hq_role_row_name_place (role, view->setup, start.place);
  title = g_strdup_printf ("%s · %s", hq_role_row_get_name (role), where);
  hq_launcher_start (self, &start, title);
}

static void
hq_launcher_on_start (HqLauncher *self, HqRoleRow *row)
{
  hq_launcher_start_at (self, hq_role_row_get_role (row), hq_role_row_get_place (row));
}

/* An empty hall is set up on the manager's screen, which opens at the steps. */
static void
hq_launcher_on_build (HqLauncher *self)
{
  hq_launcher_start_at (self, HQ_SCREEN_MANAGER, "0");
}

static void
hq_launcher_on_wait (HqLauncher *self)
{
  const HqChildStart start = { HQ_N_SCREENS, self->store, NULL,
                               gtk_switch_get_active (self->windowed) };

  if (hq_live_get_view (self->live) != NULL)
    hq_launcher_start (self, &start, _ ("What the hall gives it"));
}

static void
hq_launcher_dispose (GObject *object)
{
  HqLauncher *self = HQ_LAUNCHER (object);

  hq_launcher_leave (self);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (hq_launcher_parent_class)->dispose (object);
}

static void
hq_launcher_finalize (GObject *object)
{
  g_free (HQ_LAUNCHER (object)->store);
  g_free (HQ_LAUNCHER (object)->room);
  G_OBJECT_CLASS (hq_launcher_parent_class)->finalize (object);
}

static void
hq_launcher_class_init (HqLauncherClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_launcher_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_launcher_finalize;
  g_type_ensure (HQ_TYPE_FIRST_START);
  g_type_ensure (HQ_TYPE_PRINTER_ROW);
  g_type_ensure (HQ_TYPE_SCAN_ROW);
  g_type_ensure (HQ_TYPE_SPEECH_ROW);
  g_type_ensure (HQ_TYPE_TOASTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-launcher.ui");
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, title);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, toaster);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, stack);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, first);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, about);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, hall);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, state);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, build);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, build_button);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, trial);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, lift);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, roles);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, wait);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, windowed);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, straight);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, straight_row);
  gtk_widget_class_bind_template_child (widget_class, HqLauncher, running);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_made);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_open);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_build);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_lift);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_straight);
  gtk_widget_class_bind_template_callback (widget_class, hq_launcher_on_wait);
  gtk_widget_class_install_action (widget_class, "launcher.open", NULL, hq_launcher_open);
  gtk_widget_class_install_action (widget_class, "launcher.open-server", NULL,
                                   hq_launcher_open_server);
  gtk_widget_class_install_action (widget_class, "launcher.new", NULL, hq_launcher_new_hall);
  gtk_widget_class_install_action (widget_class, "launcher.language", "s",
                                   hq_launcher_set_language);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "launcher.open-server", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "launcher.open",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
hq_launcher_init (HqLauncher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < HQ_N_SCREENS; i++)
    {
      self->rows[i] = HQ_ROLE_ROW (hq_role_row_new ((HqScreenRole) i));
      g_signal_connect_swapped (self->rows[i], "start", G_CALLBACK (hq_launcher_on_start), self);
      adw_preferences_group_add (self->roles, GTK_WIDGET (self->rows[i]));
    }
  gtk_switch_set_active (self->straight, hq_memory_get_switch ("start-role"));
}

/**
 * hq_launcher_new:
 * @application: its application
 * @store: the file of a hall; where there is none, it can be made
 *
 * Returns: (transfer none): a window, not shown yet, owned by GTK
 */
GtkWindow *
hq_launcher_new (GtkApplication *application, const char *store)
{
  HqLauncher *self = g_object_new (HQ_TYPE_LAUNCHER, "application", application, NULL);

  hq_launcher_use (self, store);
  return GTK_WINDOW (self);
}
