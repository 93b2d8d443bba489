/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-bench.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/wait.h>
#include <unistd.h>

/* How often the disk is asked, and how much of a log a small change writes. */
#define SYNCS 200
#define SYNC_SIZE 16384

static const char *
find_parent (void)
{
  const char *parent = g_getenv ("HQ_TEST_DIR");

  return parent != NULL ? parent : g_get_tmp_dir ();
}

static void
print_disk (void)
{
  g_autofree char *path = g_build_filename (find_parent (), "hq-bench-sync-XXXXXX", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  char block[SYNC_SIZE] = { 1 };
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i < SYNCS; i++)
    {
      gint64 start;
      double time;

      g_assert_cmpint (write (fd, block, sizeof block), ==, sizeof block);
      start = g_get_monotonic_time ();
      g_assert_cmpint (fdatasync (fd), ==, 0);
      time = (double) (g_get_monotonic_time () - start);
      g_array_append_val (times, time);
    }
  close (fd);
  file = g_file_new_for_path (path);
  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE, NULL, NULL);
  g_print ("disk: %s, fdatasync after %d bytes: median %.0f µs\n",
           info != NULL ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE)
                        : "unknown",
           SYNC_SIZE, hq_bench_quantile (times, 0.5));
  g_unlink (path);
}

/**
 * hq_bench_init:
 *
 * Says on what disk the figures that follow were had.
 */
void
hq_bench_init (int argc, char *argv[])
{
  g_autofree char *name = g_path_get_basename (argv[0]);

  setlocale (LC_ALL, "");
  g_set_prgname (name);
  g_print ("%s in %s\n", name, find_parent ());
  print_disk ();
}

/**
 * hq_bench_path:
 *
 * Returns: (transfer full): the path of @name where the benchmarks put their files
 */
char *
hq_bench_path (const char *name)
{
  return g_build_filename (find_parent (), name, NULL);
}

/**
 * hq_bench_folder_new:
 *
 * Returns: (transfer full): an empty folder in $HQ_TEST_DIR, or among the temporary files
 */
