/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text as a screen reader hears them. GTK 4.8 keeps some two hundred rows of a long table
 * beyond those that are seen, and names neither rows nor cells: each row is told in a sentence with all
 * that stands in it, and its cells are left out, of which there would be thousands to ask for. */
#include "config.h"

#include "hq-table.h"

#include <glib/gi18n.h>

/* So many rows are made at once: a table of a dozen columns takes a tenth of a second for two hundred. */
#define HQ_TABLE_STEP 40

/* So many GTK makes of a table at the most; with these there, the others cost nothing. */
#define HQ_TABLE_MADE 240

#define HQ_TABLE_SOURCE "hq-table"

/* After what is drawn. */
static gboolean
hq_table_feed_on_idle (gpointer data)
{
  GtkSliceListModel *feed = data;
  guint size = gtk_slice_list_model_get_size (feed) + HQ_TABLE_STEP;
  gboolean more = size < HQ_TABLE_MADE
                  && size < g_list_model_get_n_items (gtk_slice_list_model_get_model (feed));

  gtk_slice_list_model_set_size (feed, more ? size : G_MAXUINT);
  if (!more)
    g_object_set_data (G_OBJECT (feed), HQ_TABLE_SOURCE, NULL);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
hq_table_feed_stop (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/**
 * hq_table_feed_new:
 * @rows: (transfer none): the rows of a table
 *
 * Returns: (transfer full): the same rows, which come some at a time where hq_table_feed_restart() says
 *   so
 */
GtkSliceListModel *
hq_table_feed_new (GListModel *rows)
{
  return gtk_slice_list_model_new (g_object_ref (rows), 0, G_MAXUINT);
}

/**
 * hq_table_feed_restart:
 * @feed: what hq_table_feed_new() made
 *
 * Called before rows become others altogether: the first of them are there at once, and the rest while
 * the screen answers already.
 */
void
hq_table_feed_restart (GtkSliceListModel *feed)
{
  GSource *source = g_idle_source_new ();

  g_source_set_callback (source, hq_table_feed_on_idle, feed, NULL);
  gtk_slice_list_model_set_size (feed, HQ_TABLE_STEP);
  g_object_set_data_full (G_OBJECT (feed), HQ_TABLE_SOURCE, source, hq_table_feed_stop);
  g_source_attach (source, NULL);
}

static gboolean
hq_table_on_query (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/**
 * hq_table_explain:
 * @label: of a row
 *
 * Shows the whole of it under the pointer where it does not fit. A tooltip for each would be most of
 * what a row costs.
 */
void
hq_table_explain (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (hq_table_on_query), NULL);
}

/**
 * hq_table_make_cell:
 * @item: of a column, which is set up
 *
 * Returns: (transfer none): the label of its cell
 */
GtkLabel *
hq_table_make_cell (GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  hq_table_explain (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
  return GTK_LABEL (label);
}

/**
 * hq_table_set_cell:
 * @item: of a column, which is bound
 * @text: what stands in its cell
 */
void
hq_table_set_cell (GtkListItem *item, const char *text)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  /* Its cell is there only now. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * hq_table_add_words:
 * @sentence: gets what stands in a cell
 * @heading: of its column
 * @text: of the cell; of an empty one nothing is said
 */
void
hq_table_add_words (GString *sentence, const char *heading, const char *text)
{
  if (text[0] == '\0')
    return;
  if (sentence->len > 0)
    g_string_append (sentence, _ (", "));
  /* Translators: a column's heading and what stands under it, as a row is read aloud. */
  g_string_append_printf (sentence, C_ ("table", "%s %s"), heading, text);
}

/**
 * hq_table_name_row:
 * @item: of one of the columns, which is bound
 * @sentence: what stands in the row
 */
void
hq_table_name_row (GtkListItem *item, const char *sentence)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * hq_table_name:
 * @name: what is listed
 *
 * Names the table, and within it the row of the headings and the list, which can have the focus.
 */
void
hq_table_name (GtkColumnView *view, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
