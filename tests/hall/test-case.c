/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-calendar-file.h"
#include "hq-calendar-plan.h"
#include "hq-case-list.h"
#include "hq-rate.h"
#include "hq-test-day.h"

#define CASE(name, ...) .act = HQ_ACT_CASE_##name, __VA_ARGS__
#define OPEN(code) DO (CASE (OPEN, .item = code))
#define SUSPEND(n) CASE (SUSPEND, .id = n, .type = "hearing", .text = "听证", .days = 5)

/* The day that one case has in @column. */
static HqDate
get_day (HqTestDay *fixture, const char *column, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce(%s, 0) FROM case_file"
                                          " WHERE case_file = %" G_GINT64_FORMAT,
                                          column, id);

  return (HqDate) hq_test_hall_count (&fixture->test, sql);
}

static void
assert_state (HqTestDay *fixture, gint64 id, const char *state)
{
  g_autofree char *sql = g_strdup_printf ("SELECT state = '%s' FROM case_file"
                                          " WHERE case_file = %" G_GINT64_FORMAT,
                                          state, id);

  g_assert_cmpint (hq_test_hall_count (&fixture->test, sql), ==, 1);
}

static HqCalendar *
load_calendar (void)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  HqCalendar *calendar;
  gsize size;

  g_assert_true (g_file_get_contents (HQ_DEMO_FOLDER "/calendar.json", &data, &size, &error));
  calendar = hq_calendar_file_parse (data, size, &error);
  g_assert_no_error (error);
  return calendar;
}

static const struct
{
  const char *accepted;
  const char *item;
  HqDate due;
  gboolean holiday; /* the hall does not open by itself */
} vectors[] = {
  { "2021-02-10T09:00", "P1", 20210218, FALSE },  { "2021-02-10T10:00", "P5", 20210223, FALSE },
  { "2021-02-17T09:00", "P1", 20210218, TRUE },   { "2021-02-18T09:00", "P1", 20210219, FALSE },
  { "2021-02-18T10:00", "P2", 20210220, FALSE },  { "2021-02-18T11:00", "P3", 20210222, FALSE },
  { "2021-02-18T13:30", "P20", 20210317, FALSE }, { "2023-01-20T09:00", "P1", 20230128, FALSE },
  { "2024-02-09T09:00", "P1", 20240218, FALSE },  { "2025-01-27T09:00", "P1", 20250205, FALSE },
  { "2026-02-14T09:00", "P5", 20260228, FALSE },  { "2026-09-30T09:00", "P3", 20261010, FALSE },
};

/* Every vector of the domain, of a matter without a ticket, which may come on any day. */
static void
test_case_vectors_open (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = load_calendar ();

  hq_test_day_set_calendar (fixture, calendar);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      hq_test_day_go (fixture, vectors[i].accepted);
      OPEN (vectors[i].item);
      g_assert_cmpint (fixture->answer.value, ==, i + 1);
      g_assert_cmpint (fixture->answer.case_file, ==, i + 1);
      g_assert_cmpuint (fixture->answer.due, ==, vectors[i].due);
      g_assert_cmpuint (get_day (fixture, "due_day", i + 1), ==, vectors[i].due);
    }
}

/* And of one that was accepted at a counter. */
static void
test_case_vectors_finish (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = load_calendar ();
  HqDate day = 0;

  hq_test_day_set_calendar (fixture, calendar);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      HqMatterOrder matter = { vectors[i].item, HQ_OUTCOME_ACCEPTED };
      HqDate accepted;

      if (vectors[i].holiday)
        continue;
      hq_test_day_go (fixture, vectors[i].accepted);
      DO (.act = HQ_ACT_ISSUE, .service = "D");
      accepted = fixture->answer.ticket.day;
      if (accepted != day)
        DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
      day = accepted;
      hq_test_day_visit (fixture, 3);
      DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
      g_assert_cmpuint (fixture->answer.due, ==, vectors[i].due);
      g_assert_cmpuint (get_day (fixture, "due_day", fixture->answer.case_file), ==,
                        vectors[i].due);
      g_assert_cmpuint (get_day (fixture, "accepted_day", fixture->answer.case_file), ==, accepted);
      /* The second visitor is served, so that nobody is left to be called first the next time. */
      fixture->now += 10 * HQ_SECOND;
      DO (.act = HQ_ACT_CALL, .counter = 3);
      DO (.act = HQ_ACT_START, .counter = 3);
      matter.outcome = HQ_OUTCOME_ENQUIRY;
      DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
    }
}

