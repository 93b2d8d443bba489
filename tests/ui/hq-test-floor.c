/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-floor.h"

#include <string.h>

#include "hq-board-page.h"
#include "hq-counter-page.h"
#include "hq-guide-page.h"
#include "hq-kiosk-page.h"
#include "hq-language.h"
#include "hq-rating-page.h"
#include "hq-test.h"
#include "hq-window-page.h"

/* In the proportions of the real ones. */
static const struct
{
  GType (*get_page_type) (void);
  const char *place;
  int width;
  int height;
} roles[HQ_N_SCREENS] = {
  [HQ_SCREEN_KIOSK] = { hq_kiosk_page_get_type, "K1", 540, 960 },
  [HQ_SCREEN_GUIDE] = { hq_guide_page_get_type, "G1", 900, 640 },
  [HQ_SCREEN_COUNTER] = { hq_counter_page_get_type, "1", 400, 640 },
  [HQ_SCREEN_WINDOW] = { hq_window_page_get_type, "1", 960, 180 },
  [HQ_SCREEN_RATING] = { hq_rating_page_get_type, "1", 400, 640 },
  [HQ_SCREEN_BOARD] = { hq_board_page_get_type, "0", 960, 540 },
};

/**
 * hq_test_floor_init:
 *
 * The hall alone; its screens are opened one by one. What moves on them stands still, so that
 * nobody waits for it, and a counter does not lock for want of keys: buttons are pressed without.
 */
