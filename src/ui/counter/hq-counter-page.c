/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-page.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-desk.h"
#include "hq-counter-door.h"
#include "hq-counter-input.h"
#include "hq-counter-words.h"
#include "hq-deed-word.h"
#include "hq-language.h"
#include "hq-word-banner.h"
#include "hq-words.h"

struct _HqCounterPage
{
  HqPage parent_instance;

  AdwWindowTitle *title;
  GtkButton *language;
  GtkWidget *menu_button;
  GtkRevealer *lost;
  GtkLabel *lost_label;
  HqWordBanner *word;
  GtkLabel *lent;
  GtkStack *stack;
  HqCounterDoor *door;
  HqCounterWork *work; /* (nullable): made when a clerk first comes in */

  gboolean entering;  /* somebody at the door is being looked at */
  gboolean entered;   /* they were let in, and the view that says so is still to come */
  gint64 entered_seq; /* its event */
  gboolean locked;
  gint64 touched_at; /* the session's own last input, by the monotonic clock */
  gboolean closing;  /* the person has said that the window goes away */
};

G_DEFINE_TYPE (HqCounterPage, hq_counter_page, HQ_TYPE_PAGE)

static void hq_counter_page_update (HqCounterPage *self);

static void
hq_counter_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_counter_desk_view_read,
    .query = hq_view_place_new (HQ_SCREEN_COUNTER, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_counter_desk_view_free,
    .get_until = hq_view_get_until,
  };
}

static const HqCounterDeskView *
hq_counter_page_get_view (HqCounterPage *self)
{
  return hq_page_get_view (HQ_PAGE (self));
}

/* Whether whoever is signed in at the counter is the one who showed here that it is they. */
static gboolean
hq_counter_page_is_mine (HqCounterPage *self)
{
  const HqCounterDeskView *view = hq_counter_page_get_view (self);
  const char *staff = hq_live_get_staff (hq_page_get_live (HQ_PAGE (self)));

  return view != NULL && staff != NULL && view->counter.duty.duty != 0
         && g_str_equal (view->counter.duty.staff, staff);
}

static gboolean
hq_counter_page_is_at_work (HqCounterPage *self)
{
  return !self->locked && hq_counter_page_is_mine (self);
}

static void hq_counter_page_on_lock (HqCounterPage *self);
static void hq_counter_page_touch (HqCounterPage *self);

/**
 * hq_counter_page_get_work:
 *
 * Returns: (transfer none): what a clerk who is signed in works with, made now where nobody was here
 *   before
 */
HqCounterWork *
hq_counter_page_get_work (HqCounterPage *self)
{
  if (self->work == NULL)
    {
      self->work = g_object_new (HQ_TYPE_COUNTER_WORK, NULL);
      hq_counter_work_set_page (self->work, HQ_PAGE (self));
      g_signal_connect_swapped (self->work, "lock", G_CALLBACK (hq_counter_page_on_lock), self);
      g_signal_connect_swapped (self->work, "touched", G_CALLBACK (hq_counter_page_touch), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->work), "work");
    }
  return self->work;
}

/* What is drawn ------------------------------------------------------------------------------- */

static void
hq_counter_page_draw_title (HqCounterPage *self, const HqCounterDeskView *view)
{
  g_autofree char *number = g_strdup_printf (_ ("Counter %d"), view->counter.counter->counter);
  const HqStaff *staff = NULL;

  if (hq_counter_page_is_mine (self))
    staff = hq_setup_find_staff (view->counter.view.setup, view->counter.duty.staff);
  adw_window_title_set_title (self->title, number);
  adw_window_title_set_subtitle (self->title, staff != NULL ? staff->name : "");
  gtk_widget_set_visible (self->menu_button, hq_counter_page_is_at_work (self));
}

static void
hq_counter_page_draw_lost (HqCounterPage *self, const HqCounterDeskView *view)
{
  HqLive *live = hq_page_get_live (HQ_PAGE (self));
  gboolean lost = hq_page_is_lost (HQ_PAGE (self));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *clock = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *fault = NULL;

  gtk_revealer_set_reveal_child (self->lost, lost);
  if (!lost)
    return;
  clock = hq_words_clock (hq_live_get_lost_since (live),
                          view != NULL ? view->counter.view.zone : zone);
  fault = hq_words_error (hq_live_get_fault (live));
  sentence = g_strdup_printf (
    _ ("The hall has been out of reach since %s. %s It goes on by itself."), clock, fault);
  gtk_label_set_label (self->lost_label, sentence);
}