/* What each outcome makes of a matter. */
static void
test_case_outcomes (HqTestDay *fixture, gconstpointer data)
{
  static const struct
  {
    HqOutcome outcome;
    const char *item;
    const char *holds; /* of the newest case; NULL for none */
  } rows[] = {
    { HQ_OUTCOME_ACCEPTED, "P5",
      "item = 'P5' AND department = 'tax' AND kind = 'promised' AND promised_days = 5"
      " AND counter = 3"
      " AND staff = 'c3' AND state = 'open' AND due_day = 20210224 AND ended_day IS NULL"
      " AND service = 'D'" },
    { HQ_OUTCOME_ACCEPTED, "I1", "kind = 'instant' AND state = 'open' AND due_day = 20210218" },
    { HQ_OUTCOME_DONE, "I1",
      "kind = 'instant' AND state = 'closed' AND due_day = 20210218"
      " AND ended_day = accepted_day AND ended_at = accepted_at" },
    { HQ_OUTCOME_DONE, "P3",
      "kind = 'promised' AND state = 'closed' AND due_day = 20210222"
      " AND ended_day = 20210218" },
    { HQ_OUTCOME_DONE, NULL,
      "kind = 'instant' AND state = 'closed' AND item IS NULL"
      " AND service = 'D' AND department IS NULL" },
    { HQ_OUTCOME_SUPPLEMENT, "P5", NULL },
    { HQ_OUTCOME_NOT_ACCEPTED, "P5", NULL },
    { HQ_OUTCOME_ENQUIRY, "P5", NULL },
    { HQ_OUTCOME_WITHDRAWN, "P5", NULL },
  };
  gint64 cases = 0;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HqMatterOrder matter = { rows[i].item, rows[i].outcome };

      hq_test_day_visit (fixture, 3);
      DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
      cases += rows[i].holds != NULL;
      g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file"), ==, cases);
      if (rows[i].holds != NULL)
        {
          g_autofree char *sql = g_strdup_printf (
            "SELECT count(*) FROM case_file WHERE case_file = %d AND (%s)", (int) cases,
            rows[i].holds);

          if (hq_test_hall_count (&fixture->test, sql) != 1)
            g_error ("not so: %s", rows[i].holds);
        }
    }
}

