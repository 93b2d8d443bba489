/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-table.h"

enum
{
  TEXT_FIRST,
  TEXT_COUNTS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* The first number of the twentieth business day back; nothing where there are fewer. */
  [TEXT_FIRST] = { "SELECT min(t.ticket) FROM (SELECT day FROM business_day WHERE hall = ?1"
                   " AND day <= ?2 ORDER BY day DESC LIMIT 1 OFFSET 19) AS b"
                   " CROSS JOIN day_prefix AS d ON d.hall = ?1 AND d.day = b.day"
                   " CROSS JOIN ticket AS t INDEXED BY ticket_number ON t.hall = ?1"
                   " AND t.day = d.day AND t.prefix = d.prefix AND t.number = 1" },
  /* Each item finds its newest matters by the end of its key, however many there were before. */
  [TEXT_COUNTS] = { "SELECT c.item, c.n FROM (SELECT i.item, (SELECT count(*) FROM matter AS m INDEXED BY matter_item"
                    " WHERE m.hall = i.hall AND m.item = i.item AND m.ticket >= ?2) AS n"
                    " FROM item AS i WHERE i.hall = ?1) AS c WHERE c.n > 0" },
};

const HqText *
hq_search_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_search_table_find_first (HqDatabase *db, HqDate day, gint64 *first, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIRST], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  *first = hq_rows_next (rows) ? hq_rows_get_int (rows, 0) : 0;
  return hq_rows_end (rows, error);
}

/**
 * hq_search_table_read_counts:
 * @day: a day
 * @counts: (element-type utf8 guint): gets how many matters of each item visitors came with on the
 *   last twenty business days up to @day, by its interned code; of none there is nothing
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_search_table_read_counts (HqDatabase *db, HqDate day, GHashTable *counts, GError **error)
{
  HqRows *rows;
  gint64 first;

  if (!hq_search_table_find_first (db, day, &first, error))
    return FALSE;
  rows = hq_rows_start (db, &texts[TEXT_COUNTS], error, "hl", first);
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    g_hash_table_insert (counts, (gpointer) g_intern_string (hq_rows_get_text (rows, 0)),
                         GUINT_TO_POINTER ((guint) hq_rows_get_int (rows, 1)));
  return hq_rows_end (rows, error);
}
