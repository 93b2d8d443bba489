/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rows-csv.h"

#include "hq-csv.h"

/* The columns of the table. What a row does not have is empty. */
typedef enum
{
  METRIC,
  SCOPE,
  KEY,
  FROM,
  TO,
  NOW_US,

  KIND,
  DAY,
  NUMBER,
  PART,
  ID,
  SERVICE,
  FLOOR,
  COUNTER,
  CLERK,
  ITEM,

  SIDE,
  REASON,
  VALUE,

  CLASS,
  STATE,
  PERSON,
  SERVED,
  EMERGENCY,
  ISSUED_AT,
  CALLED_AT,
  STARTED_AT,
  ENDED_AT,
  WAIT_FROM_US,
  STARTED_US,
  ENDED_US,
  TARGET_US,
  BREAK_US,
  HELD_US,
  END,
  RECALLS,
  MISSED,
  REDIRECTED,
  MEASURED,
  LEVEL,
  RATED_AT,
  UNDER_CHECK,
  INVALID,
  OUTCOME,
  CASE_KIND,
  CASE_STATE,
  ACCEPTED_DAY,
  DUE_DAY,
  ENDED_DAY,
  STOPPED_BY,
  USE,
  RESULT,
  N_COLUMNS
} HqRowsCsvColumn;

static const char *const heads[N_COLUMNS] = {
  [METRIC] = "metric",
  [SCOPE] = "scope",
  [KEY] = "key",
  [FROM] = "from",
  [TO] = "to",
  [NOW_US] = "now_us",
  [KIND] = "kind",
  [DAY] = "day",
  [NUMBER] = "number",
  [PART] = "part",
  [ID] = "id",
  [SERVICE] = "service",
  [FLOOR] = "floor",
  [COUNTER] = "counter",
  [CLERK] = "clerk",
  [ITEM] = "item",
  [SIDE] = "side",
  [REASON] = "reason",
  [VALUE] = "value",
  [CLASS] = "class",
  [STATE] = "state",
  [PERSON] = "person",
  [SERVED] = "served",
  [EMERGENCY] = "emergency",
  [ISSUED_AT] = "issued_at",
  [CALLED_AT] = "called_at",
  [STARTED_AT] = "started_at",
  [ENDED_AT] = "ended_at",
  [WAIT_FROM_US] = "wait_from_us",
  [STARTED_US] = "started_us",
  [ENDED_US] = "ended_us",
  [TARGET_US] = "target_us",
  [BREAK_US] = "break_us",
  [HELD_US] = "held_us",
  [END] = "end",
  [RECALLS] = "recalls",
  [MISSED] = "missed",
  [REDIRECTED] = "redirected",
  [MEASURED] = "measured",
  [LEVEL] = "level",
  [RATED_AT] = "rated_at",
  [UNDER_CHECK] = "under_check",
  [INVALID] = "invalid",
  [OUTCOME] = "outcome",
  [CASE_KIND] = "case_kind",
  [CASE_STATE] = "case_state",
  [ACCEPTED_DAY] = "accepted_day",
  [DUE_DAY] = "due_day",
  [ENDED_DAY] = "ended_day",
  [STOPPED_BY] = "stopped_by",
  [USE] = "use",
  [RESULT] = "result",
};

static const char *const kinds[HQ_N_FIGURE_KINDS] = {
  [HQ_FIGURE_KIND_TICKET] = "ticket", [HQ_FIGURE_KIND_LEG] = "wait",
  [HQ_FIGURE_KIND_PERIOD] = "stay",   [HQ_FIGURE_KIND_MATTER] = "matter",
  [HQ_FIGURE_KIND_CASE] = "case",     [HQ_FIGURE_KIND_USE] = "use",
};

/* A row of the table on its way. */
typedef struct
{
  GTimeZone *zone;
  char *cells[N_COLUMNS]; /* (owned) (nullable) */
} HqRowsCsvLine;

static void
hq_rows_csv_set (HqRowsCsvLine *line, HqRowsCsvColumn column, const char *text)
{
  g_free (line->cells[column]);
  line->cells[column] = g_strdup (text);
}