/* What a manager says to the counter, and lends it to. */
static void
hq_counter_page_draw_deeds (HqCounterPage *self, const HqCounterDeskView *view)
{
  const HqWord *word = hq_deed_word_find_unseen (view->words, view->counter.counter->counter);
  g_autofree char *lent = hq_counter_words_lent (view, hq_live_get_now (
                                                         hq_page_get_live (HQ_PAGE (self))));

  hq_word_banner_show (self->word, &view->counter.view, word, hq_counter_page_is_at_work (self));
  gtk_label_set_label (self->lent, lent);
  gtk_widget_set_visible (GTK_WIDGET (self->lent), lent[0] != '\0');
}

static void
hq_counter_page_draw_door (HqCounterPage *self, const HqCounterDeskView *view)
{
  HqCounterDoorMode mode = HQ_COUNTER_DOOR_SIGN_IN;

  if (self->locked)
    mode = HQ_COUNTER_DOOR_UNLOCK;
  else if (view->counter.duty.duty != 0)
    mode = HQ_COUNTER_DOOR_RESUME;
  hq_counter_door_set_mode (self->door, mode, view);
  hq_counter_door_set_busy (self->door, self->entering || self->entered);
}

/* What has the focus gives it up before it can be used no more: a cursor blinks on otherwise. */
static void
hq_counter_page_set_able (HqCounterPage *self, gboolean able)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->stack)) == able)
    return;
  if (!able)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), able);
}

static void
hq_counter_page_update (HqCounterPage *self)
{
  const HqCounterDeskView *view = hq_counter_page_get_view (self);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  const char *wanted = "loading";

  if (view != NULL)
    wanted = hq_counter_page_is_at_work (self) ? "work" : "door";
  hq_counter_page_draw_lost (self, view);
  hq_counter_page_set_able (self, !hq_page_is_lost (HQ_PAGE (self)));
  if (view == NULL)
    return;
  hq_counter_page_draw_title (self, view);
  hq_counter_page_draw_deeds (self, view);
  hq_counter_page_draw_door (self, view);
  if (hq_counter_page_is_at_work (self))
    hq_counter_work_draw (hq_counter_page_get_work (self), view);
  gtk_stack_set_visible_child_name (self->stack, wanted);
  if (g_strcmp0 (shown, wanted) != 0
      || hq_compat_get_focus (GTK_WIDGET (self)) == NULL)
    {
      if (g_str_equal (wanted, "work"))
        hq_counter_work_place_focus (hq_counter_page_get_work (self));
      else
        hq_counter_door_place_focus (self->door);
    }
}

/* The session --------------------------------------------------------------------------------- */

/* In whose name the counter asks from now on, and from where. */
static void
hq_counter_page_set_staff (HqCounterPage *self, const char *staff)
{
  g_autofree char *device = hq_counter_door_get_device (self->door);

  hq_live_set_actor (hq_page_get_live (HQ_PAGE (self)),
                     &(HqActor){ .role = HQ_ROLE_CLERK, .staff = staff, .device = device });
}

static void
hq_counter_page_touch (HqCounterPage *self)
{
  self->touched_at = g_get_monotonic_time ();
}

