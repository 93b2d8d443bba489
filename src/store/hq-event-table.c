/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-event-table.h"

#define COLUMNS                                                                                    \
  "seq, request, at, day, act, role, staff, device, ticket, period, counter, subject, value,"      \
  " before, after"

enum
{
  TEXT_LAST,
  TEXT_FIND,
  TEXT_LAST_REQUEST,
  TEXT_INSERT,
  TEXT_AFTER,
  TEXT_TICKET,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_LAST] = { "SELECT seq, at, day FROM event WHERE hall = ? ORDER BY seq DESC LIMIT 1",
                  "SELECT seq, at, day FROM event_clock WHERE hall = ? ORDER BY seq DESC LIMIT 1" },
  [TEXT_FIND] = { "SELECT " COLUMNS " FROM event WHERE hall = ? AND request = ?" },
  [TEXT_LAST_REQUEST] = { "SELECT coalesce(CAST(substr(max(request), length(?2) + 1) AS INTEGER), 0)"
                          " FROM event WHERE hall = ?1 AND request > ?2 AND request < ?2 || ':'" },
  [TEXT_INSERT] = { "INSERT INTO event (hall, " COLUMNS ")"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_AFTER] = { "SELECT " COLUMNS " FROM event WHERE hall = ? AND seq > ? ORDER BY seq" },
  [TEXT_TICKET] = { "SELECT " COLUMNS " FROM event INDEXED BY event_ticket"
                    " WHERE hall = ? AND ticket = ? ORDER BY seq" },
};

/**
 * hq_event_table_get_texts:
 *
 * Returns: (transfer none): the statements of this table, for the test that prepares them all
 */
const HqText *
hq_event_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/* The request id is left out: it is met once, and interning each would grow for ever. */
static void
hq_event_table_read (HqRows *rows, HqEvent *event)
{
  *event = (HqEvent) {
    .seq = hq_rows_get_int (rows, 0),
    .at = hq_rows_get_int (rows, 2),
    .day = (HqDate) hq_rows_get_int (rows, 3),
    .act = g_intern_string (hq_rows_get_text (rows, 4)),
    .role = g_intern_string (hq_rows_get_text (rows, 5)),
    .staff = g_intern_string (hq_rows_get_text (rows, 6)),
    .device = g_intern_string (hq_rows_get_text (rows, 7)),
    .ticket = hq_rows_get_int (rows, 8),
    .period = (int) hq_rows_get_int (rows, 9),
    .counter = (int) hq_rows_get_int (rows, 10),
    .subject = g_intern_string (hq_rows_get_text (rows, 11)),
    .value = hq_rows_get_int (rows, 12),
    .before = g_intern_string (hq_rows_get_text (rows, 13)),
    .after = g_intern_string (hq_rows_get_text (rows, 14)),
  };
}

/**
 * hq_event_table_get_last:
 * @event: (out): the newest event's @seq, @at and @day, which each place may know, and no more; its @seq
 *   is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_event_table_get_last (HqDatabase *db, HqEvent *event, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LAST], error, "h");

  if (rows == NULL)
    return FALSE;
  *event = (HqEvent) { 0 };
  if (hq_rows_next (rows))
    *event = (HqEvent) { .seq = hq_rows_get_int (rows, 0),
                           .at = hq_rows_get_int (rows, 1),
                           .day = (HqDate) hq_rows_get_int (rows, 2) };
  return hq_rows_end (rows, error);
}

/**
 * hq_event_table_find:
 * @request: a request id
 * @event: (out): the event of that request; its @seq is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_event_table_find (HqDatabase *db, const char *request, HqEvent *event, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND], error, "hs", request);

  if (rows == NULL)
    return FALSE;
  *event = (HqEvent) { 0 };
  if (hq_rows_next (rows))
    hq_event_table_read (rows, event);
  return hq_rows_end (rows, error);
}

/**
 * hq_event_table_ask:
 * @request: (nullable): a request id
 *
 * Asks ahead for hq_event_table_get_last() and, with a request, for hq_event_table_find().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_event_table_ask (HqDatabase *db, const char *request, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_LAST], error, "h")
         && (request == NULL || hq_database_ask (db, &texts[TEXT_FIND], error, "hs", request));
}

/**
 * hq_event_table_find_series:
 * @stem: what the ids of a series of requests begin with; digits of one length follow
 * @number: (out): the largest of their numbers that was answered, 0 for none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_event_table_find_series (HqDatabase *db,
                                  const char *stem,
                                  gint64 *number,
                                  GError **error)
{
  /* The colon is what follows the nine. */
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_LAST_REQUEST], error, "hs", stem), number,
                           error);
}

gboolean
hq_event_table_insert (HqDatabase *db, const HqEvent *event, GError **error)
{
  return hq_database_run (db, &texts[TEXT_INSERT], error, "hlslisssszzzszss", event->seq,
                          event->request, event->at, (int) event->day, event->act, event->role,
                          event->staff, event->device, event->ticket, (gint64) event->period,
                          (gint64) event->counter, event->subject, event->value, event->before,
                          event->after);
}

static gboolean
hq_event_table_collect (HqRows *rows, GArray *events, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqEvent event;

      hq_event_table_read (rows, &event);
      g_array_append_val (events, event);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_event_table_read_after:
 * @seq: the last event that was seen
 * @events: (element-type HqEvent): gets all that came after it, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_event_table_read_after (HqDatabase *db, gint64 seq, GArray *events, GError **error)
{
  return hq_event_table_collect (hq_rows_start (db, &texts[TEXT_AFTER], error, "hl", seq), events,
                                 error);
}

/**
 * hq_event_table_read_ticket:
 * @events: (element-type HqEvent): gets all that happened to the ticket, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_event_table_read_ticket (HqDatabase *db, gint64 ticket, GArray *events, GError **error)
{
  return hq_event_table_collect (hq_rows_start (db, &texts[TEXT_TICKET], error, "hl", ticket),
                                 events, error);
}
