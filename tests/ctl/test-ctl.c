/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test-store.h"
#include "hq-test.h"

/* Runs one command; what it printed and said must hold these words. */
static void
ctl (const char *store, const char *line, int status, const char *out, const char *err)
{
  g_auto (HqTestRun) run = { 0 };

  hq_test_ctl (&run, store, line);
  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.out, out));
  g_assert_nonnull (strstr (run.err, err));
}

/* What is said of a store that was not made: a server answers all the same. */
static const char *
say_absent (void)
{
  return hq_test_store_is_server () ? "not a Hall Queue database" : "cannot be reached";
}

static void
test_ctl_visit (void)
{
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "issue --service A", 1, "", say_absent ());
  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, "init --demo", 1, "", "this name already");
  ctl (store, "issue --service A --at K1 --now 2021-02-18T08:31", 0, "A001, about 0 people", "");
  ctl (store, "signin --as c001 --counter 1 --now 2021-02-18T08:32", 0, "signin", "");
  ctl (store, "call --as c001 --counter 1 --now 2021-02-18T08:34", 0, "A001  called", "");
  ctl (store, "missed --as c001 --counter 1 --now 2021-02-18T08:34:01", 1, "", "too soon");
  ctl (store, "announce", 2, "", "--dry-run");
  ctl (store, "announce --dry-run A002 --json --now 2021-02-18T08:34:01", 0, "[]", "");
  ctl (store, "announce --dry-run a001 --now 2021-02-18T08:34:01", 0,
       "请 A 零零幺 号到 一号窗口 办理业务", "");
  ctl (store, "announce --dry-run --at 0 --now 2021-02-18T08:34:01", 0, "二楼 一号窗口", "");
  ctl (store, "announce --dry-run --json --now 2021-02-18T08:40", 0,
       "\"text\":\"A 零零幺，一号窗口\",\"times\":1,\"chime\":false", "");
  ctl (store, "announce --dry-run --at 99", 1, "", "no such thing");
  ctl (store, "announced --as c001 --counter 1 --now 2021-02-18T08:34:08", 0, "A001  called", "");
  ctl (store, "announce --dry-run --json", 0, "[]", "");
  ctl (store, "start --as c001 --counter 1 --now 2021-02-18T08:35", 0, "serving", "");
  ctl (store, "finish --as c001 --counter 1 --enquiry --now 2021-02-18T08:50", 0, "finished",
       "");
  ctl (store, "call --as c001 --counter 1 --json --now 2021-02-18T08:51", 1, "",
       "\"code\":\"nobody-waits\"");
  ctl (store, "ticket A001", 0, "finish", "");
  ctl (store, "ticket A999", 1, "", "no such thing");
  ctl (store, "close-day --json --now 2021-02-18T17:00", 0, "\"act\":\"close-day\"", "");
  ctl (store, "issue --service A --now 2021-02-18T17:01", 1, "", "closed for the day");
  ctl (store, "issue --service A --now soon", 2, "", "no date and time");
  ctl (store, "dance", 2, "", "no command");
}

