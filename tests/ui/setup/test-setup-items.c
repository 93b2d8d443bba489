/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-catalogue-file.h"
#include "hq-hall-text.h"
#include "hq-setup-items.h"
#include "hq-setup-page.h"
#include "hq-setup-policy.h"
#include "hq-setup-setting.h"
#include "hq-setup-slip.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#undef COUNT
#define COUNT(sql) hq_test_hall_count (&manager->day.test, sql)

/* The part of the set-up of that name, with somebody signed in who may change it. */
static gpointer
open_part (Manager *manager, const char *name)
{
  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  manager_open (manager);
  return hq_setup_page_show_panel (show (manager, "setup"), name);
}

static const char *
get_text (gpointer items, const char *name)
{
  return gtk_label_get_label (part (items, name));
}

/* The only item that is found becomes the one that is edited. */
static void
choose (HqSetupItems *items, const char *code)
{
  GtkSelectionModel *model = gtk_list_view_get_model (part (part (items, "catalogue"), "view"));

  gtk_editable_set_text (part (part (items, "catalogue"), "entry"), code);
  WAIT (g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     hq_setup_item_get_control (hq_setup_items_get_form (items), "item"))),
                   ==, code);
}

static GtkWidget *
control (HqSetupItems *items, const char *member)
{
  return hq_setup_item_get_control (hq_setup_items_get_form (items), member);
}

static void
set_days (HqSetupItems *items, int days)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (control (items, "promised_days")), days);
}

/* Answers the question that is asked; what it said is returned. */
static char *
answer (HqSetupItems *items, const char *response)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (hq_setup_items_get_dialog (items));
  char *body;

  g_assert_nonnull (dialog);
  body = g_strdup (adw_message_dialog_get_body (dialog));
  adw_message_dialog_response (dialog, response);
  return body;
}

static HqSetupItems *
open_items (Manager *manager)
{
  HqSetupItems *items = open_part (manager, "items");

  WAIT (hq_setup_items_get_list (items) != NULL);
  g_assert_cmpstr (get_text (part (items, "catalogue"), "count"), ==, "7 of 7 items");
  return items;
}

static void
test_items_change (Manager *manager, gconstpointer data)
{
  HqSetupItems *items = open_items (manager);
  g_autofree char *left = NULL;
  g_autofree char *body = NULL;

  choose (items, "P5");
  g_assert_true (gtk_widget_get_sensitive (part (items, "side")));
  set_days (items, 0);
  g_assert_nonnull (strstr (get_text (items, "said"), "promises one working day at least"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  g_assert_null (hq_setup_items_get_dialog (items));
  set_days (items, 3);
  g_assert_cmpstr (get_text (items, "said"), ==, "");
  g_assert_false (gtk_widget_get_sensitive (part (items, "side")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  g_assert_cmpstr (
    adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (hq_setup_items_get_dialog (items))), ==,
    "Change the item P5");
  g_assert_true (keeps_open (manager, hq_setup_items_get_dialog (items)));
  left = answer (items, "leave");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  body = answer (items, "make");
  g_assert_cmpstr (body, ==, left);
  g_assert_true (g_str_has_prefix (body, "Promised limit, working days: “5” becomes “3”.\n"));
  g_assert_nonnull (strstr (body, "cases accepted from now on"));
  WAIT (gtk_widget_get_sensitive (part (items, "side")));
  g_assert_cmpint (COUNT ("SELECT promised_days FROM item WHERE item = 'P5'"), ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'item' AND staff = 'm1'"), ==, 1);
  WAIT (hq_item_list_find (hq_setup_items_get_list (items), "P5")->promised_days == 3);

  set_days (items, 9);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.discard", NULL));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                     GTK_SPIN_BUTTON (control (items, "promised_days"))),
                   ==, 3);
}

/* What somebody else changed meanwhile is not overwritten, and what was typed stays. */
static void
test_items_refused (Manager *manager, gconstpointer data)
{
  static const char *const wanted[] = { "P1", NULL };
  HqSetupItems *items;

  /* Of the hall's made-up day, before the screen has the clock's. */
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = wanted);
  items = open_items (manager);
  choose (items, "P5");
  set_days (items, 4);
  hq_test_hall_run_sql (&manager->day.test, "UPDATE item SET note = 'x' WHERE item = 'P5'");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  g_free (answer (items, "make"));
  WAIT (strstr (get_text (items, "said"), "Somebody else changed this item") != NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                     GTK_SPIN_BUTTON (control (items, "promised_days"))),
                   ==, 4);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.discard", NULL));

  choose (items, "P1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.drop", NULL));
  g_free (answer (items, "make"));
  /* Until it is known what came of it, no other item can be chosen. */
  g_assert_false (gtk_widget_get_sensitive (part (items, "side")));
  WAIT (strstr (get_text (items, "said"), "in use") != NULL);
  g_assert_cmpint (COUNT ("SELECT active FROM item WHERE item = 'P1'"), ==, 1);
}

static void
test_items_add (Manager *manager, gconstpointer data)
{
  HqSetupItems *items = open_items (manager);
  g_autofree char *body = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.new", NULL));
  gtk_editable_set_text (GTK_EDITABLE (control (items, "item")), "P5");
  gtk_editable_set_text (GTK_EDITABLE (control (items, "name")), "护照换发");
  g_assert_nonnull (strstr (get_text (items, "said"), "Choose the department"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (control (items, "department")), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (control (items, "service")), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  g_assert_nonnull (strstr (get_text (items, "said"), "has an item of this code already"));
  gtk_editable_set_text (GTK_EDITABLE (control (items, "item")), "N1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.make", NULL));
  body = answer (items, "make");
  g_assert_nonnull (strstr (body, "find it at once"));
  WAIT (hq_item_list_find (hq_setup_items_get_list (items), "N1") != NULL);
  gtk_editable_set_text (part (part (items, "catalogue"), "entry"), "hzhf");
  WAIT (g_str_equal (get_text (part (items, "catalogue"), "count"), "1 of 8 items"));
  choose (items, "N1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.drop", NULL));
  g_free (answer (items, "make"));
  WAIT (hq_item_list_find (hq_setup_items_get_list (items), "N1") == NULL);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item WHERE item = 'N1'"), ==, 0);
}

