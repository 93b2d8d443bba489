/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test-store.h"
#include "hq-test.h"

#define DAY "2021-02-18"

typedef struct
{
  char *store;
  const char *folder; /* (borrowed) */
} Fixture;

/* Runs one command; returns what it printed. */
static char *
ctl (Fixture *fixture, const char *line, int status, const char *err)
{
  g_auto (HqTestRun) run = { 0 };

  hq_test_ctl (&run, fixture->store, line);
  if (run.status != status || strstr (run.err, err) == NULL)
    g_error ("%s: %d\n%s%s", line, run.status, run.out, run.err);
  return g_steal_pointer (&run.out);
}

static void
try (Fixture *fixture, const char *line)
{
  g_autofree char *out = ctl (fixture, line, 0, "");

  g_assert_nonnull (out);
}

/* A day with a bit of everything, closed. */
static void
setup (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "init --demo",
    "issue --service A --at K1 --now " DAY "T08:31",
    "issue --service A --at K1 --request once --now " DAY "T08:32",
    "signin --as c001 --counter 1 --now " DAY "T08:33",
    "call --as c001 --counter 1 --now " DAY "T08:40",
    "start --as c001 --counter 1 --now " DAY "T08:41",
    "finish --as c001 --counter 1 --done - --now " DAY "T08:55",
    "issue --service B --at K1 --now " DAY "T09:32",
    "cancel B001 --now " DAY "T09:40",
    /* Two of three left: 66.6 %, and never 66.7. */
    "cancel A002 --now " DAY "T09:41",
    "close-day --now " DAY "T17:00",
  };

  fixture->store = hq_test_store_new ();
  fixture->folder = hq_test_folder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    try (fixture, lines[i]);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->store);
}

/* What was written, and that nothing is beside it. */
static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = hq_test_path (fixture->folder, name);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (const char *each = g_dir_read_name (dir); each != NULL; each = g_dir_read_name (dir))
    g_assert_null (strstr (each, ".part"));
  return text;
}

static void
report (Fixture *fixture, const char *what, const char *name)
{
  g_autofree char *line = g_strdup_printf ("report %s '%s/%s'", what, fixture->folder, name);

  try (fixture, line);
}

/* The table in the file is the one that metrics prints, of a day and of a stretch. */
static void
test_report_csv (Fixture *fixture, gconstpointer data)
{
  g_autofree char *day = ctl (fixture, "metrics --csv --day " DAY, 0, "");
  g_autofree char *month = ctl (fixture, "metrics --csv --from 2021-02-01 --to 2021-02-28", 0, "");
  g_autofree char *help = ctl (fixture, "--help", 0, "");
  g_autofree char *day_file = NULL;
  g_autofree char *month_file = NULL;

  report (fixture, DAY " --csv", "day.csv");
  report (fixture, "2021-02-01 2021-02-28 --csv", "month.csv");
  day_file = read_file (fixture, "day.csv");
  month_file = read_file (fixture, "month.csv");
  /* What a program reads is no export, and says so. */
  g_assert_nonnull (strstr (help, "a reading that leaves no event"));
  g_assert_nonnull (strstr (day, "hall,,tickets,3,,\n"));
  g_assert_cmpstr (day_file, ==, day);
  g_assert_cmpstr (month_file, ==, month);
}

/* With one space between two words. */
static char *
normalise (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("[\\s\\x{a0}]+", 0, 0, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

/* Each figure that metrics prints stands on the pages. */
static void
test_report_pdf (Fixture *fixture, gconstpointer data)
{
  g_autofree char *metrics = ctl (fixture, "metrics --day " DAY, 0, "");
  g_autofree char *path = hq_test_path (fixture->folder, "day.pdf");
  const char *const argv[] = { "pdftotext", "-raw", path, "-", NULL };
  g_auto (GStrv) lines = g_strsplit (metrics, "\n", -1);
  g_auto (HqTestRun) run = { 0 };
  g_autofree char *pages = NULL;
  guint n = 0;

  report (fixture, DAY " --pdf", "day.pdf");
  hq_test_spawn (&run, argv);
  pages = normalise (run.out);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_strstrip (lines[i]), " · ", -1);

      for (guint j = 0; parts[j] != NULL; j++, n++)
        if (strstr (pages, parts[j]) == NULL)
          g_error ("no “%s” in:\n%s", parts[j], pages);
    }
  g_assert_cmpuint (n, >, 100);
  g_assert_nonnull (strstr (pages, "Report of an opening day"));
  g_assert_nonnull (strstr (pages, "Tickets by hour: Taken highest 08:00 with 2"));
  g_assert_nonnull (strstr (pages, "The figures stand as they were published at close."));
  report (fixture, "2021-02-01 2021-02-28 --pdf", "month.pdf");
}

/* The workbook has the figures of the table, as numbers, and the hours and counters of the charts. */
static void
test_report_xlsx (Fixture *fixture, gconstpointer data)
{
  g_autofree char *book = hq_test_path (fixture->folder, "day.xlsx");
  g_autofree char *table = hq_test_path (fixture->folder, "day.csv");
  const char *const argv[] = { "python3", HQ_WORKBOOK_SCRIPT, book, table, NULL };
  g_auto (HqTestRun) run = { 0 };

  report (fixture, DAY " --xlsx", "day.xlsx");
  report (fixture, DAY " --csv", "day.csv");
  hq_test_spawn (&run, argv);
  if (run.status != 0)
    g_error ("%s%s", run.out, run.err);
  g_assert_nonnull (strstr (run.out, "Tickets by hour 08:00=2,1,0 09:00=1,0,2"));
  g_assert_nonnull (strstr (run.out, "Served by counter 1=1\n"));
  g_assert_nonnull (strstr (run.out, "Waits by hour 08:00=540,540 09:00="));
  g_assert_nonnull (strstr (run.out, "Time by counter 1=30420,840,0\n"));
}

/* What is refused leaves the file that was there, and no other one. */
static void
test_report_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "report",
    "report " DAY,
    "report --csv",
    "report --csv " DAY,
    "report " DAY " --csv --pdf a.pdf b.csv",
    "report 2021-02-31 --pdf a.pdf",
    "report " DAY " 2021-02-17 --pdf a.pdf",
    "report " DAY " 2021-02-19 2021-02-20 --pdf a.pdf",
  };
  g_autofree char *path = hq_test_path (fixture->folder, "day.pdf");
  g_autofree char *denied = g_strdup_printf ("report " DAY " --pdf '%s' --as c001", path);
  g_autofree char *unstored = g_strdup_printf ("report " DAY " --pdf '%s' --request once", path);
  g_autofree char *away = g_strdup_printf ("report " DAY " --pdf '%s/away/day.pdf'",
                                           fixture->folder);
  g_autofree char *kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_free (ctl (fixture, wrong[i], 2, "Say report FROM [TO]"));
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_free (ctl (fixture, denied, 1, "may not"));
  /* Its event cannot be stored: its request id is that of a ticket. */
  g_free (ctl (fixture, unstored, 1, "used for something else"));
  kept = read_file (fixture, "day.pdf");
  g_assert_cmpstr (kept, ==, "before");
  g_free (ctl (fixture, away, 1, "The folder of the file is not there."));
  g_free (ctl (fixture, away, 1, "away/day.pdf"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ctl-report/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("csv", test_report_csv);
  ADD ("pdf", test_report_pdf);
  ADD ("xlsx", test_report_xlsx);
  ADD ("refused", test_report_refused);
  return g_test_run ();
}
