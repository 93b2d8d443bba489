/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-plan.h"

#include "hq-calendar-table.h"
#include "hq-case-due.h"
#include "hq-item-table.h"

typedef struct
{
  HqHall *hall;
  const HqCalendar *other; /* (nullable) */
  HqCalendarView *found;
} HqCalendarPlanTask;

static gboolean
hq_calendar_plan_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCalendarPlanTask *task = user_data;
  HqCalendarView *found = task->found;
  g_autoptr (GPtrArray) items = hq_item_table_load_all (db, error);

  if (items == NULL)
    return FALSE;
  /* A transaction may be tried again. */
  g_clear_pointer (&found->calendar, hq_calendar_free);
  found->calendar = hq_calendar_table_load (db, error);
  if (found->calendar == NULL)
    return FALSE;
  found->longest = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const HqItem *item = items->pdata[i];

      if (item->case_kind == HQ_CASE_PROMISED)
        found->longest = MAX (found->longest, (guint) item->promised_days);
    }
  return task->other == NULL
         || hq_case_due_count_moves (db, task->other, &found->moves, &found->beyond, error);
}

/**
 * hq_calendar_plan_read:
 * @hall: a hall
 * @query: (type HqCalendar) (nullable): another calendar, to see what it would do
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqCalendarView; %NULL with one of the store's errors
 */
gpointer
hq_calendar_plan_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_autoptr (HqCalendarView) found = g_new0 (HqCalendarView, 1);
  HqCalendarPlanTask task = { hall, query, found };

  if (!hq_hall_get_today (hall, &found->today, error)
      || !hq_database_read (hq_hall_get_database (hall), hq_calendar_plan_fill, &task, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * hq_calendar_plan_free:
 * @view: (transfer full): an HqCalendarView
 */
void
hq_calendar_plan_free (gpointer view)
{
  HqCalendarView *self = view;

  g_clear_pointer (&self->calendar, hq_calendar_free);
  g_free (self);
}