static void
test_items_import (Manager *manager, gconstpointer data)
{
  HqSetupItems *items = open_items (manager);
  g_autofree char *path = g_build_filename (manager->day.test.folder, "catalogue.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *body = NULL;
  g_autofree char *faults = NULL;
  const GPtrArray *all = hq_setup_items_get_list (items)->items;
  g_autoptr (GPtrArray) some = g_ptr_array_copy ((GPtrArray *) all, NULL, NULL);

  g_ptr_array_set_free_func (some, NULL);
  g_ptr_array_set_size (some, 6);
  text = hq_catalogue_file_format (some, hq_hall_get_setup (manager->day.test.hall, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  hq_setup_items_open (items, path);
  WAIT (hq_setup_items_get_dialog (items) != NULL);
  body = answer (items, "make");
  g_assert_nonnull (strstr (body, "Added: 0. Changed: 0. Taken away: 1. As they are: 6."));
  WAIT (g_str_equal (get_text (part (items, "catalogue"), "count"), "6 of 6 items"));
  g_assert_true (g_file_set_contents (path, "item_code\nA01\n", -1, NULL));
  hq_setup_items_open (items, path);
  WAIT (hq_setup_items_get_dialog (items) != NULL);
  faults = answer (items, "leave");
  g_assert_nonnull (strstr (faults, "line 1, column 1: the column “item_name” is missing"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'import-catalogue'"), ==, 1);
}

static void
test_policy (Manager *manager, gconstpointer data)
{
  HqSetupPolicy *policy = open_part (manager, "policy");
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (policy));
  GtkWidget *walk = hq_setup_policy_get_control (policy, "walk");
  GtkWidget *usual = hq_setup_policy_get_usual (policy, "walk");

  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (walk)), ==, 60);
  g_assert_false (gtk_widget_get_visible (usual));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (walk), 90);
  draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (policy));
  g_assert_cmpstr (hq_setup_setting_get (draft, "walk"), ==, "90");
  g_assert_true (gtk_widget_get_visible (usual));
  gtk_switch_set_active (GTK_SWITCH (hq_setup_policy_get_control (policy, "voice")), FALSE);
  g_assert_cmpstr (hq_setup_setting_get (draft, "voice"), ==, "0");
  g_signal_emit_by_name (usual, "clicked");
  draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (policy));
  g_assert_null (hq_setup_get_setting (draft, "walk"));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (walk)), ==, 60);
  gtk_switch_set_active (GTK_SWITCH (hq_setup_policy_get_control (policy, "voice")), TRUE);
  g_assert_null (hq_setup_get_setting (draft, "voice"));
}

static void
test_slip (Manager *manager, gconstpointer data)
{
  HqSetupSlip *slip = open_part (manager, "slip");
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (slip));
  HqSetupSlipView *view = hq_setup_slip_get_view (slip);
  GtkWidget *note = hq_setup_slip_get_entry (slip, "slip_note");
  GtkWidget *base = hq_setup_slip_get_entry (slip, "base_address");

  g_assert_cmpstr (hq_setup_slip_view_get_slip (view)->number, ==, "A012");
  g_assert_cmpuint (hq_setup_slip_view_get_slip (view)->papers->len, ==, 2);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "请勿吸烟\n谢谢", -1);
  g_assert_cmpstr (hq_setup_slip_view_get_slip (view)->notes->pdata[1], ==, "谢谢");
  gtk_switch_set_active (GTK_SWITCH (hq_setup_slip_get_line (slip, HQ_HALL_TEXT_PAPERS)), FALSE);
  g_assert_cmpuint (hq_setup_slip_view_get_slip (view)->papers->len, ==, 0);
  draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (slip));
  g_assert_cmpstr (hq_setup_setting_get (draft, "slip_without"), ==, "papers");
  gtk_switch_set_active (GTK_SWITCH (hq_setup_slip_get_line (slip, HQ_HALL_TEXT_PAPERS)), TRUE);
  g_assert_null (hq_setup_get_setting (draft, "slip_without"));

  gtk_editable_set_text (GTK_EDITABLE (base), "queue.example.cn");
  g_assert_null (hq_setup_get_setting (draft, "base_address"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (base)), ==, "queue.example.cn");
  gtk_editable_set_text (GTK_EDITABLE (base), "https://queue.example.cn");
  g_assert_cmpstr (hq_setup_setting_get (draft, "base_address"), ==, "https://queue.example.cn");
  g_assert_true (
    g_str_has_prefix (hq_setup_slip_view_get_slip (view)->code, "https://queue.example.cn"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD_PART(path, func) g_test_add (path, Manager, NULL, manager_init, func, manager_clear)
  ADD_PART ("/setup/items/change", test_items_change);
  ADD_PART ("/setup/items/refused", test_items_refused);
  ADD_PART ("/setup/items/add", test_items_add);
  ADD_PART ("/setup/items/import", test_items_import);
  ADD_PART ("/setup/policy", test_policy);
  ADD_PART ("/setup/slip", test_slip);
  return g_test_run ();
}
