/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-language.h"
#include "hq-test-screen.h"
#include "hq-toaster.h"

#define FIRST "The hall is made."
#define SECOND "Every service is open until midnight."
/* So slow that nothing is done sliding before the window is destroyed. */
#define SLOW_MS 20000

typedef struct
{
  GtkWidget *window; /* GTK's */
  HqToaster *toaster;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *toast;

  hq_test_screen_load_looks ();
  hq_language_set ("en");
  fixture->window = gtk_window_new ();
  fixture->toaster = HQ_TOASTER (hq_toaster_new ());
  fixture->revealer = GTK_REVEALER (adw_bin_get_child (ADW_BIN (fixture->toaster)));
  toast = gtk_revealer_get_child (fixture->revealer);
  fixture->label = GTK_LABEL (gtk_widget_get_first_child (toast));
  fixture->button = GTK_BUTTON (gtk_widget_get_last_child (toast));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("A page"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->toaster));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
}

/* Whatever is left of a saying is called while nothing is there any more. */
static void
teardown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = fixture->window;
  GtkWidget *toaster = GTK_WIDGET (fixture->toaster);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (toaster), (gpointer *) &toaster);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
  g_assert_null (toaster);
}

static void
show (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT (gtk_widget_get_height (fixture->window) > 1);
}

static int
height (Fixture *fixture)
{
  return gtk_widget_get_height (GTK_WIDGET (fixture->revealer));
}

static void
say (Fixture *fixture, const char *sentence)
{
  hq_toaster_say (fixture->toaster, sentence);
  WAIT (gtk_revealer_get_child_revealed (fixture->revealer) && height (fixture) > 0);
}

static void
assert_said (Fixture *fixture, const char *sentence)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->label)));
  g_assert_cmpstr (gtk_label_get_text (fixture->label), ==, sentence);
  gtk_test_accessible_assert_role (fixture->toaster, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (fixture->toaster, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  gtk_test_accessible_assert_property (fixture->button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
}

/* What is said last takes the place of what was said before, and goes when it is closed. */
static void
test_toaster_say (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->toaster)));
  say (fixture, FIRST);
  assert_said (fixture, FIRST);
  say (fixture, SECOND);
  assert_said (fixture, SECOND);
  g_signal_emit_by_name (fixture->button, "clicked");
  WAIT (!gtk_widget_get_visible (GTK_WIDGET (fixture->toaster)));
  /* Again, and once more while it slides out. */
  say (fixture, FIRST);
  gtk_revealer_set_transition_duration (fixture->revealer, SLOW_MS);
  g_signal_emit_by_name (fixture->button, "clicked");
  gtk_revealer_set_transition_duration (fixture->revealer, 0);
  say (fixture, SECOND);
  assert_said (fixture, SECOND);
}

static gboolean
on_passed (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* It goes by itself, and not with the time of what was said before. */
static void
test_toaster_timeout (Fixture *fixture, gconstpointer data)
{
  gboolean passed = FALSE;
  gint64 began;

  show (fixture);
  say (fixture, FIRST);
  g_timeout_add_seconds (3, on_passed, &passed);
  WAIT (passed);
  assert_said (fixture, FIRST);
  began = g_get_monotonic_time ();
  say (fixture, SECOND);
  WAIT (!gtk_widget_get_visible (GTK_WIDGET (fixture->toaster)));
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 5 * G_TIME_SPAN_SECOND);
}

/* The window is destroyed at each stage of a saying. */
static void
test_toaster_unseen (Fixture *fixture, gconstpointer data)
{
  hq_toaster_say (fixture->toaster, FIRST);
}

static void
test_toaster_sliding_in (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  gtk_revealer_set_transition_duration (fixture->revealer, SLOW_MS);
  hq_toaster_say (fixture->toaster, FIRST);
  WAIT (height (fixture) > 0);
  g_assert_false (gtk_revealer_get_child_revealed (fixture->revealer));
}

static void
test_toaster_shown (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  say (fixture, FIRST);
}

static void
test_toaster_sliding_out (Fixture *fixture, gconstpointer data)
{
  int whole;

  show (fixture);
  say (fixture, FIRST);
  whole = height (fixture);
  gtk_revealer_set_transition_duration (fixture->revealer, SLOW_MS);
  g_signal_emit_by_name (fixture->button, "clicked");
  WAIT (height (fixture) < whole);
  g_assert_true (gtk_revealer_get_child_revealed (fixture->revealer));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, setup, test, teardown)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/toaster/say", test_toaster_say);
  ADD ("/toaster/timeout", test_toaster_timeout);
  ADD ("/toaster/unseen", test_toaster_unseen);
  ADD ("/toaster/sliding-in", test_toaster_sliding_in);
  ADD ("/toaster/shown", test_toaster_shown);
  ADD ("/toaster/sliding-out", test_toaster_sliding_out);
  return g_test_run ();
}
