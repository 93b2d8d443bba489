/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the set-up: each change of it is kept, and taken back the way it was made. */
#include <string.h>

#include "hq-calendar-edit.h"
#include "hq-calendar-plan.h"
#include "hq-data-change.h"
#include "hq-item-list.h"
#include "hq-item-table.h"
#include "hq-rota-plan.h"
#include "hq-setup-past.h"
#include "hq-test-day.h"
#include "hq-test.h"

/* The clerk c1 and the manager m1 see to the hall's data as well. */
static void
init (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_init_tax (fixture, data);
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, staff, 'administrator' FROM staff"
       " WHERE staff IN ('c1', 'm1')");
  SQL ("UPDATE hall SET revision = revision + 1");
}

static HqSetupPast *
read_past (HqTestDay *fixture, guint most)
{
  g_autoptr (GError) error = NULL;
  HqSetupPast *past = hq_setup_past_read (fixture->test.hall, &(HqSetupPastAsk){ .most = most },
                                          &error);

  g_assert_no_error (error);
  return past;
}

/* The newest change but @i. */
static const HqDataChange *
get_change (const HqSetupPast *past, guint i)
{
  const HqSetupPastChange *change = past->changes->pdata[i];

  g_assert_nonnull (change->data);
  return change->data;
}

static HqCalendar *
read_calendar (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendarView) view = hq_calendar_plan_read (fixture->test.hall, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&view->calendar);
}

#define CALENDAR(calendar) .act = HQ_ACT_IMPORT_CALENDAR, .rows = (gpointer) (calendar)

/* A day is turned, then a year added; both are taken back, the last one first. */
static void
test_data_calendar (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) first = read_calendar (fixture);
  g_autoptr (HqCalendar) second = hq_calendar_edit_copy (first, 20210220);
  g_autoptr (HqCalendar) third = hq_calendar_edit_copy (second, 0);
  g_autoptr (HqCalendar) now = NULL;
  g_autoptr (HqSetupPast) past = NULL;
  const HqSetupPastChange *change;

  hq_calendar_add_year (third, 2022);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "m1";
  DO (CALENDAR (first));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 0);
  DO (CALENDAR (second));
  DO (CALENDAR (third));
  DO (CALENDAR (third));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change WHERE act = 'import-calendar'"
                          " AND subject = 'calendar' AND staff = 'm1'"),
                   ==, 2);
  past = read_past (fixture, 2);
  g_assert_cmpuint (past->changes->len, ==, 2);
  g_assert_cmpint (past->last.data, ==, 2);
  change = past->changes->pdata[0];
  g_assert_cmpstr (change->staff, ==, "m1");
  g_assert_cmpint (change->number, ==, 2);
  g_assert_cmpuint (hq_calendar_edit_count_changes (get_change (past, 0)->before, second), ==, 0);
  g_assert_cmpuint (hq_calendar_edit_count_changes (get_change (past, 0)->after, third), ==, 0);
  DO (CALENDAR (get_change (past, 0)->before));
  DO (CALENDAR (get_change (past, 1)->before));
  now = read_calendar (fixture);
  g_assert_cmpuint (hq_calendar_edit_count_changes (first, now), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 4);
  hq_test_hall_check (&fixture->test);
}

/* What was before cannot be again where an open case is due after its end. */
static void
test_data_calendar_needed (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) first = read_calendar (fixture);
  g_autoptr (HqCalendar) none = hq_calendar_new ();
  g_autoptr (HqSetupPast) past = NULL;

  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CALENDAR (none));
  DO (CALENDAR (first));
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CASE_OPEN, .item = "P5");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  past = read_past (fixture, 1);
  g_assert_cmpuint (past->n_older, ==, COUNT ("SELECT count(*) FROM setup_change") + 1);
  REFUSE (NO_CALENDAR, CALENDAR (get_change (past, 0)->before));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 2);
}

#define ITEM(from, to) .act = HQ_ACT_ITEM, .rows = &(HqItemChange){ from, to }

