/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-work.h"

#include "hq-compat.h"

#include <glib/gi18n.h>

#include "hq-counter-ask.h"
#include "hq-counter-deeds.h"
#include "hq-counter-finish.h"
#include "hq-counter-head.h"
#include "hq-counter-move.h"
#include "hq-counter-number.h"
#include "hq-counter-own.h"
#include "hq-counter-pad.h"
#include "hq-counter-page.h"
#include "hq-counter-pause.h"
#include "hq-counter-queue.h"
#include "hq-counter-scan.h"
#include "hq-counter-ticket.h"
#include "hq-counter-words.h"
#include "hq-number.h"

/* A view that is to show what was done comes at once, or the store was lost meanwhile. */
#define HQ_COUNTER_WORK_VIEW_BOUND (2 * G_TIME_SPAN_SECOND)

struct _HqCounterWork
{
  AdwBin parent_instance;

  GtkStack *stack;
  HqCounterHead *head;
  HqCounterDeeds *deeds;
  HqCounterAsk *ask;
  HqCounterTicket *ticket;
  HqCounterQueue *queue;
  HqCounterOwn *own;
  HqCounterPad *pad;
  AdwBin *form_bin;
  GtkLabel *status;

  HqPage *page;        /* (borrowed): whose part this is */
  HqCounterForm *form; /* (borrowed) (nullable): what is asked now */
  char *said;          /* (owned) (nullable): what came of the last order or key */
  gboolean refused;    /* it was nothing */

  gboolean running;   /* an order is under way, or its view still to come */
  gboolean then_call; /* the next is called after it */
  HqAct act;          /* what it is */
  gint64 done_seq;    /* of its event, once it was done; the view that knows it is still to come */
  gint64 answered_at; /* by the monotonic clock */

  gint64 started_ticket; /* for which service was begun by itself, or it was tried */
  int started_period;
};

enum
{
  LOCK,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterWork, hq_counter_work, ADW_TYPE_BIN)

static void hq_counter_work_run_act (HqCounterWork *self, HqAct act);
static void hq_counter_work_update (HqCounterWork *self);

static HqLive *
hq_counter_work_get_live (HqCounterWork *self)
{
  return hq_page_get_live (self->page);
}

static const HqCounterDeskView *
hq_counter_work_get_view (HqCounterWork *self)
{
  return hq_page_get_view (self->page);
}

static HqTime
hq_counter_work_get_now (HqCounterWork *self)
{
  return hq_live_get_now (hq_counter_work_get_live (self));
}

static void
hq_counter_work_draw_status (HqCounterWork *self)
{
  if (self->refused)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "refused");
  if (self->said != NULL)
    gtk_label_set_label (self->status, self->said);
  else if (self->running || hq_live_is_busy (hq_counter_work_get_live (self)))
    gtk_label_set_label (self->status, _ ("Working…"));
  else
    gtk_label_set_label (self->status, "");
}

/* Says something where it covers no button, until the next key. */
static void
hq_counter_work_note (HqCounterWork *self, char *sentence, gboolean refused)
{
  g_free (self->said);
  self->said = sentence;
  self->refused = refused;
  hq_counter_work_draw_status (self);
}

static void
hq_counter_work_close_form (HqCounterWork *self)
{
  if (self->form == NULL)
    return;
  self->form = NULL;
  adw_bin_set_child (self->form_bin, NULL);
  hq_counter_work_update (self);
}

/* What is drawn ------------------------------------------------------------------------------- */

/* What the clock moves. */
static void
hq_counter_work_draw_time (HqCounterWork *self, const HqCounterDeskView *view)
{
  HqTime now = hq_counter_work_get_now (self);
  gboolean able = !self->running && !hq_page_is_lost (self->page);

  hq_counter_head_tick (self->head, view, now);
  hq_counter_deeds_update (self->deeds, view, now, able);
  hq_counter_ask_update (self->ask, hq_counter_work_get_live (self), view, able);
  hq_counter_ticket_set_able (self->ticket, able);
  hq_counter_queue_update (self->queue, view, now);
}

static void
hq_counter_work_draw_work (HqCounterWork *self, const HqCounterDeskView *view)
{
  HqLive *live = hq_counter_work_get_live (self);

  hq_counter_head_set_view (self->head, view);
  hq_counter_ticket_set_view (self->ticket, live, view);
  hq_counter_own_set_view (self->own, live, view);
  hq_counter_work_draw_time (self, view);
}

