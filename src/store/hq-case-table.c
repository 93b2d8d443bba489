/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-table.h"

#define COLUMNS                                                                                    \
  "case_file, ticket, matter, item, service, department, kind, promised_days, counter, staff,"     \
  " accepted_at, accepted_day, clock_from, due_day, state, ended_at, ended_day"

enum
{
  TEXT_NEXT,
  TEXT_INSERT,
  TEXT_SAVE,
  TEXT_HOLD,
  TEXT_GET,
  TEXT_OF_TICKET,
  TEXT_OPEN,
  TEXT_SUSPEND,
  TEXT_RESUME,
  TEXT_SUSPENSIONS,
  TEXT_ASK_PAPERS,
  TEXT_COMPLETE_PAPERS,
  TEXT_COUNT_SUPPLEMENTS,
  TEXT_EVENTS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_NEXT] = { "SELECT coalesce(max(case_file), 0) + 1 FROM case_file WHERE hall = ?" },
  [TEXT_INSERT] = { "INSERT INTO case_file (hall, " COLUMNS ")"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_SAVE] = { "UPDATE case_file SET clock_from = ?3, due_day = ?4, state = ?5, ended_at = ?6,"
                  " ended_day = ?7 WHERE hall = ?1 AND case_file = ?2" },
  [TEXT_HOLD] = { "UPDATE case_file SET staff = ?3 WHERE hall = ?1 AND case_file = ?2" },
  [TEXT_GET] = { "SELECT " COLUMNS " FROM case_file WHERE hall = ? AND case_file = ?" },
  [TEXT_OF_TICKET] = { "SELECT " COLUMNS " FROM case_file WHERE hall = ? AND ticket = ?"
                       " AND ended_day IS NULL ORDER BY matter DESC LIMIT 1" },
  /* Those whose clock stands still come last. */
  [TEXT_OPEN] = { "SELECT " COLUMNS " FROM case_file INDEXED BY case_file_open"
                  " WHERE hall = ?1 AND ended_day IS NULL"
                  " AND department IS NOT DISTINCT FROM coalesce(?2, department)"
                  " ORDER BY due_day IS NULL, due_day, case_file" },
  [TEXT_SUSPEND] = { "INSERT INTO suspension (hall, case_file, suspension, type, ground,"
                     " planned_days, from_day)"
                     " SELECT ?1, ?2, coalesce(max(suspension), 0) + 1, ?3, ?4, ?5, ?6"
                     " FROM suspension WHERE hall = ?1 AND case_file = ?2" },
  [TEXT_RESUME] = { "UPDATE suspension SET resumed_day = ?3"
                    " WHERE hall = ?1 AND case_file = ?2 AND resumed_day IS NULL" },
  [TEXT_SUSPENSIONS] = { "SELECT from_day, resumed_day, planned_days FROM suspension"
                         " WHERE hall = ? AND case_file = ? ORDER BY suspension" },
  [TEXT_ASK_PAPERS] = { "INSERT INTO supplement (hall, case_file, supplement, papers, asked_day)"
                        " SELECT ?1, ?2, coalesce(max(supplement), 0) + 1, ?3, ?4"
                        " FROM supplement WHERE hall = ?1 AND case_file = ?2" },
  [TEXT_COMPLETE_PAPERS] = { "UPDATE supplement SET complete_day = ?3"
                             " WHERE hall = ?1 AND case_file = ?2 AND complete_day IS NULL" },
  [TEXT_COUNT_SUPPLEMENTS] = { "SELECT count(*) FROM supplement WHERE hall = ? AND case_file = ?" },
  /* Of a case, value is its id. */
  [TEXT_EVENTS] = { "SELECT seq, at, day, act, role, staff, device, subject, before, after"
                    " FROM event INDEXED BY event_case WHERE hall = ? AND value = ? AND act >= 'case-'"
                    " AND act < 'case.' ORDER BY seq" },
};

const HqText *
hq_case_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_case_table_take:
 * @rows: a row whose first columns are those of a case, in their order
 * @row: (out): it
 */
