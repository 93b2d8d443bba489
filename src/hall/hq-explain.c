/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-explain.h"

#include "hq-error.h"

/* More than any set by which rows are shown apart has. */
#define HQ_EXPLAIN_MOST 8

typedef struct
{
  HqHall *hall;         /* (borrowed) */
  HqExplanation *found; /* (owned) */
} HqExplainTask;

/**
 * hq_explain_free:
 * @explanation: (transfer full): an explanation
 */
void
hq_explain_free (HqExplanation *explanation)
{
  g_clear_pointer (&explanation->rows, hq_figure_rows_free);
  g_array_unref (explanation->parts);
  g_array_unref (explanation->reasons);
  g_array_unref (explanation->changes);
  g_free (explanation);
}

static HqExplainBy
hq_explain_choose (HqMetric metric)
{
  if (metric >= HQ_METRIC_ON_TIME && metric <= HQ_METRIC_CASES_WITHDRAWN)
    return HQ_EXPLAIN_BY_CASE_KIND;
  if (metric >= HQ_METRIC_SATISFACTION && metric <= HQ_METRIC_GOOD)
    return HQ_EXPLAIN_BY_LEVEL;
  if (metric == HQ_METRIC_TICKETS
      || (metric >= HQ_METRIC_WAIT_TARGET && metric <= HQ_METRIC_UNSERVED))
    return HQ_EXPLAIN_BY_CLASS;
  return HQ_EXPLAIN_BY_NOTHING;
}

/* To which part @row belongs, or -1: what is no case is neither instant nor promised. */
static int
hq_explain_find_part (HqExplainBy by, const HqFigureRow *row)
{
  switch (by)
    {
    case HQ_EXPLAIN_BY_CASE_KIND:
      return row->kind == HQ_FIGURE_KIND_CASE ? (int) row->of.case_file.row.kind : -1;
    case HQ_EXPLAIN_BY_LEVEL:
      return row->of.period.level;
    case HQ_EXPLAIN_BY_CLASS:
      return (int) row->detail.class;
    case HQ_EXPLAIN_BY_NOTHING:
    default:
      return -1;
    }
}

static void
hq_explain_count_parts (HqExplanation *found)
{
  HqExplainPart parts[HQ_EXPLAIN_MOST] = { 0 };

  for (guint i = 0; i < found->rows->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (found->rows->rows, HqFigureRow, i);
      int part = hq_explain_find_part (found->by, row);

      if (part < 0 || part >= HQ_EXPLAIN_MOST)
        continue;
      parts[part].out += row->entry.side == HQ_FIGURE_SIDE_OUT;
      parts[part].rate.total += row->entry.side != HQ_FIGURE_SIDE_OUT;
      parts[part].rate.n += row->entry.side == HQ_FIGURE_SIDE_BOTH;
    }
  for (int i = 0; i < HQ_EXPLAIN_MOST; i++)
    {
      parts[i].part = i;
      if (parts[i].out + parts[i].rate.total > 0)
        g_array_append_val (found->parts, parts[i]);
    }
}

static void
hq_explain_count_reasons (HqExplanation *found)
{
  gint64 counts[HQ_FIGURE_SIDE_BOTH][HQ_N_FIGURE_REASONS] = { { 0 } };

  for (guint i = 0; i < found->rows->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (found->rows->rows, HqFigureRow, i);

      if (row->entry.side != HQ_FIGURE_SIDE_BOTH)
        counts[row->entry.side][row->entry.reason]++;
      found->unrated += row->kind == HQ_FIGURE_KIND_PERIOD
                        && row->entry.reason == HQ_FIGURE_REASON_UNRATED;
      found->quick += row->quick;
      found->burst += row->burst;
      found->checked += row->quick || row->burst;
      found->invalid += row->kind == HQ_FIGURE_KIND_PERIOD && row->of.period.invalid;
    }
  /* Who did not rate is what this rate counts. */
  if (found->rows->ask.metric == HQ_METRIC_UNRATED)
    found->unrated = found->figure.rate.n;
  for (int side = HQ_FIGURE_SIDE_OUT; side < HQ_FIGURE_SIDE_BOTH; side++)
    for (int reason = 0; reason < HQ_N_FIGURE_REASONS; reason++)
      if (counts[side][reason] > 0)
        {
          HqExplainReason row = { (HqFigureSide) side, (HqFigureReason) reason,
                                  counts[side][reason] };

          g_array_append_val (found->reasons, row);
        }
}

static gboolean
hq_explain_is_asked (const HqFigureAsk *ask, const HqFigure *figure)
{
  return figure->scope == ask->scope && figure->metric == ask->metric && figure->key == ask->key;
}

/* A part of the hall of which nothing was published had nothing at close. */
static void
hq_explain_pick (HqExplanation *found, const HqPublished *published)
{
  const HqFigureAsk *ask = &found->rows->ask;
  HqMetricKind kind = hq_metric_get_kind (ask->metric);

  found->published = published->first->len > 0;
  found->first = (HqFigure){ ask->scope, ask->key, ask->metric };
  found->first.has_value = kind != HQ_METRIC_RATE && kind != HQ_METRIC_TIME;
  found->latest = found->first;
  for (guint i = 0; i < published->first->len; i++)
    if (hq_explain_is_asked (ask, &g_array_index (published->first, HqFigure, i)))
      {
        found->first = g_array_index (published->first, HqFigure, i);
        found->latest = g_array_index (published->latest, HqFigure, i);
      }
  for (guint i = 0; i < published->changes->len; i++)
    if (hq_explain_is_asked (ask, &g_array_index (published->changes, HqFigureChange, i).after))
      g_array_append_val (found->changes, g_array_index (published->changes, HqFigureChange, i));
}

static gboolean
hq_explain_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqExplainTask *task = user_data;
  HqExplanation *found = task->found;
  const HqFigureAsk *ask = &found->rows->ask;
  g_autoptr (HqPublished) published = NULL;

  if (!hq_figure_rows_fill (found->rows, task->hall, error))
    return FALSE;
  if (ask->from == ask->to)
    {
      published = hq_figures_read_published (task->hall, ask->from, error);
      if (published == NULL)
        return FALSE;
      hq_explain_pick (found, published);
    }
  return TRUE;
}

/**
 * hq_explain_read:
 * @hall: a hall, whose watch is told how far it is
 * @ask: which figure
 * @error: return location for an error
 *
 * Reads on one snapshot how a figure comes about: its rows, n and N of each of their parts, what was
 * left out and why, and for a published day what was published and each change since with its cause.
 *
 * Returns: (transfer full): the explanation; %NULL as hq_figure_rows_read()
 */
HqExplanation *
hq_explain_read (HqHall *hall, const HqFigureAsk *ask, GError **error)
{
  g_autoptr (HqExplanation) found = g_new0 (HqExplanation, 1);
  HqExplainTask task = { hall, found };

  found->by = hq_explain_choose (ask->metric);
  found->parts = g_array_new (FALSE, FALSE, sizeof (HqExplainPart));
  found->reasons = g_array_new (FALSE, FALSE, sizeof (HqExplainReason));
  found->changes = g_array_new (FALSE, FALSE, sizeof (HqFigureChange));
  found->rows = hq_figure_rows_new (ask, error);
  if (found->rows == NULL
      || !hq_database_read (hq_hall_get_database (hall), hq_explain_run, &task, error))
    return NULL;
  found->figure = hq_figure_rows_count (found->rows);
  hq_explain_count_parts (found);
  hq_explain_count_reasons (found);
  return g_steal_pointer (&found);
}
