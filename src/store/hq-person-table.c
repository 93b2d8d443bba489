/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-person-table.h"

#include <string.h>

enum
{
  TEXT_GET_KEY,
  TEXT_FIND,
  TEXT_NEXT,
  TEXT_INSERT,
  TEXT_FIND_OPEN,
  TEXT_IS_ACTIVE,
  TEXT_SET_BUSY,
  TEXT_SET_FREE,
  TEXT_COUNT_AGENT,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_GET_KEY] = { "SELECT person_key FROM business_day WHERE hall = ? AND day = ?" },
  [TEXT_FIND] = { "SELECT coalesce(max(person), 0) FROM person"
                  " WHERE hall = ? AND day = ? AND hash = ? AND hash IS NOT NULL" },
  [TEXT_NEXT] = { "SELECT coalesce(max(person), 0) + 1 FROM person WHERE hall = ?" },
  [TEXT_INSERT] = { "INSERT INTO person (hall, person, day, hash, last_four)"
                    " VALUES (?, ?, ?, ?, ?)" },
  [TEXT_FIND_OPEN] = { "SELECT coalesce(max(ticket), 0) FROM ticket INDEXED BY ticket_person_open"
                       " WHERE hall = ? AND person = ? AND service = ? AND person IS NOT NULL"
                       " AND state IN ('waiting', 'called', 'serving', 'held', 'missed')" },
  [TEXT_IS_ACTIVE] = { "SELECT count(*) FROM ticket INDEXED BY ticket_person_active"
                       " WHERE hall = ? AND person = ? AND person IS NOT NULL"
                       " AND state IN ('called', 'serving', 'held')" },
  [TEXT_SET_BUSY] = { "UPDATE ticket INDEXED BY ticket_person_open SET busy = 1, ready = 0"
                      " WHERE hall = ? AND person = ? AND person IS NOT NULL"
                      " AND state IN ('waiting', 'called', 'serving', 'held', 'missed')"
                      " AND state = 'waiting'" },
  /* The calls that made a returned ticket due may have come while its person was elsewhere. */
  [TEXT_SET_FREE] = { "UPDATE ticket INDEXED BY ticket_person_open SET busy = 0,"
                      " ready = CASE WHEN due_calls <= (SELECT s.calls FROM day_service AS s"
                      " WHERE s.hall = ticket.hall AND s.day = ticket.day"
                      " AND s.service = ticket.service) THEN 1 ELSE 0 END"
                      " WHERE hall = ? AND person = ? AND person IS NOT NULL"
                      " AND state IN ('waiting', 'called', 'serving', 'held', 'missed')"
                      " AND busy = 1" },
  [TEXT_COUNT_AGENT] = { "SELECT count(*) FROM ticket INDEXED BY ticket_person"
                         " WHERE hall = ? AND person = ? AND person IS NOT NULL"
                         " AND issued_for = ? AND agent = 1" },
};

const HqText *
hq_person_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_person_table_get_key:
 * @key: (out) (array fixed-size=32): the key of the day's hashes
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_person_table_get_key (HqDatabase *db, HqDate day, guint8 *key, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GET_KEY], error, "hi", (int) day);
  const void *bytes;
  gsize size = 0;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    {
      bytes = hq_rows_get_bytes (rows, 0, &size);
      memcpy (key, bytes, MIN (size, HQ_PERSON_KEY_SIZE));
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_person_table_ask_key:
 *
 * Asks ahead for hq_person_table_get_key().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_person_table_ask_key (HqDatabase *db, HqDate day, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_GET_KEY], error, "hi", (int) day);
}

/**
 * hq_person_table_ask_tickets:
 *
 * Asks ahead for hq_person_table_find_open(), hq_person_table_is_active() and
 * hq_person_table_count_agent().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_person_table_ask_tickets (HqDatabase *db, gint64 person, const char *service, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND_OPEN], error, "hls", person, service)
         && hq_database_ask (db, &texts[TEXT_IS_ACTIVE], error, "hl", person)
         && hq_database_ask (db, &texts[TEXT_COUNT_AGENT], error, "hls", person, service);
}

/**
 * hq_person_table_ensure:
 * @person: (inout): a day, a hash and the last four characters; gets its id, that of the same person
 *   earlier in the day, or a new one
 *
 * Returns: whether it is there
 */
gboolean
hq_person_table_ensure (HqDatabase *db, HqPerson *person, GError **error)
{
  if (!hq_database_ask (db, &texts[TEXT_NEXT], error, "h")
      || !hq_rows_take_int (hq_rows_start (db, &texts[TEXT_FIND], error, "hib", (int) person->day,
                                           person->hash, (gsize) HQ_PERSON_KEY_SIZE),
                            &person->person, error))
    return FALSE;
  if (person->person != 0)
    return TRUE;
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT], error, "h"), &person->person,
                           error)
         && hq_database_run (db, &texts[TEXT_INSERT], error, "hlibs", person->person,
                             (int) person->day, person->hash, (gsize) HQ_PERSON_KEY_SIZE,
                             person->last_four);
}

/**
 * hq_person_table_find_open:
 * @ticket: (out): the person's open ticket of @service, 0 for none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_person_table_find_open (HqDatabase *db,
                           gint64 person,
                           const char *service,
                           gint64 *ticket,
                           GError **error)
{
  return hq_rows_take_int (
    hq_rows_start (db, &texts[TEXT_FIND_OPEN], error, "hls", person, service), ticket, error);
}

/**
 * hq_person_table_is_active:
 * @active: (out): whether a ticket of the person is called, served or parked at a counter
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_person_table_is_active (HqDatabase *db, gint64 person, gboolean *active, GError **error)
{
  gint64 n;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_IS_ACTIVE], error, "hl", person), &n,
                         error))
    return FALSE;
  *active = n > 0;
  return TRUE;
}

/**
 * hq_person_table_set_busy:
 * @busy: whether the person is at a counter now
 *
 * The waiting tickets of a person at a counter are passed over and keep their reference.
 *
 * Returns: whether it was stored
 */
gboolean
hq_person_table_set_busy (HqDatabase *db, gint64 person, gboolean busy, GError **error)
{
  return hq_database_run (db, &texts[busy ? TEXT_SET_BUSY : TEXT_SET_FREE], error, "hl", person);
}

/**
 * hq_person_table_count_agent:
 * @n: (out): how many tickets of @service the person took for others; persons are of one day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_person_table_count_agent (HqDatabase *db,
                             gint64 person,
                             const char *service,
                             gint64 *n,
                             GError **error)
{
  return hq_rows_take_int (
    hq_rows_start (db, &texts[TEXT_COUNT_AGENT], error, "hls", person, service), n, error);
}
