/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-openings.h"

#include "hq-calendar-table.h"
#include "hq-figure-walk.h"
#include "hq-load-table.h"
#include "hq-peak.h"
#include "hq-status.h"

/* An ordinary day that is so many days older is of another season. */
#define HQ_OPENINGS_BEFORE 31

typedef struct
{
  const HqOpeningsAsk *ask; /* (borrowed) */
  HqOpenings *found;        /* (owned) (nullable) */
} HqOpeningsTask;

/* A call, by which a counter is open for a while. */
typedef struct
{
  int counter;
  HqTime at;
} HqOpeningsCall;

/* One day on its way through its rows. */
typedef struct
{
  HqHall *hall;       /* (borrowed) */
  HqOpeningsDay *day; /* (borrowed) */
  HqTime now;
  GArray *calls;      /* (owned) (element-type HqOpeningsCall) */
} HqOpeningsLook;

/* The day of that date; %NULL where the hall was not open. */
static const HqFigureDay *
hq_openings_find (const GArray *days, HqDate date)
{
  for (guint i = 0; i < days->len; i++)
    {
      const HqFigureDay *row = &g_array_index (days, HqFigureDay, i);

      if (row->day == date)
        return row->opened ? row : NULL;
    }
  return NULL;
}

static void
hq_openings_fill (HqOpeningsDay *day, const HqFigureDay *row)
{
  day->day = row->day;
  day->state = row->closed ? HQ_OPENINGS_OVER : HQ_OPENINGS_RUNNING;
  day->opens_at = row->opens_at;
}

/* The last working day before @date on which the hall was open and that was no opening day itself. */
static void
hq_openings_find_ordinary (const HqCalendar *calendar,
                           const GArray *days,
                           HqDate date,
                           HqOpeningsDay *day)
{
  for (guint i = days->len; i > 0; i--)
    {
      const HqFigureDay *row = &g_array_index (days, HqFigureDay, i - 1);

      if (hq_date_days_between (row->day, date) > HQ_OPENINGS_BEFORE)
        return;
      if (row->day >= date || !row->opened || !hq_calendar_covers (calendar, row->day)
          || !hq_calendar_is_working (calendar, row->day)
          || hq_calendar_is_opening_day (calendar, row->day))
        continue;
      hq_openings_fill (day, row);
      return;
    }
}

/* The first opening day from @today on, or @today where the calendar has none. */
static HqDate
hq_openings_find_next (const HqCalendar *calendar, HqDate today)
{
  for (HqDate date = today; hq_calendar_covers (calendar, date); date = hq_date_add (date, 1))
    if (hq_calendar_is_opening_day (calendar, date))
      return date;
  return today;
}

static HqOpenings *
hq_openings_new (void)
{
  HqOpenings *self = g_new0 (HqOpenings, 1);

  self->pairs = g_array_new (FALSE, TRUE, sizeof (HqOpeningsPair));
  self->shut = g_array_new (FALSE, FALSE, sizeof (HqDate));
  return self;
}

/**
 * hq_openings_list:
 * @calendar: the statutory calendar
 * @days: (element-type HqFigureDay): the days that the hall had, in order
 * @ask: which opening days
 *
 * The opening days since the hall's first day, and the first that is still to come, each with the
 * ordinary day before its holiday. Whether the hall was open on one is another thing than that it was
 * one.
 *
 * Returns: (transfer full): them without figures
 */
HqOpenings *
hq_openings_list (const HqCalendar *calendar, const GArray *days, const HqOpeningsAsk *ask)
{
  HqOpenings *found = hq_openings_new ();
  HqDate first = days->len > 0 ? g_array_index (days, HqFigureDay, 0).day : ask->today;

  for (HqDate date = hq_openings_find_next (calendar, ask->today); date >= first;
       date = hq_date_add (date, -1))
    {
      HqOpeningsPair pair = { .opening = { .day = date, .state = HQ_OPENINGS_TO_COME } };
      const HqFigureDay *row;

      if (!hq_calendar_covers (calendar, date) || !hq_calendar_is_opening_day (calendar, date))
        continue;
      row = hq_openings_find (days, date);
      if (row == NULL && date < ask->today)
        {
          g_array_append_val (found->shut, date);
          continue;
        }
      found->more = found->pairs->len == ask->most;
      if (found->more)
        return found;
      if (row != NULL)
        hq_openings_fill (&pair.opening, row);
      hq_openings_find_ordinary (calendar, days, date, &pair.ordinary);
      g_array_append_val (found->pairs, pair);
    }
  return found;
}

