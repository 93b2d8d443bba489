/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-change.h"

#include <string.h>

#include "hq-init.h"
#include "hq-setup-copy.h"
#include "hq-setup-diff.h"
#include "hq-setup-past.h"
#include "hq-setup-text.h"
#include "hq-test-day.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define PASSWORD "Zhengque-mima-2021"

/* A draft of the hall as it is, with somebody who may change it. */
static HqSetup *
begin (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  const HqSetup *setup = hq_hall_get_setup (fixture->test.hall, &error);
  HqSetup *draft;

  g_assert_no_error (error);
  fixture->place = NULL;
  draft = hq_setup_copy (setup);
  if (hq_setup_find_staff (draft, "a1") == NULL)
    *hq_setup_add_staff (draft) = (HqStaff) { g_strdup ("a1"), g_strdup ("管理员"), g_strdup (""),
                                              NULL, 1u << HQ_ROLE_ADMINISTRATOR };
  return draft;
}

#define MAKE(draft) DO (.act = HQ_ACT_SETUP, .rows = draft, .id = (draft)->change)
#define MAKE_NOT(code, draft) REFUSE (code, .act = HQ_ACT_SETUP, .rows = draft, .id = (draft)->change)

static void
rename_service (HqSetup *draft, guint index, const char *name)
{
  HqService *service = draft->services->pdata[index];

  g_free (service->name);
  service->name = g_strdup (name);
}

static void
drop_staff (HqSetup *draft, const char *staff)
{
  for (guint i = 0; i < draft->staff->len; i++)
    if (g_str_equal (((HqStaff *) draft->staff->pdata[i])->staff, staff))
      {
        g_ptr_array_remove_index (draft->staff, i);
        return;
      }
  g_assert_not_reached ();
}

static char *
say_now (HqTestDay *fixture)
{
  return hq_setup_text_format (hq_hall_get_setup (fixture->test.hall, NULL));
}

/* A hall that is older than its list begins it with what the first change found; each further change is
 * one row with one event, and others see it. */
static void
test_setup_change_kept (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqHall) other = hq_hall_open (fixture->test.path, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqSetupChangeRow));
  g_autofree char *before = say_now (fixture);
  g_autofree char *kept = NULL;
  g_autoptr (HqSetup) draft = begin (fixture);
  g_autoptr (HqSetup) next = NULL;
  g_autoptr (HqSetup) first = NULL;
  const HqSetupChangeRow *row;

  g_assert_nonnull (hq_hall_get_setup (other, NULL));
  g_assert_cmpint (draft->change, ==, 0);
  rename_service (draft, 0, "不动产登记");
  MAKE (draft);
  g_assert_cmpint (fixture->answer.value, ==, 2);
  g_assert_cmpstr (hq_setup_find_service (hq_hall_get_setup (other, NULL), "A")->name, ==,
                   "不动产登记");
  first = hq_setup_change_read_one (fixture->test.hall, 1, NULL);
  g_assert_nonnull (first);
  kept = hq_setup_text_format (first);
  g_assert_cmpstr (kept, ==, before);

  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "a1";
  next = begin (fixture);
  g_assert_cmpint (next->change, ==, 2);
  rename_service (next, 1, "车管");
  MAKE (next);
  g_assert_cmpint (fixture->answer.value, ==, 3);
  g_assert_true (hq_setup_change_read_list (fixture->test.hall, rows, NULL));
  g_assert_cmpuint (rows->len, ==, 3);
  row = &g_array_index (rows, HqSetupChangeRow, 0);
  g_assert_cmpint (row->number, ==, 3);
  g_assert_cmpint (row->at, ==, fixture->now);
  g_assert_cmpstr (row->staff, ==, "a1");
  g_assert_cmpstr (row->act, ==, "setup");
  g_assert_cmpstr (g_array_index (rows, HqSetupChangeRow, 2).act, ==, HQ_SETUP_CHANGE_FOUND);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'setup' AND subject = 'hall'"
                          " AND value IN (2, 3)"),
                   ==, 2);
  g_assert_null (hq_setup_change_read_one (fixture->test.hall, 4, NULL));
  hq_test_hall_check (&fixture->test);
}

