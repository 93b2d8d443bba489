/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-readiness-judge.h"
#include "hq-test-day.h"

/* The real day is open, by the real clock. */
static void
init (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_init (fixture, data);
  hq_test_hall_open_today (&fixture->test);
  fixture->now = 0;
}

/* Plans these counters for the session that runs. */
static void
add_rota (HqTestDay *fixture, const char *counters)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO rota (hall, day_kind, session, counter) SELECT DISTINCT b.hall, b.day_kind,"
    " 'morning', c.counter FROM business_day AS b JOIN counter AS c ON c.hall = b.hall"
    " WHERE c.counter IN (%s)",
    counters);

  SQL ("UPDATE day_session SET session = 'morning'");
  SQL (sql);
}

static HqReadiness *
read_hall (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  HqReadiness *facts = hq_readiness_read (fixture->test.hall, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static const HqReadinessLine *
get (GPtrArray *lines, HqReadinessKind kind)
{
  const HqReadinessLine *line = lines->pdata[kind];

  g_assert_cmpint (line->kind, ==, kind);
  return line;
}

static void
assert_line (const HqReadiness *facts,
             HqReadinessKind kind,
             HqReadinessState state,
             gint64 n,
             gint64 total)
{
  g_autoptr (GPtrArray) lines = hq_readiness_judge_all (facts, facts->floor->view.now);
  const HqReadinessLine *line = get (lines, kind);

  g_assert_cmpint (line->state, ==, state);
  g_assert_cmpint (line->n, ==, n);
  g_assert_cmpint (line->total, ==, total);
}

static const HqReadinessPart *
get_part (const HqReadinessLine *line, guint index)
{
  g_assert_cmpuint (index, <, line->parts->len);
  return &g_array_index (line->parts, HqReadinessPart, index);
}

/* What was read before anything was done: what is missing is named, and what is not there is not said
 * to be right. */
static void
test_readiness_read (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts;
  g_autoptr (GPtrArray) lines = NULL;

  add_rota (fixture, "1, 3");
  SQL ("UPDATE zone SET name_en = 'Zone A' WHERE zone = 'A'");
  SQL ("UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  DO (.act = HQ_ACT_PROBE, .type = "call", .text = "B");
  DO (.act = HQ_ACT_PROBE_END, .type = "call", .text = "B", .reason = "silent");
  facts = read_hall (fixture);
  lines = hq_readiness_judge_all (facts, facts->floor->view.now);
  g_assert_cmpuint (lines->len, ==, HQ_N_READINESS);
  assert_line (facts, HQ_READINESS_YESTERDAY, HQ_READINESS_READY, 0, 0);
  assert_line (facts, HQ_READINESS_COUNTERS, HQ_READINESS_TO_DO, 1, 2);
  g_assert_cmpstr (get_part (get (lines, HQ_READINESS_COUNTERS), 0)->key, ==, "3");
  assert_line (facts, HQ_READINESS_PAGES, HQ_READINESS_TO_DO, 1, 2);
  g_assert_cmpuint (get (lines, HQ_READINESS_PAGES)->parts->len, ==, 2);
  g_assert_cmpint (get_part (get (lines, HQ_READINESS_PAGES), 0)->state, ==, HQ_READINESS_READY);
  g_assert_false (get_part (get (lines, HQ_READINESS_PAGES), 0)->there);
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_TO_DO, 0, 4);
  g_assert_cmpstr (get_part (get (lines, HQ_READINESS_CALLS), 1)->probe.fault, ==, "silent");
  /* Nothing is known of boards where none was ever heard of, and the kiosks do not answer. */
  assert_line (facts, HQ_READINESS_BOARDS, HQ_READINESS_UNKNOWN, 0, 3);
  assert_line (facts, HQ_READINESS_SCREENS, HQ_READINESS_TO_DO, 0, 2);
  /* Four floors, zones and services, of which one has a name, and the items. */
  g_assert_cmpint (facts->n_names, ==, 12 + COUNT ("SELECT count(*) FROM item"));
  g_assert_cmpint (facts->n_names - facts->n_nameless, ==,
                   1 + COUNT ("SELECT count(*) FROM item WHERE name_en <> ''"));
  g_assert_cmpint (get (lines, HQ_READINESS_ENGLISH)->state, ==, HQ_READINESS_TO_DO);
  g_assert_cmpint (get (lines, HQ_READINESS_ENGLISH)->n, ==, facts->n_names - facts->n_nameless);
  assert_line (facts, HQ_READINESS_CASES, HQ_READINESS_READY, 0, 0);
  hq_readiness_free (facts);
}

/* A page of yesterday says nothing of today; a zone in which nothing is said aloud is not asked. */
static void
test_readiness_probes (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts;

  for (char zone = 'A'; zone <= 'D'; zone++)
    {
      const char name[] = { zone, '\0' };

      DO (.act = HQ_ACT_PROBE, .type = "call", .text = name);
      DO (.act = HQ_ACT_PROBE_END, .type = "call", .text = name);
    }
  facts = read_hall (fixture);
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_READY, 4, 4);
  for (guint i = 0; i < facts->probes->len; i++)
    g_array_index (facts->probes, HqProbe, i).ended_at -= 24 * 60 * HQ_MINUTE;
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_TO_DO, 0, 4);
  facts->floor->view.policy.voice = 0;
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_READY, 0, 0);
  hq_readiness_free (facts);
}