/* An item is changed, renamed and taken away; all of it is undone, the last one first. */
static void
test_data_item (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) first = hq_test_day_find_item (fixture, "P5");
  g_autoptr (HqItem) second = hq_item_copy (first);
  g_autoptr (HqItem) third = NULL;
  g_autoptr (HqItem) now = NULL;
  g_autoptr (HqSetupPast) past = NULL;

  second->promised_days = 3;
  third = hq_item_copy (second);
  g_free (third->materials);
  third->materials = g_strdup ("身份证，\n\"原件\"; 复印件");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (ITEM (first, first));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 0);
  DO (ITEM (first, second));
  DO (ITEM (second, third));
  DO (ITEM (third, NULL));
  /* The hall calls its department otherwise by then. */
  SQL ("UPDATE department SET name = '税务局'");
  SQL ("UPDATE hall SET revision = revision + 1");
  past = read_past (fixture, 3);
  g_assert_cmpstr (get_change (past, 0)->subject, ==, "P5");
  g_assert_null (get_change (past, 0)->after);
  g_assert_true (hq_item_equal (get_change (past, 0)->before, third));
  g_assert_true (hq_item_equal (get_change (past, 1)->after, third));
  DO (ITEM (NULL, get_change (past, 0)->before));
  DO (ITEM (get_change (past, 1)->after, get_change (past, 1)->before));
  DO (ITEM (get_change (past, 2)->after, get_change (past, 2)->before));
  now = hq_test_day_find_item (fixture, "P5");
  g_assert_true (hq_item_equal (now, first));
  /* It is as it was before the second one no more. */
  REFUSE (ITEM_CHANGED, ITEM (get_change (past, 1)->after, get_change (past, 1)->before));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change WHERE act = 'item' AND subject = 'P5'"), ==, 6);
  hq_test_hall_check (&fixture->test);
}

/* What has its department no more is kept, and refused. */
static void
test_data_item_homeless (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) item = hq_test_day_find_item (fixture, "P5");
  g_autoptr (HqItem) other = hq_item_copy (item);
  g_autoptr (HqSetupPast) past = NULL;
  const HqItem *before;

  SQL ("INSERT INTO department (hall, department, name) SELECT hall, 'old', '旧' FROM hall");
  SQL ("UPDATE hall SET revision = revision + 1");
  g_free (other->department);
  other->department = g_strdup ("old");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (ITEM (item, other));
  DO (ITEM (other, item));
  SQL ("UPDATE department SET active = 0 WHERE department = 'old'");
  SQL ("UPDATE hall SET revision = revision + 1");
  past = read_past (fixture, 1);
  before = get_change (past, 0)->before;
  g_assert_cmpstr (before->department, ==, "old");
  REFUSE (NOT_FOUND, ITEM (item, before));
}

/* A whole catalogue takes the place of another one, and that its place again. */
static void
test_data_catalogue (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = hq_item_table_load_all (hq_hall_get_database (fixture->test.hall), &error);
  g_autoptr (GPtrArray) second = hq_item_new_array ();
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HqSetupPast) past = NULL;
  static const char *const items[] = { "P1", NULL };
  HqItemListFile *file;

  g_assert_no_error (error);
  for (guint i = first->len; i > 1; i--)
    g_ptr_array_add (second, hq_item_copy (first->pdata[i - 1]));
  ((HqItem *) second->pdata[0])->counter_minutes++;
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (.act = HQ_ACT_IMPORT_CATALOGUE, .rows = first);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 0);
  DO (.act = HQ_ACT_IMPORT_CATALOGUE, .rows = second);
  past = read_past (fixture, 1);
  file = hq_item_list_read_back (fixture->test.hall, get_change (past, 0)->before, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->added, ==, 1);
  g_assert_cmpuint (file->changed, ==, 1);
  g_assert_cmpuint (file->dropped, ==, 0);
  DO (.act = HQ_ACT_IMPORT_CATALOGUE, .rows = file->items);
  hq_item_list_free_file (file);
  again = hq_item_table_load_all (hq_hall_get_database (fixture->test.hall), &error);
  g_assert_cmpuint (again->len, ==, first->len);
  for (guint i = 0; i < again->len; i++)
    g_assert_true (hq_item_equal (again->pdata[i], first->pdata[i]));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change WHERE act = 'import-catalogue'"), ==, 2);
  /* A ticket waits for what the older one had not. */
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = items);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  g_ptr_array_remove_range (second, 0, second->len);
  REFUSE (IN_USE, .act = HQ_ACT_IMPORT_CATALOGUE, .rows = second);
  hq_test_hall_check (&fixture->test);
}

