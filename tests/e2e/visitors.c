/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visitors STORE NAME COUNTER COUNT: a machine of the hall under load, by the way that the screens go.
 * With COUNTER 0 it issues tickets of service A without a pause, else it serves them at that counter.
 * Each change that is acknowledged is a line on the standard output: the request's id, the act, the
 * ticket, whether it had been done before, how many microseconds by the monotonic clock it took, and
 * when it came. Ends after COUNT changes, or when its input ends; but never with one in doubt. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "hq-ending.h"
#include "hq-error.h"
#include "hq-right.h"
#include "hq-worker.h"

/* Between two tries of a change in doubt, as the screens have it, and where nobody waits. */
#define PAUSE (100 * G_TIME_SPAN_MILLISECOND)
#define REST (20 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  HqWorker *worker;
  const char *name;
  int counter;
  guint n;       /* requests made */
  gboolean over; /* the input has ended */
  GAsyncResult *result;
} Machine;

static gboolean
on_input (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  ((Machine *) data)->over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Machine *) data)->result = g_object_ref (result);
}

static gboolean
try_once (Machine *self,
          const HqActor *actor,
          const HqOrder *order,
          HqAnswer *answer,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hq_worker_run_async (self->worker, &(HqWorkerRequest){ .actor = actor, .order = order }, NULL,
                       on_done, self);
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (&self->result);
  return hq_worker_run_finish (result, answer, error);
}

/* Asks until there is an answer, and says on the standard error why there was none. */
static HqError
ask (Machine *self, HqAct act)
{
  g_autofree char *request = g_strdup_printf ("%s-%u", self->name, ++self->n);
  g_autofree char *staff = g_strdup_printf ("c%03d", self->counter);
  HqActor actor = { request, HQ_ROLE_OPERATOR, self->counter > 0 ? staff : NULL, NULL };
  HqOrder order = { .act = act, .service = "A", .counter = self->counter };
  gint64 began = g_get_monotonic_time (), now;
  HqAnswer answer = { 0 };

  for (;;)
    {
      g_autoptr (GError) error = NULL;

      if (try_once (self, &actor, &order, &answer, &error))
        break;
      if (error->code >= HQ_ERROR_INVALID)
        return (HqError) error->code;
      g_printerr ("%s: %s\n", request, error->message);
      if (!hq_error_is (error, HQ_ERROR_OFFLINE) && !hq_error_is (error, HQ_ERROR_BUSY)
          && !hq_error_is (error, HQ_ERROR_NO_SPACE))
        exit (3);
      g_usleep (PAUSE);
    }
  now = g_get_monotonic_time ();
  printf ("%s %s %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", request,
          hq_right_get_nick (act), answer.ticket.number, answer.repeated, now - began, now);
  fflush (stdout);
  return HQ_ERROR_FAILED;
}

static void
serve (Machine *self)
{
  if (ask (self, HQ_ACT_CALL) != HQ_ERROR_FAILED)
    {
      g_usleep (REST);
      return;
    }
  ask (self, HQ_ACT_START);
  ask (self, HQ_ACT_FINISH);
}

int
main (int argc, char *argv[])
{
  Machine self = { 0 };
  GIOChannel *input = g_io_channel_unix_new (STDIN_FILENO);
  guint count = (guint) atoi (argv[4]);

  self.name = argv[2];
  self.counter = atoi (argv[3]);
  self.worker = hq_worker_new (argv[1]);
  g_io_add_watch (input, G_IO_HUP, on_input, &self);
  if (self.counter > 0)
    ask (&self, HQ_ACT_SIGN_IN);
  while (!self.over && (count == 0 || self.n < count))
    {
      if (self.counter > 0)
        serve (&self);
      else
        ask (&self, HQ_ACT_ISSUE);
      g_main_context_iteration (NULL, FALSE);
    }
  hq_worker_close (self.worker);
  hq_ending_wait ();
  g_io_channel_unref (input);
  return 0;
}
