/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ticket-table.h"

#include <string.h>

#define COLUMNS                                                                                    \
  "ticket, day, prefix, number, token, class, language, need, proof, agent, person, slot, device," \
  " issued_at, issued_for, ahead, carried_from, state, misses, leg, period, counter, ended_at,"    \
  " service, lane, target, reference, ready, due_at, due_calls, walk_until, from_floor, busy,"     \
  " to_counter, to_until, late"

/* What a counter serves, @row of counter_service, still holds at @now. */
#define HOLDS(row, now) " AND (" row ".lent_until IS NULL OR " row ".lent_until > " now ")"

/* The services that share an open counter at @now with the one that is bound as ?3. The joins are
 * crossed so that they run as written: first the few counters that serve another service too. */
#define SHARING(now)                                                                               \
  "(SELECT b.service FROM counter_service AS a"                                                    \
  " CROSS JOIN counter_service AS b ON b.hall = a.hall AND b.counter = a.counter"                  \
  " AND b.service <> ?3" HOLDS ("b", now)                                                          \
  " CROSS JOIN duty AS d ON d.hall = a.hall AND d.counter = a.counter"                             \
  " AND d.signed_out_at IS NULL"                                                                   \
  " WHERE a.hall = ?1 AND a.service = ?3" HOLDS ("a", now)                                         \
  " AND NOT EXISTS (SELECT 1 FROM pause AS p WHERE p.hall = d.hall"                                \
  " AND p.duty = d.duty AND p.ended_at IS NULL))"

enum
{
  TEXT_NEXT_ID,
  TEXT_INSERT,
  TEXT_SAVE,
  TEXT_GET,
  TEXT_FIND_NUMBER,
  TEXT_FIND_TOKEN,
  TEXT_FIND_AT_COUNTER,
  TEXT_FIND_EARLY,
  TEXT_MAKE_READY,
  TEXT_MAKE_READY_AFTER,
  TEXT_HEADS,
  TEXT_OPEN,
  TEXT_ENTER_LINE,
  TEXT_LEAVE_LINE,
  TEXT_AHEAD,
  TEXT_BEFORE,
  TEXT_WAITING,
  TEXT_GET_REASON,
  TEXT_SET_REASON,
  TEXT_RELEASE_COUNTER,
  TEXT_RELEASE_DUE,
  TEXT_REBASE,
  N_TEXTS
};

/* PostgreSQL plans by figures that a new day does not have yet: where it could go through all tickets
 * of the hall, the second text leaves it no other way than an index. */