#define ROTA(rows_) .act = HQ_ACT_ROTA, .from = 20210222, .rows = (gpointer) (rows_)

static guint64
read_planned (HqTestDay *fixture, int counter)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max(halves), 0) FROM rota_day WHERE counter = %d",
                                          counter);

  return (guint64) COUNT (sql);
}

/* A day gets a rota of its own, another one, and none; all of it is undone, the last one first. */
static void
test_data_rota (HqTestDay *fixture, gconstpointer data)
{
  const HqRotaCounter plans[] = { { 2, hq_rota_mask (540, 600) | hq_rota_mask (1410, 1440) }, { 1, 0 } };
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (HqSetupPast) past = NULL;

  g_array_append_vals (first, plans, 2);
  g_array_append_vals (second, plans, 1);
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (ROTA (NULL));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 0);
  DO (ROTA (first));
  DO (ROTA (second));
  DO (ROTA (second));
  DO (ROTA (NULL));
  past = read_past (fixture, 3);
  g_assert_cmpstr (get_change (past, 0)->subject, ==, "2021-02-22");
  g_assert_null (get_change (past, 0)->after);
  g_assert_null (get_change (past, 2)->before);
  g_assert_cmpuint (hq_rota_get (get_change (past, 2)->after, 2), ==, plans[0].halves);
  DO (ROTA (get_change (past, 0)->before));
  g_assert_cmpuint (read_planned (fixture, 2), ==, plans[0].halves);
  DO (ROTA (get_change (past, 1)->before));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rota_day"), ==, 2);
  DO (ROTA (get_change (past, 2)->before));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rota_day"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change WHERE act = 'rota' AND staff = 'm1'"), ==, 6);
  hq_test_hall_check (&fixture->test);
}

static gboolean
rewrite (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_database_run (db, user_data, error, "h");
}

/* The list itself cannot be rewritten, and is not read again where nothing was added to it. */
static void
test_data_kept (HqTestDay *fixture, gconstpointer data)
{
  static const HqText texts[] = { { "UPDATE data_change SET before = after WHERE hall = ?" },
                                  { "DELETE FROM data_change WHERE hall = ?" } };
  g_autoptr (HqCalendar) calendar = read_calendar (fixture);
  g_autoptr (HqSetupPast) past = NULL;
  g_autoptr (HqSetupPast) same = NULL;
  HqSetupPastAsk ask = { .most = 9, .newer = TRUE };

  hq_calendar_add_year (calendar, 2022);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CALENDAR (calendar));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hq_database_write (hq_hall_get_database (fixture->test.hall), rewrite,
                                         (gpointer) &texts[i], &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
    }
  past = hq_setup_past_read (fixture->test.hall, &ask, NULL);
  g_assert_nonnull (past->changes);
  ask.last = past->last;
  same = hq_setup_past_read (fixture->test.hall, &ask, NULL);
  g_assert_null (same->changes);
}

#define ADD_DATA(path, func)                                                                       \
  g_test_add (path, HqTestDay, NULL, init, func, hq_test_day_clear)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_DATA ("/data-change/calendar", test_data_calendar);
  ADD_DATA ("/data-change/calendar-needed", test_data_calendar_needed);
  ADD_DATA ("/data-change/item", test_data_item);
  ADD_DATA ("/data-change/item-homeless", test_data_item_homeless);
  ADD_DATA ("/data-change/catalogue", test_data_catalogue);
  ADD_DATA ("/data-change/rota", test_data_rota);
  ADD_DATA ("/data-change/kept", test_data_kept);
  return g_test_run ();
}