static void
test_case_finish_refused (HqTestDay *fixture, gconstpointer data)
{
  HqMatterOrder matter = { NULL, HQ_OUTCOME_ACCEPTED };

  hq_test_day_go (fixture, "2021-12-24T09:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  REFUSE (INVALID, .act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
  matter.item = "nonsense";
  REFUSE (NOT_FOUND, .act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
  /* Friday the 24th and five working days make the 31st, the calendar's last day; twenty do not. */
  matter.item = "P20";
  REFUSE (NO_CALENDAR, .act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
  REFUSE (NO_CALENDAR, CASE (OPEN, .item = "P20"));
  matter.item = "P5";
  DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
  g_assert_cmpuint (fixture->answer.due, ==, 20211231);
}

static void
test_case_calendar_end_named (HqTestDay *fixture, gconstpointer data)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  HqOrder order = { CASE (OPEN, .item = "P5"), .now = hq_test_hall_time ("2021-12-28T09:00") };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  g_assert_false (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_CALENDAR);
  g_assert_cmpstr (hq_error_get_detail (error), ==, "2021-12-31");
}

static void
test_case_open_refused (HqTestDay *fixture, gconstpointer data)
{
  REFUSE (INVALID, CASE (OPEN, .item = NULL));
  REFUSE (NOT_FOUND, CASE (OPEN, .item = "nonsense"));
  REFUSE (NOT_FOUND, CASE (OPEN, .item = "P5", .counter = 99));
  REFUSE (NOT_FOUND, CASE (OPEN, .item = "P5", .service = "Z"));
  /* On a Sunday, when the hall is closed. */
  hq_test_day_go (fixture, "2021-02-21T09:00");
  DO (CASE (OPEN, .item = "P1", .counter = 2, .service = "A"));
  g_assert_cmpuint (fixture->answer.due, ==, 20210222);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE service = 'A' AND counter = 2"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 0);
}

static void
test_case_suspend (HqTestDay *fixture, gconstpointer data)
{
  OPEN ("P5"); /* due on Wednesday the 24th */
  g_assert_cmpuint (fixture->answer.due, ==, 20210224);
  REFUSE (INVALID, CASE (SUSPEND, .id = 1, .type = "nonsense", .text = "x", .days = 5));
  REFUSE (INVALID, CASE (SUSPEND, .id = 1, .text = "x", .days = 5));
  REFUSE (INVALID, CASE (SUSPEND, .id = 1, .type = "hearing", .text = "", .days = 5));
  REFUSE (INVALID, CASE (SUSPEND, .id = 1, .type = "hearing", .text = "x"));
  REFUSE (NOT_FOUND, SUSPEND (2));
  REFUSE (WRONG_STATE, CASE (RESUME, .id = 1));
  hq_test_day_go (fixture, "2021-02-20T09:00"); /* day 2, a make-up Saturday */
  DO (SUSPEND (1));
  g_assert_cmpuint (fixture->answer.due, ==, 0);
  assert_state (fixture, 1, "suspended");
  g_assert_cmpuint (get_day (fixture, "due_day", 1), ==, 0);
  REFUSE (WRONG_STATE, SUSPEND (1));
  REFUSE (WRONG_STATE, CASE (SUPPLEMENT, .id = 1, .text = "营业执照"));
  REFUSE (WRONG_STATE, CASE (CLOSE, .id = 1));
  REFUSE (WRONG_STATE, CASE (REFUSE, .id = 1));
  hq_test_day_go (fixture, "2021-03-01T09:00");
  DO (CASE (RESUME, .id = 1));
  /* The 19th was day 1; the 1st of March is day 2. */
  g_assert_cmpuint (fixture->answer.due, ==, 20210304);
  hq_test_day_go (fixture, "2021-03-04T23:59");
  DO (SUSPEND (1)); /* the last day is inclusive */
  DO (CASE (RESUME, .id = 1));
  g_assert_cmpuint (fixture->answer.due, ==, 20210304);
  hq_test_day_go (fixture, "2021-03-05T00:00");
  REFUSE (OVERDUE, SUSPEND (1));
  REFUSE (OVERDUE, CASE (SUPPLEMENT, .id = 1, .text = "营业执照"));
  /* An instant item has no clock to stop. */
  OPEN ("I1");
  REFUSE (WRONG_STATE, SUSPEND (2));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-suspend' AND value = 1"
                          " AND subject = 'hearing' AND before = 'open' AND after = 'suspended'"),
                   ==, 2);
}

static void
test_case_supplement (HqTestDay *fixture, gconstpointer data)
{
  OPEN ("P3"); /* due on Monday the 22nd */
  REFUSE (INVALID, CASE (SUPPLEMENT, .id = 1));
  hq_test_day_go (fixture, "2021-02-22T10:00");
  DO (CASE (SUPPLEMENT, .id = 1, .text = "营业执照"));
  g_assert_false (fixture->answer.flagged);
  g_assert_cmpuint (fixture->answer.due, ==, 0);
  REFUSE (WRONG_STATE, CASE (CLOSE, .id = 1));
  REFUSE (WRONG_STATE, CASE (RESUME, .id = 1));
  hq_test_day_go (fixture, "2021-02-27T10:00");
  DO (CASE (COMPLETE, .id = 1));
  g_assert_cmpuint (fixture->answer.due, ==, 20210303); /* the whole promise, from Monday on */
  DO (CASE (SUPPLEMENT, .id = 1, .text = "公章"));
  g_assert_true (fixture->answer.flagged);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-supplement'"
                          " AND subject = 'again'"),
                   ==, 1);
  DO (CASE (COMPLETE, .id = 1));
  hq_test_day_go (fixture, "2021-03-02T10:00");
  DO (CASE (CLOSE, .id = 1));
  assert_state (fixture, 1, "closed");
  g_assert_cmpuint (get_day (fixture, "ended_day", 1), ==, 20210302);
  REFUSE (WRONG_STATE, CASE (CLOSE, .id = 1));
  REFUSE (WRONG_STATE, CASE (WITHDRAW, .id = 1));
}

