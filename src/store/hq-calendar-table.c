/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-table.h"

#include "hq-hall-table.h"

enum
{
  TEXT_CLEAR_YEARS,
  TEXT_CLEAR_DAYS,
  TEXT_ADD_YEAR,
  TEXT_ADD_DAY,
  TEXT_YEARS,
  TEXT_DAYS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_CLEAR_YEARS] = { "DELETE FROM calendar_year WHERE hall = ?" },
  [TEXT_CLEAR_DAYS] = { "DELETE FROM calendar_day WHERE hall = ?" },
  [TEXT_ADD_YEAR] = { "INSERT INTO calendar_year (hall, year) VALUES (?, ?)" },
  [TEXT_ADD_DAY] = { "INSERT INTO calendar_day (hall, day, name, off) VALUES (?, ?, ?, ?)" },
  [TEXT_YEARS] = { "SELECT year FROM calendar_year WHERE hall = ?" },
  [TEXT_DAYS] = { "SELECT day, name, off FROM calendar_day WHERE hall = ?" },
};

const HqText *
hq_calendar_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/* A calendar on its way into the store: the first failure ends it. */
typedef struct
{
  HqDatabase *db;
  gboolean failed;
  GError **error;
} HqCalendarTable;

static void
hq_calendar_table_add_year (guint year, gpointer user_data)
{
  HqCalendarTable *table = user_data;

  if (!table->failed)
    table->failed = !hq_database_run (table->db, &texts[TEXT_ADD_YEAR], table->error, "hi",
                                      (int) year);
}

static void
hq_calendar_table_add_day (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  HqCalendarTable *table = user_data;

  if (!table->failed)
    table->failed = !hq_database_run (table->db, &texts[TEXT_ADD_DAY], table->error, "hisi",
                                      (int) date, name, (int) (off != FALSE));
}

/**
 * hq_calendar_table_replace:
 * @calendar: the whole statutory calendar
 *
 * Puts @calendar in the place of the hall's, inside the caller's hq_database_write(). The hall's
 * revision grows. Due dates that were computed by the old one are the caller's to mend.
 *
 * Returns: whether all of it was stored
 */
gboolean
hq_calendar_table_replace (HqDatabase *db, const HqCalendar *calendar, GError **error)
{
  HqCalendarTable table = { db, FALSE, error };

  if (!hq_database_run (db, &texts[TEXT_CLEAR_YEARS], error, "h")
      || !hq_database_run (db, &texts[TEXT_CLEAR_DAYS], error, "h"))
    return FALSE;
  hq_calendar_foreach_year (calendar, hq_calendar_table_add_year, &table);
  hq_calendar_foreach_day (calendar, hq_calendar_table_add_day, &table);
  return !table.failed && hq_hall_table_touch (db, error);
}

/**
 * hq_calendar_table_load:
 *
 * Returns: (transfer full): the statutory calendar that the hall has loaded, or %NULL if the store
 *   could not be read
 */
HqCalendar *
hq_calendar_table_load (HqDatabase *db, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  HqRows *rows = hq_rows_start (db, &texts[TEXT_YEARS], error, "h");

  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    hq_calendar_add_year (calendar, (guint) hq_rows_get_int (rows, 0));
  if (!hq_rows_end (rows, error))
    return NULL;
  rows = hq_rows_start (db, &texts[TEXT_DAYS], error, "h");
  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    hq_calendar_add_day (calendar, (HqDate) hq_rows_get_int (rows, 0),
                         hq_rows_get_text (rows, 1), hq_rows_get_int (rows, 2) != 0);
  return hq_rows_end (rows, error) ? g_steal_pointer (&calendar) : NULL;
}
