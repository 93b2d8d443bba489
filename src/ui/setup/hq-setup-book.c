/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-book.h"

#include <glib/gi18n.h>

#include "hq-setup-adder.h"
#include "hq-setup-edit.h"
#include "hq-setup-fields.h"
#include "hq-setup-page.h"

typedef struct
{
  GtkEditable *search;
  GtkWidget *hint;
  GtkListBox *entries;
  GtkLabel *none;
  GtkFlowBox *adders;
  GtkStack *sheets;

  HqSetupForm *forms[HQ_N_SETUP_LISTS];        /* (borrowed) (nullable): on the sheets */
  GtkWidget *removers[HQ_N_SETUP_LISTS];       /* (borrowed) (nullable) */
  char *words;                                 /* (owned) (nullable): what is searched for */
  guint filled;                                /* rows that were added while it is filled */
  gboolean filling;
} HqSetupBookPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HqSetupBook, hq_setup_book, HQ_TYPE_SETUP_PANEL)

static HqSetupBookPrivate *
hq_setup_book_get (HqSetupBook *self)
{
  return hq_setup_book_get_instance_private (self);
}

static gboolean
hq_setup_book_filter (GtkListBoxRow *row, gpointer user_data)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (user_data);

  return priv->words == NULL || hq_setup_entry_matches (HQ_SETUP_ENTRY (row), priv->words);
}

static void
hq_setup_book_head (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = hq_setup_entry_get_group (HQ_SETUP_ENTRY (row));
  const char *last = before != NULL ? hq_setup_entry_get_group (HQ_SETUP_ENTRY (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-head");
  gtk_list_box_row_set_header (row, label);
}

static void
hq_setup_book_on_search (HqSetupBook *self)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (priv->search), -1);

  g_free (priv->words);
  priv->words = g_strstrip (g_steal_pointer (&words));
  gtk_list_box_invalidate_filter (priv->entries);
  gtk_list_box_invalidate_headers (priv->entries);
}

/* The row of which a sheet is shown; %NULL where none is chosen, or several are. */
static HqSetupEntry *
hq_setup_book_get_chosen (HqSetupBook *self)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (priv->entries);

  return rows != NULL && rows->next == NULL ? rows->data : NULL;
}

static void
hq_setup_book_show (HqSetupBook *self)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  HqSetupBookClass *class = HQ_SETUP_BOOK_GET_CLASS (self);
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (priv->entries);
  HqSetupEntry *entry = rows != NULL ? rows->data : NULL;
  gboolean may = hq_setup_panel_may_edit (HQ_SETUP_PANEL (self));
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  HqSetupList list;

  gtk_widget_set_sensitive (GTK_WIDGET (priv->adders), may);
  if (rows == NULL || (rows->next != NULL && class->show_many == NULL))
    {
      gtk_stack_set_visible_child_name (priv->sheets, "none");
      return;
    }
  if (rows->next != NULL)
    {
      gtk_stack_set_visible_child_name (priv->sheets, "many");
      class->show_many (self);
      return;
    }
  list = hq_setup_entry_get_list (entry);
  name = g_strdup_printf ("%d", (int) list);
  gtk_stack_set_visible_child_name (priv->sheets, name);
  title = g_markup_escape_text (hq_setup_entry_get_title (entry), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (priv->forms[list]), title);
  hq_setup_form_show (priv->forms[list], hq_setup_entry_get_key (entry));
  if (priv->removers[list] != NULL)
    gtk_widget_set_sensitive (priv->removers[list], may);
  if (class->show != NULL)
    class->show (self, list, hq_setup_entry_get_key (entry));
}

static void
hq_setup_book_on_chosen (HqSetupBook *self)
{
  /* The rows go one by one when the page goes. */
  if (!hq_setup_book_get (self)->filling && !gtk_widget_in_destruction (GTK_WIDGET (self))
      && hq_setup_panel_get_page (HQ_SETUP_PANEL (self)) != NULL)
    hq_setup_book_show (self);
}

/**
 * hq_setup_book_add_entry:
 * @text: the next row as it is to be shown
 *
 * As long as the rows are the same ones, what they show is changed in place; from the first one that is
 * not, they are made again.
 */
