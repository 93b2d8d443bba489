/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-finish.h"

#include <glib/gi18n.h>

#include "hq-number.h"

struct _HqCounterFinish
{
  HqCounterForm parent_instance;

  HqCounterMatters *matters;
};

G_DEFINE_TYPE (HqCounterFinish, hq_counter_finish, HQ_TYPE_COUNTER_FORM)

static gboolean
hq_counter_finish_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterFinish *self = HQ_COUNTER_FINISH (form);

  if (hq_counter_matters_needs_item (self->matters))
    {
      hq_counter_form_ask_item (form, self->matters);
      return FALSE;
    }
  order->act = HQ_ACT_FINISH;
  order->matters = hq_counter_matters_get_orders (self->matters, &order->n_matters);
  return TRUE;
}

/* What usually comes of it needs one more key; where an item is missing, that is the question. */
static void
hq_counter_finish_place_focus (HqCounterForm *form)
{
  HqCounterFinish *self = HQ_COUNTER_FINISH (form);

  if (hq_counter_matters_needs_item (self->matters))
    hq_counter_matters_place_focus (self->matters);
  else
    HQ_COUNTER_FORM_CLASS (hq_counter_finish_parent_class)->place_focus (form);
}

static void
hq_counter_finish_class_init (HqCounterFinishClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_finish_fill;
  HQ_COUNTER_FORM_CLASS (class)->place_focus = hq_counter_finish_place_focus;
  g_type_ensure (HQ_TYPE_COUNTER_MATTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-finish.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterFinish, matters);
}

static void
hq_counter_finish_init (HqCounterFinish *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_counter_finish_new:
 * @live: the hall
 * @view: a counter that serves a ticket
 *
 * Returns: (transfer floating): a form
 */
HqCounterForm *
hq_counter_finish_new (HqLive *live, const HqCounterDeskView *view)
{
  HqCounterFinish *self = g_object_new (HQ_TYPE_COUNTER_FINISH, NULL);
  g_autofree char *number = hq_number_format (view->counter.ticket.prefix,
                                              view->counter.ticket.number);
  g_autofree char *title = g_strdup_printf (_ ("Finish %s"), number);

  hq_counter_matters_set_view (self->matters, live, view, FALSE);
  hq_counter_form_set_title (HQ_COUNTER_FORM (self), title);
  hq_counter_form_set_confirm (HQ_COUNTER_FORM (self), _ ("Finish (Enter)"));
  return HQ_COUNTER_FORM (self);
}