/**
 * hq_openings_has_figures:
 *
 * Returns: whether the hall was open on @day, so that there is something to compare
 */
gboolean
hq_openings_has_figures (const HqOpeningsDay *day)
{
  return day->state == HQ_OPENINGS_RUNNING || day->state == HQ_OPENINGS_OVER;
}

/* A first place was given at the close of the day before, and stood in no line at the door. */
static void
hq_openings_count (const HqFigureStep *step, gpointer user_data)
{
  HqOpeningsLook *look = user_data;
  HqOpeningsDay *day = look->day;
  HqTime at = step->detail->issued_at;
  HqOpeningsCall call;

  if (step->kind == HQ_FIGURE_KIND_PERIOD)
    {
      call = (HqOpeningsCall){ hq_figure_walk_get_place (step)->counter, step->detail->called_at };
      g_array_append_val (look->calls, call);
    }
  else if (hq_date_of_time (at, hq_hall_get_zone (look->hall)) != day->day)
    return;
  else if (at < day->opens_at)
    day->before++;
  else if (at < day->opens_at + HQ_HOUR)
    day->first_hour++;
}

static int
hq_openings_compare (gconstpointer a, gconstpointer b)
{
  const HqOpeningsCall *first = a, *second = b;

  if (first->counter != second->counter)
    return first->counter < second->counter ? -1 : 1;
  return (first->at > second->at) - (first->at < second->at);
}

/* From a call on until the next one a counter is open, for half an hour at the most, while somebody is
 * signed in and does not pause; its pauses stand in rows one after the other. */
static void
hq_openings_add_stretch (HqOpeningsLook *look,
                         const GArray *duties,
                         const HqOpeningsCall *call,
                         HqTime next,
                         GArray *edges)
{
  HqTime from = call->at;
  HqTime to = MIN (next, call->at + HQ_STATUS_CALLED_WITHIN);

  for (guint i = 0; i < duties->len; i++)
    {
      const HqLoadDuty *row = &g_array_index (duties, HqLoadDuty, i);
      HqTime out = row->signed_out_at != 0 ? row->signed_out_at : look->now;

      if (row->counter != call->counter || call->at < row->signed_in_at || call->at > out)
        continue;
      to = MIN (to, out);
      if (row->paused_at < from)
        continue;
      hq_peak_add (edges, from, MIN (row->paused_at, to));
      from = row->resumed_at != 0 ? row->resumed_at : to;
    }
  hq_peak_add (edges, from, to);
}

static gboolean
hq_openings_count_open (HqOpeningsLook *look, HqDatabase *db, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (HqLoadDuty));
  g_autoptr (GArray) edges = hq_peak_new ();

  if (!hq_load_table_read_duties (db, look->day->day, duties, error))
    return FALSE;
  g_array_sort (look->calls, hq_openings_compare);
  for (guint i = 0; i < look->calls->len; i++)
    {
      const HqOpeningsCall *call = &g_array_index (look->calls, HqOpeningsCall, i);
      const HqOpeningsCall *next = i + 1 < look->calls->len ? call + 1 : NULL;
      gboolean same = next != NULL && next->counter == call->counter;

      hq_openings_add_stretch (look, duties, call, same ? next->at : look->now, edges);
    }
  look->day->open_most = hq_peak_find (edges);
  return TRUE;
}

