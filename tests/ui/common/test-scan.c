/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-counter-page.h"
#include "hq-guide-page.h"
#include "hq-kiosk-page.h"
#include "hq-rating-page.h"
#include "hq-rating-rule.h"
#include "hq-test-keys.h"
#include "hq-test-screen.h"
#include "hq-test.h"

/* Somebody who was born on 1949-12-31; the same with a mistake in it. */
#define OLD "11010519491231002X"
#define WRONG "110105194912310021"
#define NOBODYS "00ff10a5b6c7d8e9f0123456789abcde"

#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)
#define SQL(sql) hq_test_hall_run_sql (&fixture->test, sql)
#define SAYS(text) hq_test_screen_says (fixture, text)
/* The pages' own tick wakes the loop each second. */
#undef WAIT
#define WAIT(condition)                                                                            \
  for (gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND; !(condition);)              \
    {                                                                                              \
      g_main_context_iteration (NULL, TRUE);                                                       \
      g_assert_cmpint (g_get_monotonic_time (), <, end);                                           \
    }
#define WAIT_FOR(text) WAIT (SAYS (text))

static void
setup (HqTestScreen *fixture, GType type, const char *place)
{
  hq_test_screen_init (fixture, &(HqTestScreenStart){ type, place, 540, 800, NULL });
  hq_test_keys_focus (GTK_WIDGET (fixture->screen));
}

static void
setup_kiosk (HqTestScreen *fixture, gconstpointer data)
{
  setup (fixture, HQ_TYPE_KIOSK_PAGE, "K1");
  WAIT_FOR ("Touch a service to take a number");
}

static void
setup_counter (HqTestScreen *fixture, gconstpointer data)
{
  setup (fixture, HQ_TYPE_COUNTER_PAGE, "1");
  hq_live_set_actor (fixture->live, &(HqActor){ .role = HQ_ROLE_CLERK, .staff = "c1" });
  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  WAIT_FOR ("Call (nobody is waiting)");
}

/* At another counter than the one that serves in these tests. */
static void
setup_pad (HqTestScreen *fixture, gconstpointer data)
{
  setup (fixture, HQ_TYPE_RATING_PAGE, "2");
}

static void
setup_guide (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture,
                       &(HqTestScreenStart){ HQ_TYPE_GUIDE_PAGE, "G1", 900, 640,
                                             "INSERT INTO device (hall, device, role, name, floor)"
                                             " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall" });
  hq_test_keys_focus (GTK_WIDGET (fixture->screen));
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

static void
scan (const char *text)
{
  g_autofree char *ended = g_strconcat (text, "\n", NULL);

  hq_test_keys_type (ended, HQ_TEST_KEYS_READER);
  hq_test_keys_wait ();
}

static HqPage *
page (HqTestScreen *fixture)
{
  return hq_screen_get_page (fixture->screen);
}

static void
act (HqTestScreen *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page (fixture)), action,
                                             target != NULL ? "s" : NULL, target));
}

/* A ticket of A; what its code holds. */
static char *
issue (HqTestScreen *fixture)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A" };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  return hq_hall_format_token (&answer.ticket);
}

/* What is done at counter 1, so many seconds from now. */
static void
do_at_1 (HqTestScreen *fixture, HqAct what, int seconds)
{
  hq_test_screen_run (fixture, "c1",
                      (HqOrder){ .act = what,
                                 .counter = 1,
                                 .now = g_get_real_time () + seconds * HQ_SECOND });
}

/* The only one who waits is called at counter 1 and does not come. */
static void
miss (HqTestScreen *fixture)
{
  do_at_1 (fixture, HQ_ACT_CALL, 0);
  do_at_1 (fixture, HQ_ACT_RECALL, 120);
  do_at_1 (fixture, HQ_ACT_MISSED, 300);
  /* The screen's clock follows what was done; whoever came before that would have gone home. */
  WAIT (hq_live_get_now (fixture->live) > g_get_real_time () + 200 * HQ_SECOND);
}