static const HqText texts[N_TEXTS] = {
  [TEXT_NEXT_ID] = { "SELECT coalesce(max(ticket), 0) + 1 FROM ticket WHERE hall = ?",
                     "SELECT coalesce((SELECT ticket FROM ticket WHERE hall = ?"
                     " ORDER BY ticket DESC LIMIT 1), 0) + 1" },
  [TEXT_INSERT]
  = { "INSERT INTO ticket (hall, " COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
      " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_SAVE] = { "UPDATE ticket SET state = ?3, misses = ?4, leg = ?5, period = ?6, counter = ?7,"
                  " ended_at = ?8, service = ?9, lane = ?10, target = ?11, reference = ?12,"
                  " ready = ?13, due_at = ?14, due_calls = ?15, walk_until = ?16,"
                  " from_floor = ?17, busy = ?18, to_counter = ?19, to_until = ?20, class = ?21,"
                  " proof = ?22 WHERE hall = ?1 AND ticket = ?2" },
  [TEXT_GET] = { "SELECT " COLUMNS " FROM ticket WHERE hall = ? AND ticket = ?" },
  [TEXT_FIND_NUMBER] = { "SELECT " COLUMNS " FROM ticket"
                         " WHERE hall = ? AND day = ? AND prefix = ? AND number = ?" },
  [TEXT_FIND_TOKEN] = { "SELECT " COLUMNS " FROM ticket WHERE hall = ? AND token = ?" },
  [TEXT_FIND_AT_COUNTER] = { "SELECT " COLUMNS " FROM ticket"
                             " WHERE hall = ? AND counter = ? AND state IN ('called', 'serving')" },
  /* Nobody is ready: the one that is due earliest, of those whose person is free. */
  [TEXT_FIND_EARLY] = { "SELECT " COLUMNS " FROM ticket AS t INDEXED BY ticket_due"
                        " WHERE t.hall = ?1 AND t.day = ?2 AND t.state = 'waiting'"
                        " AND t.ready = 0 AND t.busy = 0 AND t.to_counter IN (0, ?3)"
                        " AND EXISTS (SELECT 1 FROM counter_service AS s WHERE s.hall = ?1"
                        " AND s.counter = ?3 AND s.service = t.service" HOLDS ("s", "?4") ")"
                        " ORDER BY t.due_at, t.ticket LIMIT 1" },
  /* The second engine takes no hint. It is asked for the order that ticket_due has, lest it looks at
   * all who wait, which it believes to be nobody where it last counted at night. */
  [TEXT_MAKE_READY] = { "UPDATE ticket INDEXED BY ticket_due SET ready = 1"
                        " WHERE hall = ? AND day = ? AND due_at <= ?"
                        " AND state = 'waiting' AND ready = 0 AND busy = 0",
                        "UPDATE ticket SET ready = 1 WHERE hall = ?1 AND ticket = ANY"
                        " (ARRAY (SELECT d.ticket FROM ticket AS d"
                        " WHERE d.hall = ?1 AND d.day = ?2 AND d.due_at <= ?3"
                        " AND d.state = 'waiting' AND d.ready = 0 AND d.busy = 0"
                        " ORDER BY d.due_at))" },
  [TEXT_MAKE_READY_AFTER] = { "UPDATE ticket INDEXED BY ticket_due_calls SET ready = 1"
                              " WHERE hall = ?1 AND day = ?2 AND service = ?3"
                              " AND due_calls <= (SELECT s.calls FROM day_service AS s"
                              " WHERE s.hall = ?1 AND s.day = ?2 AND s.service = ?3)"
                              " AND due_calls IS NOT NULL"
                              " AND state = 'waiting' AND ready = 0 AND busy = 0" },
  [TEXT_HEADS] = { "SELECT " COLUMNS ", speciality FROM (SELECT t.*, s.speciality FROM"
                   " counter_service AS s JOIN line AS l ON l.hall = s.hall AND l.day = ?2 AND"
                   " l.service = s.service AND l.waiting > 0 JOIN (SELECT 0 AS counter UNION ALL"
                   " SELECT ?3) AS c ON true JOIN ticket AS t ON t.hall = s.hall AND t.ticket ="
                   " (SELECT h.ticket FROM ticket AS h INDEXED BY ticket_ready WHERE h.hall = ?1"
                   " AND h.day = ?2 AND h.service = l.service AND h.lane = l.lane AND"
                   " h.to_counter = c.counter AND h.ready = 1 ORDER BY h.reference, h.ticket"
                   " LIMIT 1) WHERE s.hall = ?1 AND s.counter = ?3" HOLDS ("s", "?4") ") AS head",
                   "SELECT " COLUMNS ", speciality FROM (SELECT t.*, s.speciality FROM"
                   " counter_service AS s JOIN line AS l ON l.hall = s.hall AND l.day = ?2 AND"
                   " l.service = s.service AND l.waiting > 0 JOIN (SELECT 0 AS counter UNION ALL"
                   " SELECT ?3) AS c ON true JOIN LATERAL (SELECT h.* FROM ticket AS h WHERE"
                   " h.hall = ?1 AND h.day = ?2 AND h.service = l.service AND h.lane = l.lane AND"
                   " h.to_counter = c.counter AND h.ready = 1 ORDER BY h.reference, h.ticket"
                   " LIMIT 1) AS t ON true WHERE s.hall = ?1 AND s.counter = ?3" HOLDS ("s", "?4")
                   ") AS head" },
  [TEXT_OPEN] = { "SELECT " COLUMNS " FROM ticket INDEXED BY ticket_number"
                  " WHERE hall = ? AND day = ?"
                  " AND state IN ('waiting', 'called', 'serving', 'held') ORDER BY ticket" },
  [TEXT_ENTER_LINE] = { "INSERT INTO line (hall, day, service, lane, waiting)"
                        " VALUES (?, ?, ?, ?, 1)"
                        " ON CONFLICT (hall, day, service, lane) DO UPDATE"
                        " SET waiting = line.waiting + 1" },
  [TEXT_LEAVE_LINE] = { "UPDATE line SET waiting = waiting - 1"
                        " WHERE hall = ? AND day = ? AND service = ? AND lane = ?" },
  /* All who wait for a service that shares an open counter with this one. */
  [TEXT_AHEAD] = { "SELECT coalesce(sum(l.waiting), 0) FROM line AS l"
                   " WHERE l.hall = ?1 AND l.day = ?2"
                   " AND (l.service = ?3 OR l.service IN " SHARING ("?4") ")" },
  /* Those of them whose score is at least as high now: in each line, which has one target, who came
   * before an instant, found by index. */
  [TEXT_BEFORE] = { "SELECT count(*) FROM line AS l"
                    " CROSS JOIN ticket AS t INDEXED BY ticket_waiting ON t.hall = l.hall"
                    " AND t.day = l.day AND t.service = l.service AND t.lane = l.lane"
                    " AND t.state = 'waiting' AND t.reference <= ?5 - (?5 * 1.0 - ?6)"
                    " * (SELECT h.target FROM ticket AS h INDEXED BY ticket_waiting"
                    " WHERE h.hall = l.hall AND h.day = l.day AND h.service = l.service"
                    " AND h.lane = l.lane AND h.state = 'waiting' ORDER BY h.reference LIMIT 1)"
                    " / ?7 WHERE l.hall = ?1 AND l.day = ?2 AND l.waiting > 0 AND t.ticket <> ?4"
                    " AND (l.service = ?3 OR l.service IN " SHARING ("?5") ")" },
  [TEXT_WAITING] = { "SELECT coalesce(sum(waiting), 0) FROM line"
                     " WHERE hall = ? AND day = ? AND service = ?" },
  [TEXT_GET_REASON] = { "SELECT reason FROM ticket WHERE hall = ? AND ticket = ?" },
  [TEXT_SET_REASON] = { "UPDATE ticket SET reason = ?3 WHERE hall = ?1 AND ticket = ?2" },
  [TEXT_RELEASE_COUNTER] = { "UPDATE ticket INDEXED BY ticket_to_counter"
                             " SET to_counter = 0, to_until = NULL"
                             " WHERE hall = ? AND day = ? AND to_counter = ? AND to_counter > 0"
                             " AND state = 'waiting'" },
  [TEXT_RELEASE_DUE] = { "UPDATE ticket INDEXED BY ticket_to_counter"
                         " SET to_counter = 0, to_until = NULL"
                         " WHERE hall = ? AND day = ? AND to_counter > 0 AND to_until <= ?"
                         " AND state = 'waiting'" },
  /* Who waits for an opening that moves waits for the new one; a first place keeps its lead. */
  [TEXT_REBASE] = { "UPDATE ticket INDEXED BY ticket_number SET reference = reference + ?5 - ?4,"
                    " ready = 0, due_at = CASE WHEN walk_until > ?5 THEN walk_until ELSE ?5 END"
                    " WHERE hall = ?1 AND day = ?2 AND service = ?3"
                    " AND state = 'waiting' AND lane <> 'appointment'"
                    " AND EXISTS (SELECT 1 FROM leg AS l WHERE l.hall = ?1"
                    " AND l.ticket = ticket.ticket AND l.leg = ticket.leg AND l.wait_from = ?4)" },
};

