/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-manager-view-table.h"

#include "hq-rating-rule.h"

/* A counter's tickets by an index that holds those alone that are there now. */
#define STAYS(index, states)                                                                       \
  "SELECT t.counter, t.ticket, t.prefix, t.number, t.class, t.state, t.service, p.called_at,"      \
  " p.started_at, p.held, p.held_at FROM counter AS k CROSS JOIN ticket AS t INDEXED BY " index    \
  " ON t.hall = k.hall AND t.counter = k.counter AND t.state " states                              \
  " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket AND p.period = t.period"     \
  " WHERE k.hall = ?1"

enum
{
  TEXT_WAITS,
  TEXT_DUTIES,
  TEXT_ACTIVE,
  TEXT_HELD,
  TEXT_BAD,
  TEXT_DUE,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* Whoever has an emergency number is counted, but its wait was not measured. */
  [TEXT_WAITS] = { "SELECT s.service, count(*), min(l.wait_from) FILTER (WHERE t.late = 0),"
                   " min(l.wait_from + l.target) FILTER (WHERE t.late = 0) FROM service AS s"
                   " CROSS JOIN ticket AS t INDEXED BY ticket_waiting ON t.hall = s.hall"
                   " AND t.day = ?2 AND t.service = s.service AND t.state = 'waiting'"
                   " CROSS JOIN leg AS l ON l.hall = t.hall AND l.ticket = t.ticket AND l.leg = t.leg"
                   " WHERE s.hall = ?1 GROUP BY s.service ORDER BY s.service" },
  [TEXT_DUTIES] = { "SELECT d.counter, d.staff, d.signed_in_at, d.last_call_at, p.started_at,"
                    " p.reason, p.public, p.until FROM duty AS d INDEXED BY duty_counter"
                    " LEFT JOIN pause AS p ON p.hall = d.hall AND p.duty = d.duty"
                    " AND p.ended_at IS NULL WHERE d.hall = ? AND d.signed_out_at IS NULL"
                    " ORDER BY d.counter" },
  [TEXT_ACTIVE] = { STAYS ("ticket_at_counter", "IN ('called', 'serving')") },
  [TEXT_HELD] = { STAYS ("ticket_held", "= 'held'") " ORDER BY t.counter, p.held_at" },
  [TEXT_BAD] = { "SELECT p.service, count(*), max(r.rated_at)"
                 " FROM rating AS r INDEXED BY rating_rated_at"
                 " CROSS JOIN period AS p ON p.hall = r.hall AND p.ticket = r.ticket"
                 " AND p.period = r.period WHERE r.hall = ? AND r.rated_at >= ? AND r.level <= ?"
                 " GROUP BY p.service ORDER BY p.service" },
  [TEXT_DUE] = { "SELECT service, count(*), min(due_day) FROM case_file INDEXED BY case_file_open"
                 " WHERE hall = ? AND due_day >= ? AND due_day <= ? AND ended_day IS NULL"
                 " GROUP BY service ORDER BY service" },
};

const HqText *
hq_manager_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_manager_view_table_read_waits:
 * @waits: (element-type HqManagerWait): gets the services for which somebody waits on @day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_manager_view_table_read_waits (HqDatabase *db, HqDate day, GArray *waits, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_WAITS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqManagerWait row = { g_intern_string (hq_rows_get_text (rows, 0)), hq_rows_get_int (rows, 1),
                            hq_rows_get_int (rows, 2), hq_rows_get_int (rows, 3) };

      g_array_append_val (waits, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_manager_view_table_read_duties:
 * @duties: (element-type HqManagerDuty): gets the counters where somebody is signed in, by their
 *   numbers
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_manager_view_table_read_duties (HqDatabase *db, GArray *duties, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DUTIES], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqManagerDuty row = {
        .counter = (int) hq_rows_get_int (rows, 0),
        .staff = g_intern_string (hq_rows_get_text (rows, 1)),
        .signed_in_at = hq_rows_get_int (rows, 2),
        .last_call_at = hq_rows_get_int (rows, 3),
        .paused_at = hq_rows_get_int (rows, 4),
        .reason = g_intern_string (hq_rows_get_text (rows, 5)),
        .public = hq_rows_get_int (rows, 6) != 0,
        .until = hq_rows_get_int (rows, 7),
      };

      g_array_append_val (duties, row);
    }
  return hq_rows_end (rows, error);
}

static gboolean
hq_manager_view_table_read_some (HqDatabase *db, guint text, GArray *stays, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[text], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqManagerStay row = {
        .counter = (int) hq_rows_get_int (rows, 0),
        .ticket = hq_rows_get_int (rows, 1),
        .prefix = hq_rows_get_text (rows, 2)[0],
        .number = (guint) hq_rows_get_int (rows, 3),
        .class = (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, 4)),
        .state = (HqState) hq_nick_find (HQ_SET_STATE, hq_rows_get_text (rows, 5)),
        .service = g_intern_string (hq_rows_get_text (rows, 6)),
        .called_at = hq_rows_get_int (rows, 7),
        .started_at = hq_rows_get_int (rows, 8),
        .held = hq_rows_get_int (rows, 9),
        .held_at = hq_rows_get_int (rows, 10),
      };

      g_array_append_val (stays, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_manager_view_table_read_stays:
 * @stays: (element-type HqManagerStay): gets who is called or served now, and then who is held, those
 *   of a counter by how long they are
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_manager_view_table_read_stays (HqDatabase *db, GArray *stays, GError **error)
{
  return hq_manager_view_table_read_some (db, TEXT_ACTIVE, stays, error)
         && hq_manager_view_table_read_some (db, TEXT_HELD, stays, error);
}

static gboolean
hq_manager_view_table_read_counts (HqRows *rows, GArray *counts, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqManagerCount row = { g_intern_string (hq_rows_get_text (rows, 0)),
                             hq_rows_get_int (rows, 1), hq_rows_get_int (rows, 2) };

      g_array_append_val (counts, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_manager_view_table_count_bad:
 * @from: a time
 * @counts: (element-type HqManagerCount): gets the services that were rated badly since @from, how
 *   often, and when last
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_manager_view_table_count_bad (HqDatabase *db, HqTime from, GArray *counts, GError **error)
{
  return hq_manager_view_table_read_counts (hq_rows_start (db, &texts[TEXT_BAD], error, "hli", from,
                                                           HQ_RATING_RULE_LAST_BAD),
                                            counts, error);
}

/**
 * hq_manager_view_table_count_due:
 * @first: a day
 * @last: a day, not before @first
 * @counts: (element-type HqManagerCount): gets the services with cases that are open and due on one
 *   of these days, how many, and the earliest of the days
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_manager_view_table_count_due (HqDatabase *db,
                                 HqDate first,
                                 HqDate last,
                                 GArray *counts,
                                 GError **error)
{
  return hq_manager_view_table_read_counts (hq_rows_start (db, &texts[TEXT_DUE], error, "hii",
                                                           (int) first, (int) last),
                                            counts, error);
}
