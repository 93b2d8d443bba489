/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-code.h"
#include "hq-late.h"
#include "hq-pad-view-table.h"
#include "hq-setup-file.h"
#include "hq-setup-text.h"
#include "hq-test-day.h"

#define AT(time) hq_test_hall_time ("2021-02-18T" time)
#define LATE(n, ...) .act = HQ_ACT_LATE, .ticket = n, .service = "A", __VA_ARGS__

/* Somebody who waits still stands in line from the written arrival on, before those who came after. */
static void
test_late_waiting (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "10:20:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "10:30:00");
  DO (LATE ("y12 ", .taken_at = AT ("10:05:00"), .language = "en"));
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'Y');
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 12);
  g_assert_cmpint (fixture->answer.value, ==, 0);
  DO (LATE ("13", .taken_at = AT ("10:25:00")));
  g_assert_cmpint (fixture->answer.value, ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE late = 1 AND prefix = 'Y'"
                          " AND number = 12 AND language = 'en' AND state = 'waiting'"
                          " AND issued_at = reference AND class = 'ordinary'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg WHERE ticket = 2"), ==, AT ("10:05:00"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'late' AND before IS NULL"
                          " AND after = 'waiting' AND ticket IN (2, 3)"),
                   ==, 2);
  hq_test_day_assert_lines (fixture);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpint (fixture->answer.ticket.ticket, ==, 2);
  hq_test_day_wait (fixture, 60);
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpint (fixture->answer.ticket.ticket, ==, 1);
  hq_test_hall_check (&fixture->test);
}

/* It waits from the opening, or over noon, as if the kiosk had given it then. */
static void
test_late_arrival (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "13:20:00");
  DO (LATE ("1", .taken_at = AT ("08:40:00")));
  DO (LATE ("2", .taken_at = AT ("12:10:00")));
  DO (LATE ("3", .taken_at = AT ("12:10:00"), .class = HQ_CLASS_PRIORITY));
  g_assert_cmpint (COUNT ("SELECT reference FROM ticket WHERE number = 1"), ==, AT ("09:00:00"));
  g_assert_cmpint (COUNT ("SELECT reference FROM ticket WHERE number = 2"), ==, AT ("13:00:00"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE number = 3 AND lane = 'priority'"
                          " AND proof = 'confirmed'"),
                   ==, 1);
  /* The last ticket was given at 16:30. Who was there before is let in; for the others there is a
   * reason. */
  hq_test_day_go (fixture, "16:50:00");
  DO (LATE ("4", .taken_at = AT ("16:30:00")));
  REFUSE (SERVICE_CLOSED, LATE ("5", .taken_at = AT ("16:31:00")));
  DO (LATE ("5", .taken_at = AT ("16:31:00"), .reason = "系统故障"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE subject = 'after-last-ticket'"), ==, 1);
  hq_test_day_assert_lines (fixture);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (fixture->answer.value, ==, 5);
  REFUSE (DAY_CLOSED, LATE ("6", .taken_at = AT ("16:00:00")));
  hq_test_hall_check (&fixture->test);
}

/* Somebody who was served meanwhile: one stay that nobody measured, at the clerk who was signed in. */
static void
test_late_served (HqTestDay *fixture, gconstpointer data)
{
  const HqMatterOrder matters[] = { { "I1", HQ_OUTCOME_DONE }, { "P5", HQ_OUTCOME_ACCEPTED } };
  gint64 last;
  int period;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_go (fixture, "11:00:00");
  DO (.act = HQ_ACT_LATE, .ticket = "Y007", .service = "D", .state = HQ_STATE_FINISHED,
      .taken_at = AT ("10:05:00"), .until = AT ("10:40:00"), .counter = 3, .matters = matters,
      .n_matters = 2);
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_FINISHED);
  g_assert_cmpint (fixture->answer.due, ==, 20210224);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE counter = 3 AND staff = 'c3'"
                          " AND measured = 0 AND \"end\" = 'finished' AND rule = 'given'"
                          " AND reason = 'late' AND duty = 1"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT ended_at FROM period"), ==, AT ("10:40:00"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE period = 1"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE ticket = 1 AND staff = 'c3'"), ==,
                   2);
  /* What the service usually comes to. */
  DO (.act = HQ_ACT_LATE, .ticket = "Y008", .service = "D", .state = HQ_STATE_FINISHED,
      .taken_at = AT ("10:05:00"), .until = AT ("10:05:00"), .counter = 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE ticket = 2 AND outcome = 'done'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT coalesce(sum(waiting), 0) FROM line"), ==, 0);
  /* They are not there to be asked for a rating. */
  g_assert_true (hq_pad_view_table_find_last (hq_hall_get_database (fixture->test.hall), 3, &last,
                                              &period, NULL));
  g_assert_cmpint (last, ==, 0);
  hq_test_hall_check (&fixture->test);
}

