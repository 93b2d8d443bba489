/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hq-kiosk-page.h"
#include "hq-memory.h"
#include "hq-print.h"
#include "hq-test-printer.h"
#include "hq-test-screen.h"
#include "hq-test.h"

#define PRINTED "Printed: please take your slip"
#define OUT "This machine is out of paper"
#define AGAIN "Print the ticket again"

/* A kiosk and its printer. */
typedef struct
{
  HqTestScreen screen;
  HqTestPrinter *printer; /* (owned) */
} Kiosk;

#define COUNT(sql) hq_test_hall_count (&kiosk->screen.test, sql)
#define SAYS(text) hq_test_screen_says (&kiosk->screen, text)
#define STATE hq_print_get_state (hq_print_get_own ())

static void
kiosk_init (Kiosk *kiosk, gconstpointer mood)
{
  HqTestScreenStart start = { HQ_TYPE_KIOSK_PAGE, "K1", 1080, 1920,
                              "UPDATE item SET materials = '申请书;身份证' WHERE item = 'A02'" };
  g_autofree char *address = NULL;

  kiosk->printer = hq_test_printer_new (0);
  hq_test_printer_set_mood (kiosk->printer, (HqTestPrinterMood) GPOINTER_TO_INT (mood));
  address = hq_test_printer_dup_address (kiosk->printer);
  hq_memory_set_text ("printer", address);
  hq_test_screen_init (&kiosk->screen, &start);
  WAIT (SAYS ("Touch a service to take a number"));
}

static void
kiosk_clear (Kiosk *kiosk, gconstpointer mood)
{
  hq_memory_set_text ("printer", "");
  hq_test_screen_clear (&kiosk->screen);
  hq_test_printer_free (kiosk->printer);
}

static void
act (Kiosk *kiosk, const char *action, const char *target)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (kiosk->screen.screen));

  g_assert_true (target != NULL ? gtk_widget_activate_action (page, action, "s", target)
                                : gtk_widget_activate_action (page, action, NULL));
}

/* The ticket is in the store before its slip begins, and the visitor is told when it is out. */
static void
test_print_stored (Kiosk *kiosk, gconstpointer mood)
{
  gint64 ahead = g_get_real_time () - g_get_monotonic_time ();

  act (kiosk, "kiosk.service", "A");
  WAIT (hq_test_printer_get_begun (kiosk->printer) != 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT issued_at FROM ticket"), <=,
                   hq_test_printer_get_begun (kiosk->printer) + ahead);
  WAIT (SAYS (PRINTED));
  g_assert_true (SAYS ("A001"));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), >, 1000);
}

/* Without paper whoever comes knows it before; who wants a number all the same has it, with its code,
 * and nothing comes out when there is paper again. */
static void
test_print_out (Kiosk *kiosk, gconstpointer mood)
{
  WAIT (SAYS (OUT));
  act (kiosk, "kiosk.service", "A");
  g_assert_true (SAYS ("Take it without a slip"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
  act (kiosk, "kiosk.home", NULL);
  act (kiosk, "kiosk.service", "A");
  act (kiosk, "kiosk.unprinted", NULL);
  WAIT (SAYS ("A001") && SAYS ("the guide desk can print the slip"));
  g_assert_true (SAYS (OUT));
  act (kiosk, "kiosk.home", NULL);
  g_assert_true (SAYS (OUT));
  hq_test_printer_set_mood (kiosk->printer, HQ_TEST_PRINTER_LOW);
  WAIT (STATE == HQ_PRINTER_PAPER_LOW);
  g_assert_false (SAYS (OUT));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting'"), ==, 1);
}

/* No number is burnt by a printer that fails: the ticket waits, and its slip is printed again, which
 * stands on it and in the hall's events. */
static void
test_print_fails (Kiosk *kiosk, gconstpointer mood)
{
  gsize first;

  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("A001") && SAYS (OUT));
  first = hq_test_printer_take_size (kiosk->printer);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting'"), ==, 1);
  hq_test_printer_set_mood (kiosk->printer, HQ_TEST_PRINTER_FINE);
  WAIT (STATE == HQ_PRINTER_READY);
  act (kiosk, "kiosk.reprint", NULL);
  WAIT (SAYS (PRINTED));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), >, first);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint' AND device = 'K1'"
                          " AND value = 1"),
                   ==, 1);
  act (kiosk, "kiosk.home", NULL);
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("A002"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 2);
  WAIT (SAYS (PRINTED));
}

/* Nobody is sent away before they know that a printer which takes nothing was given up; whoever comes
 * next knows it before, and may take a number all the same. */
static void
test_print_stuck (Kiosk *kiosk, gconstpointer mood)
{
  gint64 begun = g_get_monotonic_time ();

  WAIT (hq_test_printer_count_asked (kiosk->printer) >= 3);
  hq_test_printer_set_mood (kiosk->printer, HQ_TEST_PRINTER_STUCK);
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("A001") && SAYS ("The slip could not be printed"));
  /* A ticket that needs no slip has gone by now. */
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 10 * G_TIME_SPAN_SECOND);
  act (kiosk, "kiosk.home", NULL);
  g_assert_true (SAYS ("Slips come out slowly here now"));
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("A002"));
}