static void
add_slot (HqTestScreen *fixture, const char *code, HqTime at)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO slot (hall, slot, service, starts_at) VALUES (1, '%s', 'A', %" G_GINT64_FORMAT ")",
    code, at);

  SQL (sql);
}

/* The kiosk -------------------------------------------------------------------------------------- */

static void
test_scan_kiosk_waiting (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);
  g_autofree char *address = g_strconcat ("https://q.example.cn/t/", code, NULL);

  scan (code);
  WAIT_FOR ("Nobody ahead");
  g_assert_true (SAYS ("A001"));
  /* From the page of a service, with an entry that has the focus; and by an address. */
  act (fixture, "kiosk.service", "B");
  WAIT_FOR ("Number of the document");
  scan (address);
  WAIT_FOR ("A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  scan (NOBODYS);
  WAIT_FOR ("Nothing was found for this code.");
  g_assert_false (SAYS (NOBODYS));
}

/* Whoever missed a call holds the ticket to the reader, and that is all. */
static void
test_scan_kiosk_missed (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);

  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  miss (fixture);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'missed'"), ==, 1);
  scan (code);
  WAIT_FOR ("Number A001 is checked in");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'checkin' AND device = 'K1'"), ==,
                   1);
  /* Once more: it waits, and is not checked in twice. */
  scan (code);
  WAIT_FOR ("Nobody ahead");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'checkin'"), ==, 1);
}

static void
test_scan_kiosk_slot (HqTestScreen *fixture, gconstpointer data)
{
  add_slot (fixture, "YA21801", g_get_real_time ());
  add_slot (fixture, "YA21802", g_get_real_time () + 50 * HQ_HOUR);
  scan ("YA21801");
  WAIT_FOR ("A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE slot = 'YA21801'"), ==, 1);
  scan ("YA21802");
  WAIT_FOR ("It is not for today");
  scan ("YA21803");
  WAIT_FOR ("Nothing was found for this code.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
}

/* An item that was looked at is no part of an appointment that is scanned after it. */
static void
test_scan_kiosk_item (HqTestScreen *fixture, gconstpointer data)
{
  add_slot (fixture, "YA21801", g_get_real_time ());
  act (fixture, "kiosk.item", "A02");
  WAIT_FOR ("Take a number");
  scan ("YA21801");
  WAIT_FOR ("A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE slot = 'YA21801'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter"), ==, 0);
}

/* People keep their slips; the number may be somebody else's today. */
static void
test_scan_kiosk_yesterday (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);
  g_autofree char *today = NULL;

  SQL ("UPDATE ticket SET day = 20210218, state = 'missed'");
  today = issue (fixture);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE prefix = 'A' AND number = 1"), ==, 1);
  scan (code);
  WAIT_FOR ("and void");
  g_assert_true (SAYS ("Please take a new number for today."));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'checkin'"), ==, 0);
  scan (today);
  WAIT_FOR ("Nobody ahead");
}

/* What a card reader types where an identity number is asked for goes on by itself; elsewhere it is
 * not kept. */
static void
test_scan_kiosk_identity (HqTestScreen *fixture, gconstpointer data)
{
  scan (OLD);
  WAIT_FOR ("Please choose a service first");
  act (fixture, "kiosk.service", "B");
  WAIT_FOR ("Number of the document");
  scan (WRONG);
  WAIT_FOR ("This number has a mistake in it");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
  scan (OLD);
  WAIT_FOR ("B001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'priority' AND person > 0"),
                   ==, 1);
  act (fixture, "kiosk.home", NULL);
  act (fixture, "kiosk.service", "B");
  WAIT_FOR ("Number of the document");
  scan ("E12345678");
  WAIT_FOR ("B002");
}

/* What is typed into the search is typed there, however fast. */
static void
test_scan_kiosk_search (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *focus;

  act (fixture, "kiosk.search", NULL);
  hq_test_keys_wait ();
  scan ("gs-2021");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->screen));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "gs-2021");
}