/* Two who began from the same set-up: the second one would undo what the first did. */
static void
test_setup_change_meanwhile (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) one = begin (fixture);
  g_autoptr (HqSetup) two = begin (fixture);
  g_autoptr (HqSetup) again = NULL;

  rename_service (one, 0, "甲");
  rename_service (two, 1, "乙");
  MAKE (one);
  MAKE_NOT (SETUP_CHANGED, two);
  /* What it does by itself is refused as well: the same once more, and nothing at all. */
  MAKE_NOT (SETUP_CHANGED, one);
  again = begin (fixture);
  MAKE_NOT (UNCHANGED, again);
  REFUSE (INVALID, .act = HQ_ACT_SETUP, .id = again->change);
  rename_service (again, 1, "乙");
  MAKE (again);
  /* An import comes between as well, and is one of the changes. */
  g_clear_pointer (&two, hq_setup_unref);
  two = begin (fixture);
  rename_service (two, 2, "丙");
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = one);
  g_assert_cmpint (COUNT ("SELECT max(number) FROM setup_change"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM setup_change WHERE act = 'import-hall'"), ==, 1);
  MAKE_NOT (SETUP_CHANGED, two);
  /* The same file once more is no change. */
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = one);
  g_assert_cmpint (COUNT ("SELECT max(number) FROM setup_change"), ==, 4);
}

static void
test_setup_change_rules (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) wrong = begin (fixture);
  g_autoptr (HqSetup) alone = begin (fixture);
  g_autoptr (HqSetup) bound = begin (fixture);
  HqService *service = wrong->services->pdata[0];

  service->prefix = 'I';
  MAKE_NOT (INVALID, wrong);
  drop_staff (alone, "a1");
  MAKE_NOT (INVALID, alone);
  /* A setting of which the rules of a draft know nothing is held to those of the file. */
  *hq_setup_add_setting (bound) = (HqSetting) { g_strdup ("walk_floor"), g_strdup ("-5") };
  MAKE_NOT (IMPORT, bound);
}

static void
give_roles (HqSetup *draft, const char *staff, guint roles)
{
  ((HqStaff *) hq_setup_find_staff (draft, staff))->roles = roles;
}

/* Whoever is at a counter stays a clerk there, whatever else they become. */
static void
test_setup_change_clerk (HqTestDay *fixture, gconstpointer data)
{
  const guint clerk = 1u << HQ_ROLE_CLERK, manager = 1u << HQ_ROLE_MANAGER;
  g_autoptr (HqSetup) draft = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  draft = begin (fixture);
  give_roles (draft, "c1", manager);
  MAKE_NOT (AT_COUNTER, draft);
  REFUSE (AT_COUNTER, .act = HQ_ACT_IMPORT_HALL, .rows = draft);
  give_roles (draft, "c1", clerk | manager);
  give_roles (draft, "c2", manager);
  MAKE (draft);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  g_clear_pointer (&draft, hq_setup_unref);
  draft = begin (fixture);
  give_roles (draft, "c1", manager);
  MAKE (draft);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff_role WHERE staff = 'c1' AND role = 'clerk'"),
                   ==, 0);
}

