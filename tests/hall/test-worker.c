/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-ending.h"
#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"
#include "hq-worker.h"

#define TASKS 1000

typedef struct
{
  HqTestHall test;
  HqWorker *worker; /* (owned) (nullable) */
  guint answered;   /* in this thread */
  guint refused;
  GArray *numbers;   /* (owned) (element-type guint): in the order of the answers */
  int code;          /* of the last refusal */
  char *request;     /* (owned) (nullable): of the last answer */
  gboolean repeated; /* the last answer */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
  fixture->worker = hq_worker_new (fixture->test.path);
  fixture->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->code = -1;
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->worker, hq_worker_close);
  hq_ending_wait ();
  g_array_unref (fixture->numbers);
  g_free (fixture->request);
  hq_test_hall_clear (&fixture->test);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  fixture->answered++;
  g_free (fixture->request);
  fixture->request = g_strdup (hq_worker_get_request (result));
  if (!hq_worker_run_finish (result, &answer, &error))
    {
      fixture->refused++;
      g_assert_true (error->domain == HQ_ERROR);
      fixture->code = error->code;
      return;
    }
  fixture->repeated = answer.repeated;
  g_array_append_val (fixture->numbers, answer.ticket.number);
}

/* Asks for a ticket with texts that are gone at once. */
static void
ask (Fixture *fixture, const char *request, GCancellable *cancellable)
{
  g_autofree char *id = g_strdup (request);
  g_autofree char *service = g_strdup ("A");
  g_autofree char *device = g_strdup ("K1");
  char item[] = "A01";
  char *items[] = { item, NULL };
  HqMatterOrder matters[] = { { service, HQ_OUTCOME_DONE } };
  HqActor actor = { id, HQ_ROLE_VISITOR, NULL, device };
  HqOrder order = { .act = HQ_ACT_ISSUE,
                    .service = service,
                    .matters = matters,
                    .n_matters = 1,
                    .now = hq_test_hall_time ("2021-02-18T10:00:00") };
  HqWorkerRequest both = { &actor, &order };

  order.items = (const char *const *) items;
  hq_worker_run_async (fixture->worker, &both, cancellable, on_answer, fixture);
  memset (service, 'x', 1);
  memset (item, 'x', 3);
  memset (device, 'x', 2);
  memset (&order, 0xff, sizeof order);
}

static void
wait_for (Fixture *fixture, guint answers)
{
  while (fixture->answered < answers)
    g_main_context_iteration (NULL, TRUE);
}

/* First in, first out. */
static void
test_worker_order (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < TASKS; i++)
    ask (fixture, NULL, NULL);
  wait_for (fixture, TASKS);
  g_assert_cmpuint (fixture->refused, ==, 0);
  for (guint i = 0; i < TASKS; i++)
    g_assert_cmpuint (g_array_index (fixture->numbers, guint, i), ==, i + 1);
}

