/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-table.h"

#define PERIOD_COLUMNS                                                                             \
  "ticket, period, leg, service, counter, staff, duty, called_at, rule, score, runner_up,"         \
  " runner_up_score, reason, walk_until, announcements, announced_at, recalls, recalled_at,"       \
  " missed_at, started_at, held_at, held, ended_at, \"end\", measured"

enum
{
  TEXT_GET_DUTY,
  TEXT_FIND_DUTY,
  TEXT_NEXT_DUTY,
  TEXT_SIGN_IN,
  TEXT_ADD_DUTY,
  TEXT_SIGN_OUT,
  TEXT_SIGN_OUT_ALL,
  TEXT_PAUSE,
  TEXT_UNPAUSE,
  TEXT_UNPAUSE_ALL,
  TEXT_COUNT_HELD,
  TEXT_NOTE_CALL,
  TEXT_INSERT_PERIOD,
  TEXT_SAVE_PERIOD,
  TEXT_SAVE_ANNOUNCED,
  TEXT_GET_PERIOD,
  TEXT_FIND_PERIOD,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_GET_DUTY] = { "SELECT d.duty, d.day, d.counter, d.staff, d.signed_in_at,"
                      " d.last_call_green, EXISTS (SELECT 1 FROM pause AS p WHERE p.hall = d.hall"
                      " AND p.duty = d.duty AND p.ended_at IS NULL)"
                      " FROM duty AS d"
                      " WHERE d.hall = ? AND d.counter = ? AND d.signed_out_at IS NULL" },
  [TEXT_FIND_DUTY] = { "SELECT duty, day, counter, staff, signed_in_at, last_call_green, 0"
                       " FROM duty INDEXED BY duty_day WHERE hall = ?1 AND day = ?2"
                       " AND counter = ?3 AND signed_in_at <= ?4"
                       " AND (signed_out_at IS NULL OR signed_out_at >= ?4)"
                       " AND staff = coalesce(?5, staff)"
                       " ORDER BY duty LIMIT 1" },
  [TEXT_NEXT_DUTY] = { "SELECT coalesce(max(duty), 0) + 1 FROM duty WHERE hall = ?" },
  /* Every second call is counted by counter, whoever sits there; who was there without the store
   * called nobody. */
  [TEXT_SIGN_IN] = { "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at,"
                     " last_call_green) SELECT ?1, ?2, ?3, ?4, ?5, ?6,"
                     " coalesce((SELECT d.last_call_green FROM duty AS d INDEXED BY duty_day"
                     " WHERE d.hall = ?1 AND d.day = ?3 AND d.counter = ?4"
                     " AND (d.last_call_at IS NOT NULL OR d.signed_out_at IS DISTINCT FROM d.signed_in_at)"
                     " ORDER BY d.duty DESC LIMIT 1), 0)" },
  [TEXT_ADD_DUTY] = { "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at,"
                      " signed_out_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)" },
  [TEXT_SIGN_OUT] = { "UPDATE duty SET signed_out_at = ?3 WHERE hall = ?1 AND duty = ?2" },
  [TEXT_SIGN_OUT_ALL] = { "UPDATE duty INDEXED BY duty_day"
                          " SET signed_out_at = CASE WHEN signed_in_at > ?3 THEN signed_in_at ELSE ?3 END"
                          " WHERE hall = ?1 AND day = ?2 AND signed_out_at IS NULL" },
  [TEXT_PAUSE] = { "INSERT INTO pause (hall, duty, pause, reason, public, until, started_at)"
                   " SELECT ?1, ?2, coalesce(max(pause), 0) + 1, ?4, ?5, ?6, ?3"
                   " FROM pause WHERE hall = ?1 AND duty = ?2" },
  [TEXT_UNPAUSE] = { "UPDATE pause SET ended_at = ?3"
                     " WHERE hall = ?1 AND duty = ?2 AND ended_at IS NULL" },
  [TEXT_UNPAUSE_ALL] = { "UPDATE pause SET ended_at = CASE WHEN started_at > ?3 THEN started_at ELSE ?3 END"
                         " WHERE hall = ?1 AND ended_at IS NULL AND duty IN"
                         " (SELECT duty FROM duty WHERE hall = ?1 AND day = ?2)" },
  [TEXT_COUNT_HELD] = { "SELECT count(*) FROM ticket INDEXED BY ticket_held"
                        " WHERE hall = ? AND counter = ? AND state = 'held'" },
  [TEXT_NOTE_CALL] = { "UPDATE duty SET last_call_green = ?3, last_call_at = ?4, last_ticket = ?5"
                       " WHERE hall = ?1 AND duty = ?2" },
  [TEXT_INSERT_PERIOD] = { "INSERT INTO period (hall, " PERIOD_COLUMNS ")"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                           " ?, ?, ?, ?, ?)" },
  [TEXT_SAVE_PERIOD] = { "UPDATE period SET announcements = ?4, announced_at = ?5, recalls = ?6,"
                         " recalled_at = ?7, missed_at = ?8, started_at = ?9, held_at = ?10,"
                         " held = ?11, ended_at = ?12, \"end\" = ?13, measured = ?14"
                         " WHERE hall = ?1 AND ticket = ?2 AND period = ?3" },
  /* What hangs in the hall and speaks writes that it has spoken, and nothing else of a stay. */
  [TEXT_SAVE_ANNOUNCED] = { "UPDATE period SET announcements = ?4, announced_at = ?5"
                            " WHERE hall = ?1 AND ticket = ?2 AND period = ?3" },
  [TEXT_GET_PERIOD] = { "SELECT " PERIOD_COLUMNS " FROM period"
                        " WHERE hall = ? AND ticket = ? AND period = ?" },
  [TEXT_FIND_PERIOD] = { "SELECT " PERIOD_COLUMNS " FROM period"
                         " WHERE hall = ?1 AND (ticket, period) = (SELECT t.ticket, t.period"
                         " FROM ticket AS t WHERE t.hall = ?1 AND t.counter = ?2"
                         " AND t.state IN ('called', 'serving'))" },
};

