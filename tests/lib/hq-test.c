/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>

typedef struct
{
  GDestroyNotify func;
  gpointer data; /* (owned) */
} HqTestEnd;

static GArray *ends;
static pid_t ends_pid;

static void
hq_test_run_ends (void)
{
  /* A child of the test leaves its parent's things alone. */
  for (guint i = ends->len; i > 0 && getpid () == ends_pid; i--)
    {
      HqTestEnd end = g_array_index (ends, HqTestEnd, i - 1);

      end.func (end.data);
    }
  g_array_unref (ends);
}

/**
 * hq_test_at_end:
 *
 * Calls @func with @data when this program ends, the last one first. GLib's own queue is emptied
 * before a test's teardown, which has to find its things where they were.
 */
void
hq_test_at_end (GDestroyNotify func, gpointer data)
{
  HqTestEnd end = { func, data };

  if (ends == NULL)
    {
      ends = g_array_new (FALSE, FALSE, sizeof (HqTestEnd));
      ends_pid = getpid ();
      atexit (hq_test_run_ends);
    }
  g_array_append_val (ends, end);
}

static void
hq_test_folder_remove (gpointer data)
{
  g_autofree char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = hq_test_path (folder, name);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/**
 * hq_test_folder_new:
 *
 * Makes an empty folder for files. It and the files in it are removed when this program ends, so
 * that a test's teardown finds them. Folders are made in $HQ_TEST_DIR, so that a test can be tried
 * on another disk, or where that is not set among the temporary files.
 *
 * Returns: (transfer none): the folder, until the program ends
 */
const char *
hq_test_folder_new (void)
{
  const char *parent = g_getenv ("HQ_TEST_DIR");
  char *folder = g_build_filename (parent != NULL ? parent : g_get_tmp_dir (), "hq-test-XXXXXX",
                                   NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  hq_test_at_end (hq_test_folder_remove, folder);
  return folder;
}

/**
 * hq_test_path:
 *
 * Returns: (transfer full): the path of @name in @folder
 */
char *
hq_test_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/**
 * hq_test_seed:
 *
 * For a generator of the test's own: $HQ_TEST_SEED, so that a failure can be seen again, or where
 * that is not set a new one. It is printed.
 *
 * Returns: the seed
 */
guint32
hq_test_seed (void)
{
  const char *given = g_getenv ("HQ_TEST_SEED");
  guint64 seed = g_test_rand_int () & G_MAXUINT32;

  if (given != NULL)
    g_assert_true (g_ascii_string_to_unsigned (given, 10, 0, G_MAXUINT32, &seed, NULL));
  g_test_message ("HQ_TEST_SEED=%u", (guint32) seed);
  return (guint32) seed;
}

/**
 * hq_test_spawn:
 * @run: (out caller-allocates): what it did; cleared by the caller
 * @argv: the program and its arguments, %NULL after the last
 *
 * Runs a program to its end. What it did is also printed with the test's messages.
 */
void
hq_test_spawn (HqTestRun *run, const char *const *argv)
{
  g_autofree char *line = g_strjoinv (" ", (char **) argv);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                         &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  run->status = g_subprocess_get_if_exited (process)
                  ? g_subprocess_get_exit_status (process)
                  : 128 + g_subprocess_get_term_sig (process);
  g_test_message ("%s: %d\n%s%s", line, run->status, run->out, run->err);
}

/**
 * hq_test_ctl:
 * @run: (out caller-allocates): what it did; cleared by the caller
 * @store: where the hall is
 * @line: a command of hall-queue-ctl, which is at $HQ_CTL
 */
void
hq_test_ctl (HqTestRun *run, const char *store, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("'%s' --store '%s' %s", g_getenv ("HQ_CTL"), store,
                                            line);
  g_auto (GStrv) words = NULL;

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, NULL));
  hq_test_spawn (run, (const char *const *) words);
}

void
hq_test_run_clear (HqTestRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

static gboolean
hq_test_on_time (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * hq_test_pass:
 * @length: microseconds
 *
 * Goes on with the main context for so long.
 */
void
hq_test_pass (gint64 length)
{
  gboolean over = FALSE;

  g_timeout_add ((guint) (length / G_TIME_SPAN_MILLISECOND), hq_test_on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * hq_test_expect:
 * @told: what callbacks have told so far, as text
 * @text: what is to be told
 *
 * Goes round in the main context until as much as @text was told, for 15 s at most: GIO looks once in
 * four seconds for a folder that is away. Fails where something else was told; forgets it.
 */
void
hq_test_expect (GString *told, const char *text)
{
  gint64 end = g_get_monotonic_time () + 15 * G_TIME_SPAN_SECOND;

  while (strlen (told->str) < strlen (text) && g_get_monotonic_time () < end)
    hq_test_pass (5 * G_TIME_SPAN_MILLISECOND);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (told->str, ==, text);
  g_string_truncate (told, 0);
}
