/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-scan.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-words.h"
#include "hq-entry-row.h"
#include "hq-number.h"

/* What is done with a ticket that is not in hand; what is likeliest comes first. */
static const struct
{
  HqAct act;
  const char *label;
} deeds[] = {
  { HQ_ACT_RESUME, N_ ("Resume it") },
  { HQ_ACT_CHECK_IN, N_ ("Check it in") },
  { HQ_ACT_CALL, N_ ("Call it now") },
  { HQ_ACT_CANCEL, N_ ("Cancel it") },
};

struct _HqCounterScan
{
  HqCounterForm parent_instance;

  AdwActionRow *state;
  AdwComboRow *deeds;
  GtkEditable *reason;
  AdwExpanderRow *story;

  char *number;                        /* (owned) */
  HqAct acts[G_N_ELEMENTS (deeds)];    /* those that make sense, as the row has them */
  guint n_acts;
};

G_DEFINE_TYPE (HqCounterScan, hq_counter_scan, HQ_TYPE_COUNTER_FORM)

static gboolean
hq_counter_scan_is_call (HqCounterScan *self)
{
  guint selected = adw_combo_row_get_selected (self->deeds);

  return selected < self->n_acts && self->acts[selected] == HQ_ACT_CALL;
}

static gboolean
hq_counter_scan_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterScan *self = HQ_COUNTER_SCAN (form);
  const char *reason = gtk_editable_get_text (self->reason);

  if (hq_counter_scan_is_call (self) && reason[0] == '\0')
    {
      hq_counter_form_say (form, _ ("A call out of turn needs a reason."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return FALSE;
    }
  order->act = self->acts[MIN (adw_combo_row_get_selected (self->deeds), self->n_acts - 1)];
  order->ticket = self->number;
  if (order->act == HQ_ACT_CALL)
    order->reason = reason;
  return TRUE;
}

static void
hq_counter_scan_on_deed (HqCounterScan *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), hq_counter_scan_is_call (self));
}

static void
hq_counter_scan_finalize (GObject *object)
{
  g_free (HQ_COUNTER_SCAN (object)->number);
  G_OBJECT_CLASS (hq_counter_scan_parent_class)->finalize (object);
}

static void
hq_counter_scan_class_init (HqCounterScanClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_scan_finalize;
  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_scan_fill;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-scan.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterScan, state);
  gtk_widget_class_bind_template_child (widget_class, HqCounterScan, deeds);
  gtk_widget_class_bind_template_child (widget_class, HqCounterScan, reason);
  gtk_widget_class_bind_template_child (widget_class, HqCounterScan, story);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_scan_on_deed);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_confirm);
}

static void
hq_counter_scan_init (HqCounterScan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_combo (self->deeds);
  hq_compat_name_expander (self->story);
}

/* How it stands with the ticket, and where. */
static char *
hq_counter_scan_describe (const HqTicket *ticket, HqDate today, HqTime now)
{
  g_autofree char *day = hq_date_format (ticket->day);
  g_autofree char *waited = NULL;

  if (ticket->day != today)
    /* Translators: a date. */
    return g_strdup_printf (_ ("Taken on %s, and void today"), day);
  switch (ticket->state)
    {
    case HQ_STATE_WAITING:
      waited = hq_counter_words_waited (now - ticket->reference, ticket->target);
      return g_strdup_printf ("%s · %s", hq_words_state (ticket->state), waited);
    case HQ_STATE_CALLED:
    case HQ_STATE_SERVING:
    case HQ_STATE_HELD:
      /* Translators: how it stands with a ticket, and the number of a counter. */
      return g_strdup_printf (_ ("%s, counter %d"), hq_words_state (ticket->state),
                              ticket->counter);
    case HQ_STATE_MISSED:
    case HQ_STATE_VOID:
    case HQ_STATE_FINISHED:
    case HQ_STATE_CANCELLED:
    case HQ_STATE_UNSERVED:
    case HQ_N_STATES:
    default:
      return g_strdup (hq_words_state (ticket->state));
    }
}

static void
hq_counter_scan_show_state (HqCounterScan *self,
                            const HqTicket *ticket,
                            const HqCounterDeskView *view,
                            HqTime now)
{
  const HqService *service = hq_setup_find_service (view->counter.view.setup, ticket->service);
  g_autofree char *state = hq_counter_scan_describe (ticket, view->counter.view.today, now);
  /* The service of an old ticket may be gone from the hall. */
  g_autofree char *name = service != NULL ? hq_counter_words_service (service)
                                          : g_strdup (ticket->service);
  g_autofree char *tags = hq_counter_words_tags (ticket);
  g_autofree char *text = g_strjoin (tags[0] != '\0' ? " · " : "", name, tags, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), state);
  adw_action_row_set_subtitle (self->state, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
hq_counter_scan_show_deeds (HqCounterScan *self,
                            const HqTicket *ticket,
                            const HqTicketLookPlace *place)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (hq_ticket_look_may (ticket, place, deeds[i].act))
      {
        gtk_string_list_append (labels, _ (deeds[i].label));
        self->acts[self->n_acts++] = deeds[i].act;
      }
  adw_combo_row_set_model (self->deeds, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->deeds), self->n_acts > 0);
  hq_counter_form_set_able (HQ_COUNTER_FORM (self), self->n_acts > 0);
  hq_counter_scan_on_deed (self);
}

static void
hq_counter_scan_show_story (HqCounterScan *self, const HqTicketLook *look, GTimeZone *zone)
{
  for (guint i = 0; i < look->events->len; i++)
    {
      g_autofree char *sentence = hq_counter_words_event (&g_array_index (look->events, HqEvent, i),
                                                          zone);
      GtkWidget *row;

      if (sentence == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_expander_row_add_row (self->story, row);
    }
}

/**
 * hq_counter_scan_new:
 * @look: a ticket that is not at this counter
 * @view: the counter
 * @now: the time
 *
 * Returns: (transfer floating): a form
 */
HqCounterForm *
hq_counter_scan_new (const HqTicketLook *look, const HqCounterDeskView *view, HqTime now)
{
  HqCounterScan *self = g_object_new (HQ_TYPE_COUNTER_SCAN, NULL);
  const HqTicketLookPlace place = { view->counter.counter->counter, view->counter.view.today, now };

  self->number = hq_number_format (look->ticket.prefix, look->ticket.number);
  hq_counter_form_set_title (HQ_COUNTER_FORM (self), self->number);
  hq_counter_form_set_confirm (HQ_COUNTER_FORM (self), _ ("Do it (F5)"));
  hq_counter_scan_show_state (self, &look->ticket, view, now);
  hq_counter_scan_show_deeds (self, &look->ticket, &place);
  hq_counter_scan_show_story (self, look, view->counter.view.zone);
  return HQ_COUNTER_FORM (self);
}