/* The fault: an overdue case refused to tidy the rate. Judged by the row that the acts left. */
static HqCaseEntry
judge (HqTestDay *fixture, gint64 id, HqCaseState state)
{
  HqRateCase row = { HQ_CASE_PROMISED, state, get_day (fixture, "accepted_day", id),
                     get_day (fixture, "due_day", id), get_day (fixture, "ended_day", id) };

  assert_state (fixture, id, hq_nick_get (HQ_SET_CASE_STATE, state));
  return hq_rate_enter_case (&row, row.ended, row.ended);
}

static void
test_case_overdue (HqTestDay *fixture, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    OPEN ("P1"); /* due on the 19th */
  hq_test_day_go (fixture, "2021-02-19T23:59:59");
  DO (CASE (CLOSE, .id = 1));
  DO (CASE (REFUSE, .id = 2));
  DO (CASE (WITHDRAW, .id = 3));
  hq_test_day_go (fixture, "2021-02-20T00:00:00");
  DO (CASE (CLOSE, .id = 4));
  DO (CASE (REFUSE, .id = 5));
  DO (CASE (WITHDRAW, .id = 6));
  g_assert_cmpint (judge (fixture, 1, HQ_CASE_CLOSED), ==, HQ_CASE_ENTRY_ON_TIME);
  g_assert_cmpint (judge (fixture, 2, HQ_CASE_REFUSED), ==, HQ_CASE_ENTRY_ON_TIME);
  g_assert_cmpint (judge (fixture, 3, HQ_CASE_WITHDRAWN), ==, HQ_CASE_ENTRY_DROPPED);
  g_assert_cmpint (judge (fixture, 4, HQ_CASE_CLOSED), ==, HQ_CASE_ENTRY_LATE_CLOSED);
  g_assert_cmpint (judge (fixture, 5, HQ_CASE_REFUSED), ==, HQ_CASE_ENTRY_LATE_CLOSED);
  g_assert_cmpint (judge (fixture, 6, HQ_CASE_WITHDRAWN), ==, HQ_CASE_ENTRY_LATE_CLOSED);
}

/* The applicant may go while the clock stands still, and is not late by it. */
static void
test_case_withdraw_stopped (HqTestDay *fixture, gconstpointer data)
{
  OPEN ("P1");
  OPEN ("P1");
  DO (SUSPEND (1));
  DO (CASE (SUPPLEMENT, .id = 2, .text = "公章"));
  hq_test_day_go (fixture, "2021-03-10T09:00");
  DO (CASE (WITHDRAW, .id = 1));
  DO (CASE (WITHDRAW, .id = 2));
  g_assert_cmpint (judge (fixture, 1, HQ_CASE_WITHDRAWN), ==, HQ_CASE_ENTRY_DROPPED);
  g_assert_cmpint (judge (fixture, 2, HQ_CASE_WITHDRAWN), ==, HQ_CASE_ENTRY_DROPPED);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM supplement WHERE complete_day IS NULL"), ==, 1);
}

/* A request that comes again is answered with the case. */
static void
test_case_repeat (HqTestDay *fixture, gconstpointer data)
{
  HqActor actor = { .request = "c-1", .role = HQ_ROLE_CLERK, .staff = "c1" };
  HqOrder order = { CASE (OPEN, .item = "P5"), .now = fixture->now };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
      g_assert_cmpint (answer.repeated, ==, i > 0);
      g_assert_cmpint (answer.case_file, ==, 1);
      g_assert_cmpuint (answer.due, ==, 20210224);
    }
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file"), ==, 1);
}