void
hq_case_table_take (HqRows *rows, HqCase *row)
{
  *row = (HqCase) {
    .case_file = hq_rows_get_int (rows, 0),
    .ticket = hq_rows_get_int (rows, 1),
    .matter = (int) hq_rows_get_int (rows, 2),
    .item = g_intern_string (hq_rows_get_text (rows, 3)),
    .service = g_intern_string (hq_rows_get_text (rows, 4)),
    .department = g_intern_string (hq_rows_get_text (rows, 5)),
    .kind = (HqCaseKind) hq_nick_find (HQ_SET_CASE_KIND, hq_rows_get_text (rows, 6)),
    .promised_days = (int) hq_rows_get_int (rows, 7),
    .counter = (int) hq_rows_get_int (rows, 8),
    .staff = g_intern_string (hq_rows_get_text (rows, 9)),
    .accepted_at = hq_rows_get_int (rows, 10),
    .accepted_day = (HqDate) hq_rows_get_int (rows, 11),
    .clock_from = (HqDate) hq_rows_get_int (rows, 12),
    .due_day = (HqDate) hq_rows_get_int (rows, 13),
    .state = (HqCaseState) hq_nick_find (HQ_SET_CASE_STATE, hq_rows_get_text (rows, 14)),
    .ended_at = hq_rows_get_int (rows, 15),
    .ended_day = (HqDate) hq_rows_get_int (rows, 16),
  };
}

/* The only row of @rows; its id is 0 where there is none. */
static gboolean
hq_case_table_read_one (HqRows *rows, HqCase *row, GError **error)
{
  HqCase found = { 0 };

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    hq_case_table_take (rows, &found);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *row = found;
  return TRUE;
}

/**
 * hq_case_table_ask_next:
 *
 * Asks ahead for the id that hq_case_table_insert() gives.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_case_table_ask_next (HqDatabase *db, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_NEXT], error, "h");
}

/**
 * hq_case_table_insert:
 * @row: (inout): a case; gets its id, which is 1 for a hall's first and grows by one, unless it has the
 *   one after that of the last case
 *
 * Returns: whether it was stored
 */
gboolean
hq_case_table_insert (HqDatabase *db, HqCase *row, GError **error)
{
  if (row->case_file == 0
      && !hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT], error, "h"), &row->case_file,
                            error))
    return FALSE;
  return hq_database_run (db, &texts[TEXT_INSERT], error, "hlzzssssizsliizszz", row->case_file,
                          row->ticket, (gint64) row->matter, row->item, row->service,
                          row->department, hq_nick_get (HQ_SET_CASE_KIND, row->kind),
                          row->promised_days, (gint64) row->counter, row->staff, row->accepted_at,
                          (int) row->accepted_day, (int) row->clock_from, (gint64) row->due_day,
                          hq_nick_get (HQ_SET_CASE_STATE, row->state), row->ended_at,
                          (gint64) row->ended_day);
}

/**
 * hq_case_table_save:
 *
 * Writes what happens to a case after its acceptance.
 *
 * Returns: whether it was stored
 */
gboolean
hq_case_table_save (HqDatabase *db, const HqCase *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SAVE], error, "hlizszz", row->case_file,
                          (int) row->clock_from, (gint64) row->due_day,
                          hq_nick_get (HQ_SET_CASE_STATE, row->state), row->ended_at,
                          (gint64) row->ended_day);
}

/**
 * hq_case_table_hold:
 * @staff: who sees to the case from now on
 *
 * Returns: whether it was stored
 */
gboolean
hq_case_table_hold (HqDatabase *db, gint64 id, const char *staff, GError **error)
{
  return hq_database_run (db, &texts[TEXT_HOLD], error, "hls", id, staff);
}