/* A visitor's whole way, and a clerk's, with what goes wrong on it. */
static void
test_ctl_day (void)
{
  static const struct
  {
    const char *line;
    const char *time;
    int status;
    const char *says; /* on standard output where it works, else on standard error */
  } steps[] = {
    { "issue", "08:20", 2, "Say --service SERVICE with issue too." },
    { "issue --service A --class vip", "08:20", 2, "“vip” is not known" },
    { "issue --service A --at K1 --class priority --reason 孕妇", "08:20", 0, "A001, about 0" },
    { "issue --service B --at K1", "08:20", 0, "B001" },
    { "signin --counter 1", "08:30", 2, "Say --as STAFF with signin too." },
    { "signin --as c001", "08:30", 2, "Say --counter N" },
    { "signin --as c001 --counter 1", "08:30", 0, "signin" },
    { "call --as c001 --counter 1", "08:40", 0, "A001  called  counter 1" },
    { "priority --confirm A001 --reason 孕妇 --as c001", "08:40", 0, "A001  called" },
    { "start --as c001 --counter 1", "08:41", 0, "serving" },
    { "hold --as c001 --counter 1", "08:42", 0, "held" },
    { "resume --as c001 --counter 1", "08:48", 2, "Say A012 with resume too." },
    { "resume A001 --as c001 --counter 1", "08:48", 0, "serving" },
    { "redirect --as c001 --counter 1", "08:49", 2, "Say --to SERVICE" },
    { "redirect --as c001 --counter 1 --to Q", "08:49", 1, "no such thing" },
    { "continue --as c001 --counter 1 --to B --enquiry", "08:50", 0, "A001 waits for service B" },
    { "change A001 --to D", "08:51", 0, "A001 waits for service D" },
    { "call --as c001 --counter 1 --ticket A001", "08:52", 1, "A reason is needed" },
    { "pause --as c001 --counter 1", "08:53", 1, "A reason is needed" },
    { "pause --as c001 --counter 1 --reason 午餐 --until 2021-02-18T13:00", "08:53", 0, "pause" },
    { "unpause --as c001 --counter 1", "08:54", 0, "unpause" },
    { "end-period --as c001 --counter 1", "08:54", 2, "Say --until TIME" },
    { "lend --counter 1 --as m01", "08:54", 2, "Say --service SERVICE" },
    { "lend --counter 1 --service A --as c001", "08:54", 1, "may not" },
    { "stop-issuing --service A --text 设备故障", "08:54", 0, "stop-issuing" },
    { "issue --service A --at K1", "08:54", 1, "no more numbers today" },
    { "go-on-issuing --service A", "08:54", 0, "go-on-issuing" },
    { "notice-put --text 请有序排队 --floor 99", "08:54", 1, "no such thing" },
    { "notice-put --text 请有序排队 --until 2021-02-18T11:00", "08:54", 0, "notice-put  1" },
    { "notice-down 1", "08:54", 0, "notice-down  1" },
    { "word-send --counter 1 --text 请加快", "08:54", 0, "word-send  1" },
    { "word-seen 1 --as c001", "08:54", 0, "word-seen  1" },
    { "word-back 1", "08:54", 1, "not in a state" },
    { "alert-take --type wait --text A", "08:54", 2, "Say --as STAFF" },
    { "cancel B001", "08:55", 0, "B001  cancelled" },
    { "signout --as c002 --counter 1", "08:56", 1, "may not" },
    { "signout --as c001 --counter 1", "08:56", 0, "signout" },
    { "shift-day --minutes 10", "08:57", 1, "too late" },
    { "close-day --first-place", "17:05", 0, "tickets unserved: 1" },
    { "close-day --first-place", "17:06", 0, "tickets unserved: 0" },
  };
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "init --demo", 0, "demo hall", "");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *line
        = g_strdup_printf ("%s --now 2021-02-18T%s", steps[i].line, steps[i].time);

      ctl (store, line, steps[i].status, steps[i].status == 0 ? steps[i].says : "",
           steps[i].status == 0 ? "" : steps[i].says);
    }
  ctl (store, "ticket A001 --day 2021-02-18", 0, "unserved", "");
}

/* That the first number on a sheet is @number. */
static void
assert_first (const char *pdf, const char *number)
{
  const char *const words[] = { "pdftotext", pdf, "-", NULL };
  g_auto (HqTestRun) run = { 0 };
  char *found;

  hq_test_spawn (&run, words);
  found = strstr (run.out, "Y");
  g_assert_true (found != NULL && g_str_has_prefix (found, number));
}