static gboolean
hq_counter_work_has_focus (HqCounterWork *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus);
}

/* Draws the whole, and has the next key go where it is expected. */
static void
hq_counter_work_update (HqCounterWork *self)
{
  const HqCounterDeskView *view = hq_counter_work_get_view (self);

  if (view == NULL || view->counter.duty.duty == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->form != NULL ? "form" : "desk");
  hq_counter_work_draw_status (self);
  if (self->form != NULL)
    hq_counter_form_set_busy (self->form, self->running);
  hq_counter_work_draw_work (self, view);
  if (!hq_counter_work_has_focus (self))
    hq_counter_work_place_focus (self);
}

/* Orders -------------------------------------------------------------------------------------- */

/* An order is over when the screen shows what it did. */
static void
hq_counter_work_end_run (HqCounterWork *self)
{
  const HqCounterDeskView *view = hq_counter_work_get_view (self);

  if (!self->running || self->done_seq == 0)
    return;
  if ((view != NULL && view->counter.view.seq >= self->done_seq)
      || g_get_monotonic_time () - self->answered_at > HQ_COUNTER_WORK_VIEW_BOUND)
    self->running = FALSE;
}

static void
hq_counter_work_say (HqCounterWork *self, HqError code)
{
  g_autoptr (GError) error = NULL;

  hq_error_set (&error, code, NULL);
  hq_counter_work_note (self, hq_words_error (error), TRUE);
}

static void
hq_counter_work_on_refused (HqCounterWork *self, const GError *error)
{
  self->running = FALSE;
  self->then_call = self->then_call && self->form != NULL;
  hq_counter_work_update (self);
  if (self->form != NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      hq_counter_form_say (self->form, sentence);
    }
  else
    hq_counter_work_note (self, hq_words_error (error), TRUE);
}

static void
hq_counter_work_on_done (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqCounterWork *self = hq_counter_page_get_work (HQ_COUNTER_PAGE (page));

  if (answer == NULL)
    {
      hq_counter_work_on_refused (self, error);
      return;
    }
  self->done_seq = answer->seq;
  self->answered_at = g_get_monotonic_time ();
  if (self->act != HQ_ACT_CALL)
    hq_counter_work_note (self, hq_counter_words_done (self->act, answer), FALSE);
  hq_counter_work_close_form (self);
  hq_counter_work_draw (self, hq_counter_work_get_view (self));
}

/* What has the focus gives it up before it can be pressed no more. */
static void
hq_counter_work_begin (HqCounterWork *self, HqAct act)
{
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  hq_counter_work_note (self, NULL, FALSE);
  self->running = TRUE;
  self->act = act;
  self->done_seq = 0;
}

/* Asks for @order at this counter; one at a time. */
static void
hq_counter_work_run (HqCounterWork *self, HqOrder *order)
{
  const HqCounterDeskView *view = hq_counter_work_get_view (self);

  /* The engine walks a visitor from the place that checks in: it is to be one of its set-up. */
  const HqActor here = { .role = HQ_ROLE_CLERK,
                         .staff = hq_live_get_staff (hq_counter_work_get_live (self)),
                         .device = view->counter.view.place.device };

  order->counter = view->counter.counter->counter;
  hq_counter_work_begin (self, order->act);
  hq_page_run_as (self->page, order->act == HQ_ACT_CHECK_IN ? &here : NULL, order,
                  hq_counter_work_on_done);
  hq_counter_work_update (self);
}

static void
hq_counter_work_run_act (HqCounterWork *self, HqAct act)
{
  HqOrder order = { .act = act };

  hq_counter_work_run (self, &order);
}

static void
hq_counter_work_run_number (HqCounterWork *self, HqAct act, const HqTicket *ticket)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  HqOrder order = { .act = act, .ticket = number };

  hq_counter_work_run (self, &order);
}

/* Keys ---------------------------------------------------------------------------------------- */

static void
hq_counter_work_on_confirm (HqCounterWork *self)
{
  HqOrder order = { 0 };

  if (!self->running && hq_counter_form_fill (self->form, &order))
    hq_counter_work_run (self, &order);
}

static void
hq_counter_work_cancel_form (HqCounterWork *self)
{
  self->then_call = FALSE;
  hq_counter_work_close_form (self);
}