void
hq_setup_book_add_entry (HqSetupBook *self, const HqSetupEntryText *text)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (priv->entries, (int) priv->filled);
  HqSetupPage *page = HQ_SETUP_PAGE (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
  HqSetupEntryText own = *text;

  if (hq_setup_page_find_mark (page, text->list, text->key) != NULL)
    own.mark = hq_setup_page_find_mark (page, text->list, text->key);
  if (row == NULL || !hq_setup_entry_is (HQ_SETUP_ENTRY (row), text->list, text->key))
    {
      GtkWidget *entry = hq_setup_entry_new (text->list, text->key);

      while (row != NULL)
        {
          gtk_list_box_remove (priv->entries, GTK_WIDGET (row));
          row = gtk_list_box_get_row_at_index (priv->entries, (int) priv->filled);
        }
      gtk_list_box_append (priv->entries, entry);
      row = GTK_LIST_BOX_ROW (entry);
    }
  hq_setup_entry_show (HQ_SETUP_ENTRY (row), &own);
  priv->filled++;
}

static gboolean
hq_setup_book_select (HqSetupBook *self, HqSetupList list, const char *key)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (priv->entries, i)) != NULL; i++)
    if (hq_setup_entry_is (HQ_SETUP_ENTRY (row), list, key))
      {
        gtk_list_box_select_row (priv->entries, row);
        return TRUE;
      }
  return FALSE;
}

static void
hq_setup_book_refresh (HqSetupPanel *panel)
{
  HqSetupBook *self = HQ_SETUP_BOOK (panel);
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  HqSetupEntry *chosen = hq_setup_book_get_chosen (self);
  HqSetupList list = chosen != NULL ? hq_setup_entry_get_list (chosen) : HQ_N_SETUP_LISTS;
  g_autofree char *key = chosen != NULL ? g_strdup (hq_setup_entry_get_key (chosen)) : NULL;
  int at = chosen != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (chosen)) : 0;
  g_autoptr (GList) rows = NULL;
  GtkListBoxRow *row;

  priv->filling = TRUE;
  priv->filled = 0;
  HQ_SETUP_BOOK_GET_CLASS (self)->fill (self);
  while ((row = gtk_list_box_get_row_at_index (priv->entries, (int) priv->filled)) != NULL)
    gtk_list_box_remove (priv->entries, GTK_WIDGET (row));
  rows = gtk_list_box_get_selected_rows (priv->entries);
  /* What was chosen is chosen again, and after what was taken away its neighbour. */
  if (rows == NULL && (key == NULL || !hq_setup_book_select (self, list, key)) && priv->filled > 0)
    gtk_list_box_select_row (
      priv->entries,
      gtk_list_box_get_row_at_index (priv->entries, MIN (at, (int) priv->filled - 1)));
  priv->filling = FALSE;
  hq_setup_book_show (self);
}

static void
hq_setup_book_enter (HqSetupPanel *panel)
{
  HqSetupEntry *chosen = hq_setup_book_get_chosen (HQ_SETUP_BOOK (panel));

  if (chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  else
    gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}

/* Takes away what is chosen. */
static void
hq_setup_book_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupBook *self = HQ_SETUP_BOOK (widget);
  HqSetupEntry *entry = hq_setup_book_get_chosen (self);

  if (entry == NULL || !hq_setup_panel_may_edit (HQ_SETUP_PANEL (self)))
    return;
  hq_setup_edit_drop (hq_setup_panel_get_draft (HQ_SETUP_PANEL (self)),
                      hq_setup_entry_get_list (entry), hq_setup_entry_get_key (entry));
  hq_setup_panel_touch (HQ_SETUP_PANEL (self));
  hq_setup_book_enter (HQ_SETUP_PANEL (self));
}

static void
hq_setup_book_finalize (GObject *object)
{
  g_free (hq_setup_book_get (HQ_SETUP_BOOK (object))->words);
  G_OBJECT_CLASS (hq_setup_book_parent_class)->finalize (object);
}

static void
hq_setup_book_class_init (HqSetupBookClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqSetupPanelClass *panel_class = HQ_SETUP_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_book_finalize;
  panel_class->refresh = hq_setup_book_refresh;
  panel_class->enter = hq_setup_book_enter;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-book.ui");
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, search);
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, hint);
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, entries);
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, none);
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, adders);
  gtk_widget_class_bind_template_child_private (widget_class, HqSetupBook, sheets);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_book_on_search);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_book_on_chosen);
  gtk_widget_class_install_action (widget_class, "setup.remove", NULL, hq_setup_book_remove);
}

