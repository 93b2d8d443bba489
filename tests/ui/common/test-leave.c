/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-board-page.h"
#include "hq-leave.h"
#include "hq-secret.h"
#include "hq-test-screen.h"

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture,
                       &(HqTestScreenStart){ HQ_TYPE_BOARD_PAGE, "2", 640, 360,
                                             "INSERT INTO staff (hall, staff, name)"
                                             " SELECT hall, 'a1', '王五' FROM hall;"
                                             "INSERT INTO staff_role (hall, staff, role)"
                                             " SELECT hall, 'a1', 'administrator' FROM hall" });
  hq_test_screen_run (
    fixture, NULL, (HqOrder){ .act = HQ_ACT_PASSWORD, .staff = "a1", .password = "one of ours" });
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

/* The keys that ask for the way out: the page's own, wherever the focus is. */
static void
press_keys (HqTestScreen *fixture)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (fixture->screen));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, NULL);
    }
}

static GtkWidget *
find_question (void)
{
  return hq_test_screen_get_window (HQ_TYPE_LEAVE);
}

static gpointer
part (const char *name)
{
  return gtk_widget_get_template_child (find_question (), HQ_TYPE_LEAVE, name);
}

static void
answer (const char *staff, const char *password)
{
  gtk_editable_set_text (part ("staff"), staff);
  hq_secret_set_text (part ("password"), password);
  g_assert_true (gtk_widget_activate_action (find_question (), "leave.leave", NULL));
}

/* Nobody ends the screen but an administrator who shows to be one. */
static void
test_leave_password (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *screen = GTK_WIDGET (fixture->screen);

  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &fixture->screen);
  g_assert_null (find_question ());
  press_keys (fixture);
  g_assert_nonnull (find_question ());
  answer ("a1", "guessed");
  WAIT (gtk_widget_get_visible (part ("refusal")));
  g_assert_cmpstr (hq_secret_get_text (part ("password")), ==, "");
  gtk_label_set_label (part ("refusal"), "");
  answer ("c1", "");
  WAIT (gtk_label_get_label (part ("refusal"))[0] != '\0');
  g_assert_nonnull (fixture->screen);
  answer ("a1", "one of ours");
  WAIT (fixture->screen == NULL);
}

/* Whoever tries codes does not learn which of them there are, and blanks are no part of a code. */
static void
test_leave_code (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *screen = GTK_WIDGET (fixture->screen);
  g_autofree char *wrong = NULL;

  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &fixture->screen);
  press_keys (fixture);
  answer ("a1", "guessed");
  WAIT (gtk_widget_get_visible (part ("refusal")));
  wrong = g_strdup (gtk_label_get_label (part ("refusal")));
  gtk_label_set_label (part ("refusal"), "");
  answer ("nobody", "guessed");
  WAIT (gtk_label_get_label (part ("refusal"))[0] != '\0');
  g_assert_cmpstr (gtk_label_get_label (part ("refusal")), ==, wrong);
  answer (" a1 ", "one of ours");
  WAIT (fixture->screen == NULL);
  g_assert_null (find_question ());
}

/* The page in another language than that in which it was asked is left as well. */
static void
test_leave_language (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *screen = GTK_WIDGET (fixture->screen);

  g_object_add_weak_pointer (G_OBJECT (screen), (gpointer *) &fixture->screen);
  press_keys (fixture);
  hq_test_screen_speak (fixture->screen, "en");
  answer ("a1", "one of ours");
  WAIT (fixture->screen == NULL);
}

