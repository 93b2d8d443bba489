/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-day-table.h"

#include "hq-hall-table.h"

enum
{
  TEXT_GET,
  TEXT_FIND_OPEN,
  TEXT_FIND_LAST_CLOSED,
  TEXT_CLOSED_SINCE,
  TEXT_OPEN,
  TEXT_CLEAR_SESSIONS,
  TEXT_PLAN,
  TEXT_CLOSE,
  TEXT_ERASE_PERSONS,
  TEXT_ERASE_NEEDS,
  TEXT_ADD_SESSION,
  TEXT_SESSIONS,
  TEXT_FIND_SESSION,
  TEXT_MOVE_SESSION,
  TEXT_MOVE_OPENING,
  TEXT_SET_HOURS,
  TEXT_NEXT_NUMBER,
  TEXT_NOTE_NUMBER,
  TEXT_COUNT_ISSUE,
  TEXT_NEXT_ISSUE,
  TEXT_GET_ISSUED,
  TEXT_COUNT_CALL,
  TEXT_GET_CALLS,
  N_TEXTS
};

/* A key for the day that nobody has seen. Each engine draws it in its own way. */
#define OPEN(key)                                                                                  \
  "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at,"                     \
  " opened_at, person_key) VALUES (?, ?, ?, 'open', ?, ?, ?, " key ")"                             \
  " ON CONFLICT (hall, day) DO UPDATE SET state = 'open',"                                         \
  " day_kind = excluded.day_kind, opens_at = excluded.opens_at,"                                   \
  " closes_at = excluded.closes_at, opened_at = excluded.opened_at,"                               \
  " person_key = excluded.person_key"

