/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-story.h"
#include "hq-case.h"
#include "hq-rate.h"
#include "hq-test-day.h"

#define CASE(name, ...) .act = HQ_ACT_CASE_##name, __VA_ARGS__
#define OPEN(code) DO (CASE (OPEN, .item = code))
#define SUSPEND(n) CASE (SUSPEND, .id = n, .type = "hearing", .text = "听证", .days = 5)

static HqCaseBoard *
read_board (HqTestDay *fixture, const HqCaseBoardAsk *ask)
{
  g_autoptr (GError) error = NULL;
  HqCaseBoard *board = hq_case_list_read_board (fixture->test.hall, ask, &error);

  g_assert_no_error (error);
  return board;
}

static guint
count (const HqCaseBoard *board, HqCaseList list)
{
  guint n = 0;

  for (guint i = 0; i < board->open->len; i++)
    n += hq_case_list_find (&g_array_index (board->open, HqCaseLine, i), board->today) == list;
  return n;
}

/* Due today is not overdue; the day after it is, and stays so in the figure when it is refused. */
static void
test_case_view_lists (HqTestDay *fixture, gconstpointer data)
{
  HqCaseBoardAsk ask = { .today = 20210219 };
  g_autoptr (HqCaseBoard) on_time = NULL;
  g_autoptr (HqCaseBoard) late = NULL;
  g_autoptr (HqCaseBoard) ended = NULL;
  const HqCaseLine *line;

  OPEN ("P1");  /* due on the 19th */
  OPEN ("P20"); /* due on the 17th of March */
  OPEN ("P2");  /* due on the 20th */
  OPEN ("P5");
  DO (SUSPEND (4));
  on_time = read_board (fixture, &ask);
  g_assert_cmpuint (on_time->open->len, ==, 4);
  g_assert_cmpuint (count (on_time, HQ_CASE_LIST_DUE), ==, 1);
  g_assert_cmpuint (count (on_time, HQ_CASE_LIST_NEAR), ==, 0);
  g_assert_cmpuint (count (on_time, HQ_CASE_LIST_OVERDUE), ==, 0);
  g_assert_cmpuint (count (on_time, HQ_CASE_LIST_SUSPENDED), ==, 1);
  line = &g_array_index (on_time->open, HqCaseLine, 0);
  g_assert_cmpint (line->row.case_file, ==, 1);
  g_assert_cmpint (line->left, ==, 0);
  g_assert_cmpstr (line->name, ==, "P1");

  hq_test_day_go (fixture, "2021-02-22T09:00");
  ask = (HqCaseBoardAsk){ .today = 20210222, .ended = { 20210222, 20210222, FALSE, 0 } };
  late = read_board (fixture, &ask);
  g_assert_cmpuint (count (late, HQ_CASE_LIST_OVERDUE), ==, 2);
  line = &g_array_index (late->open, HqCaseLine, 0);
  /* The Saturday between is a working day, the Sunday is none. */
  g_assert_cmpint (line->left, ==, -2);
  DO (CASE (REFUSE, .id = 1));
  OPEN ("I1");
  DO (CASE (CLOSE, .id = 5));
  ended = read_board (fixture, &ask);
  g_assert_cmpuint (count (ended, HQ_CASE_LIST_OVERDUE), ==, 1);
  g_assert_cmpuint (ended->ended->len, ==, 1);
  g_assert_false (ended->more);
  line = &g_array_index (ended->ended, HqCaseLine, 0);
  g_assert_cmpint (line->row.state, ==, HQ_CASE_REFUSED);
  g_assert_cmpint (line->left, ==, -2);
  g_assert_false (line->every_day);
  g_assert_cmpint (
    hq_rate_enter_case (&(HqRateCase){ line->row.kind, line->row.state, line->row.accepted_day,
                                       line->row.due_day, line->row.ended_day },
                        20210222, 20210222),
    ==, HQ_CASE_ENTRY_LATE_CLOSED);
  hq_case_list_free_board (g_steal_pointer (&ended));
  /* Instant items drown nothing, and are there for who asks. */
  ask.ended.instant = TRUE;
  ended = read_board (fixture, &ask);
  g_assert_cmpuint (ended->ended->len, ==, 2);
}

