/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"
#include "hq-guide-ticket.h"
#include "hq-guide-view.h"
#include "hq-test-day.h"
#include "hq-test.h"

/* The desk of the tests, which a set-up in use would have named from the start. */
static void
add_desk (HqTestDay *fixture)
{
  SQL ("INSERT INTO device (hall, device, role, name, floor)"
       " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall");
  hq_hall_close (fixture->test.hall);
  fixture->test.hall = hq_hall_open (fixture->test.path, NULL);
  g_assert_nonnull (fixture->test.hall);
}

static HqGuideView *
look (HqTestDay *fixture)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_GUIDE, "G1");
  g_autoptr (GError) error = NULL;
  HqGuideView *view = hq_guide_view_read (fixture->test.hall, place, &error);

  g_assert_no_error (error);
  hq_view_place_free (place);
  return view;
}

static HqGuideTicket *
find (HqTestDay *fixture, const char *text, GError **error)
{
  HqGuideTicketQuery *query = hq_guide_ticket_query_new ("G1", text);
  HqGuideTicket *found = hq_guide_ticket_read (fixture->test.hall, query, error);

  hq_guide_ticket_query_free (query);
  return found;
}

/* The views are read by the clock of the wall: the day is today. */
static void
go_live (HqTestDay *fixture)
{
  add_desk (fixture);
  fixture->now = 0;
  hq_test_hall_open_today (&fixture->test);
}

static void
test_guide_lines (HqTestDay *fixture, gconstpointer data)
{
  HqGuideView *view;
  const HqGuideViewLine *line;

  go_live (fixture);
  SQL ("UPDATE service SET warn_waiting = 2 WHERE service = 'A'");
  hq_hall_close (fixture->test.hall);
  fixture->test.hall = hq_hall_open (fixture->test.path, NULL);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  view = look (fixture);
  g_assert_cmpuint (view->lines->len, ==, 4);
  line = &g_array_index (view->lines, HqGuideViewLine, 0);
  g_assert_cmpstr (line->service->service, ==, "A");
  g_assert_cmpint (line->waiting, ==, 1);
  g_assert_cmpint (line->since, ==, fixture->answer.at);
  g_assert_cmpint (line->open, ==, 0);
  g_assert_false (line->warn);
  g_assert_cmpint (g_array_index (view->lines, HqGuideViewLine, 1).waiting, ==, 0);
  g_assert_cmpint (view->enquiries, ==, 0);
  hq_guide_view_free (view);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ENQUIRY);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  view = look (fixture);
  line = &g_array_index (view->lines, HqGuideViewLine, 0);
  g_assert_cmpint (line->waiting, ==, 2);
  g_assert_cmpint (line->open, ==, 1);
  g_assert_true (line->warn);
  /* Counter 3 serves D too. */
  g_assert_cmpint (g_array_index (view->lines, HqGuideViewLine, 3).open, ==, 1);
  g_assert_cmpint (g_array_index (view->lines, HqGuideViewLine, 2).open, ==, 0);
  g_assert_cmpint (view->enquiries, ==, 1);
  hq_guide_view_free (view);
}

static void
test_guide_claims (HqTestDay *fixture, gconstpointer data)
{
  HqGuideView *view;

  go_live (fixture);
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "老年人");
  DO (.act = HQ_ACT_ISSUE, .service = "C", .class = HQ_CLASS_PRIORITY);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY);
  view = look (fixture);
  g_assert_cmpuint (view->claims->len, ==, 2);
  g_assert_cmpstr (g_array_index (view->claims, HqGuideViewVisitor, 0).reason, ==, "老年人");
  g_assert_cmpstr (g_array_index (view->claims, HqGuideViewVisitor, 1).ticket.service, ==, "C");
  hq_guide_view_free (view);
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A001");
  DO (.act = HQ_ACT_WITHDRAW, .ticket = "C001");
  view = look (fixture);
  g_assert_cmpuint (view->claims->len, ==, 0);
  hq_guide_view_free (view);
}

