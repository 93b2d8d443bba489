/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-item.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-key-order.h"
#include "hq-setup-item-words.h"

#define HQ_SETUP_ITEM_MOST_FIELDS 24

struct _HqSetupItem
{
  AdwBin parent_instance;

  GtkWidget *controls[HQ_SETUP_ITEM_MOST_FIELDS]; /* (borrowed): in the order of the fields */
  GtkLabel *marks[HQ_SETUP_ITEM_MOST_FIELDS];     /* (borrowed) (nullable): below a source */
  HqSetup *setup;   /* (owned) (nullable): whose departments and services can be chosen */
  gboolean drawing; /* what is shown is set by an item, not by somebody */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqSetupItem, hq_setup_item, ADW_TYPE_BIN)

static char *
hq_setup_item_dup_text (GtkWidget *control)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (control));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
hq_setup_item_set_text (GtkWidget *control, const char *text)
{
  if (GTK_IS_EDITABLE (control))
    gtk_editable_set_text (GTK_EDITABLE (control), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
}

/* A figure without a source is marked. */
static void
hq_setup_item_draw_marks (HqSetupItem *self)
{
  const HqSetupItemField *field;

  for (guint i = 0; (field = hq_setup_item_words_get_field (i)) != NULL; i++)
    if (field->kind == HQ_SETUP_ITEM_SOURCE)
      {
        g_autofree char *source = hq_setup_item_dup_text (self->controls[i]);
        const char *sentence = hq_setup_item_words_source (source);
        g_autofree char *marked = sentence != NULL ? g_strconcat ("⚠ ", sentence, NULL) : NULL;

        gtk_label_set_label (self->marks[i], marked != NULL ? marked : "");
        gtk_widget_set_visible (GTK_WIDGET (self->marks[i]), marked != NULL);
      }
}

static void
hq_setup_item_on_changed (HqSetupItem *self)
{
  if (self->drawing)
    return;
  hq_setup_item_draw_marks (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
hq_setup_item_is_of_hall (const HqSetupItemField *field)
{
  return field->kind == HQ_SETUP_ITEM_DEPARTMENT || field->kind == HQ_SETUP_ITEM_SERVICE;
}

/* What can be chosen, as it stands in the list. The first member of each row is its key. */
static GPtrArray *
hq_setup_item_list_rows (HqSetupItem *self, const HqSetupItemField *field)
{
  return hq_key_order_list (field->kind == HQ_SETUP_ITEM_DEPARTMENT ? self->setup->departments
                                                               : self->setup->services);
}

static void
hq_setup_item_fill_choices (HqSetupItem *self)
{
  const HqSetupItemField *field;

  for (guint i = 0; (field = hq_setup_item_words_get_field (i)) != NULL; i++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;

      if (!hq_setup_item_is_of_hall (field))
        continue;
      rows = hq_setup_item_list_rows (self, field);
      for (guint k = 0; k < rows->len; k++)
        {
          const char *key = *(char *const *) rows->pdata[k];

          gtk_string_list_append (names, field->kind == HQ_SETUP_ITEM_DEPARTMENT
                                           ? hq_setup_item_words_department (self->setup, key)
                                           : hq_setup_item_words_service (self->setup, key));
        }
      adw_combo_row_set_model (ADW_COMBO_ROW (self->controls[i]), G_LIST_MODEL (names));
    }
}

static void
hq_setup_item_choose (HqSetupItem *self, guint i, const char *key)
{
  g_autoptr (GPtrArray) rows = hq_setup_item_list_rows (self, hq_setup_item_words_get_field (i));
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint k = 0; k < rows->len; k++)
    if (g_strcmp0 (*(char *const *) rows->pdata[k], key) == 0)
      chosen = k;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->controls[i]), chosen);
}