static gboolean
hq_counter_page_on_event (HqCounterPage *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      hq_counter_page_touch (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
hq_counter_page_on_lock (HqCounterPage *self)
{
  self->locked = TRUE;
  hq_counter_door_clear (self->door);
  hq_page_close_windows (HQ_PAGE (self));
  if (self->work != NULL)
    hq_counter_work_leave (self->work);
  hq_counter_page_update (self);
}

static void
hq_counter_page_lock_when_idle (HqCounterPage *self, const HqCounterDeskView *view)
{
  if (hq_counter_page_is_at_work (self)
      && !hq_counter_work_is_running (hq_counter_page_get_work (self))
      && hq_counter_desk_locks (view, g_get_monotonic_time () - self->touched_at))
    hq_counter_page_on_lock (self);
}

/* Whoever was signed in here is no more: they signed out, the day closed, or it was done elsewhere. */
static void
hq_counter_page_forget_session (HqCounterPage *self)
{
  const HqCounterDeskView *view = hq_counter_page_get_view (self);

  if (self->entered && view != NULL && view->counter.view.seq >= self->entered_seq)
    self->entered = FALSE;
  if (view == NULL || self->entered || hq_counter_page_is_mine (self)
      || hq_live_get_staff (hq_page_get_live (HQ_PAGE (self))) == NULL)
    return;
  hq_counter_page_set_staff (self, NULL);
  self->locked = FALSE;
  hq_counter_door_clear (self->door);
  hq_page_close_windows (HQ_PAGE (self));
  if (self->work != NULL)
    hq_counter_work_leave (self->work);
}

static void
hq_counter_page_refresh (HqPage *page)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (page);

  hq_counter_page_forget_session (self);
  hq_counter_page_update (self);
}

static void
hq_counter_page_on_entered (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (page);

  self->entering = FALSE;
  if (answer == NULL)
    {
      hq_counter_page_update (self);
      hq_counter_door_refuse (self->door, error);
      return;
    }
  self->entered = TRUE;
  self->entered_seq = answer->seq;
  self->locked = FALSE;
  hq_counter_page_touch (self);
  hq_counter_page_set_staff (self, hq_counter_door_get_staff (self->door));
  hq_counter_door_clear (self->door);
  hq_counter_page_refresh (page);
}

/* Who is signed in here already, on a screen that was started again or locked, shows who they are;
 * anybody else signs in. */
static void
hq_counter_page_on_enter (HqCounterPage *self)
{
  const HqCounterDeskView *view = hq_counter_page_get_view (self);
  const char *staff = hq_counter_door_get_staff (self->door);
  gboolean here = view->counter.duty.duty != 0 && g_strcmp0 (view->counter.duty.staff, staff) == 0;
  g_autofree char *device = hq_counter_door_get_device (self->door);
  const HqActor actor = { .role = HQ_ROLE_CLERK, .staff = staff, .device = device };
  const HqOrder order = { .act = here ? HQ_ACT_ENTER : HQ_ACT_SIGN_IN,
                          .counter = view->counter.counter->counter,
                          .password = hq_counter_door_get_password (self->door) };

  if (self->entering || self->entered)
    return;
  self->entering = TRUE;
  /* What has the focus gives it up before it can be used no more. */
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  hq_page_run_as (HQ_PAGE (self), &actor, &order, hq_counter_page_on_entered);
  hq_counter_page_update (self);
}

/* Somebody else may have said so a moment ago: then there is nothing to say any more. */
static void
hq_counter_page_on_word_done (HqPage *page, const HqAnswer *answer, const GError *error)
{
  if (answer == NULL && !hq_error_is (error, HQ_ERROR_WRONG_STATE))
    hq_page_say_error (page, error);
}

static void
hq_counter_page_on_seen (HqCounterPage *self)
{
  gint64 word = hq_word_banner_get_word (self->word);

  if (word != 0)
    hq_page_run (HQ_PAGE (self), &(HqOrder){ .act = HQ_ACT_WORD_SEEN, .id = word },
                 hq_counter_page_on_word_done);
}

/* Keys and time ------------------------------------------------------------------------------- */

static gboolean
hq_counter_page_on_key (GtkWidget *widget, HqCounterKey key, gboolean enter)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (widget);

  hq_counter_page_touch (self);
  if (key == HQ_COUNTER_KEY_HELP)
    {
      hq_counter_keys_show (widget);
      return TRUE;
    }
  if (key == HQ_COUNTER_KEY_SEEN)
    {
      hq_counter_page_on_seen (self);
      return TRUE;
    }
  return hq_counter_page_is_at_work (self)
         && hq_counter_input_take_key (hq_counter_page_get_work (self), key, enter);
}

static void
hq_counter_page_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (widget);

  if (g_str_equal (name, "counter.help"))
    hq_counter_keys_show (widget);
  else if (hq_counter_page_is_at_work (self))
    hq_counter_input_press (hq_counter_page_get_work (self), g_str_equal (name, "counter.lock")
                                                               ? HQ_COUNTER_KEY_LOCK
                                                               : HQ_COUNTER_KEY_SIGN_OUT);
}