/* Who needs somebody is seen from the call to the end of the service, the newest first. */
static void
test_guide_calls (HqTestDay *fixture, gconstpointer data)
{
  HqGuideView *view;
  const HqGuideViewVisitor *first;

  go_live (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .need = HQ_NEED_WRITING);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D", .need = HQ_NEED_GUIDANCE);
  view = look (fixture);
  g_assert_cmpuint (view->calls->len, ==, 0);
  hq_guide_view_free (view);
  for (int i = 1; i <= 3; i++)
    {
      DO (.act = HQ_ACT_SIGN_IN, .counter = i);
      if (i != 2)
        DO (.act = HQ_ACT_CALL, .counter = i, .ticket = i == 1 ? "A001" : "D001",
            .reason = "first");
    }
  view = look (fixture);
  g_assert_cmpuint (view->calls->len, ==, 2);
  first = &g_array_index (view->calls, HqGuideViewVisitor, 0);
  g_assert_cmpstr (first->ticket.service, ==, "D");
  g_assert_cmpint (first->ticket.counter, ==, 3);
  g_assert_cmpint (first->ticket.need, ==, HQ_NEED_GUIDANCE);
  g_assert_cmpint (first->called_at, ==, fixture->answer.at);
  hq_guide_view_free (view);
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  view = look (fixture);
  g_assert_cmpuint (view->calls->len, ==, 1);
  hq_guide_view_free (view);
}

static void
test_guide_uses (HqTestDay *fixture, gconstpointer data)
{
  HqGuideView *view;

  go_live (fixture);
  DO (.act = HQ_ACT_SELF_START, .item = "A02");
  DO (.act = HQ_ACT_SELF_START);
  DO (.act = HQ_ACT_SELF_HELPER, .id = 2, .staff = "g1");
  view = look (fixture);
  g_assert_cmpuint (view->uses->len, ==, 2);
  g_assert_cmpstr (g_array_index (view->uses, HqGuideViewUse, 0).item->name, ==, "A02");
  g_assert_null (g_array_index (view->uses, HqGuideViewUse, 1).item);
  g_assert_cmpstr (g_array_index (view->uses, HqGuideViewUse, 1).use.helper, ==, "g1");
  hq_guide_view_free (view);
  DO (.act = HQ_ACT_SELF_FINISH, .id = 1, .done = TRUE);
  view = look (fixture);
  g_assert_cmpuint (view->uses->len, ==, 1);
  hq_guide_view_free (view);
}

