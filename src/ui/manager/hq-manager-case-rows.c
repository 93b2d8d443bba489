/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-case-rows.h"

#include <glib/gi18n.h>

#include "hq-case-words.h"
#include "hq-table.h"

struct _HqManagerCaseRows
{
  AdwBin parent_instance;

  GtkColumnView *view;     /* (borrowed) */
  GListStore *items;       /* (owned) (element-type HqManagerCase): that are listed */
  GtkSliceListModel *feed; /* (owned): of @items, as they come into the table */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HqManagerCaseRows, hq_manager_case_rows, ADW_TYPE_BIN)

static void
hq_manager_case_rows_setup_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  HqManagerCaseColumn column = (HqManagerCaseColumn) GPOINTER_TO_INT (data);
  GtkLabel *label = hq_table_make_cell (item);

  gtk_widget_add_css_class (GTK_WIDGET (label),
                            column == HQ_MANAGER_CASE_LIGHT ? "light" : "numeric");
  /* Long names give way; all of them stand in the case's own window. */
  if (column == HQ_MANAGER_CASE_ITEM || column == HQ_MANAGER_CASE_DEPARTMENT)
    {
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (label, column == HQ_MANAGER_CASE_ITEM ? 14 : 10);
    }
}

static void
hq_manager_case_rows_name_row (HqManagerCase *row, GtkListItem *item)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (int i = 0; i < HQ_N_MANAGER_CASE_COLUMNS; i++)
    {
      g_autofree char *text = hq_manager_case_format (row, (HqManagerCaseColumn) i);

      hq_table_add_words (sentence, hq_manager_case_get_title ((HqManagerCaseColumn) i), text);
    }
  hq_table_name_row (item, sentence->str);
}

static void
hq_manager_case_rows_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  HqManagerCaseColumn column = (HqManagerCaseColumn) GPOINTER_TO_INT (data);
  HqManagerCase *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = hq_manager_case_format (row, column);
  const char *styles[] = { "light", NULL, NULL };

  hq_table_set_cell (item, text);
  if (column != HQ_MANAGER_CASE_LIGHT)
    return;
  styles[1] = hq_case_words_style (hq_manager_case_get (row)->light);
  gtk_widget_set_css_classes (label, styles);
  hq_manager_case_rows_name_row (row, item);
}

static void
hq_manager_case_rows_add_columns (HqManagerCaseRows *self)
{
  for (int i = 0; i < HQ_N_MANAGER_CASE_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_case_rows_setup_cell),
                        GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_case_rows_bind_cell),
                        GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (hq_manager_case_get_title ((HqManagerCaseColumn) i),
                                           factory);
      gtk_column_view_column_set_expand (column, i == HQ_MANAGER_CASE_ITEM
                                                   || i == HQ_MANAGER_CASE_DEPARTMENT);
      gtk_column_view_append_column (self->view, column);
    }
}

static gint64
hq_manager_case_rows_get_case (HqManagerCaseRows *self, guint position)
{
  g_autoptr (HqManagerCase) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return hq_manager_case_get (item)->row.case_file;
}

static void
hq_manager_case_rows_on_activate (HqManagerCaseRows *self, guint position)
{
  g_signal_emit (self, signals[OPEN], 0, hq_manager_case_rows_get_case (self, position));
}

static void
hq_manager_case_rows_dispose (GObject *object)
{
  HqManagerCaseRows *self = HQ_MANAGER_CASE_ROWS (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hq_manager_case_rows_parent_class)->dispose (object);
}

static void
hq_manager_case_rows_class_init (HqManagerCaseRowsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_manager_case_rows_dispose;

  /**
   * HqManagerCaseRows::open:
   * @case_file: a case
   *
   * Somebody wants to see all of it.
   */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hq_manager_case_rows_init (HqManagerCaseRows *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->view = GTK_COLUMN_VIEW (view);
  self->items = g_list_store_new (HQ_TYPE_MANAGER_CASE);
  self->feed = hq_table_feed_new (G_LIST_MODEL (self->items));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "data-table");
  g_signal_connect_object (view, "activate", G_CALLBACK (hq_manager_case_rows_on_activate), self,
                           G_CONNECT_SWAPPED);
  hq_manager_case_rows_add_columns (self);
  hq_table_name (self->view, _ ("Cases"));
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->feed)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * hq_manager_case_rows_restart:
 *
 * Called before the cases become others altogether: the first of them are there at once.
 */
void
hq_manager_case_rows_restart (HqManagerCaseRows *self)
{
  hq_table_feed_restart (self->feed);
}

/**
 * hq_manager_case_rows_show:
 * @found: (element-type HqManagerCase): the cases to list, in their order
 *
 * What stays the same in the list keeps its place, so that whoever reads it loses nothing.
 */
void
hq_manager_case_rows_show (HqManagerCaseRows *self, GPtrArray *found)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint same = 0, end = 0;

  while (same < old && same < found->len)
    {
      g_autoptr (HqManagerCase) item = g_list_model_get_item (G_LIST_MODEL (self->items), same);

      if (!hq_manager_case_equal (item, found->pdata[same]))
        break;
      same++;
    }
  while (end < old - same && end < found->len - same)
    {
      g_autoptr (HqManagerCase) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                              old - 1 - end);

      if (!hq_manager_case_equal (item, found->pdata[found->len - 1 - end]))
        break;
      end++;
    }
  if (same + end < old || same + end < found->len)
    g_list_store_splice (self->items, same, old - same - end, found->pdata + same,
                         found->len - same - end);
}

/**
 * hq_manager_case_rows_get_only:
 *
 * Returns: the case that is listed alone, 0 where there are others or none
 */
gint64
hq_manager_case_rows_get_only (HqManagerCaseRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 1
           ? hq_manager_case_rows_get_case (self, 0)
           : 0;
}

/**
 * hq_manager_case_rows_get_view:
 *
 * Returns: (transfer none): the table
 */
GtkColumnView *
hq_manager_case_rows_get_view (HqManagerCaseRows *self)
{
  return self->view;
}