/* What another calendar would do is said before, by the same rule, and nothing is done. */
static void
check_moves (HqTestDay *fixture, const HqCalendar *calendar, guint moves, guint beyond)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendarView) view = hq_calendar_plan_read (fixture->test.hall, calendar, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (view->moves, ==, moves);
  g_assert_cmpuint (view->beyond, ==, beyond);
  g_assert_cmpuint (view->longest, ==, 20);
  g_assert_true (hq_calendar_covers (view->calendar, 20210218));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-due'"), ==, 0);
}

/* A new calendar moves the due dates of what is open, each with an event, and of nothing else. */
static void
test_case_recompute (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (HqCalendar) empty = hq_calendar_new ();
  gint64 revision;

  OPEN ("P5");
  OPEN ("P5");
  OPEN ("P5");
  OPEN ("I1");
  OPEN ("P1");
  DO (SUSPEND (2));
  DO (CASE (CLOSE, .id = 3));
  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_day (calendar, 20210220, "春节", FALSE);
  hq_calendar_add_day (calendar, 20210224, "防汛", TRUE);
  check_moves (fixture, NULL, 0, 0);
  check_moves (fixture, calendar, 1, 0);
  check_moves (fixture, empty, 0, 2);
  revision = hq_hall_get_setup (fixture->test.hall, NULL)->revision;
  DO (.act = HQ_ACT_IMPORT_CALENDAR, .rows = calendar);
  /* What goes by the calendar is told by the set-up that it is another one. */
  g_assert_cmpint (hq_hall_get_setup (fixture->test.hall, NULL)->revision, >, revision);
  g_assert_cmpuint (get_day (fixture, "due_day", 1), ==, 20210225);
  g_assert_cmpuint (get_day (fixture, "due_day", 2), ==, 0);
  g_assert_cmpuint (get_day (fixture, "due_day", 3), ==, 20210224);
  g_assert_cmpuint (get_day (fixture, "due_day", 4), ==, 20210218);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-due'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-due' AND value = 1"
                          " AND before = '2021-02-24' AND after = '2021-02-25'"),
                   ==, 1);
  /* One that does not reach a due date is refused, and the old one stands. */
  REFUSE (NO_CALENDAR, .act = HQ_ACT_IMPORT_CALENDAR, .rows = empty);
}

/* The cases of a list, as "1 2 ". */
static char *
list (HqTestDay *fixture, HqCaseList which, HqDate today)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (HqCaseLine));
  HqCaseFilter filter = { .list = which, .today = today, .department = "tax" };
  GString *ids = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  hq_case_list_read (fixture->test.hall, &filter, lines, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (ids, "%d ", (int) g_array_index (lines, HqCaseLine, i).row.case_file);
  return g_string_free (ids, FALSE);
}

static void
assert_list (HqTestDay *fixture, HqCaseList which, HqDate today, const char *ids)
{
  g_autofree char *found = list (fixture, which, today);

  g_assert_cmpstr (found, ==, ids);
}

