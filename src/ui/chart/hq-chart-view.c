/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-chart-view.h"

#include <glib/gi18n.h>

#include "hq-chart-canvas.h"
#include "hq-words.h"

#define HQ_CHART_VIEW_SERIES "hq-chart-view-series"
/* The column of what the rows are. */
#define HQ_CHART_VIEW_NAMES (-1)

struct _HqChartView
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkToggleButton *toggle;
  GtkStack *stack;
  HqChartCanvas *canvas;
  GtkColumnView *table;
  GtkLabel *summary;

  HqChart *chart;       /* (owned) (nullable) */
  GtkStringList *names; /* (borrowed): the rows of the table, by what they are */
  GPtrArray *cells;     /* (owned) (element-type GtkListItem): those that are shown */
};

G_DEFINE_TYPE (HqChartView, hq_chart_view, ADW_TYPE_BIN)

static const char *
hq_chart_view_get_heading (HqChartView *self, int series)
{
  const char *name;

  if (series == HQ_CHART_VIEW_NAMES)
    return hq_chart_get_heading (self->chart) != NULL ? hq_chart_get_heading (self->chart)
                                                      : _ ("Part");
  name = hq_chart_get_series (self->chart, (guint) series);
  return name[0] != '\0' ? name : hq_chart_get_title (self->chart);
}

static int
hq_chart_view_get_series (GtkListItem *item)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), HQ_CHART_VIEW_SERIES));
}

/* The row as it is read aloud: what it is, and each of its figures with what that is. */
static char *
hq_chart_view_describe_row (HqChartView *self, guint category)
{
  g_autoptr (GString) text = g_string_new (hq_chart_get_category (self->chart, category));

  for (guint i = 0; i < hq_chart_count_series (self->chart); i++)
    {
      g_autofree char *cell = hq_chart_format_cell (self->chart, i, category);

      g_string_append_printf (text, ", %s %s", hq_chart_view_get_heading (self, (int) i), cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The keyboard goes from row to row, and the row is what a screen reader reads then. */
static void
hq_chart_view_name_row (HqChartView *self, GtkWidget *label, guint category)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *text = hq_chart_view_describe_row (self, category);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
hq_chart_view_fill (HqChartView *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  guint category = gtk_list_item_get_position (item);
  int series = hq_chart_view_get_series (item);
  g_autofree char *text = NULL;

  /* A row that is on its way out. */
  if (category >= hq_chart_count_categories (self->chart))
    return;
  text = series == HQ_CHART_VIEW_NAMES
           ? g_strdup (hq_chart_get_category (self->chart, category))
           : hq_chart_format_cell (self->chart, (guint) series, category);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (series == HQ_CHART_VIEW_NAMES)
    hq_chart_view_name_row (self, label, category);
}

static void
hq_chart_view_on_setup (GtkListItemFactory *factory, GtkListItem *item, HqChartView *self)
{
  gpointer series = g_object_get_data (G_OBJECT (factory), HQ_CHART_VIEW_SERIES);
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_name = GPOINTER_TO_INT (series) == HQ_CHART_VIEW_NAMES;

  g_object_set_data (G_OBJECT (item), HQ_CHART_VIEW_SERIES, series);
  gtk_label_set_xalign (GTK_LABEL (label), is_name ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), is_name);
  gtk_list_item_set_child (item, label);
}

static void
hq_chart_view_on_bind (GtkListItemFactory *factory, GtkListItem *item, HqChartView *self)
{
  g_ptr_array_add (self->cells, item);
  hq_chart_view_fill (self, item);
}

static void
hq_chart_view_on_unbind (GtkListItemFactory *factory, GtkListItem *item, HqChartView *self)
{
  g_ptr_array_remove_fast (self->cells, item);
}

static void
hq_chart_view_add_column (HqChartView *self, int series)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), HQ_CHART_VIEW_SERIES, GINT_TO_POINTER (series));
  g_signal_connect_object (factory, "setup", G_CALLBACK (hq_chart_view_on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (hq_chart_view_on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (hq_chart_view_on_unbind), self, 0);
  column = gtk_column_view_column_new (hq_chart_view_get_heading (self, series), factory);
  gtk_column_view_column_set_expand (column, series == HQ_CHART_VIEW_NAMES);
  gtk_column_view_append_column (self->table, column);
}

static void
hq_chart_view_clear_table (HqChartView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
}

static void
hq_chart_view_build_table (HqChartView *self)
{
  hq_chart_view_add_column (self, HQ_CHART_VIEW_NAMES);
  for (guint i = 0; i < hq_chart_count_series (self->chart); i++)
    hq_chart_view_add_column (self, (int) i);
  for (guint i = 0; i < hq_chart_count_categories (self->chart); i++)
    gtk_string_list_append (self->names, hq_chart_get_category (self->chart, i));
}

/* Whether both have the same rows and columns: then whoever reads the table is left where they are. */
static gboolean
hq_chart_view_is_alike (const HqChart *a, const HqChart *b)
{
  gboolean alike = a != NULL && b != NULL && hq_chart_count_series (a) == hq_chart_count_series (b)
                   && hq_chart_count_categories (a) == hq_chart_count_categories (b)
                   && g_strcmp0 (hq_chart_get_heading (a), hq_chart_get_heading (b)) == 0
                   && g_str_equal (hq_chart_get_title (a), hq_chart_get_title (b));

  for (guint i = 0; alike && i < hq_chart_count_series (a); i++)
    alike = g_str_equal (hq_chart_get_series (a, i), hq_chart_get_series (b, i));
  for (guint i = 0; alike && i < hq_chart_count_categories (a); i++)
    alike = g_str_equal (hq_chart_get_category (a, i), hq_chart_get_category (b, i));
  return alike;
}

static void
hq_chart_view_on_toggled (HqChartView *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->toggle)
                                                   ? "table"
                                                   : "picture");
}

