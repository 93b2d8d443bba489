/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ending.h"
#include "hq-error.h"
#include "hq-figures.h"
#include "hq-live.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define DAY 20210218

typedef struct
{
  HqTestHall test;
  HqLive *live;         /* (owned) */
  GCancellable *cancel; /* (owned) */
  GThread *main;        /* (owned) */
  double done;          /* what was told last */
  guint told;
  gpointer found;  /* (owned) (nullable): a GArray */
  GError *error;   /* (owned) (nullable) */
  guint answered;
  guint changed; /* how many changes were done */
} Fixture;

/* What the reader's thread and the test tell each other. */
static int reading, go_on;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
  hq_test_hall_open_today (&fixture->test);
  fixture->live = hq_live_new (fixture->test.path);
  fixture->cancel = g_cancellable_new ();
  fixture->main = g_thread_ref (g_thread_self ());
  g_atomic_int_set (&reading, 0);
  g_atomic_int_set (&go_on, 0);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  HqLive *left = fixture->live;

  g_object_add_weak_pointer (G_OBJECT (left), (gpointer *) &left);
  g_clear_object (&fixture->live);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
  hq_ending_wait ();
  g_clear_object (&fixture->cancel);
  g_clear_pointer (&fixture->main, g_thread_unref);
  g_clear_pointer ((GArray **) &fixture->found, g_array_unref);
  g_clear_error (&fixture->error);
  hq_test_hall_clear (&fixture->test);
}

#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static gpointer
read_figures (HqHall *hall, gconstpointer query, GError **error)
{
  return hq_figures_compute (hall, DAY, DAY, 0, error);
}

static gboolean
dawdle (HqDatabase *db, gpointer user_data, GError **error)
{
  HqWatch *watch = user_data;

  for (guint i = 0; g_atomic_int_get (&go_on) == 0; i = MIN (i + 1, 999))
    {
      if (!hq_watch_tell (watch, i, 1000, error))
        return FALSE;
      g_atomic_int_set (&reading, 1);
      g_usleep (1000);
    }
  return TRUE;
}

/* Reads until it is told to go on. */
static gpointer
read_for_long (HqHall *hall, gconstpointer query, GError **error)
{
  if (!hq_database_read (hq_hall_get_database (hall), dawdle, hq_hall_get_watch (hall), error))
    return NULL;
  return g_array_new (FALSE, FALSE, 1);
}

static void
on_told (double done, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_thread_self () == fixture->main);
  g_assert_cmpfloat (done, >=, fixture->done);
  g_assert_cmpfloat (done, <=, 1);
  g_assert_cmpuint (fixture->answered, ==, 0);
  fixture->done = done;
  fixture->told++;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->found = hq_live_read_apart_finish (HQ_LIVE (source), result, &fixture->error);
  fixture->answered++;
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->changed += hq_live_run_finish (HQ_LIVE (source), result, NULL, NULL);
}

static void
start (Fixture *fixture, HqLiveReadFunc read)
{
  const HqLiveReader reader = { .read = read, .free_view = (GDestroyNotify) g_array_unref };
  const HqLiveProgress progress = { on_told, fixture->cancel };

  hq_live_read_apart_async (fixture->live, &reader, &progress, on_found, fixture);
}

static void
test_live_apart_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) expected = hq_figures_compute (fixture->test.hall, DAY, DAY, 0, NULL);

  start (fixture, read_figures);
  WAIT (fixture->answered == 1);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (((GArray *) fixture->found)->len, ==, expected->len);
  g_assert_cmpuint (fixture->told, >, 0);
}

/* The hall goes on while somebody reads, over one connection of the process or two. */
static void
test_live_apart_meanwhile (Fixture *fixture, gconstpointer data)
{
  const HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A" };
  const HqActor actor = { .role = HQ_ROLE_OPERATOR };

  start (fixture, read_for_long);
  WAIT (g_atomic_int_get (&reading) != 0 && fixture->told > 0);
  hq_live_run_async (fixture->live, &(HqWorkerRequest){ &actor, &order }, NULL, on_changed,
                     fixture);
  WAIT (fixture->changed == 1);
  g_assert_cmpuint (fixture->answered, ==, 0);
  g_atomic_int_set (&go_on, 1);
  WAIT (fixture->answered == 1);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (fixture->found);
}

static void
test_live_apart_cancelled (Fixture *fixture, gconstpointer data)
{
  guint told;

  start (fixture, read_for_long);
  WAIT (g_atomic_int_get (&reading) != 0);
  told = fixture->told;
  g_cancellable_cancel (fixture->cancel);
  WAIT (fixture->answered == 1);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_CANCELLED));
  g_assert_null (fixture->found);
  /* Whoever has had enough is told nothing more. */
  g_assert_cmpuint (fixture->told, ==, told);
}

/* It was cancelled before it began: nothing is read. */
static void
test_live_apart_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->cancel);
  start (fixture, read_for_long);
  WAIT (fixture->answered == 1);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_CANCELLED));
  g_assert_cmpint (g_atomic_int_get (&reading), ==, 0);
}

static void
test_live_apart_lost (Fixture *fixture, gconstpointer data)
{
  hq_test_store_move (fixture->test.path, TRUE);
  start (fixture, read_figures);
  WAIT (fixture->answered == 1);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_OFFLINE));
  hq_test_store_move (fixture->test.path, FALSE);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/live-apart/" name, Fixture, NULL, setup, test_live_apart_##function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("figures", figures);
  ADD ("meanwhile", meanwhile);
  ADD ("cancelled", cancelled);
  ADD ("cancelled-before", cancelled_before);
  ADD ("lost", lost);
  return g_test_run ();
}
