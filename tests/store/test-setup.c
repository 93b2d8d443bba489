/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-hall-table.h"
#include "hq-item-table.h"
#include "hq-setup-file.h"
#include "hq-setup-table.h"
#include "hq-setup-text.h"
#include "hq-test-store.h"

#define N_ITEMS 6359

/* A store with the demo hall in it, and the hall as it was put in. */
typedef struct
{
  HqDatabase *db;
  HqSetup *setup;
} Fixture;

static char *
read_demo (const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;

  g_file_get_contents (path, &data, size, &error);
  g_assert_no_error (error);
  return data;
}

static HqSetup *
read_setup (void)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *data = read_demo ("hall.json", &size);
  HqSetup *setup = hq_setup_file_parse (data, size, &error);

  g_assert_no_error (error);
  return setup;
}

static gboolean
make_hall (HqDatabase *db, gpointer data, GError **error)
{
  return hq_hall_table_insert (db, 1, "new", HQ_HALL_TRIAL, error)
         && hq_setup_table_replace (db, data, error);
}

static gboolean
replace_setup (HqDatabase *db, gpointer data, GError **error)
{
  return hq_setup_table_replace (db, data, error);
}

static gboolean
replace_items (HqDatabase *db, gpointer data, GError **error)
{
  return hq_item_table_replace (db, data, error);
}

static gboolean
replace_calendar (HqDatabase *db, gpointer data, GError **error)
{
  return hq_calendar_table_replace (db, data, error);
}

static gboolean
run_text (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, data, error, "");
}

static void
write_all (Fixture *fixture, HqDatabaseFunc func, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hq_database_write (fixture->db, func, (gpointer) data, &error);
  g_assert_no_error (error);
}

static gint64
count (Fixture *fixture, const HqText *text)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  hq_rows_take_int (hq_rows_start (fixture->db, text, &error, ""), &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = hq_test_store_new ();
  g_autoptr (GError) error = NULL;

  fixture->db = hq_database_open (path, HQ_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  fixture->setup = read_setup ();
  write_all (fixture, make_hall, fixture->setup);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hq_setup_unref (fixture->setup);
  hq_database_close (fixture->db);
}

/* Whether the store holds @setup, told by the files that both would be written to. */
static void
assert_holds (Fixture *fixture, const HqSetup *setup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) loaded = hq_setup_table_load (fixture->db, &error);
  g_autofree char *right = hq_setup_text_format (setup);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = hq_setup_text_format (loaded);
  g_assert_cmpstr (text, ==, right);
  /* Floors are of the zones, which the file does not say again. */
  for (guint i = 0; i < loaded->services->len; i++)
    g_assert_cmpint (((HqService *) loaded->services->pdata[i])->floor, ==,
                     ((HqService *) setup->services->pdata[i])->floor);
  for (guint i = 0; i < loaded->counters->len; i++)
    g_assert_cmpint (((HqCounter *) loaded->counters->pdata[i])->floor, ==,
                     ((HqCounter *) setup->counters->pdata[i])->floor);
}

static void
test_setup_round_trip (Fixture *fixture, gconstpointer data)
{
  static const HqText hall = { "SELECT count(*) FROM hall WHERE code = 'demo' AND name_en <> ''" };
  gint64 before, after;

  assert_holds (fixture, fixture->setup);
  g_assert_cmpint (count (fixture, &hall), ==, 1);
  g_assert_true (hq_hall_table_get_revision (fixture->db, &before, NULL));
  write_all (fixture, replace_setup, fixture->setup);
  g_assert_true (hq_hall_table_get_revision (fixture->db, &after, NULL));
  g_assert_cmpint (after, ==, before + 1);
  assert_holds (fixture, fixture->setup);
}

/* What a hall gives up stays in the file, asleep, and wakes when it is back, without the password that it
 * had. */
