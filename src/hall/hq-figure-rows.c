/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figure-rows.h"

#include "hq-clock.h"
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-number.h"
#include "hq-rating.h"
#include "hq-rating-rule.h"

/* Rows on their way from the store; all borrowed. */
typedef struct
{
  HqFigureRows *found;
  gint64 number; /* the key, where it is one */
} HqFigureRowsTask;

/**
 * hq_figure_rows_free:
 * @rows: (transfer full): rows
 */
void
hq_figure_rows_free (HqFigureRows *rows)
{
  g_array_unref (rows->rows);
  g_free (rows);
}

static guint
hq_figure_rows_choose_kinds (HqMetric metric)
{
  static const struct
  {
    HqMetric last;
    guint kinds;
  } blocks[] = {
    /* The metrics up to each of these. */
    { HQ_METRIC_TICKETS, 1 << HQ_FIGURE_KIND_TICKET },
    { HQ_METRIC_VISITS, 1 << HQ_FIGURE_KIND_TICKET | 1 << HQ_FIGURE_KIND_USE },
    { HQ_METRIC_VISITS_TICKETS, 1 << HQ_FIGURE_KIND_TICKET },
    { HQ_METRIC_VISITS_ENQUIRIES, 1 << HQ_FIGURE_KIND_USE },
    { HQ_METRIC_MATTERS_UNDECIDED, 1 << HQ_FIGURE_KIND_MATTER },
    { HQ_METRIC_ON_TIME, 1 << HQ_FIGURE_KIND_MATTER | 1 << HQ_FIGURE_KIND_CASE },
    { HQ_METRIC_CASES_WITHDRAWN, 1 << HQ_FIGURE_KIND_CASE },
    { HQ_METRIC_GOOD, 1 << HQ_FIGURE_KIND_PERIOD },
    { HQ_METRIC_WITHHELD,
      1 << HQ_FIGURE_KIND_MATTER | 1 << HQ_FIGURE_KIND_CASE | 1 << HQ_FIGURE_KIND_PERIOD },
    { HQ_METRIC_WAITING_LONGEST, 1 << HQ_FIGURE_KIND_LEG },
    { HQ_METRIC_UNSERVED, 1 << HQ_FIGURE_KIND_TICKET },
    { HQ_METRIC_HANDLING_UNMEASURED, 1 << HQ_FIGURE_KIND_PERIOD },
    { HQ_METRIC_SELF_SERVICE_DONE, 1 << HQ_FIGURE_KIND_USE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (metric <= blocks[i].last)
      return blocks[i].kinds;
  g_return_val_if_reached (0);
}

/* Whether the row belongs to the part of the hall that is asked about. */
static gboolean
hq_figure_rows_has (const HqFigureRowsTask *task, const HqFigurePlace *place)
{
  const HqFigureAsk *ask = &task->found->ask;

  switch (ask->scope)
    {
    case HQ_SCOPE_HALL:
      return TRUE;
    case HQ_SCOPE_FLOOR:
      return place->floor != HQ_FIGURE_NO_FLOOR && place->floor == task->number;
    case HQ_SCOPE_SERVICE:
      return place->service == ask->key;
    case HQ_SCOPE_COUNTER:
      return place->counter != 0 && place->counter == task->number;
    case HQ_SCOPE_CLERK:
      return place->staff == ask->key;
    case HQ_N_SCOPES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
hq_figure_rows_copy (HqFigureRow *row, const HqFigureStep *step)
{
  switch (step->kind)
    {
    case HQ_FIGURE_KIND_TICKET:
      row->of.ticket = *(const HqFigureTicket *) step->row;
      break;
    case HQ_FIGURE_KIND_LEG:
      row->of.leg = *(const HqFigureLeg *) step->row;
      break;
    case HQ_FIGURE_KIND_PERIOD:
      row->of.period = *(const HqFigurePeriod *) step->row;
      break;
    case HQ_FIGURE_KIND_MATTER:
      row->of.matter = *(const HqFigureMatter *) step->row;
      break;
    case HQ_FIGURE_KIND_CASE:
      row->of.case_file = *(const HqFigureCase *) step->row;
      break;
    case HQ_FIGURE_KIND_USE:
      row->of.use = *(const HqFigureUse *) step->row;
      break;
    case HQ_N_FIGURE_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
hq_figure_rows_add (const HqFigureStep *step, gpointer user_data)
{
  HqFigureRowsTask *task = user_data;

  if (!hq_figure_rows_has (task, hq_figure_walk_get_place (step)))
    return;
  for (guint i = 0; i < step->entries->n; i++)
    {
      const HqFigureEntry *entry = &step->entries->entries[i];
      HqFigureRow row;

      if (!hq_figure_entry_is_behind (entry, task->found->ask.metric))
        continue;
      row = (HqFigureRow){
        .kind = step->kind, .entry = *entry, .detail = *step->detail, .pause = step->pause
      };
      hq_figure_rows_copy (&row, step);
      g_array_append_val (task->found->rows, row);
    }
}

/* Those of which the visit is kept back stand apart, by how they count: in the order of the visits their
 * places among the others would tell which they are. */
static int
hq_figure_rows_compare_kept (const HqFigureRow *first, const HqFigureRow *second)
{
  const HqFigureEntry *x = &first->entry, *y = &second->entry;
  int order = (first->kept == HQ_FIGURE_KEPT_VISIT) - (second->kept == HQ_FIGURE_KEPT_VISIT);

  if (order != 0 || first->kept != HQ_FIGURE_KEPT_VISIT)
    return order;
  order = (x->side > y->side) - (x->side < y->side);
  return order != 0 ? order : (x->reason > y->reason) - (x->reason < y->reason);
}

static int
hq_figure_rows_compare (gconstpointer a, gconstpointer b)
{
  const HqFigureRow *first = a, *second = b;
  const HqFigureDetail *x = &first->detail, *y = &second->detail;
  int order = (first->kind > second->kind) - (first->kind < second->kind);

  if (order == 0)
    order = hq_figure_rows_compare_kept (first, second);
  if (order == 0)
    order = (x->day > y->day) - (x->day < y->day);
  if (order == 0)
    order = (x->ticket > y->ticket) - (x->ticket < y->ticket);
  if (order == 0)
    order = (x->part > y->part) - (x->part < y->part);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* Of several numbers of one person the first is the visit. */
static void
hq_figure_rows_repeat (GArray *rows)
{
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      HqFigureRow *row = &g_array_index (rows, HqFigureRow, i);

      if (row->kind == HQ_FIGURE_KIND_TICKET
          && hq_figure_entry_is_repeated (&row->of.ticket, persons))
        hq_figure_entry_repeat (&row->entry);
    }
}

static guint
hq_figure_rows_hash_stay (gconstpointer key)
{
  const HqRatingRow *row = key;

  return g_int64_hash (&row->ticket) * 31 + (guint) row->period;
}

static gboolean
hq_figure_rows_is_same_stay (gconstpointer a, gconstpointer b)
{
  const HqRatingRow *first = a, *second = b;

  return first->ticket == second->ticket && first->period == second->period;
}

/* Marks the ratings under check. A code is good for some days, so that ratings that were given beside
 * each other may be of different days' numbers. */
static gboolean
hq_figure_rows_mark (HqDatabase *db, GArray *rows, GError **error)
{
  g_autoptr (GHashTable) stays = g_hash_table_new (hq_figure_rows_hash_stay,
                                                   hq_figure_rows_is_same_stay);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (HqRatingRow));
  HqTime first = G_MAXINT64, last = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      HqTime at = g_array_index (rows, HqFigureRow, i).detail.rated_at;

      first = at != 0 ? MIN (first, at) : first;
      last = MAX (last, at);
    }
  if (last == 0)
    return TRUE;
  if (!hq_rating_read_marked (db, first, last, near, error))
    return FALSE;
  for (guint i = 0; i < near->len; i++)
    g_hash_table_add (stays, &g_array_index (near, HqRatingRow, i));
  for (guint i = 0; i < rows->len; i++)
    {
      HqFigureRow *row = &g_array_index (rows, HqFigureRow, i);
      const HqRatingRow key = { .ticket = row->detail.ticket, .period = row->detail.part };
      const HqRatingRow *found = NULL;

      if (row->detail.rated_at != 0)
        found = g_hash_table_lookup (stays, &key);
      row->quick = found != NULL && found->touch.quick;
      row->burst = found != NULL && found->touch.burst;
    }
  return TRUE;
}

/* Beside a figure about ratings an own stay stands without all that tells whose rating it is, rated or
 * not: those that are left over would tell it as well. */
static void
hq_figure_rows_keep_back (HqFigureRows *rows)
{
  const HqFigureAsk *ask = &rows->ask;
  gboolean rates = ask->metric >= HQ_METRIC_SATISFACTION && ask->metric <= HQ_METRIC_WITHHELD;

  for (guint i = 0; i < rows->rows->len; i++)
    {
      HqFigureRow *row = &g_array_index (rows->rows, HqFigureRow, i);

      if (row->kind != HQ_FIGURE_KIND_PERIOD
          || !hq_rating_rule_is_own (ask->asker, row->of.place.staff))
        continue;
      row->kept = rates ? HQ_FIGURE_KEPT_VISIT : HQ_FIGURE_KEPT_RATING;
      if (rates)
        row->detail = (HqFigureDetail){ 0 };
    }
}

/**
 * hq_figure_rows_new:
 * @ask: which figure
 * @error: return location for an error
 *
 * Returns: (transfer full): rows that are to be read by hq_figure_rows_fill(); %NULL with
 *   %HQ_ERROR_INVALID for a metric that the scope does not have
 */
HqFigureRows *
hq_figure_rows_new (const HqFigureAsk *ask, GError **error)
{
  HqFigureRows *rows;

  if (ask->from > ask->to || !hq_metric_is_of (ask->metric, ask->scope))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_metric_get_nick (ask->metric));
      return NULL;
    }
  rows = g_new (HqFigureRows, 1);
  rows->ask = *ask;
  rows->ask.key = g_intern_string (ask->key);
  rows->ask.asker = g_intern_string (ask->asker);
  rows->rows = g_array_new (FALSE, FALSE, sizeof (HqFigureRow));
  return rows;
}

/**
 * hq_figure_rows_fill:
 * @rows: (inout): rows that were asked for; what was read of them before goes
 * @hall: a hall, in a transaction of its connection
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED or one of the store's errors
 */
gboolean
hq_figure_rows_fill (HqFigureRows *rows, HqHall *hall, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqFigureAsk *ask = &rows->ask;
  HqFigureRowsTask task = { rows, g_ascii_strtoll (ask->key, NULL, 10) };
  HqFigureWalk walk = { .from = ask->from, .to = ask->to, .now = ask->now, .in_detail = TRUE };
  HqEvent last;
  gint64 behind;

  walk.kinds = hq_figure_rows_choose_kinds (ask->metric);
  walk.watch = hq_hall_get_watch (hall);
  g_array_set_size (rows->rows, 0);
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  if (walk.now == 0)
    walk.now = ask->now = hq_clock_read (db, last.at, &behind);
  if (!hq_figure_walk_run (db, &walk, hq_figure_rows_add, &task, error)
      || !hq_figure_rows_mark (db, rows->rows, error))
    return FALSE;
  hq_figure_rows_keep_back (rows);
  g_array_sort (rows->rows, hq_figure_rows_compare);
  hq_figure_rows_repeat (rows->rows);
  return TRUE;
}

static gboolean
hq_figure_rows_run (HqDatabase *db, gpointer user_data, GError **error)
{
  gpointer *task = user_data;

  return hq_figure_rows_fill (task[0], task[1], error);
}

/**
 * hq_figure_rows_read:
 * @hall: a hall, whose watch is told how far it is
 * @ask: which figure
 * @error: return location for an error
 *
 * All rows that were looked at for one figure of hq_figures_compute(), each with the side on which it
 * stands and why. The same functions judge them here and there.
 *
 * Returns: (transfer full): the rows; %NULL with %HQ_ERROR_INVALID for a metric that the scope does
 *   not have, %HQ_ERROR_CANCELLED or one of the store's errors
 */
HqFigureRows *
hq_figure_rows_read (HqHall *hall, const HqFigureAsk *ask, GError **error)
{
  g_autoptr (HqFigureRows) rows = hq_figure_rows_new (ask, error);
  gpointer task[] = { rows, hall };

  if (rows == NULL
      || !hq_database_read (hq_hall_get_database (hall), hq_figure_rows_run, task, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* The mark stands on more of a row than the one entry by which it is shown. */
static void
hq_figure_rows_take_all (const HqFigureRows *rows, const HqFigureRow *row, HqTally *tally)
{
  HqFigureEntries entries = { .n = 0 };

  if (row->kind == HQ_FIGURE_KIND_CASE)
    hq_figure_entry_judge_case (&row->of.case_file, rows->ask.from, rows->ask.to, &entries);
  if (row->kind == HQ_FIGURE_KIND_PERIOD)
    hq_figure_entry_judge_period (&row->of.period, &entries);
  hq_tally_add (tally, &entries, NULL);
}

/**
 * hq_figure_rows_count:
 * @rows: rows
 *
 * Returns: the figure that they make up
 */
HqFigure
hq_figure_rows_count (const HqFigureRows *rows)
{
  const HqFigureAsk *ask = &rows->ask;
  g_autoptr (HqTally) tally = hq_tally_new (ask->scope, ask->key);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (HqFigure));

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (rows->rows, HqFigureRow, i);

      if (ask->metric == HQ_METRIC_WITHHELD)
        hq_figure_rows_take_all (rows, row, tally);
      else
        hq_tally_take (tally, &row->entry);
    }
  hq_tally_finish (tally, figures);
  for (guint i = 0; i < figures->len; i++)
    if (g_array_index (figures, HqFigure, i).metric == ask->metric)
      return g_array_index (figures, HqFigure, i);
  g_return_val_if_reached ((HqFigure){ ask->scope });
}

/**
 * hq_figure_rows_format_number:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): its number, for example A012; %NULL where it has none
 */
char *
hq_figure_rows_format_number (const HqFigureRow *row)
{
  return row->detail.prefix != '\0' ? hq_number_format (row->detail.prefix, row->detail.number)
                                    : NULL;
}