static gboolean
hq_openings_look (HqDatabase *db, gpointer user_data, GError **error)
{
  HqOpeningsLook *look = user_data;
  const HqFigureWalk walk = { look->day->day, look->day->day, look->now,
                              1 << HQ_FIGURE_KIND_TICKET | 1 << HQ_FIGURE_KIND_PERIOD, TRUE,
                              hq_hall_get_watch (look->hall) };

  g_array_set_size (look->calls, 0);
  look->day->before = 0;
  look->day->first_hour = 0;
  return hq_figure_walk_run (db, &walk, hq_openings_count, look, error)
         && hq_openings_count_open (look, db, error);
}

/* What was published of a day stands for it here as in its report. */
static gboolean
hq_openings_read_day (HqHall *hall, HqOpeningsDay *day, HqTime now, GError **error)
{
  const HqDaysAsk ask = { day->day, day->day, now, HQ_SCOPE_HALL, "" };
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (HqOpeningsCall));
  g_autoptr (HqDays) days = NULL;
  HqOpeningsLook look = { hall, day, 0, calls };
  HqWatch *watch = hq_hall_get_watch (hall);
  const HqDaysDay *row;
  HqWatch outer;
  gboolean done;

  if (!hq_openings_has_figures (day))
    return TRUE;
  outer = hq_watch_enter (watch, 0, 2);
  days = hq_days_read (hall, &ask, error);
  hq_watch_leave (watch, &outer);
  if (days == NULL)
    return FALSE;
  row = days->days->len > 0 ? &g_array_index (days->days, HqDaysDay, 0) : NULL;
  if (row != NULL && row->part.there)
    memcpy (day->figures, row->part.figures, sizeof day->figures);
  day->published = row != NULL && row->published;
  look.now = days->ask.now;
  outer = hq_watch_enter (watch, 1, 2);
  done = hq_database_read (hq_hall_get_database (hall), hq_openings_look, &look, error);
  hq_watch_leave (watch, &outer);
  return done;
}

static gboolean
hq_openings_read_pair (HqHall *hall, HqOpeningsPair *pair, HqTime now, GError **error)
{
  HqWatch *watch = hq_hall_get_watch (hall);
  HqWatch outer = hq_watch_enter (watch, 0, 2);
  gboolean done = hq_openings_read_day (hall, &pair->opening, now, error);

  hq_watch_leave (watch, &outer);
  outer = hq_watch_enter (watch, 1, 2);
  done = done && hq_openings_read_day (hall, &pair->ordinary, now, error);
  hq_watch_leave (watch, &outer);
  return done;
}

static gboolean
hq_openings_read_list (HqDatabase *db, gpointer user_data, GError **error)
{
  HqOpeningsTask *task = user_data;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqFigureDay));
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);

  if (calendar == NULL
      || !hq_figure_table_read_days (db, 0, hq_date_add (task->ask->today, 366), days, error))
    return FALSE;
  /* A transaction may be tried again. */
  g_clear_pointer (&task->found, hq_openings_free);
  task->found = hq_openings_list (calendar, days, task->ask);
  return TRUE;
}

typedef struct
{
  HqDate day;
  gboolean is_one;
} HqOpeningsOne;

static gboolean
hq_openings_look_at_one (HqDatabase *db, gpointer user_data, GError **error)
{
  HqOpeningsOne *one = user_data;
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);

  if (calendar == NULL)
    return FALSE;
  one->is_one = hq_calendar_covers (calendar, one->day)
                && hq_calendar_is_opening_day (calendar, one->day);
  return TRUE;
}

/**
 * hq_openings_is_one:
 * @hall: a hall
 * @day: a date
 * @is_one: (out): whether it is the first working day after a holiday of three days or more
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_openings_is_one (HqHall *hall, HqDate day, gboolean *is_one, GError **error)
{
  HqOpeningsOne one = { .day = day };

  if (!hq_database_read (hq_hall_get_database (hall), hq_openings_look_at_one, &one, error))
    return FALSE;
  *is_one = one.is_one;
  return TRUE;
}

/**
 * hq_openings_read_one:
 * @hall: a hall, whose watch is told how far it is
 * @day: a date
 * @now: the time at which a day that is not over is looked at, 0 for the store's clock
 * @pair: (out) (transfer full) (nullable): @day and the ordinary day before, to be freed with g_free();
 *   %NULL where it is no opening day
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED or one of the store's errors
 */