/* The paper says who served, signed in or not; where it does not, whoever was signed in. */
static void
test_late_clerk (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "10:30:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_go (fixture, "11:00:00");
#define SERVED(n, time, ...)                                                                       \
  LATE (n, .state = HQ_STATE_FINISHED, .taken_at = AT ("09:05:00"), .until = AT (time),            \
        .counter = 1, __VA_ARGS__)
  REFUSE (SIGNED_OUT, SERVED ("1", "10:29:59"));
  REFUSE (NOT_FOUND, SERVED ("1", "10:29:59", .staff = "nobody"));
  REFUSE (NOT_FOUND, SERVED ("1", "10:29:59", .staff = "g1"));
  REFUSE (NOT_FOUND, SERVED ("1", "10:30:00", .staff = "nobody"));
  REFUSE (NOT_FOUND, SERVED ("1", "10:30:00", .staff = "g1"));
  DO (SERVED ("1", "10:29:59", .staff = "c2"));
  DO (SERVED ("2", "10:30:00", .staff = "c2"));
  REFUSE (NOT_FOUND, LATE ("3", .state = HQ_STATE_FINISHED, .taken_at = AT ("09:05:00"),
                           .until = AT ("10:00:00"), .counter = 77));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period AS p JOIN duty AS d USING (duty)"
                          " WHERE p.ticket = 1 AND p.staff = 'c2' AND d.staff = 'c2'"
                          " AND d.signed_out_at = p.ended_at AND d.signed_in_at = p.called_at"),
                   ==, 1);
  DO (SERVED ("3", "10:30:00", .staff = "c1"));
  DO (SERVED ("4", "10:30:00"));
  DO (SERVED ("5", "10:30:00", .staff = "c2"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE ticket IN (3, 4) AND staff = 'c1'"
                          " AND duty = 1"),
                   ==, 2);
  /* One stay without the store is enough for all that was done in it. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period AS p JOIN duty AS d USING (duty)"
                          " WHERE p.ticket IN (2, 5) AND d.staff = 'c2' AND d.duty = 3"),
                   ==, 2);
  /* Whoever is signed in stays so. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL AND duty = 1"), ==,
                   1);
  hq_test_hall_check (&fixture->test);
}

static void
test_late_left (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "11:00:00");
  DO (LATE ("1", .state = HQ_STATE_CANCELLED, .taken_at = AT ("09:05:00")));
  DO (
    LATE ("2", .state = HQ_STATE_CANCELLED, .taken_at = AT ("09:05:00"), .until = AT ("09:30:00")));
  g_assert_cmpint (COUNT ("SELECT ended_at FROM ticket WHERE number = 1"), ==, AT ("11:00:00"));
  g_assert_cmpint (COUNT ("SELECT ended_at FROM leg WHERE ticket = 2 AND \"end\" = 'cancelled'"),
                   ==, AT ("09:30:00"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period"), ==, 0);
  hq_test_hall_check (&fixture->test);
}

static void
test_late_refused (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "11:00:00");
  DO (LATE ("Y012", .taken_at = AT ("10:05:00")));
  /* Doubles, whatever became of the first. */
  REFUSE (NUMBER_USED, LATE ("Y012", .taken_at = AT ("10:06:00")));
  DO (.act = HQ_ACT_CANCEL, .ticket = "Y012");
  REFUSE (NUMBER_USED, LATE ("12", .taken_at = AT ("10:06:00")));
  REFUSE (INVALID, LATE ("A012", .taken_at = AT ("10:05:00")));
  REFUSE (INVALID, LATE ("Y10000", .taken_at = AT ("10:05:00")));
  REFUSE (INVALID, LATE ("0", .taken_at = AT ("10:05:00")));
  REFUSE (INVALID, LATE (NULL, .taken_at = AT ("10:05:00")));
  REFUSE (NOT_FOUND, .act = HQ_ACT_LATE, .ticket = "13", .service = "Q",
          .taken_at = AT ("10:05:00"));
  REFUSE (INVALID, LATE ("13", .taken_at = AT ("10:05:00"), .class = HQ_CLASS_APPOINTMENT));
  REFUSE (INVALID, LATE ("13", .taken_at = AT ("10:05:00"), .state = HQ_STATE_SERVING));
  /* Times: of today, in their order, over. */
  REFUSE (BAD_TIME, LATE ("13", .taken_at = 0));
  REFUSE (BAD_TIME, LATE ("13", .taken_at = AT ("00:00:00") - 1));
  REFUSE (BAD_TIME, LATE ("13", .taken_at = AT ("11:00:01")));