/* Holds the store's write lock in another process until it is killed. */
static pid_t
hold_lock (Fixture *fixture)
{
  int pipes[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      hq_test_store_hold (fixture->test.path);
      if (write (pipes[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  close (pipes[1]);
  g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
  close (pipes[0]);
  return child;
}

static void
release_lock (pid_t child)
{
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static gboolean
on_tick (gpointer user_data)
{
  guint *ticks = user_data;

  (*ticks)++;
  return G_SOURCE_CONTINUE;
}

/* While another process holds the store for a second, whoever asked goes on; what is cancelled
 * meanwhile is not done, but what had begun is. */
static void
test_worker_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  guint ticks = 0, source;
  gint64 end;
  pid_t child;

  ask (fixture, NULL, NULL);
  wait_for (fixture, 1);
  child = hold_lock (fixture);
  source = g_timeout_add (10, on_tick, &ticks);
  ask (fixture, NULL, first);
  ask (fixture, NULL, second);
  ask (fixture, NULL, NULL);
  end = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_cmpuint (fixture->answered, ==, 1);
  g_test_message ("the main loop went round %u times in a second", ticks);
  g_assert_cmpuint (ticks, >=, 10);
  g_cancellable_cancel (first);
  g_cancellable_cancel (second);
  release_lock (child);
  wait_for (fixture, 4);
  g_assert_cmpuint (fixture->refused, ==, 1);
  g_assert_cmpint (fixture->code, ==, HQ_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->numbers->len, ==, 3);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 3);
}

/* What was asked for is done all the same. */
static void
test_worker_close (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    ask (fixture, NULL, NULL);
  g_clear_pointer (&fixture->worker, hq_worker_close);
  hq_ending_wait ();
  g_assert_cmpuint (fixture->answered, ==, 0);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 50);
  wait_for (fixture, 50);
  g_assert_cmpuint (fixture->refused, ==, 0);
}

/* Also where the store is away just then. */
static void
test_worker_close_away (Fixture *fixture, gconstpointer data)
{
  hq_worker_set_patience (fixture->worker, 60 * G_TIME_SPAN_SECOND);
  hq_test_store_move (fixture->test.path, TRUE);
  ask (fixture, NULL, NULL);
  ask (fixture, NULL, NULL);
  g_clear_pointer (&fixture->worker, hq_worker_close);
  hq_test_store_move (fixture->test.path, FALSE);
  hq_ending_wait ();
  wait_for (fixture, 2);
  g_assert_cmpuint (fixture->refused, ==, 0);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 2);
}

/* A server lets the worker in and says nothing: whoever closes it goes on, and it ends when it can. */
static void
test_worker_close_hung (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  int listener, conn;

  path = hq_test_store_new_silent (&listener);
  g_clear_pointer (&fixture->worker, hq_worker_close);
  fixture->worker = hq_worker_new (path);
  ask (fixture, NULL, NULL);
  conn = accept (listener, NULL, NULL);
  g_assert_cmpint (conn, >=, 0);
  g_clear_pointer (&fixture->worker, hq_worker_close);
  g_assert_cmpuint (fixture->answered, ==, 0);
  close (listener);
  close (conn);
  hq_ending_wait ();
  wait_for (fixture, 1);
  g_assert_cmpint (fixture->code, ==, HQ_ERROR_OFFLINE);
}

/* A request has its id before the first try, and is done once however often it is tried. */
static void
test_worker_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  ask (fixture, NULL, NULL);
  wait_for (fixture, 1);
  first = g_strdup (fixture->request);
  g_assert_true (g_uuid_string_is_valid (first));
  ask (fixture, first, NULL);
  wait_for (fixture, 2);
  g_assert_true (fixture->repeated);

  hq_test_store_move (fixture->test.path, TRUE);
  ask (fixture, NULL, NULL);
  ask (fixture, first, NULL);
  wait_for (fixture, 4);
  g_assert_cmpuint (fixture->refused, ==, 2);
  g_assert_cmpint (fixture->code, ==, HQ_ERROR_OFFLINE);
  hq_test_store_move (fixture->test.path, FALSE);
  /* A server that was away is not asked again at once. */
  hq_test_pass (hq_test_store_is_server () ? HQ_SECOND / 2 : 0);
  ask (fixture, "again", NULL);
  ask (fixture, "again", NULL);
  wait_for (fixture, 6);
  g_assert_cmpuint (fixture->refused, ==, 2);
  g_assert_true (fixture->repeated);
  g_assert_cmpstr (fixture->request, ==, "again");
  g_assert_cmpuint (g_array_index (fixture->numbers, guint, 3), ==, 2);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 2);
}

/* Another process hangs with the store past the bound: busy, and then done once. */
static void
test_worker_busy (Fixture *fixture, gconstpointer data)
{
  pid_t child;

  ask (fixture, NULL, NULL);
  wait_for (fixture, 1);
  child = hold_lock (fixture);
  ask (fixture, "late", NULL);
  wait_for (fixture, 2);
  g_assert_cmpint (fixture->code, ==, HQ_ERROR_BUSY);
  release_lock (child);
  ask (fixture, "late", NULL);
  ask (fixture, "late", NULL);
  wait_for (fixture, 4);
  g_assert_true (fixture->repeated);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/worker/" name, Fixture, NULL, setup, func, teardown)
  ADD ("order", test_worker_order);
  ADD ("waits", test_worker_waits);
  ADD ("close", test_worker_close);
  ADD ("close-away", test_worker_close_away);
  ADD ("close-hung", test_worker_close_hung);
  ADD ("again", test_worker_again);
  ADD ("busy", test_worker_busy);
  return g_test_run ();
}
