/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-why.h"

#include <glib/gi18n.h>

#include "hq-clerks.h"
#include "hq-manager-export.h"
#include "hq-manager-part.h"
#include "hq-manager-row.h"
#include "hq-manager-rows.h"
#include "hq-manager-words.h"
#include "hq-reason.h"
#include "hq-report.h"
#include "hq-table.h"
#include "hq-words.h"

struct _HqManagerWhy
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *wait;
  GtkProgressBar *progress;
  GtkLabel *figure;
  GtkLabel *formula;
  GtkLabel *facts;
  GtkColumnView *rows;
  HqManagerExport *export;

  HqManagerPanel *panel;      /* (owned): what it was opened from */
  HqExplanation *explanation; /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) */
};

G_DEFINE_TYPE (HqManagerWhy, hq_manager_why, ADW_TYPE_WINDOW)

static const HqView *
hq_manager_why_get_view (HqManagerWhy *self)
{
  return &hq_manager_panel_get_view (self->panel)->view;
}

static void
hq_manager_why_setup_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_widget_add_css_class (GTK_WIDGET (hq_table_make_cell (item)), "numeric");
}

static void
hq_manager_why_name_row (HqManagerRow *row, GtkListItem *item)
{
  HqFigureKind kind = hq_manager_row_get (row)->kind;
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (int i = 0; i < HQ_N_MANAGER_ROW_COLUMNS; i++)
    {
      g_autofree char *text = hq_manager_row_format (row, (HqManagerRowColumn) i);

      hq_table_add_words (sentence, hq_manager_row_get_title ((HqManagerRowColumn) i, kind), text);
    }
  hq_table_name_row (item, sentence->str);
}

static void
hq_manager_why_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  HqManagerRowColumn column = (HqManagerRowColumn) GPOINTER_TO_INT (data);
  HqManagerRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = hq_manager_row_format (row, column);

  hq_table_set_cell (item, text);
  if (column == HQ_MANAGER_ROW_NUMBER)
    hq_manager_why_name_row (row, item);
}

/* A figure may be made of rows of several kinds; the first says what the columns are called. */
static void
hq_manager_why_add_columns (HqManagerWhy *self, HqFigureKind kind)
{
  for (int i = 0; i < HQ_N_MANAGER_ROW_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      const char *title = hq_manager_row_get_title ((HqManagerRowColumn) i, kind);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_why_setup_cell), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_why_bind_cell),
                        GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (title, factory);
      gtk_column_view_column_set_expand (column, i == HQ_MANAGER_ROW_VERDICT);
      gtk_column_view_append_column (self->rows, column);
    }
}

static void
hq_manager_why_draw_rows (HqManagerWhy *self)
{
  HqFigureRows *found = self->explanation->rows;
  const HqView *view = hq_manager_why_get_view (self);
  GListModel *list = G_LIST_MODEL (hq_manager_rows_new (found, view->setup, view->zone));
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (list);

  hq_manager_why_add_columns (self, found->rows->len > 0
                                      ? g_array_index (found->rows, HqFigureRow, 0).kind
                                      : HQ_FIGURE_KIND_TICKET);
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static const char *
hq_manager_why_get_part_name (HqExplainBy by, int part)
{
  static const char *const levels[] = { N_ ("not rated"), N_ ("level 1"), N_ ("level 2"),
                                        N_ ("level 3"),   N_ ("level 4"), N_ ("level 5") };

  switch (by)
    {
    case HQ_EXPLAIN_BY_CASE_KIND:
      return part == HQ_CASE_INSTANT ? _ ("instant items") : _ ("promised items");
    case HQ_EXPLAIN_BY_LEVEL:
      return _ (levels[CLAMP (part, 0, HQ_RATE_LEVELS)]);
    case HQ_EXPLAIN_BY_CLASS:
      return hq_words_class ((HqClass) part);
    case HQ_EXPLAIN_BY_NOTHING:
    default:
      return "";
    }
}

static void
hq_manager_why_add_parts (HqManagerWhy *self, GString *text)
{
  const HqExplanation *found = self->explanation;

  for (guint i = 0; found->by != HQ_EXPLAIN_BY_NOTHING && i < found->parts->len; i++)
    {
      const HqExplainPart *part = &g_array_index (found->parts, HqExplainPart, i);

      /* Those that were left out, all of them, stand with their reasons. */
      if (part->rate.total == 0)
        continue;
      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                              text->len == 0 ? "" : " · ",
                              hq_manager_why_get_part_name (found->by, part->part), part->rate.n,
                              part->rate.total);
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
}

/* What is not in n, and why, the left out apart from what is in N alone. */
static void
hq_manager_why_add_reasons (HqManagerWhy *self, GString *text)
{
  const HqExplanation *found = self->explanation;
  HqFigureSide side = HQ_N_FIGURE_SIDES;

  for (guint i = 0; i < found->reasons->len; i++)
    {
      const HqExplainReason *row = &g_array_index (found->reasons, HqExplainReason, i);
      const char *reason = hq_reason_get_name (row->reason);

      if (row->side != side)
        g_string_append_printf (text, "%s%s: ", side == HQ_N_FIGURE_SIDES ? "" : "\n",
                                _ (hq_reason_get_side (row->side)));
      else
        g_string_append (text, " · ");
      side = row->side;
      g_string_append_printf (text, "%s %" G_GINT64_FORMAT, reason[0] != '\0' ? _ (reason) : "",
                              row->count);
    }
  if (found->reasons->len > 0)
    g_string_append_c (text, '\n');
}

static void
hq_manager_why_add_ratings (HqManagerWhy *self, GString *text)
{
  const HqExplanation *found = self->explanation;

  if (found->by != HQ_EXPLAIN_BY_LEVEL)
    return;
  g_string_append_printf (text, _ ("Could rate and did not: %d."), (int) found->unrated);
  if (found->checked > 0)
    g_string_append_printf (text,
                            _ (" Under check: %d, of which %d came sooner than the question can be "
                               "read, and %d in a burst at one counter; none is left out."),
                            (int) found->checked, (int) found->quick, (int) found->burst);
  if (found->invalid > 0)
    g_string_append_printf (text, _ (" Found invalid by a second person: %d; none is left out."),
                            (int) found->invalid);
  g_string_append_c (text, '\n');
}

/* What an own stay does not say, where there is one. */
static void
hq_manager_why_add_kept (HqManagerWhy *self, GString *text)
{
  const GArray *rows = self->explanation->rows->rows;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, HqFigureRow, i).kept == HQ_FIGURE_KEPT_VISIT)
      {
        g_string_append (text, _ ("Where you served yourself, a row counts without its number and time: "
                                  "whoever was rated does not see who rated."));
        g_string_append_c (text, '\n');
        return;
      }
}

