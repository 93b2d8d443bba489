/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-guide-page.h"
#include "hq-memory.h"
#include "hq-test-printer.h"
#include "hq-test-screen.h"

/* A guide who is signed in, and the printer of the kiosk K1. */
typedef struct
{
  HqTestScreen screen;
  HqTestPrinter *printer; /* (owned) */
} Desk;

#define COUNT(sql) hq_test_hall_count (&desk->screen.test, sql)
#define SAYS(text) hq_test_screen_says (&desk->screen, text)

static GtkWidget *
find (GtkWidget *owner, const char *name)
{
  GObject *part = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), name);

  g_assert_nonnull (part);
  return GTK_WIDGET (part);
}

static GtkWidget *
get_desk (Desk *desk)
{
  HqPage *page = hq_screen_get_page (desk->screen.screen);

  return GTK_WIDGET (hq_guide_page_get_desk (HQ_GUIDE_PAGE (page)));
}

static void
desk_init (Desk *desk, gconstpointer mood)
{
  HqTestScreenStart start = { HQ_TYPE_GUIDE_PAGE, "G1", 1100, 760, NULL };
  g_autofree char *address = NULL;
  g_autofree char *sql = NULL;
  GtkWidget *door;

  desk->printer = hq_test_printer_new (0);
  hq_test_printer_set_mood (desk->printer, (HqTestPrinterMood) GPOINTER_TO_INT (mood));
  address = hq_test_printer_dup_address (desk->printer);
  sql = g_strdup_printf ("INSERT INTO device (hall, device, role, name, floor)"
                         " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall;"
                         "INSERT INTO setting (hall, key, value)"
                         " SELECT hall, 'printer:K1', '%s 58' FROM hall",
                         address);
  start.sql = sql;
  hq_test_screen_init (&desk->screen, &start);
  door = GTK_WIDGET (hq_test_screen_part (&desk->screen, "sign_in"));
  gtk_editable_set_text (GTK_EDITABLE (find (door, "staff")), "G1");
  gtk_widget_activate_action (door, "sign-in.enter", NULL);
  WAIT (hq_live_get_staff (desk->screen.live) != NULL && get_desk (desk) != NULL);
}

static void
desk_clear (Desk *desk, gconstpointer mood)
{
  hq_memory_set_text ("guide-printer", "");
  hq_test_screen_clear (&desk->screen);
  hq_test_printer_free (desk->printer);
}

/* Chooses the printer of K1, which the hall knows; this machine has none. */
static void
choose (Desk *desk)
{
  GtkWidget *places = find (find (get_desk (desk), "printer"), "places");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (places))), ==,
                    2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (places), 1);
}

static void
give (Desk *desk)
{
  GtkWidget *issue = find (get_desk (desk), "issue");
  HqGuideIssueStart start = { .service = "A" };

  hq_guide_issue_begin (HQ_GUIDE_ISSUE (issue), &start);
  g_assert_true (gtk_widget_activate_action (issue, "issue.give", NULL));
}

/* Nothing is printed until the guide says where; then each ticket comes out there. */
static void
test_print_given (Desk *desk, gconstpointer mood)
{
  g_autofree char *remembered = NULL;

  give (desk);
  WAIT (SAYS ("A001"));
  g_assert_cmpuint (hq_test_printer_take_size (desk->printer), ==, 0);
  choose (desk);
  remembered = hq_memory_get_text ("guide-printer");
  g_assert_cmpstr (remembered, ==, "K1");
  give (desk);
  WAIT (SAYS ("A002 is printed"));
  g_assert_cmpuint (hq_test_printer_take_size (desk->printer), >, 1000);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 2);
}

/* What the printer says is told, and the ticket is given all the same. */
static void
test_print_out (Desk *desk, gconstpointer mood)
{
  choose (desk);
  WAIT (SAYS ("Out of paper"));
  give (desk);
  WAIT (SAYS ("A001 was not printed: Out of paper"));
  g_assert_cmpuint (hq_test_printer_take_size (desk->printer), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting'"), ==, 1);
}

static void
test_print_again (Desk *desk, gconstpointer mood)
{
  GtkWidget *finder = find (get_desk (desk), "finder");

  choose (desk);
  hq_test_screen_run (&desk->screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  gtk_widget_activate_action (get_desk (desk), "guide.panel", "s", "finder");
  gtk_editable_set_text (GTK_EDITABLE (find (finder, "entry")), "A001");
  g_signal_emit_by_name (find (finder, "entry"), "activate");
  WAIT (SAYS ("Print again"));
  g_assert_true (gtk_widget_activate_action (finder, "finder.reprint", NULL));
  WAIT (SAYS ("A001 is printed"));
  g_assert_cmpuint (hq_test_printer_take_size (desk->printer), >, 1000);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint' AND staff = 'g1'"), ==,
                   1);
}

#define ADD(path, mood, test)                                                                      \
  g_test_add (path, Desk, GINT_TO_POINTER (mood), desk_init, test, desk_clear)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/guide-print/given", HQ_TEST_PRINTER_FINE, test_print_given);
  ADD ("/guide-print/out", HQ_TEST_PRINTER_OUT, test_print_out);
  ADD ("/guide-print/again", HQ_TEST_PRINTER_FINE, test_print_again);
  return g_test_run ();
}