gboolean
hq_openings_read_one (HqHall *hall,
                      HqDate day,
                      HqTime now,
                      HqOpeningsPair **pair,
                      GError **error)
{
  const HqOpeningsAsk ask = { day, 1 };
  HqOpeningsTask task = { &ask, NULL };
  g_autofree HqOpeningsPair *found = NULL;
  gboolean is_one;

  if (!hq_openings_is_one (hall, day, &is_one, error))
    return FALSE;
  if (is_one)
    {
      if (!hq_database_read (hq_hall_get_database (hall), hq_openings_read_list, &task, error))
        return FALSE;
      found = g_memdup2 (task.found->pairs->data, sizeof *found);
      hq_openings_free (task.found);
      if (!hq_openings_read_pair (hall, found, now, error))
        return FALSE;
    }
  *pair = g_steal_pointer (&found);
  return TRUE;
}

/**
 * hq_openings_read:
 * @hall: a hall, whose watch is told how far it is
 * @ask: (type HqOpeningsAsk): which of them
 * @error: return location for an error
 *
 * Each day is read on a snapshot of its own: they are over, all but one, and a change of a published
 * figure is published.
 *
 * Returns: (transfer full): an HqOpenings; %NULL with %HQ_ERROR_CANCELLED or one of the store's errors
 */
gpointer
hq_openings_read (HqHall *hall, gconstpointer ask, GError **error)
{
  HqOpeningsTask task = { ask, NULL };
  HqWatch *watch = hq_hall_get_watch (hall);
  gboolean done = hq_database_read (hq_hall_get_database (hall), hq_openings_read_list, &task,
                                    error);
  HqOpenings *found = task.found;

  for (guint i = 0; done && i < found->pairs->len; i++)
    {
      HqOpeningsPair *pair = &g_array_index (found->pairs, HqOpeningsPair, i);
      HqWatch outer = hq_watch_enter (watch, i, found->pairs->len);

      done = hq_openings_read_pair (hall, pair, 0, error);
      hq_watch_leave (watch, &outer);
    }
  if (done && hq_watch_tell (watch, 1, 1, error))
    return found;
  g_clear_pointer (&found, hq_openings_free);
  return NULL;
}

/**
 * hq_openings_free:
 * @openings: (transfer full): an HqOpenings
 */
void
hq_openings_free (gpointer openings)
{
  HqOpenings *self = openings;

  g_array_unref (self->pairs);
  g_array_unref (self->shut);
  g_free (self);
}

/**
 * hq_openings_read_hours:
 * @hall: a hall
 * @pair: (type HqOpeningsPair): two days
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqOpeningsHours, without a day that has no figures; %NULL with one of the
 *   store's errors
 */
gpointer
hq_openings_read_hours (HqHall *hall, gconstpointer pair, GError **error)
{
  const HqOpeningsPair *days = pair;
  HqOpeningsHours *hours = g_new0 (HqOpeningsHours, 1);
  gboolean opening = hq_openings_has_figures (&days->opening);
  gboolean ordinary = hq_openings_has_figures (&days->ordinary);

  if (opening)
    hours->opening = hq_hourly_read (hall, days->opening.day, 0, error);
  if (ordinary && (hours->opening != NULL || !opening))
    hours->ordinary = hq_hourly_read (hall, days->ordinary.day, 0, error);
  if ((hours->opening != NULL) == opening && (hours->ordinary != NULL) == ordinary)
    return hours;
  hq_openings_free_hours (hours);
  return NULL;
}

/**
 * hq_openings_free_hours:
 * @hours: (transfer full): an HqOpeningsHours
 */
void
hq_openings_free_hours (gpointer hours)
{
  HqOpeningsHours *self = hours;

  g_clear_pointer (&self->opening, hq_hourly_free);
  g_clear_pointer (&self->ordinary, hq_hourly_free);
  g_free (self);
}
