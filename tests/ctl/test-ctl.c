/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test.h"

/* Runs one command; what it printed and said must hold these words. */
static void
ctl (const char *folder, const char *line, int status, const char *out, const char *err)
{
  g_autofree char *store = hq_test_path (folder, "demo.db");
  g_autofree char *whole = g_strdup_printf ("'%s' --store '%s' %s", g_getenv ("HQ_CTL"), store, line);
  g_auto (GStrv) words = NULL;
  g_auto (HqTestRun) run = { 0 };

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, NULL));
  hq_test_spawn (&run, (const char *const *) words);
  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.out, out));
  g_assert_nonnull (strstr (run.err, err));
}

static void
test_ctl_visit (void)
{
  const char *folder = hq_test_folder_new ();

  ctl (folder, "issue --service A", 1, "", "cannot be reached");
  ctl (folder, "init --demo", 0, "demo hall", "");
  ctl (folder, "init --demo", 1, "", "this name already");
  ctl (folder, "issue --service A --at K1 --now 2021-02-18T08:31", 0, "A001, about 0 people", "");
  ctl (folder, "signin --as c001 --counter 1 --now 2021-02-18T08:32", 0, "signin", "");
  ctl (folder, "call --as c001 --counter 1 --now 2021-02-18T08:34", 0, "A001  called", "");
  ctl (folder, "missed --as c001 --counter 1 --now 2021-02-18T08:34:01", 1, "", "too soon");
  ctl (folder, "start --as c001 --counter 1 --now 2021-02-18T08:35", 0, "serving", "");
  ctl (folder, "finish --as c001 --counter 1 --enquiry --now 2021-02-18T08:50", 0, "finished",
       "");
  ctl (folder, "call --as c001 --counter 1 --json --now 2021-02-18T08:51", 1, "",
       "\"code\":\"nobody-waits\"");
  ctl (folder, "ticket A001", 0, "finish", "");
  ctl (folder, "ticket A999", 1, "", "no such thing");
  ctl (folder, "close-day --json --now 2021-02-18T17:00", 0, "\"act\":\"close-day\"", "");
  ctl (folder, "issue --service A --now 2021-02-18T17:01", 1, "", "closed for the day");
  ctl (folder, "issue --now soon", 2, "", "no date and time");
  ctl (folder, "dance", 2, "", "no command");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/visit", test_ctl_visit);
  return g_test_run ();
}
