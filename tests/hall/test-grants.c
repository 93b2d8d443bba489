/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-announcer-lease.h"
#include "hq-board-view.h"
#include "hq-code.h"
#include "hq-contact-table.h"
#include "hq-counter-desk-view.h"
#include "hq-counter-look.h"
#include "hq-counter-view.h"
#include "hq-figures.h"
#include "hq-grant.h"
#include "hq-guide-ticket.h"
#include "hq-guide-view.h"
#include "hq-kiosk-find.h"
#include "hq-kiosk-index.h"
#include "hq-kiosk-view.h"
#include "hq-pad-view.h"
#include "hq-status.h"
#include "hq-test-day.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define RIGHT "Zhengque-mima-2021"
#define WRONG "Cuowu-de-mima-2021"

/* The logins of each test's hall, by role. */
static GHashTable *logins;

static const char *
get_login (const char *role)
{
  const char *login = g_hash_table_lookup (logins, role);

  if (login == NULL)
    {
      login = hq_test_store_new_login ();
      g_hash_table_insert (logins, g_strdup (role), (gpointer) login);
    }
  return login;
}

static HqHall *
open_hall (const char *path)
{
  g_autoptr (GError) error = NULL;
  HqHall *hall = hq_hall_open (path, &error);

  g_assert_no_error (error);
  return hall;
}

/* What follows is done by a login that has @role in the hall, or by the owner. */
static void
as (HqTestDay *fixture, const char *role)
{
  gboolean is_new = role != NULL && g_hash_table_lookup (logins, role) == NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  if (role == NULL || is_new)
    fixture->test.hall = open_hall (fixture->test.path);
  if (role == NULL)
    return;
  if (is_new)
    {
      hq_grant_give (fixture->test.hall, role, get_login (role), &error);
      g_assert_no_error (error);
      g_clear_pointer (&fixture->test.hall, hq_hall_close);
    }
  path = hq_test_store_name_login (fixture->test.path, get_login (role));
  fixture->test.hall = open_hall (path);
}

/* The last ticket's code. */
static char *
get_code (HqTestDay *fixture)
{
  g_autoptr (GPtrArray) rows = hq_test_store_ask (
    fixture->test.path, "SELECT token FROM ticket ORDER BY ticket DESC LIMIT 1");
  guint8 token[HQ_CODE_TOKEN_SIZE];
  const char *digits = ((char **) rows->pdata[0])[0];

  for (guint i = 0; i < sizeof token; i++)
    token[i] = (guint8) (g_ascii_xdigit_value (digits[2 * i]) << 4
                         | g_ascii_xdigit_value (digits[2 * i + 1]));
  return hq_code_format_token (token);
}

/* One reader of a screen, by the login whose turn it is. */
#define LOOK(read, free, query)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) local = NULL;                                                               \
    gpointer found = read (fixture->test.hall, query, &local);                                     \
    g_assert_no_error (local);                                                                     \
    if (found != NULL)                                                                             \
      free (found);                                                                                \
  }                                                                                                \
  G_STMT_END

/* A screen of @role at @place reads what it shows. */
static void
look (HqTestDay *fixture, HqScreenRole role, const char *place)
{
  HqViewPlace *query = hq_view_place_new (role, place);

  switch (role)
    {
    case HQ_SCREEN_KIOSK:
      LOOK (hq_kiosk_view_read, hq_kiosk_view_free, query);
      LOOK (hq_kiosk_index_read, hq_kiosk_index_free, NULL);
      break;
    case HQ_SCREEN_BOARD:
      LOOK (hq_board_view_read, hq_board_view_free, query);
      break;
    case HQ_SCREEN_WINDOW:
      LOOK (hq_counter_view_read, hq_counter_view_free, query);
      break;
    case HQ_SCREEN_RATING:
      LOOK (hq_pad_view_read, hq_pad_view_free, query);
      break;
    case HQ_SCREEN_COUNTER:
      LOOK (hq_counter_desk_view_read, hq_counter_desk_view_free, query);
      break;
    case HQ_SCREEN_GUIDE:
      LOOK (hq_guide_view_read, hq_guide_view_free, query);
      break;
    case HQ_N_SCREENS:
      g_assert_not_reached ();
    }
  hq_view_place_free (query);
}

static void
find (HqTestDay *fixture, const char *text)
{
  HqKioskQuery *query
    = hq_kiosk_find_query_new (text, FALSE, hq_date_of_time (fixture->now,
                                                             hq_hall_get_zone (fixture->test.hall)),
                               fixture->now);

  LOOK (hq_kiosk_find_read, hq_kiosk_find_free, query);
  hq_kiosk_find_query_free (query);
}