/* Numbers for when the store is away: printed before, and entered after. */
static void
test_ctl_late (void)
{
#define EARLY "--now 2021-02-18T08:00"
#define TAKEN "--service A --taken 2021-02-18T08:40 --now 2021-02-18T09:10"
  static const struct
  {
    const char *line;
    int status;
    const char *says; /* on standard output where it works, else on standard error */
  } steps[] = {
    { "late Y001 --service A --now 2021-02-18T09:10", 2, "Say --taken TIME with late too." },
    { "late " TAKEN, 2, "Say A012 with late too." },
    { "late Y001 --state asleep " TAKEN, 2, "“asleep” is not known" },
    { "late Y001 " TAKEN, 0, "Y001, about 0 people" },
    { "late 1 " TAKEN, 1, "entered already" },
    { "late Y002 --state cancelled " TAKEN, 0, "Y002  cancelled" },
    { "late Y003 --state finished --counter 1 --until 2021-02-18T08:55 " TAKEN, 1,
      "Nobody is signed in" },
    { "late Y003 --state finished --counter 1 --clerk c001 --enquiry --until "
      "2021-02-18T08:55 " TAKEN,
      0, "Y003  finished" },
    { "ticket Y003", 0, "late       finished" },
    { "check", 0, "" },
  };
  g_autofree char *store = hq_test_store_new ();
  const char *folder = hq_test_folder_new ();
  g_autofree char *pdf = hq_test_path (folder, "y.pdf");
  g_autofree char *sheet = g_strdup_printf ("emergency-sheet '%s' " EARLY, pdf);
  g_autofree char *named = g_strdup_printf ("emergency-sheet '%s' --text 大厅 --from 97 --count 30",
                                            pdf);
  g_autofree char *unnumbered = g_strdup_printf ("emergency-sheet '%s' --text 大厅", pdf);
  g_autofree char *later
    = g_strdup_printf ("emergency-sheet '%s' --from 500 --count 24 " EARLY, pdf);
  g_autofree char *many = g_strdup_printf ("emergency-sheet '%s' --count 9999", pdf);

  ctl (store, sheet, 1, "", say_absent ());
  ctl (store, named, 0, "2 pages with 30 numbers", "The store was not asked");
  ctl (store, unnumbered, 2, "", "Say emergency-sheet FILE.pdf");
  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, sheet, 0, "4 pages with 96 numbers\nThe numbers begin at Y001", "");
  assert_first (pdf, "Y001");
  ctl (store, sheet, 0, "4 pages with 96 numbers\n", "");
  assert_first (pdf, "Y097");
  ctl (store, later, 0, "1 page with 24 numbers", "");
  assert_first (pdf, "Y500");
  ctl (store, sheet, 0, "4 pages with 96 numbers", "");
  assert_first (pdf, "Y524");
  ctl (store, many, 2, "", "Say emergency-sheet FILE.pdf");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    ctl (store, steps[i].line, steps[i].status, steps[i].status == 0 ? steps[i].says : "",
         steps[i].status == 0 ? "" : steps[i].says);
}

/* A ticket's slip goes into a file; what cannot be written is said before anything is touched. */
static void
test_ctl_print (void)
{
  static const struct
  {
    const char *line; /* after "ticket A001 --print FOLDER/" */
    int status;
    const char *says;
  } steps[] = {
    { "a.png", 0, "The slip of A001 is in " },
    { "a.svg --width 58", 0, "The slip of A001 is in " },
    { "a.pdf --width 80 --day 2021-02-18", 0, "The slip of A001 is in " },
    { "a.escpos --width 80", 0, "The slip of A001 is in " },
    { "a.gif", 2, "is to end in .png, .svg, .pdf or .escpos." },
    { "b.png --width 60", 2, "58 or 80 millimetres wide" },
    { "b.png --day 2021-02-17", 1, "no such thing" },
    { "away/b.png", 1, "away/b.png" },
  };
  g_autofree char *store = hq_test_store_new ();
  const char *folder = hq_test_folder_new ();

  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, "issue --service A --at K1 --now 2021-02-18T08:31", 0, "A001", "");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *line = g_strdup_printf ("ticket A001 --print '%s/%s", folder, steps[i].line);
      char *blank = strchr (strstr (line, "--print ") + strlen ("--print "), ' ');
      g_autoptr (GString) quoted = g_string_new (line);

      g_string_insert (quoted, blank != NULL ? blank - line : -1, "'");
      ctl (store, quoted->str, steps[i].status, steps[i].status == 0 ? steps[i].says : "",
           steps[i].status == 0 ? "" : steps[i].says);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (GStrv) words = g_strsplit (steps[i].line, " ", 2);
      g_autofree char *path = hq_test_path (folder, words[0]);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, steps[i].status == 0);
    }
  ctl (store, "ticket A001 --width 80", 2, "", "Say --print FILE with --width too.");
}