/* Whoever was taken off the list, or lost the role, acts no more, though the screen still names them. */
static void
test_setup_change_acting (HqTestDay *fixture, gconstpointer data)
{
  HqActor guide = { .role = HQ_ROLE_GUIDE, .staff = "g1", .device = "K1", .request = "first" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A", .now = fixture->now };
  g_autoptr (HqSetup) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 tickets;
  HqAnswer answer;

  g_assert_true (hq_hall_run (fixture->test.hall, &guide, &order, &answer, &error));
  g_assert_no_error (error);
  tickets = COUNT ("SELECT count(*) FROM ticket");
  draft = begin (fixture);
  give_roles (draft, "g1", 1u << HQ_ROLE_MANAGER);
  MAKE (draft);
  /* What was done before is told again. */
  g_assert_true (hq_hall_run (fixture->test.hall, &guide, &order, &answer, &error));
  g_assert_true (answer.repeated);
  guide.request = NULL;
  g_assert_false (hq_hall_run (fixture->test.hall, &guide, &order, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_LISTED);
  g_clear_error (&error);
  g_clear_pointer (&draft, hq_setup_unref);
  draft = begin (fixture);
  drop_staff (draft, "g1");
  MAKE (draft);
  for (int role = HQ_ROLE_VISITOR; role <= HQ_ROLE_GUIDE; role++)
    {
      guide.role = (HqRole) role;
      g_assert_false (hq_hall_run (fixture->test.hall, &guide, &order, &answer, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_LISTED);
      g_clear_error (&error);
    }
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, tickets);
  /* Nobody in particular goes on. */
  guide.staff = NULL;
  g_assert_true (hq_hall_run (fixture->test.hall, &guide, &order, &answer, &error));
  g_assert_no_error (error);
}

/* Who is at work is not taken away, and what nobody uses comes and goes. A password outlives each change
 * that its owner does, and goes with them: a code that comes back, or is given to another, has none. */
static void
test_setup_change_use (HqTestDay *fixture, gconstpointer data)
{
  static const char *const owners[] = { "c1", "c2", "c3" };
  g_autoptr (HqSetup) draft = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    DO (.act = HQ_ACT_PASSWORD, .staff = owners[i], .password = PASSWORD);
  draft = begin (fixture);
  drop_staff (draft, "c1");
  MAKE_NOT (IN_USE, draft);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  drop_staff (draft, "c2");
  MAKE (draft);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE active = 0 AND staff = 'c1'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE staff = 'c2'"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE password IS NOT NULL"), ==, 1);
  /* As an older version left it. */
  SQL ("UPDATE staff SET password = (SELECT password FROM staff WHERE staff = 'c3')"
       " WHERE staff = 'c1'");
  g_clear_pointer (&draft, hq_setup_unref);
  draft = begin (fixture);
  *hq_setup_add_staff (draft) = (HqStaff) { g_strdup ("c1"), g_strdup ("李四"), g_strdup (""), NULL,
                                            1u << HQ_ROLE_CLERK };
  MAKE (draft);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE active = 1 AND staff = 'c1'"
                          " AND name = '李四'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE password IS NOT NULL"
                          " AND staff = 'c3'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE password IS NOT NULL"), ==, 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM setup_change WHERE text LIKE '%argon%'"), ==, 0);
  hq_test_hall_check (&fixture->test);
}

/* Loans are of the day and not of the set-up: a change leaves them alone and does not tell of them. */
static void
test_setup_change_loan (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) draft = NULL;
  g_autoptr (HqSetup) kept = NULL;

  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  draft = begin (fixture);
  rename_service (draft, 0, "甲");
  MAKE (draft);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_service WHERE lent_until IS NOT NULL"), ==,
                   1);
  kept = hq_setup_change_read_one (fixture->test.hall, 2, NULL);
  g_assert_nonnull (kept);
  g_assert_false (hq_setup_serves (kept, 1, "D", fixture->now));
}

/* Any state of before comes back by the same way, whatever came between. */
static void
test_setup_change_back (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (HqSetup) draft = begin (fixture);
  g_autoptr (HqSetup) next = NULL;
  g_autoptr (HqSetup) old = NULL;

  rename_service (draft, 0, "甲");
  MAKE (draft);
  before = say_now (fixture);
  next = begin (fixture);
  g_ptr_array_set_size (next->devices, 0);
  rename_service (next, 0, "乙");
  drop_staff (next, "c3");
  MAKE (next);
  old = hq_setup_change_read_one (fixture->test.hall, 2, NULL);
  g_assert_nonnull (old);
  g_assert_cmpint (old->change, ==, 2);
  MAKE_NOT (SETUP_CHANGED, old);
  DO (.act = HQ_ACT_SETUP, .rows = old, .id = 3);
  g_assert_cmpint (fixture->answer.value, ==, 4);
  after = say_now (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What each of the newest changes did, against the one before it. */
static void
test_setup_change_past (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetupPast) past = NULL;
  const HqSetupPastChange *change;
  const HqSetupDifference *difference;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (HqSetup) draft = begin (fixture);
      g_autofree char *name = g_strdup_printf ("第%d次", i);

      rename_service (draft, 0, name);
      MAKE (draft);
    }
  past = hq_setup_past_read (fixture->test.hall, &(HqSetupPastAsk){ .most = 2 }, NULL);
  g_assert_nonnull (past);
  g_assert_cmpuint (past->changes->len, ==, 2);
  g_assert_cmpuint (past->n_older, ==, 2);
  change = past->changes->pdata[1];
  g_assert_cmpint (change->number, ==, 3);
  g_assert_cmpuint (change->differences->len, ==, 1);
  difference = change->differences->pdata[0];
  g_assert_cmpstr (difference->before, ==, "第0次");
  g_assert_cmpstr (difference->after, ==, "第1次");
  g_assert_cmpint (change->before->change, ==, 2);
  g_clear_pointer (&past, hq_setup_past_free);
  past = hq_setup_past_read (fixture->test.hall, &(HqSetupPastAsk){ .most = 9 }, NULL);
  g_assert_nonnull (past);
  g_assert_cmpuint (past->n_older, ==, 0);
  change = past->changes->pdata[3];
  g_assert_null (change->before);
  g_assert_cmpuint (change->differences->len, ==, 0);
}