static void
set_up (HqTestDay *fixture, gconstpointer data)
{
  logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hq_test_day_init_tax (fixture, data);
  fixture->place = "K1";
  SQL ("INSERT INTO slot SELECT hall, 'S1', 'A', 1613613600000000 FROM hall");
  SQL ("INSERT INTO device (hall, device, role, name, floor)"
       " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall");
  SQL ("INSERT INTO staff (hall, staff, name) SELECT hall, 'a1', '李四' FROM hall");
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'a1', 'administrator' FROM hall");
}

static void
tear_down (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_clear (fixture, data);
  g_clear_pointer (&logins, g_hash_table_unref);
}

/* What hangs in the hall takes a zone to say its calls, and lets it go. */
static void
speak (HqTestDay *fixture)
{
  g_autoptr (HqAnnouncerLease) lease = hq_announcer_lease_new ("test", "0");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (lease->zones, (gpointer) g_intern_string ("A"));
  hq_announcer_lease_claim (fixture->test.hall, lease, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lease->held->len, ==, 1);
  hq_announcer_lease_release (fixture->test.hall, lease, &error);
  g_assert_no_error (error);
}

/* Whoever was called at @counter, and called again @n times, has not come. */
static void
miss (HqTestDay *fixture, int counter, int n)
{
  for (int i = 0; i <= n; i++)
    {
      if (i > 0)
        DO (.act = HQ_ACT_RECALL, .counter = counter);
      DO (.act = HQ_ACT_ANNOUNCED, .counter = counter);
      hq_test_day_wait (fixture, 5 * 60);
    }
  DO (.act = HQ_ACT_MISSED, .counter = counter);
}

/* The first visitor of a day opens it, and a kiosk does all that a visitor asks of it. */
static void
test_grants_kiosk (HqTestDay *fixture, gconstpointer data)
{
  const char *const items[] = { "I1", "P1", NULL };

  as (fixture, "kiosk");
  fixture->role = HQ_ROLE_VISITOR;
  fixture->staff = fixture->away = NULL;
  DO (.act = HQ_ACT_ISSUE, .service = "A", .need = HQ_NEED_WRITING);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "残疾");
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = items);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = "11010519491231002X");
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = "11010519491231002X", .agent = TRUE);
  REFUSE (ONE_TICKET, .act = HQ_ACT_ISSUE, .service = "B", .identity = "11010519491231002X");
  DO (.act = HQ_ACT_DIVERT, .item = "S1");
  DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
  hq_test_day_go (fixture, "09:50:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_APPOINTMENT, .slot = "S1");
  hq_test_day_wait (fixture, 10);
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A003");
  DO (.act = HQ_ACT_CANCEL, .ticket = "A003");
  look (fixture, HQ_SCREEN_KIOSK, "K1");
  find (fixture, "A001");
  as (fixture, NULL);
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  miss (fixture, 1, 2);
  as (fixture, "kiosk");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A002");
  hq_test_hall_check (&fixture->test);
}

/* An administrator leaves a kiosk, which knows nobody of the staff, by the password. */
static void
test_grants_leave (HqTestDay *fixture, gconstpointer data)
{
  as (fixture, NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "a1", .password = RIGHT);
  DO (.act = HQ_ACT_PASSWORD, .staff = "m1", .password = RIGHT);
  as (fixture, "kiosk");
  g_assert_cmpuint (hq_hall_get_setup (fixture->test.hall, NULL)->staff->len, ==, 0);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "a1";
  DO (.act = HQ_ACT_ENTER, .password = RIGHT);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'enter' AND granted = 1"), ==, 1);
}

/* Neither a wrong password nor that of somebody else opens it. */
static void
test_grants_guess (HqTestDay *fixture, gconstpointer data)
{
  static const struct
  {
    const char *staff;
    const char *password;
    HqError code;
  } tries[] = { { "a1", WRONG, HQ_ERROR_WRONG_PASSWORD },
                { "m1", RIGHT, HQ_ERROR_DENIED } };

  as (fixture, NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "a1", .password = RIGHT);
  DO (.act = HQ_ACT_PASSWORD, .staff = "m1", .password = RIGHT);
  as (fixture, "kiosk");
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      HqActor actor = { .role = HQ_ROLE_ADMINISTRATOR, .staff = tries[i].staff, .device = "K1" };
      HqOrder order = { .act = HQ_ACT_ENTER, .password = tries[i].password, .now = fixture->now };
      g_autoptr (GError) error = NULL;
      HqAnswer answer;

      g_assert_false (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
      g_assert_error (error, HQ_ERROR, (int) tries[i].code);
    }
}