/* Of a hall that has nothing yet nothing is known. */
static void
test_readiness_empty (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts = read_hall (fixture);
  g_autoptr (HqSetup) full = facts->floor->view.setup;

  facts->floor->view.setup = hq_setup_new ();
  g_array_set_size (facts->floor->counters, 0);
  g_array_set_size (facts->floor->lines, 0);
  facts->n_names = facts->n_nameless = 0;
  g_array_set_size (facts->nameless, 0);
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_UNKNOWN, 0, 0);
  assert_line (facts, HQ_READINESS_ENGLISH, HQ_READINESS_UNKNOWN, 0, 0);
  facts->floor->view.policy.voice = 0;
  assert_line (facts, HQ_READINESS_CALLS, HQ_READINESS_READY, 0, 0);
  hq_readiness_free (facts);
}

/* The calendar of the next year is asked for from December on, and a day that was left open stands in
 * the way whatever else is right. */
static void
test_readiness_days (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts = read_hall (fixture);
  HqDate today = facts->floor->view.today;

  facts->this_year = TRUE;
  facts->next_year = FALSE;
  facts->floor->view.today = today / 10000 * 10000 + 1130;
  assert_line (facts, HQ_READINESS_CALENDAR, HQ_READINESS_READY, 1, 1);
  facts->floor->view.today = today / 10000 * 10000 + 1201;
  assert_line (facts, HQ_READINESS_CALENDAR, HQ_READINESS_TO_DO, 1, 2);
  facts->next_year = TRUE;
  assert_line (facts, HQ_READINESS_CALENDAR, HQ_READINESS_READY, 2, 2);
  facts->this_year = FALSE;
  facts->floor->view.today = today;
  assert_line (facts, HQ_READINESS_CALENDAR, HQ_READINESS_TO_DO, today / 100 % 100 == 12,
               today / 100 % 100 == 12 ? 2 : 1);
  /* Today's own day is open, and stands in nobody's way. */
  g_assert_cmpint (facts->closing->day.state, ==, HQ_DAY_STATE_OPEN);
  assert_line (facts, HQ_READINESS_YESTERDAY, HQ_READINESS_READY, 0, 0);
  facts->floor->view.today = hq_date_add (today, 1);
  assert_line (facts, HQ_READINESS_YESTERDAY, HQ_READINESS_TO_DO, 0, 0);
  facts->floor->view.today = today;
  facts->unpublished = today;
  assert_line (facts, HQ_READINESS_YESTERDAY, HQ_READINESS_TO_DO, 0, 0);
  hq_readiness_free (facts);
}

/* Before the opening the counters of the first session are meant, and with no session nothing is. */
static void
test_readiness_counters (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts;
  HqTime opens_at;

  add_rota (fixture, "2");
  SQL ("UPDATE hall SET revision = revision + 1");
  facts = read_hall (fixture);
  opens_at = facts->floor->view.now + 30 * HQ_MINUTE;
  facts->floor->view.day.opens_at = opens_at;
  for (guint i = 0; i < facts->floor->view.sessions->len; i++)
    {
      HqDaySession *session = &g_array_index (facts->floor->view.sessions, HqDaySession, i);

      session->opens_at = opens_at;
      session->closes_at = opens_at + HQ_MINUTE;
    }
  assert_line (facts, HQ_READINESS_COUNTERS, HQ_READINESS_TO_DO, 0, 1);
  g_array_set_size (facts->floor->view.sessions, 0);
  assert_line (facts, HQ_READINESS_COUNTERS, HQ_READINESS_UNKNOWN, 0, 0);
  hq_readiness_free (facts);
}