static const HqText texts[N_TEXTS] = {
  [TEXT_GET] = { "SELECT day, state, day_kind, opens_at, closes_at FROM business_day"
                 " WHERE hall = ? AND day = ?" },
  [TEXT_FIND_OPEN] = { "SELECT day, state, day_kind, opens_at, closes_at FROM business_day"
                       " WHERE hall = ? AND state = 'open'" },
  [TEXT_FIND_LAST_CLOSED] = { "SELECT day, state, day_kind, opens_at, closes_at FROM business_day"
                              " WHERE hall = ? AND state = 'closed' ORDER BY day DESC LIMIT 1" },
  [TEXT_CLOSED_SINCE] = { "SELECT day FROM business_day"
                          " WHERE hall = ? AND day >= ? AND state = 'closed' ORDER BY day" },
  [TEXT_PLAN] = { "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at)"
                  " VALUES (?, ?, ?, 'planned', ?, ?) ON CONFLICT DO NOTHING" },
  [TEXT_MOVE_SESSION] = { "UPDATE day_session SET opens_at = ?5"
                          " WHERE hall = ?1 AND day = ?2 AND service = ?3 AND session = ?4" },
  [TEXT_MOVE_OPENING] = { "UPDATE business_day SET opens_at = (SELECT min(s.opens_at)"
                          " FROM day_session AS s WHERE s.hall = ?1 AND s.day = ?2)"
                          " WHERE hall = ?1 AND day = ?2" },
  [TEXT_OPEN] = { OPEN ("randomblob (32)"),
                  OPEN ("sha256 (uuid_send (gen_random_uuid ()) || uuid_send (gen_random_uuid ())"
                        " || uuid_send (gen_random_uuid ()))") },
  [TEXT_CLEAR_SESSIONS] = { "DELETE FROM day_session WHERE hall = ? AND day = ?" },
  [TEXT_CLOSE] = { "UPDATE business_day SET state = 'closed', closed_at = ?3, person_key = NULL"
                   " WHERE hall = ?1 AND day = ?2" },
  [TEXT_ERASE_PERSONS] = { "UPDATE person SET hash = NULL, last_four = NULL"
                           " WHERE hall = ? AND day = ? AND hash IS NOT NULL" },
  [TEXT_ERASE_NEEDS] = { "UPDATE ticket INDEXED BY ticket_number SET need = 'none',"
                         " reason = CASE WHEN proof = 'none' AND class <> 'green' THEN reason END"
                         " WHERE hall = ? AND day = ? AND (need <> 'none' OR"
                         " (reason IS NOT NULL AND (proof <> 'none' OR class = 'green')))" },
  [TEXT_ADD_SESSION] = { "INSERT INTO day_session (hall, day, service, session, opens_at,"
                         " last_ticket_at, closes_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                         " ON CONFLICT DO NOTHING" },
  [TEXT_SESSIONS] = { "SELECT day, service, session, opens_at, last_ticket_at, closes_at"
                      " FROM day_session WHERE hall = ? AND day = ? ORDER BY service, opens_at" },
  [TEXT_FIND_SESSION] = { "SELECT day, service, session, opens_at, last_ticket_at, closes_at"
                          " FROM day_session WHERE hall = ? AND day = ? AND service = ?"
                          " ORDER BY opens_at" },
  [TEXT_SET_HOURS] = { "UPDATE business_day SET opens_at = ?3, closes_at = ?4"
                       " WHERE hall = ?1 AND day = ?2" },
  [TEXT_NEXT_NUMBER] = { "SELECT coalesce(max(last), 0) + 1 FROM day_prefix"
                         " WHERE hall = ? AND day = ? AND prefix = ?" },
  [TEXT_NOTE_NUMBER] = { "INSERT INTO day_prefix (hall, day, prefix, last) VALUES (?, ?, ?, ?)"
                         " ON CONFLICT (hall, day, prefix) DO UPDATE SET last = excluded.last"
                         " WHERE excluded.last > day_prefix.last" },
  [TEXT_COUNT_ISSUE] = { "INSERT INTO day_service (hall, day, service, issued) VALUES (?, ?, ?, 1)"
                         " ON CONFLICT (hall, day, service) DO UPDATE SET issued = "
                         "day_service.issued + 1" },
  [TEXT_NEXT_ISSUE] = { "SELECT coalesce(max(issued), 0) + 1 FROM day_service"
                        " WHERE hall = ? AND day = ? AND service = ?" },
  [TEXT_GET_ISSUED] = { "SELECT coalesce(sum(issued), 0) FROM day_service"
                        " WHERE hall = ? AND day = ?" },
  [TEXT_COUNT_CALL]
  = { "INSERT INTO day_service (hall, day, service, calls) VALUES (?, ?, ?, 1)"
      " ON CONFLICT (hall, day, service) DO UPDATE SET calls = day_service.calls + 1" },
  [TEXT_GET_CALLS] = { "SELECT calls FROM day_service WHERE hall = ? AND day = ? AND service = ?" },
};

const HqText *
hq_day_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_day_table_read_day (HqRows *rows, HqDayRow *row, GError **error)
{
  if (rows == NULL)
    return FALSE;
  *row = (HqDayRow) { 0 };
  if (hq_rows_next (rows))
    {
      const char *state = hq_rows_get_text (rows, 1);

      row->day = (HqDate) hq_rows_get_int (rows, 0);
      row->state = state[0] == 'p'   ? HQ_DAY_STATE_PLANNED
                   : state[0] == 'o' ? HQ_DAY_STATE_OPEN
                                     : HQ_DAY_STATE_CLOSED;
      row->day_kind = g_intern_string (hq_rows_get_text (rows, 2));
      row->opens_at = hq_rows_get_int (rows, 3);
      row->closes_at = hq_rows_get_int (rows, 4);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_day_table_get:
 * @row: (out): the day; its state is %HQ_DAY_STATE_NONE when there is no such day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_get (HqDatabase *db, HqDate day, HqDayRow *row, GError **error)
{
  return hq_day_table_read_day (hq_rows_start (db, &texts[TEXT_GET], error, "hi", (int) day), row,
                                error);
}

/**
 * hq_day_table_ask:
 * @service: (nullable): a service
 *
 * Asks ahead for hq_day_table_get() and, with a service, for hq_day_table_find_session().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_day_table_ask (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_GET], error, "hi", (int) day)
         && (service == NULL
             || hq_database_ask (db, &texts[TEXT_FIND_SESSION], error, "his", (int) day, service));
}

/**
 * hq_day_table_ask_number:
 *
 * Asks ahead for hq_day_table_take_number().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_day_table_ask_number (HqDatabase *db, HqDate day, char prefix, GError **error)
{
  char text[2] = { prefix, '\0' };

  return hq_database_ask (db, &texts[TEXT_NEXT_NUMBER], error, "his", (int) day, text);
}

/**
 * hq_day_table_ask_issued:
 *
 * Asks ahead for hq_day_table_count_issue() where the number of tickets is wanted.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_day_table_ask_issued (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_NEXT_ISSUE], error, "his", (int) day, service);
}

/**
 * hq_day_table_ask_closed_since:
 *
 * Asks ahead for hq_day_table_read_closed_since().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_day_table_ask_closed_since (HqDatabase *db, HqDate day, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_CLOSED_SINCE], error, "hi", (int) day);
}

/**
 * hq_day_table_find_open:
 * @row: (out): the day that is open; its state is %HQ_DAY_STATE_NONE when none is
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_find_open (HqDatabase *db, HqDayRow *row, GError **error)
{
  return hq_day_table_read_day (hq_rows_start (db, &texts[TEXT_FIND_OPEN], error, "h"), row, error);
}

/**
 * hq_day_table_find_last_closed:
 * @row: (out): the newest day that was closed; its state is %HQ_DAY_STATE_NONE when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_find_last_closed (HqDatabase *db, HqDayRow *row, GError **error)
{
  return hq_day_table_read_day (hq_rows_start (db, &texts[TEXT_FIND_LAST_CLOSED], error, "h"), row,
                                error);
}

/**
 * hq_day_table_find_last:
 * @today: the day
 * @row: (out): the last day besides @today: one that was left open, which is closed with the first
 *   number of @today, or the newest that was closed, which may be @today after all; its state is
 *   %HQ_DAY_STATE_NONE when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_find_last (HqDatabase *db, HqDate today, HqDayRow *row, GError **error)
{
  if (!hq_day_table_find_open (db, row, error))
    return FALSE;
  return (row->state != HQ_DAY_STATE_NONE && row->day != today)
         || hq_day_table_find_last_closed (db, row, error);
}

/**
 * hq_day_table_read_closed_since:
 * @days: (element-type HqDate): gets the closed days from @day on, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_read_closed_since (HqDatabase *db, HqDate day, GArray *days, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_CLOSED_SINCE], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqDate closed = (HqDate) hq_rows_get_int (rows, 0);

      g_array_append_val (days, closed);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_day_table_plan:
 *
 * Makes a day in which tickets can stand before it opens, where it is not there yet.
 *
 * Returns: whether it is there
 */
gboolean
hq_day_table_plan (HqDatabase *db, const HqDayRow *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_PLAN], error, "hisll", (int) row->day, row->day_kind,
                          row->opens_at, row->closes_at);
}

/**
 * hq_day_table_open:
 *
 * Opens a new or planned day, as it is to be run now, with a new key for the hashes of persons. The
 * sessions of which it was planned are taken away.
 *
 * Returns: whether it was done
 */
gboolean
hq_day_table_open (HqDatabase *db, const HqDayRow *row, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_OPEN], error, "hislll", (int) row->day, row->day_kind,
                          row->opens_at, row->closes_at, now)
         && hq_database_run (db, &texts[TEXT_CLEAR_SESSIONS], error, "hi", (int) row->day)
         && hq_hall_table_touch (db, error);
}

