/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-code.h"
#include "hq-follow-list.h"
#include "hq-follow-rule.h"
#include "hq-migration.h"
#include "hq-test-day.h"
#include "hq-test-store.h"

#define FOLLOW(name, ...) .act = HQ_ACT_FOLLOW_##name, .id = 1, __VA_ARGS__
#define HAS(sql) g_assert_cmpint (COUNT ("SELECT count(*) FROM " sql), ==, 1)
#define TELEPHONE "13800003210"

/* c1 is rated, a manager too, of the tax department as the manager m2 and the supervisor s2; s1 is of the police, and m1
 * of no department. */
static void
init (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_init_tax (fixture, data);
  SQL ("INSERT INTO department (hall, department, name) SELECT hall, 'police', '公安' FROM hall");
  SQL ("INSERT INTO staff (hall, staff, name, department) SELECT hall, 'm2', '李', 'tax' FROM hall"
       " UNION ALL SELECT hall, 's1', '周', 'police' FROM hall"
       " UNION ALL SELECT hall, 's2', '吴', 'tax' FROM hall");
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'm2', 'manager' FROM hall"
       " UNION ALL SELECT hall, 'c1', 'manager' FROM hall"
       " UNION ALL SELECT hall, 's1', 'supervisor' FROM hall"
       " UNION ALL SELECT hall, 's2', 'supervisor' FROM hall");
  SQL ("UPDATE staff SET department = 'tax' WHERE staff = 'c1'");
  SQL ("UPDATE hall SET revision = revision + 1");
}

/* Who acts from here on. */
static void
become (HqTestDay *fixture, HqRole role, const char *staff)
{
  fixture->role = role;
  fixture->staff = staff;
}

static void
rate (HqTestDay *fixture, int level, const char *telephone)
{
  g_autofree char *code = NULL;

  become (fixture, HQ_ROLE_OPERATOR, NULL);
  if (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL") == 0)
    DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_visit (fixture, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  code = hq_code_format_token (fixture->answer.ticket.token);
  hq_test_day_wait (fixture, 10);
  DO (.act = HQ_ACT_RATE, .code = code, .level = level, .pad = TRUE, .comment = "等了一上午",
      .telephone = telephone);
  become (fixture, HQ_ROLE_MANAGER, "m1");
}

static HqFollowView *
look_up (HqTestDay *fixture, HqRole role, const char *staff, gint64 follow_up)
{
  const HqFollowAsk ask = { .role = role, .staff = staff, .follow_up = follow_up, .days = 30 };
  g_autoptr (GError) error = NULL;
  HqFollowView *view = hq_follow_list_read (fixture->test.hall, &ask, &error);

  g_assert_no_error (error);
  return view;
}

static void
test_follow_begin (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  HqFollowView *view;

  rate (fixture, 3, NULL);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM follow_up"), ==, 0);
  rate (fixture, 2, NULL);
  HAS ("follow_up WHERE follow_up = 1 AND ticket = 2 AND period = 1 AND state = 'verify'");
  /* It is the last level that counts: from good to bad, and back. */
  rate (fixture, 5, NULL);
  code = hq_code_format_token (fixture->answer.ticket.token);
  become (fixture, HQ_ROLE_OPERATOR, NULL);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE);
  HAS ("follow_up WHERE follow_up = 2 AND ticket = 3");
  DO (.act = HQ_ACT_RATE, .code = code, .level = 4, .pad = TRUE);
  become (fixture, HQ_ROLE_MANAGER, "m1");
  REFUSE (NOT_FOUND, .act = HQ_ACT_FOLLOW_VERIFY, .id = 2, .text = "属实");
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_cmpuint (view->counts[HQ_FOLLOW_LIST_NEW], ==, 1);
  g_assert_cmpuint (view->lines->len, ==, 1);
  g_assert_cmpint (((HqFollowLine *) view->lines->pdata[0])->row->follow_up, ==, 1);
  hq_follow_list_free (view);
  hq_test_hall_check (&fixture->test);
  /* While it may still be changed it is not withdrawn. */
  DO (.act = HQ_ACT_CLOSE_DAY);
  HAS ("follow_up WHERE follow_up = 2 AND state = 'verify'");
  hq_test_day_wait (fixture, 6);
  DO (.act = HQ_ACT_CLOSE_DAY);
  HAS ("follow_up WHERE follow_up = 2 AND state = 'withdrawn' AND ended_day = 20210218");
  HAS ("follow_up WHERE follow_up = 1 AND state = 'verify'");
  hq_test_hall_check (&fixture->test);
}

/* What was begun on a rating that its visitor made a good one is withdrawn as well, and stops nobody. */
static void
test_follow_withdrawn (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  rate (fixture, 1, NULL);
  code = hq_code_format_token (fixture->answer.ticket.token);
  DO (FOLLOW (PROPOSE, .type = "invalid", .text = "误评"));
  become (fixture, HQ_ROLE_OPERATOR, NULL);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 5, .pad = TRUE);
  hq_test_day_wait (fixture, 6);
  DO (.act = HQ_ACT_CLOSE_DAY);
  HAS ("follow_up WHERE follow_up = 1 AND state = 'withdrawn' AND proposal IS NULL");
  hq_test_hall_check (&fixture->test);
}