static void
hq_counter_work_open_form (HqCounterWork *self, HqCounterForm *form)
{
  self->form = form;
  g_signal_connect_object (form, "confirm", G_CALLBACK (hq_counter_work_on_confirm), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "cancel", G_CALLBACK (hq_counter_work_cancel_form), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (form));
  hq_counter_work_update (self);
  hq_counter_form_place_focus (form);
}

static void
hq_counter_work_press_main (HqCounterWork *self, const HqCounterDeskView *view)
{
  switch (hq_counter_desk_get_main (view))
    {
    case HQ_COUNTER_DESK_CALL:
      hq_counter_work_run_act (self, HQ_ACT_CALL);
      break;
    case HQ_COUNTER_DESK_START:
      hq_counter_work_run_act (self, HQ_ACT_START);
      break;
    case HQ_COUNTER_DESK_FINISH:
      hq_counter_work_open_form (self,
                                 hq_counter_finish_new (hq_counter_work_get_live (self), view));
      break;
    case HQ_COUNTER_DESK_UNPAUSE:
      hq_counter_work_run_act (self, HQ_ACT_UNPAUSE);
      break;
    }
}

/* One press is enough, unless it must be said first what was accepted. */
static void
hq_counter_work_press_next (HqCounterWork *self, const HqCounterDeskView *view)
{
  self->then_call = TRUE;
  if (view->counter.ticket.state == HQ_STATE_SERVING && hq_counter_desk_needs_item (view))
    hq_counter_work_open_form (self, hq_counter_finish_new (hq_counter_work_get_live (self), view));
  else
    hq_counter_work_run_act (self, HQ_ACT_FINISH);
}

static void
hq_counter_work_press_hold (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.ticket.ticket == 0 && view->held->len > 0)
    hq_counter_work_run_number (self, HQ_ACT_RESUME,
                                &g_array_index (view->held, HqCounterDeskHeld, 0).ticket);
  else
    hq_counter_work_run_act (self, HQ_ACT_HOLD);
}

/* What is asked of a ticket that there is not is refused before the questions. */
static void
hq_counter_work_press_move (HqCounterWork *self, const HqCounterDeskView *view, gboolean goes_on)
{
  guint deeds = hq_counter_desk_get_deeds (view, hq_counter_work_get_now (self));

  if ((deeds & (goes_on ? HQ_COUNTER_DESK_CONTINUE : HQ_COUNTER_DESK_REDIRECT)) == 0)
    hq_counter_work_say (self, view->counter.ticket.ticket == 0 ? HQ_ERROR_NO_TICKET
                                                                : HQ_ERROR_WRONG_STATE);
  else
    hq_counter_work_open_form (self, hq_counter_move_new (hq_counter_work_get_live (self), view,
                                                          goes_on));
}

static void
hq_counter_work_press_pause (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.duty.paused_at != 0)
    hq_counter_work_run_act (self, HQ_ACT_UNPAUSE);
  else
    hq_counter_work_open_form (self, hq_counter_pause_new (hq_counter_work_get_live (self)));
}

static void
hq_counter_work_press_lock (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (hq_counter_desk_is_open (view))
    hq_counter_work_say (self, HQ_ERROR_OPEN_TICKET);
  else
    g_signal_emit (self, signals[LOCK], 0);
}

/* At any time of a stay, since a clerk may know before being asked. */
static void
hq_counter_work_press_forgot (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.ticket.state == HQ_STATE_SERVING)
    hq_counter_work_open_form (self,
                               hq_counter_finish_new_late (hq_counter_work_get_live (self), view));
  else
    hq_counter_work_say (self, view->counter.ticket.ticket == 0 ? HQ_ERROR_NO_TICKET
                                                                : HQ_ERROR_WRONG_STATE);
}

