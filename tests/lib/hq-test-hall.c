/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-hall.h"

#include <string.h>

#include "hq-calendar-table.h"
#include "hq-check.h"
#include "hq-ending.h"
#include "hq-hall-table.h"
#include "hq-item-table.h"
#include "hq-setup-table.h"
#include "hq-test-store.h"
#include "hq-test.h"

static const char *const services[] = { "A", "B", "C", "D" };

static void
hq_test_hall_add_session (HqSetup *setup, const char *name, int opens, int closes)
{
  *hq_setup_add_session (setup) = (HqSession) { g_strdup ("workday"), g_strdup (name),
                                                g_strdup (name), g_strdup (""), opens * 60,
                                                closes * 60 - 30, closes * 60 };
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
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
    .identity = code[0] == 'B'   ? HQ_IDENTITY_REQUIRED
                : code[0] == 'C' ? HQ_IDENTITY_OPTIONAL
                                 : HQ_IDENTITY_NONE,
    .agent_cap = code[0] == 'B' ? 2 : 0, .usual_outcome = HQ_OUTCOME_DONE,
  };
}

static void
hq_test_hall_add_staff (HqSetup *setup, const char *code, int number, HqRole role)
{
  *hq_setup_add_staff (setup) = (HqStaff) { g_strdup_printf ("%s%d", code, number),
                                            g_strdup ("张三"), g_strdup (""), NULL, 1u << role };
}

static void
hq_test_hall_add_people (HqSetup *setup)
{
  static const int kiosks[] = { 2, 4 };

  for (int i = 1; i <= 4; i++)
    hq_test_hall_add_staff (setup, "c", i, HQ_ROLE_CLERK);
  hq_test_hall_add_staff (setup, "g", 1, HQ_ROLE_GUIDE);
  hq_test_hall_add_staff (setup, "m", 1, HQ_ROLE_MANAGER);
  for (guint i = 0; i < G_N_ELEMENTS (kiosks); i++)
    *hq_setup_add_device (setup) = (HqDevice) { g_strdup_printf ("K%u", i + 1), g_strdup ("kiosk"),
                                                g_strdup_printf ("K%u", i + 1), kiosks[i], 0 };
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
  *hq_setup_add_day_kind (setup) = (HqDayKind) { g_strdup ("overtime"), g_strdup ("加班日"),
                                                 g_strdup (""), -1 };
  *hq_setup_add_department (setup) = (HqDepartment) { g_strdup ("X"), g_strdup ("X"),
                                                      g_strdup ("") };
  hq_test_hall_add_service (setup, "A", 2);
  hq_test_hall_add_service (setup, "B", 3);
  hq_test_hall_add_service (setup, "C", 1);
  hq_test_hall_add_service (setup, "D", 4);
  hq_test_hall_add_session (setup, "morning", 9, 12);
  hq_test_hall_add_session (setup, "afternoon", 13, 17);
  for (int i = 1; i <= 4; i++)
    {
      *hq_setup_add_counter (setup) = (HqCounter) {
        i, g_strdup (i == 4 ? "B" : i == 3 ? "D" : "A"), 0, HQ_COUNTER_GENERAL, NULL
      };
      *hq_setup_add_counter_service (setup) = (HqCounterService) { i, g_strdup ("A"), i < 3 };
    }
  *hq_setup_add_counter_service (setup) = (HqCounterService) { 3, g_strdup ("D"), TRUE };
  for (guint i = 1; i < G_N_ELEMENTS (services); i++)
    *hq_setup_add_counter_service (setup)
      = (HqCounterService) { 4, g_strdup (services[i]), FALSE };
  hq_test_hall_add_people (setup);
  return setup;
}

static GPtrArray *
hq_test_hall_make_items (void)
{
  static const char *const codes[] = { "A01", "A02", "A03", "A04", "B01" };
  GPtrArray *items = hq_item_new_array ();

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      HqItem *item = hq_item_new ();

      g_ptr_array_add (items, item);
      *item = (HqItem) {
        .item = g_strdup (codes[i]), .name = g_strdup (codes[i]), .name_en = g_strdup (""),
        .department = g_strdup ("X"), .service = g_strndup (codes[i], 1),
        .window_type = g_strdup (""), .item_type = g_strdup (""), .case_kind = HQ_CASE_INSTANT,
        .statutory_unit = g_strdup (""), .not_counted_steps = g_strdup (""),
        .materials = g_strdup (""), .counter_minutes = 10, .name_source = g_strdup (""),
        .statutory_source = g_strdup (""), .promised_source = g_strdup (""),
        .minutes_source = g_strdup (""), .note = g_strdup (""),
      };
    }
  return items;
}

typedef struct
{
  HqHallKind kind;
  const HqSetup *setup;
  gboolean items;
} HqTestHallFill;

static gboolean
hq_test_hall_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  const HqTestHallFill *fill = user_data;
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (GPtrArray) items = hq_test_hall_make_items ();

  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_day (calendar, 20210217, "春节", TRUE);
  hq_calendar_add_day (calendar, 20210220, "春节", FALSE);
  return hq_hall_table_insert (db, 1, "test", fill->kind, error)
         && hq_setup_table_replace (db, fill->setup, error)
         && (!fill->items || hq_item_table_replace (db, items, error))
         && hq_calendar_table_replace (db, calendar, error);
}

