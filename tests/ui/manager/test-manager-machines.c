/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-contact-claim.h"
#include "hq-manager-machine-dialog.h"
#include "hq-manager-machine.h"
#include "hq-manager-machines.h"

#define COUNT_OF(sql) hq_test_hall_count (&manager->day.test, sql)

/* A machine that is there; without a role one that registers. */
static void
hear (Manager *manager, const char *key, HqScreenRole role, const char *place, HqPaper paper)
{
  g_autoptr (HqContactClaim) claim = hq_contact_claim_new (role, place, key);
  g_autoptr (GError) error = NULL;

  claim->machine = role == HQ_N_SCREENS ? g_strdup_printf ("0123456789abcdef-%s", key) : NULL;
  claim->paper = paper;
  g_free (claim->host);
  claim->host = g_strdup_printf ("host-%s", key);
  hq_contact_claim_run (manager->day.test.hall, claim, &error);
  g_assert_no_error (error);
}

static void
make_administrator (Manager *manager)
{
  hq_test_hall_run_sql (&manager->day.test,
                        "INSERT INTO staff_role (hall, staff, role) SELECT hall, 'm1',"
                        " 'administrator' FROM hall; UPDATE hall SET revision = revision + 1");
}

static HqManagerMachines *
open_page (Manager *manager)
{
  HqManagerMachines *page;

  manager_open (manager);
  page = show (manager, "machines");
  WAIT (hq_manager_machines_get_list (page) != NULL);
  return page;
}

static const char *
get_text (HqManagerMachines *page, guint row, HqManagerMachineColumn column)
{
  g_autoptr (HqManagerMachine) machine = g_list_model_get_item (hq_manager_machines_get_shown (
                                                                  page),
                                                                row);

  return machine != NULL ? hq_manager_machine_get_text (machine, column) : NULL;
}

/* The row is what somebody pressed Enter on. */
static void
activate (HqManagerMachines *page, guint row)
{
  g_signal_emit_by_name (part (page, "view"), "activate", row);
}

static gpointer
find_dialog (void)
{
  return hq_test_screen_get_window (HQ_TYPE_MANAGER_MACHINE_DIALOG);
}

static void
choose (gpointer dialog, HqScreenRole role, guint place)
{
  adw_combo_row_set_selected (part (dialog, "role"), role != HQ_N_SCREENS ? (guint) role + 1 : 0);
  if (role != HQ_N_SCREENS)
    gtk_drop_down_set_selected (part (dialog, "place"), place);
}

static const char *
get_effect (gpointer dialog)
{
  return gtk_label_get_label (part (dialog, "effect"));
}

/* What will happen is read without scrolling. */
static gboolean
shows_effect (gpointer dialog)
{
  GtkWidget *effect = part (dialog, "effect");
  graphene_rect_t bounds;

  return gtk_widget_get_height (effect) > 0 && gtk_widget_compute_bounds (effect, dialog, &bounds)
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (dialog);
}

/* All are there, with what is wrong; a part of them by the list of kinds, or by what is looked for. */
static void
test_manager_machines_list (Manager *manager, gconstpointer data)
{
  HqManagerMachines *page;
  GListModel *shown;

  hear (manager, "one", HQ_N_SCREENS, NULL, HQ_PAPER_UNKNOWN);
  hear (manager, "two", HQ_SCREEN_KIOSK, "K1", HQ_PAPER_OUT);
  page = open_page (manager);
  shown = hq_manager_machines_get_shown (page);
  /* The machine that waits, two kiosks, four counters, and the manager's own place. */
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 8);
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_NAME), ==, "Machine 1");
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_ROLE), ==, "Waits for a role");
  g_assert_true (g_str_has_suffix (get_text (page, 0, HQ_MANAGER_MACHINE_HEARD), " ago"));
  gtk_drop_down_set_selected (part (page, "which"), 1);
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_PLACE), ==, "K1");
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_PAPER), ==, "Out of paper");
  g_assert_cmpstr (get_text (page, 1, HQ_MANAGER_MACHINE_HEARD), ==, "Never");
  gtk_drop_down_set_selected (part (page, "which"), 2);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  gtk_drop_down_set_selected (part (page, "which"), 0);
  gtk_editable_set_text (part (page, "search"), "HOST-TWO");
  WAIT (g_list_model_get_n_items (shown) == 1);
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_HOST), ==, "host-two");
  gtk_editable_set_text (part (page, "search"), "nowhere");
  WAIT (g_str_equal (gtk_stack_get_visible_child_name (part (page, "stack")), "none"));
  g_assert_cmpstr (adw_status_page_get_title (part (page, "none")), ==,
                   "Nothing here has these letters.");
}