/* What the rules refuse is asked for as well: the answer is the sentence that says why. */
static void
hq_counter_work_do (HqCounterWork *self, HqCounterKey key, const HqCounterDeskView *view)
{
  switch (key)
    {
    case HQ_COUNTER_KEY_MAIN:
      hq_counter_work_press_main (self, view);
      break;
    case HQ_COUNTER_KEY_NEXT:
      hq_counter_work_press_next (self, view);
      break;
    case HQ_COUNTER_KEY_START:
      hq_counter_work_run_act (self, HQ_ACT_START);
      break;
    case HQ_COUNTER_KEY_RECALL:
      hq_counter_work_run_act (self, HQ_ACT_RECALL);
      break;
    case HQ_COUNTER_KEY_MISSED:
      hq_counter_work_run_act (self, HQ_ACT_MISSED);
      break;
    case HQ_COUNTER_KEY_PRESENT:
      if (view->counter.last.ticket != 0)
        hq_counter_work_run_number (self, HQ_ACT_PRESENT, &view->counter.last);
      else
        hq_counter_work_say (self, HQ_ERROR_NO_TICKET);
      break;
    case HQ_COUNTER_KEY_HOLD:
      hq_counter_work_press_hold (self, view);
      break;
    case HQ_COUNTER_KEY_LOCK:
      hq_counter_work_press_lock (self, view);
      break;
    case HQ_COUNTER_KEY_SIGN_OUT:
      hq_counter_work_run_act (self, HQ_ACT_SIGN_OUT);
      break;
    case HQ_COUNTER_KEY_HELP:
      hq_counter_keys_show (GTK_WIDGET (self));
      break;
    case HQ_COUNTER_KEY_REDIRECT:
      hq_counter_work_press_move (self, view, FALSE);
      break;
    case HQ_COUNTER_KEY_CONTINUE:
      hq_counter_work_press_move (self, view, TRUE);
      break;
    case HQ_COUNTER_KEY_NUMBER:
      hq_counter_work_open_form (self, hq_counter_number_new (NULL));
      break;
    case HQ_COUNTER_KEY_PAUSE:
      hq_counter_work_press_pause (self, view);
      break;
    case HQ_COUNTER_KEY_STILL:
      hq_counter_work_note (self, hq_counter_ask_answer (self->ask), FALSE);
      break;
    case HQ_COUNTER_KEY_FORGOT:
      hq_counter_work_press_forgot (self, view);
      break;
    case HQ_COUNTER_KEY_BACK:
    case HQ_N_COUNTER_KEYS:
    default:
      break;
    }
}

/**
 * hq_counter_work_press:
 * @key: what was pressed, on a button, the keyboard or a number pad
 *
 * A key that comes while an order is under way is answered, and not kept for later.
 */
void
hq_counter_work_press (HqCounterWork *self, HqCounterKey key)
{
  const HqCounterDeskView *view = hq_counter_work_get_view (self);

  if (self->running)
    hq_counter_work_note (
      self, g_strdup (_ ("What was pressed before is still being done; please wait.")), FALSE);
  else if (view == NULL || hq_page_is_lost (self->page))
    return;
  else if (self->form == NULL)
    {
      hq_counter_work_note (self, NULL, FALSE);
      hq_counter_work_do (self, key, view);
    }
  else if (key == HQ_COUNTER_KEY_MAIN)
    hq_counter_form_confirm (self->form);
  else if (key == HQ_COUNTER_KEY_BACK)
    hq_counter_work_cancel_form (self);
}

static void
hq_counter_work_on_pressed (HqCounterWork *self, int key)
{
  hq_counter_work_press (self, (HqCounterKey) key);
}