/**
 * hq_day_table_close:
 *
 * Closes the day and erases what must not outlive it: its key, its hashes, reasons and needs.
 *
 * Returns: whether it was done
 */
gboolean
hq_day_table_close (HqDatabase *db, HqDate day, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_CLOSE], error, "hil", (int) day, now)
         && hq_database_run (db, &texts[TEXT_ERASE_PERSONS], error, "hi", (int) day)
         && hq_database_run (db, &texts[TEXT_ERASE_NEEDS], error, "hi", (int) day)
         && hq_hall_table_touch (db, error);
}

gboolean
hq_day_table_add_session (HqDatabase *db, const HqDaySession *session, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD_SESSION], error, "hisslll", (int) session->day,
                          session->service, session->session, session->opens_at,
                          session->last_ticket_at, session->closes_at);
}

/**
 * hq_day_table_move_session:
 * @session: a session of a day, which opens at another time from now on
 *
 * Returns: whether it was stored; the schema refuses an opening after the last ticket
 */
gboolean
hq_day_table_move_session (HqDatabase *db, const HqDaySession *session, GError **error)
{
  return hq_database_run (db, &texts[TEXT_MOVE_SESSION], error, "hissl", (int) session->day,
                          session->service, session->session, session->opens_at)
         && hq_database_run (db, &texts[TEXT_MOVE_OPENING], error, "hi", (int) session->day)
         && hq_hall_table_touch (db, error);
}

