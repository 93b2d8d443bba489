/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole hall on a server: 300 counters, 70 kiosks and 40 boards, each a process with a connection
 * of its own that hears of every change, in the busiest minute of an opening day and at ten times its
 * pace. How long a change takes, and how long from its request until a board knows of it. */
#include <sys/wait.h>
#include <unistd.h>

#include "hq-bench-hall.h"
#include "hq-bench-server.h"
#include "hq-bench.h"
#include "hq-error.h"
#include "hq-feed.h"

#define COUNTERS 300
#define KIOSKS 70
#define BOARDS 40

/* The busiest minute of a recorded day has 20 arrivals of 1940; the opening day has 3000. */
#define VISITS_A_MINUTE 31

#define WAITING 4000
#define RUN (60 * G_USEC_PER_SEC)

/* How long a board looks on after the end. */
#define LATE (10 * G_USEC_PER_SEC)

/* What a process tells of an event. */
typedef struct
{
  gint64 seq;
  gint64 asked; /* 0 from a board */
  gint64 time;  /* of the answer; of a board, when it knew */
  guint times;  /* it was asked for */
} Mark;

typedef struct
{
  const char *address; /* (borrowed) */
  guint place;
  double interval; /* between two acts, microseconds, in the mean */
  int go;
  int fd;
  gint64 start;
} Client;

typedef void (*Work) (Client *client);

static void
tell (int fd, gint64 seq, gint64 asked, guint times)
{
  Mark mark = { seq, asked, g_get_monotonic_time (), times };

  g_assert_cmpint (write (fd, &mark, sizeof mark), ==, sizeof mark);
}

static void
wait_for_all (Client *client)
{
  tell (client->fd, 0, 0, 0);
  g_assert_cmpint (read (client->go, &client->start, sizeof client->start), ==,
                   sizeof client->start);
}

static void
on_nothing (const HqFeedNews *news, gpointer user_data)
{
}

static void
on_board (const HqFeedNews *news, gpointer user_data)
{
  const Client *client = user_data;

  for (guint i = 0; i < news->events->len; i++)
    tell (client->fd, g_array_index (news->events, HqEvent, i).seq, 0, 0);
}

