/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-form.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-setup-clock.h"
#include "hq-setup-edit.h"
#include "hq-setup-page.h"
#include "hq-setup-words.h"

/* A field, and where it is edited. All are the form's. */
typedef struct
{
  HqSetupForm *form;
  const HqSetupField *field;
  GtkWidget *row;
  GtkWidget *control;
  GtkLabel *fault;
  GPtrArray *options; /* (owned) (nullable): as the control lists them */
} HqSetupFormPart;

struct _HqSetupForm
{
  AdwPreferencesGroup parent_instance;

  HqSetupList list;
  char *key;        /* (owned) (nullable): of the row that is shown */
  GPtrArray *parts; /* (owned) (element-type HqSetupFormPart) */
  gboolean showing; /* what changes in the controls is no edit */
};

G_DEFINE_TYPE (HqSetupForm, hq_setup_form, ADW_TYPE_PREFERENCES_GROUP)

static void
hq_setup_form_free_part (gpointer data)
{
  HqSetupFormPart *part = data;

  g_clear_pointer (&part->options, g_ptr_array_unref);
  g_free (part);
}

static HqSetupPanel *
hq_setup_form_get_panel (HqSetupForm *self)
{
  return HQ_SETUP_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PANEL));
}

static char *
hq_setup_form_read (HqSetupFormPart *part)
{
  if (GTK_IS_SPIN_BUTTON (part->control))
    return g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (part->control)));
  if (GTK_IS_SWITCH (part->control))
    return g_strdup_printf ("%d", gtk_switch_get_active (GTK_SWITCH (part->control)));
  if (GTK_IS_EDITABLE (part->control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (part->control)));
  return g_strdup (((HqSetupFieldOption *) part->options
                      ->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (part->control))])
                     ->value);
}

static void
hq_setup_form_take (HqSetupFormPart *part)
{
  HqSetupForm *self = part->form;
  HqSetupPanel *panel = hq_setup_form_get_panel (self);
  g_autofree char *value = NULL;
  gpointer row;

  if (self->showing || self->key == NULL || panel == NULL)
    return;
  row = hq_setup_edit_find (hq_setup_panel_get_draft (panel), self->list, self->key);
  value = hq_setup_form_read (part);
  if (row != NULL && hq_setup_field_set_value (part->field, row, value))
    hq_setup_panel_touch (panel);
}

static void
hq_setup_form_show_options (HqSetupFormPart *part, const HqSetup *setup, const char *value)
{
  g_autoptr (GPtrArray) options = hq_setup_field_list_options (part->field, setup, value);
  g_autoptr (GtkStringList) words = NULL;
  gboolean same = part->options != NULL && part->options->len == options->len;
  guint chosen = 0;

  for (guint i = 0; i < options->len; i++)
    {
      const HqSetupFieldOption *option = options->pdata[i];
      const HqSetupFieldOption *old = same ? part->options->pdata[i] : NULL;

      same = same && g_str_equal (old->value, option->value)
             && g_str_equal (old->words, option->words);
      chosen = g_str_equal (option->value, value) ? i : chosen;
    }
  if (!same)
    {
      words = gtk_string_list_new (NULL);
      for (guint i = 0; i < options->len; i++)
        gtk_string_list_append (words, ((HqSetupFieldOption *) options->pdata[i])->words);
      g_clear_pointer (&part->options, g_ptr_array_unref);
      part->options = g_steal_pointer (&options);
      adw_combo_row_set_model (ADW_COMBO_ROW (part->control), G_LIST_MODEL (words));
    }
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (part->control)) != chosen)
    adw_combo_row_set_selected (ADW_COMBO_ROW (part->control), chosen);
}

/* What is wrong with the field, or that English readers will see the Chinese name. */
static void
hq_setup_form_show_fault (HqSetupFormPart *part, const char *value)
{
  HqSetupPage *page = HQ_SETUP_PAGE (hq_setup_panel_get_page (hq_setup_form_get_panel (part->form)));
  g_autofree char *sentence = hq_setup_words_find_fault (
    hq_setup_page_get_faults (page), hq_setup_page_get_draft (page),
    &(HqSetupWordsPlace){ part->form->list, part->form->key, part->field->member });
  gboolean wrong = sentence != NULL;

  if (!wrong && part->field->kind == HQ_SETUP_FIELD_ENGLISH && value[0] == '\0')
    sentence = g_strdup (_ ("Without it, readers of English are shown the Chinese name."));
  gtk_label_set_label (part->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (part->fault), GTK_TYPE_LIST_BOX_ROW),
                          sentence != NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (part->fault), "refusal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (part->fault), "refusal");
  gtk_accessible_update_state (GTK_ACCESSIBLE (part->control), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
hq_setup_form_show_part (HqSetupFormPart *part, const HqSetup *setup, gconstpointer row)
{
  g_autofree char *value = hq_setup_field_dup_value (part->field, row);
  int number = (int) g_ascii_strtoll (value, NULL, 10);

  if (GTK_IS_SPIN_BUTTON (part->control))
    {
      if (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (part->control)) != number)
        gtk_spin_button_set_value (GTK_SPIN_BUTTON (part->control), number);
    }
  else if (GTK_IS_SWITCH (part->control))
    gtk_switch_set_active (GTK_SWITCH (part->control), number != 0);
  else if (ADW_IS_COMBO_ROW (part->control))
    hq_setup_form_show_options (part, setup, value);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (part->control)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (part->control), value);
  hq_setup_form_show_fault (part, value);
}

