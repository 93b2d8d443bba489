/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-list.h"

#include <string.h>

#include "hq-calendar-table.h"
#include "hq-error.h"

/* What one transaction reads. */
typedef struct
{
  const HqCaseFilter *filter;
  GArray *lines; /* HqCaseLine */
} HqCaseListReading;

typedef struct
{
  const HqCaseBoardAsk *ask;
  HqCaseBoard *board;
} HqCaseListBoarding;

/**
 * hq_case_list_find:
 * @line: a case that has not ended
 * @today: the day on which it is looked at
 *
 * Returns: in which of the last four lists it stands; %HQ_CASE_LIST_OPEN for none of them
 */
HqCaseList
hq_case_list_find (const HqCaseLine *line, HqDate today)
{
  switch (line->light)
    {
    case HQ_LIGHT_NONE:
      return HQ_CASE_LIST_SUSPENDED;
    case HQ_LIGHT_OVERDUE:
      return HQ_CASE_LIST_OVERDUE;
    case HQ_LIGHT_YELLOW:
    case HQ_LIGHT_RED:
      return line->row.due_day == today ? HQ_CASE_LIST_DUE : HQ_CASE_LIST_NEAR;
    case HQ_LIGHT_GREEN:
      return line->row.due_day == today ? HQ_CASE_LIST_DUE : HQ_CASE_LIST_OPEN;
    }
  g_return_val_if_reached (HQ_CASE_LIST_OPEN);
}

/* How far it is from its last day, or was when it ended. */
static void
hq_case_list_measure (HqCaseLine *line, const HqCalendar *calendar, HqDate today)
{
  HqDate until = line->row.ended_day != 0 ? line->row.ended_day : today;
  HqDate due = line->row.due_day;

  if (due == 0 || hq_limit_count_left (calendar, until, due, &line->left, NULL))
    return;
  line->every_day = TRUE;
  line->left = hq_date_days_between (until, due);
}

static void
hq_case_list_make_line (const HqCaseRow *found, HqCaseLine *line)
{
  memset (line, 0, sizeof *line);
  line->row = found->row;
  line->name = found->name;
  line->name_en = found->name_en;
  line->prefix = found->prefix;
  line->number = found->number;
}

/* A calendar that does not reach the due date of one case hides no other one. */
static gboolean
hq_case_list_light (HqCaseLine *line,
                    const HqClock *clock,
                    const HqCalendar *calendar,
                    HqDate today,
                    GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (hq_limit_get_light (clock, calendar, today, &line->light, &fault))
    return TRUE;
  if (!hq_error_is (fault, HQ_ERROR_NO_CALENDAR))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  line->uncounted = TRUE;
  line->light = line->row.due_day < today ? HQ_LIGHT_OVERDUE : HQ_LIGHT_GREEN;
  return TRUE;
}

/* The stops of all open cases, by the case. */
static GHashTable *
hq_case_list_read_stops (HqDatabase *db, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HqCaseStopped));
  g_autoptr (GHashTable) stops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify) g_array_unref);

  if (!hq_case_view_table_read_stops (db, found, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      const HqCaseStopped *row = &g_array_index (found, HqCaseStopped, i);
      GArray *own = g_hash_table_lookup (stops, &row->case_file);

      if (own == NULL)
        {
          own = g_array_new (FALSE, FALSE, sizeof (HqSuspension));
          g_hash_table_insert (stops, g_memdup2 (&row->case_file, sizeof row->case_file), own);
        }
      g_array_append_val (own, row->stop);
    }
  return g_steal_pointer (&stops);
}

static gboolean
hq_case_list_has (const HqCaseFilter *filter, const HqCaseLine *line)
{
  return filter->list == HQ_CASE_LIST_OPEN
         || hq_case_list_find (line, filter->today) == filter->list;
}

