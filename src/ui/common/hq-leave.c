/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-leave.h"

#include <glib/gi18n.h>

#include "hq-entry-row.h"
#include "hq-knock.h"
#include "hq-secret.h"
#include "hq-touch-keys.h"
#include "hq-view.h"
#include "hq-wall.h"
#include "hq-words.h"

/* So much of the width and the height of the page is its corner where one knocks. */
#define HQ_LEAVE_CORNER 6.0
/* A password that was typed and not sent does not wait for the next hand. */
#define HQ_LEAVE_SECONDS 60
/* What the keys need beside or under the question, in letters of the screen's text. */
#define HQ_LEAVE_WIDE 52
#define HQ_LEAVE_HIGH 30

struct _HqLeave
{
  AdwWindow parent_instance;

  HqLive *live; /* (owned): which knows the staff; a change of language makes the page anew */
  char *device; /* (owned) (nullable): the screen's, where wrong passwords are counted */
  guint end;    /* the source that ends it when nobody has touched it for long */
  GtkEditable *staff;
  HqSecret *password;
  GtkLabel *refusal;
  GtkWidget *leave;
  HqTouchKeys *keys;
};

G_DEFINE_TYPE (HqLeave, hq_leave, ADW_TYPE_WINDOW)

static HqLeave *asked;

static void
hq_leave_on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean entered = hq_live_run_finish (HQ_LIVE (source), result, NULL, &error);
  g_autofree char *refusal = NULL;

  /* Whoever asked may have turned away meanwhile; somebody else may have begun. */
  if (asked == NULL || gtk_widget_get_sensitive (asked->leave))
    return;
  if (entered)
    {
      gtk_window_destroy (gtk_window_get_transient_for (GTK_WINDOW (asked)));
      return;
    }
  /* Which of the two is wrong is nobody's business. */
  refusal = hq_error_is (error, HQ_ERROR_NOT_FOUND)
              ? g_strdup (_ (hq_error_get_sentence (HQ_ERROR_WRONG_PASSWORD)))
              : hq_words_error (error);
  hq_wall_set (asked->refusal, refusal);
  gtk_widget_set_sensitive (asked->leave, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (asked->password));
}

static void
hq_leave_on_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqLeave *self = HQ_LEAVE (widget);
  g_autofree char *staff = g_strstrip (g_strdup (gtk_editable_get_text (self->staff)));
  HqActor actor = { .role = HQ_ROLE_ADMINISTRATOR, .staff = staff, .device = self->device };
  HqOrder order = { .act = HQ_ACT_ENTER, .password = hq_secret_get_text (self->password) };

  if (!gtk_widget_get_sensitive (self->leave))
    return;
  gtk_widget_set_sensitive (self->leave, FALSE);
  hq_live_run_async (self->live, &(HqWorkerRequest){ &actor, &order }, NULL, hq_leave_on_entered,
                     NULL);
  hq_secret_set_text (self->password, "");
}

static gboolean
hq_leave_on_end (gpointer data)
{
  HqLeave *self = data;

  self->end = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
hq_leave_on_event (HqLeave *self)
{
  g_clear_handle_id (&self->end, g_source_remove);
  self->end = g_timeout_add_seconds (HQ_LEAVE_SECONDS, hq_leave_on_end, self);
  return FALSE;
}

/* GTK's inspector would be a way out without a password. */
static gboolean
hq_leave_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return TRUE;
}

static void
hq_leave_dispose (GObject *object)
{
  HqLeave *self = HQ_LEAVE (object);

  if (asked == self)
    asked = NULL;
  g_clear_handle_id (&self->end, g_source_remove);
  g_clear_object (&self->live);
  g_clear_pointer (&self->device, g_free);
  G_OBJECT_CLASS (hq_leave_parent_class)->dispose (object);
}