static void
test_case_view_number (HqTestDay *fixture, gconstpointer data)
{
  const HqMatterOrder accepted = { "P5", HQ_OUTCOME_ACCEPTED };
  HqCaseBoardAsk ask = { .staff = (char *) "c3", .today = 20210218 };
  g_autoptr (HqCaseBoard) own = NULL;

  OPEN ("P5");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &accepted, .n_matters = 1);
  own = read_board (fixture, &ask);
  g_assert_cmpuint (own->open->len, ==, 1);
  g_assert_cmpint (g_array_index (own->open, HqCaseLine, 0).prefix, ==, 'D');
  g_assert_cmpuint (g_array_index (own->open, HqCaseLine, 0).number, ==, 1);
}

/* A clock that stands still for longer than was planned is told so, and comes first of those. */
static void
test_case_view_plan (HqTestDay *fixture, gconstpointer data)
{
  HqCaseBoardAsk ask = { .today = 20210218 };
  g_autoptr (HqCaseBoard) board = NULL;
  const HqCaseLine *line;

  for (int i = 0; i < 3; i++)
    OPEN ("P5");
  DO (CASE (SUPPLEMENT, .id = 1, .text = "营业执照"));
  DO (CASE (SUSPEND, .id = 2, .type = "hearing", .text = "听证", .days = 30));
  DO (CASE (SUSPEND, .id = 3, .type = "hearing", .text = "听证", .days = 2));
  board = read_board (fixture, &ask);
  line = &g_array_index (board->open, HqCaseLine, 0);
  g_assert_cmpint (line->row.case_file, ==, 3);
  g_assert_cmpuint (line->planned_end, ==, 20210219);
  g_assert_cmpint (line->over, ==, 0);
  g_assert_cmpuint (g_array_index (board->open, HqCaseLine, 1).planned_end, ==, 20210319);
  g_assert_cmpuint (g_array_index (board->open, HqCaseLine, 2).planned_end, ==, 0);
  hq_case_list_free_board (g_steal_pointer (&board));
  /* The Saturday after it is a working day, the Sunday is none. */
  ask.today = 20210222;
  board = read_board (fixture, &ask);
  line = &g_array_index (board->open, HqCaseLine, 0);
  g_assert_cmpint (line->row.case_file, ==, 3);
  g_assert_cmpint (line->over, ==, 2);
  g_assert_cmpint (line->light, ==, HQ_LIGHT_NONE);
}

static HqCaseStory *
read_story (HqTestDay *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HqCaseStory *story = hq_case_story_read (fixture->test.hall, &id, &error);

  g_assert_no_error (error);
  return story;
}