#define ENDED(what, taken, end)                                                                    \
  LATE ("13", .state = (what), .taken_at = AT (taken), .until = (end), .counter = 1, .staff = "c1")
  REFUSE (BAD_TIME, ENDED (HQ_STATE_FINISHED, "10:05:00", 0));
  REFUSE (BAD_TIME, ENDED (HQ_STATE_FINISHED, "10:05:00", AT ("10:04:59")));
  REFUSE (BAD_TIME, ENDED (HQ_STATE_FINISHED, "10:05:00", AT ("11:00:01")));
  REFUSE (BAD_TIME, ENDED (HQ_STATE_CANCELLED, "10:05:00", AT ("10:04:59")));
  /* Those who may. */
  fixture->place = NULL;
  fixture->staff = "c1";
  for (int role = 0; role <= HQ_ROLE_ADMINISTRATOR; role++)
    {
      fixture->role = (HqRole) role;
      if (role != HQ_ROLE_GUIDE && role != HQ_ROLE_MANAGER)
        REFUSE (DENIED, LATE ("13", .taken_at = AT ("10:05:00")));
    }
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  DO (LATE ("13", .taken_at = AT ("10:05:00")));
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (LATE ("14", .taken_at = AT ("10:05:00")));
  g_assert_cmpint (COUNT ("SELECT last FROM day_prefix WHERE prefix = 'Y'"), ==, 14);
  g_assert_cmpint (COUNT ("SELECT issued FROM day_service WHERE service = 'A'"), ==, 3);
  hq_test_hall_check (&fixture->test);
}

/* An outage that lasted to the close: who was served or left belongs to the counts of that day, which
 * were published and get their revision. */
static void
test_late_closed (HqTestDay *fixture, gconstpointer data)
{
  const HqMatterOrder matters[] = { { "I1", HQ_OUTCOME_DONE }, { "P5", HQ_OUTCOME_ACCEPTED } };
#define ON_THE_18TH(n, what, end, ...)                                                             \
  .act = HQ_ACT_LATE, .ticket = n, .service = "D", .state = (what), .counter = 3, .staff = "c3",   \
  .taken_at = AT ("16:00:00"), .until = (end), __VA_ARGS__
#define LATEST(metric)                                                                             \
  COUNT ("SELECT value FROM daily_metric WHERE day = 20210218 AND scope = 'hall'"                  \
         " AND metric = '" metric "' ORDER BY revision DESC LIMIT 1")

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (LATEST ("tickets"), ==, 1);
  DO (ON_THE_18TH ("Y001", HQ_STATE_FINISHED, AT ("16:30:00"), .matters = matters, .n_matters = 2));
  DO (ON_THE_18TH ("Y002", HQ_STATE_CANCELLED, 0, .class = HQ_CLASS_PRIORITY, .reason = "x"));
  REFUSE (NUMBER_USED, ON_THE_18TH ("Y002", HQ_STATE_CANCELLED, 0));
  REFUSE (DAY_CLOSED, ON_THE_18TH ("Y003", HQ_STATE_WAITING, 0));
  REFUSE (BAD_TIME, ON_THE_18TH ("Y003", HQ_STATE_FINISHED, AT ("17:30:01")));
  g_assert_cmpint (LATEST ("tickets"), ==, 3);
  g_assert_cmpint (LATEST ("visits"), ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE day = 20210218"
                          " AND scope = 'hall' AND metric = 'tickets' AND cause = 'late'"),
                   ==, 2);
  hq_test_hall_check (&fixture->test);
  /* On the next morning, whether or not the hall is open already. */
  hq_test_day_go (fixture, "2021-02-19T08:00:00");
  DO (ON_THE_18TH ("Y004", HQ_STATE_FINISHED, AT ("16:40:00"), .matters = matters + 1,
                   .n_matters = 1));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE day = 20210219"
                          " AND state = 'open'"),
                   ==, 0);
  hq_test_day_go (fixture, "2021-02-19T09:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (ON_THE_18TH ("Y005", HQ_STATE_CANCELLED, AT ("16:50:00")));
  REFUSE (BAD_TIME, ON_THE_18TH ("Y006", HQ_STATE_CANCELLED, 0));
  REFUSE (BAD_TIME, ON_THE_18TH ("Y006", HQ_STATE_FINISHED, AT ("00:00:00") + 24 * HQ_HOUR));
  REFUSE (BAD_TIME, ON_THE_18TH ("Y006", HQ_STATE_WAITING, 0));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE late = 1 AND day = 20210218"), ==, 4);
  g_assert_cmpint (LATEST ("tickets"), ==, 5);
  /* Its cases run from that day, and what happened today happened today. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE accepted_day = 20210218"), ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'late' AND day = 20210219"), ==,
                   2);
  hq_test_hall_check (&fixture->test);
  /* A day that was left open is closed first, and the day before it is over. */
  hq_test_day_go (fixture, "2021-02-22T08:00:00");
  DO (.act = HQ_ACT_LATE, .ticket = "Y009", .service = "D", .state = HQ_STATE_CANCELLED,
      .taken_at = AT ("11:00:00") + 24 * HQ_HOUR, .until = AT ("12:00:00") + 24 * HQ_HOUR);
  g_assert_cmpint (COUNT ("SELECT day FROM ticket WHERE number = 9 AND prefix = 'Y'"), ==,
                   20210219);
  REFUSE (BAD_TIME, ON_THE_18TH ("Y010", HQ_STATE_FINISHED, AT ("16:40:00")));
  hq_test_hall_check (&fixture->test);
}

