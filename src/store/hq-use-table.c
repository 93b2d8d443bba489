/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-use-table.h"

#include "hq-error.h"

enum
{
  /* The first ones delete a row each, in the order of HqUse. */
  TEXT_USED = HQ_N_USES,
  N_TEXTS
};

/* Tickets are open on the day that is open, or wait for one that is planned. */
#define OPEN_DAYS                                                                                  \
  "day IN (SELECT day FROM business_day WHERE hall = ?1 AND state IN ('open', 'planned'))"
#define OPEN_STATES "state IN ('waiting', 'called', 'serving', 'held', 'missed')"

static const struct
{
  const char *nick;
} uses[HQ_N_USES] = {
  [HQ_USE_DEVICE] = { "device" },         [HQ_USE_STAFF] = { "staff" },
  [HQ_USE_COUNTER] = { "counter" },       [HQ_USE_ITEM] = { "item" },
  [HQ_USE_SERVICE] = { "service" },       [HQ_USE_DAY_KIND] = { "day_kind" },
  [HQ_USE_DEPARTMENT] = { "department" }, [HQ_USE_ZONE] = { "zone" },
  [HQ_USE_FLOOR] = { "floor" },
};

static const HqText texts[N_TEXTS] = {
  [HQ_USE_DEVICE] = { "DELETE FROM device WHERE hall = ? AND device = ? AND active = 0" },
  [HQ_USE_STAFF] = { "DELETE FROM staff WHERE hall = ? AND staff = ? AND active = 0" },
  [HQ_USE_COUNTER] = { "DELETE FROM counter WHERE hall = ? AND counter = CAST (? AS INTEGER)"
                       " AND active = 0" },
  [HQ_USE_ITEM] = { "DELETE FROM item WHERE hall = ? AND item = ? AND active = 0" },
  [HQ_USE_SERVICE] = { "DELETE FROM service WHERE hall = ? AND service = ? AND active = 0" },
  [HQ_USE_DAY_KIND] = { "DELETE FROM day_kind WHERE hall = ? AND day_kind = ? AND active = 0" },
  [HQ_USE_DEPARTMENT] = { "DELETE FROM department WHERE hall = ? AND department = ?"
                          " AND active = 0" },
  [HQ_USE_ZONE] = { "DELETE FROM zone WHERE hall = ? AND zone = ? AND active = 0" },
  [HQ_USE_FLOOR] = { "DELETE FROM floor WHERE hall = ? AND floor = CAST (? AS INTEGER)"
                     " AND active = 0" },
  [TEXT_USED] = { "SELECT 'counter', CAST (counter AS TEXT), 0 FROM duty"
                  " WHERE hall = ?1 AND signed_out_at IS NULL"
                  " UNION SELECT 'staff', staff, counter FROM duty"
                  " WHERE hall = ?1 AND signed_out_at IS NULL"
                  " UNION SELECT 'counter', CAST (counter AS TEXT), 0"
                  " FROM ticket INDEXED BY ticket_number"
                  " WHERE hall = ?1 AND " OPEN_DAYS " AND " OPEN_STATES " AND counter IS NOT NULL"
                  " UNION SELECT 'counter', CAST (to_counter AS TEXT), 0"
                  " FROM ticket INDEXED BY ticket_number"
                  " WHERE hall = ?1 AND " OPEN_DAYS " AND state = 'waiting' AND to_counter > 0"
                  " UNION SELECT 'service', service, 0 FROM ticket INDEXED BY ticket_number"
                  " WHERE hall = ?1 AND " OPEN_DAYS " AND " OPEN_STATES
                  " UNION SELECT 'item', m.item, 0 FROM ticket AS t INDEXED BY ticket_number"
                  " CROSS JOIN matter AS m ON m.hall = t.hall AND m.ticket = t.ticket"
                  " WHERE t.hall = ?1 AND t." OPEN_DAYS " AND t." OPEN_STATES
                  " AND m.outcome = 'none' AND m.item IS NOT NULL"
                  " UNION SELECT 'service', s.service, 0 FROM slot AS s"
                  " WHERE s.hall = ?1 AND s.starts_at >= ?2 AND NOT EXISTS"
                  " (SELECT 1 FROM ticket AS t WHERE t.hall = s.hall AND t.slot = s.slot)" },
};

const HqText *
hq_use_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_use_table_get_nick:
 *
 * Returns: (transfer none): the name of @use for programs
 */
const char *
hq_use_table_get_nick (HqUse use)
{
  g_return_val_if_fail (use < HQ_N_USES, "");

  return uses[use].nick;
}

static HqUse
hq_use_table_find (const char *nick)
{
  HqUse use = HQ_USE_DEVICE;

  while (!g_str_equal (uses[use].nick, nick))
    use++;
  return use;
}

/**
 * hq_use_table_foreach:
 * @now: the time
 * @func: called with each thing that is in use now: a counter with somebody signed in, or with a
 *   ticket that is there or sent there; a person who is signed in; a service with open tickets, or
 *   appointments to come; an item for which a ticket still waits. Of a person it is told at which counter
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_use_table_foreach (HqDatabase *db,
                      HqTime now,
                      HqUseTableFunc func,
                      gpointer user_data,
                      GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_USED], error, "hl", now);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    func (hq_use_table_find (hq_rows_get_text (rows, 0)), hq_rows_get_text (rows, 1),
          (int) hq_rows_get_int (rows, 2), user_data);
  return hq_rows_end (rows, error);
}

/**
 * hq_use_table_delete:
 * @use: what @key is a key of
 * @key: of a row that is no longer active; numbers as texts
 *
 * Deletes a row to which nothing points. One that history points to stays as it is: it is the
 * schema that says so, with its foreign keys.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_use_table_delete (HqDatabase *db, HqUse use, const char *key, GError **error)
{
  return hq_database_try (db, &texts[use], error, "hs", key) != HQ_DATABASE_FAILED;
}
