/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test.h"

/* A child under the sanitizers takes many times as long to start as it then lives. */
#ifdef __SANITIZE_ADDRESS__
#define KILLS 40
#else
#define KILLS 200
#endif
#define COUNTERS 2

/* What the child says of each change, before it asks and when it was answered. */
typedef struct
{
  HqOrder order; /* without its texts */
  guint number;  /* of the request in its round */
  gboolean acknowledged;
  HqAnswer answer; /* likewise */
} Mark;

static gboolean
run (HqHall *hall, guint round, Mark *mark, GError **error)
{
  g_autofree char *request = g_strdup_printf ("%u-%u", round, mark->number);
  g_autofree char *staff = g_strdup_printf ("c%d", mark->order.counter);
  HqActor actor = { request, HQ_ROLE_OPERATOR, mark->order.counter > 0 ? staff : NULL, NULL };
  HqOrder order = mark->order;

  order.service = "A";
  return hq_hall_run (hall, &actor, &order, &mark->answer, error);
}

static HqTime
next_morning (HqTime now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return hq_date_at_minute (hq_date_add (hq_date_of_time (now, zone), 1), 9 * 60, zone);
}

/* The next order: days are lived from the sign-in to the close, which is drawn seldom. */
static HqOrder
draw (GRand *rand, HqTime now)
{
  static const HqAct acts[] = { HQ_ACT_ISSUE, HQ_ACT_ISSUE, HQ_ACT_ISSUE,  HQ_ACT_SIGN_IN, HQ_ACT_CALL,
                                HQ_ACT_START, HQ_ACT_FINISH, HQ_ACT_CALL,   HQ_ACT_START,
                                HQ_ACT_FINISH };
  HqOrder order = { .now = now };

  order.act = g_rand_int_range (rand, 0, 40) == 0
                ? HQ_ACT_CLOSE_DAY
                : acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))];
  if (order.act != HQ_ACT_ISSUE && order.act != HQ_ACT_CLOSE_DAY)
    order.counter = g_rand_int_range (rand, 1, COUNTERS + 1);
  return order;
}

static void
say (int fd, const Mark *mark)
{
  if (write (fd, mark, sizeof *mark) != sizeof *mark)
    _exit (2);
}

/* The child's life: it is never the one that ends it. */
static void
live (const char *path, guint round, HqTime now, int fd)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (round);
  HqHall *hall = hq_hall_open (path, NULL);

  for (guint i = 0; hall != NULL; i++)
    {
      Mark mark = { .order = draw (rand, now), .number = i };
      g_autoptr (GError) error = NULL;

      say (fd, &mark);
      mark.acknowledged = run (hall, round, &mark, &error);
      if (error != NULL && error->code < HQ_ERROR_INVALID)
        {
          g_printerr ("%s\n", error->message);
          break;
        }
      if (mark.acknowledged)
        say (fd, &mark);
      now += g_rand_int_range (rand, 1, 20) * HQ_SECOND;
      if (hq_error_is (error, HQ_ERROR_DAY_CLOSED) || hq_error_is (error, HQ_ERROR_DAY_NOT_OPEN)
          || hq_error_is (error, HQ_ERROR_SERVICE_CLOSED))
        now = next_morning (now);
    }
  _exit (1);
}

/* Lets a child work for a while and kills it at any instant. */
static GArray *
kill_one (HqTestHall *test, guint round, HqTime now, GRand *rand)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  /* One in four is killed while it starts and opens the store, the others while they work. */
  guint n = g_rand_int_range (rand, 0, 4) == 0 ? 0 : g_rand_int_range (rand, 1, 25);
  int pipes[2], status;
  pid_t child;
  Mark mark;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    live (test->path, round, now, pipes[1]);
  close (pipes[1]);
  while (marks->len < n && read (pipes[0], &mark, sizeof mark) == sizeof mark)
    g_array_append_val (marks, mark);
  g_usleep ((gulong) g_rand_int_range (rand, 0, n == 0 ? 40000 : 5000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* It was alive until then: no change failed for another reason than a rule's. */
  g_assert_true (WIFSIGNALED (status));
  while (read (pipes[0], &mark, sizeof mark) == sizeof mark)
    g_array_append_val (marks, mark);
  close (pipes[0]);
  return marks;
}

/* The same request gives the first answer. */
static void
assert_kept (HqHall *hall, guint round, const Mark *mark)
{
  g_autoptr (GError) error = NULL;
  Mark again = *mark;

  run (hall, round, &again, &error);
  g_assert_no_error (error);
  g_assert_true (again.answer.repeated);
  g_assert_cmpint (again.answer.seq, ==, mark->answer.seq);
  g_assert_cmpint (again.answer.at, ==, mark->answer.at);
  g_assert_cmpint (again.answer.value, ==, mark->answer.value);
  g_assert_cmpint (again.answer.ticket.ticket, ==, mark->answer.ticket.ticket);
}

/* What was asked and not answered: it is asked again, and is done once or refused. */
static void
resolve (HqHall *hall, guint round, Mark *mark)
{
  g_autoptr (GError) error = NULL;

  if (run (hall, round, mark, &error))
    assert_kept (hall, round, mark);
  else
    g_assert_cmpint (error->code, >=, HQ_ERROR_INVALID);
}

/* After a kill: the store opens as ever, what was acknowledged is there, once, and all holds. */
static guint
judge (HqTestHall *test, guint round, GArray *marks)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE request LIKE '%u-%%'",
                                          round);
  g_autoptr (GError) error = NULL;
  guint acknowledged = 0;
  gint64 stored;

  test->hall = hq_hall_open (test->path, &error);
  g_assert_no_error (error);
  hq_test_hall_check (test);
  stored = hq_test_hall_count (test, sql);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->acknowledged)
        {
          assert_kept (test->hall, round, mark);
          acknowledged++;
        }
    }
  /* Of what the child did not hear of, there is one at most. */
  g_assert_cmpint (stored, >=, acknowledged);
  g_assert_cmpint (stored, <=, acknowledged + 1);
  if (marks->len > 0 && !g_array_index (marks, Mark, marks->len - 1).acknowledged)
    resolve (test->hall, round, &g_array_index (marks, Mark, marks->len - 1));
  g_clear_pointer (&test->hall, hq_hall_close);
  return acknowledged;
}

static void
test_killed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (hq_test_seed ());
  HqTime now = hq_test_hall_time ("2021-02-18T09:00:00");
  guint acknowledged = 0, closed;
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  g_clear_pointer (&test.hall, hq_hall_close);
  for (guint round = 0; round < KILLS; round++)
    {
      g_autoptr (GArray) marks = kill_one (&test, round, now, rand);

      acknowledged += judge (&test, round, marks);
      if (marks->len > 0)
        now = g_array_index (marks, Mark, marks->len - 1).order.now;
    }
  closed = (guint) hq_test_hall_count (&test,
                                       "SELECT count(*) FROM business_day WHERE state = 'closed'");
  g_test_message ("%u kills, %u changes acknowledged before them, %u days closed", KILLS,
                  acknowledged, closed);
  g_assert_cmpuint (acknowledged, >, KILLS);
  g_assert_cmpuint (closed, >, 0);
  hq_test_hall_check (&test);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/killed/any-instant", test_killed);
  return g_test_run ();
}
