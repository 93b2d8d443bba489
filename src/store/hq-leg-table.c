/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-leg-table.h"

enum
{
  TEXT_START,
  TEXT_END,
  TEXT_GET,
  TEXT_REBASE,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_START] = { "INSERT INTO leg (hall, ticket, leg, cause, service, class, target,"
                   " wait_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_END] = { "UPDATE leg SET ended_at = coalesce(ended_at, ?4), \"end\" = ?5"
                 " WHERE hall = ?1 AND ticket = ?2 AND leg = ?3" },
  [TEXT_GET] = { "SELECT ticket, leg, cause, service, class, target, wait_from FROM leg"
                 " WHERE hall = ? AND ticket = ? AND leg = ?" },
  [TEXT_REBASE] = { "UPDATE leg SET wait_from = CASE WHEN t.issued_at > ?5 THEN t.issued_at ELSE ?5 END"
                    " FROM ticket AS t INDEXED BY ticket_number"
                    " WHERE t.hall = ?1 AND t.day = ?2 AND t.service = ?3"
                    " AND t.state = 'waiting' AND t.lane <> 'appointment' AND leg.hall = ?1"
                    " AND leg.ticket = t.ticket AND leg.leg = t.leg AND leg.wait_from = ?4" },
};

const HqText *
hq_leg_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_leg_table_start:
 *
 * Returns: whether it was stored
 */
gboolean
hq_leg_table_start (HqDatabase *db, const HqLeg *leg, GError **error)
{
  return hq_database_run (db, &texts[TEXT_START], error, "hlisssll", leg->ticket, leg->leg,
                          leg->cause, leg->service, hq_nick_get (HQ_SET_CLASS, leg->class),
                          leg->target, leg->wait_from);
}

/**
 * hq_leg_table_end:
 * @leg: its ticket and number
 * @end: how it ended
 *
 * Ends a leg, or says of one that led to a call how the call ended; the time at which the wait ended
 * stays.
 *
 * Returns: whether it was stored
 */
gboolean
hq_leg_table_end (HqDatabase *db, const HqLeg *leg, HqTime now, const char *end, GError **error)
{
  return hq_database_run (db, &texts[TEXT_END], error, "hlils", leg->ticket, leg->leg, now, end);
}

/**
 * hq_leg_table_get:
 * @leg: (out): the leg; its @ticket is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_leg_table_get (HqDatabase *db, gint64 ticket, int number, HqLeg *leg, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GET], error, "hli", ticket, number);

  if (rows == NULL)
    return FALSE;
  *leg = (HqLeg) { 0 };
  if (hq_rows_next (rows))
    *leg = (HqLeg) { hq_rows_get_int (rows, 0),
                     (int) hq_rows_get_int (rows, 1),
                     g_intern_string (hq_rows_get_text (rows, 2)),
                     g_intern_string (hq_rows_get_text (rows, 3)),
                     (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, 4)),
                     hq_rows_get_int (rows, 5),
                     hq_rows_get_int (rows, 6) };
  return hq_rows_end (rows, error);
}

/**
 * hq_leg_table_rebase:
 * @session: a session whose opening moves; the day, service and the old opening in it
 * @opens_at: the new opening
 *
 * Waits that count from the opening count from where it is now.
 *
 * Returns: whether it was stored
 */
gboolean
hq_leg_table_rebase (HqDatabase *db, const HqDaySession *session, HqTime opens_at, GError **error)
{
  return hq_database_run (db, &texts[TEXT_REBASE], error, "hisll", (int) session->day,
                          session->service, session->opens_at, opens_at);
}
