/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/wait.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-test-hall.h"

#define COUNTERS 3
#define PROCESSES 8
#define ROUNDS 50

#define MORNING "2021-02-18T09:00:00"

/* Does @order at @answer's time, which is the last thing that this process heard of. */
static gboolean
run (HqHall *hall, HqOrder order, HqAnswer *answer, GError **error)
{
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };

  order.now = answer->at;
  return hq_hall_run (hall, &actor, &order, answer, error);
}

/* What one process does in a round: it issues, and the first three each stand at a counter, where
 * they serve one visitor, and miss the next and see him come back. Which orders a rule refuses
 * depends on who came first; anything else is a fault. */
static gboolean
work_round (HqHall *hall, int child, guint round, HqAnswer *answer)
{
  const HqAct served[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  const HqAct missed[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_RECALL, HQ_ACT_MISSED,
                           HQ_ACT_CHECK_IN };
  gboolean serves = round % 2 == 0;
  guint n = serves ? G_N_ELEMENTS (served) : G_N_ELEMENTS (missed);

  for (guint i = 0; i < (child < COUNTERS ? n : 1); i++)
    {
      g_autofree char *number = g_strdup_printf ("A%03u", answer->ticket.number);
      HqOrder order = { .act = serves ? served[i] : missed[i], .service = "A" };
      g_autoptr (GError) error = NULL;

      if (order.act == HQ_ACT_CHECK_IN)
        order.ticket = number;
      else if (child < COUNTERS)
        order.counter = child + 1;
      /* A recall, and then a miss, are allowed when minutes have gone by. */
      if (!serves && (i == 2 || i == 3))
        answer->at += 2 * HQ_MINUTE;
      if (!run (hall, order, answer, &error) && error->code < HQ_ERROR_INVALID)
        {
          g_printerr ("%s\n", error->message);
          return FALSE;
        }
    }
  return TRUE;
}

static int
work (const char *path, int child)
{
  HqHall *hall = hq_hall_open (path, NULL);
  HqAnswer answer = { .at = hq_test_hall_time (MORNING) };

  if (hall == NULL)
    return 2;
  for (guint round = 0; round < ROUNDS; round++)
    if (!work_round (hall, child, round, &answer))
      return 3;
  hq_hall_close (hall);
  return 0;
}

/* Eight processes at once on one file: no number twice, no ticket called twice, nobody is told
 * that the store is busy, and every invariant holds. */
static void
test_writers_eight (void)
{
  static const char *const acts[] = { "call", "start", "finish", "missed", "checkin" };
  HqAnswer answer = { .at = hq_test_hall_time (MORNING) };
  HqTestHall test;
  pid_t children[PROCESSES];

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (int counter = 1; counter <= COUNTERS; counter++)
    g_assert_true (
      run (test.hall, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = counter }, &answer, NULL));
  for (int i = 0; i < PROCESSES; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        _exit (work (test.path, i));
    }
  for (int i = 0; i < PROCESSES; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM ticket"), ==,
                   PROCESSES * ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE act = '%s'",
                                              acts[i]);
      gint64 n = hq_test_hall_count (&test, sql);

      g_test_message ("%s: %d", acts[i], (int) n);
      g_assert_cmpint (n, >, 0);
    }
  hq_test_hall_check (&test);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/eight", test_writers_eight);
  return g_test_run ();
}
