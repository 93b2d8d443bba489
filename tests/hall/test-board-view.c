/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-board-view.h"
#include "hq-error.h"
#include "hq-test-hall.h"

static void
setup (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_init (test, HQ_HALL_TRIAL);
  hq_test_hall_open_today (test);
}

static void
teardown (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_clear (test);
}

static void
run (HqTestHall *test, const char *staff, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  /* A kiosk on the floor of the service. */
  if (staff == NULL)
    actor.device = g_str_equal (order.service, "D") ? "K2" : "K1";
  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

static HqBoardView *
look (HqTestHall *test, const char *place)
{
  HqViewPlace *query = hq_view_place_new (HQ_SCREEN_BOARD, place);
  g_autoptr (GError) error = NULL;
  HqBoardView *view = hq_board_view_read (test->hall, query, &error);

  g_assert_no_error (error);
  hq_view_place_free (query);
  return view;
}

/* The numbers that are called at @place, as "A001>1 A002>2". */
static void
check_calls (HqTestHall *test, const char *place, const char *expected)
{
  HqBoardView *view = look (test, place);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < view->calls->len; i++)
    {
      const HqBoardCall *call = &g_array_index (view->calls, HqBoardCall, i);

      g_string_append_printf (text, "%s%c%03u>%d", i > 0 ? " " : "", call->prefix, call->number,
                              call->counter);
    }
  g_assert_cmpstr (text->str, ==, expected);
  hq_board_view_free (view);
}

/* Each part of the hall has its own: the hall, a floor, a zone. The newest stands first, and whoever is
 * called again is the newest. */
static void
test_board_view_calls (HqTestHall *test, gconstpointer data)
{
  static const char *const clerks[] = { "c1", "c2", "c3" };

  check_calls (test, "0", "");
  for (int i = 1; i <= 3; i++)
    run (test, clerks[i - 1], (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = i });
  run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "D" });
  for (int i = 0; i < 3; i++)
    run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  for (int i = 1; i <= 3; i++)
    run (test, clerks[i - 1], (HqOrder){ .act = HQ_ACT_CALL, .counter = i });
  check_calls (test, "0", "D001>3 A002>2 A001>1");
  check_calls (test, "2", "A002>2 A001>1");
  check_calls (test, "A", "A002>2 A001>1");
  check_calls (test, "D", "D001>3");
  check_calls (test, "1", "");
  hq_test_hall_run_sql (test, "UPDATE period SET called_at = called_at - 600000000");
  run (test, "c1", (HqOrder){ .act = HQ_ACT_RECALL, .counter = 1 });
  check_calls (test, "0", "A001>1 D001>3 A002>2");
  /* It goes with the start, and with the miss. */
  run (test, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  check_calls (test, "0", "D001>3 A002>2");
  hq_test_hall_run_sql (test, "UPDATE period SET recalls = 1, recalled_at = called_at,"
                              " announcements = 2, announced_at = called_at,"
                              " walk_until = called_at");
  run (test, "c2", (HqOrder){ .act = HQ_ACT_MISSED, .counter = 2 });
  check_calls (test, "0", "D001>3");
}

static const HqBoardLine *
find_line (const HqBoardView *view, const char *service)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqBoardLine *line = &g_array_index (view->lines, HqBoardLine, i);

      if (g_str_equal (line->service->service, service))
        return line;
    }
  return NULL;
}

static void
check_next (HqTestHall *test, const char *expected)
{
  HqBoardView *view = look (test, "2");
  const HqBoardLine *line = find_line (view, "A");
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (view->lines->len, ==, 1);
  g_string_append_printf (text, "%d:", (int) line->waiting);
  for (guint i = 0; i < line->n_next; i++)
    g_string_append_printf (text, " %u", line->next[i].number);
  g_assert_cmpstr (text->str, ==, expected);
  hq_board_view_free (view);
}

/* Who is to be ready: the three whose score is highest, of all lines, by the rule of the call. */
static void
test_board_view_next (HqTestHall *test, gconstpointer data)
{
  check_next (test, "0:");
  run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  check_next (test, "1: 1");
  run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  run (test, NULL,
       (HqOrder){ .act = HQ_ACT_ISSUE,
                  .service = "A",
                  .class = HQ_CLASS_PRIORITY,
                  .reason = "elderly" });
  run (test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  /* Twenty minutes of an ordinary wait are eight of priority. */
  hq_test_hall_run_sql (test, "UPDATE ticket SET reference = reference - 300000000"
                              " WHERE number <> 4");
  check_next (test, "5: 1 2 3");
  hq_test_hall_run_sql (test, "UPDATE ticket SET reference = reference - 125000000"
                              " WHERE number = 4");
  check_next (test, "5: 4 1 2");
  /* Somebody who stands at a counter with another ticket is not called. */
  hq_test_hall_run_sql (test, "UPDATE ticket SET busy = 1, ready = 0 WHERE number = 1");
  check_next (test, "5: 4 2 3");
}

static void
check_counters (HqTestHall *test, const char *place, const char *paused, const char *closed)
{
  HqBoardView *view = look (test, place);
  const GArray *arrays[] = { view->paused, view->closed };
  const char *expected[] = { paused, closed };

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < arrays[k]->len; i++)
        g_string_append_printf (text, "%d", g_array_index (arrays[k], int, i));
      g_assert_cmpstr (text->str, ==, expected[k]);
    }
  hq_board_view_free (view);
}

static void
test_board_view_counters (HqTestHall *test, gconstpointer data)
{
  check_counters (test, "0", "", "1234");
  run (test, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 2 });
  run (test, "c4", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 4 });
  run (test, "c4", (HqOrder){ .act = HQ_ACT_PAUSE, .counter = 4, .reason = "paper" });
  check_counters (test, "0", "4", "13");
  check_counters (test, "2", "", "1");
  check_counters (test, "3", "4", "");
}

static void
test_board_view_place (HqTestHall *test, gconstpointer data)
{
  HqViewPlace *query = hq_view_place_new (HQ_SCREEN_BOARD, "99");
  g_autoptr (GError) error = NULL;

  g_assert_null (hq_board_view_read (test->hall, query, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  hq_view_place_free (query);
}

static void
test_board_view_pages (void)
{
  static const struct
  {
    guint n;
    guint room;
    int second;
    guint page;
    guint n_pages;
  } cases[] = {
    { 0, 10, 0, 0, 1 },   { 10, 10, 7, 0, 1 },  { 11, 10, 5, 0, 2 },  { 11, 10, 6, 1, 2 },
    { 11, 10, 12, 0, 2 }, { 39, 10, 23, 3, 4 }, { 39, 10, 24, 0, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_pages;

      g_assert_cmpuint (hq_board_view_get_page (cases[i].n, cases[i].room,
                                                cases[i].second * HQ_SECOND, &n_pages),
                        ==, cases[i].page);
      g_assert_cmpuint (n_pages, ==, cases[i].n_pages);
    }
}

#define ADD(path, func) g_test_add (path, HqTestHall, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/board-view/calls", test_board_view_calls);
  ADD ("/board-view/next", test_board_view_next);
  ADD ("/board-view/counters", test_board_view_counters);
  ADD ("/board-view/place", test_board_view_place);
  g_test_add_func ("/board-view/pages", test_board_view_pages);
  return g_test_run ();
}