/* A clerk's day, and what a board, a window screen and a pad do beside it. */
static void
test_grants_counter (HqTestDay *fixture, gconstpointer data)
{
  const HqMatterOrder accepted = { "P1", HQ_OUTCOME_ACCEPTED };
  g_autofree char *code = NULL;

  as (fixture, NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "c3", .password = RIGHT);
  as (fixture, "counter");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3, .password = RIGHT);
  DO (.act = HQ_ACT_PAUSE, .counter = 3, .reason = "喝水");
  DO (.act = HQ_ACT_UNPAUSE, .counter = 3);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  as (fixture, "kiosk");
  for (int i = 0; i < 4; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "D");
  code = get_code (fixture);
  as (fixture, "counter");
  hq_test_day_go (fixture, "09:20:00");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  as (fixture, "board");
  look (fixture, HQ_SCREEN_BOARD, "0");
  speak (fixture);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 3);
  as (fixture, "window");
  look (fixture, HQ_SCREEN_WINDOW, "3");
  as (fixture, "counter");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_RECALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_HOLD, .counter = 3);
  DO (.act = HQ_ACT_RESUME, .counter = 3, .ticket = "D001");
  look (fixture, HQ_SCREEN_COUNTER, "3");
  DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &accepted, .n_matters = 1);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  miss (fixture, 3, 1);
  DO (.act = HQ_ACT_PRESENT, .counter = 3, .ticket = "D002");
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_CONTINUE, .counter = 3, .service = "C");
  DO (.act = HQ_ACT_CALL, .counter = 3, .ticket = "D003", .reason = "老人");
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_REDIRECT, .counter = 3, .service = "C");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  as (fixture, "rating");
  look (fixture, HQ_SCREEN_RATING, "3");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .tags = "慢", .comment = "等了很久", .telephone = "13800138000",
      .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE tags = '慢' AND comment = '等了很久'"
                          " AND telephone = '13800138000'"), ==, 1);
  as (fixture, "counter");
  fixture->role = HQ_ROLE_OPERATOR;
  fixture->away = "c3";
  DO (.act = HQ_ACT_CASE_SUPPLEMENT, .id = 1, .text = "身份证");
  DO (.act = HQ_ACT_CASE_COMPLETE, .id = 1);
  DO (.act = HQ_ACT_CASE_SUSPEND, .id = 1, .type = "hearing", .text = "听证", .days = 5);
  DO (.act = HQ_ACT_CASE_RESUME, .id = 1);
  DO (.act = HQ_ACT_CASE_CLOSE, .id = 1);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 3);
  hq_test_hall_check (&fixture->test);
}

static void
test_grants_guide (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  HqGuideTicketQuery *query;

  as (fixture, "guide");
  fixture->staff = "g1";
  fixture->role = HQ_ROLE_GUIDE;
  DO (.act = HQ_ACT_ENTER);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A001", .reason = "残疾");
  DO (.act = HQ_ACT_WITHDRAW, .ticket = "A001", .reason = "无证");
  DO (.act = HQ_ACT_CHANGE, .ticket = "A001", .service = "C");
  DO (.act = HQ_ACT_ENQUIRY, .item = "I1");
  DO (.act = HQ_ACT_SELF_START, .item = "S1");
  DO (.act = HQ_ACT_SELF_HELPER, .id = 1, .staff = "g1");
  DO (.act = HQ_ACT_SELF_FINISH, .id = 1, .done = TRUE);
  DO (.act = HQ_ACT_SELF_START, .item = "S1");
  DO (.act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A");
  DO (.act = HQ_ACT_SHEET, .count = 12);
  hq_test_day_go (fixture, "09:30:00");
  DO (.act = HQ_ACT_LATE, .ticket = "Y001", .service = "A", .taken_at = fixture->now - HQ_MINUTE);
  look (fixture, HQ_SCREEN_GUIDE, "G1");
  code = get_code (fixture);
  query = hq_guide_ticket_query_new ("G1", code);
  LOOK (hq_guide_ticket_read, hq_guide_ticket_free, query);
  hq_guide_ticket_query_free (query);
  hq_test_hall_check (&fixture->test);
}

/* A day left open is closed by whoever comes first, and published by whoever of the staff does. */
static void
test_grants_manager (HqTestDay *fixture, gconstpointer data)
{
  as (fixture, "manager");
  hq_test_day_go (fixture, "07:00:00");
  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_SHIFT_DAY, .minutes = 30);
  hq_test_day_go (fixture, "10:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "18:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210218"), >, 0);
  as (fixture, "kiosk");
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "2021-02-20T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210219"), ==, 0);
  as (fixture, "counter");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210219"
                          " AND cause <> 'close'"),
                   ==, 0);
  g_assert_cmpint (COUNT ("SELECT numerator FROM daily_metric WHERE day = 20210219"
                          " AND scope = 'hall' AND metric = 'unserved'"),
                   ==, 2);
  hq_test_hall_check (&fixture->test);
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Somebody has the day of @path that was left open closed by taking a number, and a clerk signs in;
 * returns all of the hall's rows by then, and its figures. */
