/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-hall.h"

#include <sqlite3.h>

#include "hq-calendar-table.h"
#include "hq-hall-table.h"
#include "hq-setup-table.h"
#include "hq-test.h"

static void
hq_test_hall_add_session (HqSetup *setup, const char *name, int opens, int closes)
{
  static const char *const services[] = { "A", "D" };

  *hq_setup_add_session (setup) = (HqSession) { g_strdup ("workday"), g_strdup (name),
                                                g_strdup (name), g_strdup (""), opens * 60,
                                                closes * 60 - 30, closes * 60 };
  for (guint i = 0; i < 2; i++)
    *hq_setup_add_service_session (setup) = (HqServiceSession) {
      g_strdup (services[i]), g_strdup ("workday"), g_strdup (name), -1
    };
}

static void
hq_test_hall_add_service (HqSetup *setup, const char *code, int floor)
{
  *hq_setup_add_floor (setup) = (HqFloor) { floor, g_strdup (code), g_strdup ("") };
  *hq_setup_add_zone (setup) = (HqZone) { g_strdup (code), floor, g_strdup (code), g_strdup ("") };
  *hq_setup_add_service (setup) = (HqService) {
    .service = g_strdup (code), .prefix = code[0], .name = g_strdup (code),
    .name_en = g_strdup (""), .zone = g_strdup (code), .floor = floor, .warn_waiting = 30,
    .quota = code[0] == 'D' ? 20 : 0, .matters_limit = 3, .targets = { 20, 8, 5, 8 },
    .usual_outcome = HQ_OUTCOME_DONE,
  };
}

static HqSetup *
hq_test_hall_make_setup (void)
{
  HqSetup *setup = hq_setup_new ();

  setup->code = g_strdup ("test");
  setup->name = g_strdup ("测试大厅");
  setup->name_en = g_strdup ("Test Hall");
  setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_day_kind (setup) = (HqDayKind) { g_strdup ("workday"), g_strdup ("工作日"),
                                                 g_strdup (""), HQ_DAY_WORKING };
  hq_test_hall_add_service (setup, "A", 2);
  hq_test_hall_add_service (setup, "D", 4);
  hq_test_hall_add_session (setup, "morning", 9, 12);
  hq_test_hall_add_session (setup, "afternoon", 13, 17);
  for (int i = 1; i <= 3; i++)
    {
      *hq_setup_add_counter (setup) = (HqCounter) { i, g_strdup (i == 3 ? "D" : "A"), 0,
                                                    HQ_COUNTER_GENERAL, NULL };
      *hq_setup_add_counter_service (setup) = (HqCounterService) { i, g_strdup ("A"), i < 3 };
      *hq_setup_add_staff (setup) = (HqStaff) { g_strdup_printf ("c%d", i), g_strdup ("张三"),
                                                g_strdup (""), NULL, 1u << HQ_ROLE_CLERK };
    }
  *hq_setup_add_counter_service (setup) = (HqCounterService) { 3, g_strdup ("D"), TRUE };
  *hq_setup_add_device (setup) = (HqDevice) { g_strdup ("K1"), g_strdup ("kiosk"), g_strdup ("K1"),
                                              2, 0 };
  return setup;
}

static gboolean
hq_test_hall_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqHallKind *kind = user_data;
  g_autoptr (HqSetup) setup = hq_test_hall_make_setup ();
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_day (calendar, 20210217, "春节", TRUE);
  hq_calendar_add_day (calendar, 20210220, "春节", FALSE);
  return hq_hall_table_insert (db, 1, "test", *kind, error)
         && hq_setup_table_replace (db, setup, error)
         && hq_calendar_table_replace (db, calendar, error);
}

void
hq_test_hall_init (HqTestHall *test, HqHallKind kind)
{
  g_autoptr (GError) error = NULL;
  HqDatabase *db;

  test->folder = hq_test_folder_new ();
  test->path = hq_test_path (test->folder, "hall.db");
  db = hq_database_open (test->path, HQ_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  hq_database_write (db, hq_test_hall_fill, &kind, &error);
  g_assert_no_error (error);
  hq_database_close (db);
  test->hall = hq_hall_open (test->path, &error);
  g_assert_no_error (error);
}

void
hq_test_hall_clear (HqTestHall *test)
{
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);

  g_clear_pointer (&test->hall, hq_hall_close);
  /* Whoever closes last leaves one whole file. */
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_pointer (&test->path, g_free);
}

/* The instant at which the hall's clock shows @text. */
HqTime
hq_test_hall_time (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  HqTime time = hq_date_parse_time (text, zone);

  g_assert_cmpint (time, >, 0);
  return time;
}

/* The number that @sql finds, asked of the engine itself and not of the code under test. */
gint64
hq_test_hall_count (HqTestHall *test, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *stmt;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (test->path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return value;
}