const HqText *
hq_counter_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_counter_table_read_duty (HqRows *rows, HqDuty *duty, GError **error)
{
  if (rows == NULL)
    return FALSE;
  *duty = (HqDuty) { 0 };
  if (hq_rows_next (rows))
    *duty = (HqDuty) {
      .duty = hq_rows_get_int (rows, 0),
      .day = (HqDate) hq_rows_get_int (rows, 1),
      .counter = (int) hq_rows_get_int (rows, 2),
      .staff = g_intern_string (hq_rows_get_text (rows, 3)),
      .signed_in_at = hq_rows_get_int (rows, 4),
      .last_call_green = hq_rows_get_int (rows, 5) != 0,
      .paused = hq_rows_get_int (rows, 6) != 0,
    };
  return hq_rows_end (rows, error);
}

/**
 * hq_counter_table_get_duty:
 * @duty: (out): who is signed in at @counter; its @duty is 0 when nobody is
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_table_get_duty (HqDatabase *db, int counter, HqDuty *duty, GError **error)
{
  return hq_counter_table_read_duty (hq_rows_start (db, &texts[TEXT_GET_DUTY], error, "hi",
                                                    counter),
                                     duty, error);
}

/**
 * hq_counter_table_ask_duty:
 *
 * Asks ahead for hq_counter_table_get_duty().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_counter_table_ask_duty (HqDatabase *db, int counter, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_GET_DUTY], error, "hi", counter);
}

/**
 * hq_counter_table_find_duty:
 * @duty: (inout): a day, a counter and perhaps whose; gets who was signed in there at @at, with the
 *   id 0 when nobody was
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_table_find_duty (HqDatabase *db, HqTime at, HqDuty *duty, GError **error)
{
  return hq_counter_table_read_duty (hq_rows_start (db, &texts[TEXT_FIND_DUTY], error, "hiils",
                                                    (int) duty->day, duty->counter, at,
                                                    duty->staff),
                                     duty, error);
}

/**
 * hq_counter_table_add_duty:
 * @duty: (inout): day, counter, staff and a time at which they were there without being signed in;
 *   gets its id
 *
 * Returns: whether it was stored
 */
