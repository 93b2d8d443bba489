/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-view-table.h"

enum
{
  TEXT_ISSUED,
  TEXT_ITEMS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ISSUED] = { "SELECT service, sum(issued) FROM day_service WHERE hall = ? AND day >= ?"
                    " AND day <= ? GROUP BY service ORDER BY service" },
  [TEXT_ITEMS] = { "SELECT item, service FROM item WHERE hall = ? AND active = 1" },
};

const HqText *
hq_kiosk_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_kiosk_view_table_read_issued:
 * @from: the first day
 * @to: the last day
 * @issued: (element-type HqKioskViewIssued): gets the services for which tickets were issued on
 *   these days, by their codes
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_kiosk_view_table_read_issued (HqDatabase *db,
                                 HqDate from,
                                 HqDate to,
                                 GArray *issued,
                                 GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ISSUED], error, "hii", (int) from, (int) to);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqKioskViewIssued row = { g_intern_string (hq_rows_get_text (rows, 0)),
                                hq_rows_get_int (rows, 1) };

      g_array_append_val (issued, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_kiosk_view_table_read_items:
 * @services: (element-type utf8 utf8): gets the code of the service of each item of the catalogue, by
 *   the item's code; both are interned
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_kiosk_view_table_read_items (HqDatabase *db, GHashTable *services, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ITEMS], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    g_hash_table_insert (services, (gpointer) g_intern_string (hq_rows_get_text (rows, 0)),
                         (gpointer) g_intern_string (hq_rows_get_text (rows, 1)));
  return hq_rows_end (rows, error);
}