static char *
take_next_day (HqTestDay *fixture, const char *path, const char *kiosk)
{
  g_autofree char *by = kiosk == NULL ? g_strdup (path) : hq_test_store_name_login (path, kiosk);
  HqTestHall test = { .path = (char *) path };
  g_auto (GStrv) lines = NULL;
  g_autofree char *rows = NULL;

  fixture->test.hall = open_hall (by);
  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  fixture->test.hall = open_hall (path);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  /* What is drawn anew each time. */
  hq_test_store_tell (path,
                      "UPDATE ticket SET token = decode (lpad (ticket::text, 32, '0'), 'hex')");
  hq_test_store_tell (path, "UPDATE business_day SET person_key = NULL");
  rows = hq_test_hall_dump (&test, NULL);
  lines = g_strsplit (rows, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* Tickets in each state that a day may be left in, of somebody known too, and what else is open. */
static void
leave_open (HqTestDay *fixture)
{
  static const char *const services[] = { "A", "A", "D", "A", "D", "C" };

  hq_test_day_go (fixture, "10:00:00");
  for (int counter = 1; counter <= 4; counter++)
    DO (.act = HQ_ACT_SIGN_IN, .counter = counter);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    DO (.act = HQ_ACT_ISSUE, .service = services[i], .need = HQ_NEED_WRITING);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = "11010519491231002X");
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = "11010519491231002X");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "残疾");
  DO (.act = HQ_ACT_SELF_START, .item = "S1");
  DO (.act = HQ_ACT_PAUSE, .counter = 2, .reason = "喝水");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1, .ticket = "A001", .reason = "x");
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 3, .ticket = "D001", .reason = "x");
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_HOLD, .counter = 3);
  DO (.act = HQ_ACT_CALL, .counter = 4, .ticket = "B001", .reason = "x");
  DO (.act = HQ_ACT_START, .counter = 4);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_HOLD, .counter = 4);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_RESUME, .counter = 4, .ticket = "B001");
  DO (.act = HQ_ACT_CALL, .counter = 3, .ticket = "D002", .reason = "x");
  miss (fixture, 3, 1);
  DO (.act = HQ_ACT_CALL, .counter = 3, .ticket = "A002", .reason = "x");
}

/* A kiosk's login, which may not close a day, has it closed as the program does it: each row is the
 * same, and each figure once a clerk comes. */
static void
test_grants_left_open (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *ours = NULL, *theirs = NULL;
  char *copy;

  as (fixture, "kiosk");
  as (fixture, NULL);
  fixture->role = HQ_ROLE_OPERATOR;
  leave_open (fixture);
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  copy = hq_test_store_copy (fixture->test.path);
  ours = take_next_day (fixture, copy, NULL);
  theirs = take_next_day (fixture, fixture->test.path, get_login ("kiosk"));
  g_assert_cmpstr (theirs, ==, ours);
  hq_test_store_remove (copy);
  as (fixture, NULL);
  hq_test_hall_check (&fixture->test);
}

static gboolean
import (HqTestDay *fixture, HqAct act, gconstpointer rows)
{
  DO (.act = act, .rows = rows);
  return TRUE;
}

/* Somebody rates after the close, on the pad or by the code, and what was published gets a revision once
 * somebody comes who may publish. */
static void
test_grants_late_rating (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  code = get_code (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  hq_test_day_go (fixture, "17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  as (fixture, "rating");
  fixture->role = HQ_ROLE_VISITOR;
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE);
  hq_test_day_wait (fixture, 3);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .telephone = "13800138000", .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT level FROM rating"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT max(revision) FROM daily_metric"), ==, 1);
  as (fixture, "counter");
  fixture->role = HQ_ROLE_OPERATOR;
  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  g_assert_cmpint (COUNT ("SELECT numerator FROM daily_metric WHERE scope = 'hall' AND revision = 2"
                          " AND metric = 'participation' AND cause = 'rate'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT max(revision) FROM daily_metric"), ==, 2);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 3);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  g_assert_cmpint (COUNT ("SELECT max(revision) FROM daily_metric"), ==, 2);
  hq_test_hall_check (&fixture->test);
}