static void
hq_leave_class_init (HqLeaveClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_leave_dispose;
  GTK_WINDOW_CLASS (class)->enable_debugging = hq_leave_enable_debugging;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  g_type_ensure (HQ_TYPE_SECRET);
  g_type_ensure (HQ_TYPE_TOUCH_KEYS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-leave.ui");
  gtk_widget_class_bind_template_child (widget_class, HqLeave, staff);
  gtk_widget_class_bind_template_child (widget_class, HqLeave, password);
  gtk_widget_class_bind_template_child (widget_class, HqLeave, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqLeave, leave);
  gtk_widget_class_bind_template_child (widget_class, HqLeave, keys);
  gtk_widget_class_install_action (widget_class, "leave.leave", NULL, hq_leave_on_leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hq_leave_init (HqLeave *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hq_touch_keys_set_keys (self->keys, HQ_TOUCH_KEYS_PASSWORD);
  hq_touch_keys_set_entry (self->keys, self->staff);
  hq_touch_keys_follow (self->keys, GTK_WIDGET (self->staff), self->staff);
  hq_touch_keys_follow (self->keys, GTK_WIDGET (self->password),
                        hq_secret_get_editable (self->password));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (hq_leave_on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  hq_leave_on_event (self);
}

/* Asks in letters of the size that the screen has; whoever has no keyboard gets keys to touch. */
static void
hq_leave_ask (HqPage *page, gboolean touch)
{
  int width = gtk_widget_get_width (GTK_WIDGET (page));
  int height = gtk_widget_get_height (GTK_WIDGET (page));
  double letter = HQ_PAGE_GET_CLASS (page)->get_text_size (width, height);
  const HqView *view = hq_page_get_view (page);
  int wanted = (int) ((width > height ? HQ_LEAVE_WIDE : HQ_LEAVE_HIGH) * letter);

  if (asked == NULL)
    {
      asked = g_object_new (HQ_TYPE_LEAVE, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                            "destroy-with-parent", TRUE, NULL);
      asked->live = g_object_ref (hq_page_get_live (page));
      asked->device = view != NULL ? g_strdup (view->place.device) : NULL;
    }
  if (touch)
    {
      gtk_widget_set_visible (GTK_WIDGET (asked->keys), TRUE);
      hq_wall_set_class (asked, "tall", height >= width);
      gtk_widget_set_size_request (GTK_WIDGET (asked), MIN (wanted, width), -1);
    }
  gtk_window_present (GTK_WINDOW (asked));
}

static gboolean
hq_leave_on_keys (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  hq_leave_ask (HQ_PAGE (widget), FALSE);
  return TRUE;
}

static void
hq_leave_on_press (GtkGestureClick *gesture, int n_press, double left, double top, gpointer knock)
{
  GtkWidget *door = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *page = gtk_widget_get_ancestor (door, HQ_TYPE_PAGE);

  if (door == page
      && (left * HQ_LEAVE_CORNER > gtk_widget_get_width (page)
          || top * HQ_LEAVE_CORNER > gtk_widget_get_height (page)))
    return;
  if (hq_knock_count (knock))
    hq_leave_ask (HQ_PAGE (page), TRUE);
}

static void
hq_leave_free_knock (gpointer knock, GClosure *closure)
{
  g_free (knock);
}

/**
 * hq_leave_install:
 * @page: a page that the public looks at
 * @door: (nullable): a part of it; %NULL for its upper left corner
 *
 * Has Ctrl+Alt+Q ask who is there, and so many touches of @door, one after another, as hq_knock_count()
 * wants.
 */
void
hq_leave_install (HqPage *page, GtkWidget *door)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK | GDK_ALT_MASK);
  GtkShortcutAction *action = gtk_callback_action_new (hq_leave_on_keys, NULL, NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (page), controller);
  /* What lies in the corner is pressed all the same. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_data (press, "pressed", G_CALLBACK (hq_leave_on_press), g_new0 (HqKnock, 1),
                         hq_leave_free_knock, 0);
  gtk_widget_add_controller (door != NULL ? door : GTK_WIDGET (page), GTK_EVENT_CONTROLLER (press));
}

/**
 * hq_leave_may_close:
 *
 * Returns: whether a stray key may end the screen: not where it fills its display
 */
gboolean
hq_leave_may_close (HqPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return root == NULL || !gtk_window_is_fullscreen (GTK_WINDOW (root));
}
