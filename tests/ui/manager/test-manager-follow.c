/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-code.h"
#include "hq-manager-follow-ask.h"
#include "hq-manager-follow-rows.h"
#include "hq-manager-follow.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#define COUNT_ROWS(sql) hq_test_hall_count (&manager->day.test, "SELECT count(*) FROM " sql)
#define TELEPHONE "13800003210"

/* c1 of the tax department was rated badly twice; s1 of the police, a supervisor, may decide. */
static void
make_ratings (Manager *manager)
{
  HqTestDay *day = &manager->day;

  hq_test_hall_run_sql (&day->test, "INSERT INTO department (hall, department, name)"
                                    " SELECT hall, 'police', '公安' FROM hall");
  hq_test_hall_run_sql (&day->test, "INSERT INTO staff (hall, staff, name, department)"
                                    " SELECT hall, 's1', '周', 'police' FROM hall");
  hq_test_hall_run_sql (&day->test, "INSERT INTO staff_role (hall, staff, role)"
                                    " SELECT hall, 's1', 'supervisor' FROM hall");
  hq_test_hall_run_sql (&day->test, "UPDATE staff SET department = 'tax' WHERE staff = 'c1'");
  hq_test_hall_run_sql (&day->test, "UPDATE hall SET revision = revision + 1");
  /* A telephone of another year would be erased as somebody signs in. */
  hq_test_hall_open_today (&day->test);
  day->now = g_get_real_time ();
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *code = NULL;

      hq_test_day_visit (day, 1);
      DO (.act = HQ_ACT_FINISH, .counter = 1);
      code = hq_code_format_token (day->answer.ticket.token);
      hq_test_day_wait (day, 90);
      DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE, .tags = "slow",
          .comment = "等了一上午", .telephone = i == 0 ? TELEPHONE : NULL);
    }
}

static const char *
get_text (gpointer widget, const char *name)
{
  return gtk_label_get_label (part (widget, name));
}

static HqManagerFollow *
open_page (Manager *manager)
{
  HqManagerFollow *page;

  manager_open (manager);
  page = show (manager, "follow");
  WAIT (hq_manager_follow_get_view (page) != NULL);
  return page;
}

static GListModel *
get_rows (HqManagerFollow *page)
{
  return G_LIST_MODEL (hq_manager_follow_rows_get_model (part (page, "rows")));
}

/* The one at that place of the list is chosen and drawn. */
static gpointer
choose (HqManagerFollow *page, guint index, const char *number)
{
  gpointer detail = part (page, "detail");

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (page)), index, TRUE);
  WAIT (g_str_has_prefix (get_text (detail, "title"), number));
  return detail;
}

/* The button of that name in what can be done next; %NULL where it is not offered. */
static GtkWidget *
find_deed (gpointer detail, const char *label)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (part (detail, "deeds")));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (g_str_equal (gtk_button_get_label (GTK_BUTTON (button)), label))
        return button;
    }
  return NULL;
}

static gpointer
open_ask (gpointer detail, const char *label)
{
  GtkWidget *button = find_deed (detail, label);
  gpointer ask;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ask = hq_test_screen_get_window (HQ_TYPE_MANAGER_FOLLOW_ASK);
  g_assert_nonnull (ask);
  return ask;
}

static void
answer (gpointer ask, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (part (ask, "text")), text, -1);
  g_signal_emit_by_name (part (ask, "send"), "clicked");
}

#define GONE() (hq_test_screen_get_window (HQ_TYPE_MANAGER_FOLLOW_ASK) == NULL)

