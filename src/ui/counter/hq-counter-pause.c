/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-pause.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-words.h"

struct _HqCounterPause
{
  HqCounterForm parent_instance;

  AdwComboRow *reasons;
  GtkEditable *own;
  AdwComboRow *lengths;
  GtkSwitch *public;

  HqLive *live; /* (owned) */
};

G_DEFINE_TYPE (HqCounterPause, hq_counter_pause, HQ_TYPE_COUNTER_FORM)

/* Minutes; 0 for as long as it takes. */
static const int lengths[] = { 0, 5, 10, 15, 30, 60, 120 };

static gboolean
hq_counter_pause_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterPause *self = HQ_COUNTER_PAUSE (form);
  const char *own = gtk_editable_get_text (self->own);
  int minutes = lengths[adw_combo_row_get_selected (self->lengths)];

  order->act = HQ_ACT_PAUSE;
  order->reason = own[0] != '\0'
                    ? own
                    : hq_nick_get (HQ_SET_PAUSE_REASON,
                                   (int) adw_combo_row_get_selected (self->reasons));
  order->until = minutes > 0 ? hq_live_get_now (self->live) + minutes * HQ_MINUTE : 0;
  order->hidden = !gtk_switch_get_active (self->public);
  return TRUE;
}

static void
hq_counter_pause_finalize (GObject *object)
{
  g_clear_object (&HQ_COUNTER_PAUSE (object)->live);
  G_OBJECT_CLASS (hq_counter_pause_parent_class)->finalize (object);
}

/* The first question is why. */
static void
hq_counter_pause_place_focus (HqCounterForm *form)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_COUNTER_PAUSE (form)->reasons));
}

static void
hq_counter_pause_class_init (HqCounterPauseClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_pause_finalize;
  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_pause_fill;
  HQ_COUNTER_FORM_CLASS (class)->place_focus = hq_counter_pause_place_focus;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-pause.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterPause, reasons);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPause, own);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPause, lengths);
  gtk_widget_class_bind_template_child (widget_class, HqCounterPause, public);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_confirm);
}

static void
hq_counter_pause_init (HqCounterPause *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_combo (self->reasons);
  hq_compat_name_combo (self->lengths);
  for (int i = 0; i < HQ_N_PAUSE_REASONS; i++)
    gtk_string_list_append (words, hq_words_pause (hq_nick_get (HQ_SET_PAUSE_REASON, i)));
  gtk_string_list_append (times, _ ("As long as it takes"));
  for (guint i = 1; i < G_N_ELEMENTS (lengths); i++)
    gtk_string_list_take (times, g_strdup_printf (ngettext ("%d minute", "%d minutes", lengths[i]),
                                                  lengths[i]));
  adw_combo_row_set_model (self->reasons, G_LIST_MODEL (words));
  adw_combo_row_set_model (self->lengths, G_LIST_MODEL (times));
}

/**
 * hq_counter_pause_new:
 * @live: the hall
 *
 * Returns: (transfer floating): a form
 */
HqCounterForm *
hq_counter_pause_new (HqLive *live)
{
  HqCounterPause *self = g_object_new (HQ_TYPE_COUNTER_PAUSE, NULL);

  self->live = g_object_ref (live);
  hq_counter_form_set_title (HQ_COUNTER_FORM (self), _ ("Pause the counter"));
  hq_counter_form_set_confirm (HQ_COUNTER_FORM (self), _ ("Pause (F5)"));
  return HQ_COUNTER_FORM (self);
}