gboolean
hq_counter_table_add_duty (HqDatabase *db, HqDuty *duty, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_DUTY], error, "h"), &duty->duty,
                           error)
         && hq_database_run (db, &texts[TEXT_ADD_DUTY], error, "hliisl", duty->duty,
                             (int) duty->day, duty->counter, duty->staff, duty->signed_in_at);
}

/**
 * hq_counter_table_sign_in:
 * @duty: (inout): day, counter, staff and time; gets its id
 *
 * Returns: whether it was stored; %HQ_ERROR_CONFLICT when counter or clerk are signed in already
 */
gboolean
hq_counter_table_sign_in (HqDatabase *db, HqDuty *duty, GError **error)
{
  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_DUTY], error, "h"), &duty->duty,
                         error))
    return FALSE;
  return hq_database_run (db, &texts[TEXT_SIGN_IN], error, "hliisl", duty->duty, (int) duty->day,
                          duty->counter, duty->staff, duty->signed_in_at)
         && hq_database_settle (db, error);
}

gboolean
hq_counter_table_sign_out (HqDatabase *db, gint64 duty, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_UNPAUSE], error, "hll", duty, now)
         && hq_database_run (db, &texts[TEXT_SIGN_OUT], error, "hll", duty, now);
}

/**
 * hq_counter_table_sign_out_all:
 *
 * Ends all sign-ins and pauses of a day that closes.
 *
 * Returns: whether it was done
 */
gboolean
hq_counter_table_sign_out_all (HqDatabase *db, HqDate day, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_UNPAUSE_ALL], error, "hil", (int) day, now)
         && hq_database_run (db, &texts[TEXT_SIGN_OUT_ALL], error, "hil", (int) day, now);
}

gboolean
hq_counter_table_pause (HqDatabase *db, const HqPause *pause, GError **error)
{
  return hq_database_run (db, &texts[TEXT_PAUSE], error, "hllsiz", pause->duty, pause->started_at,
                          pause->reason, (int) pause->public, pause->until);
}

gboolean
hq_counter_table_unpause (HqDatabase *db, gint64 duty, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_UNPAUSE], error, "hll", duty, now);
}

gboolean
hq_counter_table_count_held (HqDatabase *db, int counter, gint64 *held, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_COUNT_HELD], error, "hi", counter), held,
                           error);
}

/**
 * hq_counter_table_note_call:
 *
 * Keeps with the sign-in whom it last called and when, and whether that was the green channel, by
 * whatever rule.
 *
 * Returns: whether it was stored
 */
gboolean
hq_counter_table_note_call (HqDatabase *db, const HqPeriod *period, gboolean green, GError **error)
{
  return hq_database_run (db, &texts[TEXT_NOTE_CALL], error, "hlill", period->duty, green,
                          period->called_at, period->ticket);
}

gboolean
hq_counter_table_insert_period (HqDatabase *db, const HqPeriod *period, GError **error)
{
  return hq_database_run (db, &texts[TEXT_INSERT_PERIOD], error,
                          "hliisisl"
                          "lsdzdsliz"
                          "izzzzlzsi",
                          period->ticket, period->period, period->leg, period->service,
                          period->counter, period->staff, period->duty, period->called_at,
                          period->rule, period->score, period->runner_up, period->runner_up_score,
                          period->reason, period->walk_until, period->announcements,
                          period->announced_at, period->recalls, period->recalled_at,
                          period->missed_at, period->started_at, period->held_at, period->held,
                          period->ended_at, period->end, (int) period->measured);
}