static void
hq_rows_csv_set_int (HqRowsCsvLine *line, HqRowsCsvColumn column, gint64 value)
{
  g_free (line->cells[column]);
  line->cells[column] = g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/* 0 is none of it. */
static void
hq_rows_csv_set_some (HqRowsCsvLine *line, HqRowsCsvColumn column, gint64 value)
{
  if (value != 0)
    hq_rows_csv_set_int (line, column, value);
}

static void
hq_rows_csv_set_day (HqRowsCsvLine *line, HqRowsCsvColumn column, HqDate day)
{
  g_autofree char *text = day != 0 ? hq_date_format (day) : NULL;

  hq_rows_csv_set (line, column, text);
}

static void
hq_rows_csv_set_time (HqRowsCsvLine *line, HqRowsCsvColumn column, HqTime time)
{
  g_autofree char *text = time != 0 ? hq_date_format_time (time, line->zone) : NULL;

  hq_rows_csv_set (line, column, text);
}

static void
hq_rows_csv_fill_leg (HqRowsCsvLine *line, const HqFigureRow *row)
{
  static const char *const ends[] = { [HQ_LEG_END_NONE] = "",
                                      [HQ_LEG_END_CALLED] = "called",
                                      [HQ_LEG_END_CANCELLED] = "cancelled",
                                      [HQ_LEG_END_UNSERVED] = "unserved",
                                      [HQ_LEG_END_CHANGED] = "changed",
                                      [HQ_LEG_END_REDIRECTED] = "redirected" };
  const HqFigureLeg *leg = &row->of.leg;

  hq_rows_csv_set_time (line, STARTED_AT, leg->wait_from);
  hq_rows_csv_set_time (line, ENDED_AT, leg->ended_at);
  hq_rows_csv_set_int (line, WAIT_FROM_US, leg->wait_from);
  hq_rows_csv_set_some (line, ENDED_US, leg->ended_at);
  hq_rows_csv_set_int (line, TARGET_US, leg->target);
  hq_rows_csv_set_int (line, BREAK_US, row->pause);
  hq_rows_csv_set (line, END, ends[leg->end]);
  hq_rows_csv_set_int (line, EMERGENCY, leg->late);
}

static void
hq_rows_csv_fill_period (HqRowsCsvLine *line, const HqFigureRow *row)
{
  const HqFigurePeriod *period = &row->of.period;

  hq_rows_csv_set_time (line, STARTED_AT, period->started_at);
  hq_rows_csv_set_time (line, ENDED_AT, period->ended_at);
  hq_rows_csv_set_some (line, STARTED_US, period->started_at);
  hq_rows_csv_set_some (line, ENDED_US, period->ended_at);
  hq_rows_csv_set_int (line, HELD_US, period->held);
  hq_rows_csv_set_int (line, RECALLS, period->recalls);
  hq_rows_csv_set_int (line, MISSED, period->missed);
  hq_rows_csv_set_int (line, REDIRECTED, period->redirected);
  hq_rows_csv_set_int (line, MEASURED, period->measured);
  if (row->kept != HQ_FIGURE_KEPT_NOTHING)
    return;
  hq_rows_csv_set_some (line, LEVEL, period->level);
  hq_rows_csv_set_time (line, RATED_AT, row->detail.rated_at);
  hq_rows_csv_set_int (line, INVALID, period->invalid);
  if (row->quick || row->burst)
    hq_rows_csv_set (line, UNDER_CHECK,
                     !row->burst  ? "quick"
                     : row->quick ? "quick+burst"
                                  : "burst");
}

static void
hq_rows_csv_fill_case (HqRowsCsvLine *line, const HqFigureCase *found)
{
  hq_rows_csv_set (line, CASE_KIND, hq_nick_get (HQ_SET_CASE_KIND, (int) found->row.kind));
  hq_rows_csv_set (line, CASE_STATE, hq_nick_get (HQ_SET_CASE_STATE, (int) found->row.state));
  hq_rows_csv_set_day (line, ACCEPTED_DAY, found->row.accepted);
  hq_rows_csv_set_day (line, DUE_DAY, found->row.due);
  hq_rows_csv_set_day (line, ENDED_DAY, found->row.ended);
  if (found->stop != HQ_CASE_OPEN)
    hq_rows_csv_set (line, STOPPED_BY, hq_nick_get (HQ_SET_CASE_STATE, (int) found->stop));
}

static void
hq_rows_csv_fill_use (HqRowsCsvLine *line, const HqFigureUse *use)
{
  static const char *const uses[] = { [HQ_FIGURE_ENQUIRY] = "enquiry",
                                      [HQ_FIGURE_DIVERSION] = "diversion",
                                      [HQ_FIGURE_SELF_SERVICE] = "self-service" };

  hq_rows_csv_set (line, USE, uses[use->kind]);
  if (use->kind == HQ_FIGURE_SELF_SERVICE)
    hq_rows_csv_set (line, RESULT, use->done ? "done" : use->ticket ? "ticket" : "other");
}

static void
hq_rows_csv_fill_kind (HqRowsCsvLine *line, const HqFigureRow *row)
{
  switch (row->kind)
    {
    case HQ_FIGURE_KIND_TICKET:
      hq_rows_csv_set_some (line, PERSON, row->of.ticket.person);
      hq_rows_csv_set_int (line, SERVED, row->of.ticket.served);
      hq_rows_csv_set_time (line, ENDED_AT, row->detail.ended_at);
      break;
    case HQ_FIGURE_KIND_LEG:
      hq_rows_csv_fill_leg (line, row);
      break;
    case HQ_FIGURE_KIND_PERIOD:
      if (row->kept != HQ_FIGURE_KEPT_VISIT)
        hq_rows_csv_fill_period (line, row);
      break;
    case HQ_FIGURE_KIND_MATTER:
      hq_rows_csv_set (line, OUTCOME, hq_nick_get (HQ_SET_OUTCOME, (int) row->of.matter.outcome));
      break;
    case HQ_FIGURE_KIND_CASE:
      hq_rows_csv_fill_case (line, &row->of.case_file);
      break;
    case HQ_FIGURE_KIND_USE:
      hq_rows_csv_fill_use (line, &row->of.use);
      break;
    case HQ_N_FIGURE_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
hq_rows_csv_fill_place (HqRowsCsvLine *line, const HqFigureRow *row)
{
  const HqFigurePlace *place = &row->of.place;
  const HqFigureDetail *detail = &row->detail;
  g_autofree char *number = hq_figure_rows_format_number (row);

  hq_rows_csv_set (line, KIND, kinds[row->kind]);
  hq_rows_csv_set (line, CLERK, place->staff);
  if (row->kept == HQ_FIGURE_KEPT_VISIT)
    return;
  hq_rows_csv_set_day (line, DAY, detail->day);
  hq_rows_csv_set (line, NUMBER, number);
  hq_rows_csv_set_some (line, PART, detail->part);
  hq_rows_csv_set_some (line, ID, detail->id);
  hq_rows_csv_set (line, SERVICE, place->service);
  if (place->floor != HQ_FIGURE_NO_FLOOR)
    hq_rows_csv_set_int (line, FLOOR, place->floor);
  hq_rows_csv_set_some (line, COUNTER, place->counter);
  hq_rows_csv_set (line, ITEM, detail->item);
  if (number != NULL)
    {
      hq_rows_csv_set (line, CLASS, hq_nick_get (HQ_SET_CLASS, (int) detail->class));
      hq_rows_csv_set (line, STATE, hq_nick_get (HQ_SET_STATE, (int) detail->state));
    }
  hq_rows_csv_set_time (line, ISSUED_AT, detail->issued_at);
  hq_rows_csv_set_time (line, CALLED_AT, detail->called_at);
}

static void
hq_rows_csv_append (const HqFigureRows *rows, const HqFigureRow *row, HqRowsCsvLine *line)
{
  const HqFigureAsk *ask = &rows->ask;

  hq_rows_csv_set (line, METRIC, hq_metric_get_nick (ask->metric));
  hq_rows_csv_set (line, SCOPE, hq_metric_get_scope_nick (ask->scope));
  hq_rows_csv_set (line, KEY, ask->key);
  hq_rows_csv_set_day (line, FROM, ask->from);
  hq_rows_csv_set_day (line, TO, ask->to);
  hq_rows_csv_set_int (line, NOW_US, ask->now);
  hq_rows_csv_fill_place (line, row);
  hq_rows_csv_set (line, SIDE, hq_figure_entry_get_side_nick (row->entry.side));
  hq_rows_csv_set (line, REASON, hq_figure_entry_get_reason_nick (row->entry.reason));
  hq_rows_csv_set_int (line, VALUE, row->entry.value);
  hq_rows_csv_fill_kind (line, row);
}

/**
 * hq_rows_csv_format:
 * @rows: the rows behind a figure
 * @zone: of the hall's clock on the wall
 *
 * A table in nicks for programs: what was asked, what each row is known by, how it was taken, and what
 * it says itself, from which whoever does not believe the verdict can count anew. Times are those of
 * the hall's clock for people and, in columns that end in _us, exact to the microsecond. It holds no
 * name, telephone or identity, and nothing that is kept back from whoever asks.
 *
 * Returns: (transfer full): the table with its head
 */
char *
hq_rows_csv_format (const HqFigureRows *rows, GTimeZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  hq_csv_append_row (text, heads, N_COLUMNS);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      HqRowsCsvLine line = { .zone = zone };
      const char *cells[N_COLUMNS];

      hq_rows_csv_append (rows, &g_array_index (rows->rows, HqFigureRow, i), &line);
      for (guint column = 0; column < N_COLUMNS; column++)
        cells[column] = line.cells[column] != NULL ? line.cells[column] : "";
      hq_csv_append_row (text, cells, N_COLUMNS);
      for (guint column = 0; column < N_COLUMNS; column++)
        g_free (line.cells[column]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