static void
hq_setup_form_add_entry (HqSetupFormPart *part, const char *title)
{
  part->control = gtk_entry_new ();
  part->row = hq_entry_row_new (title, part->control);
  g_signal_connect_swapped (part->control, "changed", G_CALLBACK (hq_setup_form_take), part);
}

static void
hq_setup_form_add_action (HqSetupFormPart *part, const char *title)
{
  part->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  if (part->field->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (part->row), _ (part->field->hint));
  gtk_widget_set_valign (part->control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (part->row), part->control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (part->row), part->control);
}

static void
hq_setup_form_add_spin (HqSetupFormPart *part, const char *title)
{
  if (part->field->kind == HQ_SETUP_FIELD_MINUTE)
    part->control = hq_setup_clock_new ();
  else
    part->control = gtk_spin_button_new_with_range (part->field->low, part->field->high, 1);
  hq_compat_name_buttons (part->control);
  g_signal_connect_swapped (part->control, "value-changed", G_CALLBACK (hq_setup_form_take), part);
  hq_setup_form_add_action (part, title);
}

static void
hq_setup_form_add_switch (HqSetupFormPart *part, const char *title)
{
  part->control = gtk_switch_new ();
  g_signal_connect_swapped (part->control, "notify::active", G_CALLBACK (hq_setup_form_take), part);
  hq_setup_form_add_action (part, title);
}

static void
hq_setup_form_add_combo (HqSetupFormPart *part, const char *title)
{
  part->control = part->row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), title);
  if (part->field->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (part->row), _ (part->field->hint));
  hq_compat_name_combo (ADW_COMBO_ROW (part->row));
  g_signal_connect_swapped (part->control, "notify::selected", G_CALLBACK (hq_setup_form_take), part);
}

static void
hq_setup_form_add_fault (HqSetupFormPart *part)
{
  GtkWidget *row = adw_preferences_row_new ();

  part->fault = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (part->fault, TRUE);
  gtk_label_set_xalign (part->fault, 0);
  gtk_widget_add_css_class (GTK_WIDGET (part->fault), "fault");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (part->fault));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (part->form), row);
}

static void
hq_setup_form_add_part (HqSetupForm *self, const HqSetupField *field)
{
  HqSetupFormPart *part = g_new0 (HqSetupFormPart, 1);
  const char *title = _ (field->title);

  part->form = self;
  part->field = field;
  g_ptr_array_add (self->parts, part);
  switch (field->kind)
    {
    case HQ_SETUP_FIELD_TEXT:
    case HQ_SETUP_FIELD_ENGLISH:
      hq_setup_form_add_entry (part, title);
      break;
    case HQ_SETUP_FIELD_COUNT:
    case HQ_SETUP_FIELD_MINUTE:
      hq_setup_form_add_spin (part, title);
      break;
    case HQ_SETUP_FIELD_SWITCH:
    case HQ_SETUP_FIELD_BIT:
      hq_setup_form_add_switch (part, title);
      break;
    case HQ_SETUP_FIELD_CHOICE:
    case HQ_SETUP_FIELD_LETTER:
    case HQ_SETUP_FIELD_FLOOR:
    case HQ_SETUP_FIELD_ZONE:
    case HQ_SETUP_FIELD_DEPARTMENT:
    case HQ_SETUP_FIELD_ROLE:
    case HQ_SETUP_FIELD_COUNTER:
      hq_setup_form_add_combo (part, title);
      break;
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), part->row);
  hq_setup_form_add_fault (part);
}

static void
hq_setup_form_finalize (GObject *object)
{
  HqSetupForm *self = HQ_SETUP_FORM (object);

  g_free (self->key);
  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (hq_setup_form_parent_class)->finalize (object);
}

static void
hq_setup_form_class_init (HqSetupFormClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_form_finalize;
}

static void
hq_setup_form_init (HqSetupForm *self)
{
  self->parts = g_ptr_array_new_with_free_func (hq_setup_form_free_part);
}

/**
 * hq_setup_form_new:
 * @list: of what the rows are
 * @fields: (array length=n_fields): what can be edited of one, in order; they stay
 *
 * Returns: (transfer floating): a form, to be put into a panel
 */
HqSetupForm *
hq_setup_form_new (HqSetupList list, const HqSetupField *fields, guint n_fields)
{
  HqSetupForm *self = g_object_new (HQ_TYPE_SETUP_FORM, NULL);

  self->list = list;
  for (guint i = 0; i < n_fields; i++)
    hq_setup_form_add_part (self, &fields[i]);
  return self;
}

/**
 * hq_setup_form_show:
 * @key: of the row that is to be shown; it is in the draft
 */
void
hq_setup_form_show (HqSetupForm *self, const char *key)
{
  HqSetupPanel *panel = hq_setup_form_get_panel (self);
  const HqSetup *draft = hq_setup_panel_get_draft (panel);
  gconstpointer row = hq_setup_edit_find (draft, self->list, key);

  if (self->key != key)
    {
      g_free (self->key);
      self->key = g_strdup (key);
    }
  self->showing = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    hq_setup_form_show_part (self->parts->pdata[i], draft, row);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), hq_setup_panel_may_edit (panel));
}

/**
 * hq_setup_form_get_control:
 *
 * Returns: (transfer none) (nullable): where that member is edited
 */
GtkWidget *
hq_setup_form_get_control (HqSetupForm *self, const char *member)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const HqSetupFormPart *part = self->parts->pdata[i];

      if (g_str_equal (part->field->member, member))
        return part->control;
    }
  return NULL;
}