/* Whoever sets the hall up does it as a whole. */
static void
test_grants_administrator (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) setup = NULL;
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (GPtrArray) items = NULL;

  hq_calendar_add_year (calendar, 2021);
  as (fixture, "administrator");
  setup = hq_setup_ref ((HqSetup *) hq_hall_get_setup (fixture->test.hall, NULL));
  items = hq_item_table_load_all (hq_hall_get_database (fixture->test.hall), NULL);
  import (fixture, HQ_ACT_IMPORT_HALL, setup);
  import (fixture, HQ_ACT_IMPORT_CALENDAR, calendar);
  import (fixture, HQ_ACT_IMPORT_CATALOGUE, items);
  DO (.act = HQ_ACT_PASSWORD, .staff = "c1", .password = RIGHT);
}

/* Each machine says that it is there. */
static void
test_grants_contact (HqTestDay *fixture, gconstpointer data)
{
  static const char *const roles[] = { "kiosk", "guide", "counter", "window", "rating", "board" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const HqContactRow row = { .role = roles[i], .place = "1", .machine = "", .holder = roles[i],
                                 .host = "h", .version = "v" };
      const HqContactTerms terms = { HQ_SECOND, NULL };
      g_autoptr (GError) error = NULL;
      gboolean held;
      HqDatabase *db;

      as (fixture, roles[i]);
      db = hq_hall_get_database (fixture->test.hall);
      hq_contact_table_claim (db, &row, &terms, &held, &error);
      g_assert_no_error (error);
      g_assert_true (held);
      hq_contact_table_release (db, roles[i], fixture->now, &error);
      g_assert_no_error (error);
    }
}

/* What a stolen login tries, past the program. */
typedef struct
{
  const char *sql;
  const char *answer; /* the server's five letters, or what it found or changed */
} Attempt;

static void
attempt (HqTestDay *fixture, const char *role, const Attempt *attempts, guint n)
{
  g_autofree char *path = hq_test_store_name_login (fixture->test.path, get_login (role));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *answer = hq_test_store_try (path, attempts[i].sql);

      if (g_strcmp0 (answer, attempts[i].answer) != 0)
        g_error ("%s: %s, not %s", attempts[i].sql, answer, attempts[i].answer);
    }
}

#define DENIED "42501"
#define FAR "4102444800000000"
#define CLOSED "UPDATE business_day SET opens_at = opens_at - 1 WHERE state = 'closed'"

static void
fill_day (HqTestDay *fixture)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  code = get_code (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 3,
      .matters = &(HqMatterOrder){ "P1", HQ_OUTCOME_ACCEPTED }, .n_matters = 1);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .telephone = "13800138000", .pad = TRUE);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 3);
  hq_test_day_go (fixture, "18:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
}

#define GUESS(staff, hash) "SELECT staff_matches (1, '" staff "', '$argon2id$" hash "')"

/* A stolen login that guessed wrong waits two seconds, whomever it tries next and however it ended its
 * transaction; after a right guess nobody waits. */
static void
test_grants_guess_again (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt wrong[] = {
    { "BEGIN; " GUESS ("a1", "wrong") "; ROLLBACK; " GUESS ("m1", "right")
      "; SELECT clock_timestamp () - statement_timestamp () >= interval '2 s'", "t" },
    { "SELECT guess_name ('x')", DENIED },
  };
  static const Attempt right[] = { { GUESS ("a1", "right"), "1" } };

  SQL ("UPDATE staff SET password = '$argon2id$right' WHERE staff IN ('a1', 'm1')");
  as (fixture, "kiosk");
  attempt (fixture, "kiosk", wrong, G_N_ELEMENTS (wrong));
  attempt (fixture, "kiosk", right, G_N_ELEMENTS (right));
  g_assert_cmpint (COUNT ("SELECT pg_sequence_last_value (guess_name (login)::regclass) / 1e6"
                          " <= extract (epoch FROM clock_timestamp ()) FROM login"), ==, 1);
}

/* A day of @back days ago is open, in a hall that is a real one. */
static void
open_day (HqTestDay *fixture, int back)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
    " SELECT hall, to_char (now () AT TIME ZONE time_zone - interval '%d days', 'YYYYMMDD')::int,"
    " (SELECT min (day_kind) FROM day_kind), 'open', 1, 2, 1 FROM hall",
    back);

  SQL ("UPDATE hall SET kind = 'real'");
  SQL (sql);
}

