/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-number.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-number.h"

struct _HqCounterNumber
{
  HqCounterForm parent_instance;

  GtkEditable *number;
  AdwComboRow *deeds;
  GtkEditable *reason;
};

G_DEFINE_TYPE (HqCounterNumber, hq_counter_number, HQ_TYPE_COUNTER_FORM)

static const struct
{
  HqAct act;
  const char *label;
} deeds[] = {
  { HQ_ACT_CALL, N_ ("Call it now") },
  { HQ_ACT_CHECK_IN, N_ ("Check it in") },
  { HQ_ACT_CANCEL, N_ ("Cancel it") },
};

static HqAct
hq_counter_number_get_act (HqCounterNumber *self)
{
  return deeds[MIN (adw_combo_row_get_selected (self->deeds), G_N_ELEMENTS (deeds) - 1)].act;
}

static gboolean
hq_counter_number_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterNumber *self = HQ_COUNTER_NUMBER (form);
  const char *reason = gtk_editable_get_text (self->reason);
  char prefix;
  guint number;

  order->act = hq_counter_number_get_act (self);
  order->ticket = gtk_editable_get_text (self->number);
  if (!hq_number_parse (order->ticket, &prefix, &number))
    {
      hq_counter_form_say (form, _ ("A number is a letter and digits, such as A012."));
      gtk_widget_grab_focus (GTK_WIDGET (self->number));
      return FALSE;
    }
  if (order->act == HQ_ACT_CALL && reason[0] == '\0')
    {
      hq_counter_form_say (form, _ ("A call out of turn needs a reason."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return FALSE;
    }
  if (order->act == HQ_ACT_CALL)
    order->reason = reason;
  return TRUE;
}

static void
hq_counter_number_on_deed (HqCounterNumber *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason),
                          hq_counter_number_get_act (self) == HQ_ACT_CALL);
}

static void
hq_counter_number_on_number (HqCounterNumber *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->deeds));
}

static void
hq_counter_number_place_focus (HqCounterForm *form)
{
  HqCounterNumber *self = HQ_COUNTER_NUMBER (form);

  if (gtk_editable_get_text (self->number)[0] == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->deeds));
}

static void
hq_counter_number_class_init (HqCounterNumberClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_number_fill;
  HQ_COUNTER_FORM_CLASS (class)->place_focus = hq_counter_number_place_focus;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-number.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterNumber, number);
  gtk_widget_class_bind_template_child (widget_class, HqCounterNumber, deeds);
  gtk_widget_class_bind_template_child (widget_class, HqCounterNumber, reason);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_number_on_number);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_number_on_deed);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_confirm);
}

static void
hq_counter_number_init (HqCounterNumber *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_combo (self->deeds);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    gtk_string_list_append (labels, _ (deeds[i].label));
  adw_combo_row_set_model (self->deeds, G_LIST_MODEL (labels));
}

/**
 * hq_counter_number_new:
 * @number: (nullable): a ticket's number, where it is known already
 *
 * Returns: (transfer floating): a form
 */
HqCounterForm *
hq_counter_number_new (const char *number)
{
  HqCounterNumber *self = g_object_new (HQ_TYPE_COUNTER_NUMBER, NULL);

  if (number != NULL)
    gtk_editable_set_text (self->number, number);
  hq_counter_form_set_title (HQ_COUNTER_FORM (self), _ ("A ticket by its number"));
  hq_counter_form_set_confirm (HQ_COUNTER_FORM (self), _ ("Do it (F5)"));
  return HQ_COUNTER_FORM (self);
}