static void
assert_participation (HqTestDay *fixture, int n, int total)
{
#define PART(column)                                                                               \
  COUNT ("SELECT " column " FROM daily_metric WHERE scope = 'hall' AND metric = 'participation'"   \
         " ORDER BY revision DESC LIMIT 1")
  g_assert_cmpint (PART ("numerator"), ==, n);
  g_assert_cmpint (PART ("denominator"), ==, total);
}

/* Who could not be asked is unrated, and may answer by the code: what was written by hand flatters no
 * rate. */
static void
test_late_participation (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_visit (fixture, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  hq_test_day_wait (fixture, 60);
  /* Called, served and asked like the others. */
  DO (LATE ("1", .taken_at = fixture->now));
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  DO (LATE ("2", .state = HQ_STATE_FINISHED, .taken_at = fixture->now, .until = fixture->now,
            .counter = 1));
  code = hq_code_format_token (fixture->answer.ticket.token);
  DO (.act = HQ_ACT_CLOSE_DAY);
  assert_participation (fixture, 0, 3);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 5);
  assert_participation (fixture, 1, 3);
  hq_test_hall_check (&fixture->test);
}

/* Another day has its own numbers. */
static void
test_late_other_day (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "11:00:00");
  DO (LATE ("Y001", .taken_at = AT ("10:05:00")));
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  hq_test_day_go (fixture, "2021-02-19T09:30:00");
  REFUSE (BAD_TIME, LATE ("Y001", .taken_at = AT ("16:00:00")));
  DO (LATE ("Y001", .taken_at = fixture->now));
  /* Who had no turn yesterday has the first place, with a number of the service. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE day = 20210219 AND prefix = 'A'"
                          " AND late = 0 AND carried_from = 1"),
                   ==, 1);
  hq_test_hall_check (&fixture->test);
}

/* A store from before the letter was kept for emergency numbers goes on with its service, and has none;
 * no service gets the letter any more. */