/* Whoever served a service, each held against the service's own median. */
static void
hq_manager_why_add_clerks (HqManagerWhy *self, GString *text)
{
  const HqFigureAsk *ask = &self->explanation->rows->ask;
  g_autoptr (GArray) clerks = NULL;

  if (ask->scope != HQ_SCOPE_SERVICE || ask->metric != HQ_METRIC_HANDLING_MEDIAN)
    return;
  clerks = hq_clerks_list (self->explanation->rows);
  for (guint i = 0; i < clerks->len; i++)
    {
      const HqClerksRow *row = &g_array_index (clerks, HqClerksRow, i);
      g_autofree char *median = hq_report_format_length (row->median);

      g_string_append_printf (text, "%s", i == 0 ? _ ("By clerk, within this service: ") : " · ");
      g_string_append_printf (text, ngettext ("%s %s (%u visit)", "%s %s (%u visits)", row->stays),
                              hq_manager_words_staff (hq_manager_why_get_view (self)->setup,
                                                      row->staff),
                              median, row->stays);
    }
  if (clerks->len > 0)
    g_string_append_c (text, '\n');
}

static void
hq_manager_why_add_published (HqManagerWhy *self, GString *text)
{
  const HqExplanation *found = self->explanation;
  g_autofree char *first = hq_report_format_said (&found->first, hq_words_report ());

  if (!found->published)
    return;
  g_string_append_printf (text, _ ("Published at close: %s."), first);
  for (guint i = 0; i < found->changes->len; i++)
    {
      const HqFigureChange *change = &g_array_index (found->changes, HqFigureChange, i);
      g_autofree char *after = hq_report_format_said (&change->after, hq_words_report ());
      g_autofree char *time = hq_date_format_time (change->as_of,
                                                   hq_manager_why_get_view (self)->zone);

      g_string_append_printf (text, _ (" Since %s: %s (%s)."), time, after,
                              _ (hq_reason_get_cause (change->cause)));
    }
  g_string_append_c (text, '\n');
}