/**
 * hq_counter_table_save_period:
 *
 * Writes what happens to a period after the call.
 *
 * Returns: whether it was stored
 */
gboolean
hq_counter_table_save_period (HqDatabase *db, const HqPeriod *period, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SAVE_PERIOD], error, "hliizizzzzlzsi", period->ticket,
                          period->period, period->announcements, period->announced_at,
                          period->recalls, period->recalled_at, period->missed_at,
                          period->started_at, period->held_at, period->held, period->ended_at,
                          period->end, (int) period->measured);
}

/**
 * hq_counter_table_note_said:
 *
 * Writes of a period that its call was said.
 *
 * Returns: whether it was stored
 */
gboolean
hq_counter_table_note_said (HqDatabase *db, const HqPeriod *period, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SAVE_ANNOUNCED], error, "hliiz", period->ticket,
                          period->period, period->announcements, period->announced_at);
}

static gboolean
hq_counter_table_read_period (HqRows *rows, HqPeriod *row, GError **error)
{
  if (rows == NULL)
    return FALSE;
  *row = (HqPeriod) { 0 };
  if (hq_rows_next (rows))
    *row = (HqPeriod){
      .ticket = hq_rows_get_int (rows, 0),
      .period = (int) hq_rows_get_int (rows, 1),
      .leg = (int) hq_rows_get_int (rows, 2),
      .service = g_intern_string (hq_rows_get_text (rows, 3)),
      .counter = (int) hq_rows_get_int (rows, 4),
      .staff = g_intern_string (hq_rows_get_text (rows, 5)),
      .duty = hq_rows_get_int (rows, 6),
      .called_at = hq_rows_get_int (rows, 7),
      .rule = g_intern_string (hq_rows_get_text (rows, 8)),
      .score = hq_rows_get_double (rows, 9),
      .runner_up = hq_rows_get_int (rows, 10),
      .runner_up_score = hq_rows_get_double (rows, 11),
      .walk_until = hq_rows_get_int (rows, 13),
      .announcements = (int) hq_rows_get_int (rows, 14),
      .announced_at = hq_rows_get_int (rows, 15),
      .recalls = (int) hq_rows_get_int (rows, 16),
      .recalled_at = hq_rows_get_int (rows, 17),
      .missed_at = hq_rows_get_int (rows, 18),
      .started_at = hq_rows_get_int (rows, 19),
      .held_at = hq_rows_get_int (rows, 20),
      .held = hq_rows_get_int (rows, 21),
      .ended_at = hq_rows_get_int (rows, 22),
      .end = g_intern_string (hq_rows_get_text (rows, 23)),
      .measured = hq_rows_get_int (rows, 24) != 0,
    };
  return hq_rows_end (rows, error);
}

/**
 * hq_counter_table_get_period:
 * @row: (out): the period; its @ticket is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_table_get_period (HqDatabase *db,
                             gint64 ticket,
                             int period,
                             HqPeriod *row,
                             GError **error)
{
  return hq_counter_table_read_period (hq_rows_start (db, &texts[TEXT_GET_PERIOD], error, "hli",
                                                      ticket, period),
                                       row, error);
}

/**
 * hq_counter_table_ask_period:
 *
 * Asks ahead for hq_counter_table_find_period().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_counter_table_ask_period (HqDatabase *db, int counter, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND_PERIOD], error, "hi", counter);
}

/**
 * hq_counter_table_find_period:
 * @row: (out): the period of the ticket that is called or served at @counter; its @ticket is 0 when
 *   there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_table_find_period (HqDatabase *db, int counter, HqPeriod *row, GError **error)
{
  return hq_counter_table_read_period (hq_rows_start (db, &texts[TEXT_FIND_PERIOD], error, "hi",
                                                      counter),
                                       row, error);
}