static void
hq_chart_view_finalize (GObject *object)
{
  HqChartView *self = HQ_CHART_VIEW (object);

  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->chart, hq_chart_unref);
  G_OBJECT_CLASS (hq_chart_view_parent_class)->finalize (object);
}

static void
hq_chart_view_class_init (HqChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_chart_view_finalize;
  g_type_ensure (HQ_TYPE_CHART_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HqChartView, title);
  gtk_widget_class_bind_template_child (widget_class, HqChartView, toggle);
  gtk_widget_class_bind_template_child (widget_class, HqChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, HqChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, HqChartView, table);
  gtk_widget_class_bind_template_child (widget_class, HqChartView, summary);
  gtk_widget_class_bind_template_callback (widget_class, hq_chart_view_on_toggled);
}

static void
hq_chart_view_init (HqChartView *self)
{
  GtkNoSelection *selection;

  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->names = gtk_string_list_new (NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (self->names));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/**
 * hq_chart_view_new:
 *
 * Returns: (transfer floating): a view of no chart yet
 */
GtkWidget *
hq_chart_view_new (void)
{
  return g_object_new (HQ_TYPE_CHART_VIEW, NULL);
}

/**
 * hq_chart_view_set_chart:
 * @self: the view
 * @chart: (nullable): what it shows
 *
 * Shows another chart, or what has become of the same one: then the table stays where it was.
 */
void
hq_chart_view_set_chart (HqChartView *self, HqChart *chart)
{
  gboolean alike = hq_chart_view_is_alike (self->chart, chart);
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;
  gboolean any;

  if (chart == self->chart)
    return;
  if (!alike)
    hq_chart_view_clear_table (self);
  g_clear_pointer (&self->chart, hq_chart_unref);
  hq_chart_canvas_set_chart (self->canvas, chart);
  any = chart != NULL && !hq_chart_is_empty (chart);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), any);
  /* A table of nothing says less than the sentence. */
  if (!any)
    gtk_toggle_button_set_active (self->toggle, FALSE);
  gtk_label_set_text (self->title, chart != NULL ? hq_chart_get_title (chart) : "");
  gtk_label_set_text (self->summary, "");
  if (chart == NULL)
    return;
  self->chart = hq_chart_ref (chart);
  summary = hq_chart_format_summary (chart, hq_words_report ());
  gtk_label_set_text (self->summary, summary);
  name = g_strdup_printf (_ ("%s as a table"), hq_chart_get_title (chart));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (!alike)
    hq_chart_view_build_table (self);
  for (guint i = 0; alike && i < self->cells->len; i++)
    hq_chart_view_fill (self, self->cells->pdata[i]);
}