/* Nobody but a kiosk has a day closed, and no day that the server's clock does not call over. */
static void
test_grants_stolen_close (HqTestDay *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "guide", "counter", "window", "rating", "board", "manager"
  };
  static const Attempt today[] = {
    { "SELECT close_left_open (1, " FAR ")", DENIED },
    { "SELECT close_left_open (1, 0)", DENIED },
    { "SELECT close_left_open (2, " FAR ")", DENIED },
    { "SET timezone = 'Pacific/Kiritimati'; SELECT close_left_open (1, " FAR ")", DENIED },
    { "UPDATE hall SET kind = 'trial'", DENIED },
    { "UPDATE hall SET time_zone = 'Pacific/Kiritimati'", DENIED },
    { "UPDATE business_day SET day = 20200101", DENIED },
    { "UPDATE business_day SET state = 'planned'", "23514" },
    { "UPDATE business_day SET state = 'closed'", "23514" },
  };
  static const Attempt left[] = {
    { "SELECT close_left_open (2, " FAR ")", DENIED },
    { "SELECT close_left_open (1, " FAR ")", "0" },
    { "SELECT close_left_open (1, " FAR ")", DENIED },
    { "UPDATE business_day SET opens_at = 0", "0" },
    { "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
      " VALUES (1, 20990101, 'working', 'open', 1, 2, 1)",
      DENIED },
    { "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
      " VALUES (1, 20200101, 'working', 'open', 1, 2, 1)",
      DENIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    as (fixture, others[i]);
  as (fixture, "kiosk");
  open_day (fixture, 0);
  attempt (fixture, "kiosk", today, G_N_ELEMENTS (today));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE state = 'open'"), ==, 1);
  SQL ("DELETE FROM business_day");
  open_day (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    attempt (fixture, others[i], today, 1);
  attempt (fixture, "kiosk", left, G_N_ELEMENTS (left));
  g_assert_cmpint (COUNT (
                     "SELECT closed_at > 2 AND closed_at <= extract (epoch FROM now ()) * 1000000"
                     " FROM business_day"),
                   ==, 1);
}

static void
test_grants_stolen_kiosk (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt attempts[] = {
    { "SELECT count(telephone) FROM rating", DENIED },
    { "SELECT count(*) FROM rating", DENIED },
    { "SELECT count(*) FROM case_file", DENIED },
    { "SELECT count(*) FROM suspension", DENIED },
    { "SELECT count(*) FROM supplement", DENIED },
    { "SELECT count(*) FROM staff", DENIED },
    { "SELECT count(name) FROM staff", DENIED },
    { "SELECT count(*) FROM staff_role", DENIED },
    { "SELECT count(*) FROM login", DENIED },
    { "SELECT count(staff) FROM duty", DENIED },
    { "SELECT count(*) FROM period", DENIED },
    { "SELECT count(last_four) FROM person", DENIED },
    { "SELECT count(reason) FROM ticket", DENIED },
    { "SELECT count(*) FROM event WHERE act = 'rate' OR act LIKE 'case%'", "0" },
    /* What it is does not change by being less. */
    { "SET ROLE hall_queue_place; SELECT count(*) FROM event WHERE act = 'rate' OR act LIKE 'case%'",
      "0" },
    { "UPDATE event SET at = 0", DENIED },
    { "DELETE FROM event", DENIED },
    { "TRUNCATE event", DENIED },
    { "UPDATE rating SET level = 5", DENIED },
    { "DELETE FROM rating", DENIED },
    { "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
      " VALUES (1, 1, 1, 5, 'pad', 0)", DENIED },
    { "UPDATE case_file SET due_day = 20991231", DENIED },
    { "DELETE FROM case_file", DENIED },
    { "DELETE FROM business_day", DENIED },
    { "DELETE FROM ticket", DENIED },
    { "UPDATE daily_metric SET value = 1", DENIED },
    { "SELECT count(*) FROM daily_metric", DENIED },
    { "UPDATE business_day SET closed_at = NULL", DENIED },
    { "UPDATE business_day SET state = 'closed'", "23514" },
    /* The closed day stands; the open one is the kiosk's own work. */
    { "UPDATE business_day SET opens_at = opens_at - 1", "1" },
    { "UPDATE ticket SET need = 'none'", DENIED },
    { "UPDATE ticket SET busy = 1", "1" },
    { "UPDATE line SET waiting = 0 WHERE day = 20210218", "0" },
    { "UPDATE day_prefix SET last = 99 WHERE day = 20210218", "0" },
    { "UPDATE leg SET ended_at = 0 WHERE ticket = 1", "0" },
    { "INSERT INTO line (hall, day, service, lane, waiting)"
      " VALUES (1, 20210218, 'B', 'ordinary', 5)", DENIED },
    { "INSERT INTO matter (hall, ticket, matter) VALUES (1, 1, 9)", DENIED },
    { "UPDATE staff SET password = NULL", DENIED },
    { "INSERT INTO login VALUES (session_user, 1, 'manager')", DENIED },
    { "SELECT grant_login (1, session_user::text, 'manager')", DENIED },
    { "SELECT count(*) FROM staff_roles (2, 'c1')", "0" },
    { "CREATE TABLE hall_queue.x (y int)", DENIED },
    { "CREATE FUNCTION hall_queue.sha256 (bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'", DENIED },
    { "ALTER TABLE event DISABLE TRIGGER ALL", DENIED },
    { "SET ROLE hall_queue_manager", DENIED },
  };

  fill_day (fixture);
  as (fixture, "kiosk");
  attempt (fixture, "kiosk", attempts, G_N_ELEMENTS (attempts));
}

#define LEAK                                                                                       \
  "CREATE FUNCTION pg_temp.leak (found anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"\
  " $$BEGIN RAISE EXCEPTION '%', found; END$$; "
#define EVENT "INSERT INTO event (hall, seq, at, day, act, role) SELECT 1, "
#define ACCESS "INSERT INTO access (hall, access, at, staff, place, what, granted) SELECT 1, "
#define LAST "9223372036854775807"

/* A real hall, which a stolen login tries to bring to a stop, or to put words into its mouth. */
static void
test_grants_stolen_numbers (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt attempts[] = {
    { EVENT LAST ", 0, 20210219, 'issue', 'visitor'", DENIED },
    { EVENT "max(seq) + 1, " LAST ", 20210219, 'issue', 'visitor' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, 0, 20210219, 'rate', 'visitor' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, 0, 20210219, 'case-close', 'clerk' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, extract (epoch FROM clock_timestamp ()) * 1000000, 20210219, 'issue',"
            " 'visitor' FROM event_clock", "1" },
    { ACCESS LAST ", 0, 'c1', 'K1', 'password', 0", DENIED },
    { ACCESS "9, " LAST ", 'c1', 'K2', 'password', 0", DENIED },
    { "UPDATE hall SET revision = " LAST, DENIED },
    { "UPDATE hall SET revision = revision + 1", "1" },
    { "INSERT INTO person (hall, person, day) VALUES (1, " LAST ", 20210219)", DENIED },
    { "INSERT INTO diversion (hall, diversion, day, at, item) VALUES (1, " LAST ", 20210219, 0, 'S1')",
      DENIED },
    { "SELECT setval (oid::regclass, 1) FROM pg_class WHERE relname LIKE 'guess%'", DENIED },
    { LEAK "SELECT count(*) FROM own_hall WHERE pg_temp.leak (role) AND role <> 'kiosk'", "0" },
  };

  fill_day (fixture);
  SQL ("UPDATE hall SET kind = 'real'");
  as (fixture, "board");
  as (fixture, "kiosk");
  attempt (fixture, "kiosk", attempts, G_N_ELEMENTS (attempts));
}

/* What hangs in the hall changes nothing but that a number was said, and a pad reads no words. */
static void
test_grants_stolen_others (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt board[] = {
    { "SELECT count(*) FROM rating", DENIED },      { "SELECT count(*) FROM case_file", DENIED },
    { "SELECT count(*) FROM staff", DENIED },       { "SELECT count(*) FROM person", DENIED },
    { "UPDATE ticket SET busy = 1", DENIED },       { "UPDATE period SET ended_at = 1", DENIED },
    { "INSERT INTO ticket (hall) VALUES (1)", DENIED },
    { "SELECT count(*) FROM event WHERE act = 'rate'", "0" },
    { "SET ROLE hall_queue_place; SELECT count(*) FROM event WHERE act = 'rate'", "0" },
    { "SELECT person_key FROM business_day", DENIED },
  };
  static const Attempt window[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "UPDATE rating SET level = 5", DENIED },
    { "SELECT count(*) FROM staff", DENIED },          { "SELECT count(*) FROM case_file", DENIED },
    { "UPDATE ticket SET busy = 1", DENIED },          { "UPDATE period SET announcements = 9", "0" },
  };
  static const Attempt rating[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "SELECT count(comment) FROM rating", DENIED },
    { "SELECT count(password) FROM staff", DENIED },   { "DELETE FROM rating", DENIED },
    { "SELECT count(*) FROM case_file", DENIED },      { "UPDATE ticket SET busy = 1", DENIED },
    { "UPDATE rating SET telephone = telephone", DENIED },
    { "UPDATE rating SET level = 5", "0" },
    { "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
      " VALUES (1, 1, 1, 5, 'pad', 0)", DENIED },
  };
  static const Attempt counter[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "SELECT count(password) FROM staff", DENIED },
    { "UPDATE staff SET password = NULL", DENIED },    { "DELETE FROM case_file", DENIED },
    { "UPDATE event SET at = 0", DENIED },             { "DELETE FROM ticket", DENIED },
    { CLOSED, "0" },                                   { "SET ROLE hall_queue_desk; " CLOSED, "0" },
    { "UPDATE daily_metric SET value = 0", DENIED },   { "UPDATE setting SET value = ''", DENIED },
  };
  static const Attempt guide[] = {
    { CLOSED, "0" },
    { "SET ROLE hall_queue_desk; " CLOSED, "0" },
    { "SET ROLE hall_queue_desk; UPDATE setting SET value = ''", DENIED },
    { "UPDATE setting SET value = '' WHERE key <> 'emergency-sheet'", "0" },
  };

  fill_day (fixture);
  for (const char *const *role = (const char *const[]){ "board", "window", "rating", "counter", "guide",
                                                        NULL };
       *role != NULL; role++)
    as (fixture, *role);
  attempt (fixture, "board", board, G_N_ELEMENTS (board));
  attempt (fixture, "window", window, G_N_ELEMENTS (window));
  attempt (fixture, "rating", rating, G_N_ELEMENTS (rating));
  attempt (fixture, "counter", counter, G_N_ELEMENTS (counter));
  attempt (fixture, "guide", guide, G_N_ELEMENTS (guide));
}

