/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-policy.h"

#include <glib/gi18n.h>

#include "hq-policy-setting.h"
#include "hq-setup-policy-words.h"
#include "hq-setup-setting.h"

/* One figure, and what changes it. */
typedef struct
{
  HqSetupPolicy *self; /* (borrowed): as the widgets */
  const char *key;
  GtkWidget *control; /* a GtkSwitch for yes and no, or a GtkSpinButton */
  GtkWidget *usual;   /* puts the usual figure in its place */
  GtkWidget *row;
} HqSetupPolicyRow;

struct _HqSetupPolicy
{
  HqSetupPanel parent_instance;

  GArray *rows;     /* (owned) (element-type HqSetupPolicyRow) */
  gboolean drawing; /* what is shown is set by the draft, not by somebody */
};

G_DEFINE_TYPE (HqSetupPolicy, hq_setup_policy, HQ_TYPE_SETUP_PANEL)

static HqSetupPolicyRow *
hq_setup_policy_get_row (HqSetupPolicy *self, guint i)
{
  return &g_array_index (self->rows, HqSetupPolicyRow, i);
}

static char *
hq_setup_policy_dup_usual (const char *key)
{
  HqPolicy usual;

  hq_policy_init (&usual);
  return hq_policy_setting_format (&usual, key);
}

static void
hq_setup_policy_set (HqSetupPolicyRow *row, const char *value)
{
  HqSetupPanel *panel = HQ_SETUP_PANEL (row->self);
  g_autofree char *usual = hq_setup_policy_dup_usual (row->key);

  if (hq_setup_setting_set (hq_setup_panel_get_draft (panel), row->key,
                            g_str_equal (value, usual) ? "" : value))
    hq_setup_panel_touch (panel);
}

static void
hq_setup_policy_on_value (HqSetupPolicyRow *row)
{
  g_autofree char *value = NULL;

  if (row->self->drawing)
    return;
  if (GTK_IS_SWITCH (row->control))
    value = g_strdup (gtk_switch_get_active (GTK_SWITCH (row->control)) ? "1" : "0");
  else
    value = g_strdup_printf ("%d",
                             gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row->control)));
  hq_setup_policy_set (row, value);
}

static void
hq_setup_policy_on_usual (HqSetupPolicyRow *row)
{
  g_autofree char *usual = hq_setup_policy_dup_usual (row->key);

  hq_setup_policy_set (row, usual);
}

static void
hq_setup_policy_draw (HqSetupPolicyRow *row, const HqPolicy *policy, gboolean editable)
{
  g_autofree char *value = hq_policy_setting_format (policy, row->key);
  g_autofree char *usual = hq_setup_policy_dup_usual (row->key);
  gboolean as_usual = g_str_equal (value, usual);
  int number = (int) g_ascii_strtoll (value, NULL, 10);

  if (GTK_IS_SWITCH (row->control))
    gtk_switch_set_active (GTK_SWITCH (row->control), number != 0);
  else if (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row->control)) != number)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (row->control), number);
  gtk_widget_set_sensitive (row->control, editable);
  gtk_widget_set_visible (row->usual, !as_usual);
  gtk_widget_set_sensitive (row->usual, editable);
}

static void
hq_setup_policy_refresh (HqSetupPanel *panel)
{
  HqSetupPolicy *self = HQ_SETUP_POLICY (panel);
  gboolean editable = hq_setup_panel_may_edit (panel);
  HqPolicy policy;

  hq_setup_setting_fill_policy (hq_setup_panel_get_draft (panel), &policy);
  self->drawing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    hq_setup_policy_draw (hq_setup_policy_get_row (self, i), &policy, editable);
  self->drawing = FALSE;
}

/* What changes the figure is named by its title and its unit. */
static GtkWidget *
hq_setup_policy_make_control (HqSetupPolicyRow *row, guint low, guint high, const char *name)
{
  GtkWidget *control;

  if (low == 0 && high == 1)
    {
      control = gtk_switch_new ();
      g_signal_connect_swapped (control, "notify::active", G_CALLBACK (hq_setup_policy_on_value),
                                row);
    }
  else
    {
      control = gtk_spin_button_new_with_range (low, high, 1);
      gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (control), TRUE);
      g_signal_connect_swapped (control, "value-changed", G_CALLBACK (hq_setup_policy_on_value),
                                row);
    }
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return control;
}

