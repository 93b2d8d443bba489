/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-feed.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define WRITERS 8
#define READERS 2
#define ROUNDS 40

/* What a child tells the parent: which event, and when it was stored or seen. */
typedef struct
{
  gint64 seq;
  gint64 time;
} Mark;

static void
run (HqHall *hall, HqAct act, gint64 *seq)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  HqOrder order = { .act = act, .service = "A", .now = hq_test_hall_time ("2021-02-18T10:00:00") };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  *seq = answer.seq;
}

static int
write_some (const char *path, int fd)
{
  HqHall *hall = hq_hall_open (path, NULL);

  for (guint i = 0; i < ROUNDS; i++)
    {
      Mark mark;

      run (hall, HQ_ACT_ISSUE, &mark.seq);
      mark.time = g_get_monotonic_time ();
      g_assert_cmpint (write (fd, &mark, sizeof mark), ==, sizeof mark);
      g_usleep ((gulong) g_random_int_range (0, 20000));
    }
  hq_hall_close (hall);
  return 0;
}

typedef struct
{
  int fd;
  gboolean over; /* the day was closed */
} Reader;

static void
on_news (const HqFeedNews *news, gpointer user_data)
{
  Reader *reader = user_data;

  for (guint i = 0; i < news->events->len; i++)
    {
      const HqEvent *event = &g_array_index (news->events, HqEvent, i);
      Mark mark = { event->seq, g_get_monotonic_time () };

      g_assert_cmpint (write (reader->fd, &mark, sizeof mark), ==, sizeof mark);
      reader->over |= g_str_equal (event->act, "close-day");
    }
}

static int
read_all (const char *path, int fd)
{
  Reader reader = { fd, FALSE };
  HqFeedWatch *watch = hq_feed_watch (path, 0, on_news, &reader);

  while (!reader.over)
    g_main_context_iteration (NULL, TRUE);
  hq_feed_unwatch (watch);
  return 0;
}

typedef struct
{
  pid_t pid;
  int fd;
} Child;

static Child
start (const char *path, int (*work) (const char *path, int fd))
{
  Child child;
  int pipes[2];

  g_assert_cmpint (pipe (pipes), ==, 0);
  child.pid = fork ();
  g_assert_cmpint (child.pid, >=, 0);
  if (child.pid == 0)
    _exit (work (path, pipes[1]));
  close (pipes[1]);
  child.fd = pipes[0];
  return child;
}

/* All that a child tells until its end. */
static GArray *
finish (Child child)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  Mark mark;
  int status;

  while (read (child.fd, &mark, sizeof mark) == sizeof mark)
    g_array_append_val (marks, mark);
  close (child.fd);
  g_assert_cmpint (waitpid (child.pid, &status, 0), ==, child.pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  return marks;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Each event once and in order, and how long after its writer was told it was seen. */
static void
judge (const GArray *seen, const GArray *stored, gint64 last)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpint (seen->len, ==, last);
  for (guint i = 0; i < seen->len; i++)
    g_assert_cmpint (g_array_index (seen, Mark, i).seq, ==, i + 1);
  for (guint i = 0; i < stored->len; i++)
    {
      const Mark *mark = &g_array_index (stored, Mark, i);
      gint64 wait = MAX (0, g_array_index (seen, Mark, mark->seq - 1).time - mark->time);

      g_array_append_val (waits, wait);
    }
  g_array_sort (waits, compare);
  g_test_message ("seen after %.1f ms in the median, 99th of a hundred %.1f, longest %.1f",
                  g_array_index (waits, gint64, waits->len / 2) / 1000.0,
                  g_array_index (waits, gint64, waits->len * 99 / 100) / 1000.0,
                  g_array_index (waits, gint64, waits->len - 1) / 1000.0);
  /* A busy machine is slow; whoever is not told waits for the next look, seconds later. */
  g_assert_cmpint (g_array_index (waits, gint64, waits->len / 2), <, 2 * HQ_SECOND);
}

static void
test_feed_processes (void)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (Mark));
  Child writers[WRITERS], readers[READERS];
  HqTestHall test;
  gint64 last;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (guint i = 0; i < READERS; i++)
    readers[i] = start (test.path, read_all);
  for (guint i = 0; i < WRITERS; i++)
    writers[i] = start (test.path, write_some);
  for (guint i = 0; i < WRITERS; i++)
    {
      g_autoptr (GArray) marks = finish (writers[i]);

      g_array_append_vals (stored, marks->data, marks->len);
    }
  g_assert_cmpuint (stored->len, ==, WRITERS * ROUNDS);
  run (test.hall, HQ_ACT_CLOSE_DAY, &last);
  for (guint i = 0; i < READERS; i++)
    {
      g_autoptr (GArray) seen = finish (readers[i]);

      judge (seen, stored, last);
    }
  hq_test_hall_clear (&test);
}