/* The fault: ID numbers in the log. What is wrong with a number is said without it. */
static void
test_ctl_identity (void)
{
  static const char *const lines[] = {
    "issue --service A --id 110105199003078431 --now 2021-02-18T08:31",
    "issue --service A --id 110105199003078431 --json --now 2021-02-18T08:31",
    "issue --service A --id 110105199003078430 --json --now 2021-02-18T08:31",
    "ticket A001",
  };
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "init --demo", 0, "demo hall", "");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (HqTestRun) run = { 0 };

      hq_test_ctl (&run, store, lines[i]);
      g_assert_cmpint (run.status, ==, i < 2 ? 1 : 0);
      g_assert_null (strstr (run.out, "1990030784"));
      g_assert_null (strstr (run.err, "1990030784"));
    }
}

/* The rest of a visit: its rating, its case, and what is done without a number. */
static void
test_ctl_after_visit (void)
{
  g_autofree char *store = hq_test_store_new ();
  g_autofree char *import = g_strdup_printf (
    "import catalogue '%s/catalogue.csv' --now 2021-02-18T08:00", g_getenv ("HQ_DEMO_FOLDER"));
  const char *token = "00112233445566778899aabbccddeeff";
  g_autofree char *rate = g_strdup_printf ("rate --token %s --level 5 --now 2021-02-18T09:00",
                                           token);

  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, import, 0, "import-catalogue", "");
  ctl (store, "issue --service A --at K1 --now 2021-02-18T08:31", 0, "A001", "");
  ctl (store, "signin --as c001 --counter 1 --now 2021-02-18T08:32", 0, "signin", "");
  ctl (store, "call --as c001 --counter 1 --now 2021-02-18T08:34", 0, "A001  called", "");
  ctl (store, "start --as c001 --counter 1 --now 2021-02-18T08:35", 0, "serving", "");
  ctl (store, "finish --as c001 --counter 1 --accepted A01 --request f1 --now 2021-02-18T08:50", 0,
       "Case 1, due on 2021-02-19", "");
  ctl (store, "finish --as c001 --counter 1 --request f1 --json", 0,
       "\"case\":1,\"due\":\"2021-02-19\"", "");
  ctl (store, rate, 1, "", "no such thing");
  ctl (store, "case open --as c001 --item B03 --now 2021-02-18T09:00", 0,
       "Case 2, due on 2021-02-24", "");
  ctl (store, "case supplement 2 --as c001 --text seal --now 2021-02-18T09:10", 0,
       "clock stands still", "");
  ctl (store, "case complete --number 2 --as c001 --now 2021-02-18T09:20", 0, "Case 2, due on",
       "");
  ctl (store, "case supplement 2 --as c001 --text seal --now 2021-02-18T09:30", 0, "Case 2",
       "asked for before");
  ctl (store, "case close 2 --as c001 --now 2021-02-18T09:40", 1, "", "not in a state");
  ctl (store, "case complete 2 --as c002 --now 2021-02-18T09:41", 1, "", "Another clerk sees to");
  ctl (store, "case list overdue --day 2021-02-20", 0, "A01", "");
  ctl (store, "case list due --day 2021-02-20", 0, "no such case", "");
  ctl (store, "case list suspended --json", 0, "\"light\":\"none\"", "");
  ctl (store, "case list nonsense", 2, "", "Say case list");
  ctl (store, "case show 2", 0, "case-supplement", "");
  ctl (store, "case show 1 --json", 0, "\"events\":[]", "");
  ctl (store, "case show 9", 1, "", "no such thing");
  ctl (store, "case show", 2, "", "Say case show");
  ctl (store, "enquiry --at K1 --item A01 --now 2021-02-18T09:45", 0, "enquiry  1", "");
  ctl (store, "selfservice start --now 2021-02-18T09:50", 0, "self-start  1", "");
  ctl (store, "selfservice ticket 1 --service A --now 2021-02-18T09:55", 0, "A002, about 0 people",
       "");
}