static void
test_late_letter (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hq_test_day_go (fixture, "11:00:00");
  g_assert_true (hq_late_may_number (hq_hall_get_setup (fixture->test.hall, NULL), NULL));
  SQL ("UPDATE service SET prefix = 'Y' WHERE service = 'C';"
       "UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'Y');
  REFUSE (LETTER_USED, LATE ("Y013", .taken_at = AT ("10:05:00")));
  g_assert_false (hq_late_may_number (hq_hall_get_setup (fixture->test.hall, NULL), &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_LETTER_USED);
  hq_test_hall_check (&fixture->test);
  SQL ("UPDATE service SET prefix = 'C' WHERE service = 'C';"
       "UPDATE hall SET revision = revision + 1");
  REFUSE (NUMBER_USED, LATE ("Y001", .taken_at = AT ("10:05:00")));
  DO (LATE ("Y013", .taken_at = AT ("10:05:00")));
  hq_test_hall_check (&fixture->test);
}

/* Prints one sheet from a desk of its own, and returns its first number. */
static gint64
print_sheet (HqHall *hall, const char *request, guint count, guint from)
{
  HqActor guide = { .request = request, .role = HQ_ROLE_GUIDE, .staff = "g1" };
  HqOrder order = { .act = HQ_ACT_SHEET, .count = count, .from = from };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (hall, &guide, &order, &answer, &error);
  g_assert_no_error (error);
  return answer.value;
}

/* Two desks print in turn, on two days, and an import in between: the series goes on, and a request
 * that comes again gets what it got. */
static void
test_late_sheet (HqTestDay *fixture, gconstpointer data)
{
  HqHall *desk = fixture->test.hall;
  g_autoptr (HqHall) other = hq_hall_open (fixture->test.path, NULL);
  g_autoptr (HqSetup) setup = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (print_sheet (desk, NULL, 96, 0), ==, 1);
  g_assert_cmpint (print_sheet (other, "once", 24, 0), ==, 97);
  g_assert_cmpint (print_sheet (desk, NULL, 96, 0), ==, 121);
  g_assert_cmpint (print_sheet (other, "once", 24, 0), ==, 97);
  text = hq_setup_text_format (hq_hall_get_setup (desk, NULL));
  setup = hq_setup_file_parse (text, strlen (text), NULL);
  g_assert_nonnull (setup);
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = setup);
  fixture->now += 24 * HQ_HOUR;
  DO (.act = HQ_ACT_SHEET, .count = 1);
  g_assert_cmpint (fixture->answer.value, ==, 217);
  g_assert_cmpint (print_sheet (other, NULL, 24, 300), ==, 300);
  g_assert_cmpint (print_sheet (desk, NULL, 24, 300), ==, 324);
  g_assert_cmpint (
    COUNT ("SELECT count(*) FROM event WHERE act = 'emergency-sheet' AND subject = 'Y097-Y120'"),
    ==, 1);
}

/* A sheet that would go past the last number begins anew; what is no sheet takes nothing. */
static void
test_late_sheet_end (HqTestDay *fixture, gconstpointer data)
{
  HqHall *desk = fixture->test.hall;

  REFUSE (INVALID, .act = HQ_ACT_SHEET);
  REFUSE (INVALID, .act = HQ_ACT_SHEET, .count = 961);
  REFUSE (INVALID, .act = HQ_ACT_SHEET, .count = 2, .from = 9999);
  REFUSE (INVALID, .act = HQ_ACT_SHEET, .count = 1, .from = G_MAXUINT);
  g_assert_cmpint (print_sheet (desk, NULL, 96, 9900), ==, 9900);
  g_assert_cmpint (print_sheet (desk, NULL, 4, 0), ==, 9996);
  g_assert_cmpint (print_sheet (desk, NULL, 96, 0), ==, 1);
  g_assert_cmpint (print_sheet (desk, NULL, 96, 0), ==, 97);
  fixture->role = HQ_ROLE_VISITOR;
  REFUSE (DENIED, .act = HQ_ACT_SHEET, .count = 24);
  fixture->role = HQ_ROLE_CLERK;
  fixture->away = "c1";
  REFUSE (DENIED, .act = HQ_ACT_SHEET, .count = 24);
}

typedef struct
{
  const char *path;
  gint64 firsts[20];
} LateDesk;

static gpointer
print_many (gpointer data)
{
  LateDesk *desk = data;
  g_autoptr (HqHall) hall = hq_hall_open (desk->path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (desk->firsts); i++)
    desk->firsts[i] = print_sheet (hall, NULL, 24, 0);
  return NULL;
}

/* Two desks print at the same time: no sheet is printed by both, and none is left out. */
static void
test_late_sheet_together (HqTestDay *fixture, gconstpointer data)
{
  LateDesk desks[2] = { { .path = fixture->test.path }, { .path = fixture->test.path } };
  gboolean seen[40] = { FALSE };
  GThread *threads[2];

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new (NULL, print_many, &desks[i]);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 40; i++)
    {
      gint64 sheet = (desks[i % 2].firsts[i / 2] - 1) / 24;

      g_assert_cmpint (sheet, >=, 0);
      g_assert_cmpint (sheet, <, 40);
      g_assert_false (seen[sheet]);
      seen[sheet] = TRUE;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/late/waiting", test_late_waiting);
  ADD ("/late/arrival", test_late_arrival);
  ADD_TAX ("/late/served", test_late_served);
  ADD ("/late/clerk", test_late_clerk);
  ADD ("/late/left", test_late_left);
  ADD ("/late/refused", test_late_refused);
  ADD_TAX ("/late/closed", test_late_closed);
  ADD ("/late/participation", test_late_participation);
  ADD ("/late/other-day", test_late_other_day);
  ADD ("/late/letter", test_late_letter);
  ADD ("/late/sheet", test_late_sheet);
  ADD ("/late/sheet-end", test_late_sheet_end);
  ADD ("/late/sheet-together", test_late_sheet_together);
  return g_test_run ();
}
