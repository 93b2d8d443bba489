/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hourly.h"

#include "hq-clock.h"
#include "hq-day-table.h"
#include "hq-event-table.h"
#include "hq-figure-walk.h"
#include "hq-load-table.h"
#include "hq-tally.h"

/* What an hour is made of. */
typedef struct
{
  HqHourlyHour counts;
  GArray *waits; /* (owned): gint64 */
} HqHourlyBucket;

typedef struct
{
  HqHall *hall; /* (borrowed) */
  HqTime opens_at;
  HqHourly *found;      /* (owned) */
  GHashTable *hours;    /* (owned): hour → HqHourlyBucket */
  GHashTable *counters; /* (owned): number → HqHourlyCounter */
} HqHourlyTask;

/**
 * hq_hourly_free:
 * @hourly: (transfer full): a day
 */
void
hq_hourly_free (HqHourly *hourly)
{
  g_array_unref (hourly->hours);
  g_array_unref (hourly->counters);
  g_free (hourly);
}

static void
hq_hourly_free_bucket (gpointer data)
{
  HqHourlyBucket *bucket = data;

  g_array_unref (bucket->waits);
  g_free (bucket);
}

static int
hq_hourly_find_hour (const HqHourlyTask *task, HqTime time)
{
  GTimeZone *zone = hq_hall_get_zone (task->hall);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / HQ_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return 24 * hq_date_days_between (task->found->day, hq_date_of_time (time, zone))
         + g_date_time_get_hour (local);
}

/* The hour of @time. A first place was given at the close of the day before, and is of the hour in which
 * the day opens. */
static HqHourlyBucket *
hq_hourly_find (HqHourlyTask *task, HqTime time)
{
  int hour = hq_hourly_find_hour (task, time);
  HqHourlyBucket *bucket;

  if (hour < 0)
    hour = hq_hourly_find_hour (task, task->opens_at);
  bucket = g_hash_table_lookup (task->hours, GINT_TO_POINTER (hour));
  if (bucket == NULL)
    {
      bucket = g_new0 (HqHourlyBucket, 1);
      bucket->counts.hour = hour;
      bucket->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (task->hours, GINT_TO_POINTER (hour), bucket);
    }
  return bucket;
}

static HqHourlyCounter *
hq_hourly_find_counter (HqHourlyTask *task, int number)
{
  HqHourlyCounter *counter = g_hash_table_lookup (task->counters, GINT_TO_POINTER (number));

  if (counter == NULL)
    {
      counter = g_new0 (HqHourlyCounter, 1);
      counter->counter = number;
      g_hash_table_insert (task->counters, GINT_TO_POINTER (number), counter);
    }
  return counter;
}

static void
hq_hourly_add_ticket (HqHourlyTask *task, const HqFigureStep *step, const HqFigureEntry *entry)
{
  gboolean holds = entry->side == HQ_FIGURE_SIDE_BOTH;

  if (entry->metric == HQ_METRIC_TICKETS)
    {
      hq_hourly_find (task, step->detail->issued_at)->counts.issued++;
      if (step->detail->state == HQ_STATE_FINISHED)
        hq_hourly_find (task, step->detail->ended_at)->counts.finished++;
    }
  else if (entry->metric == HQ_METRIC_LEFT && holds)
    hq_hourly_find (task, step->detail->ended_at)->counts.left++;
  else if (entry->metric == HQ_METRIC_UNSERVED && holds)
    hq_hourly_find (task, step->detail->ended_at)->counts.unserved++;
}

static void
hq_hourly_add_leg (HqHourlyTask *task, const HqFigureStep *step, const HqFigureEntry *entry)
{
  const HqFigureLeg *leg = step->row;
  HqHourlyBucket *bucket;

  if (entry->metric != HQ_METRIC_WAIT_MEDIAN || entry->side != HQ_FIGURE_SIDE_BOTH)
    return;
  bucket = hq_hourly_find (task, leg->ended_at);
  g_array_append_val (bucket->waits, entry->value);
}

static void
hq_hourly_add_period (HqHourlyTask *task, const HqFigureStep *step, const HqFigureEntry *entry)
{
  HqHourlyCounter *counter;

  if (entry->side == HQ_FIGURE_SIDE_OUT)
    return;
  counter = hq_hourly_find_counter (task, hq_figure_walk_get_place (step)->counter);
  if (entry->metric == HQ_METRIC_CALLS)
    hq_hourly_find (task, step->detail->called_at)->counts.called++;
  else if (entry->metric == HQ_METRIC_HANDLING_MEDIAN)
    counter->serving += entry->value;
  else if (entry->metric == HQ_METRIC_HANDLING_UNMEASURED)
    {
      counter->handled++;
      counter->unmeasured += entry->side == HQ_FIGURE_SIDE_BOTH;
    }
}

static void
hq_hourly_add (const HqFigureStep *step, gpointer user_data)
{
  for (guint i = 0; i < step->entries->n; i++)
    {
      const HqFigureEntry *entry = &step->entries->entries[i];

      if (step->kind == HQ_FIGURE_KIND_TICKET)
        hq_hourly_add_ticket (user_data, step, entry);
      else if (step->kind == HQ_FIGURE_KIND_LEG)
        hq_hourly_add_leg (user_data, step, entry);
      else
        hq_hourly_add_period (user_data, step, entry);
    }
}