static void
hq_test_hall_create (HqTestHall *test, HqTestHallFill *fill)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  HqDatabase *db;

  test->path = hq_test_store_new ();
  folder = g_path_get_dirname (test->path);
  /* The folder of the file, whose rights some tests change. */
  test->folder = hq_test_store_is_server () ? hq_test_folder_new () : g_intern_string (folder);
  db = hq_database_open (test->path, HQ_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  hq_database_write (db, hq_test_hall_fill, fill, &error);
  g_assert_no_error (error);
  hq_database_close (db);
  test->hall = hq_hall_open (test->path, &error);
  g_assert_no_error (error);
}

void
hq_test_hall_init (HqTestHall *test, HqHallKind kind)
{
  g_autoptr (HqSetup) setup = hq_test_hall_make_setup ();
  HqTestHallFill fill = { kind, setup, TRUE };

  hq_test_hall_create (test, &fill);
}

/* The same with a hall of the test's own and without items, on the same calendar. */
void
hq_test_hall_init_with (HqTestHall *test, HqHallKind kind, const HqSetup *setup)
{
  HqTestHallFill fill = { kind, setup, FALSE };

  hq_test_hall_create (test, &fill);
}

static gboolean
hq_test_hall_add_today (HqDatabase *db, gpointer user_data, GError **error)
{
  const HqDate *today = user_data;
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  hq_calendar_add_year (calendar, *today / 10000);
  hq_calendar_add_day (calendar, *today, "", FALSE);
  return hq_calendar_table_replace (db, calendar, error);
}

/* Moves the hall to a time zone in which it is noon now, or up to an hour past: a test that works by the
 * real clock has no midnight under it, whenever it is run. The sign is POSIX's. */
void
hq_test_hall_set_noon (HqTestHall *test)
{
  int hours = (int) (g_get_real_time () / HQ_HOUR % 24) - 12;
  g_autofree char *sql = g_strdup_printf (
    "UPDATE hall SET time_zone = 'Etc/GMT%+d', revision = revision + 1", hours);
  g_autoptr (GError) error = NULL;

  hq_test_hall_run_sql (test, sql);
  hq_hall_get_setup (test->hall, &error);
  g_assert_no_error (error);
}

/* Makes of the real day, whichever it is, a working day that is open from midnight to midnight: for
 * what works by the real clock. */
void
hq_test_hall_open_today (HqTestHall *test)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  HqOrder order = { .act = HQ_ACT_LIFT_DAY };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  HqDate today;

  hq_test_hall_set_noon (test);
  today = hq_date_of_time (g_get_real_time (), hq_hall_get_zone (test->hall));
  hq_database_write (hq_hall_get_database (test->hall), hq_test_hall_add_today, &today, &error);
  g_assert_no_error (error);
  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

void
hq_test_hall_clear (HqTestHall *test)
{
  /* Screens go when their last answers have come. */
  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      hq_ending_wait ();
    }
  while (g_main_context_pending (NULL));
  /* Who lets go of a file last leaves it whole, which a screen that only reads cannot. */
  g_clear_pointer (&test->hall, hq_hall_close);
  hq_test_store_check_left (test->path);
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
  g_autoptr (GPtrArray) rows = hq_test_store_ask (test->path, sql);
  const char *value;

  g_assert_cmpuint (rows->len, >, 0);
  value = ((char **) rows->pdata[0])[0];
  return g_str_equal (value, "t") ? 1 : g_ascii_strtoll (value, NULL, 10);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that stands in the hall's tables but @except, (transfer full): what is refused changes nothing
 * of it. */
char *
hq_test_hall_dump (HqTestHall *test, const char *except)
{
  g_autoptr (GPtrArray) tables = hq_test_store_list_tables (test->path);
  g_autoptr (GPtrArray) sqls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) answers = NULL;

  g_assert_cmpuint (tables->len, >, 30);
  for (guint i = 0; i < tables->len; i++)
    g_ptr_array_add (sqls, g_strconcat ("SELECT * FROM ", ((char **) tables->pdata[i])[0], NULL));
  g_ptr_array_add (sqls, NULL);
  answers = hq_test_store_ask_each (test->path, (const char *const *) sqls->pdata);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = ((char **) tables->pdata[i])[0];
      const GPtrArray *rows = answers->pdata[i];

      for (guint row = 0; row < rows->len && g_strcmp0 (table, except) != 0
                          && !g_str_equal (table, "store_version");
           row++)
        {
          g_autofree char *line = g_strjoinv ("|", rows->pdata[row]);

          g_ptr_array_add (lines, g_strconcat (table, "|", line, NULL));
        }
    }
  /* A server gives rows in any order. */
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Asserts that no invariant is broken. */
void
hq_test_hall_check (HqTestHall *test)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;

  hq_check_run (test->path, faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    {
      const HqCheckFault *fault = faults->pdata[i];

      g_test_message ("%s (%s: %s)", fault->sentence, fault->nick, (char *) fault->rows->pdata[0]);
    }
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Puts into the store what no act makes; the engine's constraints hold. */
void
hq_test_hall_run_sql (HqTestHall *test, const char *sql)
{
  hq_test_store_tell (test->path, sql);
}
