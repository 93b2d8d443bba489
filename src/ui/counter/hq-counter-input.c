/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-input.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-finish.h"
#include "hq-counter-move.h"
#include "hq-counter-number.h"
#include "hq-counter-pause.h"
#include "hq-counter-scan.h"
#include "hq-counter-work-private.h"
#include "hq-number.h"
#include "hq-ticket-look.h"
#include "hq-words.h"

static void
hq_counter_input_refuse (HqCounterWork *self, HqError code)
{
  g_autoptr (GError) error = NULL;

  hq_error_set (&error, code, NULL);
  hq_counter_work_note (self, hq_words_error (error), TRUE);
}

/* Keys ---------------------------------------------------------------------------------------- */

static void
hq_counter_input_press_main (HqCounterWork *self, const HqCounterDeskView *view)
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
hq_counter_input_press_next (HqCounterWork *self, const HqCounterDeskView *view)
{
  self->then_call = TRUE;
  if (view->counter.ticket.state == HQ_STATE_SERVING && hq_counter_desk_needs_item (view))
    hq_counter_work_open_form (self, hq_counter_finish_new (hq_counter_work_get_live (self), view));
  else
    hq_counter_work_run_act (self, HQ_ACT_FINISH);
}

static void
hq_counter_input_press_hold (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.ticket.ticket == 0 && view->held->len > 0)
    hq_counter_work_run_number (self, HQ_ACT_RESUME,
                                &g_array_index (view->held, HqCounterDeskHeld, 0).ticket);
  else
    hq_counter_work_run_act (self, HQ_ACT_HOLD);
}

/* What is asked of a ticket that there is not is refused before the questions. */
static void
hq_counter_input_press_move (HqCounterWork *self, const HqCounterDeskView *view, gboolean goes_on)
{
  guint deeds = hq_counter_desk_get_deeds (view, hq_counter_work_get_now (self));

  if ((deeds & (goes_on ? HQ_COUNTER_DESK_CONTINUE : HQ_COUNTER_DESK_REDIRECT)) == 0)
    hq_counter_input_refuse (self, view->counter.ticket.ticket == 0 ? HQ_ERROR_NO_TICKET
                                                                    : HQ_ERROR_WRONG_STATE);
  else
    hq_counter_work_open_form (self, hq_counter_move_new (hq_counter_work_get_live (self), view,
                                                          goes_on));
}

static void
hq_counter_input_press_pause (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.duty.paused_at != 0)
    hq_counter_work_run_act (self, HQ_ACT_UNPAUSE);
  else
    hq_counter_work_open_form (self, hq_counter_pause_new (hq_counter_work_get_live (self)));
}

static void
hq_counter_input_press_lock (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (hq_counter_desk_is_open (view))
    hq_counter_input_refuse (self, HQ_ERROR_OPEN_TICKET);
  else
    g_signal_emit_by_name (self, "lock");
}

/* At any time of a stay, since a clerk may know before being asked. */
static void
hq_counter_input_press_forgot (HqCounterWork *self, const HqCounterDeskView *view)
{
  if (view->counter.ticket.state == HQ_STATE_SERVING)
    hq_counter_work_open_form (self,
                               hq_counter_finish_new_late (hq_counter_work_get_live (self), view));
  else
    hq_counter_input_refuse (self, view->counter.ticket.ticket == 0 ? HQ_ERROR_NO_TICKET
                                                                    : HQ_ERROR_WRONG_STATE);
}