static gboolean
hq_hourly_add_duties (HqHourlyTask *task, HqDatabase *db, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (HqLoadDuty));
  gint64 known = 0;

  if (!hq_load_table_read_duties (db, task->found->day, duties, error))
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    {
      const HqLoadDuty *row = &g_array_index (duties, HqLoadDuty, i);
      HqHourlyCounter *counter = hq_hourly_find_counter (task, row->counter);
      HqTime end = row->signed_out_at != 0 ? row->signed_out_at : task->found->now;
      HqTime resumed = row->resumed_at != 0 ? MIN (row->resumed_at, end) : end;

      if (row->duty != known)
        counter->signed_in += MAX (0, end - row->signed_in_at);
      known = row->duty;
      if (row->paused_at != 0)
        counter->paused += MAX (0, resumed - row->paused_at);
    }
  return TRUE;
}

static int
hq_hourly_compare (gconstpointer a, gconstpointer b)
{
  /* Hours and counters alike begin with what they are known by. */
  const int *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
hq_hourly_finish_hours (HqHourlyTask *task)
{
  GHashTableIter iter;
  gpointer value;
  int first = G_MAXINT, last = G_MININT;

  g_hash_table_iter_init (&iter, task->hours);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      first = MIN (first, ((HqHourlyBucket *) value)->counts.hour);
      last = MAX (last, ((HqHourlyBucket *) value)->counts.hour);
    }
  for (int hour = first; hour <= last; hour++)
    {
      HqHourlyBucket *bucket = g_hash_table_lookup (task->hours, GINT_TO_POINTER (hour));
      HqHourlyHour row = { .hour = hour,
                           .wait_median = HQ_HOURLY_NONE,
                           .wait_90th = HQ_HOURLY_NONE };

      if (bucket != NULL)
        {
          row = bucket->counts;
          row.waits = bucket->waits->len;
          hq_tally_sort (bucket->waits);
          row.wait_median = hq_tally_find_percentile (bucket->waits, 50);
          row.wait_90th = hq_tally_find_percentile (bucket->waits, 90);
        }
      g_array_append_val (task->found->hours, row);
    }
}

static void
hq_hourly_finish_counters (HqHourlyTask *task)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, task->counters);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (task->found->counters, value, 1);
  g_array_sort (task->found->counters, hq_hourly_compare);
}

static gboolean
hq_hourly_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqHourlyTask *task = user_data;
  HqHourly *found = task->found;
  HqFigureWalk walk = { .from = found->day, .to = found->day, .in_detail = TRUE };
  HqEvent last;
  HqDayRow day;
  gint64 behind;

  if (!hq_event_table_get_last (db, &last, error)
      || !hq_day_table_get (db, found->day, &day, error))
    return FALSE;
  if (found->now == 0)
    found->now = hq_clock_read (db, last.at, &behind);
  walk.now = found->now;
  walk.kinds = 1 << HQ_FIGURE_KIND_TICKET | 1 << HQ_FIGURE_KIND_LEG | 1 << HQ_FIGURE_KIND_PERIOD;
  walk.watch = hq_hall_get_watch (task->hall);
  task->opens_at = day.opens_at;
  if (!hq_figure_walk_run (db, &walk, hq_hourly_add, task, error)
      || !hq_hourly_add_duties (task, db, error))
    return FALSE;
  hq_hourly_finish_hours (task);
  hq_hourly_finish_counters (task);
  return TRUE;
}

/**
 * hq_hourly_read:
 * @hall: a hall, whose watch is told how far it is
 * @day: a business day
 * @now: the time at which it is looked at, 0 for the store's clock
 * @error: return location for an error
 *
 * What happened in each hour of the hall's clock on the wall. A number stands in the hour in which it
 * was issued, called and ended, so that the sums over the hours are the day's figures; a wait stands in
 * that of its call. A median of a day is none of its hours' medians.
 *
 * Returns: (transfer full): the day, with nothing in its lists where nothing happened; %NULL with
 *   %HQ_ERROR_CANCELLED or one of the store's errors
 */
HqHourly *
hq_hourly_read (HqHall *hall, HqDate day, HqTime now, GError **error)
{
  g_autoptr (HqHourly) found = g_new0 (HqHourly, 1);
  g_autoptr (GHashTable) hours = g_hash_table_new_full (NULL, NULL, NULL, hq_hourly_free_bucket);
  g_autoptr (GHashTable) counters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  HqHourlyTask task = { hall, 0, found, hours, counters };

  found->day = day;
  found->now = now;
  found->hours = g_array_new (FALSE, FALSE, sizeof (HqHourlyHour));
  found->counters = g_array_new (FALSE, FALSE, sizeof (HqHourlyCounter));
  if (!hq_database_read (hq_hall_get_database (hall), hq_hourly_run, &task, error))
    return NULL;
  return g_steal_pointer (&found);
}