/* What is foretold of the close is what it does. */
static void
test_readiness_close (HqTestDay *fixture, gconstpointer data)
{
  HqReadiness *facts = read_hall (fixture);
  HqClosingCount count = hq_closing_count (facts->closing);

  g_assert_cmpuint (count.unserved + count.ended + count.uses + count.signed_out, ==, 0);
  hq_readiness_free (facts);
  for (int i = 0; i < 5; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  for (int counter = 1; counter <= 3; counter++)
    {
      DO (.act = HQ_ACT_SIGN_IN, .counter = counter);
      DO (.act = HQ_ACT_CALL, .counter = counter);
    }
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 2);
  DO (.act = HQ_ACT_HOLD, .counter = 2);
  DO (.act = HQ_ACT_SELF_START);
  facts = read_hall (fixture);
  count = hq_closing_count (facts->closing);
  /* Three wait, one is called, one is parked; one is served. */
  g_assert_cmpuint (facts->closing->waiting->len, ==, 3);
  g_assert_cmpuint (count.unserved, ==, 5);
  g_assert_cmpuint (count.ended, ==, 1);
  g_assert_cmpuint (count.uses, ==, 1);
  g_assert_cmpuint (count.signed_out, ==, 3);
  for (guint i = 1; i < facts->closing->waiting->len; i++)
    {
      const HqClosingTicket *row = &g_array_index (facts->closing->waiting, HqClosingTicket, i);

      g_assert_cmpint (strcmp (row[-1].service, row->service), <=, 0);
      if (g_str_equal (row[-1].service, row->service))
        g_assert_cmpint (row[-1].since, <=, row->since);
    }
  if (facts->closing->next.day != 0)
    {
      DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
      g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE carried_from IS NOT NULL"), ==,
                       count.carried);
    }
  else
    DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (fixture->answer.value, ==, count.unserved);
  g_assert_cmpint (COUNT (
                     "SELECT count(*) FROM period WHERE measured = 0 AND \"end\" = 'finished'"),
                   ==, count.ended);
  hq_readiness_free (facts);
  facts = read_hall (fixture);
  g_assert_cmpint (facts->closing->day.state, ==, HQ_DAY_STATE_NONE);
  g_assert_cmpint (facts->closing->closed.day, ==, facts->floor->view.today);
  g_assert_cmpint (facts->unpublished, ==, 0);
  hq_readiness_free (facts);
}

/* Machines stand in the order in which people count them. */
static void
test_readiness_order (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  const HqReadinessLine *pages;
  HqReadiness *facts;

  SQL ("INSERT INTO device (hall, device, role, name, floor)"
       " SELECT hall, 'K10', 'kiosk', '取号机', 2 FROM hall");
  SQL ("UPDATE hall SET revision = revision + 1");
  facts = read_hall (fixture);
  lines = hq_readiness_judge_all (facts, facts->floor->view.now);
  pages = get (lines, HQ_READINESS_PAGES);
  g_assert_cmpstr (get_part (pages, pages->parts->len - 1)->key, ==, "K10");
  g_assert_cmpstr (get_part (pages, pages->parts->len - 2)->key, ==, "K2");
  hq_readiness_free (facts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD_REAL(path, func) g_test_add (path, HqTestDay, NULL, init, func, hq_test_day_clear)
  ADD_REAL ("/readiness/read", test_readiness_read);
  ADD_REAL ("/readiness/probes", test_readiness_probes);
  ADD_REAL ("/readiness/empty", test_readiness_empty);
  ADD_REAL ("/readiness/order", test_readiness_order);
  ADD_REAL ("/readiness/days", test_readiness_days);
  ADD_REAL ("/readiness/counters", test_readiness_counters);
  ADD_REAL ("/readiness/close", test_readiness_close);
  return g_test_run ();
}