/* The pad is away from the screen: what it presses counts only while somebody works here. */
static void
hq_counter_work_on_pad (HqCounterWork *self, int pad_key)
{
  HqCounterKey key = hq_counter_keys_find_pad ((HqKeypadKey) pad_key);

  g_signal_emit (self, signals[TOUCHED], 0);
  if (key != HQ_N_COUNTER_KEYS && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hq_counter_work_press (self, key);
}

/* Whether something other than a key can be done now. */
static gboolean
hq_counter_work_may_do (HqCounterWork *self)
{
  return !self->running && self->form == NULL && !hq_page_is_lost (self->page);
}

static void
hq_counter_work_on_resume (HqCounterWork *self, const char *number)
{
  HqOrder order = { .act = HQ_ACT_RESUME, .ticket = number };

  if (hq_counter_work_may_do (self))
    hq_counter_work_run (self, &order);
}

static void
hq_counter_work_on_pick (HqCounterWork *self, const char *number)
{
  if (hq_counter_work_may_do (self))
    hq_counter_work_open_form (self, hq_counter_number_new (number));
}

static void
hq_counter_work_on_proof (HqCounterWork *self, gboolean confirm)
{
  if (hq_counter_work_may_do (self))
    hq_counter_work_run_number (self, confirm ? HQ_ACT_CONFIRM : HQ_ACT_WITHDRAW,
                                &hq_counter_work_get_view (self)->counter.ticket);
}

/* A ticket that was scanned ------------------------------------------------------------------- */

/* The ticket in hand is on the screen already. */
static void
hq_counter_work_show_scanned (HqCounterWork *self, const HqTicketLook *look)
{
  const HqCounterDeskView *view = hq_counter_work_get_view (self);
  g_autofree char *number = hq_number_format (look->ticket.prefix, look->ticket.number);

  if (look->ticket.ticket == view->counter.ticket.ticket)
    /* Translators: a ticket's number. */
    hq_counter_work_note (self, g_strdup_printf (_ ("%s is the one at this counter."), number),
                          FALSE);
  else
    hq_counter_work_open_form (self,
                               hq_counter_scan_new (look, view, hq_counter_work_get_now (self)));
}

static void
hq_counter_work_on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterWork) self = data;
  g_autoptr (GError) error = NULL;
  HqTicketLook *look = hq_live_read_finish (HQ_LIVE (source), result, &error);

  /* The clerk may have gone on, or away. */
  if (hq_counter_work_may_do (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (look != NULL)
        hq_counter_work_show_scanned (self, look);
      else if (hq_error_is (error, HQ_ERROR_NOT_FOUND))
        hq_counter_work_note (self, g_strdup (_ ("No ticket of this hall has this code.")), TRUE);
      else
        hq_counter_work_note (self, hq_words_error (error), TRUE);
    }
  g_clear_pointer (&look, hq_ticket_look_free);
}

/**
 * hq_counter_work_scan:
 * @self: the work of a counter
 * @code: what a ticket's code holds
 *
 * Brings up the ticket, unless something else is being asked here.
 */
void
hq_counter_work_scan (HqCounterWork *self, const char *code)
{
  const HqLiveReader reader = { .read = hq_ticket_look_read,
                                .query = g_strdup (code),
                                .free_query = g_free,
                                .free_view = hq_ticket_look_free };

  g_signal_emit (self, signals[TOUCHED], 0);
  if (HQ_IS_COUNTER_SCAN (self->form) && !self->running)
    hq_counter_work_cancel_form (self);
  if (!hq_counter_work_may_do (self))
    {
      g_free (reader.query);
      hq_counter_work_note (
        self,
        g_strdup (self->form != NULL && !self->running
                    ? _ ("Finish what is asked here, or go back; then scan the ticket again.")
                    : _ ("What was pressed before is still being done; please wait.")),
        TRUE);
      return;
    }
  hq_live_read_async (hq_counter_work_get_live (self), &reader, NULL, hq_counter_work_on_looked,
                      g_object_ref (self));
}

/* In a form the keys belong to what is asked there, but for the one that does it and the one that
 * does not. */
static gboolean
hq_counter_work_take_form_key (HqCounterWork *self, HqCounterKey key, gboolean enter)
{
  if ((enter && !self->running) || (key != HQ_COUNTER_KEY_MAIN && key != HQ_COUNTER_KEY_BACK))
    return FALSE;
  hq_counter_work_press (self, key);
  return TRUE;
}

/**
 * hq_counter_work_take_key:
 * @key: a key of the keyboard
 * @enter: whether it was an Enter key, which belongs first to what has the focus
 *
 * Returns: whether it was used up
 */
gboolean
hq_counter_work_take_key (HqCounterWork *self, HqCounterKey key, gboolean enter)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  if (self->form != NULL)
    return hq_counter_work_take_form_key (self, key, enter);
  if (key == HQ_COUNTER_KEY_BACK)
    return FALSE;
  /* Enter presses what has the focus; that is the big button, unless somebody went elsewhere. */
  if (enter && !self->running && focus != NULL && gtk_widget_is_sensitive (focus)
      && focus != hq_counter_deeds_get_button (self->deeds, HQ_COUNTER_KEY_MAIN))
    return FALSE;
  hq_counter_work_press (self, key);
  return TRUE;
}

/* Time ---------------------------------------------------------------------------------------- */

