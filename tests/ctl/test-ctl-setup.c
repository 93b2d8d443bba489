/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

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
  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.out, out));
  g_assert_nonnull (strstr (run.err, err));
}

/* Out of a hall and into the next one, through files and through pipes. */
static void
test_ctl_files (void)
{
  static const char *const whats[] = { "hall", "calendar", "catalogue", "appointments" };
  const char *folder = hq_test_folder_new ();

  sh (folder, "$CTL init", 2, "", "Say init --demo, init --empty or init --trial.");
  sh (folder, "$CTL init --demo --trial", 2, "", "Say init");
  sh (folder, "$CTL init --demo", 0, "demo hall", "");
  sh (folder, "$HQ_CTL --store trial.db init --trial", 0, "The trial hall is in trial.db.", "");
  sh (folder, "$CTL import", 2, "", "Say import");
  sh (folder, "$CTL import furniture -", 2, "", "Say import");
  sh (folder, "$CTL export hall", 2, "", "Say export");
  sh (folder, "$CTL import hall nothing.json", 1, "", "nothing.json");
  sh (folder, "$HQ_CTL --store trial.db export appointments -", 0, "code,service,slot\n", "");
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      const char *what = whats[i];
      g_autofree char *pipe = g_strdup_printf (
        "$CTL export %s one && $CTL export %s - | $HQ_CTL --store trial.db import %s -"
        " && $HQ_CTL --store trial.db export %s two && cmp one two",
        what, what, what, what);

      sh (folder, pipe, 0, "import-", "");
    }
  sh (folder, "$CTL export catalogue - | cmp - \"$HQ_DEMO_FOLDER/catalogue.csv\"", 0, "", "");
  sh (folder, "$CTL export appointments - | cmp - \"$HQ_DEMO_FOLDER/appointments.csv\"", 0, "", "");
  sh (folder, "echo 'code,service' | $CTL import appointments -", 1, "",
      "nothing of it was taken. (line 1, column 1: the column “slot” is missing)");
  sh (folder, "echo '{' | $CTL import hall - --json", 1, "", "\"code\":\"import\"");
  sh (folder, "$CTL import catalogue --json one", 1, "", "\"code\":\"import\"");
}

/* What changes did, and how it was before them, again. */
static void
test_ctl_changes (void)
{
  const char *folder = hq_test_folder_new ();

  sh (folder, "$CTL init --demo", 0, "", "");
  sh (folder, "$CTL setup", 0, "1\t", "");
  sh (folder,
      "sed 's/企业登记/企业开办/' \"$HQ_DEMO_FOLDER/hall.json\" | $CTL import hall - && $CTL setup", 0,
      "import-hall\t+0 ~1 -0", "");
  sh (folder, "$CTL setup show 2", 0, "changed\tservice\tA\tname\t企业登记 → 企业开办", "");
  sh (folder, "$CTL setup show 3", 1, "", "no such thing");
  sh (folder, "$CTL setup show", 2, "", "Say setup alone");
  sh (folder, "$CTL setup back 2", 1, "", "It is so already");
  sh (folder, "$CTL setup back 1 --as c001", 1, "", "role may not");
  sh (folder, "$CTL setup --as c001", 1, "", "role may not");
  sh (folder, "$CTL setup back 1 --as admin", 0, "setup  3", "");
  sh (folder, "$CTL setup show 3", 0, "企业开办 → 企业登记", "");
  sh (folder, "$CTL export hall one && $CTL setup back 2 && $CTL setup back 3 && $CTL export hall two"
              " && cmp one two",
      0, "setup  5", "");
  /* As a hall has them after a year. */
  sh (folder, "for i in 1 2 3 4 5 6 7 8; do $CTL setup back 2 && $CTL setup back 1; done", 0, "setup  21",
      "");
  sh (folder, "$CTL setup >last && test $(wc -l <last) = 20 && head -n 1 last", 0, "21\t",
      "1 older change is listed with --all.");
  sh (folder, "$CTL setup --all | tail -n 1", 0, "1\t", "");
  sh (folder, "test -z \"$($CTL setup --all 2>&1 >/dev/null)\"", 0, "", "");
}