/* Who has a number already gets its slip once more by one touch. */
static void
test_print_again (Kiosk *kiosk, gconstpointer mood)
{
  hq_test_screen_run (&kiosk->screen, NULL,
                      (HqOrder){ .act = HQ_ACT_ISSUE, .service = "B", .identity = "E12345678" });
  act (kiosk, "kiosk.service", "B");
  {
    GtkWidget *page = GTK_WIDGET (hq_screen_get_page (kiosk->screen.screen));
    GObject *stack = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "stack");
    GtkWidget *part = gtk_stack_get_visible_child (GTK_STACK (stack));

    gtk_editable_set_text (GTK_EDITABLE (
                             gtk_widget_get_template_child (part, G_OBJECT_TYPE (part), "entry")),
                           "E12345678");
  }
  act (kiosk, "kiosk.identify", NULL);
  WAIT (SAYS ("You have taken number B001 for this service already"));
  g_assert_true (SAYS (AGAIN));
  act (kiosk, "kiosk.reprint", NULL);
  WAIT (SAYS (PRINTED));
  g_assert_true (SAYS ("B001"));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), >, 1000);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint' AND value = 1"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
}

static GtkWidget *
get_part (Kiosk *kiosk, const char *name)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (kiosk->screen.screen));
  GObject *stack = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "stack");
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (stack));

  return GTK_WIDGET (gtk_widget_get_template_child (shown, G_OBJECT_TYPE (shown), name));
}

/* Whoever types a number that hangs on the board gets no code by it, neither on paper nor on the
 * screen, and two slips at most; the one who took it got the code. */
static void
test_print_typed (Kiosk *kiosk, gconstpointer mood)
{
  gsize whole;

  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS (PRINTED));
  g_assert_true (gtk_widget_get_visible (get_part (kiosk, "code")));
  whole = hq_test_printer_take_size (kiosk->printer);
  act (kiosk, "kiosk.home", NULL);
  act (kiosk, "kiosk.lookup", "mine");
  gtk_editable_set_text (GTK_EDITABLE (get_part (kiosk, "entry")), "a1");
  act (kiosk, "kiosk.find", NULL);
  WAIT (SAYS (AGAIN));
  for (guint i = 1; i <= 2; i++)
    {
      gsize bare = 0;

      act (kiosk, "kiosk.reprint", NULL);
      WAIT ((bare += hq_test_printer_take_size (kiosk->printer)) > 1000 && SAYS (PRINTED));
      bare += hq_test_printer_take_size (kiosk->printer);
      g_assert_cmpuint (bare + 8000, <, whole);
      g_assert_false (gtk_widget_get_visible (get_part (kiosk, "code")));
      g_assert_true (SAYS ("A number that is typed gets a slip without its code."));
    }
  act (kiosk, "kiosk.reprint", NULL);
  WAIT (SAYS ("This slip was printed again as often as kiosks may"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint' AND value IS NULL"), ==,
                   2);
}

/* Another language does not lose a slip that is on its way. */
static void
test_print_language (Kiosk *kiosk, gconstpointer mood)
{
  hq_test_printer_set_delay (kiosk->printer, G_TIME_SPAN_SECOND);
  WAIT (hq_test_printer_count_asked (kiosk->printer) >= 3);
  hq_test_printer_set_mood (kiosk->printer, HQ_TEST_PRINTER_LATE);
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("Printing…"));
  act (kiosk, "kiosk.language", NULL);
  WAIT (SAYS ("English"));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), ==, 0);
  WAIT (hq_test_printer_take_size (kiosk->printer) > 1000);
  /* There are no translations here; what was printed is told on the new page. */
  WAIT (SAYS (PRINTED));
}

static void
test_print_list (Kiosk *kiosk, gconstpointer mood)
{
  act (kiosk, "kiosk.item", "A02");
  WAIT (SAYS ("Print this list"));
  act (kiosk, "kiosk.papers", NULL);
  WAIT (SAYS ("Printed: please take the list"));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), >, 1000);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
}

/* Nobody knows whether a slip is out that a printer of the desktop has in its queue. */
static void
test_print_queue (Kiosk *kiosk, gconstpointer mood)
{
  g_assert_no_errno (g_chdir (hq_test_folder_new ()));
  hq_memory_set_text ("printer", "system:Print to File");
  WAIT (hq_print_is_queue (hq_print_get_own ()));
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("Sent to the printer: please take your slip"));
  g_assert_true (SAYS (AGAIN));
}

/* A kiosk without a printer says what to do instead, and tries nothing. */
static void
test_print_none (Kiosk *kiosk, gconstpointer mood)
{
  hq_memory_set_text ("printer", "");
  WAIT (STATE == HQ_PRINTER_NONE);
  act (kiosk, "kiosk.service", "A");
  WAIT (SAYS ("Please note it, or take a photo of the code."));
  g_assert_true (SAYS ("A001"));
  g_assert_false (SAYS (AGAIN));
  g_assert_cmpuint (hq_test_printer_take_size (kiosk->printer), ==, 0);
}

#define ADD(path, mood, test)                                                                      \
  g_test_add (path, Kiosk, GINT_TO_POINTER (mood), kiosk_init, test, kiosk_clear)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/kiosk-print/stored", HQ_TEST_PRINTER_FINE, test_print_stored);
  ADD ("/kiosk-print/out", HQ_TEST_PRINTER_OUT, test_print_out);
  ADD ("/kiosk-print/fails", HQ_TEST_PRINTER_RUNS_OUT, test_print_fails);
  ADD ("/kiosk-print/stuck", HQ_TEST_PRINTER_FINE, test_print_stuck);
  ADD ("/kiosk-print/again", HQ_TEST_PRINTER_FINE, test_print_again);
  ADD ("/kiosk-print/typed", HQ_TEST_PRINTER_FINE, test_print_typed);
  ADD ("/kiosk-print/language", HQ_TEST_PRINTER_FINE, test_print_language);
  ADD ("/kiosk-print/list", HQ_TEST_PRINTER_FINE, test_print_list);
  ADD ("/kiosk-print/queue", HQ_TEST_PRINTER_FINE, test_print_queue);
  ADD ("/kiosk-print/none", HQ_TEST_PRINTER_FINE, test_print_none);
  return g_test_run ();
}
