/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-table.h"

enum
{
  TEXT_ADD_YEAR,
  TEXT_ADD_DAY,
  TEXT_YEARS,
  TEXT_DAYS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ADD_YEAR] = { "INSERT INTO calendar_year (hall, year) VALUES (?, ?)"
                      " ON CONFLICT DO NOTHING" },
  [TEXT_ADD_DAY] = { "INSERT INTO calendar_day (hall, day, name, off) VALUES (?, ?, '', ?)"
                     " ON CONFLICT (hall, day) DO UPDATE SET off = excluded.off" },
  [TEXT_YEARS] = { "SELECT year FROM calendar_year WHERE hall = ?" },
  [TEXT_DAYS] = { "SELECT day, off FROM calendar_day WHERE hall = ?" },
};

const HqText *
hq_calendar_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

gboolean
hq_calendar_table_add_year (HqDatabase *db, gint64 hall, guint year, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD_YEAR], error, "li", hall, (int) year);
}

gboolean
hq_calendar_table_add_day (HqDatabase *db, gint64 hall, HqDate day, gboolean off, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD_DAY], error, "lii", hall, (int) day, (int) off);
}

/**
 * hq_calendar_table_load:
 *
 * Returns: (transfer full): the statutory calendar that the hall has loaded, or %NULL if the store
 *   could not be read
 */
HqCalendar *
hq_calendar_table_load (HqDatabase *db, gint64 hall, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  HqRows *rows = hq_rows_start (db, &texts[TEXT_YEARS], error, "l", hall);

  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    hq_calendar_add_year (calendar, (guint) hq_rows_get_int (rows, 0));
  if (!hq_rows_end (rows, error))
    return NULL;
  rows = hq_rows_start (db, &texts[TEXT_DAYS], error, "l", hall);
  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    hq_calendar_add_day (calendar, (HqDate) hq_rows_get_int (rows, 0),
                         hq_rows_get_int (rows, 1) != 0);
  return hq_rows_end (rows, error) ? g_steal_pointer (&calendar) : NULL;
}