static void
test_case_lists (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (HqCaseLine));
  HqCaseFilter other = { .department = "other", .today = 20210218 };
  g_autoptr (GError) error = NULL;
  HqCase row;

  OPEN ("P5"); /* 24th */
  OPEN ("P1"); /* 19th */
  OPEN ("P2"); /* 20th */
  OPEN ("P5");
  OPEN ("P5");
  OPEN ("P1");
  DO (SUSPEND (4));
  DO (CASE (SUPPLEMENT, .id = 5, .text = "公章"));
  DO (CASE (CLOSE, .id = 6));
  assert_list (fixture, HQ_CASE_LIST_OPEN, 20210218, "2 3 1 4 5 ");
  assert_list (fixture, HQ_CASE_LIST_SUSPENDED, 20210218, "4 5 ");
  assert_list (fixture, HQ_CASE_LIST_DUE, 20210220, "3 ");
  assert_list (fixture, HQ_CASE_LIST_OVERDUE, 20210220, "2 ");
  assert_list (fixture, HQ_CASE_LIST_NEAR, 20210220, "");
  assert_list (fixture, HQ_CASE_LIST_NEAR, 20210222, "1 "); /* three of five days */
  assert_list (fixture, HQ_CASE_LIST_DUE, 20210224, "1 ");
  assert_list (fixture, HQ_CASE_LIST_NEAR, 20210224, "");
  assert_list (fixture, HQ_CASE_LIST_OVERDUE, 20210226, "2 3 1 ");
  g_assert_true (hq_case_list_read (fixture->test.hall, &other, lines, &error));
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_true (hq_case_list_read_one (fixture->test.hall, 4, &row, events, &error));
  g_assert_cmpint (row.state, ==, HQ_CASE_SUSPENDED);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (g_array_index (events, HqEvent, 1).act, ==, "case-suspend");
  g_assert_false (hq_case_list_read_one (fixture->test.hall, 7, &row, events, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
}

/* What can be done with a case, in an order in which the first five can be done. */
static const HqOrder own[] = {
  { SUSPEND (1) },
  { CASE (RESUME, .id = 1) },
  { CASE (SUPPLEMENT, .id = 1, .text = "公章") },
  { CASE (COMPLETE, .id = 1) },
  { CASE (CLOSE, .id = 1) },
  { CASE (REFUSE, .id = 1) },
  { CASE (WITHDRAW, .id = 1) },
};

/* A clerk acts on the cases that they see to, a manager on all, and on what is nobody's any clerk. */
static void
test_case_holder (HqTestDay *fixture, gconstpointer data)
{
  HqMatterOrder matter = { "P5", HQ_OUTCOME_ACCEPTED };

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &matter, .n_matters = 1);
  fixture->role = HQ_ROLE_CLERK;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      fixture->staff = "c2";
      hq_test_day_try (fixture, own[i], HQ_ERROR_OTHER_HOLDER);
      fixture->staff = "c3";
      hq_test_day_try (fixture, own[i], i < 5 ? HQ_N_ERRORS : HQ_ERROR_WRONG_STATE);
    }
  /* Whoever gives it away has no more to do with it. */
  OPEN ("P5");
  REFUSE (DENIED, CASE (HOLDER, .id = 2, .staff = "c2"));
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (CASE (SUPPLEMENT, .id = 2, .text = "公章"));
  DO (CASE (COMPLETE, .id = 2));
  DO (CASE (HOLDER, .id = 2, .staff = "c2"));
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c3";
  REFUSE (OTHER_HOLDER, SUSPEND (2));
  fixture->staff = "c2";
  DO (SUSPEND (2));
}

static void
test_case_holder_nobody (HqTestDay *fixture, gconstpointer data)
{
  fixture->away = NULL;
  OPEN ("P5");
  fixture->away = "c1";
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE staff IS NULL"), ==, 1);
  fixture->role = HQ_ROLE_CLERK;
  DO (SUSPEND (1));
  fixture->staff = "c2";
  DO (CASE (RESUME, .id = 1));
}

/* Random moves against a second, naive model: it marks on each day what stood still, and counts the
 * days one by one. GLib prints the seed. */
#define DAYS 365
#define MOST_CASES 400

typedef struct
{
  HqCaseState state;
  int promised;
  int from; /* day of the year */
  int due;  /* day of the year, 0 for none, DAYS for past its end */
  const char *holder; /* (nullable) */
  gboolean stopped[DAYS];
} Model;

typedef struct
{
  HqTestDay *fixture;
  gboolean working[DAYS];
  int today;
  guint n_cases;
  Model cases[MOST_CASES];
} World;

static void
note_day (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  World *world = user_data;

  world->working[hq_date_days_between (20210101, date)] = !off;
}

