/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-pages.h"
#include "hq-init.h"
#include "hq-secret.h"
#include "hq-setup-page.h"
#include "hq-setup-start.h"
#include "hq-test.h"

#define PASSWORD "eight or more"

/* The row of a stage: the group's list has nothing else. */
static AdwActionRow *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return ADW_ACTION_ROW (widget);
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      AdwActionRow *found = find_row (next, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_mark (GtkWidget *widget, const char *mark)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), mark))
    return TRUE;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    if (has_mark (next, mark))
      return TRUE;
  return FALSE;
}

static HqSetupPage *
get_page (Manager *manager)
{
  return HQ_SETUP_PAGE (hq_manager_desk_get_panel (get_desk (manager), "setup"));
}

static const char *
get_shown (Manager *manager)
{
  return gtk_stack_get_visible_child_name (part (get_page (manager), "stack"));
}

/* What the step of that title says, which is marked as done where nothing is missing. */
static const char *
read_step (Manager *manager, const char *title)
{
  HqSetupPanel *panel = HQ_SETUP_PANEL (
    gtk_stack_get_child_by_name (part (get_page (manager), "stack"), "steps"));
  AdwActionRow *row = find_row (GTK_WIDGET (panel), title);
  const char *said = adw_action_row_get_subtitle (row);

  g_assert_true (has_mark (GTK_WIDGET (row),
                           g_str_equal (said, "Nothing is missing.") ? "✓" : "○"));
  return said;
}

static const char *
read_sum (Manager *manager)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (part (get_page (manager), "stack"), "steps");

  return adw_preferences_group_get_description (part (panel, "group"));
}

static void
choose_step (Manager *manager, const char *title)
{
  GtkWidget *panel;

  hq_setup_page_show_panel (get_page (manager), "steps");
  panel = gtk_stack_get_visible_child (part (get_page (manager), "stack"));
  g_assert_true (HQ_IS_SETUP_START (panel));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_row (panel, title))));
}

/* A real hall as it is made at a first start, with its administrator signed in. */
static void
init_empty (Manager *manager, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer sign_in;

  hq_test_screen_load_looks ();
  manager->day.test.path = hq_test_path (hq_test_folder_new (), "hall.db");
  g_assert_true (hq_init_create_empty (manager->day.test.path, "boss", PASSWORD, &error));
  hq_language_set ("en");
  manager->live = hq_live_new (manager->day.test.path);
  manager->screen = hq_screen_new (NULL, manager->live, HQ_TYPE_MANAGER_PAGE, "0");
  gtk_window_set_default_size (GTK_WINDOW (manager->screen), 1366, 768);
  gtk_window_present (GTK_WINDOW (manager->screen));
  WAIT (hq_page_get_view (hq_screen_get_page (manager->screen)) != NULL);
  sign_in = part (hq_screen_get_page (manager->screen), "sign_in");
  gtk_editable_set_text (part (sign_in, "staff"), "boss");
  g_assert_true (gtk_widget_activate_action (sign_in, "sign-in.enter", NULL));
  WAIT (gtk_widget_get_visible (part (sign_in, "password")));
  hq_secret_set_text (part (sign_in, "password"), PASSWORD);
  g_assert_true (gtk_widget_activate_action (sign_in, "sign-in.enter", NULL));
  WAIT (get_desk (manager) != NULL);
}

static void
clear_empty (Manager *manager, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (manager->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&manager->live);
  g_free (manager->day.test.path);
}

static void
test_empty (Manager *manager, gconstpointer data)
{
  HqSetup *draft;
  HqFloor *floor;
  HqZone *zone;

  /* The set-up comes first, and the steps first in it. */
  WAIT (g_strcmp0 (get_shown (manager), "steps") == 0);
  WAIT (g_str_equal (read_step (manager, "Calendar of this year"),
                     "The holidays of this year are not loaded yet."));
  g_assert_cmpstr (read_sum (manager), ==,
                   "8 steps are still to be done. Choose one to go there.");
  g_assert_cmpstr (read_step (manager, "Name, floors and zones of the hall"), ==,
                   "No floor is there yet.");
  g_assert_cmpstr (read_step (manager, "Staff and their passwords"), ==, "Nobody is a clerk yet.");
  /* They move as the draft does. */
  draft = hq_setup_page_get_draft (get_page (manager));
  floor = hq_setup_add_floor (draft);
  *floor = (HqFloor){ 1, g_strdup ("1楼"), g_strdup ("") };
  zone = hq_setup_add_zone (draft);
  *zone = (HqZone){ g_strdup ("A"), 1, g_strdup ("A区"), g_strdup (""), FALSE };
  hq_setup_page_touch (get_page (manager));
  g_assert_cmpstr (read_step (manager, "Name, floors and zones of the hall"), ==,
                   "Nothing is missing.");
  g_assert_cmpstr (read_sum (manager), ==,
                   "7 steps are still to be done. Choose one to go there.");
  /* The administrator has a password, which a clerk who is added has not. */
  ((HqStaff *) draft->staff->pdata[0])->roles |= 1u << HQ_ROLE_CLERK | 1u << HQ_ROLE_MANAGER;
  hq_setup_page_touch (get_page (manager));
  g_assert_cmpstr (read_step (manager, "Staff and their passwords"), ==, "Nothing is missing.");
  *hq_setup_add_staff (draft) = (HqStaff){ g_strdup ("c1"), g_strdup ("张三"), g_strdup (""), NULL,
                                           1u << HQ_ROLE_CLERK };
  hq_setup_page_touch (get_page (manager));
  g_assert_cmpstr (read_step (manager, "Staff and their passwords"), ==,
                   "c1 has no password yet, and so cannot sign in.");
}

static void
test_way (Manager *manager, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *part;
  } ways[] = {
    { "Departments", "hall" },
    { "Kinds of day with their sessions", "services" },
    { "Counters that serve each service", "counters" },
    { "Staff and their passwords", "staff" },
    { "Calendar of this year", "calendar" },
    { "Places of machines", "devices" },
  };

  WAIT (g_strcmp0 (get_shown (manager), "steps") == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      choose_step (manager, ways[i].title);
      g_assert_cmpstr (get_shown (manager), ==, ways[i].part);
    }
}

/* What could not be read stands with its step, and is read again without anybody's doing. */
static void
test_unread (Manager *manager, gconstpointer data)
{
  const char *title = "Calendar of this year";
  const char *missing = "The holidays of this year are not loaded yet.";

  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE item RENAME COLUMN note TO away");
  manager_open (manager);
  show (manager, "setup");
  WAIT (get_shown (manager) != NULL);
  hq_setup_page_show_panel (get_page (manager), "steps");
  WAIT (!g_str_equal (read_step (manager, title), "Being looked up…"));
  g_assert_cmpstr (read_step (manager, title), !=, missing);
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE item RENAME COLUMN away TO note");
  WAIT (g_str_equal (read_step (manager, title), missing));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup/start/empty", Manager, NULL, init_empty, test_empty, clear_empty);
  g_test_add ("/setup/start/way", Manager, NULL, init_empty, test_way, clear_empty);
  g_test_add ("/setup/start/unread", Manager, NULL, manager_init, test_unread, manager_clear);
  return g_test_run ();
}
