/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-work.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-input.h"
#include "hq-counter-number.h"
#include "hq-counter-page.h"
#include "hq-counter-words.h"
#include "hq-counter-work-private.h"
#include "hq-number.h"
#include "hq-words.h"

/* A view that is to show what was done comes at once, or the store was lost meanwhile. */
#define HQ_COUNTER_WORK_VIEW_BOUND (2 * G_TIME_SPAN_SECOND)

enum
{
  LOCK,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterWork, hq_counter_work, ADW_TYPE_BIN)

static void hq_counter_work_update (HqCounterWork *self);

HqLive *
hq_counter_work_get_live (HqCounterWork *self)
{
  return hq_page_get_live (self->page);
}

const HqCounterDeskView *
hq_counter_work_get_view (HqCounterWork *self)
{
  return hq_page_get_view (self->page);
}

HqTime
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
void
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
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self));

  return focus != NULL && gtk_widget_is_sensitive (focus);
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

void
hq_counter_work_run_act (HqCounterWork *self, HqAct act)
{
  HqOrder order = { .act = act };

  hq_counter_work_run (self, &order);
}

void
hq_counter_work_run_number (HqCounterWork *self, HqAct act, const HqTicket *ticket)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  HqOrder order = { .act = act, .ticket = number };

  hq_counter_work_run (self, &order);
}

/* Forms --------------------------------------------------------------------------------------- */

static void
hq_counter_work_on_confirm (HqCounterWork *self)
{
  HqOrder order = { 0 };

  if (!self->running && hq_counter_form_fill (self->form, &order))
    hq_counter_work_run (self, &order);
}

void
hq_counter_work_cancel_form (HqCounterWork *self)
{
  self->then_call = FALSE;
  hq_counter_work_close_form (self);
}

void
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
hq_counter_work_on_pressed (HqCounterWork *self, int key)
{
  hq_counter_input_press (self, (HqCounterKey) key);
}

/* The pad is away from the screen: what it presses counts only while somebody works here. */
static void
hq_counter_work_on_pad (HqCounterWork *self, int pad_key)
{
  HqCounterKey key = hq_counter_keys_find_pad ((HqKeypadKey) pad_key);

  g_signal_emit (self, signals[TOUCHED], 0);
  if (key != HQ_N_COUNTER_KEYS && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hq_counter_input_press (self, key);
}

/* Whether something other than a key can be done now. */
gboolean
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