/* It ends by itself, here as if its time were up. */
static void
test_leave_end (HqTestScreen *fixture, gconstpointer data)
{
  GSource *end;

  press_keys (fixture);
  hq_secret_set_text (part ("password"), "one of ours");
  end = g_main_context_find_source_by_user_data (NULL, find_question ());
  g_assert_nonnull (end);
  g_assert_cmpint (g_source_get_ready_time (end), >, g_get_monotonic_time ());
  g_source_set_ready_time (end, 0);
  WAIT (find_question () == NULL);
  press_keys (fixture);
  g_assert_cmpstr (hq_secret_get_text (part ("password")), ==, "");
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

/* GTK's inspector does not open from the question either. */
static void
test_leave_inspector (HqTestScreen *fixture, gconstpointer data)
{
  guint windows;
  gboolean handled = FALSE;

  press_keys (fixture);
  windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_signal_emit_by_name (find_question (), "enable-debugging", FALSE, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, windows);
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

/* Somebody who asked and turned away leaves nothing behind, and it can be asked again. */
static void
test_leave_again (HqTestScreen *fixture, gconstpointer data)
{
  press_keys (fixture);
  press_keys (fixture);
  gtk_window_destroy (GTK_WINDOW (find_question ()));
  g_assert_null (find_question ());
  press_keys (fixture);
  g_assert_nonnull (find_question ());
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

/* Touches the page so, as far as its own gesture is told. */
static void
touch (HqTestScreen *fixture, double left, double top)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (fixture->screen));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, left, top);
    }
}

/* The button of the keys on the screen that says @label. */
static GtkWidget *
find_key (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) ? NULL : find_key (child, label);

      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
touch_keys (const char *text)
{
  for (const char *letter = text; *letter != '\0'; letter++)
    {
      const char label[] = { *letter, '\0' };

      g_signal_emit_by_name (find_key (part ("keys"), label), "clicked");
    }
}

/* Without a keyboard: five touches of the corner, and keys on the screen that type where the focus
 * is. */
static void
test_leave_touch (HqTestScreen *fixture, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    touch (fixture, 600, 300);
  for (guint i = 0; i < 4; i++)
    touch (fixture, 10, 10);
  g_assert_null (find_question ());
  touch (fixture, 10, 10);
  g_assert_nonnull (find_question ());
  WAIT (gtk_widget_get_mapped (part ("keys")));
  gtk_widget_grab_focus (part ("staff"));
  touch_keys ("a1");
  g_assert_cmpstr (gtk_editable_get_text (part ("staff")), ==, "a1");
  gtk_widget_grab_focus (part ("password"));
  touch_keys ("one");
  g_assert_cmpstr (hq_secret_get_text (part ("password")), ==, "one");
  g_assert_cmpstr (gtk_editable_get_text (part ("staff")), ==, "a1");
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

static void
touch_key (const char *label)
{
  g_signal_emit_by_name (find_key (part ("keys"), label), "clicked");
}

/* Any password of ASCII can be typed by touch. */
static void
test_leave_symbols (HqTestScreen *fixture, gconstpointer data)
{
  g_autoptr (GString) typed = g_string_new (" ");

  for (char letter = '!'; letter <= '~'; letter++)
    g_string_append_c (typed, letter);
  press_keys (fixture);
  touch_key ("Symbols");
  touch_key ("Space");
  touch_keys ("!\"#$%&'()*+,-./");
  touch_key ("Letters");
  touch_keys ("0123456789");
  touch_key ("Symbols");
  touch_keys (":;<=>?@");
  touch_key ("Letters");
  touch_key ("Capitals");
  touch_keys ("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  touch_key ("Symbols");
  touch_keys ("[\\]^_`");
  touch_key ("Letters");
  touch_key ("Capitals");
  touch_keys ("abcdefghijklmnopqrstuvwxyz");
  touch_key ("Symbols");
  touch_keys ("{|}~");
  g_assert_cmpstr (gtk_editable_get_text (part ("staff")), ==, typed->str);
  touch_key ("Delete");
  touch_key ("Clear");
  g_assert_cmpstr (gtk_editable_get_text (part ("staff")), ==, "");
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/leave/password", test_leave_password);
  ADD ("/leave/code", test_leave_code);
  ADD ("/leave/language", test_leave_language);
  ADD ("/leave/end", test_leave_end);
  ADD ("/leave/inspector", test_leave_inspector);
  ADD ("/leave/again", test_leave_again);
  ADD ("/leave/touch", test_leave_touch);
  ADD ("/leave/symbols", test_leave_symbols);
  return g_test_run ();
}