void
hq_test_floor_init (HqTestFloor *self)
{
  g_autoptr (GError) error = NULL;

  *self = (HqTestFloor){ 0 };
  hq_language_set ("zh");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  hq_test_hall_init (&self->test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (&self->test,
                        "INSERT INTO setting (hall, key, value)"
                        " SELECT hall, key, '0' FROM hall, (SELECT 'walk' AS key UNION ALL"
                        " SELECT 'walk_floor' UNION ALL SELECT 'walk_priority' UNION ALL"
                        " SELECT 'lock_minutes')");
  hq_hall_close (self->test.hall);
  self->test.hall = hq_hall_open (self->test.path, &error);
  g_assert_no_error (error);
  hq_test_hall_open_today (&self->test);
}

void
hq_test_floor_clear (HqTestFloor *self)
{
  for (int i = 0; i < HQ_N_SCREENS; i++)
    if (self->screen[i] != NULL)
      gtk_window_destroy (GTK_WINDOW (self->screen[i]));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  for (int i = 0; i < HQ_N_SCREENS; i++)
    {
      gpointer left = self->live[i];

      if (left == NULL)
        continue;
      /* A change that is under way keeps it until it was answered. */
      g_object_add_weak_pointer (left, &left);
      g_clear_object (&self->live[i]);
      HQ_TEST_FLOOR_WAIT (left == NULL);
    }
  hq_test_hall_clear (&self->test);
}

/**
 * hq_test_floor_open:
 *
 * Opens the window of @role, and waits until it shows the hall.
 */
void
hq_test_floor_open (HqTestFloor *self, HqScreenRole role)
{
  HqScreen *screen;

  self->live[role] = hq_live_new (self->test.path);
  screen = hq_screen_new (NULL, self->live[role], roles[role].get_page_type (), roles[role].place);
  self->screen[role] = screen;
  gtk_window_set_default_size (GTK_WINDOW (screen), roles[role].width, roles[role].height);
  gtk_window_present (GTK_WINDOW (screen));
  HQ_TEST_FLOOR_WAIT (hq_page_get_view (hq_screen_get_page (screen)) != NULL);
}

/**
 * hq_test_floor_sign_in:
 *
 * The clerk of the counter comes to work.
 */
void
hq_test_floor_sign_in (HqTestFloor *self)
{
  hq_test_floor_type (self, HQ_SCREEN_COUNTER, "c1");
  hq_test_floor_press (self, HQ_SCREEN_COUNTER, "Sign in");
  hq_test_floor_see (self, HQ_SCREEN_COUNTER, "Call (nobody is waiting)");
}

/* Whoever waits longer than that waits in vain. */
#define HQ_TEST_FLOOR_PATIENCE (20 * G_USEC_PER_SEC)

typedef gboolean (*HqTestFloorMatch) (GtkWidget *widget, const char *text);

/* The first widget in @root that is on the screen and matches. */
static GtkWidget *
hq_test_floor_search (GtkWidget *root, HqTestFloorMatch match, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (match (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hq_test_floor_search (child, match, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
hq_test_floor_is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
hq_test_floor_is_entry (GtkWidget *widget, const char *text)
{
  return GTK_IS_EDITABLE (widget) && gtk_widget_is_sensitive (widget);
}

/* By what stands on it, or by its action as GTK writes it with its target. */
static gboolean
hq_test_floor_is_button (GtkWidget *widget, const char *name)
{
  GtkActionable *actionable = GTK_IS_BUTTON (widget) ? GTK_ACTIONABLE (widget) : NULL;
  const char *action;
  g_autofree char *detailed = NULL;

  if (actionable == NULL || !gtk_widget_is_sensitive (widget))
    return FALSE;
  action = gtk_actionable_get_action_name (actionable);
  if (action != NULL)
    detailed = g_action_print_detailed_name (action,
                                             gtk_actionable_get_action_target_value (actionable));
  return g_strcmp0 (detailed, name) == 0
         || hq_test_floor_search (widget, hq_test_floor_is_label, name) != NULL;
}

static GtkWidget *
hq_test_floor_look (HqTestFloor *self, HqScreenRole role, HqTestFloorMatch match, const char *text)
{
  return hq_test_floor_search (GTK_WIDGET (self->screen[role]), match, text);
}

/* All that is written on @root, for whoever waited in vain. */
static void
hq_test_floor_read (GtkWidget *root, GString *out)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (out, "\n  %s%s", gtk_label_get_text (GTK_LABEL (root)),
                            gtk_widget_is_sensitive (root) ? "" : " (insensitive)");
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hq_test_floor_read (child, out);
}

static GtkWidget *
hq_test_floor_await (HqTestFloor *self, HqScreenRole role, HqTestFloorMatch match, const char *text)
{
  gint64 end = g_get_monotonic_time () + HQ_TEST_FLOOR_PATIENCE;
  GtkWidget *found;

  while ((found = hq_test_floor_look (self, role, match, text)) == NULL)
    {
      if (g_get_monotonic_time () > end)
        {
          g_autoptr (GString) out = g_string_new (NULL);

          hq_test_floor_read (GTK_WIDGET (self->screen[role]), out);
          g_error ("The %s has no “%s”, but:%s", hq_place_get_nick (role), text, out->str);
        }
      g_main_context_iteration (NULL, TRUE);
    }
  return found;
}

/**
 * hq_test_floor_issue:
 *
 * Somebody takes a number for the counter's service elsewhere.
 */
void
hq_test_floor_issue (HqTestFloor *self)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A" };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (self->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

/**
 * hq_test_floor_find:
 * @name: what stands on a button, or its action: kiosk.service::A
 *
 * Returns: (transfer none) (nullable): the button, if it can be pressed now
 */
GtkWidget *
hq_test_floor_find (HqTestFloor *self, HqScreenRole role, const char *name)
{
  return hq_test_floor_look (self, role, hq_test_floor_is_button, name);
}

gboolean
hq_test_floor_shows (HqTestFloor *self, HqScreenRole role, const char *text)
{
  return hq_test_floor_look (self, role, hq_test_floor_is_label, text) != NULL;
}

/**
 * hq_test_floor_press:
 * @name: as hq_test_floor_find() takes it
 *
 * Presses the button once it can be pressed.
 */
void
hq_test_floor_press (HqTestFloor *self, HqScreenRole role, const char *name)
{
  GtkWidget *button = hq_test_floor_await (self, role, hq_test_floor_is_button, name);

  g_signal_emit_by_name (button, "clicked");
}

/**
 * hq_test_floor_see:
 *
 * Waits until @text can be read on the screen.
 */
void
hq_test_floor_see (HqTestFloor *self, HqScreenRole role, const char *text)
{
  hq_test_floor_await (self, role, hq_test_floor_is_label, text);
}

/**
 * hq_test_floor_type:
 *
 * Fills in the first entry on the screen.
 */
void
hq_test_floor_type (HqTestFloor *self, HqScreenRole role, const char *text)
{
  GtkWidget *entry = hq_test_floor_await (self, role, hq_test_floor_is_entry, "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}