const HqText *
hq_ticket_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static void
hq_ticket_table_read (HqRows *rows, HqTicket *ticket)
{
  gsize size;
  const void *token = hq_rows_get_bytes (rows, 4, &size);

  *ticket = (HqTicket) {
    .ticket = hq_rows_get_int (rows, 0),
    .day = (HqDate) hq_rows_get_int (rows, 1),
    .prefix = hq_rows_get_text (rows, 2)[0],
    .number = (guint) hq_rows_get_int (rows, 3),
    .class = (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, 5)),
    .language = g_intern_string (hq_rows_get_text (rows, 6)),
    .need = (HqNeed) hq_nick_find (HQ_SET_NEED, hq_rows_get_text (rows, 7)),
    .proof = (HqProof) hq_nick_find (HQ_SET_PROOF, hq_rows_get_text (rows, 8)),
    .agent = hq_rows_get_int (rows, 9) != 0,
    .person = hq_rows_get_int (rows, 10),
    .slot = g_intern_string (hq_rows_get_text (rows, 11)),
    .device = g_intern_string (hq_rows_get_text (rows, 12)),
    .issued_at = hq_rows_get_int (rows, 13),
    .issued_for = g_intern_string (hq_rows_get_text (rows, 14)),
    .ahead = (int) hq_rows_get_int (rows, 15),
    .carried_from = hq_rows_get_int (rows, 16),
    .state = (HqState) hq_nick_find (HQ_SET_STATE, hq_rows_get_text (rows, 17)),
    .misses = (int) hq_rows_get_int (rows, 18),
    .leg = (int) hq_rows_get_int (rows, 19),
    .period = (int) hq_rows_get_int (rows, 20),
    .counter = (int) hq_rows_get_int (rows, 21),
    .ended_at = hq_rows_get_int (rows, 22),
    .service = g_intern_string (hq_rows_get_text (rows, 23)),
    .lane = (HqLane) hq_nick_find (HQ_SET_LANE, hq_rows_get_text (rows, 24)),
    .target = hq_rows_get_int (rows, 25),
    .reference = hq_rows_get_int (rows, 26),
    .ready = hq_rows_get_int (rows, 27) != 0,
    .due_at = hq_rows_get_int (rows, 28),
    .due_calls = hq_rows_get_int (rows, 29),
    .walk_until = hq_rows_get_int (rows, 30),
    .from_floor = (int) hq_rows_get_int (rows, 31),
    .busy = hq_rows_get_int (rows, 32) != 0,
    .to_counter = (int) hq_rows_get_int (rows, 33),
    .to_until = hq_rows_get_int (rows, 34),
    .late = hq_rows_get_int (rows, 35) != 0,
  };
  memcpy (ticket->token, token, MIN (size, HQ_TOKEN_SIZE));
}