static int
recount (const World *world, const Model *model)
{
  int day = model->from;

  if (model->state == HQ_CASE_SUSPENDED || model->state == HQ_CASE_SUPPLEMENT)
    return 0;
  for (int left = model->promised; left > 0 && day < DAYS;)
    {
      day++;
      if (day < DAYS && world->working[day] && !model->stopped[day])
        left--;
    }
  return day;
}

static HqError
move_model (const World *world, HqAct act, Model *model)
{
  HqCaseState state = model->state;
  gboolean stop = act == HQ_ACT_CASE_SUSPEND || act == HQ_ACT_CASE_SUPPLEMENT;
  const HqTestDay *fixture = world->fixture;

  if (fixture->role == HQ_ROLE_CLERK && model->holder != NULL
      && !g_str_equal (model->holder, fixture->staff))
    return HQ_ERROR_OTHER_HOLDER;
  if (state >= HQ_CASE_CLOSED)
    return HQ_ERROR_WRONG_STATE;
  if (stop && (state != HQ_CASE_OPEN || model->promised == 0))
    return HQ_ERROR_WRONG_STATE;
  if (stop && world->today > model->due)
    return HQ_ERROR_OVERDUE;
  if ((act == HQ_ACT_CASE_RESUME && state != HQ_CASE_SUSPENDED)
      || (act == HQ_ACT_CASE_COMPLETE && state != HQ_CASE_SUPPLEMENT)
      || ((act == HQ_ACT_CASE_CLOSE || act == HQ_ACT_CASE_REFUSE) && state != HQ_CASE_OPEN))
    return HQ_ERROR_WRONG_STATE;
  if (stop)
    {
      model->state = act == HQ_ACT_CASE_SUSPEND ? HQ_CASE_SUSPENDED : HQ_CASE_SUPPLEMENT;
      model->due = 0;
      return HQ_N_ERRORS;
    }
  if (state == HQ_CASE_SUPPLEMENT)
    model->from = world->today;
  model->state = HQ_CASE_OPEN;
  model->due = recount (world, model);
  if (model->due == DAYS)
    return HQ_ERROR_NO_CALENDAR;
  if (act == HQ_ACT_CASE_CLOSE)
    model->state = HQ_CASE_CLOSED;
  if (act == HQ_ACT_CASE_REFUSE)
    model->state = HQ_CASE_REFUSED;
  if (act == HQ_ACT_CASE_WITHDRAW)
    model->state = HQ_CASE_WITHDRAWN;
  return HQ_N_ERRORS;
}

static void
check_case (World *world, gint64 id)
{
  HqTestDay *fixture = world->fixture;
  const Model *model = &world->cases[id - 1];
  HqDate due = get_day (fixture, "due_day", id);

  g_assert_cmpint (due == 0 ? 0 : hq_date_days_between (20210101, due), ==, model->due);
  assert_state (fixture, id, hq_nick_get (HQ_SET_CASE_STATE, model->state));
}

/* Somebody of the staff, or the operator: of a case that is opened by nobody it is nobody who sees to
 * it. */
static void
become_one (HqTestDay *fixture)
{
  static const struct
  {
    HqRole role;
    const char *staff;
  } people[] = { { HQ_ROLE_CLERK, "c1" },
                 { HQ_ROLE_CLERK, "c2" },
                 { HQ_ROLE_MANAGER, "m1" },
                 { HQ_ROLE_OPERATOR, NULL } };
  guint who = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (people));

  fixture->role = people[who].role;
  fixture->staff = people[who].staff;
}

static void
open_one (World *world)
{
  static const struct
  {
    const char *item;
    int days;
  } kinds[] = { { "I1", 0 }, { "P1", 1 }, { "P2", 2 }, { "P3", 3 }, { "P5", 5 }, { "P20", 20 } };
  guint kind = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (kinds));
  Model model = { .state = HQ_CASE_OPEN, .promised = kinds[kind].days, .from = world->today };
  HqTestDay *fixture = world->fixture;

  become_one (fixture);
  model.holder = fixture->staff;
  model.due = recount (world, &model);
  if (model.due == DAYS)
    {
      REFUSE (NO_CALENDAR, CASE (OPEN, .item = kinds[kind].item));
      return;
    }
  OPEN (kinds[kind].item);
  world->cases[world->n_cases++] = model;
  check_case (world, world->n_cases);
}

