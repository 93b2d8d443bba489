/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-story.h"

#include "hq-code.h"
#include "hq-test-day.h"

static HqStory *
read_story (HqTestDay *fixture, const char *text, HqDate day)
{
  const HqStoryAsk ask = { .text = (char *) text, .day = day };
  g_autoptr (GError) error = NULL;
  HqStory *story = hq_story_read_whole (fixture->test.hall, &ask, &error);

  g_assert_no_error (error);
  return story;
}

static void
refuse_story (HqTestDay *fixture, const HqStoryAsk *ask, HqError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hq_story_read_whole (fixture->test.hall, ask, &error));
  g_assert_error (error, HQ_ERROR, (int) code);
}

static const HqEvent *
get_event (const HqStory *story, guint i)
{
  g_assert_cmpuint (i, <, story->events->len);
  return &g_array_index (story->events, HqEvent, i);
}

static void
assert_acts (const HqStory *story, const char *expected)
{
  g_autoptr (GString) acts = g_string_new (NULL);

  for (guint i = 0; i < story->events->len; i++)
    g_string_append_printf (acts, i > 0 ? " %s" : "%s", get_event (story, i)->act);
  g_assert_cmpstr (acts->str, ==, expected);
}

/* A visitor who was missed, came back, was parked, went on with a second matter, and rated once: the
 * numbers are those of the acts, and each stay is of the leg that led to it. */
static void
test_story_whole (HqTestDay *fixture, gconstpointer data)
{
  const HqMatterOrder matter = { .item = "P5", .outcome = HQ_OUTCOME_ACCEPTED };
  g_autofree char *code = NULL;
  const HqStoryLeg *leg;
  const HqStoryStay *stay;
  const HqStoryMatter *row;
  HqStory *story;
  HqStoryAsk own = { .text = (char *) "A001", .day = 20210218, .asker = (char *) "c1" };

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 26 * 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (fixture, 28);
  DO (.act = HQ_ACT_START, .counter = 1);
  hq_test_day_wait (fixture, 5 * 60);
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  hq_test_day_wait (fixture, 3 * 60);
  DO (.act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  hq_test_day_wait (fixture, 2 * 60);
  DO (.act = HQ_ACT_FINISH, .counter = 1, .matters = &matter, .n_matters = 1);
  code = hq_code_format_token (fixture->answer.ticket.token);
  hq_test_day_wait (fixture, 30);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE);
  hq_test_day_go (fixture, "2021-02-19T10:00");
  DO (.act = HQ_ACT_CASE_CLOSE, .counter = 1, .id = 1);

  /* The clerk who served sees neither that it was rated nor how, as a manager either. */
  story = hq_story_read_whole (fixture->test.hall, &own, NULL);
  assert_acts (story, "issue call start hold resume finish case-close");
  stay = &g_array_index (story->stays, HqStoryStay, 0);
  g_assert_true (stay->kept);
  g_assert_cmpint (stay->level, ==, 0);
  g_assert_cmpint (stay->rated_at, ==, 0);
  hq_story_free (story);
  own.asker = (char *) "m1";
  story = hq_story_read_whole (fixture->test.hall, &own, NULL);
  assert_acts (story, "issue call start hold resume finish rate case-close");
  hq_story_free (story);
  story = read_story (fixture, "A001", 20210218);
  assert_acts (story, "issue call start hold resume finish rate case-close");
  g_assert_cmpstr (get_event (story, 1)->before, ==, "waiting");
  g_assert_cmpstr (get_event (story, 1)->after, ==, "called");
  g_assert_cmpuint (story->legs->len, ==, 1);
  leg = &g_array_index (story->legs, HqStoryLeg, 0);
  g_assert_cmpint (leg->ended_at - leg->leg.wait_from, ==, 26 * HQ_MINUTE);
  g_assert_cmpint (leg->leg.target, ==, 20 * HQ_MINUTE);
  g_assert_cmpstr (leg->end, ==, "called");
  g_assert_cmpuint (story->stays->len, ==, 1);
  stay = &g_array_index (story->stays, HqStoryStay, 0);
  g_assert_cmpint (stay->period.counter, ==, 1);
  g_assert_cmpstr (stay->period.staff, ==, "c1");
  g_assert_cmpint (stay->period.leg, ==, 1);
  g_assert_cmpfloat_with_epsilon (stay->period.score, 1.3, 0.001);
  g_assert_cmpint (stay->period.held, ==, 3 * HQ_MINUTE);
  g_assert_cmpint (hq_story_measure (stay), ==, 7 * HQ_MINUTE);
  g_assert_cmpint (stay->level, ==, 2);
  g_assert_true (stay->pad);
  g_assert_cmpuint (story->matters->len, ==, 1);
  row = &g_array_index (story->matters, HqStoryMatter, 0);
  g_assert_cmpint (row->outcome, ==, HQ_OUTCOME_ACCEPTED);
  g_assert_cmpint (row->period, ==, 1);
  g_assert_cmpint (row->case_file, ==, 1);
  g_assert_cmpuint (row->due_day, ==, 20210224);
  g_assert_cmpint (row->state, ==, HQ_CASE_CLOSED);
  g_assert_cmpuint (row->ended_day, ==, 20210219);
  hq_story_free (story);

  /* By the code it is the same on any day. */
  story = read_story (fixture, code, 0);
  g_assert_cmpint (story->ticket.ticket, ==, 1);
  g_assert_cmpuint (story->events->len, ==, 8);
  hq_story_free (story);
}