static gboolean
hq_ticket_table_read_one (HqRows *rows, HqTicket *ticket, GError **error)
{
  if (rows == NULL)
    return FALSE;
  *ticket = (HqTicket) { 0 };
  if (hq_rows_next (rows))
    hq_ticket_table_read (rows, ticket);
  return hq_rows_end (rows, error);
}

/**
 * hq_ticket_table_insert:
 * @ticket: (inout): a new ticket; gets its id
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_insert (HqDatabase *db, HqTicket *ticket, GError **error)
{
  char prefix[2] = { ticket->prefix, '\0' };

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_ID], error, "h"), &ticket->ticket,
                         error))
    return FALSE;
  return hq_database_run (
    db, &texts[TEXT_INSERT], error, "hlisibssssizss" "lsizsiizzzsslli" "lzliiizi", ticket->ticket,
    (int) ticket->day, prefix, (int) ticket->number, ticket->token, (gsize) HQ_TOKEN_SIZE,
    hq_nick_get (HQ_SET_CLASS, ticket->class), ticket->language,
    hq_nick_get (HQ_SET_NEED, ticket->need), hq_nick_get (HQ_SET_PROOF, ticket->proof),
    (int) ticket->agent, ticket->person, ticket->slot, ticket->device, ticket->issued_at,
    ticket->issued_for, ticket->ahead, ticket->carried_from,
    hq_nick_get (HQ_SET_STATE, ticket->state), ticket->misses, ticket->leg,
    (gint64) ticket->period, (gint64) ticket->counter, ticket->ended_at, ticket->service,
    hq_nick_get (HQ_SET_LANE, ticket->lane), ticket->target, ticket->reference,
    (int) ticket->ready, ticket->due_at, ticket->due_calls, ticket->walk_until,
    ticket->from_floor, (int) ticket->busy, ticket->to_counter, ticket->to_until,
    (int) ticket->late);
}

/**
 * hq_ticket_table_save:
 *
 * Writes all of a ticket that can change after its issue.
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_save (HqDatabase *db, const HqTicket *ticket, GError **error)
{
  return hq_database_run (
    db, &texts[TEXT_SAVE], error, "hlsiizzzssllilzliiizss", ticket->ticket,
    hq_nick_get (HQ_SET_STATE, ticket->state), ticket->misses, ticket->leg,
    (gint64) ticket->period, (gint64) ticket->counter, ticket->ended_at, ticket->service,
    hq_nick_get (HQ_SET_LANE, ticket->lane), ticket->target, ticket->reference,
    (int) ticket->ready, ticket->due_at, ticket->due_calls, ticket->walk_until,
    ticket->from_floor, (int) ticket->busy, ticket->to_counter, ticket->to_until,
    hq_nick_get (HQ_SET_CLASS, ticket->class), hq_nick_get (HQ_SET_PROOF, ticket->proof));
}

/**
 * hq_ticket_table_get:
 * @ticket: (out): the ticket; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_get (HqDatabase *db, gint64 id, HqTicket *ticket, GError **error)
{
  return hq_ticket_table_read_one (hq_rows_start (db, &texts[TEXT_GET], error, "hl", id), ticket,
                                   error);
}

/**
 * hq_ticket_table_find_number:
 * @ticket: (inout): its day, prefix and number; gets the ticket, with the id 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_find_number (HqDatabase *db, HqTicket *ticket, GError **error)
{
  char prefix[2] = { ticket->prefix, '\0' };

  return hq_ticket_table_read_one (hq_rows_start (db, &texts[TEXT_FIND_NUMBER], error, "hisi",
                                                  (int) ticket->day, prefix, (int) ticket->number),
                                   ticket, error);
}

gboolean
hq_ticket_table_find_token (HqDatabase *db, const guint8 *token, HqTicket *ticket, GError **error)
{
  return hq_ticket_table_read_one (hq_rows_start (db, &texts[TEXT_FIND_TOKEN], error, "hb", token,
                                                  (gsize) HQ_TOKEN_SIZE),
                                   ticket, error);
}

/**
 * hq_ticket_table_ask_at_counter:
 *
 * Asks ahead for hq_ticket_table_find_at_counter().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_ticket_table_ask_at_counter (HqDatabase *db, int counter, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND_AT_COUNTER], error, "hi", counter);
}

/**
 * hq_ticket_table_ask_token:
 *
 * Asks ahead for hq_ticket_table_find_token().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_ticket_table_ask_token (HqDatabase *db, const guint8 *token, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND_TOKEN], error, "hb", token, (gsize) HQ_TOKEN_SIZE);
}

/* The begin of the minute: what is lent until a whole minute is lent just as long by it, and who asks
 * ahead, by a clock that runs on, asks the same. */