/* What was said, the telephone after its look was logged, and the way until it is closed. */
static void
test_manager_follow_way (Manager *manager, gconstpointer data)
{
  g_autoptr (GObject) second = NULL;
  g_autoptr (GObject) left = NULL;
  HqManagerFollow *page;
  gpointer detail, ask;

  make_ratings (manager);
  page = open_page (manager);
  second = g_list_model_get_item (get_rows (page), 1);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_widget_get_first_child (
                     GTK_WIDGET (part (page, "lists"))))),
                   ==, "To be verified 2");
  detail = choose (page, 0, "A001");
  g_assert_nonnull (strstr (get_text (detail, "said"), "Very dissatisfied"));
  g_assert_cmpstr (get_text (detail, "comment"), ==, "等了一上午");
  g_assert_cmpstr (get_text (detail, "state"), ==, "To be verified");
  g_assert_nonnull (strstr (get_text (detail, "telephone"), "138****3210"));
  g_assert_null (find_deed (detail, "It is rectified"));
  g_assert_cmpint (COUNT_ROWS ("access WHERE what = 'follow-look'"), ==, 0);
  g_signal_emit_by_name (part (detail, "look"), "clicked");
  WAIT (strstr (get_text (detail, "telephone"), TELEPHONE) != NULL);
  g_assert_cmpint (COUNT_ROWS ("access WHERE what = 'follow-look' AND staff = 'm1' AND about = 1"), ==,
                   1);

  ask = open_ask (detail, "It is true");
  answer (ask, " ");
  g_assert_cmpstr (get_text (ask, "refusal"), ==, "Please write it down first.");
  answer (ask, "情况属实");
  WAIT (GONE () && g_str_equal (get_text (detail, "state"), "To be rectified"));
  /* The other one's row stays as it was. */
  left = g_list_model_get_item (get_rows (page), 0);
  g_assert_true (left == second);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (page)), ==, 1);
  /* The number is hidden again, and the story has its step. */
  g_assert_null (strstr (get_text (detail, "telephone"), TELEPHONE));
  g_assert_cmpuint (count_children (part (detail, "steps")), ==, 1);
  answer (open_ask (detail, "It is rectified"), "增开窗口");
  WAIT (GONE () && g_str_equal (get_text (detail, "state"), "To be called back"));
  answer (open_ask (detail, "Called: content"), "");
  WAIT (GONE () && g_str_equal (get_text (detail, "state"), "Closed"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (detail, "deeds"))));
  g_assert_cmpint (COUNT_ROWS ("follow_up WHERE follow_up = 1 AND state = 'closed'"), ==, 1);

  /* Without a telephone it is closed without a call-back, and says so. */
  detail = choose (page, 0, "A002");
  g_assert_nonnull (strstr (get_text (detail, "telephone"), "nobody can be called back"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (detail, "look"))));
}

/* Who proposed it is told why they do not decide; what was refused stays on the dialog with its words. */
static void
test_manager_follow_decide (Manager *manager, gconstpointer data)
{
  HqManagerFollow *page;
  gpointer detail, ask;

  make_ratings (manager);
  page = open_page (manager);
  detail = choose (page, 0, "A001");
  answer (open_ask (detail, "Propose as invalid"), "录像显示秩序正常");
  WAIT (GONE () && gtk_widget_get_visible (GTK_WIDGET (part (detail, "why"))));
  g_assert_nonnull (strstr (get_text (detail, "why"), "Whoever proposed it does not decide it."));
  g_assert_null (find_deed (detail, "Agree"));

  detail = choose (page, 0, "A002");
  ask = open_ask (detail, "Propose as invalid");
  manager->day.role = HQ_ROLE_SUPERVISOR;
  manager->day.staff = "s1";
  manager->day.now = 0;
  DO (.act = HQ_ACT_FOLLOW_VERIFY, .id = 2, .text = "属实");
  DO (.act = HQ_ACT_FOLLOW_RECTIFY, .id = 2, .text = "已整改");
  answer (ask, "录像显示秩序正常");
  WAIT (gtk_widget_get_visible (GTK_WIDGET (part (ask, "refusal"))));
  g_assert_nonnull (strstr (get_text (ask, "refusal"), "not in a state for that"));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (part (ask, "form"))));
  gtk_window_destroy (ask);
  /* The list of what another one did. */
  WAIT (hq_manager_follow_get_view (page)->counts[HQ_FOLLOW_LIST_ENDED] == 1);
  DO (.act = HQ_ACT_FOLLOW_DECIDE, .id = 1, .type = "agreed");
  WAIT (hq_manager_follow_get_view (page)->invalid == 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "follow.list", "i",
                                             HQ_FOLLOW_LIST_ENDED));
  WAIT (strstr (get_text (page, "remark"), "Found invalid: 1.") != NULL);
}