static void
test_ctl_check (void)
{
  g_autofree char *store = hq_test_store_new ();
  const char *folder = hq_test_folder_new ();
  g_autofree char *copy = g_strdup_printf ("backup '%s/copy.db'", folder);
  g_autofree char *again = g_strconcat (copy, " --json", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  ctl (store, "check", 1, "", say_absent ());
  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, "issue --service A --now 2021-02-18T08:31", 0, "A001", "");
  ctl (store, "check", 0, "is whole", "");
  ctl (store, "check --json", 0, "\"faults\":[]", "");
  if (hq_test_store_is_server ())
    {
      ctl (store, copy, 2, "", "pg_dump");
      return;
    }
  ctl (store, copy, 0, "copy.db is whole", "");
  ctl (store, again, 1, "", "\"code\":\"exists\"");
  ctl (store, "backup", 2, "", "Say backup FILE");

  /* A row that says something else than was written: the engine sees nothing wrong with it. */
  g_assert_true (g_file_get_contents (store, &contents, &size, NULL));
  memcpy (memmem (contents, size, "issueoperatorwaiting", 20), "issueoperatorserving", 20);
  g_assert_true (g_file_set_contents (store, contents, (gssize) size, NULL));
  ctl (store, "check", 1, "", "(state: 20210218 A001)");
  ctl (store, "check --json", 1, "\"code\":\"state\"", "");
}

static void
test_ctl_figures (void)
{
  g_autofree char *store = hq_test_store_new ();

  /* The fault: a failed query shown as "no data". */
  ctl (store, "metrics --day 2021-02-18", 1, "", say_absent ());
  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, "metrics", 1, "", "no such thing");
  ctl (store, "status --now 2021-02-18T08:00", 0, "has not opened", "");
  ctl (store, "issue --service A --now 2021-02-18T08:31", 0, "A001", "");
  ctl (store, "issue --service A --now 2021-02-18T08:32", 0, "A002", "");
  ctl (store, "signin --as c001 --counter 1 --now 2021-02-18T08:32", 0, "", "");
  ctl (store, "call --as c001 --counter 1 --now 2021-02-18T08:34", 0, "A001", "");
  ctl (store, "status --now 2021-02-18T09:37", 0,
       "Service A, floor 2: waiting 1, the longest for 65 min.", "");
  ctl (store, "status --floor 4 --now 2021-02-18T08:40", 0, "Nobody waits.", "");
  ctl (store, "status --json --floor 2 --now 2021-02-18T08:40", 0,
       "{\"counter\":1,\"floor\":2,\"state\":\"called\",\"staff\":\"c001\"", "");
  ctl (store, "metrics --csv --now 2021-02-18T09:37", 0,
       "hall,,wait-target,50.0 %,1,2\n", "");
  ctl (store, "close-day --now 2021-02-18T17:00", 0, "", "");
  ctl (store, "status --now 2021-02-18T17:01", 0, "is closed", "");
  ctl (store, "metrics --day 2021-02-18", 0, "unserved at close 100 % (2/2)", "");
  ctl (store, "metrics --from 2021-02-01 --to 2021-02-28 --json", 0,
       "{\"scope\":\"hall\",\"key\":\"\",\"metric\":\"tickets\",\"value\":2}", "");
  ctl (store, "metrics --from 2021-02-01", 2, "", "with two days");
  ctl (store, "metrics --day 2021-02-31", 2, "", "no date");
  ctl (store, "due --accepted 2021-02-18 --days 2", 0, "2021-02-20\n", "");
  ctl (store, "due --accepted 2021-02-18 --days 2 --json", 0, "{\"due\":\"2021-02-20\"}", "");
  ctl (store, "due --accepted 2026-12-30 --days 9", 1, "", "2026-12-31");
  ctl (store, "due --days 2", 2, "", "Say due");
}

