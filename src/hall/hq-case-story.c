/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-story.h"

#include "hq-calendar-table.h"
#include "hq-error.h"

typedef struct
{
  gint64 id;
  HqCaseStory *story;
  const HqCalendar *calendar;
} HqCaseStoryTask;

static void
hq_case_story_clear_stop (gpointer data)
{
  g_free (((HqCaseStoryStop *) data)->procedure.ground);
}

static void
hq_case_story_clear_papers (gpointer data)
{
  g_free (((HqCaseStoryPapers *) data)->papers.papers);
}

/* The due date of a clock that goes on; 0 where the calendar does not reach it. */
static HqDate
hq_case_story_count (const HqCaseStoryTask *task, HqDate from, const GArray *stops)
{
  HqClock clock = { .from = from,
                    .promised_days = (guint) task->story->line.row.promised_days,
                    .suspensions = (const HqSuspension *) stops->data,
                    .n_suspensions = stops->len };
  HqDate due = 0;

  return hq_limit_get_due (&clock, task->calendar, &due, NULL) ? due : 0;
}

/* From when the promise ran on @day: acceptance, or when papers were complete last. */
static HqDate
hq_case_story_find_start (const HqCaseStory *story, HqDate day)
{
  HqDate start = story->line.row.accepted_day;

  for (guint i = 0; i < story->papers->len; i++)
    {
      HqDate complete = g_array_index (story->papers, HqCaseStoryPapers, i).papers.complete;

      if (complete != 0 && complete <= day)
        start = complete;
    }
  return start;
}

static guint
hq_case_story_count_off (const HqCaseStoryTask *task, const HqSuspension *stop)
{
  HqDate until = stop->resumed != 0 ? stop->resumed : task->story->today;
  guint off = 0;

  for (HqDate day = stop->from; day < until; day = hq_date_add (day, 1))
    off += hq_calendar_covers (task->calendar, day) && hq_calendar_is_working (task->calendar, day);
  return off;
}

static void
hq_case_story_judge_stops (const HqCaseStoryTask *task)
{
  HqCaseStory *story = task->story;
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));

  for (guint i = 0; i < story->stops->len; i++)
    {
      HqCaseStoryStop *row = &g_array_index (story->stops, HqCaseStoryStop, i);
      HqDate start = hq_case_story_find_start (story, row->procedure.stop.from);

      row->off = hq_case_story_count_off (task, &row->procedure.stop);
      row->before = hq_case_story_count (task, start, stops);
      g_array_append_val (stops, row->procedure.stop);
      if (row->procedure.stop.resumed != 0)
        row->after = hq_case_story_count (task, start, stops);
    }
}

static void
hq_case_story_judge_papers (const HqCaseStoryTask *task)
{
  HqCaseStory *story = task->story;
  HqDate start = story->line.row.accepted_day;

  for (guint i = 0; i < story->papers->len; i++)
    {
      HqCaseStoryPapers *row = &g_array_index (story->papers, HqCaseStoryPapers, i);
      g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));

      for (guint j = 0; j < story->stops->len; j++)
        {
          const HqSuspension *stop = &g_array_index (story->stops, HqCaseStoryStop, j).procedure.stop;

          if (stop->from <= row->papers.asked)
            g_array_append_val (stops, *stop);
        }
      row->before = hq_case_story_count (task, start, stops);
      if (row->papers.complete == 0)
        continue;
      start = row->papers.complete;
      row->after = hq_case_story_count (task, start, stops);
    }
}

/* What would be the due date if the clock went on today. */
static void
hq_case_story_look_ahead (const HqCaseStoryTask *task)
{
  HqCaseStory *story = task->story;
  const HqCase *row = &story->line.row;
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));

  if (row->state != HQ_CASE_SUSPENDED && row->state != HQ_CASE_SUPPLEMENT)
    return;
  for (guint i = 0; i < story->stops->len; i++)
    {
      HqSuspension stop = g_array_index (story->stops, HqCaseStoryStop, i).procedure.stop;

      if (stop.resumed == 0)
        stop.resumed = story->today;
      g_array_append_val (stops, stop);
    }
  story->next_due = hq_case_story_count (
    task, row->state == HQ_CASE_SUPPLEMENT ? story->today : row->clock_from, stops);
  if (story->next_due == 0)
    story->calendar_end = hq_calendar_get_last_day (task->calendar);
}

static gboolean
hq_case_story_read_stops (HqDatabase *db, HqCaseStoryTask *task, GError **error)
{
  g_autoptr (GArray) procedures = g_array_new (FALSE, FALSE, sizeof (HqCaseProcedure));
  g_autoptr (GArray) papers = g_array_new (FALSE, FALSE, sizeof (HqCasePapers));
  gboolean read = hq_case_view_table_read_procedures (db, task->id, procedures, error)
                  && hq_case_view_table_read_papers (db, task->id, papers, error);

  for (guint i = 0; i < procedures->len; i++)
    {
      HqCaseStoryStop row = { .procedure = g_array_index (procedures, HqCaseProcedure, i) };

      g_array_append_val (task->story->stops, row);
    }
  for (guint i = 0; i < papers->len; i++)
    {
      HqCaseStoryPapers row = { .papers = g_array_index (papers, HqCasePapers, i) };

      g_array_append_val (task->story->papers, row);
    }
  return read;
}

static gboolean
hq_case_story_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCaseStoryTask *task = user_data;
  HqCaseStory *story = task->story;
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);

  /* A transaction may be tried again. */
  g_array_set_size (story->events, 0);
  g_array_set_size (story->stops, 0);
  g_array_set_size (story->papers, 0);
  if (calendar == NULL || !hq_case_list_get (db, task->id, story->today, &story->line, error)
      || !hq_case_table_read_events (db, task->id, story->events, error)
      || !hq_case_story_read_stops (db, task, error))
    return FALSE;
  task->calendar = calendar;
  if (story->line.row.kind == HQ_CASE_PROMISED)
    {
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HqSuspension));

      story->first_due = hq_case_story_count (task, story->line.row.accepted_day, none);
      hq_case_story_judge_stops (task);
      hq_case_story_judge_papers (task);
      hq_case_story_look_ahead (task);
    }
  else
    story->first_due = story->line.row.accepted_day;
  task->calendar = NULL;
  return TRUE;
}

/**
 * hq_case_story_read:
 * @id: (type gint64): a case
 *
 * Returns: (transfer full): an HqCaseStory; %NULL with %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
gpointer
hq_case_story_read (HqHall *hall, gconstpointer id, GError **error)
{
  g_autoptr (HqCaseStory) story = g_new0 (HqCaseStory, 1);
  HqCaseStoryTask task = { .id = *(const gint64 *) id, .story = story };

  story->events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  story->stops = g_array_new (FALSE, FALSE, sizeof (HqCaseStoryStop));
  story->papers = g_array_new (FALSE, FALSE, sizeof (HqCaseStoryPapers));
  g_array_set_clear_func (story->stops, hq_case_story_clear_stop);
  g_array_set_clear_func (story->papers, hq_case_story_clear_papers);
  if (!hq_hall_get_today (hall, &story->today, error)
      || !hq_database_read (hq_hall_get_database (hall), hq_case_story_fill, &task, error))
    return NULL;
  return g_steal_pointer (&story);
}

void
hq_case_story_free (gpointer story)
{
  HqCaseStory *self = story;

  g_array_unref (self->events);
  g_array_unref (self->stops);
  g_array_unref (self->papers);
  g_free (self);
}
