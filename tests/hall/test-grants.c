/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-announcer-lease.h"
#include "hq-board-view.h"
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
#include "hq-manager-figures.h"
#include "hq-manager-view.h"
#include "hq-pad-view.h"
#include "hq-setup-copy.h"
#include "hq-status.h"
#include "hq-test-grants.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define RIGHT "Zhengque-mima-2021"
#define WRONG "Cuowu-de-mima-2021"

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
    case HQ_SCREEN_MANAGER:
      LOOK (hq_manager_view_read, hq_manager_view_free, query);
      LOOK (hq_manager_figures_read, hq_manager_figures_free, NULL);
      break;
    case HQ_N_SCREENS:
      g_assert_not_reached ();
    }
  hq_view_place_free (query);
}

/* Each screen that hangs or stands in the hall shows what it can. */
static void
look_all (HqTestDay *fixture)
{
  AS ("kiosk");
  look (fixture, HQ_SCREEN_KIOSK, "K1");
  AS ("board");
  look (fixture, HQ_SCREEN_BOARD, "0");
  AS ("window");
  look (fixture, HQ_SCREEN_WINDOW, "1");
  AS ("rating");
  look (fixture, HQ_SCREEN_RATING, "1");
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

  AS ("kiosk");
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
  AS (NULL);
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  miss (fixture, 1, 2);
  AS ("kiosk");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A002");
  hq_test_hall_check (&fixture->test);
}

/* An administrator leaves a kiosk, which knows nobody of the staff, by the password. */
static void
test_grants_leave (HqTestDay *fixture, gconstpointer data)
{
  AS (NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "a1", .password = RIGHT);
  DO (.act = HQ_ACT_PASSWORD, .staff = "m1", .password = RIGHT);
  AS ("kiosk");
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

  AS (NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "a1", .password = RIGHT);
  DO (.act = HQ_ACT_PASSWORD, .staff = "m1", .password = RIGHT);
  AS ("kiosk");
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

  AS (NULL);
  DO (.act = HQ_ACT_PASSWORD, .staff = "c3", .password = RIGHT);
  AS ("counter");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3, .password = RIGHT);
  DO (.act = HQ_ACT_PAUSE, .counter = 3, .reason = "喝水");
  DO (.act = HQ_ACT_UNPAUSE, .counter = 3);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  AS ("kiosk");
  for (int i = 0; i < 4; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "D");
  code = hq_test_grants_get_code (fixture);
  AS ("counter");
  hq_test_day_go (fixture, "09:20:00");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  AS ("board");
  look (fixture, HQ_SCREEN_BOARD, "0");
  speak (fixture);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 3);
  AS ("window");
  look (fixture, HQ_SCREEN_WINDOW, "3");
  AS ("counter");
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
  AS ("rating");
  look (fixture, HQ_SCREEN_RATING, "3");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .tags = "慢", .comment = "等了很久", .telephone = "13800138000",
      .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE tags = '慢' AND comment = '等了很久'"
                          " AND telephone = '13800138000'"), ==, 1);
  AS ("counter");
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

  AS ("guide");
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
  code = hq_test_grants_get_code (fixture);
  query = hq_guide_ticket_query_new ("G1", code);
  LOOK (hq_guide_ticket_read, hq_guide_ticket_free, query);
  hq_guide_ticket_query_free (query);
  hq_test_hall_check (&fixture->test);
}

/* A day left open is closed by whoever comes first, and published by whoever of the staff does. */
static void
test_grants_manager (HqTestDay *fixture, gconstpointer data)
{
  AS ("manager");
  hq_test_day_go (fixture, "07:00:00");
  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_SHIFT_DAY, .minutes = 30);
  hq_test_day_go (fixture, "10:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  look (fixture, HQ_SCREEN_MANAGER, "0");
  hq_test_day_go (fixture, "18:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210218"), >, 0);
  AS ("kiosk");
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "2021-02-20T09:00:00");
  look_all (fixture);
  AS ("kiosk");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210219"), ==, 0);
  AS ("counter");
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

  fixture->test.hall = hq_test_grants_open (by);
  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  fixture->test.hall = hq_test_grants_open (path);
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

  AS ("kiosk");
  AS (NULL);
  fixture->role = HQ_ROLE_OPERATOR;
  leave_open (fixture);
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  copy = hq_test_store_copy (fixture->test.path);
  ours = take_next_day (fixture, copy, NULL);
  theirs = take_next_day (fixture, fixture->test.path, hq_test_grants_get_login ("kiosk"));
  g_assert_cmpstr (theirs, ==, ours);
  hq_test_store_remove (copy);
  AS (NULL);
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
  code = hq_test_grants_get_code (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  hq_test_day_go (fixture, "17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  AS ("rating");
  fixture->role = HQ_ROLE_VISITOR;
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE);
  hq_test_day_wait (fixture, 3);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .telephone = "13800138000", .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT level FROM rating"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT max(revision) FROM daily_metric"), ==, 1);
  AS ("counter");
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
  g_autoptr (HqSetup) draft = NULL;
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (GPtrArray) items = NULL;

  hq_calendar_add_year (calendar, 2021);
  AS ("administrator");
  setup = hq_setup_ref ((HqSetup *) hq_hall_get_setup (fixture->test.hall, NULL));
  items = hq_item_table_load_all (hq_hall_get_database (fixture->test.hall), NULL);
  import (fixture, HQ_ACT_IMPORT_HALL, setup);
  import (fixture, HQ_ACT_IMPORT_CALENDAR, calendar);
  import (fixture, HQ_ACT_IMPORT_CATALOGUE, items);
  import (fixture, HQ_ACT_ITEM, &(HqItemChange){ items->pdata[0], NULL });
  import (fixture, HQ_ACT_ITEM, &(HqItemChange){ NULL, items->pdata[0] });
  DO (.act = HQ_ACT_PASSWORD, .staff = "c1", .password = RIGHT);
  draft = hq_setup_copy (hq_hall_get_setup (fixture->test.hall, NULL));
  g_free (draft->name);
  draft->name = g_strdup ("新大厅");
  DO (.act = HQ_ACT_SETUP, .rows = draft, .id = draft->change);
  AS ("manager");
  g_free (draft->name);
  draft->name = g_strdup ("别的大厅");
  REFUSE (NO_GRANT, .act = HQ_ACT_SETUP, .rows = draft, .id = fixture->answer.value);
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

      AS (roles[i]);
      db = hq_hall_get_database (fixture->test.hall);
      hq_contact_table_claim (db, &row, &terms, &held, &error);
      g_assert_no_error (error);
      g_assert_true (held);
      hq_contact_table_release (db, roles[i], fixture->now, &error);
      g_assert_no_error (error);
    }
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
  const char *login = hq_test_grants_get_login ("kiosk");
  HqHall *hall;
  gint64 kept;

  AS (NULL);
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
    { "/grants/counter", test_grants_counter },
    { "/grants/guide", test_grants_guide },
    { "/grants/manager", test_grants_manager },
    { "/grants/left-open", test_grants_left_open },
    { "/grants/late-rating", test_grants_late_rating },
    { "/grants/administrator", test_grants_administrator },
    { "/grants/contact", test_grants_contact },
    { "/grants/give", test_grants_give },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HqTestDay, NULL, hq_test_grants_init, tests[i].func,
                hq_test_grants_clear);
  return g_test_run ();
}