static void
hq_setup_item_show_field (HqSetupItem *self, guint i, const HqItem *item)
{
  const HqSetupItemField *field = hq_setup_item_words_get_field (i);
  gconstpointer member = G_STRUCT_MEMBER_P (item, field->offset);
  GtkWidget *control = self->controls[i];

  switch (field->kind)
    {
    case HQ_SETUP_ITEM_COUNT:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), *(const int *) member);
      break;
    case HQ_SETUP_ITEM_YES:
      gtk_switch_set_active (GTK_SWITCH (control), *(const gboolean *) member);
      break;
    case HQ_SETUP_ITEM_KIND:
      adw_combo_row_set_selected (ADW_COMBO_ROW (control), item->case_kind);
      break;
    case HQ_SETUP_ITEM_DEPARTMENT:
    case HQ_SETUP_ITEM_SERVICE:
      hq_setup_item_choose (self, i, *(char *const *) member);
      break;
    case HQ_SETUP_ITEM_TEXT:
    case HQ_SETUP_ITEM_LINES:
    case HQ_SETUP_ITEM_SOURCE:
    default:
      hq_setup_item_set_text (control, *(char *const *) member);
    }
}

/* What is chosen of the hall's rows, "" for nothing. */
static char *
hq_setup_item_dup_chosen (HqSetupItem *self, guint i)
{
  g_autoptr (GPtrArray) rows = hq_setup_item_list_rows (self, hq_setup_item_words_get_field (i));
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->controls[i]));

  return g_strdup (chosen < rows->len ? *(char *const *) rows->pdata[chosen] : "");
}

static void
hq_setup_item_take_field (HqSetupItem *self, guint i, HqItem *item)
{
  const HqSetupItemField *field = hq_setup_item_words_get_field (i);
  gpointer member = G_STRUCT_MEMBER_P (item, field->offset);
  GtkWidget *control = self->controls[i];

  switch (field->kind)
    {
    case HQ_SETUP_ITEM_COUNT:
      *(int *) member = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control));
      break;
    case HQ_SETUP_ITEM_YES:
      *(gboolean *) member = gtk_switch_get_active (GTK_SWITCH (control));
      break;
    case HQ_SETUP_ITEM_KIND:
      item->case_kind = (HqCaseKind) adw_combo_row_get_selected (ADW_COMBO_ROW (control));
      break;
    case HQ_SETUP_ITEM_DEPARTMENT:
    case HQ_SETUP_ITEM_SERVICE:
      *(char **) member = hq_setup_item_dup_chosen (self, i);
      break;
    case HQ_SETUP_ITEM_TEXT:
    case HQ_SETUP_ITEM_LINES:
    case HQ_SETUP_ITEM_SOURCE:
    default:
      *(char **) member = hq_setup_item_dup_text (control);
    }
}

static GtkWidget *
hq_setup_item_make_entry (HqSetupItem *self, const HqSetupItemField *field, guint i)
{
  gboolean lines = field->kind == HQ_SETUP_ITEM_LINES;
  GtkWidget *control = lines ? gtk_text_view_new () : gtk_entry_new ();
  GtkWidget *row = hq_entry_row_new (g_dpgettext2 (NULL, "item", field->title), control);

  if (lines)
    {
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (control), FALSE);
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (control), GTK_WRAP_WORD_CHAR);
    }
  g_signal_connect_swapped (lines ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)))
                                  : G_OBJECT (control),
                            "changed", G_CALLBACK (hq_setup_item_on_changed), self);
  if (field->kind == HQ_SETUP_ITEM_SOURCE)
    {
      GtkWidget *mark = gtk_label_new (NULL);

      self->marks[i] = GTK_LABEL (mark);
      gtk_label_set_xalign (self->marks[i], 0);
      gtk_label_set_wrap (self->marks[i], TRUE);
      gtk_widget_add_css_class (mark, "caption");
      gtk_widget_add_css_class (mark, "warning");
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), mark);
    }
  self->controls[i] = control;
  return row;
}

static GtkWidget *
hq_setup_item_make_choice (HqSetupItem *self, const HqSetupItemField *field, guint i)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (NULL, "item", field->title));
  if (field->kind == HQ_SETUP_ITEM_KIND)
    {
      for (int kind = HQ_CASE_INSTANT; kind <= HQ_CASE_PROMISED; kind++)
        gtk_string_list_append (names, hq_setup_item_words_kind ((HqCaseKind) kind));
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
    }
  hq_compat_name_combo (ADW_COMBO_ROW (row));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (hq_setup_item_on_changed), self);
  self->controls[i] = row;
  return row;
}