static void
move_one (World *world)
{
  HqAct which = (HqAct) g_test_rand_int_range (HQ_ACT_CASE_SUSPEND, HQ_ACT_CASE_WITHDRAW + 1);
  guint of = (guint) g_test_rand_int_range (0, (int) world->n_cases);
  Model model;
  HqError expected;

  /* Ends are drawn seldom, so that cases are lived. */
  if (which >= HQ_ACT_CASE_CLOSE && g_test_rand_int_range (0, 4) != 0)
    which = world->cases[of].state == HQ_CASE_SUSPENDED ? HQ_ACT_CASE_RESUME : HQ_ACT_CASE_COMPLETE;
  become_one (world->fixture);
  model = world->cases[of];
  expected = move_model (world, which, &model);
  if (expected == HQ_N_ERRORS)
    world->cases[of] = model;
  hq_test_day_try (
    world->fixture,
    (HqOrder){ .act = which, .id = of + 1, .type = "public-notice", .text = "公示", .days = 3 },
    expected);
  check_case (world, of + 1);
}

static void
end_day (World *world)
{
  for (guint i = 0; i < world->n_cases; i++)
    if (world->cases[i].state == HQ_CASE_SUSPENDED)
      world->cases[i].stopped[world->today] = TRUE;
  world->today++;
  world->fixture->now += 24 * HQ_HOUR;
}

static void
test_case_random (HqTestDay *fixture, gconstpointer data)
{
  g_autofree World *world = g_new0 (World, 1);
  g_autoptr (HqCalendar) all = load_calendar ();
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  world->fixture = fixture;
  fixture->away = NULL;
  hq_calendar_add_year (calendar, 2021);
  for (int i = 0; i < DAYS; i++)
    {
      HqDate date = hq_date_add (20210101, i);

      world->working[i] = hq_date_get_weekday (date) <= 5;
      if (hq_calendar_is_working (all, date) != world->working[i])
        hq_calendar_add_day (calendar, date, "x", world->working[i]);
    }
  hq_calendar_foreach_day (calendar, note_day, world);
  hq_test_day_set_calendar (fixture, calendar);
  hq_test_day_go (fixture, "2021-01-01T09:00");
  for (; world->today < DAYS; end_day (world))
    for (int moves = g_test_rand_int_range (0, g_test_slow () ? 20 : 4); moves > 0; moves--)
      if (world->n_cases == 0 || (world->n_cases < MOST_CASES && g_test_rand_int_range (0, 5) == 0))
        open_one (world);
      else
        move_one (world);
  for (guint i = 0; i < world->n_cases; i++)
    check_case (world, i + 1);
  g_test_message ("%u cases", world->n_cases);
  g_assert_cmpuint (world->n_cases, >, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/case/vectors/open", test_case_vectors_open);
  ADD_TAX ("/case/vectors/finish", test_case_vectors_finish);
  ADD_TAX ("/case/outcomes", test_case_outcomes);
  ADD_TAX ("/case/finish-refused", test_case_finish_refused);
  ADD_TAX ("/case/calendar-end-named", test_case_calendar_end_named);
  ADD_TAX ("/case/open-refused", test_case_open_refused);
  ADD_TAX ("/case/suspend", test_case_suspend);
  ADD_TAX ("/case/supplement", test_case_supplement);
  ADD_TAX ("/case/overdue", test_case_overdue);
  ADD_TAX ("/case/withdraw-stopped", test_case_withdraw_stopped);
  ADD_TAX ("/case/repeat", test_case_repeat);
  ADD_TAX ("/case/holder", test_case_holder);
  ADD_TAX ("/case/holder-nobody", test_case_holder_nobody);
  ADD_TAX ("/case/recompute", test_case_recompute);
  ADD_TAX ("/case/lists", test_case_lists);
  ADD_TAX ("/case/random", test_case_random);
  return g_test_run ();
}
