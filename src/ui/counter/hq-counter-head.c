/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-head.h"

#include <glib/gi18n.h>

#include "hq-counter-words.h"
#include "hq-number.h"

struct _HqCounterHead
{
  AdwBin parent_instance;

  GtkLabel *number;
  GtkLabel *state;
  GtkLabel *service;
  GtkLabel *tags;
  GtkLabel *times;
};

G_DEFINE_TYPE (HqCounterHead, hq_counter_head, ADW_TYPE_BIN)

static void
hq_counter_head_class_init (HqCounterHeadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-head.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterHead, number);
  gtk_widget_class_bind_template_child (widget_class, HqCounterHead, state);
  gtk_widget_class_bind_template_child (widget_class, HqCounterHead, service);
  gtk_widget_class_bind_template_child (widget_class, HqCounterHead, tags);
  gtk_widget_class_bind_template_child (widget_class, HqCounterHead, times);
}

static void
hq_counter_head_init (HqCounterHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
hq_counter_head_set (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

/* Nobody is before the counter. */
static void
hq_counter_head_set_free (HqCounterHead *self, const HqCounterDeskView *view)
{
  const HqCounterViewDuty *duty = &view->counter.duty;
  g_autofree char *waiting = NULL;
  g_autofree char *pause = NULL;

  waiting = g_strdup_printf (ngettext ("%d person is waiting.", "%d people are waiting.",
                                       (int) view->counter.waiting),
                             (int) view->counter.waiting);
  if (duty->paused_at != 0)
    pause = hq_counter_words_pause (duty, view->counter.view.zone);
  gtk_widget_add_css_class (GTK_WIDGET (self), "free");
  hq_counter_head_set (self->number, "");
  hq_counter_head_set (self->state, pause != NULL ? pause : _ ("Free"));
  hq_counter_head_set (self->service,
                       view->counter.waiting > 0 ? waiting : _ ("Nobody is waiting."));
  hq_counter_head_set (self->tags, "");
  hq_counter_head_set (self->times, "");
}

static char *
hq_counter_head_describe_state (const HqCounterDeskView *view)
{
  const HqCounterView *counter = &view->counter;

  if (counter->ticket.state == HQ_STATE_SERVING)
    return g_strdup (hq_words_state (HQ_STATE_SERVING));
  if (counter->period.recalls > 0)
    return g_strdup_printf (_ ("Called %d times"), counter->period.recalls + 1);
  return g_strdup (hq_words_state (HQ_STATE_CALLED));
}

/**
 * hq_counter_head_set_view:
 * @self: a head
 * @view: a counter at which somebody is signed in
 */
void
hq_counter_head_set_view (HqCounterHead *self, const HqCounterDeskView *view)
{
  const HqTicket *ticket = &view->counter.ticket;
  const HqService *service;
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *name = NULL;

  if (ticket->ticket == 0)
    {
      hq_counter_head_set_free (self, view);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "free");
  service = hq_setup_find_service (view->counter.view.setup, ticket->service);
  number = hq_number_format (ticket->prefix, ticket->number);
  state = hq_counter_head_describe_state (view);
  tags = hq_counter_words_tags (ticket);
  name = hq_counter_words_service (service);
  hq_counter_head_set (self->number, number);
  hq_counter_head_set (self->state, state);
  hq_counter_head_set (self->service, name);
  hq_counter_head_set (self->tags, tags);
}

/**
 * hq_counter_head_tick:
 * @now: the time on the store's clock
 *
 * Draws how long the visitor waited, and for how long they have been called or served.
 */
void
hq_counter_head_tick (HqCounterHead *self, const HqCounterDeskView *view, HqTime now)
{
  const HqCounterView *counter = &view->counter;
  g_autofree char *waited = NULL;
  g_autofree char *running = NULL;
  g_autofree char *text = NULL;

  if (counter->ticket.ticket == 0)
    return;
  waited = hq_counter_words_waited (counter->period.called_at - counter->leg.wait_from,
                                    counter->leg.target);
  if (counter->ticket.state == HQ_STATE_SERVING)
    {
      running = hq_words_elapsed (hq_counter_desk_get_handling (&counter->period, now));
      /* Translators: how long the visitor waited, and how long they have been served: 4:05. */
      text = g_strdup_printf (_ ("%s · served for %s"), waited, running);
    }
  else
    {
      running = hq_words_elapsed (now - counter->period.called_at);
      text = g_strdup_printf (_ ("%s · called %s ago"), waited, running);
    }
  hq_counter_head_set (self->times, text);
}