/* What stands beside the set-up is listed among its changes. */
static void
test_ctl_data (void)
{
  const char *folder = hq_test_folder_new ();

  sh (folder, "$CTL init --demo", 0, "", "");
  sh (folder,
      "$CTL export calendar one && sed 's/春节/新年/' one | $CTL import calendar - && $CTL setup | head -n 1",
      0, "import-calendar\tcalendar\n", "");
  sh (folder, "$CTL import calendar one && $CTL import calendar one && $CTL setup | head -n 1", 0, "d2\t",
      "");
  sh (folder, "$CTL setup | tail -n 1", 0, "1\t", "");
  sh (folder, "$CTL setup show d1 | grep ^added", 0, "新年", "");
  sh (folder, "$CTL setup show d1 | grep ^dropped", 0, "春节", "");
  sh (folder, "$CTL setup show d3", 1, "", "no such thing");
  sh (folder, "$CTL setup back d1", 2, "", "Say setup alone");
  sh (folder, "$CTL setup show d1 --as c001", 1, "", "role may not");
}

/* How a real hall is set up, and who may do what in it. */
static void
test_ctl_real (void)
{
  const char *folder = hq_test_folder_new ();

  sh (folder, "$CTL init --empty", 2, "", "Say init --empty --as NAME");
  sh (folder, "$CTL init --empty --as admin </dev/null", 2, "", "first line of the input");
  sh (folder, "echo short | $CTL init --empty --as admin", 1, "", "makes no sense");
  sh (folder, "echo long-enough-1 | $CTL init --empty --as admin", 0, "import hall, calendar", "");
  sh (folder, "$CTL import hall \"$HQ_DEMO_FOLDER/hall.json\"", 0, "import-hall", "");
  sh (folder, "$CTL import calendar \"$HQ_DEMO_FOLDER/calendar.json\"", 0, "import-calendar", "");
  sh (folder, "$CTL import catalogue \"$HQ_DEMO_FOLDER/catalogue.csv\"", 0, "80", "");
  /* Without anybody's name it is the operator, who sets up and no more. */
  sh (folder, "$CTL issue --service A", 1, "", "role may not");
  sh (folder, "$CTL open-day", 1, "", "role may not");
  sh (folder, "$CTL ticket A001", 1, "", "role may not do that. (operator, ticket)");
  sh (folder, "$CTL case close --number 1", 1, "", "role may not");
  sh (folder, "$CTL issue --service A --now 2021-02-18T09:00 --at K1", 1, "", "demo or trial");
  /* Somebody of the staff is asked for a password. */
  sh (folder, "$CTL import catalogue --as admin \"$HQ_DEMO_FOLDER/catalogue.csv\" </dev/null", 2, "",
      "A password is needed");
  sh (folder, "HQ_PASSWORD=not-that-one $CTL export hall - --as admin", 1, "", "password is wrong");
  sh (folder,
      "HQ_PASSWORD=long-enough-1 $CTL import catalogue --as admin \"$HQ_DEMO_FOLDER/catalogue.csv\"", 0,
      "import-catalogue", "");
  sh (folder, "HQ_PASSWORD=long-enough-1 $CTL issue --service A --as admin", 1, "", "role may not");
  sh (folder, "HQ_PASSWORD=long-enough-1 $CTL issue --service A --as c001", 1, "", "is wrong");
  sh (folder, "echo long-enough-2 | $CTL passwd c001", 0, "passwd", "");
  sh (folder, "$CTL passwd </dev/null", 2, "", "Say passwd and whose");
  sh (folder, "$CTL signin --as c001 --counter 1 </dev/null", 2, "", "A password is needed");
  sh (folder, "HQ_PASSWORD=not-that-one $CTL signin --as c001 --counter 1", 1, "", "is wrong");
  sh (folder,
      "for i in 1 2 3 4 5; do HQ_PASSWORD=not-that-one $CTL signin --as c001 --counter 1;"
      " done",
      1, "", "locked for a minute. (");
  sh (folder, "! cat * | grep -a -e long-enough -e not-that-one", 0, "", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/files", test_ctl_files);
  g_test_add_func ("/ctl/changes", test_ctl_changes);
  g_test_add_func ("/ctl/data", test_ctl_data);
  g_test_add_func ("/ctl/real", test_ctl_real);
  return g_test_run ();
}
