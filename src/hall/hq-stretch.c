/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-stretch.h"

#include "hq-clock.h"

typedef struct
{
  HqHall *hall;            /* (borrowed) */
  const HqStretchAsk *ask; /* (borrowed) */
  HqStretch *self;         /* (borrowed) */
} HqStretchTask;

static void
hq_stretch_clear (HqStretch *self)
{
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->published, hq_figures_free_published);
  g_clear_pointer (&self->hourly, hq_hourly_free);
  g_clear_pointer (&self->days, hq_days_free);
  g_clear_pointer (&self->opening, g_free);
}

/**
 * hq_stretch_free:
 * @stretch: (transfer full): an HqStretch
 */
void
hq_stretch_free (gpointer stretch)
{
  hq_stretch_clear (stretch);
  g_free (stretch);
}

static gboolean
hq_stretch_read_day (const HqStretchTask *task, GError **error)
{
  HqWatch *watch = hq_hall_get_watch (task->hall);
  HqStretch *self = task->self;
  HqWatch outer;
  gboolean done;

  self->published = hq_figures_read_published (task->hall, self->from, error);
  if (self->published == NULL)
    return FALSE;
  if (self->published->latest->len == 0)
    g_clear_pointer (&self->published, hq_figures_free_published);
  outer = hq_watch_enter (watch, 0, 2);
  self->hourly = hq_hourly_read (task->hall, self->from, self->now, error);
  hq_watch_leave (watch, &outer);
  if (self->hourly == NULL || !task->ask->beside)
    return self->hourly != NULL;
  outer = hq_watch_enter (watch, 1, 2);
  done = hq_openings_read_one (task->hall, self->from, self->now, &self->opening, error);
  hq_watch_leave (watch, &outer);
  return done;
}

static gboolean
hq_stretch_read_parts (const HqStretchTask *task, GError **error)
{
  HqStretch *self = task->self;
  const HqDaysAsk ask = { self->from, self->to, self->now, HQ_SCOPE_HALL, "" };

  /* The names of what has figures are of the same state. */
  if (hq_hall_get_setup (task->hall, error) == NULL)
    return FALSE;
  if (self->from == self->to)
    return hq_stretch_read_day (task, error);
  self->days = hq_days_read (task->hall, &ask, error);
  return self->days != NULL;
}

static gboolean
hq_stretch_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqStretchTask *task = user_data;
  HqStretch *self = task->self;
  HqWatch *watch = hq_hall_get_watch (task->hall);
  guint parts = task->ask->only_figures ? 1 : 2;
  HqEvent last;
  HqWatch outer;
  gint64 behind;
  gboolean done;

  hq_stretch_clear (self);
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  self->now = task->ask->now != 0 ? task->ask->now : hq_clock_read (db, last.at, &behind);
  outer = hq_watch_enter (watch, 0, parts);
  self->figures = hq_figures_compute (task->hall, self->from, self->to, self->now, error);
  hq_watch_leave (watch, &outer);
  if (self->figures == NULL || parts == 1)
    return self->figures != NULL;
  outer = hq_watch_enter (watch, 1, parts);
  done = hq_stretch_read_parts (task, error);
  hq_watch_leave (watch, &outer);
  return done;
}

/**
 * hq_stretch_read:
 * @hall: a hall, whose watch is told how far it is
 * @ask: (type HqStretchAsk): which days
 * @error: return location for an error
 *
 * Its parts are read one after the other on one snapshot of the store, so that they agree however much
 * happens meanwhile. No change waits for it; that of a year holds its snapshot twice as long as its
 * figures alone take to be counted, and the log of a file grows by what is changed in that time.
 *
 * Returns: (transfer full): an HqStretch; %NULL with %HQ_ERROR_CANCELLED or one of the store's errors
 */
gpointer
hq_stretch_read (HqHall *hall, gconstpointer ask, GError **error)
{
  HqStretch *self = g_new0 (HqStretch, 1);
  HqStretchTask task = { hall, ask, self };

  g_return_val_if_fail (task.ask->from <= task.ask->to, NULL);

  self->from = task.ask->from;
  self->to = task.ask->to;
  if (hq_database_read (hq_hall_get_database (hall), hq_stretch_run, &task, error))
    return self;
  hq_stretch_free (self);
  return NULL;
}

/**
 * hq_stretch_find_first:
 * @like: a figure, of which the scope, the key and the metric are looked at
 *
 * Returns: (transfer none) (nullable): what was published of it at first, where that is not what it is
 */
const HqFigure *
hq_stretch_find_first (const HqStretch *stretch, const HqFigure *like)
{
  if (stretch->published == NULL)
    return NULL;
  for (guint i = 0; i < stretch->published->first->len; i++)
    {
      const HqFigure *first = &g_array_index (stretch->published->first, HqFigure, i);

      if (hq_figures_compare (first, like) == 0)
        return hq_figures_are_equal (first, like) ? NULL : first;
    }
  return NULL;
}
