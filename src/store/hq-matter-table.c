/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-matter-table.h"

enum
{
  TEXT_ADD,
  TEXT_DECIDE,
  TEXT_READ,
  TEXT_READ_AT_COUNTER,
  TEXT_CARRY,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ADD] = { "INSERT INTO matter (hall, ticket, matter, item, outcome, period)"
                 " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_DECIDE] = { "UPDATE matter SET outcome = ?4, period = ?5"
                    " WHERE hall = ?1 AND ticket = ?2 AND matter = ?3" },
  [TEXT_READ] = { "SELECT ticket, matter, item, outcome, period FROM matter"
                  " WHERE hall = ? AND ticket = ? ORDER BY matter" },
  [TEXT_READ_AT_COUNTER] = { "SELECT ticket, matter, item, outcome, period FROM matter"
                             " WHERE hall = ?1 AND ticket = (SELECT t.ticket FROM ticket AS t"
                             " WHERE t.hall = ?1 AND t.counter = ?2"
                             " AND t.state IN ('called', 'serving')) ORDER BY matter" },
  [TEXT_CARRY] = { "INSERT INTO matter (hall, ticket, matter, item)"
                   " SELECT hall, ?3, row_number() OVER (ORDER BY matter), item FROM matter"
                   " WHERE hall = ?1 AND ticket = ?2 AND outcome = 'none'" },
};

const HqText *
hq_matter_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_matter_table_add:
 * @matter: a new matter of a ticket, decided or not, with the number after the last one
 *
 * Returns: whether it was stored
 */
gboolean
hq_matter_table_add (HqDatabase *db, const HqMatter *matter, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD], error, "hlissz", matter->ticket, matter->matter,
                          matter->item, hq_nick_get (HQ_SET_OUTCOME, matter->outcome),
                          (gint64) matter->period);
}

/**
 * hq_matter_table_decide:
 * @matter: a matter that stands undecided, with its outcome and period
 *
 * Returns: whether it was stored
 */
gboolean
hq_matter_table_decide (HqDatabase *db, const HqMatter *matter, GError **error)
{
  return hq_database_run (db, &texts[TEXT_DECIDE], error, "hlisi", matter->ticket, matter->matter,
                          hq_nick_get (HQ_SET_OUTCOME, matter->outcome), matter->period);
}

static gboolean
hq_matter_table_read_rows (HqRows *rows, GArray *matters, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqMatter matter = { hq_rows_get_int (rows, 0), (int) hq_rows_get_int (rows, 1),
                          g_intern_string (hq_rows_get_text (rows, 2)),
                          (HqOutcome) hq_nick_find (HQ_SET_OUTCOME, hq_rows_get_text (rows, 3)),
                          (int) hq_rows_get_int (rows, 4) };

      g_array_append_val (matters, matter);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_matter_table_read:
 * @matters: (element-type HqMatter): gets the ticket's matters in their order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_matter_table_read (HqDatabase *db, gint64 ticket, GArray *matters, GError **error)
{
  return hq_matter_table_read_rows (hq_rows_start (db, &texts[TEXT_READ], error, "hl", ticket),
                                    matters, error);
}

/**
 * hq_matter_table_ask_at_counter:
 *
 * Asks ahead for hq_matter_table_read_at_counter().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_matter_table_ask_at_counter (HqDatabase *db, int counter, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_READ_AT_COUNTER], error, "hi", counter);
}

/**
 * hq_matter_table_read_at_counter:
 * @matters: (element-type HqMatter): gets the matters of the ticket that is called or served at
 *   @counter, in their order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_matter_table_read_at_counter (HqDatabase *db, int counter, GArray *matters, GError **error)
{
  return hq_matter_table_read_rows (hq_rows_start (db, &texts[TEXT_READ_AT_COUNTER], error, "hi",
                                                   counter),
                                    matters, error);
}

/**
 * hq_matter_table_carry:
 * @from: a ticket
 * @to: a new ticket, which gets the matters of @from that stand undecided
 *
 * Returns: whether they were stored
 */
gboolean
hq_matter_table_carry (HqDatabase *db, gint64 from, gint64 to, GError **error)
{
  return hq_database_run (db, &texts[TEXT_CARRY], error, "hll", from, to);
}
