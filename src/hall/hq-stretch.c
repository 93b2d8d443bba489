/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-stretch.h"

#include "hq-clock.h"

/* A day on which something happens all the time is not read for ever. */
#define TRIES 3

static void
hq_stretch_clear (HqStretch *self)
{
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->published, hq_figures_free_published);
  g_clear_pointer (&self->hourly, hq_hourly_free);
  g_clear_pointer (&self->days, hq_days_free);
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
hq_stretch_read_day (HqHall *hall, HqStretch *self, GError **error)
{
  self->published = hq_figures_read_published (hall, self->from, error);
  if (self->published == NULL)
    return FALSE;
  if (self->published->latest->len == 0)
    g_clear_pointer (&self->published, hq_figures_free_published);
  self->hourly = hq_hourly_read (hall, self->from, self->now, error);
  return self->hourly != NULL;
}

/* What is read one after the other; returns in @seq the newest event before it. */
static gboolean
hq_stretch_read_once (HqHall *hall, HqStretch *self, gint64 *seq, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqEvent last;
  gint64 behind;

  hq_stretch_clear (self);
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  *seq = last.seq;
  self->now = hq_clock_read (db, last.at, &behind);
  self->figures = hq_figures_compute (hall, self->from, self->to, self->now, error);
  if (self->figures == NULL)
    return FALSE;
  if (self->from == self->to)
    return hq_stretch_read_day (hall, self, error);
  self->days = hq_days_read (hall,
                             &(HqDaysAsk){ .from = self->from,
                                           .to = self->to,
                                           .now = self->now,
                                           .scope = HQ_SCOPE_HALL,
                                           .key = "" },
                             error);
  return self->days != NULL;
}

/**
 * hq_stretch_read:
 * @hall: a hall
 * @ask: (type HqStretchAsk): which days
 * @error: return location for an error
 *
 * Its parts are read one after the other: where something has happened meanwhile, all of it is read
 * once more, so that they agree.
 *
 * Returns: (transfer full): an HqStretch; %NULL if the store could not be read
 */
gpointer
hq_stretch_read (HqHall *hall, gconstpointer ask, GError **error)
{
  const HqStretchAsk *wanted = ask;
  HqStretch *self = g_new0 (HqStretch, 1);
  HqEvent last = { 0 };
  gint64 seq = -1;
  gboolean done = TRUE;

  g_return_val_if_fail (wanted->from <= wanted->to, NULL);

  self->from = wanted->from;
  self->to = wanted->to;
  for (guint i = 0; done && last.seq != seq && i < TRIES; i++)
    done = hq_stretch_read_once (hall, self, &seq, error)
           && hq_event_table_get_last (hq_hall_get_database (hall), &last, error);
  if (done)
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