static void
hq_setup_book_init (HqSetupBook *self)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (priv->entries, hq_setup_book_filter, self, NULL);
  gtk_list_box_set_header_func (priv->entries, hq_setup_book_head, self, NULL);
  gtk_label_set_label (priv->none, _ ("There is nothing here yet, or nothing that is searched for."));
}

static void
hq_setup_book_add_remover (HqSetupBook *self, const HqSetupBookSheet *sheet, GtkWidget *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ (sheet->remove));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "setup.remove");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  hq_setup_book_get (self)->removers[sheet->list] = button;
}

/**
 * hq_setup_book_add_sheet:
 * @sheet: what can be done with the rows of a list
 * @more: (transfer floating) (nullable): what is shown of one beyond its fields
 *
 * Adds the sheet of such a row, with its fields and what takes it away on it.
 */
void
hq_setup_book_add_sheet (HqSetupBook *self,
                         const HqSetupBookSheet *sheet,
                         AdwPreferencesGroup *more)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);
  g_autofree char *name = g_strdup_printf ("%d", (int) sheet->list);
  GtkWidget *page = adw_preferences_page_new ();
  guint n_fields;
  const HqSetupField *fields = hq_setup_fields_get (sheet->list, &n_fields);
  HqSetupForm *form = hq_setup_form_new (sheet->list, fields, n_fields);

  priv->forms[sheet->list] = form;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (form));
  if (more != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), more);
  if (sheet->remove != NULL)
    hq_setup_book_add_remover (self, sheet, page);
  gtk_stack_add_named (priv->sheets, page, name);
  if (sheet->add != NULL)
    gtk_flow_box_append (priv->adders, hq_setup_adder_new (self, sheet));
}

/**
 * hq_setup_book_set_many:
 * @sheet: what is shown while several rows are chosen
 *
 * Lets several rows be chosen.
 */
void
hq_setup_book_set_many (HqSetupBook *self, GtkWidget *sheet)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);

  gtk_stack_add_named (priv->sheets, sheet, "many");
  gtk_list_box_set_selection_mode (priv->entries, GTK_SELECTION_MULTIPLE);
  gtk_widget_set_visible (priv->hint, TRUE);
}

/**
 * hq_setup_book_list_chosen:
 *
 * Returns: (transfer full) (element-type utf8): the keys of the rows of @list that are chosen
 */
GPtrArray *
hq_setup_book_list_chosen (HqSetupBook *self, HqSetupList list)
{
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (hq_setup_book_get (self)->entries);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = rows; l != NULL; l = l->next)
    if (hq_setup_entry_get_list (l->data) == list)
      g_ptr_array_add (keys, g_strdup (hq_setup_entry_get_key (l->data)));
  return keys;
}

/**
 * hq_setup_book_choose:
 *
 * Shows the sheet of one row of the draft, and nothing is searched for.
 */
void
hq_setup_book_choose (HqSetupBook *self, HqSetupList list, const char *key)
{
  HqSetupBookPrivate *priv = hq_setup_book_get (self);

  gtk_editable_set_text (priv->search, "");
  hq_setup_book_on_search (self);
  gtk_list_box_unselect_all (priv->entries);
  hq_setup_book_select (self, list, key);
}

HqSetupForm *
hq_setup_book_get_form (HqSetupBook *self, HqSetupList list)
{
  return hq_setup_book_get (self)->forms[list];
}

/**
 * hq_setup_book_add_rows:
 * @keys: (element-type utf8): keys that no row of @list has
 *
 * Adds rows to the draft, like the one that is chosen, and shows the sheet of the last one.
 */
void
hq_setup_book_add_rows (HqSetupBook *self, HqSetupList list, const GPtrArray *keys)
{
  HqSetupPanel *panel = HQ_SETUP_PANEL (self);
  g_autoptr (GPtrArray) chosen = hq_setup_book_list_chosen (self, list);

  for (guint i = 0; i < keys->len; i++)
    hq_setup_edit_add (hq_setup_panel_get_draft (panel), list, keys->pdata[i],
                       chosen->len > 0 ? chosen->pdata[0] : NULL);
  hq_setup_panel_touch (panel);
  hq_setup_book_choose (self, list, keys->pdata[keys->len - 1]);
  gtk_widget_child_focus (GTK_WIDGET (hq_setup_book_get (self)->forms[list]),
                          GTK_DIR_TAB_FORWARD);
}