/* The counter ------------------------------------------------------------------------------------ */

static void
test_scan_counter_missed (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);

  miss (fixture);
  scan (code);
  WAIT_FOR ("Check it in");
  g_assert_true (SAYS ("A001"));
  g_assert_true (SAYS ("Missed"));
  g_assert_true (SAYS ("Called, counter 1"));
  /* Scanned again it comes up again; the focus is on what does it. */
  scan (code);
  WAIT_FOR ("Check it in");
  hq_test_keys_type ("\n", HQ_TEST_KEYS_PERSON);
  WAIT_FOR ("A001 is checked in.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting'"), ==, 1);
  scan (NOBODYS);
  WAIT_FOR ("No ticket of this hall has this code.");
}

static void
test_scan_counter_held (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);

  do_at_1 (fixture, HQ_ACT_CALL, 0);
  WAIT_FOR ("Start");
  scan (code);
  WAIT_FOR ("A001 is the one at this counter.");
  do_at_1 (fixture, HQ_ACT_START, 1);
  do_at_1 (fixture, HQ_ACT_HOLD, 2);
  WAIT_FOR ("Call (nobody is waiting)");
  scan (code);
  WAIT_FOR ("Resume it");
  g_assert_true (SAYS ("counter 1"));
  hq_test_keys_type ("\n", HQ_TEST_KEYS_PERSON);
  WAIT_FOR ("Finish");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'serving'"), ==, 1);
}

/* A part of the form that is asked now. */
static gpointer
form_part (HqTestScreen *fixture, const char *name)
{
  GtkWidget *work = GTK_WIDGET (hq_counter_page_get_work (HQ_COUNTER_PAGE (page (fixture))));
  GObject *bin = gtk_widget_get_template_child (work, G_OBJECT_TYPE (work), "form_bin");
  GtkWidget *form = adw_bin_get_child (ADW_BIN (bin));

  return gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name);
}

/* Out of turn with a reason; a card that is held to the reader while it is being written down is no
 * part of it, and neither is a code that the form has no use for. */
static void
test_scan_counter_call (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *first = issue (fixture);
  g_autofree char *code = issue (fixture);

  WAIT_FOR ("Call the next");
  scan (code);
  WAIT_FOR ("What to do");
  /* Who walks still can be checked in; to call is the second. */
  adw_combo_row_set_selected (form_part (fixture, "deeds"), 1);
  gtk_widget_grab_focus (form_part (fixture, "reason"));
  hq_test_keys_type ("ill", HQ_TEST_KEYS_PERSON);
  hq_test_keys_wait ();
  scan (OLD);
  WAIT_FOR ("No identity number is needed here; it was not kept.");
  hq_test_keys_type (" now\n", HQ_TEST_KEYS_PERSON);
  WAIT_FOR ("Start");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket AS t JOIN period AS p USING (hall, ticket)"
                          " WHERE t.state = 'called' AND t.number = 2 AND p.rule = 'given'"
                          " AND p.reason = 'ill now'"),
                   ==, 1);
}

/* The pad ---------------------------------------------------------------------------------------- */

/* The visitor is served at counter 1. */
static void
serve (HqTestScreen *fixture)
{
  do_at_1 (fixture, HQ_ACT_CALL, 0);
  do_at_1 (fixture, HQ_ACT_START, 1);
  do_at_1 (fixture, HQ_ACT_FINISH, 2);
}

static void
touch (HqTestScreen *fixture, int level)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page (fixture)), "rating.rate", "i",
                                             level));
}