static GtkWidget *
hq_setup_item_make_action (HqSetupItem *self, const HqSetupItemField *field, guint i)
{
  const char *title = g_dpgettext2 (NULL, "item", field->title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control;

  if (field->kind == HQ_SETUP_ITEM_YES)
    {
      control = gtk_switch_new ();
      g_signal_connect_swapped (control, "notify::active", G_CALLBACK (hq_setup_item_on_changed),
                                self);
    }
  else
    {
      control = gtk_spin_button_new_with_range (0, HQ_ITEM_MOST, 1);
      gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (control), TRUE);
      g_signal_connect_swapped (control, "value-changed", G_CALLBACK (hq_setup_item_on_changed),
                                self);
    }
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  self->controls[i] = control;
  return row;
}

static GtkWidget *
hq_setup_item_make_row (HqSetupItem *self, guint i)
{
  const HqSetupItemField *field = hq_setup_item_words_get_field (i);

  switch (field->kind)
    {
    case HQ_SETUP_ITEM_COUNT:
    case HQ_SETUP_ITEM_YES:
      return hq_setup_item_make_action (self, field, i);
    case HQ_SETUP_ITEM_KIND:
    case HQ_SETUP_ITEM_DEPARTMENT:
    case HQ_SETUP_ITEM_SERVICE:
      return hq_setup_item_make_choice (self, field, i);
    case HQ_SETUP_ITEM_TEXT:
    case HQ_SETUP_ITEM_LINES:
    case HQ_SETUP_ITEM_SOURCE:
    default:
      return hq_setup_item_make_entry (self, field, i);
    }
}

static void
hq_setup_item_dispose (GObject *object)
{
  g_clear_pointer (&HQ_SETUP_ITEM (object)->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_setup_item_parent_class)->dispose (object);
}

static void
hq_setup_item_class_init (HqSetupItemClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_setup_item_dispose;
  /**
   * HqSetupItem::changed:
   *
   * Somebody edited the item.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_setup_item_init (HqSetupItem *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *groups[HQ_SETUP_ITEM_N_GROUPS];
  const HqSetupItemField *field;

  for (guint i = 0; i < HQ_SETUP_ITEM_N_GROUPS; i++)
    {
      groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (groups[i], hq_setup_item_words_group ((HqSetupItemGroup) i));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), groups[i]);
    }
  for (guint i = 0; (field = hq_setup_item_words_get_field (i)) != NULL; i++)
    adw_preferences_group_add (groups[field->group], hq_setup_item_make_row (self, i));
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * hq_setup_item_show:
 * @item: an item, whose texts are all there
 * @setup: the hall
 * @is_new: whether the catalogue has it not yet, so that its code can be chosen
 */
void
hq_setup_item_show (HqSetupItem *self, const HqItem *item, const HqSetup *setup, gboolean is_new)
{
  self->drawing = TRUE;
  if (self->setup != setup)
    {
      g_clear_pointer (&self->setup, hq_setup_unref);
      self->setup = hq_setup_ref (setup);
      hq_setup_item_fill_choices (self);
    }
  for (guint i = 0; hq_setup_item_words_get_field (i) != NULL; i++)
    hq_setup_item_show_field (self, i, item);
  gtk_widget_set_sensitive (self->controls[0], is_new);
  self->drawing = FALSE;
  hq_setup_item_draw_marks (self);
}

/**
 * hq_setup_item_set_editable:
 * @editable: whether somebody may change what is shown
 */
void
hq_setup_item_set_editable (HqSetupItem *self, gboolean editable)
{
  for (guint i = 1; hq_setup_item_words_get_field (i) != NULL; i++)
    gtk_widget_set_sensitive (self->controls[i], editable);
}

/**
 * hq_setup_item_make:
 *
 * Returns: (transfer full): the item as it is shown now
 */
HqItem *
hq_setup_item_make (HqSetupItem *self)
{
  HqItem *item = hq_item_new ();

  for (guint i = 0; hq_setup_item_words_get_field (i) != NULL; i++)
    hq_setup_item_take_field (self, i, item);
  return item;
}

/**
 * hq_setup_item_get_control:
 * @member: the name of a member of HqItem
 *
 * Returns: (transfer none) (nullable): what it is edited with
 */
GtkWidget *
hq_setup_item_get_control (HqSetupItem *self, const char *member)
{
  const HqSetupItemField *field;

  for (guint i = 0; (field = hq_setup_item_words_get_field (i)) != NULL; i++)
    if (g_str_equal (field->member, member))
      return self->controls[i];
  return NULL;
}