/* Who was called before the other, and by how much; a miss, and the second leg. */
static void
test_story_legs (HqTestDay *fixture, gconstpointer data)
{
  const HqStoryStay *stay;
  const HqStoryLeg *leg;
  HqStory *story;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  hq_test_day_wait (fixture, 19 * 60);
  DO (.act = HQ_ACT_CALL, .counter = 4);
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_RECALL, .counter = 4);
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_MISSED, .counter = 4);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A001");

  story = read_story (fixture, "A001", 0);
  stay = &g_array_index (story->stays, HqStoryStay, 0);
  g_assert_cmpint (stay->prefix, ==, 'C');
  g_assert_cmpuint (stay->number, ==, 1);
  g_assert_cmpfloat_with_epsilon (stay->period.runner_up_score, 0.95, 0.001);
  g_assert_cmpstr (stay->period.end, ==, "missed");
  g_assert_cmpint (stay->period.recalls, ==, 1);
  g_assert_cmpint (hq_story_measure (stay), ==, -1);
  g_assert_cmpuint (story->legs->len, ==, 2);
  leg = &g_array_index (story->legs, HqStoryLeg, 1);
  g_assert_cmpstr (leg->leg.cause, ==, "return");
  g_assert_cmpint (leg->leg.wait_from, ==, fixture->now);
  g_assert_cmpint (leg->ended_at, ==, 0);
  hq_story_free (story);
}

/* What there is not is told apart. */
static void
test_story_none (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  refuse_story (fixture, &(HqStoryAsk){ .text = (char *) "A002" }, HQ_ERROR_NOT_FOUND);
  refuse_story (fixture, &(HqStoryAsk){ .text = (char *) "A002", .day = 20210218 },
                HQ_ERROR_NOT_FOUND);
  refuse_story (fixture, &(HqStoryAsk){ .text = (char *) "A001", .day = 20210213 },
                HQ_ERROR_DAY_NOT_OPEN);
  refuse_story (fixture, &(HqStoryAsk){ .text = (char *) "somebody" }, HQ_ERROR_INVALID);
  refuse_story (fixture, &(HqStoryAsk){ .text = (char *) "00112233445566778899aabbccddeeff" },
                HQ_ERROR_NOT_FOUND);
  refuse_story (fixture, &(HqStoryAsk){ .ticket = 7 }, HQ_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/story/whole", test_story_whole);
  ADD ("/story/legs", test_story_legs);
  ADD ("/story/none", test_story_none);
  return g_test_run ();
}