static HqTime
hq_ticket_table_get_minute (HqTime now)
{
  return now - now % HQ_MINUTE;
}

/**
 * hq_ticket_table_ask_ahead:
 * @line: of which line, and when
 *
 * Asks ahead for hq_ticket_table_count_ahead() and for the id that hq_ticket_table_insert() gives.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_ticket_table_ask_ahead (HqDatabase *db, const HqTicketLine *line, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_AHEAD], error, "hisl", (int) line->day, line->service,
                          hq_ticket_table_get_minute (line->now))
         && hq_database_ask (db, &texts[TEXT_NEXT_ID], error, "h");
}

/**
 * hq_ticket_table_find_at_counter:
 * @ticket: (out): the ticket called or served there; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_find_at_counter (HqDatabase *db, int counter, HqTicket *ticket, GError **error)
{
  return hq_ticket_table_read_one (hq_rows_start (db, &texts[TEXT_FIND_AT_COUNTER], error, "hi",
                                                  counter),
                                   ticket, error);
}

/**
 * hq_ticket_table_find_early:
 * @ticket: (out): the waiting ticket that is due earliest among those not ready yet that @counter
 *   serves at the time; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_find_early (HqDatabase *db,
                            const HqTicketDesk *desk,
                            HqTicket *ticket,
                            GError **error)
{
  return hq_ticket_table_read_one (hq_rows_start (db, &texts[TEXT_FIND_EARLY], error, "hiil",
                                                  (int) desk->day, desk->counter, desk->now),
                                   ticket, error);
}

/**
 * hq_ticket_table_make_ready:
 *
 * Makes ready what is due at @now, by index: the cost is that of what comes due.
 *
 * Returns: whether it was done
 */
gboolean
hq_ticket_table_make_ready (HqDatabase *db, HqDate day, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_MAKE_READY], error, "hil", (int) day, now);
}

/**
 * hq_ticket_table_make_ready_after:
 *
 * Makes ready those who were missed and checked in, when @service has had enough calls since.
 *
 * Returns: whether it was done
 */
gboolean
hq_ticket_table_make_ready_after (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_run (db, &texts[TEXT_MAKE_READY_AFTER], error, "his", (int) day, service);
}