/* Whoever was served elsewhere rates by the code, once. */
static void
test_scan_pad (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);

  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  scan (code);
  WAIT_FOR ("There is no service to rate.");
  serve (fixture);
  scan (code);
  WAIT_FOR ("Please rate this service");
  g_assert_true (SAYS ("A001, counter 1, "));
  touch (fixture, 4);
  WAIT_FOR ("Received: ");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE level = 4 AND channel = 'code'"), ==,
                   1);
  /* Within five seconds it is another level, not another rating. */
  touch (fixture, 5);
  WAIT (COUNT ("SELECT level FROM rating") == 5);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating"), ==, 1);
  scan (code);
  WAIT_FOR ("This service has been rated already. Thank you.");
  scan (NOBODYS);
  WAIT_FOR ("No ticket of this hall has this code.");
  scan (OLD);
  WAIT_FOR ("No identity number is needed here; it was not kept.");
}

/* As if so many seconds went by. */
static void
pass (HqTestScreen *fixture, int seconds)
{
  HQ_PAGE_GET_CLASS (page (fixture))
    ->tick (page (fixture), hq_live_get_now (fixture->live) + seconds * HQ_SECOND);
}

/* A ticket that went on to another service has two stays: the newest is asked for first, the other
 * after the thanks. Nobody is sent away by the code of somebody else. */
static void
test_scan_pad_two (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *code = issue (fixture);
  g_autofree char *other = NULL;
  HqTime now = g_get_real_time ();
  HqTime rated_at;
  const HqAct at_3[] = { HQ_ACT_SIGN_IN, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };

  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  do_at_1 (fixture, HQ_ACT_CALL, 0);
  do_at_1 (fixture, HQ_ACT_START, 1);
  hq_test_screen_run (fixture, "c1",
                      (HqOrder){ .act = HQ_ACT_CONTINUE,
                                 .counter = 1,
                                 .service = "D",
                                 .now = now + 2 * HQ_SECOND });
  for (guint i = 0; i < G_N_ELEMENTS (at_3); i++)
    hq_test_screen_run (fixture, "c3",
                        (HqOrder){ .act = at_3[i], .counter = 3, .now = now + 3 * HQ_SECOND });
  other = issue (fixture);
  serve (fixture);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE end IN ('finished', 'continued')"), ==,
                   3);
  scan (code);
  WAIT_FOR ("A001, counter 3, ");
  scan (other);
  WAIT_FOR ("Please finish the rating on the screen first; then scan again.");
  touch (fixture, 3);
  WAIT_FOR ("Received: ");
  g_assert_cmpint (COUNT ("SELECT period FROM rating"), ==, 2);
  rated_at = COUNT ("SELECT rated_at FROM rating");
  /* To the reasons, to the thanks, and on. */
  pass (fixture, 7);
  act (fixture, "rating.go-on", NULL);
  g_assert_false (SAYS ("Please rate this service"));
  for (int seconds = 0; !SAYS ("Please rate this service"); seconds += 4)
    {
      hq_test_keys_wait ();
      pass (fixture, seconds);
      g_assert_cmpint (seconds, <, 400);
    }
  g_assert_true (SAYS ("A001, counter 1, "));
  /* Until then it would be the other level of the first. */
  WAIT (g_get_real_time () > rated_at + HQ_RATING_RULE_CHANGE + HQ_SECOND);
  touch (fixture, 5);
  WAIT (COUNT ("SELECT count(*) FROM rating") == 2);
  g_assert_cmpint (COUNT ("SELECT level FROM rating WHERE period = 1"), ==, 5);
}

/* The guide desk --------------------------------------------------------------------------------- */