/**
 * hq_case_table_get:
 * @row: (out): the case; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_table_get (HqDatabase *db, gint64 id, HqCase *row, GError **error)
{
  return hq_case_table_read_one (hq_rows_start (db, &texts[TEXT_GET], error, "hl", id), row, error);
}

/**
 * hq_case_table_find_of_ticket:
 * @row: (out): of the ticket's cases that have not ended the last one; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_table_find_of_ticket (HqDatabase *db, gint64 ticket, HqCase *row, GError **error)
{
  return hq_case_table_read_one (hq_rows_start (db, &texts[TEXT_OF_TICKET], error, "hl", ticket),
                                 row, error);
}

/**
 * hq_case_table_read_open:
 * @department: (nullable): of this one alone
 * @rows: (element-type HqCase): gets the cases that have not ended, the most urgent first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_table_read_open (HqDatabase *db, const char *department, GArray *rows, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_OPEN], error, "hs", department);

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      HqCase row;

      hq_case_table_take (found, &row);
      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}

/**
 * hq_case_table_suspend:
 *
 * Returns: whether it was stored; the schema refuses a second one beside it
 */
gboolean
hq_case_table_suspend (HqDatabase *db, gint64 id, const HqCaseStop *stop, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SUSPEND], error, "hlssii", id,
                          hq_nick_get (HQ_SET_PROCEDURE, stop->type), stop->ground,
                          stop->planned_days, (int) stop->from);
}

/**
 * hq_case_table_resume:
 * @day: the first day that counts again
 *
 * Returns: whether it was stored
 */
gboolean
hq_case_table_resume (HqDatabase *db, gint64 id, HqDate day, GError **error)
{
  return hq_database_run (db, &texts[TEXT_RESUME], error, "hli", id, (int) day);
}

/**
 * hq_case_table_read_suspensions:
 * @suspensions: (element-type HqSuspension): gets the stops of the case's clock, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_table_read_suspensions (HqDatabase *db, gint64 id, GArray *suspensions, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_SUSPENSIONS], error, "hl", id);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqSuspension suspension = { (HqDate) hq_rows_get_int (rows, 0),
                                  (HqDate) hq_rows_get_int (rows, 1),
                                  (int) hq_rows_get_int (rows, 2) };

      g_array_append_val (suspensions, suspension);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_case_table_ask_papers:
 * @papers: what is missing
 * @day: when the applicant was told
 *
 * Returns: whether it was stored; the schema refuses a second one beside it
 */
gboolean
hq_case_table_ask_papers (HqDatabase *db, gint64 id, const char *papers, HqDate day, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ASK_PAPERS], error, "hlsi", id, papers, (int) day);
}

/**
 * hq_case_table_complete_papers:
 * @day: when they were complete
 *
 * Returns: whether it was stored
 */
gboolean
hq_case_table_complete_papers (HqDatabase *db, gint64 id, HqDate day, GError **error)
{
  return hq_database_run (db, &texts[TEXT_COMPLETE_PAPERS], error, "hli", id, (int) day);
}

gboolean
hq_case_table_count_supplements (HqDatabase *db, gint64 id, gint64 *count, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_COUNT_SUPPLEMENTS], error, "hl", id),
                           count, error);
}

/**
 * hq_case_table_read_events:
 * @events: (element-type HqEvent): gets what happened to the case, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_table_read_events (HqDatabase *db, gint64 id, GArray *events, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_EVENTS], error, "hl", id);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqEvent event = {
        .seq = hq_rows_get_int (rows, 0),
        .at = hq_rows_get_int (rows, 1),
        .day = (HqDate) hq_rows_get_int (rows, 2),
        .act = g_intern_string (hq_rows_get_text (rows, 3)),
        .role = g_intern_string (hq_rows_get_text (rows, 4)),
        .staff = g_intern_string (hq_rows_get_text (rows, 5)),
        .device = g_intern_string (hq_rows_get_text (rows, 6)),
        .subject = g_intern_string (hq_rows_get_text (rows, 7)),
        .value = id,
        .before = g_intern_string (hq_rows_get_text (rows, 8)),
        .after = g_intern_string (hq_rows_get_text (rows, 9)),
      };

      g_array_append_val (events, event);
    }
  return hq_rows_end (rows, error);
}
