/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-parts.h"

#include <glib/gi18n.h>

#include "hq-manager-part.h"
#include "hq-report.h"
#include "hq-table.h"

struct _HqManagerParts
{
  AdwBin parent_instance;

  GtkColumnView *view; /* (borrowed): inside of what this is */
  GListStore *store;   /* (owned): HqManagerPart */
  HqScope scope;
};

G_DEFINE_TYPE (HqManagerParts, hq_manager_parts, ADW_TYPE_BIN)

/* The figures of a part in the order of the columns; a kind of part has those that are of it. */
static const HqMetric columns[] = {
  HQ_METRIC_TICKETS,      HQ_METRIC_MATTERS,         HQ_METRIC_CALLS, HQ_METRIC_ON_TIME,
  HQ_METRIC_SATISFACTION, HQ_METRIC_PARTICIPATION,   HQ_METRIC_BAD,   HQ_METRIC_WAIT_TARGET,
  HQ_METRIC_WAIT_MEDIAN,  HQ_METRIC_WAIT_LONGEST,    HQ_METRIC_LEFT,  HQ_METRIC_UNSERVED,
  HQ_METRIC_MISSED,       HQ_METRIC_HANDLING_MEDIAN,
};

static void
hq_manager_parts_setup_name (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
hq_manager_parts_bind_name (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  HqManagerPart *part = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), hq_manager_part_get_name (part));
  hq_table_name_row (item, hq_manager_part_get_name (part));
}

static void
hq_manager_parts_setup_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_list_item_set_child (item, button);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
hq_manager_parts_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  HqMetric metric = (HqMetric) GPOINTER_TO_INT (data);
  HqManagerPart *part = gtk_list_item_get_item (item);
  const HqFigure *figure = hq_manager_part_get (part, metric);
  GtkWidget *button = gtk_list_item_get_child (item);
  g_autofree char *value = hq_report_format_value (figure);
  g_autofree char *name = g_strdup_printf ("%s · %s %s", hq_manager_part_get_name (part),
                                           _ (hq_report_get_name (metric)), value);

  gtk_button_set_label (GTK_BUTTON (button), value);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(iss)", (int) figure->scope,
                                    figure->key, hq_metric_get_nick (metric));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "day.why");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Of a rate, what it is; nothing to count comes last. */
static double
hq_manager_parts_get_rank (HqManagerPart *part, HqMetric metric)
{
  const HqFigure *figure = hq_manager_part_get (part, metric);

  if (hq_metric_get_kind (metric) == HQ_METRIC_RATE)
    return figure->rate.total == 0 ? -1 : (double) figure->rate.n / (double) figure->rate.total;
  return figure->has_value ? (double) figure->value : -1;
}

static int
hq_manager_parts_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  HqMetric metric = (HqMetric) GPOINTER_TO_INT (data);
  double first = hq_manager_parts_get_rank ((HqManagerPart *) a, metric);
  double second = hq_manager_parts_get_rank ((HqManagerPart *) b, metric);

  return (first > second) - (first < second);
}

static void
hq_manager_parts_add_column (HqManagerParts *self, HqMetric metric)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
    gtk_custom_sorter_new (hq_manager_parts_compare, GINT_TO_POINTER (metric), NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_parts_setup_cell), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_parts_bind_cell),
                    GINT_TO_POINTER (metric));
  column = gtk_column_view_column_new (_ (hq_report_get_name (metric)), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
}

static void
hq_manager_parts_add_name (HqManagerParts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_parts_setup_name), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_parts_bind_name), NULL);
  hq_table_name (self->view, _ (hq_report_get_scope_name (self->scope)));
  column = gtk_column_view_column_new (_ (hq_report_get_scope_name (self->scope)), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
hq_manager_parts_make_columns (HqManagerParts *self)
{
  GListModel *list = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (list) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  hq_manager_parts_add_name (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    /* How long a clerk takes is held against the service alone, where the service's figure is. */
    if (hq_metric_is_of (columns[i], self->scope)
        && (columns[i] != HQ_METRIC_HANDLING_MEDIAN || self->scope != HQ_SCOPE_CLERK))
      hq_manager_parts_add_column (self, columns[i]);
}

static void
hq_manager_parts_finalize (GObject *object)
{
  g_clear_object (&HQ_MANAGER_PARTS (object)->store);
  G_OBJECT_CLASS (hq_manager_parts_parent_class)->finalize (object);
}

static void
hq_manager_parts_class_init (HqManagerPartsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_parts_finalize;
}

static void
hq_manager_parts_init (HqManagerParts *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkSortListModel *sorted;

  self->scope = HQ_N_SCOPES;
  self->store = g_list_store_new (HQ_TYPE_MANAGER_PART);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

/**
 * hq_manager_parts_set:
 * @setup: the hall as it is set up
 * @scope: the parts of which kind
 * @figures: (element-type HqFigure): as hq_figures_compute() gives them, all of the kind together
 */
void
hq_manager_parts_set (HqManagerParts *self,
                      const HqSetup *setup,
                      HqScope scope,
                      const GArray *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  const char *last = NULL;

  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);

      if (figure->scope == scope && figure->key != last)
        g_ptr_array_add (parts, hq_manager_part_new (setup, scope, figure->key, figures));
      if (figure->scope == scope)
        last = figure->key;
    }
  if (self->scope != scope)
    {
      self->scope = scope;
      /* Parts of another kind do not have the figures of these columns. */
      g_list_store_remove_all (self->store);
      hq_manager_parts_make_columns (self);
    }
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       parts->pdata, parts->len);
}