static gboolean
rewrite (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_database_run (db, user_data, error, "h");
}

/* The list itself cannot be rewritten. */
static void
test_setup_change_never_changed (HqTestDay *fixture, gconstpointer data)
{
  static const HqText texts[] = { { "UPDATE setup_change SET text = act WHERE hall = ?" },
                                  { "DELETE FROM setup_change WHERE hall = ?" } };
  g_autoptr (HqSetup) draft = begin (fixture);

  MAKE (draft);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hq_database_write (hq_hall_get_database (fixture->test.hall), rewrite,
                                         (gpointer) &texts[i], &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
    }
  g_assert_cmpint (COUNT ("SELECT count(*) FROM setup_change WHERE text <> act"), ==, 2);
}

/* What changes its rows without the act is found by the next change, and told apart from it. */
static void
test_setup_change_found (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) draft = begin (fixture);
  g_autoptr (HqSetup) next = NULL;
  g_autoptr (HqSetup) found = NULL;

  rename_service (draft, 0, "甲");
  MAKE (draft);
  SQL ("UPDATE floor SET name = '别的' WHERE floor = 1");
  SQL ("UPDATE hall SET revision = revision + 1");
  next = begin (fixture);
  rename_service (next, 0, "乙");
  MAKE (next);
  g_assert_cmpint (fixture->answer.value, ==, 4);
  found = hq_setup_change_read_one (fixture->test.hall, 3, NULL);
  g_assert_nonnull (found);
  g_assert_cmpstr (hq_setup_find_floor (found, 1)->name, ==, "别的");
  g_assert_cmpstr (hq_setup_find_service (found, "A")->name, ==, "甲");
}

static void
test_setup_change_rights (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) draft = begin (fixture);

  MAKE (draft);
  g_clear_pointer (&draft, hq_setup_unref);
  draft = begin (fixture);
  rename_service (draft, 0, "甲");
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  MAKE_NOT (DENIED, draft);
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c1";
  MAKE_NOT (DENIED, draft);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "a1";
  MAKE (draft);
}

/* From nothing ------------------------------------------------------------------------------- */

static void
add_day (HqSetup *draft, const char *kind, HqDayType type)
{
  *hq_setup_add_day_kind (draft)
    = (HqDayKind) { g_strdup (kind), g_strdup (kind), g_strdup (""), (int) type };
  *hq_setup_add_session (draft) = (HqSession) { g_strdup (kind), g_strdup ("day"), g_strdup ("全天"),
                                                g_strdup (""), 0, 1440, 1440 };
  *hq_setup_add_service_session (draft)
    = (HqServiceSession) { g_strdup ("tax"), g_strdup (kind), g_strdup ("day"), -1 };
}