/* A day of trial at any hour. */
static void
test_ctl_lift (void)
{
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "init --trial", 0, "trial hall", "");
  ctl (store, "lift-day --now 2021-02-18T02:00", 0, "lift-day", "");
  ctl (store, "issue --service A --now 2021-02-18T02:01", 0, "A001", "");
  ctl (store, "lift-day --json --now 2021-02-18T02:02", 1, "", "\"code\":\"open-ticket\"");
  ctl (store, "issue --service L --now 2021-02-18T23:58", 0, "L001", "");
  ctl (store, "issue --service L --json --now 2021-02-19T23:58", 1, "",
       "\"code\":\"service-closed\"");
}

/* Who is planned on a day, and what that leaves without anybody. */
static void
test_ctl_rota (void)
{
  g_autofree char *store = hq_test_store_new ();

#define DAY " --day 2021-02-18 --now 2021-02-18T08:00"
  ctl (store, "init --demo", 0, "demo hall", "");
  ctl (store, "rota" DAY, 0, "goes by the rota of its kind, workday.", "");
  ctl (store, "rota" DAY, 0, "    12  08:30-12:00 13:00-17:00\n", "");
  ctl (store, "rota set" DAY " --counter 12 --from 12:00 --to 12:30", 0, "rota  110", "");
  ctl (store, "rota" DAY, 0, "    12  08:30-12:30 13:00-17:00\n", "");
  ctl (store, "rota copy --day 2021-02-25 --now 2021-02-18T08:00", 0, "rota  110", "");
  ctl (store, "rota --json --day 2021-02-25", 0,
       "{\"counter\":12,\"planned\":\"08:30-12:30 13:00-17:00\"}", "");
  ctl (store, "rota clear" DAY " --counter 12 --from 12:10 --to 12:30", 2, "", "Say rota");
  ctl (store, "rota set" DAY " --counter 999 --from 12:00 --to 12:30", 1, "", "no such thing");
  ctl (store, "rota drop --day 2021-02-17 --now 2021-02-18T08:00", 1, "", "too late");
  ctl (store, "rota drop" DAY, 0, "rota", "");
  ctl (store, "rota" DAY, 0, "goes by the rota of its kind", "");
  ctl (store, "rota --day 2021-02-21", 0, "does not open on 2021-02-21", "");
  ctl (store, "rota copy" DAY " --from 2021-02-21", 2, "", "does not open on 2021-02-21");
  ctl (store, "rota dance" DAY, 2, "", "Say rota");
#undef DAY
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/visit", test_ctl_visit);
  g_test_add_func ("/ctl/day", test_ctl_day);
  g_test_add_func ("/ctl/print", test_ctl_print);
  g_test_add_func ("/ctl/identity", test_ctl_identity);
  g_test_add_func ("/ctl/late", test_ctl_late);
  g_test_add_func ("/ctl/after-visit", test_ctl_after_visit);
  g_test_add_func ("/ctl/check", test_ctl_check);
  g_test_add_func ("/ctl/figures", test_ctl_figures);
  g_test_add_func ("/ctl/lift", test_ctl_lift);
  g_test_add_func ("/ctl/rota", test_ctl_rota);
  return g_test_run ();
}