/* What the rules refuse is asked for as well: the answer is the sentence that says why. */
static void
hq_counter_input_do (HqCounterWork *self, HqCounterKey key, const HqCounterDeskView *view)
{
  switch (key)
    {
    case HQ_COUNTER_KEY_MAIN:
      hq_counter_input_press_main (self, view);
      break;
    case HQ_COUNTER_KEY_NEXT:
      hq_counter_input_press_next (self, view);
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
        hq_counter_input_refuse (self, HQ_ERROR_NO_TICKET);
      break;
    case HQ_COUNTER_KEY_HOLD:
      hq_counter_input_press_hold (self, view);
      break;
    case HQ_COUNTER_KEY_LOCK:
      hq_counter_input_press_lock (self, view);
      break;
    case HQ_COUNTER_KEY_SIGN_OUT:
      hq_counter_work_run_act (self, HQ_ACT_SIGN_OUT);
      break;
    case HQ_COUNTER_KEY_HELP:
      hq_counter_keys_show (GTK_WIDGET (self));
      break;
    case HQ_COUNTER_KEY_REDIRECT:
      hq_counter_input_press_move (self, view, FALSE);
      break;
    case HQ_COUNTER_KEY_CONTINUE:
      hq_counter_input_press_move (self, view, TRUE);
      break;
    case HQ_COUNTER_KEY_NUMBER:
      hq_counter_work_open_form (self, hq_counter_number_new (NULL));
      break;
    case HQ_COUNTER_KEY_PAUSE:
      hq_counter_input_press_pause (self, view);
      break;
    case HQ_COUNTER_KEY_STILL:
      hq_counter_work_note (self, hq_counter_ask_answer (self->ask), FALSE);
      break;
    case HQ_COUNTER_KEY_FORGOT:
      hq_counter_input_press_forgot (self, view);
      break;
    case HQ_COUNTER_KEY_BACK:
    case HQ_COUNTER_KEY_SEEN: /* the page's */
    case HQ_N_COUNTER_KEYS:
    default:
      break;
    }
}

/**
 * hq_counter_input_press:
 * @key: what was pressed, on a button, the keyboard or a number pad
 *
 * A key that comes while an order is under way is answered, and not kept for later.
 */
void
hq_counter_input_press (HqCounterWork *self, HqCounterKey key)
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
      hq_counter_input_do (self, key, view);
    }
  else if (key == HQ_COUNTER_KEY_MAIN)
    hq_counter_form_confirm (self->form);
  else if (key == HQ_COUNTER_KEY_BACK)
    hq_counter_work_cancel_form (self);
}

/* In a form the keys belong to what is asked there, but for the one that does it and the one that
 * does not. */
static gboolean
hq_counter_input_take_form_key (HqCounterWork *self, HqCounterKey key, gboolean enter)
{
  if ((enter && !self->running) || (key != HQ_COUNTER_KEY_MAIN && key != HQ_COUNTER_KEY_BACK))
    return FALSE;
  hq_counter_input_press (self, key);
  return TRUE;
}

/**
 * hq_counter_input_take_key:
 * @key: a key of the keyboard
 * @enter: whether it was an Enter key, which belongs first to what has the focus
 *
 * Returns: whether it was used up
 */
gboolean
hq_counter_input_take_key (HqCounterWork *self, HqCounterKey key, gboolean enter)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  if (self->form != NULL)
    return hq_counter_input_take_form_key (self, key, enter);
  if (key == HQ_COUNTER_KEY_BACK)
    return FALSE;
  /* Enter presses what has the focus; that is the big button, unless somebody went elsewhere. */
  if (enter && !self->running && focus != NULL && gtk_widget_is_sensitive (focus)
      && focus != hq_counter_deeds_get_button (self->deeds, HQ_COUNTER_KEY_MAIN))
    return FALSE;
  hq_counter_input_press (self, key);
  return TRUE;
}

/* A ticket that was scanned ------------------------------------------------------------------- */

/* The ticket in hand is on the screen already. */
static void
hq_counter_input_show_scanned (HqCounterWork *self, const HqTicketLook *look)
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
hq_counter_input_on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterWork) self = data;
  g_autoptr (GError) error = NULL;
  HqTicketLook *look = hq_live_read_finish (HQ_LIVE (source), result, &error);

  /* The clerk may have gone on, or away. */
  if (hq_counter_work_may_do (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (look != NULL)
        hq_counter_input_show_scanned (self, look);
      else if (hq_error_is (error, HQ_ERROR_NOT_FOUND))
        hq_counter_work_note (self, g_strdup (_ ("No ticket of this hall has this code.")), TRUE);
      else
        hq_counter_work_note (self, hq_words_error (error), TRUE);
    }
  g_clear_pointer (&look, hq_ticket_look_free);
}

/**
 * hq_counter_input_scan:
 * @self: the work of a counter
 * @code: what a ticket's code holds
 *
 * Brings up the ticket, unless something else is being asked here.
 */
void
hq_counter_input_scan (HqCounterWork *self, const char *code)
{
  const HqLiveReader reader = { .read = hq_ticket_look_read,
                                .query = g_strdup (code),
                                .free_query = g_free,
                                .free_view = hq_ticket_look_free };

  g_signal_emit_by_name (self, "touched");
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
  hq_live_read_async (hq_counter_work_get_live (self), &reader, NULL, hq_counter_input_on_looked,
                      g_object_ref (self));
}
