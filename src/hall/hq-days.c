/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-days.h"

#include "hq-clock.h"

typedef struct
{
  HqHall *hall;  /* (borrowed) */
  HqDays *found; /* (owned) */
} HqDaysTask;

/**
 * hq_days_free:
 * @days: (transfer full): days
 */
void
hq_days_free (HqDays *days)
{
  g_array_unref (days->days);
  g_free (days);
}

static gboolean
hq_days_compute (const HqDaysTask *task, HqDatabase *db, HqDaysDay *row, GError **error)
{
  const HqFigureWalk walk = { .from = row->day, .to = row->day, .now = task->found->ask.now };
  g_autoptr (GArray) figures = hq_figures_collect (db, &walk, error);

  if (figures == NULL)
    return FALSE;
  hq_figures_pick (&row->part, figures);
  return TRUE;
}

/* What was published of a closed day stands for it; what was not yet, or cannot be, is counted now. */
static gboolean
hq_days_add (const HqDaysTask *task, HqDatabase *db, const HqFigureDay *day, GError **error)
{
  HqDaysDay row = { .day = day->day };
  HqFigurePart hall = { .scope = HQ_SCOPE_HALL, .key = "" };

  row.part.scope = task->found->ask.scope;
  row.part.key = task->found->ask.key;
  if (day->closed)
    {
      if (!hq_figures_read_latest (db, day->day, &row.part, error))
        return FALSE;
      row.published = row.part.there;
      /* Where nothing happened in a part of the hall, nothing was published of it. */
      if (!row.published && !hq_figures_read_latest (db, day->day, &hall, error))
        return FALSE;
      row.published = row.published || hall.there;
    }
  if (!row.published && !hq_days_compute (task, db, &row, error))
    return FALSE;
  g_array_append_val (task->found->days, row);
  return TRUE;
}

static gboolean
hq_days_run (HqDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqFigureDay));
  HqDaysTask *task = user_data;
  HqDaysAsk *ask = &task->found->ask;
  HqWatch *watch = hq_hall_get_watch (task->hall);
  HqEvent last;
  gint64 behind;

  g_array_set_size (task->found->days, 0);
  if (!hq_event_table_get_last (db, &last, error)
      || !hq_figure_table_read_days (db, ask->from, ask->to, days, error))
    return FALSE;
  if (ask->now == 0)
    ask->now = hq_clock_read (db, last.at, &behind);
  for (guint i = 0; i < days->len; i++)
    {
      const HqFigureDay *day = &g_array_index (days, HqFigureDay, i);

      if (!hq_watch_tell (watch, i, days->len, error)
          || (day->opened && !hq_days_add (task, db, day, error)))
        return FALSE;
    }
  return hq_watch_tell (watch, 1, 1, error);
}

/**
 * hq_days_read:
 * @hall: a hall, whose watch is told how far it is
 * @ask: which days
 * @error: return location for an error
 *
 * The figures of each business day, for a chart of rates over days. A day whose figures were published
 * has them as they were published last, so that it is the same here and in its report; another one is
 * counted now, and says so. The figures of the stretch as a whole are neither their sum nor their mean:
 * see hq_figures_compute().
 *
 * Returns: (transfer full): the days; %NULL with %HQ_ERROR_CANCELLED or one of the store's errors
 */
HqDays *
hq_days_read (HqHall *hall, const HqDaysAsk *ask, GError **error)
{
  g_autoptr (HqDays) found = g_new (HqDays, 1);
  HqDaysTask task = { hall, found };

  found->ask = *ask;
  found->ask.key = g_intern_string (ask->key);
  found->days = g_array_new (FALSE, TRUE, sizeof (HqDaysDay));
  if (!hq_database_read (hq_hall_get_database (hall), hq_days_run, &task, error))
    return NULL;
  return g_steal_pointer (&found);
}
