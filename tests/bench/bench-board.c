/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a call's commit in one process to the frame in which the board of another process shows it. The
 * board is this program once more, which tells what its newest row says after each frame. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "hq-bench.h"
#include "hq-board-page.h"
#include "hq-test-screen.h"

#define CALLS 39 /* beside the first, after which all is loaded */
#define AIM_MS 100
#define APART_MS 150

static const char *const counters
  = "WITH RECURSIVE n (i) AS (SELECT 5 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
    " INSERT INTO counter (hall, counter, zone, kind) SELECT hall, i, 'A', 'general' FROM n, hall;"
    "INSERT OR IGNORE INTO counter_service (hall, counter, service)"
    " SELECT hall, counter, 'A' FROM counter;"
    "UPDATE counter SET zone = 'A';"
    "INSERT INTO staff (hall, staff, name)"
    " SELECT hall, 'c' || counter, '李四' FROM counter WHERE counter > 4;"
    "INSERT INTO staff_role (hall, staff, role)"
    " SELECT hall, 'c' || counter, 'clerk' FROM counter WHERE counter > 4";

/* What the largest number of the board says, "" for none. */
static const char *
read_newest (HqScreen *screen)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (screen));
  GObject *row = gtk_widget_get_template_child (page, HQ_TYPE_BOARD_PAGE, "newest");
  GObject *number = gtk_widget_get_template_child (GTK_WIDGET (row), G_OBJECT_TYPE (row), "number");

  return gtk_label_get_text (GTK_LABEL (number));
}

static void
on_after_paint (HqScreen *screen)
{
  static char last[16];
  const char *newest = read_newest (screen);

  if (g_str_equal (newest, last))
    return;
  g_strlcpy (last, newest, sizeof last);
  printf ("%s %" G_GINT64_FORMAT "\n", newest, g_get_monotonic_time ());
  fflush (stdout);
}

/* Until it is ended. */
static void
show_board (const char *path)
{
  g_autoptr (HqLive) live = NULL;
  HqScreen *screen;

  gtk_init ();
  adw_init ();
  hq_test_screen_load_looks ();
  live = hq_live_new (path);
  screen = hq_screen_new (NULL, live, HQ_TYPE_BOARD_PAGE, "2");
  gtk_window_set_default_size (GTK_WINDOW (screen), 1920, 1080);
  gtk_window_present (GTK_WINDOW (screen));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (screen)), "after-paint",
                            G_CALLBACK (on_after_paint), screen);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static void
run (HqTestHall *test, const char *staff, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  if (staff == NULL)
    actor.device = "K1";
  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

/* Calls at @counter and waits for the frame; returns how long after the commit it was shown, in
 * microseconds. */
static double
call (HqTestHall *test, int counter, FILE *board)
{
  g_autofree char *clerk = g_strdup_printf ("c%d", counter);
  g_autofree char *expected = g_strdup_printf ("A%03d ", counter);
  gint64 committed;
  char line[64];

  run (test, clerk, (HqOrder){ .act = HQ_ACT_CALL, .counter = counter });
  committed = g_get_monotonic_time ();
  do
    g_assert_nonnull (fgets (line, sizeof line, board));
  while (!g_str_has_prefix (line, expected));
  return (double) (g_ascii_strtoll (line + strlen (expected), NULL, 10) - committed);
}

static void
start_board (const char *self, const char *path, GPid *pid, FILE **out)
{
  const char *argv[] = { self, "--board", path, NULL };
  g_autoptr (GError) error = NULL;
  int fd;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, pid,
                            NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  *out = fdopen (fd, "r");
}

static void
measure (const char *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HqTestHall test;
  FILE *board;
  GPid pid;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (&test, counters);
  hq_hall_close (test.hall);
  test.hall = hq_hall_open (test.path, NULL);
  hq_test_hall_open_today (&test);
  for (int i = 1; i <= CALLS + 1; i++)
    {
      g_autofree char *clerk = g_strdup_printf ("c%d", i);

      run (&test, clerk, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = i });
      run (&test, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
    }
  start_board (self, test.path, &pid, &board);
  for (int i = 1; i <= CALLS + 1; i++)
    {
      double time = call (&test, i, board);

      if (i > 1)
        g_array_append_val (times, time);
      g_usleep (APART_MS * 1000);
    }
  printf ("From commit to the board's frame in another process, %u calls: median %.1f ms (aim %d),"
          " half of them within %.1f to %.1f\n",
          times->len, hq_bench_quantile (times, 0.5) / 1000, AIM_MS,
          hq_bench_quantile (times, 0.25) / 1000, hq_bench_quantile (times, 0.75) / 1000);
  hq_bench_print_tail ("commit to frame", times);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  fclose (board);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--board"))
    show_board (argv[2]);
  hq_bench_init (argc, argv);
  measure (argv[0]);
  return 0;
}
