/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *store;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hq-ctl-XXXXXX", NULL);
  fixture->store = g_build_filename (fixture->folder, "demo.db", NULL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->store, "-lock", NULL);

  g_assert_cmpint (g_unlink (fixture->store), ==, 0);
  g_unlink (lock);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->store);
}

/* Runs one command; what it printed and said must hold these words. */
static void
ctl (Fixture *fixture, const char *line, int status, const char *out, const char *err)
{
  g_autofree char *whole = g_strdup_printf ("'%s' --store '%s' %s", g_getenv ("HQ_CTL"),
                                            fixture->store, line);
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *said = NULL;

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, NULL));
  process = g_subprocess_newv ((const char *const *) words,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, &said, NULL));
  g_test_message ("%s: %s%s", line, printed, said);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  g_assert_nonnull (strstr (printed, out));
  g_assert_nonnull (strstr (said, err));
}

static void
test_ctl_visit (Fixture *fixture, gconstpointer data)
{
  ctl (fixture, "issue --service A", 1, "", "cannot be reached");
  ctl (fixture, "init --demo", 0, "demo hall", "");
  ctl (fixture, "init --demo", 1, "", "this name already");
  ctl (fixture, "issue --service A --at K1 --now 2021-02-18T08:31", 0, "A001, about 0 people", "");
  ctl (fixture, "signin --as c001 --counter 1 --now 2021-02-18T08:32", 0, "signin", "");
  ctl (fixture, "call --as c001 --counter 1 --now 2021-02-18T08:34", 0, "A001  called", "");
  ctl (fixture, "missed --as c001 --counter 1 --now 2021-02-18T08:34:01", 1, "", "too soon");
  ctl (fixture, "start --as c001 --counter 1 --now 2021-02-18T08:35", 0, "serving", "");
  ctl (fixture, "finish --as c001 --counter 1 --outcome done --now 2021-02-18T08:50", 0, "finished",
       "");
  ctl (fixture, "call --as c001 --counter 1 --json --now 2021-02-18T08:51", 1, "",
       "\"code\":\"nobody-waits\"");
  ctl (fixture, "ticket A001", 0, "finish", "");
  ctl (fixture, "ticket A999", 1, "", "no such thing");
  ctl (fixture, "close-day --json --now 2021-02-18T17:00", 0, "\"act\":\"close-day\"", "");
  ctl (fixture, "issue --service A --now 2021-02-18T17:01", 1, "", "closed for the day");
  ctl (fixture, "issue --now soon", 2, "", "no date and time");
  ctl (fixture, "dance", 2, "", "no command");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/visit", Fixture, NULL, setup, test_ctl_visit, teardown);
  return g_test_run ();
}