/* It is said what will happen; then it happens, and is changed back the same way. */
static void
test_manager_machines_give (Manager *manager, gconstpointer data)
{
  HqManagerMachines *page;
  gpointer dialog;

  make_administrator (manager);
  hear (manager, "one", HQ_N_SCREENS, NULL, HQ_PAPER_UNKNOWN);
  page = open_page (manager);
  activate (page, 0);
  WAIT ((dialog = find_dialog ()) != NULL);
  g_assert_cmpstr (get_effect (dialog), ==, "Nothing changes.");
  g_assert_false (gtk_widget_get_sensitive (part (dialog, "give")));
  gtk_editable_set_text (part (dialog, "name"), "North door");
  g_assert_cmpstr (get_effect (dialog), ==, "Only its name changes.");
  choose (dialog, HQ_SCREEN_KIOSK, 1);
  g_assert_true (g_str_has_prefix (get_effect (dialog), "The machine becomes Kiosk · "));
  g_assert_true (gtk_widget_get_sensitive (part (dialog, "give")));
  WAIT (gtk_widget_get_height (part (dialog, "place")) > 0);
  WAIT (shows_effect (dialog));
  g_signal_emit_by_name (part (dialog, "give"), "clicked");
  WAIT (find_dialog () == NULL);
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM machine WHERE role = 'kiosk' AND place = 'K2'"
                             " AND name = 'North door'"),
                   ==, 1);

  gtk_editable_set_text (part (page, "search"), "north");
  WAIT (g_strcmp0 (get_text (page, 0, HQ_MANAGER_MACHINE_PLACE), "K2") == 0);
  activate (page, 0);
  WAIT ((dialog = find_dialog ()) != NULL);
  choose (dialog, HQ_N_SCREENS, 0);
  g_assert_nonnull (strstr (get_effect (dialog), "ends at once"));
  g_assert_nonnull (strstr (get_effect (dialog), "waits to be given a role."));
  g_signal_emit_by_name (part (dialog, "give"), "clicked");
  WAIT (find_dialog () == NULL);
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM machine WHERE role IS NULL"), ==, 1);
}

/* What is refused is said where it was asked, and what was written stays. */
static void
test_manager_machines_refused (Manager *manager, gconstpointer data)
{
  HqManagerMachines *page;
  gpointer dialog;

  make_administrator (manager);
  hear (manager, "one", HQ_N_SCREENS, NULL, HQ_PAPER_UNKNOWN);
  hear (manager, "two", HQ_N_SCREENS, NULL, HQ_PAPER_UNKNOWN);
  hq_test_hall_run_sql (&manager->day.test, "UPDATE machine SET role = 'counter', place = '1'"
                                            " WHERE number = 1");
  page = open_page (manager);
  g_assert_cmpstr (get_text (page, 0, HQ_MANAGER_MACHINE_NAME), ==, "Machine 2");
  activate (page, 0);
  WAIT ((dialog = find_dialog ()) != NULL);
  gtk_editable_set_text (part (dialog, "name"), "South door");
  choose (dialog, HQ_SCREEN_COUNTER, 0);
  g_assert_nonnull (strstr (get_effect (dialog), "was given to machine 1"));
  g_signal_emit_by_name (part (dialog, "give"), "clicked");
  WAIT (gtk_widget_get_visible (part (dialog, "refusal")));
  g_assert_nonnull (strstr (gtk_label_get_label (part (dialog, "refusal")), "Machine 1 was given"));
  g_assert_cmpstr (gtk_editable_get_text (part (dialog, "name")), ==, "South door");
  choose (dialog, HQ_SCREEN_COUNTER, 1);
  g_signal_emit_by_name (part (dialog, "give"), "clicked");
  WAIT (find_dialog () == NULL);
}

/* Whoever may not give a role is told who may. */
static void
test_manager_machines_rights (Manager *manager, gconstpointer data)
{
  HqManagerMachines *page;

  hear (manager, "one", HQ_N_SCREENS, NULL, HQ_PAPER_UNKNOWN);
  page = open_page (manager);
  activate (page, 0);
  g_assert_null (find_dialog ());
  activate (page, 1);
  g_assert_null (find_dialog ());
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/manager-machines/list", Manager, NULL, manager_init, test_manager_machines_list,
              manager_clear);
  g_test_add ("/manager-machines/give", Manager, NULL, manager_init, test_manager_machines_give,
              manager_clear);
  g_test_add ("/manager-machines/refused", Manager, NULL, manager_init,
              test_manager_machines_refused, manager_clear);
  g_test_add ("/manager-machines/rights", Manager, NULL, manager_init, test_manager_machines_rights,
              manager_clear);
  return g_test_run ();
}