/* All that a hall needs for one number, whatever day it is. */
static void
build (HqSetup *draft)
{
  *hq_setup_add_floor (draft) = (HqFloor) { 1, g_strdup ("一楼"), g_strdup ("") };
  *hq_setup_add_zone (draft) = (HqZone) { g_strdup ("a"), 1, g_strdup ("A区"), g_strdup (""), FALSE };
  *hq_setup_add_service (draft) = (HqService) {
    .service = g_strdup ("tax"), .prefix = 'A', .name = g_strdup ("税务"), .name_en = g_strdup (""),
    .zone = g_strdup ("a"), .warn_waiting = 30, .matters_limit = 3, .targets = { 20, 8, 5, 8 },
    .usual_outcome = HQ_OUTCOME_DONE
  };
  for (int type = 0; type < HQ_N_DAY_TYPES; type++)
    add_day (draft, hq_nick_get (HQ_SET_DAY_TYPE, type), (HqDayType) type);
  *hq_setup_add_counter (draft) = (HqCounter) { 1, g_strdup ("a"), 1, HQ_COUNTER_GENERAL, NULL };
  *hq_setup_add_counter_service (draft) = (HqCounterService) { 1, g_strdup ("tax"), FALSE, 0 };
  *hq_setup_add_staff (draft) = (HqStaff) { g_strdup ("c1"), g_strdup ("张三"), g_strdup ("001"),
                                            NULL, 1u << HQ_ROLE_CLERK };
  *hq_setup_add_device (draft) = (HqDevice) { g_strdup ("K1"), g_strdup ("kiosk"),
                                              g_strdup ("取号机"), 1, 0 };
}

static void
run (HqHall *hall, HqActor actor, HqOrder order, HqAnswer *answer)
{
  g_autoptr (GError) error = NULL;

  hq_hall_run (hall, &actor, &order, answer, &error);
  g_assert_no_error (error);
}

/* A real hall with its administrator and nothing else becomes one that gives a number, with nothing but
 * the act and a calendar. */
static void
test_setup_change_from_nothing (void)
{
  const HqActor administrator = { .role = HQ_ROLE_ADMINISTRATOR, .staff = "admin" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) draft = NULL;
  HqTestHall test = { .path = hq_test_store_new () };
  HqAnswer answer;

  g_assert_true (hq_init_create_empty (test.path, "admin", PASSWORD, &error));
  g_assert_no_error (error);
  test.hall = hq_hall_open (test.path, &error);
  g_assert_no_error (error);
  for (int year = -1; year <= 1; year++)
    hq_calendar_add_year (calendar, g_date_time_get_year (now) + year);
  run (test.hall, administrator, (HqOrder) { .act = HQ_ACT_IMPORT_CALENDAR, .rows = calendar },
       &answer);
  draft = hq_setup_copy (hq_hall_get_setup (test.hall, NULL));
  g_assert_cmpint (draft->change, ==, 1);
  build (draft);
  run (test.hall, administrator,
       (HqOrder) { .act = HQ_ACT_SETUP, .rows = draft, .id = draft->change }, &answer);
  g_assert_cmpint (answer.value, ==, 2);
  run (test.hall, administrator,
       (HqOrder) { .act = HQ_ACT_PASSWORD, .staff = "c1", .password = PASSWORD }, &answer);
  run (test.hall, (HqActor) { .role = HQ_ROLE_VISITOR, .device = "K1" },
       (HqOrder) { .act = HQ_ACT_ISSUE, .service = "tax" }, &answer);
  g_assert_cmpuint (answer.ticket.number, ==, 1);
  g_assert_cmpint (answer.ticket.prefix, ==, 'A');
  hq_test_hall_check (&test);
  hq_test_hall_clear (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/setup-change/kept", test_setup_change_kept);
  ADD ("/setup-change/meanwhile", test_setup_change_meanwhile);
  ADD ("/setup-change/rules", test_setup_change_rules);
  ADD ("/setup-change/use", test_setup_change_use);
  ADD ("/setup-change/clerk", test_setup_change_clerk);
  ADD ("/setup-change/acting", test_setup_change_acting);
  ADD ("/setup-change/loan", test_setup_change_loan);
  ADD ("/setup-change/back", test_setup_change_back);
  ADD ("/setup-change/past", test_setup_change_past);
  ADD ("/setup-change/never-changed", test_setup_change_never_changed);
  ADD ("/setup-change/found", test_setup_change_found);
  ADD ("/setup-change/rights", test_setup_change_rights);
  g_test_add_func ("/setup-change/from-nothing", test_setup_change_from_nothing);
  return g_test_run ();
}