#define WIDE                                                                                       \
  "SELECT count(*) FROM pg_policies WHERE policyname <> 'own_hall' AND permissive = 'PERMISSIVE'"
#define KEPT "SELECT oid FROM pg_policy WHERE polname = 'closed_day'"

/* A login has one role in one hall; given twice it is given once; taken away nothing is left. */
static void
test_grants_give (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (GError) error = NULL;
  const char *login = get_login ("kiosk");
  HqHall *hall;
  gint64 kept;

  as (fixture, NULL);
  hall = fixture->test.hall;
  g_assert_true (hq_grant_give (hall, "kiosk", login, NULL));
  g_assert_true (hq_grant_give (hall, "kiosk", login, NULL));
  g_assert_true (hq_grant_give (hall, "board", login, NULL));
  grants = hq_grant_list (hall, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grants->len, ==, 1);
  g_assert_cmpstr (((HqPostgresGrant *) grants->pdata[0])->role, ==, "board");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM pg_auth_members AS m JOIN pg_roles AS r"
                          " ON r.oid = m.member JOIN login AS l ON l.login = r.rolname"), ==, 1);
  g_assert_false (hq_grant_give (hall, "kiosk", "nobody-of-this-name", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  path = hq_test_store_name_login (fixture->test.path, login);
  hall = hq_hall_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (hq_grant_give (hall, "manager", login, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_GRANT);
  g_clear_error (&error);
  hq_hall_close (hall);
  /* A table that a later step brings is as closed as the others. */
  SQL ("CREATE TABLE later (hall bigint)");
  g_assert_true (hq_postgres_grant_renew (hq_hall_get_database (fixture->test.hall), NULL));
  g_assert_cmpint (COUNT ("SELECT relrowsecurity FROM pg_class WHERE relname = 'later'"), ==, 1);
  /* A rule that was given otherwise by an earlier version is given anew, and another one is left as it
   * is, since its table is in use. */
  SQL ("DROP POLICY public_event ON event");
  SQL ("CREATE POLICY public_event ON event USING (true)");
  SQL ("CREATE POLICY forgotten ON access USING (true)");
  g_assert_cmpint (COUNT (WIDE), ==, 2);
  kept = COUNT (KEPT);
  g_assert_true (hq_postgres_grant_renew (hq_hall_get_database (fixture->test.hall), NULL));
  g_assert_cmpint (COUNT (WIDE), ==, 0);
  g_assert_cmpint (COUNT (KEPT), ==, kept);
  g_assert_true (hq_grant_give (fixture->test.hall, "none", login, NULL));
  g_assert_null (hq_hall_open (path, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_GRANT);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (HqTestDay *fixture, gconstpointer data);
  } tests[] = {
    { "/grants/kiosk", test_grants_kiosk },
    { "/grants/leave", test_grants_leave },
    { "/grants/guess", test_grants_guess },
    { "/grants/guess-again", test_grants_guess_again },
    { "/grants/counter", test_grants_counter },
    { "/grants/guide", test_grants_guide },
    { "/grants/manager", test_grants_manager },
    { "/grants/left-open", test_grants_left_open },
    { "/grants/late-rating", test_grants_late_rating },
    { "/grants/administrator", test_grants_administrator },
    { "/grants/contact", test_grants_contact },
    { "/grants/stolen-close", test_grants_stolen_close },
    { "/grants/stolen-kiosk", test_grants_stolen_kiosk },
    { "/grants/stolen-numbers", test_grants_stolen_numbers },
    { "/grants/stolen-others", test_grants_stolen_others },
    { "/grants/give", test_grants_give },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HqTestDay, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