/* A plan does not end the stop of a clock, and whoever looks is told that its end has passed. */
static void
hq_case_list_measure_plan (HqCaseLine *line,
                           const HqClock *clock,
                           const HqCalendar *calendar,
                           HqDate today)
{
  int left = 0;

  line->planned_end = hq_limit_get_planned_end (clock);
  if (line->planned_end == 0 || line->planned_end >= today)
    return;
  line->every_day = !hq_limit_count_left (calendar, today, line->planned_end, &left, NULL);
  if (line->every_day)
    left = hq_date_days_between (today, line->planned_end);
  line->over = -left;
}

/* Of those whose clock stands still the one whose plan ended first comes first. */
static int
hq_case_list_compare (gconstpointer first, gconstpointer second)
{
  const HqCaseLine *a = first, *b = second;
  HqDate one = a->planned_end != 0 ? a->planned_end : G_MAXUINT32;
  HqDate two = b->planned_end != 0 ? b->planned_end : G_MAXUINT32;

  if (a->row.due_day != 0 || b->row.due_day != 0)
    return (a->row.due_day == 0) - (b->row.due_day == 0);
  return (one > two) - (one < two);
}

/* @stops are the case's own, %NULL for none. */
static gboolean
hq_case_list_judge (HqCaseLine *line,
                    const GArray *stops,
                    const HqCalendar *calendar,
                    HqDate today,
                    GError **error)
{
  const HqClock clock = { .from = line->row.clock_from,
                          .promised_days = (guint) line->row.promised_days,
                          .waits_for_papers = line->row.state == HQ_CASE_SUPPLEMENT,
                          .suspensions = stops != NULL ? (const HqSuspension *) stops->data : NULL,
                          .n_suspensions = stops != NULL ? stops->len : 0 };

  hq_case_list_measure (line, calendar, today);
  hq_case_list_measure_plan (line, &clock, calendar, today);
  return hq_case_list_light (line, &clock, calendar, today, error);
}

static gboolean
hq_case_list_read_lines (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCaseListReading *reading = user_data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqCaseRow));
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);
  g_autoptr (GHashTable) stops = calendar != NULL ? hq_case_list_read_stops (db, error) : NULL;

  g_array_set_size (reading->lines, 0);
  if (stops == NULL
      || !hq_case_view_table_read_open (db, reading->filter->department, reading->filter->staff,
                                        rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      HqCaseLine line;

      hq_case_list_make_line (&g_array_index (rows, HqCaseRow, i), &line);
      if (!hq_case_list_judge (&line, g_hash_table_lookup (stops, &line.row.case_file), calendar,
                               reading->filter->today, error))
        return FALSE;
      if (hq_case_list_has (reading->filter, &line))
        g_array_append_val (reading->lines, line);
    }
  g_array_sort (reading->lines, hq_case_list_compare);
  return TRUE;
}

/**
 * hq_case_list_get:
 * @db: within a transaction
 * @id: a case
 * @today: the day on which it is looked at
 * @line: (out): the case, with its light where it has not ended
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
gboolean
hq_case_list_get (HqDatabase *db, gint64 id, HqDate today, HqCaseLine *line, GError **error)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));
  g_autoptr (HqCalendar) calendar = NULL;
  HqCaseRow row;

  if (!hq_case_view_table_get (db, id, &row, error))
    return FALSE;
  if (row.row.case_file == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
      return FALSE;
    }
  hq_case_list_make_line (&row, line);
  calendar = hq_calendar_table_load (db, error);
  if (calendar == NULL)
    return FALSE;
  if (row.row.ended_day != 0)
    {
      hq_case_list_measure (line, calendar, today);
      return TRUE;
    }
  return hq_case_table_read_suspensions (db, id, stops, error)
         && hq_case_list_judge (line, stops, calendar, today, error);
}

/**
 * hq_case_list_read:
 * @hall: a hall
 * @filter: which cases, and the day on which they are looked at
 * @lines: (element-type HqCaseLine): gets those that have not ended and belong to the list, the most
 *   urgent first; what it held is dropped
 * @error: return location for an error
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_case_list_read (HqHall *hall, const HqCaseFilter *filter, GArray *lines, GError **error)
{
  HqCaseListReading reading = { filter, lines };

  return hq_database_read (hq_hall_get_database (hall), hq_case_list_read_lines, &reading, error);
}

/**
 * hq_case_list_ask_new:
 *
 * Returns: (transfer full): a copy, for a reader
 */