/* The page is made anew: what is asked in a form is asked again by its key. Whoever has locked the
 * counter is as if away from here, or the new page would be open. */
static void
hq_counter_page_change_language (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (widget);

  if (self->entering || self->entered
      || (self->work != NULL && hq_counter_work_is_running (self->work)))
    return;
  if (self->locked)
    hq_counter_page_set_staff (self, NULL);
  hq_page_set_language (HQ_PAGE (self), hq_language_get_other ());
}

static gboolean
hq_counter_page_scan (HqPage *page, const HqReaderScan *scan)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (page);

  if (scan->kind != HQ_READER_TICKET)
    return FALSE;
  if (hq_counter_page_is_at_work (self))
    hq_counter_input_scan (hq_counter_page_get_work (self), scan->text);
  else
    hq_page_say (page, _ ("Please sign in first; then scan the ticket again."));
  return TRUE;
}

static void
hq_counter_page_tick (HqPage *page, HqTime now)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (page);
  const HqCounterDeskView *view = hq_counter_page_get_view (self);

  hq_counter_door_tick (self->door);
  if (view == NULL)
    return;
  hq_counter_page_draw_deeds (self, view);
  if (hq_counter_page_is_at_work (self))
    hq_counter_work_tick (hq_counter_page_get_work (self), view, now);
  hq_counter_page_lock_when_idle (self, view);
}

static void
hq_counter_page_on_close_response (HqCounterPage *self, const char *response, GtkWindow *question)
{
  /* The window goes before the question over it has. */
  gtk_window_set_transient_for (question, NULL);
  if (!g_str_equal (response, "close"))
    return;
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* Nobody is signed out by a window that goes away: the next one goes on. */
static gboolean
hq_counter_page_may_close (HqPage *page)
{
  HqCounterPage *self = HQ_COUNTER_PAGE (page);
  const HqCounterDeskView *view = hq_counter_page_get_view (self);
  GtkWidget *dialog;

  if (self->closing || !hq_counter_page_is_mine (self) || !hq_counter_desk_is_open (view))
    return TRUE;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _ ("A ticket is not finished"),
                                   _ (
                                     "It stays at this counter, and so do you, until the window is "
                                     "opened again."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("Stay"), "close",
                                    _ ("Close all the same"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_counter_page_on_close_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}

static void
hq_counter_page_class_init (HqCounterPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  page_class->looks = "/org/hallqueue/HallQueue/counter.css";
  page_class->init_reader = hq_counter_page_init_reader;
  page_class->refresh = hq_counter_page_refresh;
  page_class->tick = hq_counter_page_tick;
  page_class->may_close = hq_counter_page_may_close;
  page_class->scan = hq_counter_page_scan;

  g_type_ensure (HQ_TYPE_COUNTER_DOOR);
  g_type_ensure (HQ_TYPE_WORD_BANNER);
  gtk_widget_class_install_action (widget_class, "counter.lock", NULL, hq_counter_page_on_action);
  gtk_widget_class_install_action (widget_class, "counter.sign-out", NULL,
                                   hq_counter_page_on_action);
  gtk_widget_class_install_action (widget_class, "counter.help", NULL, hq_counter_page_on_action);
  gtk_widget_class_install_action (widget_class, "counter.language", NULL,
                                   hq_counter_page_change_language);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, title);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, language);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, lost);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, lost_label);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, word);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, lent);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPage, door);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_page_on_enter);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_page_on_seen);
}

/**
 * hq_counter_page_watch:
 * @widget: the page, or a window that belongs to it: who works there has not left the counter
 */
void
hq_counter_page_watch (HqCounterPage *self, GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (hq_counter_page_on_event), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
}

static void
hq_counter_page_init (HqCounterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_counter_page_touch (self);
  hq_counter_page_watch (self, GTK_WIDGET (self));
  hq_counter_keys_add (GTK_WIDGET (self), hq_counter_page_on_key);
  gtk_button_set_label (self->language, hq_language_get_other_name ());
  hq_word_banner_set_key (self->word, hq_counter_keys_get_name (HQ_COUNTER_KEY_SEEN));
}