/* A file is looked for at every look; what a server's end sent last is read first. */
static void
poll_until_lost (HqFeed *feed, HqFeedNews *news, GError **error)
{
  guint looks = 0;

  while (hq_feed_poll (feed, news, error))
    {
      g_assert_true (hq_test_store_is_server ());
      g_assert_cmpuint (++looks, <, 100);
      g_usleep (10000);
    }
}

/* A server that was away is not asked again at once. */
static void
poll_until_there (HqFeed *feed, HqFeedNews *news)
{
  guint looks = 0;

  while (!hq_feed_poll (feed, news, NULL))
    {
      g_assert_true (hq_test_store_is_server ());
      g_assert_cmpuint (++looks, <, 1000);
      g_usleep (10000);
    }
}

/* The store goes away and comes back: the feed says so, and goes on where it was. */
static void
test_feed_away (void)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  HqFeedNews news = { .events = events };
  HqTestHall test;
  HqFeed *feed;
  HqTime since;
  gint64 seq;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  feed = hq_feed_new (test.path, -1);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 0);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpint (news.lost_since, ==, 0);

  run (test.hall, HQ_ACT_ISSUE, &seq);
  hq_test_store_move (test.path, TRUE);
  poll_until_lost (feed, &news, &error);
  g_assert_error (error, HQ_ERROR, HQ_ERROR_OFFLINE);
  since = news.lost_since;
  g_assert_cmpint (since, >, 0);
  g_assert_false (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpint (news.lost_since, ==, since);
  g_assert_cmpuint (events->len, ==, 1);
  hq_test_store_move (test.path, FALSE);
  poll_until_there (feed, &news);
  g_assert_cmpint (news.lost_since, ==, 0);
  g_assert_false (news.rewound);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpint (g_array_index (events, HqEvent, 1).seq, ==, seq);
  hq_feed_free (feed);
  hq_test_hall_clear (&test);
}

/* A backup in the place of the store: the screens are told that time went back. */
static void
test_feed_restored (void)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  HqFeedNews news = { .events = events };
  char *copy;
  HqTestHall test;
  HqFeed *feed;
  gint64 seq;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_clear_pointer (&test.hall, hq_hall_close);
  copy = hq_test_store_copy (test.path);
  test.hall = hq_hall_open (test.path, NULL);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  feed = hq_feed_new (test.path, 0);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 3);
  hq_test_store_move (test.path, TRUE);
  poll_until_lost (feed, &news, NULL);
  g_clear_pointer (&test.hall, hq_hall_close);
  hq_test_store_restore (test.path, copy);
  poll_until_there (feed, &news);
  g_assert_true (news.rewound);
  test.hall = hq_hall_open (test.path, NULL);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_false (news.rewound);
  g_assert_cmpuint (events->len, ==, 4);
  hq_feed_free (feed);
  hq_test_hall_clear (&test);
}

/* A server that cannot keep up is told to be silent: what comes is asked for, over a lost connection
 * too, until the pace is calm. */
static void
test_feed_asks (void)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  HqFeedNews news = { .events = events };
  HqTestHall test;
  HqDatabase *db;
  HqFeed *feed;
  gint64 seq;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  db = hq_hall_get_database (test.hall);
  feed = hq_feed_new (test.path, seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  for (guint i = 0; i < 20; i++)
    run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 20);
  hq_feed_find_next (feed, 1, 2 * G_TIME_SPAN_SECOND + 1);
  g_assert_false (hq_database_tells (db));
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 20);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 21);

  hq_test_store_move (test.path, TRUE);
  poll_until_lost (feed, &news, NULL);
  hq_test_store_move (test.path, FALSE);
  poll_until_there (feed, &news);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 22);

  hq_feed_find_next (feed, 5 * G_TIME_SPAN_SECOND, 5 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (hq_database_tells (db), ==, hq_test_store_is_server ());
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 22);
  run (test.hall, HQ_ACT_ISSUE, &seq);
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpuint (events->len, ==, 23);
  g_assert_cmpint (g_array_index (events, HqEvent, 22).seq, ==, seq);
  hq_feed_free (feed);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* First: its processes share no main context with this one. */
  g_test_add_func ("/feed/processes", test_feed_processes);
  g_test_add_func ("/feed/away", test_feed_away);
  g_test_add_func ("/feed/restored", test_feed_restored);
  g_test_add_func ("/feed/asks", test_feed_asks);
  return g_test_run ();
}