char *
hq_bench_folder_new (void)
{
  char *folder = g_build_filename (find_parent (), "hq-bench-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

/**
 * hq_bench_folder_end:
 * @folder: (transfer full): a folder that has files alone, which go with it
 */
void
hq_bench_folder_end (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

void
hq_bench_side_init (HqBenchSide *side, const char *name)
{
  *side = (HqBenchSide){ .name = name,
                         .pair = g_array_new (FALSE, FALSE, sizeof (double)),
                         .medians = g_array_new (FALSE, FALSE, sizeof (double)),
                         .all = g_array_new (FALSE, FALSE, sizeof (double)) };
}

void
hq_bench_side_clear (HqBenchSide *side)
{
  g_array_unref (side->pair);
  g_array_unref (side->medians);
  g_array_unref (side->all);
}

void
hq_bench_side_begin (HqBenchSide *side)
{
  side->started = g_get_monotonic_time ();
}

void
hq_bench_side_end (HqBenchSide *side)
{
  double time = (double) (g_get_monotonic_time () - side->started);

  g_array_append_val (side->pair, time);
  g_array_append_val (side->all, time);
}

static void
end_side (HqBenchSide *side)
{
  double median = hq_bench_quantile (side->pair, 0.5);

  g_array_append_val (side->medians, median);
  g_array_set_size (side->pair, 0);
}

/**
 * hq_bench_end_pair:
 *
 * Each side of a pair is the median of its operations in it.
 */
void
hq_bench_end_pair (HqBenchSide *a, HqBenchSide *b)
{
  end_side (a);
  end_side (b);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/**
 * hq_bench_quantile:
 * @values: (element-type double): at least one, which get sorted
 * @share: from 0 for the lowest to 1 for the highest
 *
 * Returns: the value that @share of all do not exceed
 */
double
hq_bench_quantile (GArray *values, double share)
{
  g_assert_cmpuint (values->len, >, 0);
  g_array_sort (values, compare);
  return g_array_index (values, double,
                        MIN (values->len - 1, (guint) (share * (double) values->len)));
}

void
hq_bench_print_tail (const char *name, GArray *values)
{
  g_print ("  %-28s n %6u  50%% %7.0f  99%% %7.0f  99.9%% %7.0f  longest %7.0f µs\n", name,
           values->len, hq_bench_quantile (values, 0.5), hq_bench_quantile (values, 0.99),
           hq_bench_quantile (values, 0.999), hq_bench_quantile (values, 1));
}

/**
 * hq_bench_report:
 * @aim: what the ratio of @a to @b is held against
 *
 * Prints the median of the pairs' ratios of the medians, its spread, and the tails.
 */
void
hq_bench_report (const HqBenchAim *aim, HqBenchSide *a, HqBenchSide *b)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  double median;

  g_assert_cmpuint (a->medians->len, ==, b->medians->len);
  g_assert_cmpuint (a->medians->len, >=, HQ_BENCH_PAIRS);
  for (guint i = 0; i < a->medians->len; i++)
    {
      double ratio = g_array_index (a->medians, double, i) / g_array_index (b->medians, double, i);

      g_array_append_val (ratios, ratio);
    }
  median = hq_bench_quantile (ratios, 0.5);
  g_print ("%s: time of \"%s\" to \"%s\": %.3f", aim->name, a->name, b->name, median);
  if (aim->aim > 0)
    g_print (" (aim: at %s %.2f: %s)", aim->at_least ? "least" : "most", aim->aim,
             (aim->at_least ? median >= aim->aim : median <= aim->aim) ? "held" : "NOT held");
  g_print ("\n  %u pairs: lowest %.3f, quartiles %.3f and %.3f, highest %.3f\n", ratios->len,
           hq_bench_quantile (ratios, 0), hq_bench_quantile (ratios, 0.25),
           hq_bench_quantile (ratios, 0.75), hq_bench_quantile (ratios, 1));
  hq_bench_print_tail (a->name, a->all);
  hq_bench_print_tail (b->name, b->all);
}

/**
 * hq_bench_process_wait:
 *
 * What was done before, as to open the hall, is no part of what is timed.
 */
void
hq_bench_process_wait (HqBenchProcess *process)
{
  g_assert_cmpint (write (process->fd, "", 1), ==, 1);
  g_assert_cmpint (read (process->go, &process->start, sizeof process->start), ==,
                   sizeof process->start);
}

/**
 * hq_bench_process_report:
 * @report: as long as an element of the array that gets it
 */
void
hq_bench_process_report (HqBenchProcess *process, gconstpointer report)
{
  g_assert_cmpint (write (process->fd, report, process->size), ==, (gssize) process->size);
}

static pid_t
start_process (HqBenchProcess *process, HqBenchWork work, int *fd)
{
  int pipes[2];
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (pipes[0]);
      process->fd = pipes[1];
      /* Else each process would make up the request ids of the others. */
      g_random_set_seed ((guint32) g_get_monotonic_time () ^ ((guint32) getpid () << 16));
      work (process);
      _exit (0);
    }
  close (pipes[1]);
  *fd = pipes[0];
  return child;
}

/* What is reported fits into the pipe, so that no process waits for the reader. */
static void
collect (int fd, GArray *reports)
{
  gsize size = g_array_get_element_size (reports);
  g_autofree char *report = g_malloc (size);

  while (read (fd, report, size) == (gssize) size)
    g_array_append_vals (reports, report, 1);
  close (fd);
}

/**
 * hq_bench_run:
 * @work: what each process does
 * @data: what all of them are given
 * @n: how many they are
 * @reports: gets what they report
 *
 * Returns: how many changes a second they reported, from the start until the last has ended
 */
double
hq_bench_run (HqBenchWork work, gconstpointer data, guint n, GArray *reports)
{
  g_autofree pid_t *children = g_new (pid_t, n);
  g_autofree int *fds = g_new (int, n);
  guint before = reports->len;
  gint64 start, end;
  char ready;
  int go[2];

  g_assert_cmpint (pipe (go), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      HqBenchProcess process = { .data = data,
                                 .number = i,
                                 .go = go[0],
                                 .size = g_array_get_element_size (reports) };

      children[i] = start_process (&process, work, &fds[i]);
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (read (fds[i], &ready, 1), ==, 1);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (write (go[1], &start, sizeof start), ==, sizeof start);
  for (guint i = 0; i < n; i++)
    collect (fds[i], reports);
  end = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  close (go[0]);
  close (go[1]);
  return (double) (reports->len - before) * G_USEC_PER_SEC / (double) (end - start);
}