static void
hq_manager_why_draw (HqManagerWhy *self)
{
  const HqFigureAsk *ask = &self->explanation->rows->ask;
  const char *formula = hq_reason_get_formula (ask->metric);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  g_autoptr (HqManagerPart) part = hq_manager_part_new (hq_manager_why_get_view (self)->setup,
                                                        ask->scope, ask->key, none);
  g_autofree char *value = hq_report_format_said (&self->explanation->figure,
                                                   hq_words_report ());
  g_autofree char *text = g_strdup_printf ("%s · %s %s", hq_manager_part_get_name (part),
                                           _ (hq_report_get_name (ask->metric)), value);

  gtk_label_set_label (self->figure, text);
  gtk_label_set_label (self->formula, formula != NULL ? _ (formula) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->formula), formula != NULL);
  hq_manager_why_add_parts (self, facts);
  hq_manager_why_add_reasons (self, facts);
  hq_manager_why_add_ratings (self, facts);
  hq_manager_why_add_kept (self, facts);
  hq_manager_why_add_clerks (self, facts);
  hq_manager_why_add_published (self, facts);
  g_strchomp (facts->str);
  gtk_label_set_label (self->facts, facts->str);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts->str[0] != '\0');
  hq_manager_why_draw_rows (self);
  hq_manager_export_set_rows (self->export, self->panel, ask);
  gtk_stack_set_visible_child_name (self->stack, "found");
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
hq_manager_why_on_progress (double done, gpointer user_data)
{
  HqManagerWhy *self = user_data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, done);
}

static void
hq_manager_why_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerWhy) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqExplanation) found = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (found != NULL)
    {
      self->explanation = g_steal_pointer (&found);
      hq_manager_why_draw (self);
      return;
    }
  sentence = hq_words_error (error);
  adw_status_page_set_title (self->wait, _ ("The rows could not be read"));
  adw_status_page_set_description (self->wait, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static gpointer
hq_manager_why_read (HqHall *hall, gconstpointer query, GError **error)
{
  return hq_explain_read (hall, query, error);
}

static void
hq_manager_why_free_view (gpointer view)
{
  hq_explain_free (view);
}

/* The story of the number that a row is of stands on a page of its own. */
static void
hq_manager_why_on_activate (HqManagerWhy *self, guint position)
{
  GListModel *list = G_LIST_MODEL (gtk_column_view_get_model (self->rows));
  g_autoptr (HqManagerRow) row = g_list_model_get_item (list, position);
  gint64 ticket = hq_manager_row_get (row)->detail.ticket;

  if (ticket != 0
      && gtk_widget_activate_action (GTK_WIDGET (self->panel), "manager.story", "x", ticket))
    gtk_window_close (GTK_WINDOW (self));
}

static void
hq_manager_why_dispose (GObject *object)
{
  HqManagerWhy *self = HQ_MANAGER_WHY (object);

  g_cancellable_cancel (self->cancellable);
  /* The list is of rows that go with the explanation. */
  if (self->rows != NULL)
    gtk_column_view_set_model (self->rows, NULL);
  g_clear_pointer (&self->explanation, hq_explain_free);
  g_clear_object (&self->panel);
  G_OBJECT_CLASS (hq_manager_why_parent_class)->dispose (object);
}

static void
hq_manager_why_finalize (GObject *object)
{
  g_clear_object (&HQ_MANAGER_WHY (object)->cancellable);
  G_OBJECT_CLASS (hq_manager_why_parent_class)->finalize (object);
}

static void
hq_manager_why_class_init (HqManagerWhyClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = hq_manager_why_dispose;
  object_class->finalize = hq_manager_why_finalize;
  g_type_ensure (HQ_TYPE_MANAGER_EXPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-why.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, wait);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, progress);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, figure);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, formula);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, facts);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, rows);
  gtk_widget_class_bind_template_child (widget_class, HqManagerWhy, export);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_why_on_activate);
}

static void
hq_manager_why_init (HqManagerWhy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_table_name (self->rows, _ ("The rows behind the figure"));
  self->cancellable = g_cancellable_new ();
}

/**
 * hq_manager_why_show:
 * @panel: from where it is asked
 * @ask: which figure
 *
 * Reads the rows behind a figure, and shows them in a window of their own.
 */
void
hq_manager_why_show (HqManagerPanel *panel, const HqFigureAsk *ask)
{
  HqManagerWhy *self = g_object_new (HQ_TYPE_MANAGER_WHY, "transient-for",
                                     gtk_widget_get_root (GTK_WIDGET (panel)), NULL);
  HqLive *live = hq_page_get_live (hq_manager_panel_get_page (panel));
  HqFigureAsk *own = g_memdup2 (ask, sizeof *ask);
  HqLiveReader reader = { .read = hq_manager_why_read,
                          .query = own,
                          .free_query = g_free,
                          .free_view = hq_manager_why_free_view };
  HqLiveProgress progress = { .tell = hq_manager_why_on_progress };

  own->asker = g_intern_string (hq_live_get_staff (live));
  self->panel = g_object_ref (panel);
  hq_manager_panel_watch (panel, GTK_WIDGET (self));
  progress.cancellable = self->cancellable;
  gtk_window_present (GTK_WINDOW (self));
  hq_live_read_apart_async (live, &reader, &progress, hq_manager_why_on_read, g_object_ref (self));
}