/* Works and listens until @until. */
static void
listen_until (gint64 until)
{
  while (g_get_monotonic_time () < until)
    {
      g_usleep ((gulong) CLAMP (until - g_get_monotonic_time (), 0, 20000));
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

/* Acts at random times, as people come: whatever was done just now. */
static gint64
draw_pause (const Client *client)
{
  return (gint64) (client->interval * 2 * g_random_double ());
}

/* A store that is busy, or away for a moment, is asked again, as by a screen, and counted. */
static guint
run_until_done (HqBenchHall *bench, HqAct act, int counter)
{
  g_autofree char *request = g_uuid_string_random ();
  gboolean done = FALSE;
  guint times = 0;

  bench->request = request;
  for (; !done; times++)
    {
      g_autoptr (GError) error = NULL;

      done = hq_bench_hall_run (bench, act, counter, "A", &error);
      if (!done && !hq_error_is (error, HQ_ERROR_BUSY) && !hq_error_is (error, HQ_ERROR_OFFLINE))
        g_error ("%s", error->message);
      if (!done)
        g_usleep (200000);
    }
  bench->request = NULL;
  return times;
}

static void
act_in_turns (Client *client, const HqAct *acts, guint n_acts, int counter)
{
  HqFeedWatch *watch;
  HqBenchHall bench;
  gint64 due;

  hq_bench_hall_open (&bench, client->address);
  watch = hq_feed_watch (client->address, -1, on_nothing, NULL);
  for (guint i = 0; i < n_acts; i++)
    run_until_done (&bench, acts[i], counter);
  wait_for_all (client);
  due = client->start + draw_pause (client);
  for (guint i = 0; due < client->start + RUN; i++, due += draw_pause (client))
    {
      gint64 asked;
      guint times;

      listen_until (due);
      asked = g_get_monotonic_time ();
      times = run_until_done (&bench, acts[i % n_acts], counter);
      tell (client->fd, bench.seq, asked, times);
    }
  listen_until (client->start + RUN + LATE);
  hq_feed_unwatch (watch);
  hq_bench_hall_close (&bench);
}

static void
work_counter (Client *client)
{
  static const HqAct acts[] = { HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };

  act_in_turns (client, acts, G_N_ELEMENTS (acts), HQ_BENCH_SERVER_COUNTER + (int) client->place);
}

static void
work_kiosk (Client *client)
{
  static const HqAct acts[] = { HQ_ACT_ISSUE };

  act_in_turns (client, acts, G_N_ELEMENTS (acts), 0);
}

static gboolean
on_end (gpointer user_data)
{
  return g_get_monotonic_time () < ((Client *) user_data)->start + RUN + LATE;
}

static void
work_board (Client *client)
{
  HqFeedWatch *watch = hq_feed_watch (client->address, -1, on_board, client);
  guint end;

  wait_for_all (client);
  end = g_timeout_add (100, on_end, client);
  while (g_main_context_find_source_by_id (NULL, end) != NULL)
    g_main_context_iteration (NULL, TRUE);
  hq_feed_unwatch (watch);
}

/* The processes of a hall, in the order of their kinds. */
static const struct
{
  guint n;
  Work work;
  guint acts; /* of a visit, made by all of the kind */
} kinds[] = { { COUNTERS, work_counter, 3 }, { KIOSKS, work_kiosk, 1 }, { BOARDS, work_board, 0 } };

#define ALL (COUNTERS + KIOSKS + BOARDS)

typedef struct
{
  pid_t pids[ALL];
  int fds[ALL];
  int go[2];
} Crowd;

static void
start_one (Crowd *crowd, guint at, Client *client, Work work)
{
  int pipes[2];

  g_assert_cmpint (pipe (pipes), ==, 0);
  crowd->pids[at] = fork ();
  g_assert_cmpint (crowd->pids[at], >=, 0);
  if (crowd->pids[at] == 0)
    {
      close (pipes[0]);
      client->fd = pipes[1];
      client->go = crowd->go[0];
      g_random_set_seed ((guint32) g_get_monotonic_time () ^ ((guint32) getpid () << 16));
      work (client);
      _exit (0);
    }
  close (pipes[1]);
  crowd->fds[at] = pipes[0];
}

/* They come one after the other: to open, and the first change of each kind, for which a session plans
 * its statements, are no part of what is timed. */
static void
start_all (Crowd *crowd, const char *address, guint pace)
{
  guint at = 0;
  Mark ready;

  g_assert_cmpint (pipe (crowd->go), ==, 0);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 0; i < kinds[kind].n; i++, at++)
      {
        double rate = (double) VISITS_A_MINUTE * pace * kinds[kind].acts / kinds[kind].n / 60;
        Client client = { address, i, G_USEC_PER_SEC / MAX (rate, 1e-9) };

        start_one (crowd, at, &client, kinds[kind].work);
        g_assert_cmpint (read (crowd->fds[at], &ready, sizeof ready), ==, sizeof ready);
      }
}

static void
let_go (Crowd *crowd)
{
  gint64 start = g_get_monotonic_time () + G_USEC_PER_SEC;

  for (guint i = 0; i < ALL; i++)
    g_assert_cmpint (write (crowd->go[1], &start, sizeof start), ==, sizeof start);
}

/* What each told is read as it comes, so that no pipe is full. */
static void
collect (Crowd *crowd, GArray *asked, GArray *seen)
{
  GPollFD polls[ALL];
  guint left = ALL;

  for (guint i = 0; i < ALL; i++)
    polls[i] = (GPollFD){ crowd->fds[i], G_IO_IN | G_IO_HUP, 0 };
  while (left > 0 && g_poll (polls, ALL, -1) > 0)
    for (guint i = 0; i < ALL; i++)
      {
        Mark mark;

        if (polls[i].revents == 0)
          continue;
        if (read (polls[i].fd, &mark, sizeof mark) == sizeof mark)
          g_array_append_val (mark.asked != 0 ? asked : seen, mark);
        else
          {
            close (polls[i].fd);
            polls[i].fd = -1;
            polls[i].revents = 0;
            left--;
          }
      }
  for (guint i = 0; i < ALL; i++)
    {
      int status;

      g_assert_cmpint (waitpid (crowd->pids[i], &status, 0), ==, crowd->pids[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  close (crowd->go[0]);
  close (crowd->go[1]);
}

/* Each board knows of each change, once. */
static void
report (guint pace, const GArray *asked, const GArray *seen)
{
  guint again = 0;
  g_autoptr (GHashTable) requests = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < asked->len; i++)
    {
      Mark *mark = &g_array_index (asked, Mark, i);
      double time = (double) (mark->time - mark->asked);

      g_array_append_val (changes, time);
      again += mark->times - 1;
      g_assert_true (g_hash_table_insert (requests, &mark->seq, mark));
    }
  for (guint i = 0; i < seen->len; i++)
    {
      const Mark *mark = &g_array_index (seen, Mark, i);
      const Mark *request = g_hash_table_lookup (requests, &mark->seq);
      double time;

      g_assert_nonnull (request);
      time = (double) (mark->time - request->asked);
      g_array_append_val (shown, time);
    }
  g_assert_cmpuint (seen->len, ==, asked->len * BOARDS);
  g_print ("%d visits a minute, %.1f changes a second, %u asked for once more:\n",
           VISITS_A_MINUTE * pace, (double) asked->len * G_USEC_PER_SEC / RUN, again);
  hq_bench_print_tail ("a change", changes);
  hq_bench_print_tail ("until a board knows of it", shown);
}

int
main (int argc, char *argv[])
{
  static const guint paces[] = { 1, 10 };
  g_autofree char *address = NULL;

  hq_bench_init (argc, argv);
  g_print ("%d counters, %d kiosks and %d boards, each a process that hears of all changes.\n",
           COUNTERS, KIOSKS, BOARDS);
  address = hq_bench_server_new ("hq_hall");
  hq_bench_hall_make (address);
  hq_bench_server_widen (address);
  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (Mark));
      g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Mark));
      Crowd crowd;

      hq_bench_server_fill (address, WAITING);
      start_all (&crowd, address, paces[i]);
      let_go (&crowd);
      collect (&crowd, asked, seen);
      report (paces[i], asked, seen);
    }
  return 0;
}