static HqDaySession
hq_day_table_read_session (HqRows *rows)
{
  return (HqDaySession) { (HqDate) hq_rows_get_int (rows, 0),
                          g_intern_string (hq_rows_get_text (rows, 1)),
                          g_intern_string (hq_rows_get_text (rows, 2)),
                          hq_rows_get_int (rows, 3),
                          hq_rows_get_int (rows, 4),
                          hq_rows_get_int (rows, 5) };
}

/**
 * hq_day_table_drop_sessions:
 * @row: a day, with the hours that it is to have
 *
 * Takes a day's sessions away and gives it other hours; its new sessions are added afterwards. The
 * hall's revision grows.
 *
 * Returns: whether it was done
 */
gboolean
hq_day_table_drop_sessions (HqDatabase *db, const HqDayRow *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SET_HOURS], error, "hill", (int) row->day, row->opens_at,
                          row->closes_at)
         && hq_database_run (db, &texts[TEXT_CLEAR_SESSIONS], error, "hi", (int) row->day)
         && hq_hall_table_touch (db, error);
}

/**
 * hq_day_table_read_sessions:
 * @sessions: (element-type HqDaySession): gets the day's sessions by service and time
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_read_sessions (HqDatabase *db, HqDate day, GArray *sessions, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_SESSIONS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqDaySession row = hq_day_table_read_session (rows);

      g_array_append_val (sessions, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_day_table_find_session:
 * @session: (inout): its day and service; gets the first session of them whose last ticket has not
 *   been given by @now, with the name %NULL when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_find_session (HqDatabase *db, HqDaySession *session, HqTime now, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND_SESSION], error, "his", (int) session->day,
                                session->service);

  if (rows == NULL)
    return FALSE;
  session->session = NULL;
  while (session->session == NULL && hq_rows_next (rows))
    {
      HqDaySession row = hq_day_table_read_session (rows);

      if (row.last_ticket_at >= now)
        *session = row;
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_day_table_take_number:
 * @number: (out): the next number of @prefix on @day, from 1
 *
 * Returns: whether it was taken
 */
gboolean
hq_day_table_take_number (HqDatabase *db, HqDate day, char prefix, guint *number, GError **error)
{
  char text[2] = { prefix, '\0' };
  gint64 value;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_NUMBER], error, "his", (int) day,
                                        text),
                         &value, error)
      || !hq_day_table_note_number (db, day, prefix, (guint) value, error))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/**
 * hq_day_table_note_number:
 * @number: a number of @prefix that was given on @day without the store
 *
 * Returns: whether it was noted
 */
gboolean
hq_day_table_note_number (HqDatabase *db, HqDate day, char prefix, guint number, GError **error)
{
  char text[2] = { prefix, '\0' };

  return hq_database_run (db, &texts[TEXT_NOTE_NUMBER], error, "hisi", (int) day, text,
                          (int) number);
}

/**
 * hq_day_table_count_issue:
 * @issued: (out) (optional): how many tickets of @service were issued on @day, this one included;
 *   nobody waits for it where it is %NULL
 *
 * Returns: whether it was counted
 */
gboolean
hq_day_table_count_issue (HqDatabase *db,
                          HqDate day,
                          const char *service,
                          gint64 *issued,
                          GError **error)
{
  return (issued == NULL
          || hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_ISSUE], error, "his", (int) day,
                                              service),
                               issued, error))
         && hq_database_run (db, &texts[TEXT_COUNT_ISSUE], error, "his", (int) day, service);
}

/**
 * hq_day_table_get_issued:
 * @issued: (out): how many tickets of all services were issued on @day so far
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_get_issued (HqDatabase *db, HqDate day, gint64 *issued, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET_ISSUED], error, "hi", (int) day),
                           issued, error);
}

/**
 * hq_day_table_count_call:
 *
 * Counts one more call of @service on @day.
 *
 * Returns: whether it was counted
 */
gboolean
hq_day_table_count_call (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_run (db, &texts[TEXT_COUNT_CALL], error, "his", (int) day, service);
}

/**
 * hq_day_table_get_calls:
 * @calls: (out): how many calls of @service there were on @day so far
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_day_table_get_calls (HqDatabase *db,
                        HqDate day,
                        const char *service,
                        gint64 *calls,
                        GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET_CALLS], error, "his", (int) day,
                                          service),
                           calls, error);
}