/* What each stop took off the clock, and the due date before and after. */
static void
test_case_view_story (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCaseStory) story = NULL;
  const HqCaseStoryStop *stop;
  const HqCaseStoryPapers *papers;
  g_autoptr (GError) error = NULL;
  const gint64 unknown = 9;

  OPEN ("P5"); /* due on the 24th */
  hq_test_day_go (fixture, "2021-02-20T09:00");
  DO (SUSPEND (1));
  hq_test_day_go (fixture, "2021-03-01T09:00");
  DO (CASE (RESUME, .id = 1));
  hq_test_day_go (fixture, "2021-03-02T09:00");
  DO (CASE (SUPPLEMENT, .id = 1, .text = "营业执照"));
  hq_test_day_go (fixture, "2021-03-03T09:00");
  DO (CASE (COMPLETE, .id = 1));
  DO (SUSPEND (1));
  story = read_story (fixture, 1);
  g_assert_cmpuint (story->first_due, ==, 20210224);
  g_assert_cmpuint (story->events->len, ==, 6);
  g_assert_cmpuint (story->stops->len, ==, 2);
  stop = &g_array_index (story->stops, HqCaseStoryStop, 0);
  g_assert_cmpint (stop->procedure.type, ==, HQ_PROCEDURE_HEARING);
  g_assert_cmpstr (stop->procedure.ground, ==, "听证");
  g_assert_cmpuint (stop->off, ==, 6); /* the make-up Saturday, and a week */
  g_assert_cmpuint (stop->before, ==, 20210224);
  g_assert_cmpuint (stop->after, ==, 20210304);
  papers = &g_array_index (story->papers, HqCaseStoryPapers, 0);
  g_assert_cmpstr (papers->papers.papers, ==, "营业执照");
  g_assert_cmpuint (papers->before, ==, 20210304);
  g_assert_cmpuint (papers->after, ==, 20210310);
  stop = &g_array_index (story->stops, HqCaseStoryStop, 1);
  g_assert_cmpuint (stop->before, ==, 20210310);
  g_assert_cmpuint (stop->after, ==, 0);
  g_assert_cmpint (story->line.light, ==, HQ_LIGHT_NONE);
  g_assert_null (hq_case_story_read (fixture->test.hall, &unknown, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
}

/* A calendar that does not reach the due date of one case hides no other one. */
static void
test_case_view_uncounted (HqTestDay *fixture, gconstpointer data)
{
  HqCaseBoardAsk ask = { .today = 20210218 };
  g_autoptr (HqCaseBoard) board = NULL;
  g_autoptr (HqCaseStory) story = NULL;

  OPEN ("P5");
  OPEN ("P5");
  DO (SUSPEND (2));
  SQL ("UPDATE case_file SET promised_days = 5000 WHERE case_file < 3");
  board = read_board (fixture, &ask);
  g_assert_cmpuint (board->open->len, ==, 2);
  g_assert_true (g_array_index (board->open, HqCaseLine, 0).uncounted);
  g_assert_false (g_array_index (board->open, HqCaseLine, 1).uncounted);
  g_assert_cmpint (g_array_index (board->open, HqCaseLine, 0).light, ==, HQ_LIGHT_GREEN);
  hq_case_list_free_board (g_steal_pointer (&board));
  /* How late is said by every day where working days cannot be told. */
  ask.today = 20220105;
  board = read_board (fixture, &ask);
  g_assert_true (g_array_index (board->open, HqCaseLine, 0).every_day);
  g_assert_cmpint (g_array_index (board->open, HqCaseLine, 0).left, ==, -315);
  story = read_story (fixture, 2);
  g_assert_cmpuint (story->next_due, ==, 0);
  g_assert_cmpuint (story->calendar_end, ==, 20211231);
  REFUSE (NO_CALENDAR, CASE (RESUME, .id = 2));
}

/* The clerks have no department in this hall but c4. */
static void
test_case_view_holder (HqTestDay *fixture, gconstpointer data)
{
  SQL ("UPDATE staff SET department = 'tax' WHERE staff = 'c2' OR staff = 'c4'");
  SQL ("UPDATE hall SET revision = revision + 1");
  DO (CASE (OPEN, .item = "P1", .counter = 2));
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE staff = 'c2'"), ==, 1);
  REFUSE (NOT_FOUND, CASE (HOLDER, .id = 2, .staff = "c4"));
  REFUSE (NOT_FOUND, CASE (HOLDER, .id = 1, .staff = "nobody"));
  REFUSE (NOT_FOUND, CASE (HOLDER, .id = 1));
  REFUSE (OTHER_DEPARTMENT, CASE (HOLDER, .id = 1, .staff = "c3"));
  REFUSE (OTHER_DEPARTMENT, CASE (HOLDER, .id = 1, .staff = "c2"));
  REFUSE (OTHER_DEPARTMENT, CASE (HOLDER, .id = 1, .staff = "m1"));
  DO (CASE (HOLDER, .id = 1, .staff = "c4"));
  g_assert_cmpuint (fixture->answer.due, ==, 20210219);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file WHERE staff = 'c4' AND state = 'open'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'case-holder' AND value = 1"
                          " AND before = 'c2' AND after = 'c4' AND staff = 'm1'"),
                   ==, 1);
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c4";
  REFUSE (DENIED, CASE (HOLDER, .id = 1, .staff = "c2"));
  DO (CASE (CLOSE, .id = 1));
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  REFUSE (WRONG_STATE, CASE (HOLDER, .id = 1, .staff = "c2"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/case-view/lists", test_case_view_lists);
  ADD_TAX ("/case-view/number", test_case_view_number);
  ADD_TAX ("/case-view/plan", test_case_view_plan);
  ADD_TAX ("/case-view/story", test_case_view_story);
  ADD_TAX ("/case-view/uncounted", test_case_view_uncounted);
  ADD_TAX ("/case-view/holder", test_case_view_holder);
  return g_test_run ();
}
