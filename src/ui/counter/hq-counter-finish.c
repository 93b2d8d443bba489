/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-finish.h"

#include <glib/gi18n.h>

#include "hq-counter-words.h"
#include "hq-entry-row.h"
#include "hq-number.h"
#include "hq-stay.h"

struct _HqCounterFinish
{
  HqCounterForm parent_instance;

  GtkWidget *late;
  AdwPreferencesRow *ended_row;
  GtkEditable *ended;
  HqCounterMatters *matters;

  HqLive *live;    /* (owned) (nullable): where the clerk says when it ended */
  GTimeZone *zone; /* (owned) (nullable) */
  HqTime earliest; /* when it can have ended at the earliest */
};

G_DEFINE_TYPE (HqCounterFinish, hq_counter_finish, HQ_TYPE_COUNTER_FORM)

/* When it ended, as it was typed. */
static gboolean
hq_counter_finish_read_end (HqCounterFinish *self, HqTime *end)
{
  int minute = hq_date_parse_minute (gtk_editable_get_text (self->ended));
  HqTime now = hq_live_get_now (self->live);
  HqDate today = hq_date_of_time (now, self->zone);

  return minute >= 0
         && hq_stay_place_end (hq_date_at_minute (today, minute, self->zone), self->earliest, now,
                               end);
}

static gboolean
hq_counter_finish_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterFinish *self = HQ_COUNTER_FINISH (form);

  if (self->live != NULL && !hq_counter_finish_read_end (self, &order->until))
    {
      g_autofree char *stretch = hq_counter_words_stretch (self->earliest,
                                                           hq_live_get_now (self->live),
                                                           self->zone);
      /* Translators: %s is a stretch of time such as 09:12–10:05. */
      g_autofree char *sentence = g_strdup_printf (
        _ ("Please give the time at which it ended, such as 9:05, within %s."), stretch);

      hq_counter_form_say (form, sentence);
      gtk_widget_grab_focus (GTK_WIDGET (self->ended));
      return FALSE;
    }
  if (hq_counter_matters_needs_item (self->matters))
    {
      hq_counter_form_ask_item (form, self->matters);
      return FALSE;
    }
  order->act = self->live != NULL ? HQ_ACT_END_PERIOD : HQ_ACT_FINISH;
  order->matters = hq_counter_matters_get_orders (self->matters, &order->n_matters);
  return TRUE;
}

/* What usually comes of it needs one more key; where the time or an item is missing, that is the
 * question. */
static void
hq_counter_finish_place_focus (HqCounterForm *form)
{
  HqCounterFinish *self = HQ_COUNTER_FINISH (form);

  if (self->live != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->ended));
  else if (hq_counter_matters_needs_item (self->matters))
    hq_counter_matters_place_focus (self->matters);
  else
    HQ_COUNTER_FORM_CLASS (hq_counter_finish_parent_class)->place_focus (form);
}

static void
hq_counter_finish_finalize (GObject *object)
{
  HqCounterFinish *self = HQ_COUNTER_FINISH (object);

  g_clear_object (&self->live);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (hq_counter_finish_parent_class)->finalize (object);
}

static void
hq_counter_finish_class_init (HqCounterFinishClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_finish_finalize;
  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_finish_fill;
  HQ_COUNTER_FORM_CLASS (class)->place_focus = hq_counter_finish_place_focus;
  g_type_ensure (HQ_TYPE_COUNTER_MATTERS);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-finish.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterFinish, late);
  gtk_widget_class_bind_template_child (widget_class, HqCounterFinish, ended_row);
  gtk_widget_class_bind_template_child (widget_class, HqCounterFinish, ended);
  gtk_widget_class_bind_template_child (widget_class, HqCounterFinish, matters);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_confirm);
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

/**
 * hq_counter_finish_new_late:
 * @live: the hall
 * @view: a counter that serves a ticket
 *
 * Returns: (transfer floating): a form that asks when service ended as well, which it did before now
 */
HqCounterForm *
hq_counter_finish_new_late (HqLive *live, const HqCounterDeskView *view)
{
  HqCounterForm *form = hq_counter_finish_new (live, view);
  HqCounterFinish *self = HQ_COUNTER_FINISH (form);
  const HqPeriod *period = &view->counter.period;
  g_autofree char *stretch = NULL;
  g_autofree char *title = NULL;

  self->live = g_object_ref (live);
  self->zone = g_time_zone_ref (view->counter.view.zone);
  self->earliest = period->started_at + period->held;
  stretch = hq_counter_words_stretch (self->earliest, hq_live_get_now (live), self->zone);
  /* Translators: %s is a stretch of time such as 09:12–10:05. */
  title = g_strdup_printf (_ ("When it ended (%s)"), stretch);
  adw_preferences_row_set_title (self->ended_row, title);
  gtk_widget_set_visible (self->late, TRUE);
  hq_counter_form_set_confirm (form, _ ("Finish (F5)"));
  return form;
}
