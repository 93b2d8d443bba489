/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "hq-test-store.h"
#include "hq-test.h"

/* Runs a line of the shell, in which $CTL is the program on a store of the test's folder; what it
 * printed and said must hold these words. */
static void
sh (const char *folder, const char *line, int status, const char *out, const char *err)
{
  g_autofree char *whole = g_strdup_printf ("cd '%s'; CTL=\"$HQ_CTL --store hall.db\"; %s", folder,
                                            line);
  const char *const words[] = { "sh", "-c", whole, NULL };
  g_auto (HqTestRun) run = { 0 };

  hq_test_spawn (&run, words);
  g_test_message ("%s: %s%s", line, run.out, run.err);
  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.out, out));
  g_assert_nonnull (strstr (run.err, err));
}

#define ISSUE "$CTL issue --service A --now 2021-02-18T09:00 --at K1"

static void
test_ctl_copy (void)
{
  const char *folder = hq_test_folder_new ();

  sh (folder, "$CTL init --trial && " ISSUE, 0, "A001", "");
  sh (folder, "$CTL copy", 2, "", "Say copy FROM TO");
  sh (folder, "$CTL copy hall.db", 2, "", "Say copy FROM TO");
  sh (folder, "$CTL copy hall.db two.db three.db", 2, "", "Say copy FROM TO");
  sh (folder, "$CTL copy hall.db two.db --day tomorrow", 2, "", "is no date");
  sh (folder, "$CTL copy none.db two.db", 1, "", "cannot be reached");
  sh (folder, "$CTL copy hall.db two.db", 0, "Only one of the two lives on", "");
  sh (folder, "$HQ_CTL --store two.db check", 0, "two.db is whole.", "");
  sh (folder, "$CTL copy hall.db two.db", 1, "", "of this name already. (two.db)");
  sh (folder, "$CTL copy hall.db three.db --json", 0, "\"tables\":{\"hall\":1,", "");
  sh (folder, "$CTL copy hall.db four.db --day 2021-02-19", 1, "", "(2021-02-19)");
  sh (folder, "$CTL copy hall.db four.db --day 2021-02-18 && $HQ_CTL --store four.db status", 0,
      "four.db", "");
}

/* Whether @process has said what it does when it is asked to end. */
static gboolean
catches_term (GSubprocess *process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/status", g_subprocess_get_identifier (process));
  g_autofree char *status = NULL;
  const char *mask;

  g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
  mask = strstr (status, "SigCgt:");
  return (g_ascii_strtoull (mask + strlen ("SigCgt:\t"), NULL, 16) & (1u << (SIGTERM - 1))) != 0;
}

/* Asked to end while it waits for the hall, it ends when it has it, and leaves nothing. */
static void
test_ctl_copy_interrupted (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *from = hq_test_path (folder, "hall.db");
  g_autofree char *to = hq_test_path (folder, "five.db");
  const char *const words[] = { g_getenv ("HQ_CTL"), "copy", from, to, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *err = NULL;
  HqTestHold *hold;

  sh (folder, "$CTL init --trial", 0, "", "");
  hold = hq_test_store_hide (from);
  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
  while (!catches_term (process))
    g_usleep (G_USEC_PER_SEC / 100);
  g_subprocess_send_signal (process, SIGTERM);
  hq_test_store_release (hold);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_nonnull (strstr (err, "It was interrupted."));
  sh (folder, "ls", 0, "hall.db", "");
  sh (folder, "ls | grep -c five", 1, "0", "");
}

static void
test_ctl_backup (void)
{
  const char *folder = hq_test_folder_new ();

  g_setenv ("KEPT", hq_test_folder_new (), TRUE);
  sh (folder, "$CTL init --trial && " ISSUE, 0, "A001", "");
  sh (folder, "$CTL backup --keep -1 $KEPT", 2, "", "backup --keep N FOLDER");
  sh (folder, "$CTL backup --keep 2 nowhere", 1, "", "nowhere");
  sh (folder, "touch $KEPT/hall-20200101-010101.db $KEPT/hall-20200102-010101.db", 0, "", "");
  sh (folder, "$CTL backup --keep 2 $KEPT", 0, "is whole.", "");
  sh (folder, "ls $KEPT | wc -l", 0, "2\n", "");
  sh (folder, "$HQ_CTL --store $(ls $KEPT/* | tail -n 1) check", 0, "is whole.", "");
  /* A clock that was wrong for a while makes no copy the oldest one as soon as it is made. */
  sh (folder, "touch $KEPT/hall-20990101-000000.db $KEPT/hall-20990102-000000.db", 0, "", "");
  sh (folder, "$CTL backup --keep 1 $KEPT", 0, "is whole.", "");
  sh (folder, "ls $KEPT | wc -l", 0, "1\n", "");
  sh (folder, "$HQ_CTL --store $(ls $KEPT/*) check", 0, "is whole.", "");
}

/* The server's own tools, and check against what they restored. */
static void
test_ctl_restore (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (!hq_test_store_is_server ())
    {
      g_test_skip ("a file has no server");
      return;
    }
  one = hq_test_store_new ();
  two = hq_test_store_new ();
  g_setenv ("ONE", one, TRUE);
  g_setenv ("TWO", two, TRUE);
  sh (folder, "$CTL init --trial && " ISSUE, 0, "A001", "");
  sh (folder, "$CTL copy hall.db $ONE --json", 0, "\"hall\":\"demo\"", "");
  sh (folder, "$HQ_CTL --store $ONE backup copy.db", 2, "", "pg_dump for its database");
  sh (folder, "pg_dump $ONE | psql -q -v ON_ERROR_STOP=1 $TWO", 0, "", "");
  sh (folder, "$HQ_CTL --store $TWO check", 0, "is whole.", "");
  sh (folder,
      "$CTL copy $TWO back.db && $CTL export hall - >1"
      " && $HQ_CTL --store back.db export hall - | cmp - 1",
      0, "", "");
  sh (folder,
      "psql -q -c 'UPDATE hall_queue.line SET waiting = 9' $TWO"
      " && $HQ_CTL --store $TWO check",
      1, "", "(lines: 20210218 A");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/copy", test_ctl_copy);
  g_test_add_func ("/ctl/copy-interrupted", test_ctl_copy_interrupted);
  g_test_add_func ("/ctl/backup", test_ctl_backup);
  g_test_add_func ("/ctl/restore", test_ctl_restore);
  return g_test_run ();
}
