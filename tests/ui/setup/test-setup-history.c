/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-pages.h"
#include "hq-setup-copy.h"
#include "hq-setup-history.h"
#include "hq-setup-page.h"

/* Somebody else gives the hall another English name. */
static void
rename_hall (Manager *manager, const char *name_en)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) draft = hq_setup_copy (hq_hall_get_setup (manager->day.test.hall, &error));
  HqAnswer answer;

  g_free (draft->name_en);
  draft->name_en = g_strdup (name_en);
  hq_hall_run (manager->day.test.hall, &(HqActor){ .role = HQ_ROLE_OPERATOR },
               &(HqOrder){ .act = HQ_ACT_SETUP, .rows = draft, .id = draft->change }, &answer,
               &error);
  g_assert_no_error (error);
}

static void
init (Manager *manager, gconstpointer data)
{
  manager_init (manager, data);
  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  manager_open (manager);
}

static gpointer
find (gpointer widget, GType type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type)
          && (label == NULL || !GTK_IS_BUTTON (child)
              || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0))
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The newest change's row. */
static AdwExpanderRow *
find_newest (HqSetupHistory *history)
{
  return find (part (history, "group"), ADW_TYPE_EXPANDER_ROW, NULL);
}

static gboolean
says (HqSetupHistory *history, const char *end)
{
  AdwExpanderRow *row = find_newest (history);

  return row != NULL && g_str_has_suffix (adw_expander_row_get_subtitle (row), end);
}

/* The newest change stands first, is told in a sentence, and becomes what is edited; nothing is done by
 * that alone. */
static void
test_history (Manager *manager, gconstpointer data)
{
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *back;

  rename_hall (manager, "First Hall");
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  history = HQ_SETUP_HISTORY (hq_setup_page_show_panel (page, "history"));
  WAIT (says (history, "“First Hall”.") || says (history, "First Hall."));
  /* Another change comes while somebody looks. */
  rename_hall (manager, "Second Hall");
  WAIT (says (history, "“Second Hall”.") || says (history, "Second Hall."));
  WAIT (g_strcmp0 (hq_setup_page_get_draft (page)->name_en, "Second Hall") == 0);

  adw_expander_row_set_expanded (find_newest (history), TRUE);
  back = find (find_newest (history), GTK_TYPE_BUTTON, "Bring Back How It Was Before");
  g_assert_nonnull (back);
  g_assert_true (gtk_widget_is_sensitive (back));
  g_signal_emit_by_name (back, "clicked");
  g_assert_cmpstr (hq_setup_page_get_draft (page)->name_en, ==, "First Hall");
  g_assert_cmpuint (hq_setup_page_get_differences (page)->len, ==, 1);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT count(*) FROM hall WHERE name_en = 'Second Hall'"),
                   ==, 1);
  /* What is being edited is not put under an older set-up. */
  g_assert_false (gtk_widget_is_sensitive (back));
  g_assert_cmpstr (gtk_label_get_label (part (history, "said")), !=, "");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/setup-history/back", Manager, NULL, init, test_history, manager_clear);
  return g_test_run ();
}