/* What comes of a step is told to the window that asked for it, and to no other one. */
static void
test_manager_follow_closed (Manager *manager, gconstpointer data)
{
  HqManagerFollow *page;
  gpointer detail, ask;

  make_ratings (manager);
  page = open_page (manager);
  detail = choose (page, 0, "A001");
  ask = open_ask (detail, "It is true");
  answer (ask, "情况属实");
  gtk_window_destroy (ask);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "follow.step", "s", "verified"));
  ask = hq_test_screen_get_window (HQ_TYPE_MANAGER_FOLLOW_ASK);
  answer (ask, "再次核实");
  WAIT (!hq_manager_panel_is_busy (HQ_MANAGER_PANEL (page)));
  g_assert_cmpint (COUNT_ROWS ("follow_up WHERE follow_up = 1 AND state = 'rectify'"), ==, 1);
  g_assert_true (hq_test_screen_get_window (HQ_TYPE_MANAGER_FOLLOW_ASK) == ask);
  g_assert_nonnull (strstr (get_text (ask, "refusal"), "not in a state for that"));
  gtk_window_destroy (ask);
}

#define N_LINES 600

static void
free_line (gpointer data)
{
  HqFollowLine *line = data;

  hq_follow_table_free_row (line->row);
  g_free (line);
}

/* More bad ratings of one service than a list makes rows of at once. */
static GPtrArray *
make_lines (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);

  for (guint i = 0; i < N_LINES; i++)
    {
      const HqFollowRow row = { .follow_up = i + 1,
                                .day = 20261102,
                                .prefix = 'A',
                                .number = i + 1,
                                .service = "tax",
                                .counter = 1,
                                .staff = "c1",
                                .name = (char *) "王",
                                .level = 2,
                                .tags = (char *) "slow",
                                .comment = (char *) "" };
      HqFollowLine *line = g_new0 (HqFollowLine, 1);

      line->row = hq_follow_table_copy_row (&row);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static HqSetup *
make_setup (const char *name)
{
  HqSetup *setup = hq_setup_new ();
  HqService *service = g_new0 (HqService, 1);

  service->service = g_strdup ("tax");
  service->name = g_strdup (name);
  service->name_en = g_strdup (name);
  service->zone = g_strdup ("z");
  g_ptr_array_add (setup->services, service);
  return setup;
}

static gboolean
says (gpointer widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (widget), text) != NULL)
    return TRUE;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    if (says (next, text))
      return TRUE;
  return FALSE;
}

/* A row that comes into sight long after the hall was read anew; and one whose rating was changed. */
static void
test_manager_follow_rows (void)
{
  HqManagerFollowRows *rows = g_object_new (HQ_TYPE_MANAGER_FOLLOW_ROWS, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_scrolled_window_get_child (
    GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (rows))));
  g_autoptr (GPtrArray) lines = make_lines ();
  HqFollowView view = { .lines = lines, .today = 20261103 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  HqManagerFollowTale tale = { &view, make_setup ("Tax matters"), zone };
  HqFollowLine *first = lines->pdata[0];

  hq_language_set ("en");
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (rows));
  g_assert_cmpuint (hq_manager_follow_rows_show (rows, &tale, HQ_FOLLOW_LIST_NEW, 1), ==, N_LINES);
  gtk_window_present (GTK_WINDOW (window));
  WAIT (says (rows, "A001 · 2026-11-02 · Tax matters"));
  g_assert_true (says (rows, "Dissatisfied"));
  g_assert_false (says (rows, "Very dissatisfied"));

  first->row->level = 1;
  hq_manager_follow_rows_show (rows, &tale, HQ_FOLLOW_LIST_NEW, 1);
  g_assert_true (says (rows, "Very dissatisfied"));

  hq_setup_unref ((HqSetup *) tale.setup);
  g_assert_true (gtk_widget_activate_action (list, "list.scroll-to-item", "u", N_LINES - 1));
  WAIT (says (rows, "A600 · 2026-11-02 · Tax matters"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/manager/follow/way", Manager, NULL, manager_init, test_manager_follow_way,
              manager_clear);
  g_test_add ("/manager/follow/decide", Manager, NULL, manager_init, test_manager_follow_decide,
              manager_clear);
  g_test_add ("/manager/follow/closed", Manager, NULL, manager_init, test_manager_follow_closed,
              manager_clear);
  g_test_add_func ("/manager/follow/rows", test_manager_follow_rows);
  return g_test_run ();
}