static void
test_setup_absent (Fixture *fixture, gconstpointer data)
{
  static const HqText set_password = { "UPDATE staff SET password = '$argon2id$v=19$x'"
                                       " WHERE staff IN ('c001', 'c110')" };
  static const HqText passwords = { "SELECT count(*) FROM staff WHERE password IS NOT NULL" };
  static const HqText asleep = { "SELECT (SELECT count(*) FROM staff WHERE active = 0)"
                                 " + (SELECT count(*) FROM counter WHERE active = 0)"
                                 " + (SELECT count(*) FROM device WHERE active = 0)" };
  static const HqText roles = { "SELECT count(*) FROM staff_role WHERE staff = 'c001'" };
  g_autoptr (HqSetup) other = read_setup ();
  HqDayKind *extended = other->day_kinds->pdata[0];
  HqDayKind *workday = other->day_kinds->pdata[2];

  write_all (fixture, run_text, &set_password);
  g_assert_cmpstr (((HqStaff *) other->staff->pdata[1])->staff, ==, "c001");
  g_ptr_array_remove_index (other->staff, 1);
  while (other->rota->len > 0)
    g_ptr_array_remove_index (other->rota, 0);
  g_ptr_array_remove_index (other->devices, 0);
  g_ptr_array_remove_index (other->counters, 109);
  while (((HqCounterService *) other->counter_services->pdata[other->counter_services->len - 1])
           ->counter == 110)
    g_ptr_array_remove_index (other->counter_services, other->counter_services->len - 1);
  /* Two kinds of day change places, which no order of single changes could do. */
  g_assert_cmpstr (extended->day_kind, ==, "extended");
  g_assert_cmpstr (workday->day_kind, ==, "workday");
  extended->falls_on = HQ_DAY_WORKING;
  workday->falls_on = -1;
  *hq_setup_add_setting (other) = (HqSetting) { g_strdup ("walk"), g_strdup ("90") };

  write_all (fixture, replace_setup, other);
  assert_holds (fixture, other);
  g_assert_cmpint (count (fixture, &asleep), ==, 3);
  g_assert_cmpint (count (fixture, &passwords), ==, 1);
  g_assert_cmpint (count (fixture, &roles), ==, 0);

  write_all (fixture, replace_setup, fixture->setup);
  assert_holds (fixture, fixture->setup);
  g_assert_cmpint (count (fixture, &asleep), ==, 0);
  g_assert_cmpint (count (fixture, &passwords), ==, 1);
  g_assert_cmpint (count (fixture, &roles), ==, 1);
}

/* The last row of all refers to nothing: the old hall stands as it was, revision and all. */
static void
test_setup_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) other = read_setup ();
  g_autoptr (GError) error = NULL;
  gint64 before, after;
  HqDevice *last = other->devices->pdata[other->devices->len - 1];

  g_free (other->name);
  other->name = g_strdup ("另一个大厅");
  last->floor = 77;
  g_assert_true (hq_hall_table_get_revision (fixture->db, &before, NULL));
  g_assert_false (hq_database_write (fixture->db, replace_setup, other, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
  g_assert_true (hq_hall_table_get_revision (fixture->db, &after, NULL));
  g_assert_cmpint (after, ==, before);
  assert_holds (fixture, fixture->setup);
}

static HqItem *
make_item (guint number)
{
  HqItem *item = hq_item_new ();

  *item = (HqItem) {
    .item = g_strdup_printf ("I%04u", number), .name = g_strdup_printf ("事项%u", number),
    .name_en = g_strdup (""), .department = g_strdup ("D01"), .service = g_strdup ("A"),
    .window_type = g_strdup (""), .item_type = g_strdup (""), .case_kind = HQ_CASE_PROMISED,
    .statutory_limit = (int) (number % 30), .statutory_unit = g_strdup ("工作日"),
    .promised_days = 1 + (int) (number % 20), .not_counted_steps = g_strdup (""),
    .materials = g_strdup (""), .counter_minutes = 1 + (int) (number % 45),
    .self_service = number % 2, .any_counter = number % 3 == 0, .name_source = g_strdup (""),
    .statutory_source = g_strdup (""), .promised_source = g_strdup (""),
    .minutes_source = g_strdup (""), .note = g_strdup (""),
  };
  return item;
}

static GPtrArray *
read_catalogue (const HqSetup *setup)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *data = read_demo ("catalogue.csv", &size);
  GPtrArray *items = hq_catalogue_file_parse (data, size, setup, &error);

  g_assert_no_error (error);
  return items;
}