HqCaseBoardAsk *
hq_case_list_ask_new (const HqCaseBoardAsk *ask)
{
  HqCaseBoardAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->staff = g_strdup (ask->staff);
  return copy;
}

void
hq_case_list_ask_free (gpointer ask)
{
  g_free (((HqCaseBoardAsk *) ask)->staff);
  g_free (ask);
}

void
hq_case_list_free_board (gpointer board)
{
  HqCaseBoard *self = board;

  g_array_unref (self->open);
  g_array_unref (self->ended);
  g_free (self);
}

static gboolean
hq_case_list_read_ended (HqDatabase *db, HqCaseListBoarding *task, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqCaseRow));
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);
  HqCaseEnded ended = task->ask->ended;

  g_array_set_size (task->board->ended, 0);
  /* One more than is listed says that there are more. */
  ended.most = HQ_CASE_BOARD_MOST + 1;
  if (calendar == NULL || !hq_case_view_table_read_ended (db, &ended, rows, error))
    return FALSE;
  task->board->more = rows->len > HQ_CASE_BOARD_MOST;
  for (guint i = 0; i < MIN (rows->len, HQ_CASE_BOARD_MOST); i++)
    {
      HqCaseLine line;

      hq_case_list_make_line (&g_array_index (rows, HqCaseRow, i), &line);
      hq_case_list_measure (&line, calendar, task->board->today);
      g_array_append_val (task->board->ended, line);
    }
  return TRUE;
}

static gboolean
hq_case_list_fill_board (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCaseListBoarding *task = user_data;
  HqCaseFilter filter = { .list = HQ_CASE_LIST_OPEN, .staff = task->ask->staff };
  HqCaseListReading reading = { &filter, task->board->open };

  filter.today = task->board->today;
  return hq_case_list_read_lines (db, &reading, error)
         && (task->ask->ended.from == 0 || hq_case_list_read_ended (db, task, error));
}

/**
 * hq_case_list_read_board:
 * @ask: an HqCaseBoardAsk
 *
 * Returns: (transfer full): an HqCaseBoard; %NULL with one of the store's errors
 */
gpointer
hq_case_list_read_board (HqHall *hall, gconstpointer ask, GError **error)
{
  g_autoptr (HqCaseBoard) board = g_new0 (HqCaseBoard, 1);
  HqCaseListBoarding task = { ask, board };

  board->open = g_array_new (FALSE, FALSE, sizeof (HqCaseLine));
  board->ended = g_array_new (FALSE, FALSE, sizeof (HqCaseLine));
  board->today = task.ask->today;
  if ((board->today == 0 && !hq_hall_get_today (hall, &board->today, error))
      || !hq_database_read (hq_hall_get_database (hall), hq_case_list_fill_board, &task, error))
    return NULL;
  return g_steal_pointer (&board);
}

/**
 * hq_case_list_read_one:
 * @hall: a hall
 * @id: a case
 * @row: (out): the case
 * @events: (element-type HqEvent): gets what happened to it after a finish, in order
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
gboolean
hq_case_list_read_one (HqHall *hall, gint64 id, HqCase *row, GArray *events, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqCase found;

  if (!hq_case_table_get (db, id, &found, error))
    return FALSE;
  if (found.case_file == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
      return FALSE;
    }
  if (!hq_case_table_read_events (db, id, events, error))
    return FALSE;
  *row = found;
  return TRUE;
}