static void
hq_setup_policy_fill_row (HqSetupPolicyRow *row, guint index)
{
  guint low, high;
  HqPolicySettingUnit unit = hq_policy_setting_get_bounds (index, &low, &high);
  gboolean yes_no = low == 0 && high == 1;
  const char *title = hq_setup_policy_words_title (row->key);
  const char *unit_word = yes_no ? "" : hq_setup_policy_words_unit (unit);
  g_autofree char *name = g_strjoin (" ", title, unit_word, NULL);
  g_autofree char *bounds = hq_setup_policy_words_bounds (index);
  g_autofree char *usual_name = g_strdup_printf (_ ("%s: as usual"), title);
  GtkWidget *label = gtk_label_new (unit_word);

  row->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), bounds);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row->row), 0);
  row->control = hq_setup_policy_make_control (row, low, high, name);
  row->usual = gtk_button_new_with_label (_ ("As usual"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->usual), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  usual_name, -1);
  gtk_widget_set_valign (row->usual, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (row->usual, FALSE);
  g_signal_connect_swapped (row->usual, "clicked", G_CALLBACK (hq_setup_policy_on_usual), row);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "unit");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->usual);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->control);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), row->control);
}

static GtkWidget *
hq_setup_policy_make_group (HqSetupPolicy *self, guint which)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   hq_setup_policy_words_group (which));
  for (guint i = 0; i < self->rows->len; i++)
    {
      HqSetupPolicyRow *row = hq_setup_policy_get_row (self, i);

      if (hq_setup_policy_words_get_group (row->key) == which)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row->row);
    }
  return group;
}

static void
hq_setup_policy_finalize (GObject *object)
{
  g_array_unref (HQ_SETUP_POLICY (object)->rows);
  G_OBJECT_CLASS (hq_setup_policy_parent_class)->finalize (object);
}

static void
hq_setup_policy_class_init (HqSetupPolicyClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_policy_finalize;
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_policy_refresh;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "policy");
}

static void
hq_setup_policy_init (HqSetupPolicy *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  const char *key;

  self->rows = g_array_new (FALSE, TRUE, sizeof (HqSetupPolicyRow));
  for (guint i = 0; (key = hq_policy_setting_get_key (i)) != NULL; i++)
    {
      const HqSetupPolicyRow row = { .self = self, .key = key };

      g_array_append_val (self->rows, row);
    }
  /* The rows stay where they are from here on: their widgets know them by their place. */
  for (guint i = 0; i < self->rows->len; i++)
    hq_setup_policy_fill_row (hq_setup_policy_get_row (self, i), i);
  for (guint which = 0; hq_setup_policy_words_group (which) != NULL; which++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (hq_setup_policy_make_group (self, which)));
  adw_bin_set_child (ADW_BIN (self), page);
}

static HqSetupPolicyRow *
hq_setup_policy_find (HqSetupPolicy *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (hq_setup_policy_get_row (self, i)->key, key))
      return hq_setup_policy_get_row (self, i);
  return NULL;
}

/**
 * hq_setup_policy_get_control:
 * @key: the key of a setting that there is
 *
 * Returns: (transfer none): what changes its figure, a GtkSwitch or a GtkSpinButton
 */
GtkWidget *
hq_setup_policy_get_control (HqSetupPolicy *self, const char *key)
{
  return hq_setup_policy_find (self, key)->control;
}

/**
 * hq_setup_policy_get_usual:
 * @key: the key of a setting that there is
 *
 * Returns: (transfer none): the button that puts the usual figure in its place
 */
GtkWidget *
hq_setup_policy_get_usual (HqSetupPolicy *self, const char *key)
{
  return hq_setup_policy_find (self, key)->usual;
}