static void
hq_counter_work_start_by_itself (HqCounterWork *self, const HqCounterDeskView *view, HqTime now)
{
  const HqTicket *ticket = &view->counter.ticket;

  if (self->running || hq_page_is_lost (self->page) || !hq_counter_desk_starts (view, now)
      || (self->started_ticket == ticket->ticket && self->started_period == ticket->period))
    return;
  self->started_ticket = ticket->ticket;
  self->started_period = ticket->period;
  hq_counter_work_run_act (self, HQ_ACT_START);
}

/**
 * hq_counter_work_tick:
 * @view: the counter
 * @now: the time on the store's clock
 *
 * A second has gone by.
 */
void
hq_counter_work_tick (HqCounterWork *self, const HqCounterDeskView *view, HqTime now)
{
  if (self->running && self->done_seq != 0)
    hq_counter_work_draw (self, view);
  hq_counter_work_start_by_itself (self, view, now);
  hq_counter_work_draw_time (self, view);
}

/**
 * hq_counter_work_draw:
 * @self: the work of a counter
 * @view: (nullable): the counter as it is now
 *
 * There is another view, or the store was lost or is back, or the hall is busy or no longer.
 */
void
hq_counter_work_draw (HqCounterWork *self, const HqCounterDeskView *view)
{
  gboolean ran = self->running;

  hq_counter_work_end_run (self);
  hq_counter_work_update (self);
  if (ran && !self->running && self->then_call)
    {
      g_autofree char *finished = g_steal_pointer (&self->said);

      self->then_call = FALSE;
      hq_counter_work_run_act (self, HQ_ACT_CALL);
      /* What became of the one before is still worth knowing. */
      hq_counter_work_note (self, g_steal_pointer (&finished), FALSE);
    }
}

/**
 * hq_counter_work_place_focus:
 *
 * Has the next key go to the big button, or to what is asked now.
 */
void
hq_counter_work_place_focus (HqCounterWork *self)
{
  if (self->form != NULL)
    hq_counter_form_place_focus (self->form);
  else
    gtk_widget_grab_focus (hq_counter_deeds_get_button (self->deeds, HQ_COUNTER_KEY_MAIN));
}

/**
 * hq_counter_work_is_running:
 *
 * Returns: whether an order is under way
 */
gboolean
hq_counter_work_is_running (HqCounterWork *self)
{
  return self->running;
}

/**
 * hq_counter_work_leave:
 *
 * Whoever worked here does so no more, or not until they have shown who they are: what was asked or
 * said is gone.
 */
void
hq_counter_work_leave (HqCounterWork *self)
{
  self->then_call = FALSE;
  self->running = FALSE;
  hq_counter_work_note (self, NULL, FALSE);
  hq_counter_work_close_form (self);
}

/**
 * hq_counter_work_set_page:
 * @page: whose part this is, which outlives it
 */
void
hq_counter_work_set_page (HqCounterWork *self, HqPage *page)
{
  self->page = page;
}

static void
hq_counter_work_finalize (GObject *object)
{
  g_free (HQ_COUNTER_WORK (object)->said);
  G_OBJECT_CLASS (hq_counter_work_parent_class)->finalize (object);
}

static void
hq_counter_work_class_init (HqCounterWorkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_work_finalize;

  /**
   * HqCounterWork::lock:
   *
   * The clerk goes away for a while.
   */
  signals[LOCK] = g_signal_new ("lock", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /**
   * HqCounterWork::touched:
   *
   * Somebody is here, at a number pad.
   */
  signals[TOUCHED] = g_signal_new ("touched", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HQ_TYPE_COUNTER_HEAD);
  g_type_ensure (HQ_TYPE_COUNTER_DEEDS);
  g_type_ensure (HQ_TYPE_COUNTER_ASK);
  g_type_ensure (HQ_TYPE_COUNTER_TICKET);
  g_type_ensure (HQ_TYPE_COUNTER_QUEUE);
  g_type_ensure (HQ_TYPE_COUNTER_OWN);
  g_type_ensure (HQ_TYPE_COUNTER_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-work.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, stack);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, head);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, deeds);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, ask);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, ticket);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, queue);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, own);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, pad);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, form_bin);
  gtk_widget_class_bind_template_child (widget_class, HqCounterWork, status);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_work_on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_work_on_pad);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_work_on_proof);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_work_on_resume);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_work_on_pick);
}

static void
hq_counter_work_init (HqCounterWork *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