/* By its number, its code as a scanner types it, and by the appointment that it came of. */
static void
test_guide_find (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *code = NULL;
  g_autofree char *address = NULL;
  HqGuideTicket *found;

  go_live (fixture);
  sql = g_strdup_printf ("INSERT INTO slot (hall, slot, service, starts_at)"
                         " SELECT hall, 'YA1', 'A', %" G_GINT64_FORMAT " FROM hall",
                         g_get_real_time ());
  SQL (sql);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = (const char *const[]){ "A01", "A02", NULL });
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  code = hq_code_format_token (fixture->answer.ticket.token);
  address = g_strconcat ("https://hall.example/t/", code, "\r\n", NULL);
  found = find (fixture, " a001 ", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->ticket.number, ==, 1);
  g_assert_cmpuint (found->items->len, ==, 2);
  g_assert_cmpint (found->ahead, ==, 0);
  hq_guide_ticket_free (found);
  found = find (fixture, address, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->ticket.number, ==, 2);
  g_assert_cmpint (found->ahead, ==, 1);
  hq_guide_ticket_free (found);
  found = find (fixture, "YA1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->ticket.ticket, ==, 0);
  g_assert_cmpstr (found->slot->service, ==, "A");
  g_assert_true (hq_guide_ticket_may (found, HQ_ACT_ISSUE, found->view.now));
  g_assert_false (hq_guide_ticket_may (found, HQ_ACT_REPRINT, found->view.now));
  hq_guide_ticket_free (found);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .slot = "YA1");
  found = find (fixture, "YA1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->ticket.number, ==, 3);
  g_assert_null (found->slot);
  hq_guide_ticket_free (found);
  g_assert_null (find (fixture, "A099", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
}

static void
assert_may (HqTestDay *fixture, const char *ticket, const char *acts)
{
  static const struct
  {
    HqAct act;
    char letter;
  } all[] = { { HQ_ACT_CHECK_IN, 'i' }, { HQ_ACT_CONFIRM, 'y' }, { HQ_ACT_WITHDRAW, 'n' },
              { HQ_ACT_CHANGE, 's' },   { HQ_ACT_REPRINT, 'p' }, { HQ_ACT_CANCEL, 'x' } };
  g_autoptr (GString) may = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HqGuideTicket *found = find (fixture, ticket, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (hq_guide_ticket_may (found, all[i].act, found->view.now))
      g_string_append_c (may, all[i].letter);
  g_assert_cmpstr (may->str, ==, acts);
  hq_guide_ticket_free (found);
}

/* What the desk offers is what the hall does. */
static void
test_guide_may (HqTestDay *fixture, gconstpointer data)
{
  go_live (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  assert_may (fixture, "A001", "iyspx");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY);
  assert_may (fixture, "A002", "iynspx");
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A002");
  assert_may (fixture, "A002", "inspx");
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A002");
  assert_may (fixture, "A002", "nspx");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1, .ticket = "A002", .reason = "first");
  assert_may (fixture, "A002", "np");
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  assert_may (fixture, "A002", "");
  DO (.act = HQ_ACT_CANCEL, .ticket = "A001");
  assert_may (fixture, "A001", "");
}

static void
test_guide_item (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqItem) item = hq_guide_view_read_item (fixture->test.hall, "A02", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (item->service, ==, "A");
  g_assert_null (hq_guide_view_read_item (fixture->test.hall, "nonsense", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
}

static void
test_guide_day (HqTestDay *fixture, gconstpointer data)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  HqGuideView view = { .view = { .sessions = sessions } };
  HqDaySession rows[] = { { .opens_at = 100, .last_ticket_at = 150, .closes_at = 160 },
                          { .opens_at = 200, .last_ticket_at = 250, .closes_at = 260 } };

  g_assert_cmpint (hq_guide_view_get_day (&view, 120), ==, HQ_GUIDE_DAY_SHUT);
  g_array_append_vals (sessions, rows, 2);
  g_assert_cmpint (hq_guide_view_get_day (&view, 99), ==, HQ_GUIDE_DAY_BEFORE);
  g_assert_cmpint (hq_guide_view_get_day (&view, 100), ==, HQ_GUIDE_DAY_OPEN);
  g_assert_cmpint (hq_guide_view_get_day (&view, 180), ==, HQ_GUIDE_DAY_OPEN);
  g_assert_cmpint (hq_guide_view_get_day (&view, 250), ==, HQ_GUIDE_DAY_OPEN);
  g_assert_cmpint (hq_guide_view_get_day (&view, 251), ==, HQ_GUIDE_DAY_AFTER);
  view.view.day.state = HQ_DAY_STATE_CLOSED;
  g_assert_cmpint (hq_guide_view_get_day (&view, 120), ==, HQ_GUIDE_DAY_CLOSED);
  g_array_unref (sessions);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/guide/lines", test_guide_lines);
  ADD ("/guide/claims", test_guide_claims);
  ADD ("/guide/calls", test_guide_calls);
  ADD ("/guide/uses", test_guide_uses);
  ADD ("/guide/find", test_guide_find);
  ADD ("/guide/may", test_guide_may);
  ADD ("/guide/item", test_guide_item);
  ADD ("/guide/day", test_guide_day);
  return g_test_run ();
}