static void
test_scan_guide (HqTestScreen *fixture, gconstpointer data)
{
  HqActor guide = { .role = HQ_ROLE_GUIDE, .staff = "g1", .device = "G1" };
  g_autofree char *code = issue (fixture);

  scan (code);
  WAIT_FOR ("Please sign in first; then scan the ticket again.");
  hq_guide_page_sign_in (HQ_GUIDE_PAGE (page (fixture)), &guide);
  hq_test_keys_wait ();
  /* The letters of a code give nobody a ticket, though each is a key here. */
  scan (code);
  WAIT_FOR ("A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  add_slot (fixture, "YA21801", g_get_real_time ());
  scan ("YA21801");
  WAIT_FOR ("An appointment; check in for its number.");
  scan (NOBODYS);
  WAIT_FOR ("Nothing was found");

  /* A card, for the ticket that is being given: B asks for it. */
  hq_test_keys_type ("x", HQ_TEST_KEYS_PERSON);
  g_assert_true (gtk_widget_activate_action (
    GTK_WIDGET (hq_guide_page_get_desk (HQ_GUIDE_PAGE (page (fixture)))), "guide.panel", "s",
    "issue"));
  hq_test_keys_wait ();
  scan (OLD);
  WAIT_FOR ("No identity number is needed here; it was not kept.");
  hq_test_keys_type ("b", HQ_TEST_KEYS_PERSON);
  hq_test_keys_wait ();
  scan (WRONG);
  WAIT_FOR ("mistake");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE service = 'B'"), ==, 0);
  scan (OLD);
  hq_test_keys_type ("\n", HQ_TEST_KEYS_PERSON);
  WAIT_FOR ("B001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE service = 'B' AND person > 0"), ==, 1);
}

/* Whoever a document is of ----------------------------------------------------------------------- */

static GString *logged;

static GLogWriterOutput
on_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].length < 0)
        g_string_append (logged, fields[i].value);
      else
        g_string_append_len (logged, fields[i].value, fields[i].length);
      g_string_append_c (logged, '\n');
    }
  return g_log_writer_default (level, fields, n_fields, data);
}

/* Whether any of the store's files has @text in it. */
static gboolean
is_stored (HqTestScreen *fixture, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->test.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = hq_test_path (fixture->test.folder, name);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_get_contents (path, &bytes, &size, NULL)
          && memmem (bytes, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* An identity number is in no log and no file, whether it was right, wrong, or of no use. */
static void
test_scan_kept_nowhere (HqTestScreen *fixture, gconstpointer data)
{
  g_message ("A word that is logged, to see that it is seen");
  g_assert_nonnull (strstr (logged->str, "A word that is logged"));
  SQL ("INSERT INTO staff (hall, staff, name) VALUES (1, 'q1', 'a word that is stored')");
  g_assert_true (is_stored (fixture, "a word that is stored"));

  test_scan_kiosk_identity (fixture, data);
  hq_hall_close (fixture->test.hall);
  fixture->test.hall = hq_hall_open (fixture->test.path, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (strstr (logged->str, i == 0 ? OLD : WRONG));
      g_assert_false (is_stored (fixture, i == 0 ? OLD : WRONG));
      g_assert_false (SAYS (i == 0 ? OLD : WRONG));
    }
}

#define ADD(path, setup, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  /* All that any part of it has to say. */
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  logged = g_string_new (NULL);
  g_log_set_writer_func (on_log, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("/scan/kiosk/waiting", setup_kiosk, test_scan_kiosk_waiting);
  ADD ("/scan/kiosk/missed", setup_kiosk, test_scan_kiosk_missed);
  ADD ("/scan/kiosk/slot", setup_kiosk, test_scan_kiosk_slot);
  ADD ("/scan/kiosk/item", setup_kiosk, test_scan_kiosk_item);
  ADD ("/scan/kiosk/yesterday", setup_kiosk, test_scan_kiosk_yesterday);
  ADD ("/scan/kiosk/search", setup_kiosk, test_scan_kiosk_search);
  ADD ("/scan/kiosk/kept-nowhere", setup_kiosk, test_scan_kept_nowhere);
  ADD ("/scan/counter/missed", setup_counter, test_scan_counter_missed);
  ADD ("/scan/counter/held", setup_counter, test_scan_counter_held);
  ADD ("/scan/counter/call", setup_counter, test_scan_counter_call);
  ADD ("/scan/pad/one", setup_pad, test_scan_pad);
  ADD ("/scan/pad/two", setup_pad, test_scan_pad_two);
  ADD ("/scan/guide", setup_guide, test_scan_guide);
  return g_test_run ();
}
