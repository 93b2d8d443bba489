/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-view-table.h"

/* A case with the name of its item and the number under which it came. */
#define ROW                                                                                        \
  "SELECT c.case_file, c.ticket, c.matter, c.item, c.service, c.department, c.kind,"               \
  " c.promised_days, c.counter, c.staff, c.accepted_at, c.accepted_day, c.clock_from, c.due_day,"  \
  " c.state, c.ended_at, c.ended_day, i.name, i.name_en, t.prefix, t.number FROM case_file AS c"
#define JOINS                                                                                      \
  " LEFT JOIN item AS i ON i.hall = c.hall AND i.item = c.item"                                    \
  " LEFT JOIN ticket AS t ON t.hall = c.hall AND t.ticket = c.ticket"

enum
{
  TEXT_OPEN,
  TEXT_STOPS,
  TEXT_ENDED,
  TEXT_GET,
  TEXT_PROCEDURES,
  TEXT_PAPERS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* Those whose clock stands still come last. */
  [TEXT_OPEN] = { ROW " INDEXED BY case_file_open" JOINS
                      " WHERE c.hall = ?1 AND c.ended_day IS NULL"
                      " AND c.department IS NOT DISTINCT FROM coalesce(?2, c.department)"
                      " AND c.staff IS NOT DISTINCT FROM coalesce(?3, c.staff)"
                      " ORDER BY c.due_day IS NULL, c.due_day, c.case_file" },
  [TEXT_STOPS] = { "SELECT s.case_file, s.from_day, s.resumed_day, s.planned_days"
                   " FROM case_file AS c INDEXED BY case_file_open CROSS JOIN suspension AS s"
                   " ON s.hall = c.hall AND s.case_file = c.case_file"
                   " WHERE c.hall = ? AND c.ended_day IS NULL ORDER BY s.case_file, s.suspension" },
  [TEXT_ENDED] = { ROW " INDEXED BY case_file_ended" JOINS
                       " WHERE c.hall = ?1 AND c.ended_day >= ?2 AND c.ended_day <= ?3"
                       " AND (c.kind = 'promised' OR c.kind = ?4)"
                       " ORDER BY c.ended_day DESC, c.case_file DESC LIMIT ?5" },
  [TEXT_GET] = { ROW JOINS " WHERE c.hall = ? AND c.case_file = ?" },
  [TEXT_PROCEDURES] = { "SELECT type, ground, planned_days, from_day, resumed_day FROM suspension"
                        " WHERE hall = ? AND case_file = ? ORDER BY suspension" },
  [TEXT_PAPERS] = { "SELECT papers, asked_day, complete_day FROM supplement"
                    " WHERE hall = ? AND case_file = ? ORDER BY supplement" },
};

const HqText *
hq_case_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static void
hq_case_view_table_take (HqRows *rows, HqCaseRow *row)
{
  const char *prefix = hq_rows_get_text (rows, HQ_N_CASE_COLUMNS + 2);

  *row = (HqCaseRow){
    .name = g_intern_string (hq_rows_get_text (rows, HQ_N_CASE_COLUMNS)),
    .name_en = g_intern_string (hq_rows_get_text (rows, HQ_N_CASE_COLUMNS + 1)),
    .prefix = prefix != NULL ? prefix[0] : 0,
    .number = (guint) hq_rows_get_int (rows, HQ_N_CASE_COLUMNS + 3),
  };
  hq_case_table_take (rows, &row->row);
}

static gboolean
hq_case_view_table_take_all (HqRows *rows, GArray *found, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCaseRow row;

      hq_case_view_table_take (rows, &row);
      g_array_append_val (found, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_case_view_table_read_open:
 * @department: (nullable): of this one alone
 * @staff: (nullable): of whoever has them, alone
 * @rows: (element-type HqCaseRow): gets the cases that have not ended, the most urgent first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_read_open (HqDatabase *db,
                              const char *department,
                              const char *staff,
                              GArray *rows,
                              GError **error)
{
  return hq_case_view_table_take_all (hq_rows_start (db, &texts[TEXT_OPEN], error, "hss",
                                                     department, staff),
                                      rows, error);
}

/**
 * hq_case_view_table_read_stops:
 * @stops: (element-type HqCaseStopped): gets the stops of all open cases' clocks, by the case, and of
 *   each in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_read_stops (HqDatabase *db, GArray *stops, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_STOPS], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCaseStopped row = { hq_rows_get_int (rows, 0),
                            { (HqDate) hq_rows_get_int (rows, 1),
                              (HqDate) hq_rows_get_int (rows, 2),
                              (int) hq_rows_get_int (rows, 3) } };

      g_array_append_val (stops, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_case_view_table_read_ended:
 * @ended: of which days, and how many at the most
 * @rows: (element-type HqCaseRow): gets the cases that ended then, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_read_ended (HqDatabase *db,
                               const HqCaseEnded *ended,
                               GArray *rows,
                               GError **error)
{
  HqCaseKind kind = ended->instant ? HQ_CASE_INSTANT : HQ_CASE_PROMISED;

  return hq_case_view_table_take_all (hq_rows_start (db, &texts[TEXT_ENDED], error, "hiisi",
                                                     (int) ended->from, (int) ended->until,
                                                     hq_nick_get (HQ_SET_CASE_KIND, kind),
                                                     ended->most),
                                      rows, error);
}

/**
 * hq_case_view_table_get:
 * @row: (out): the case; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_get (HqDatabase *db, gint64 id, HqCaseRow *row, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GET], error, "hl", id);
  HqCaseRow found = { 0 };

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    hq_case_view_table_take (rows, &found);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *row = found;
  return TRUE;
}

/**
 * hq_case_view_table_read_procedures:
 * @procedures: (element-type HqCaseProcedure): gets the special procedures of the case, in order; whoever
 *   has it frees their grounds
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_read_procedures (HqDatabase *db, gint64 id, GArray *procedures, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_PROCEDURES], error, "hl", id);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCaseProcedure row = {
        (HqProcedure) hq_nick_find (HQ_SET_PROCEDURE, hq_rows_get_text (rows, 0)),
        g_strdup (hq_rows_get_text (rows, 1)),
        (int) hq_rows_get_int (rows, 2),
        { (HqDate) hq_rows_get_int (rows, 3), (HqDate) hq_rows_get_int (rows, 4) },
      };

      g_array_append_val (procedures, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_case_view_table_read_papers:
 * @papers: (element-type HqCasePapers): gets what was asked for, in order; whoever has it frees the words
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_view_table_read_papers (HqDatabase *db, gint64 id, GArray *papers, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_PAPERS], error, "hl", id);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCasePapers row = { g_strdup (hq_rows_get_text (rows, 0)),
                           (HqDate) hq_rows_get_int (rows, 1), (HqDate) hq_rows_get_int (rows, 2) };

      g_array_append_val (papers, row);
    }
  return hq_rows_end (rows, error);
}