/* The telephone as who looks at it now gets it; %NULL where it is refused. */
static char *
read_telephone (HqTestDay *fixture, HqTime at, const char *staff)
{
  const HqFollowLook look = { 1, at, staff, "-" };

  return hq_follow_list_read_telephone (fixture->test.hall, &look, NULL);
}

static void
test_follow_way (HqTestDay *fixture, gconstpointer data)
{
  HqFollowView *view;
  g_autofree char *telephone = NULL;
  const HqFollowLine *line;

  rate (fixture, 1, TELEPHONE);
  REFUSE (REASON_NEEDED, FOLLOW (VERIFY));
  REFUSE (NOT_FOUND, .act = HQ_ACT_FOLLOW_VERIFY, .id = 9, .text = "属实");
  DO (FOLLOW (VERIFY, .text = "情况属实"));
  g_assert_cmpint (fixture->answer.value, ==, 1);
  REFUSE (WRONG_STATE, FOLLOW (VERIFY, .text = "情况属实"));
  DO (FOLLOW (RECTIFY, .text = "增开窗口"));
  REFUSE (INVALID, FOLLOW (CALL, .type = "agreed"));
  REFUSE (INVALID, FOLLOW (CALL));
  /* Nothing is read that was not logged before; and what was, by whoever it was, and for a while. */
  g_assert_null (read_telephone (fixture, fixture->now, "m1"));
  DO (FOLLOW (LOOK));
  HAS ("access WHERE staff = 'm1' AND what = 'follow-look' AND about = 1 AND granted = 1");
  telephone = read_telephone (fixture, fixture->answer.at, "m1");
  g_assert_cmpstr (telephone, ==, TELEPHONE);
  g_assert_null (read_telephone (fixture, fixture->answer.at, "s1"));
  g_assert_null (read_telephone (fixture, fixture->answer.at - 1, "m1"));
  DO (FOLLOW (CALL, .type = "discontent", .text = "仍需排队"));
  DO (FOLLOW (RECTIFY, .text = "再增一个窗口"));
  DO (FOLLOW (CALL, .type = "unreached"));
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 1);
  line = hq_follow_list_find (view, 1);
  g_assert_cmpstr (line->row->telephone, ==, "138****3210");
  g_assert_cmpstr (line->row->comment, ==, "等了一上午");
  g_assert_cmpuint (line->due, ==, 20210224);
  g_assert_cmpint (line->left, ==, 5);
  g_assert_cmpuint (view->steps->len, ==, 5);
  g_assert_cmpstr (((HqFollowStepRow *) view->steps->pdata[2])->text, ==, "仍需排队");
  hq_follow_list_free (view);
  DO (FOLLOW (CALL, .type = "content"));
  HAS ("follow_up WHERE state = 'closed' AND ended_day = 20210218 AND due_day = 20210224");
  REFUSE (WRONG_STATE, FOLLOW (LOOK));
  REFUSE (WRONG_STATE, FOLLOW (EXTEND, .text = "x"));
  HAS (
    "event WHERE act = 'follow-call' AND subject = 'content' AND before = 'call-back'"
    " AND after = 'closed' AND value = 1 AND staff = 'm1' AND ticket IS NULL AND counter IS NULL");
  hq_test_hall_check (&fixture->test);
}