/**
 * hq_ticket_table_read_heads:
 * @heads: (element-type HqLineHead): gets the first ready ticket of each line that @desk serves
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_read_heads (HqDatabase *db, const HqTicketDesk *desk, GArray *heads, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_HEADS], error, "hiil", (int) desk->day,
                                desk->counter, desk->now);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqLineHead head;

      hq_ticket_table_read (rows, &head.ticket);
      head.speciality = hq_rows_get_int (rows, 36) != 0;
      g_array_append_val (heads, head);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_ticket_table_read_open:
 * @tickets: (element-type HqTicket): gets the day's tickets that wait or are at a counter
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_read_open (HqDatabase *db, HqDate day, GArray *tickets, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_OPEN], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqTicket ticket;

      hq_ticket_table_read (rows, &ticket);
      g_array_append_val (tickets, ticket);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_ticket_table_enter_line:
 *
 * Counts @ticket in the length of its line.
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_enter_line (HqDatabase *db, const HqTicket *ticket, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ENTER_LINE], error, "hiss", (int) ticket->day,
                          ticket->service, hq_nick_get (HQ_SET_LANE, ticket->lane));
}

/**
 * hq_ticket_table_leave_line:
 *
 * Counts @ticket out of the length of its line.
 *
 * Returns: whether it was stored; the schema refuses a length below zero
 */
gboolean
hq_ticket_table_leave_line (HqDatabase *db, const HqTicket *ticket, GError **error)
{
  return hq_database_run (db, &texts[TEXT_LEAVE_LINE], error, "hiss", (int) ticket->day,
                          ticket->service, hq_nick_get (HQ_SET_LANE, ticket->lane));
}

/**
 * hq_ticket_table_count_ahead:
 * @line: of which line, and when
 * @ahead: (out): who waits for a service that shares an open counter with that one; nobody who is
 *   called or served
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_count_ahead (HqDatabase *db,
                             const HqTicketLine *line,
                             gint64 *ahead,
                             GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_AHEAD], error, "hisl", (int) line->day,
                                          line->service, hq_ticket_table_get_minute (line->now)),
                           ahead, error);
}

/**
 * hq_ticket_table_count_before:
 * @ticket: a ticket as it is to wait from now on
 * @ahead: (out): who else waits for a service that shares an open counter with its own, and has a
 *   score at least as high at @now
 *
 * It is for a ticket that keeps its claim in another line, and costs as much as there are people ahead.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_count_before (HqDatabase *db,
                              const HqTicket *ticket,
                              HqTime now,
                              gint64 *ahead,
                              GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_BEFORE], error, "hisllll",
                                          (int) ticket->day, ticket->service, ticket->ticket, now,
                                          ticket->reference, ticket->target),
                           ahead, error);
}

/**
 * hq_ticket_table_count_waiting:
 * @waiting: (out): who waits for @service, in all its lines
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_count_waiting (HqDatabase *db,
                               HqDate day,
                               const char *service,
                               gint64 *waiting,
                               GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_WAITING], error, "his", (int) day,
                                          service),
                           waiting, error);
}

/**
 * hq_ticket_table_get_reason:
 * @reason: (out) (transfer full) (nullable): why @ticket was given out of the rule: why priority is
 *   due, or why there was one after the last
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_ticket_table_get_reason (HqDatabase *db, gint64 ticket, char **reason, GError **error)
{
  return hq_rows_take_text (hq_rows_start (db, &texts[TEXT_GET_REASON], error, "hl", ticket), reason,
                            error);
}

/**
 * hq_ticket_table_set_reason:
 * @reason: (nullable): why the ticket was given out of the rule
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_set_reason (HqDatabase *db, gint64 ticket, const char *reason, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SET_REASON], error, "hls", ticket, reason);
}

/**
 * hq_ticket_table_release_counter:
 *
 * Those who were sent to @counter alone fall back to their service, since it calls nobody now.
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_release_counter (HqDatabase *db, HqDate day, int counter, GError **error)
{
  return hq_database_run (db, &texts[TEXT_RELEASE_COUNTER], error, "hii", (int) day, counter);
}

/**
 * hq_ticket_table_release_due:
 *
 * Those who were sent to one counter, which has not called them in time, fall back to their service.
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_release_due (HqDatabase *db, HqDate day, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_RELEASE_DUE], error, "hil", (int) day, now);
}

/**
 * hq_ticket_table_rebase:
 * @session: a session whose opening moves; the day, service and the old opening in it
 * @opens_at: the new opening
 *
 * Who took a ticket before the opening waits from the opening on, wherever that is.
 *
 * Returns: whether it was stored
 */
gboolean
hq_ticket_table_rebase (HqDatabase *db,
                        const HqDaySession *session,
                        HqTime opens_at,
                        GError **error)
{
  return hq_database_run (db, &texts[TEXT_REBASE], error, "hisll", (int) session->day,
                          session->service, session->opens_at, opens_at);
}