static void
assert_holds_items (Fixture *fixture, const GPtrArray *items)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = hq_item_table_load_all (fixture->db, &error);
  g_autofree char *right = hq_catalogue_file_format (items, fixture->setup);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = hq_catalogue_file_format (loaded, fixture->setup);
  g_assert_cmpstr (text, ==, right);
}

static HqItem *
find_item (Fixture *fixture, const char *code)
{
  g_autoptr (GError) error = NULL;
  HqItem *item = NULL;

  g_assert_true (hq_item_table_find (fixture->db, code, &item, &error));
  g_assert_no_error (error);
  return item;
}

/* The demo catalogue, then a large one in one transaction, then a faulty one not at all. */
static void
test_setup_items (Fixture *fixture, gconstpointer data)
{
  static const HqText all = { "SELECT count(*) FROM item" };
  g_autoptr (GPtrArray) demo = read_catalogue (fixture->setup);
  g_autoptr (GPtrArray) many = hq_item_new_array ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HqItem) found = NULL;
  HqItem *wrong;

  write_all (fixture, replace_items, demo);
  assert_holds_items (fixture, demo);
  for (guint i = 0; i < N_ITEMS; i++)
    g_ptr_array_add (many, make_item (i));
  write_all (fixture, replace_items, many);
  assert_holds_items (fixture, many);
  g_assert_cmpint (count (fixture, &all), ==, N_ITEMS + demo->len);
  g_assert_null (find_item (fixture, "A01"));
  found = find_item (fixture, "I6000");
  g_assert_cmpstr (found->name, ==, "事项6000");
  g_assert_cmpint (found->promised_days, ==, 1);

  wrong = many->pdata[5999];
  g_free (wrong->service);
  wrong->service = g_strdup ("Q");
  for (guint i = 0; i < N_ITEMS; i++)
    ((HqItem *) many->pdata[i])->counter_minutes = 99;
  g_assert_false (hq_database_write (fixture->db, replace_items, many, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
  g_clear_pointer (&found, hq_item_free);
  found = find_item (fixture, "I0000");
  g_assert_cmpint (found->counter_minutes, ==, 1);

  /* What comes back is there again, and nothing else. */
  write_all (fixture, replace_items, demo);
  assert_holds_items (fixture, demo);
}

/* An item of a service that the hall gave up cannot be queued for. */
static void
test_setup_items_of_service (Fixture *fixture, gconstpointer data)
{
  static const HqText close_service = { "UPDATE service SET active = 0 WHERE service = 'A'" };
  g_autoptr (GPtrArray) demo = read_catalogue (fixture->setup);
  g_autoptr (HqItem) other = NULL;

  write_all (fixture, replace_items, demo);
  write_all (fixture, run_text, &close_service);
  g_assert_null (find_item (fixture, "A01"));
  other = find_item (fixture, "M02");
  g_assert_cmpstr (other->service, ==, "M");
}

static void
test_setup_calendar (Fixture *fixture, gconstpointer data)
{
  static const HqText names = { "SELECT count(*) FROM calendar_day WHERE name = '春节'"
                                " AND day / 10000 = 2021" };
  static const HqText years = { "SELECT count(*) FROM calendar_year" };
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *text = read_demo ("calendar.json", &size);
  g_autoptr (HqCalendar) calendar = hq_calendar_file_parse (text, size, &error);
  g_autoptr (HqCalendar) small = hq_calendar_new ();
  g_autoptr (HqCalendar) loaded = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  write_all (fixture, replace_calendar, calendar);
  loaded = hq_calendar_table_load (fixture->db, &error);
  g_assert_no_error (error);
  before = hq_calendar_file_format (calendar);
  after = hq_calendar_file_format (loaded);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count (fixture, &names), ==, 9);

  hq_calendar_add_year (small, 2027);
  write_all (fixture, replace_calendar, small);
  g_assert_cmpint (count (fixture, &names), ==, 0);
  g_assert_cmpint (count (fixture, &years), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/setup/round-trip", test_setup_round_trip);
  ADD ("/setup/absent", test_setup_absent);
  ADD ("/setup/all-or-nothing", test_setup_all_or_nothing);
  ADD ("/setup/items", test_setup_items);
  ADD ("/setup/items-of-service", test_setup_items_of_service);
  ADD ("/setup/calendar", test_setup_calendar);
  return g_test_run ();
}
