/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-test-hall.h"

#define NOON "2021-02-18T10:00:00"

static gboolean
run (HqHall *hall, HqAct act, int counter, const char *request, GError **error)
{
  g_autofree char *staff = g_strdup_printf ("c%d", counter);
  HqActor actor = { .request = request, .role = HQ_ROLE_OPERATOR, .staff = staff };
  HqOrder order = { .act = act, .counter = counter, .service = "A" };
  HqAnswer answer;

  order.now = hq_test_hall_time (NOON);
  return hq_hall_run (hall, &actor, &order, &answer, error);
}

/* What one process does: issues, and at a counter calls, starts and finishes. */
static int
work (const char *path, int child, guint rounds)
{
  static const HqAct acts[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  HqHall *hall = hq_hall_open (path, NULL);

  if (hall == NULL)
    return 2;
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < (child < 3 ? 4u : 1u); i++)
      {
        g_autoptr (GError) error = NULL;

        if (!run (hall, acts[i], child < 3 ? child + 1 : 0, NULL, &error)
            && !hq_error_is (error, HQ_ERROR_NOBODY_WAITS)
            && !hq_error_is (error, HQ_ERROR_NO_TICKET)
            && !hq_error_is (error, HQ_ERROR_OPEN_TICKET))
          {
            g_printerr ("%s\n", error->message);
            return 3;
          }
      }
  hq_hall_close (hall);
  return 0;
}

static void
assert_whole (HqTestHall *test)
{
  /* Numbers without a gap or a double, lines that agree, no stay without its ticket. */
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM ticket"), ==,
                   hq_test_hall_count (test, "SELECT coalesce(max(number), 0) FROM ticket"));
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM event WHERE act = 'issue'"), ==,
                   hq_test_hall_count (test, "SELECT count(*) FROM ticket"));
  g_assert_cmpint (hq_test_hall_count (test, "SELECT coalesce(sum(waiting), 0) FROM line"), ==,
                   hq_test_hall_count (test,
                                       "SELECT count(*) FROM ticket WHERE state = 'waiting'"));
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) - count(DISTINCT ticket) FROM period"),
                   ==, 0);
  g_assert_cmpint (hq_test_hall_count (test, "SELECT max(seq) - count(*) FROM event"), ==, 0);
  g_assert_cmpint (hq_test_hall_count (test,
                                       "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_writers_eight (void)
{
  HqTestHall test;
  pid_t children[8];

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (int counter = 1; counter <= 3; counter++)
    g_assert_true (run (test.hall, HQ_ACT_SIGN_IN, counter, NULL, NULL));
  for (int i = 0; i < 8; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        _exit (work (test.path, i, 50));
    }
  for (int i = 0; i < 8; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM ticket"), ==, 400);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM period"), ==, 150);
  assert_whole (&test);
  hq_test_hall_clear (&test);
}

/* Killed at any instant while it issues: each acknowledged number is there once, and the same
 * request gives it again. */
static void
test_writers_killed (void)
{
  g_autoptr (GError) error = NULL;
  HqTestHall test;
  guint acknowledged = 0;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (guint round = 0; round < 60; round++)
    {
      guint done = 0, value;
      int pipes[2];
      pid_t child;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        {
          HqHall *hall = hq_hall_open (test.path, NULL);

          for (guint i = 0; hall != NULL && i < 100000; i++)
            {
              g_autofree char *request = g_strdup_printf ("%u-%u", round, i);

              if (!run (hall, HQ_ACT_ISSUE, 0, request, NULL)
                  || write (pipes[1], &i, sizeof i) != sizeof i)
                _exit (1);
            }
          _exit (1);
        }
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (5000, 40000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      while (read (pipes[0], &value, sizeof value) == sizeof value)
        done = value + 1;
      close (pipes[0]);
      for (guint i = 0; i < done; i++)
        {
          g_autofree char *request = g_strdup_printf ("%u-%u", round, i);
          HqActor actor = { .request = request, .role = HQ_ROLE_OPERATOR };
          HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A", .now = hq_test_hall_time (NOON) };
          HqAnswer answer;

          hq_hall_run (test.hall, &actor, &order, &answer, &error);
          g_assert_no_error (error);
          g_assert_true (answer.repeated);
        }
      acknowledged += done;
    }
  g_assert_cmpuint (acknowledged, >, 0);
  g_test_message ("%u numbers were acknowledged before the kills", acknowledged);
  /* What was stored and not acknowledged is at most one for each kill. */
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM ticket"), >=, acknowledged);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM ticket"), <=,
                   acknowledged + 60);
  assert_whole (&test);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/eight", test_writers_eight);
  g_test_add_func ("/writers/killed", test_writers_killed);
  return g_test_run ();
}