/* No event and no log holds a telephone, what the visitor said, or what staff wrote about it. */
static void
test_follow_silent (HqTestDay *fixture, gconstpointer data)
{
  rate (fixture, 1, TELEPHONE);
  DO (FOLLOW (VERIFY, .text = "情况属实"));
  DO (FOLLOW (EXTEND, .text = "情况复杂"));
  DO (FOLLOW (LOOK));
  DO (FOLLOW (PROPOSE, .type = "unrectifiable", .text = "情况特殊"));
  become (fixture, HQ_ROLE_SUPERVISOR, "s1");
  DO (FOLLOW (DECIDE, .type = "refused", .text = "情况可改"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act >= 'follow-' AND act < 'follow.'"),
                   ==, 5);
  for (const char *const *word = (const char *const[]){ "3210", "情况", "一上午", NULL };
       *word != NULL; word++)
    {
      g_autofree char *events = g_strdup_printf (
        "SELECT count(*) FROM event WHERE coalesce(subject, '') || coalesce(before, '')"
        " || coalesce(after, '') || coalesce(request, '') LIKE '%%%s%%'",
        *word);
      g_autofree char *log = g_strdup_printf (
        "SELECT count(*) FROM access WHERE staff || place || what LIKE '%%%s%%'", *word);

      g_assert_cmpint (COUNT (events), ==, 0);
      g_assert_cmpint (COUNT (log), ==, 0);
    }
}

static void
test_follow_decide (HqTestDay *fixture, gconstpointer data)
{
  rate (fixture, 1, NULL);
  REFUSE (NOT_PROPOSED, FOLLOW (DECIDE, .type = "agreed"));
  REFUSE (WRONG_STATE, FOLLOW (PROPOSE, .type = "unrectifiable", .text = "x"));
  become (fixture, HQ_ROLE_MANAGER, "m2");
  DO (FOLLOW (PROPOSE, .type = "invalid", .text = "录像显示秩序正常"));
  REFUSE (PROPOSED, FOLLOW (VERIFY, .text = "属实"));
  REFUSE (OWN_PROPOSAL, FOLLOW (DECIDE, .type = "agreed"));
  /* It may be taken back, and made again. */
  DO (FOLLOW (DECIDE, .type = "refused", .text = "误提"));
  DO (FOLLOW (PROPOSE, .type = "invalid", .text = "录像显示秩序正常"));
  become (fixture, HQ_ROLE_SUPERVISOR, "s2");
  REFUSE (SAME_DEPARTMENT, FOLLOW (DECIDE, .type = "agreed"));
  become (fixture, HQ_ROLE_MANAGER, "c1");
  REFUSE (OWN_RATING, FOLLOW (DECIDE, .type = "agreed"));
  become (fixture, HQ_ROLE_SUPERVISOR, "s1");
  REFUSE (REASON_NEEDED, FOLLOW (DECIDE, .type = "refused"));
  DO (FOLLOW (DECIDE, .type = "refused", .text = "请补充材料"));
  HAS ("follow_up WHERE state = 'verify' AND proposal IS NULL AND proposed_by IS NULL");
  DO (FOLLOW (PROPOSE, .type = "invalid", .text = "录像显示秩序正常"));
  REFUSE (OWN_PROPOSAL, FOLLOW (DECIDE, .type = "agreed"));
  become (fixture, HQ_ROLE_OPERATOR, NULL);
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_visit (fixture, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  DO (.act = HQ_ACT_CLOSE_DAY);
  SQL ("UPDATE period SET recalls = 4 WHERE ticket = (SELECT max(ticket) FROM ticket)");
  become (fixture, HQ_ROLE_MANAGER, "m1");
  DO (FOLLOW (DECIDE, .type = "agreed"));
  HAS ("follow_up WHERE state = 'invalid' AND ended_day = 20210219");
  /* It stays a bad rating, and what was published says apart from then on that it was found invalid. */
  HAS ("rating WHERE level = 1");
  HAS ("daily_metric WHERE scope = 'hall' AND revision = 2 AND metric = 'invalid' AND numerator = 1"
       " AND denominator = 1 AND cause = 'follow-decide'");
  HAS ("daily_metric WHERE scope = 'hall' AND metric = 'satisfaction' AND denominator = 1");
  /* And nothing of a later day, whatever else has moved there since. */
  HAS ("business_day WHERE day = 20210219 AND state = 'closed'");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210219 AND revision > 1"), ==,
                   0);
  hq_test_hall_check (&fixture->test);
}

/* Who decides hangs on the department at the time of the rating, wherever the rated clerk is sent. */
static void
test_follow_moved (HqTestDay *fixture, gconstpointer data)
{
  HqFollowView *view;

  rate (fixture, 1, NULL);
  HAS ("follow_up WHERE department = 'tax'");
  SQL ("UPDATE staff SET department = 'police' WHERE staff = 'c1'");
  SQL ("UPDATE hall SET revision = revision + 1");
  DO (FOLLOW (PROPOSE, .type = "invalid", .text = "录像显示秩序正常"));
  become (fixture, HQ_ROLE_SUPERVISOR, "s2");
  REFUSE (SAME_DEPARTMENT, FOLLOW (DECIDE, .type = "agreed"));
  view = look_up (fixture, HQ_ROLE_SUPERVISOR, "s2", 1);
  g_assert_cmpuint (view->hidden, ==, 1);
  hq_follow_list_free (view);
  become (fixture, HQ_ROLE_SUPERVISOR, "s1");
  DO (FOLLOW (DECIDE, .type = "agreed"));
  /* What is rated from then on is of the new department. */
  rate (fixture, 1, NULL);
  HAS ("follow_up WHERE department = 'police'");
  become (fixture, HQ_ROLE_SUPERVISOR, "s1");
  REFUSE (SAME_DEPARTMENT, .act = HQ_ACT_FOLLOW_VERIFY, .id = 2, .text = "属实");
}

/* A store of before takes the present department of whoever was rated, by its step. */
static void
test_follow_older (HqTestDay *fixture, gconstpointer data)
{
  HqMigrationEngine engine = hq_test_store_is_server () ? HQ_MIGRATION_POSTGRES
                                                        : HQ_MIGRATION_SQLITE;
  g_autoptr (GError) error = NULL;
  g_autofree char *step = hq_migration_load (12, engine, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hq_migration_get_name (12), ==, "0013-follow-department.sql");
  rate (fixture, 1, NULL);
  SQL ("ALTER TABLE follow_up DROP COLUMN department");
  SQL (step);
  HAS ("follow_up WHERE department = 'tax'");
  hq_test_hall_check (&fixture->test);
}

static void
test_follow_rights (HqTestDay *fixture, gconstpointer data)
{
  static const HqRole others[] = { HQ_ROLE_VISITOR, HQ_ROLE_GUIDE, HQ_ROLE_CLERK,
                                   HQ_ROLE_ADMINISTRATOR };
  HqFollowView *view;

  rate (fixture, 1, TELEPHONE);
  for (HqAct act = HQ_ACT_FOLLOW_VERIFY; act <= HQ_ACT_FOLLOW_LOOK; act++)
    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      g_assert_false (hq_right_allows (others[i], act, HQ_HALL_TRIAL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const HqFollowAsk ask = { .role = others[i], .staff = "c2", .follow_up = 1, .days = 30 };
      g_autoptr (GError) error = NULL;

      g_assert_null (hq_follow_list_read (fixture->test.hall, &ask, &error));
      g_assert_true (hq_error_is (error, HQ_ERROR_DENIED));
    }
  become (fixture, HQ_ROLE_CLERK, "c2");
  REFUSE (DENIED, FOLLOW (LOOK));
  become (fixture, HQ_ROLE_MANAGER, "c1");
  REFUSE (OWN_RATING, FOLLOW (LOOK));
  REFUSE (OWN_RATING, FOLLOW (VERIFY, .text = "x"));
  become (fixture, HQ_ROLE_SUPERVISOR, "s2");
  REFUSE (SAME_DEPARTMENT, FOLLOW (LOOK));
  become (fixture, HQ_ROLE_OPERATOR, "nobody");
  REFUSE (NOT_FOUND, FOLLOW (VERIFY, .text = "x"));
  /* Whoever was rated does not even read it, nor does a supervisor of the same department. */
  view = look_up (fixture, HQ_ROLE_MANAGER, "c1", 1);
  g_assert_cmpuint (view->lines->len, ==, 0);
  g_assert_cmpuint (view->hidden, ==, 1);
  hq_follow_list_free (view);
  view = look_up (fixture, HQ_ROLE_SUPERVISOR, "s2", 1);
  g_assert_cmpuint (view->lines->len, ==, 0);
  hq_follow_list_free (view);
  view = look_up (fixture, HQ_ROLE_SUPERVISOR, "s1", 1);
  g_assert_cmpuint (view->lines->len, ==, 1);
  hq_follow_list_free (view);
}

/* Five working days, once five more, and never past the calendar. */
static void
test_follow_deadline (HqTestDay *fixture, gconstpointer data)
{
  HqFollowView *view;

  rate (fixture, 1, NULL);
  hq_test_day_go (fixture, "2021-02-24T10:00");
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_cmpuint (view->counts[HQ_FOLLOW_LIST_NEW], ==, 1);
  hq_follow_list_free (view);
  DO (FOLLOW (EXTEND, .text = "需调取录像"));
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_cmpuint (((HqFollowLine *) view->lines->pdata[0])->due, ==, 20210303);
  hq_follow_list_free (view);
  REFUSE (EXTENDED, FOLLOW (EXTEND, .text = "再延"));
  hq_test_day_go (fixture, "2021-03-08T10:00");
  DO (FOLLOW (VERIFY, .text = "属实"));
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_cmpuint (view->counts[HQ_FOLLOW_LIST_OVERDUE], ==, 1);
  g_assert_cmpint (((HqFollowLine *) view->lines->pdata[0])->left, ==, -3);
  hq_follow_list_free (view);
  /* What is closed too late says so for ever. */
  DO (FOLLOW (RECTIFY, .text = "已整改"));
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_cmpuint (view->counts[HQ_FOLLOW_LIST_OVERDUE], ==, 0);
  g_assert_true (((HqFollowLine *) view->lines->pdata[0])->overdue);
  hq_follow_list_free (view);
}

static void
test_follow_calendar (HqTestDay *fixture, gconstpointer data)
{
  HqFollowView *view;

  hq_test_day_go (fixture, "2021-12-20T09:30");
  rate (fixture, 1, NULL);
  /* To the 27th, and with more past the year. */
  REFUSE (NO_CALENDAR, FOLLOW (EXTEND, .text = "x"));
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (fixture, "2021-12-30T09:30");
  rate (fixture, 1, NULL);
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 2);
  g_assert_cmpuint (view->known_until, ==, 20211231);
  g_assert_cmpuint (hq_follow_list_find (view, 2)->due, ==, 0);
  g_assert_false (hq_follow_list_find (view, 2)->overdue);
  hq_follow_list_free (view);
  /* It can be closed all the same. */
  DO (.act = HQ_ACT_FOLLOW_VERIFY, .id = 2, .text = "属实");
  DO (.act = HQ_ACT_FOLLOW_RECTIFY, .id = 2, .text = "已整改");
  HAS ("follow_up WHERE follow_up = 2 AND state = 'closed' AND due_day IS NULL");
}

/* Thirty days after the rating the telephone is gone, and what waited for it says so. */
static void
test_follow_erased (HqTestDay *fixture, gconstpointer data)
{
  rate (fixture, 1, TELEPHONE);
  DO (FOLLOW (VERIFY, .text = "属实"));
  DO (FOLLOW (RECTIFY, .text = "已整改"));
  REFUSE (WRONG_STATE, FOLLOW (CALL, .type = "uncalled"));
  hq_test_day_go (fixture, "2021-03-19T09:00");
  DO (.act = HQ_ACT_ENTER);
  HAS ("rating WHERE telephone = '" TELEPHONE "'");
  hq_test_day_go (fixture, "2021-03-22T18:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  HAS ("rating WHERE telephone IS NULL AND comment <> ''");
  REFUSE (NO_TELEPHONE, FOLLOW (LOOK));
  REFUSE (NO_TELEPHONE, FOLLOW (CALL, .type = "content"));
  DO (FOLLOW (CALL, .type = "uncalled"));
  HAS ("follow_up WHERE state = 'closed'");
  hq_test_hall_check (&fixture->test);
}

static void
test_follow_repeat (HqTestDay *fixture, gconstpointer data)
{
  rate (fixture, 1, NULL);
  fixture->request = "r1";
  DO (FOLLOW (VERIFY, .text = "属实"));
  DO (FOLLOW (VERIFY, .text = "属实"));
  g_assert_true (fixture->answer.repeated);
  g_assert_cmpint (fixture->answer.value, ==, 1);
  HAS ("follow_step");
  REFUSE (REQUEST_REUSED, FOLLOW (RECTIFY, .text = "已整改"));
}

/* Ratings given sooner than somebody can read are marked in the list, and followed up like any other. */
static void
test_follow_marked (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  HqFollowView *view;

  rate (fixture, 1, NULL);
  hq_test_day_wait (fixture, 120);
  become (fixture, HQ_ROLE_OPERATOR, NULL);
  hq_test_day_visit (fixture, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  code = hq_code_format_token (fixture->answer.ticket.token);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_false (hq_follow_list_find (view, 1)->marked);
  g_assert_true (hq_follow_list_find (view, 2)->marked);
  hq_follow_list_free (view);
}

/* @level is given to who was served at counter 1, @seconds after the rating before. */
static void
rate_soon (HqTestDay *fixture, int level, int seconds)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  code = hq_code_format_token (fixture->answer.ticket.token);
  hq_test_day_wait (fixture, seconds);
  DO (.act = HQ_ACT_RATE, .code = code, .level = level, .pad = TRUE);
}

/* Three within a minute at one counter are marked, good ones among them or not; also once it has ended,
 * for who looks at it. */
static void
test_follow_burst (HqTestDay *fixture, gconstpointer data)
{
  HqFollowView *view;

  rate (fixture, 2, NULL);
  hq_test_day_wait (fixture, 3600);
  become (fixture, HQ_ROLE_OPERATOR, NULL);
  rate_soon (fixture, 5, 20);
  rate_soon (fixture, 1, 20);
  rate_soon (fixture, 5, 20);
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 0);
  g_assert_false (hq_follow_list_find (view, 1)->marked);
  g_assert_true (hq_follow_list_find (view, 2)->marked);
  hq_follow_list_free (view);
  SQL ("UPDATE follow_up SET state = 'closed', ended_day = 20210218 WHERE follow_up = 2");
  view = look_up (fixture, HQ_ROLE_MANAGER, "m1", 2);
  g_assert_true (hq_follow_list_find (view, 2)->marked);
  hq_follow_list_free (view);
}

#define ADD_FOLLOW(path, func) g_test_add (path, HqTestDay, NULL, init, func, hq_test_day_clear)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_FOLLOW ("/follow/begin", test_follow_begin);
  ADD_FOLLOW ("/follow/withdrawn", test_follow_withdrawn);
  ADD_FOLLOW ("/follow/way", test_follow_way);
  ADD_FOLLOW ("/follow/silent", test_follow_silent);
  ADD_FOLLOW ("/follow/decide", test_follow_decide);
  ADD_FOLLOW ("/follow/moved", test_follow_moved);
  ADD_FOLLOW ("/follow/older", test_follow_older);
  ADD_FOLLOW ("/follow/rights", test_follow_rights);
  ADD_FOLLOW ("/follow/deadline", test_follow_deadline);
  ADD_FOLLOW ("/follow/calendar", test_follow_calendar);
  ADD_FOLLOW ("/follow/erased", test_follow_erased);
  ADD_FOLLOW ("/follow/repeat", test_follow_repeat);
  ADD_FOLLOW ("/follow/marked", test_follow_marked);
  ADD_FOLLOW ("/follow/burst", test_follow_burst);
  return g_test_run ();
}
