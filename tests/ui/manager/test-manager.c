/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-compat.h"
#include "hq-manager-case-rows.h"
#include "hq-manager-cell.h"
#include "hq-manager-deeds.h"
#include "hq-manager-page.h"
#include "hq-manager-tile.h"
#include "hq-manager-why.h"
#include "hq-report.h"
#include "hq-setup-copy.h"
#include "hq-test-screen.h"

#undef WAIT
/* The page's own tick wakes the loop each second. */
#define WAIT(condition)                                                                            \
  for (gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND; !(condition);)              \
    {                                                                                              \
      g_main_context_iteration (NULL, TRUE);                                                       \
      g_assert_cmpint (g_get_monotonic_time (), <, end);                                           \
    }

static const HqTestScreenStart start = { .place = "0",
                                         .width = 1366,
                                         .height = 768,
                                         .sql = "UPDATE staff_role SET role = 'supervisor'"
                                                " WHERE staff = 'g1'" };

static void
setup (HqTestScreen *screen, gconstpointer data)
{
  HqTestScreenStart own = start;

  own.page_type = HQ_TYPE_MANAGER_PAGE;
  hq_test_screen_init (screen, &own);
}

static void
teardown (HqTestScreen *screen, gconstpointer data)
{
  hq_test_screen_clear (screen);
}

static HqManagerPage *
get_page (HqTestScreen *screen)
{
  return HQ_MANAGER_PAGE (hq_screen_get_page (screen->screen));
}

static gpointer
part (gpointer owner, const char *name)
{
  GObject *found = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), name);

  g_assert_nonnull (found);
  return found;
}

/* A part of the page that is shown first. */
static gpointer
today (HqTestScreen *screen, const char *name)
{
  return part (hq_manager_desk_get_panel (hq_manager_page_get_desk (get_page (screen)), "today"),
               name);
}

static const char *
child (HqTestScreen *screen)
{
  return gtk_stack_get_visible_child_name (hq_test_screen_part (screen, "stack"));
}

/* Presses the one button within @widget on which @text stands, where it can be pressed. */
static gboolean
press_within (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget))
    for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL;
         label = gtk_widget_get_next_sibling (label))
      {
        GtkWidget *inner = GTK_IS_LABEL (label) ? label : gtk_widget_get_first_child (label);

        if (GTK_IS_LABEL (inner) && g_str_equal (gtk_label_get_label (GTK_LABEL (inner)), text))
          {
            g_signal_emit_by_name (widget, "clicked");
            return TRUE;
          }
      }
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    if (press_within (next, text))
      return TRUE;
  return FALSE;
}

/* While what was asked before is under way its button is down. */
static void
press (HqTestScreen *screen, const char *text)
{
  WAIT (press_within (GTK_WIDGET (screen->screen), text));
}

static void
sign_in (HqTestScreen *screen, const char *staff)
{
  gtk_editable_set_text (part (hq_test_screen_part (screen, "sign_in"), "staff"), staff);
  press (screen, "Sign in");
}

static void
sign_in_and_wait (HqTestScreen *screen, const char *staff)
{
  sign_in (screen, staff);
  WAIT (hq_live_get_staff (screen->live) != NULL
        && hq_manager_page_get_figures (get_page (screen)) != NULL);
  g_assert_cmpstr (child (screen), ==, "desk");
}

/* The first label of @widget with the style @style. */
static GtkWidget *
find_label (GtkWidget *widget, const char *style)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, style))
    return widget;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      GtkWidget *found = find_label (next, style);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
read_label (GtkWidget *widget, const char *style)
{
  return gtk_label_get_text (GTK_LABEL (find_label (widget, style)));
}

static GtkWidget *
find_cell (GtkWidget *widget, const char *number)
{
  if (HQ_IS_MANAGER_CELL (widget))
    return g_str_equal (read_label (widget, "number"), number) ? widget : NULL;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      GtkWidget *found = find_cell (next, number);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a counter's field says, as "● Serves A001". */
static char *
read_cell (HqTestScreen *screen, const char *number)
{
  GtkWidget *cell = find_cell (today (screen, "floor"), number);

  return g_strjoin (" ", read_label (cell, "word"), read_label (cell, "what"), NULL);
}

static gboolean
cell_says (HqTestScreen *screen, const char *number, const char *text)
{
  g_autofree char *found = read_cell (screen, number);

  return g_str_equal (found, text);
}

/* Only whoever manages the hall comes in, and each in the role that is theirs. */
static void
test_manager_strangers (HqTestScreen *screen, gconstpointer data)
{
  static const struct
  {
    const char *staff;
    const char *told;
  } strangers[] = { { "nobody", "Nobody of the staff has this code." },
                    { "c1", "This person does not manage the hall." } };
  GtkLabel *message = part (hq_test_screen_part (screen, "sign_in"), "message");

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      sign_in (screen, strangers[i].staff);
      WAIT (g_str_equal (gtk_label_get_label (message), strangers[i].told));
      g_assert_null (hq_live_get_staff (screen->live));
    }
  sign_in_and_wait (screen, "G1");
  g_assert_cmpstr (hq_live_get_staff (screen->live), ==, "g1");
  g_assert_cmpint (hq_test_hall_count (&screen->test, "SELECT count(*) FROM event WHERE act = 'enter'"
                                                      " AND role = 'supervisor' AND staff = 'g1'"),
                   ==, 1);
  press (screen, "Sign out");
  g_assert_null (hq_live_get_staff (screen->live));
  g_assert_cmpstr (child (screen), ==, "sign-in");
}

/* A screen that nobody touches is locked, and says why. */
static void
test_manager_idle (HqTestScreen *screen, gconstpointer data)
{
  HqPage *page = HQ_PAGE (get_page (screen));
  HqTime now = hq_live_get_now (screen->live);

  sign_in_and_wait (screen, "m1");
  HQ_PAGE_GET_CLASS (page)->tick (page, now + 9 * HQ_MINUTE);
  g_assert_nonnull (hq_live_get_staff (screen->live));
  HQ_PAGE_GET_CLASS (page)->tick (page, now + 11 * HQ_MINUTE);
  g_assert_null (hq_live_get_staff (screen->live));
  g_assert_true (hq_test_screen_says (screen, "Nobody touched the screen for ten minutes"));
}

/* The chooser looks at its folder at its own pace. */
static gboolean
offers_file (void)
{
  gpointer chooser = hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = chooser != NULL ? gtk_file_chooser_get_file (chooser) : NULL;

  return file != NULL;
}

/* Whoever left while they chose where a report goes leaves neither the chooser nor the report: what would
 * be answered to it now is answered to nobody. */
static void
test_manager_chooser (HqTestScreen *screen, gconstpointer data)
{
  HqPage *page = HQ_PAGE (get_page (screen));
  GtkWidget *desk, *day, *export;

  sign_in_and_wait (screen, "m1");
  desk = GTK_WIDGET (hq_manager_page_get_desk (get_page (screen)));
  g_assert_true (gtk_widget_activate_action (desk, "manager.show", "s", "day"));
  day = GTK_WIDGET (hq_manager_desk_get_panel (HQ_MANAGER_DESK (desk), "day"));
  export = GTK_WIDGET (gtk_widget_get_template_child (day, G_OBJECT_TYPE (day), "export"));
  WAIT (hq_page_get_view (page) != NULL && gtk_widget_get_mapped (export));
  g_assert_true (gtk_widget_activate_action (export, "export.save", "s", "csv"));
  WAIT (offers_file ());
  HQ_PAGE_GET_CLASS (page)->tick (page, hq_live_get_now (screen->live) + 11 * HQ_MINUTE);
  g_assert_null (hq_live_get_staff (screen->live));
  g_assert_null (hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_assert_cmpint (hq_test_hall_count (&screen->test, "SELECT count(*) FROM event WHERE act = 'export-report'"),
                   ==, 0);
}

/* Whoever manages no more sees nothing any more, and is told why; another role of the screen's stays. */
static void
test_manager_taken_off (HqTestScreen *screen, gconstpointer data)
{
  g_autoptr (HqSetup) draft = hq_setup_copy (hq_hall_get_setup (screen->test.hall, NULL));
  HqStaff *manager = (HqStaff *) hq_setup_find_staff (draft, "m1");
  const HqView *view;

  sign_in_and_wait (screen, "m1");
  manager->roles = 1u << HQ_ROLE_SUPERVISOR;
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_IMPORT_HALL, .rows = draft });
  view = hq_page_get_view (HQ_PAGE (get_page (screen)));
  while (!hq_setup_has_role (view->setup, "m1", HQ_ROLE_SUPERVISOR))
    {
      g_main_context_iteration (NULL, TRUE);
      view = hq_page_get_view (HQ_PAGE (get_page (screen)));
    }
  g_assert_cmpstr (hq_live_get_staff (screen->live), ==, "m1");
  manager->roles = 1u << HQ_ROLE_GUIDE;
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_IMPORT_HALL, .rows = draft });
  WAIT (hq_live_get_staff (screen->live) == NULL);
  g_assert_cmpstr (child (screen), ==, "sign-in");
  g_assert_true (hq_test_screen_says (screen, "You are not on the staff list of this hall"));
}

/* What another process does is on the screen without a key. */
static void
test_manager_live (HqTestScreen *screen, gconstpointer data)
{
  sign_in_and_wait (screen, "m1");
  g_assert_true (cell_says (screen, "1", "○ Not open "));
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  WAIT (cell_says (screen, "1", "◇ Free "));
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  WAIT (g_str_equal (read_label (today (screen, "waiting"), "value"), "1"));
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  WAIT (cell_says (screen, "1", "▲ Called A001"));
  g_assert_cmpstr (read_label (today (screen, "waiting"), "value"), ==, "0");
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  WAIT (cell_says (screen, "1", "● Serves A001"));
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
  hq_test_screen_run (screen, "c1",
                      (HqOrder){ .act = HQ_ACT_PAUSE, .counter = 1, .reason = "meal" });
  WAIT (cell_says (screen, "1", "■ Paused Meal"));
}

static void
check_tile (HqTestScreen *screen, const char *name, const GArray *figures, HqMetric metric)
{
  const HqFigure *figure = &g_array_index (figures, HqFigure, metric);
  g_autofree char *value = hq_report_format_value (figure);
  g_autofree char *found = NULL;

  g_assert_cmpint (figure->scope, ==, HQ_SCOPE_HALL);
  g_assert_cmpint (figure->metric, ==, metric);
  found = hq_metric_get_kind (metric) == HQ_METRIC_RATE
            ? g_strdup_printf ("%s (%s)", read_label (today (screen, name), "value"),
                               read_label (today (screen, name), "counts"))
            : g_strdup (read_label (today (screen, name), "value"));
  g_assert_cmpstr (found, ==, value);
}

/* One of three visitors is served, and says the worst of it. */
static void
rate_badly (HqTestScreen *screen)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;
  HqActor visitor = { .role = HQ_ROLE_VISITOR };
  HqActor clerk = { .role = HQ_ROLE_OPERATOR, .staff = "c1" };
  HqOrder order = { .act = HQ_ACT_FINISH, .counter = 1 };
  HqAnswer answer;

  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  for (guint i = 0; i < 3; i++)
    hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  hq_hall_run (screen->test.hall, &clerk, &order, &answer, &error);
  g_assert_no_error (error);
  token = hq_hall_format_token (&answer.ticket);
  order = (HqOrder){ .act = HQ_ACT_RATE, .code = token, .level = 1 };
  hq_hall_run (screen->test.hall, &visitor, &order, &answer, &error);
  g_assert_no_error (error);
}

/* The figures on the screen are those that the one function counts. */
static void
test_manager_figures (HqTestScreen *screen, gconstpointer data)
{
  static const struct
  {
    const char *tile;
    HqMetric metric;
  } tiles[] = { { "visits", HQ_METRIC_VISITS },
                { "waiting", HQ_METRIC_WAITING },
                { "on_time", HQ_METRIC_ON_TIME },
                { "satisfaction", HQ_METRIC_SATISFACTION },
                { "participation", HQ_METRIC_PARTICIPATION },
                { "overdue", HQ_METRIC_LATE_OPEN } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = NULL;
  HqDate day;

  rate_badly (screen);
  sign_in_and_wait (screen, "m1");
  WAIT (g_str_equal (read_label (today (screen, "visits"), "value"), "3")
        && g_str_equal (read_label (today (screen, "waiting"), "value"), "2"));
  hq_figures_find_last_day (screen->test.hall, &day, &error);
  figures = hq_figures_compute (screen->test.hall, day, day, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    check_tile (screen, tiles[i].tile, figures, tiles[i].metric);
  g_assert_cmpstr (read_label (today (screen, "bad"), "value"), ==, "1");
  /* One rating is no 100 %, and the reasons are said. */
  g_assert_true (hq_test_screen_says (screen, "There is a bad rating."));
  g_assert_true (hq_test_screen_says (screen, "There are too few ratings."));
  /* It stands at its service as well. */
  g_assert_true (hq_test_screen_says (screen, "1 bad rating today"));
  /* What changes later changes the figures, too, without a key. */
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  WAIT (g_str_equal (read_label (today (screen, "visits"), "value"), "4"));
}

/* Each figure of today leads to what it is made of, or to where something is done about it. */
static void
test_manager_tiles (HqTestScreen *screen, gconstpointer data)
{
  static const struct
  {
    const char *tile;
    const char *page;
  } pages[] = { { "bad", "follow" }, { "overdue", "cases" }, { "open", "today" } };
  static const char *const rows[] = { "visits", "waiting", "longest", "on_time", "satisfaction",
                                      "participation" };
  HqManagerWhy *why;

  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  sign_in_and_wait (screen, "m1");
  WAIT (g_str_equal (read_label (today (screen, "visits"), "value"), "1"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (gtk_widget_activate (today (screen, rows[i])));
      WAIT ((why = hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY)) != NULL);
      WAIT (gtk_label_get_label (part (why, "figure"))[0] != '\0');
      gtk_window_close (GTK_WINDOW (why));
      WAIT (hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY) == NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      HqManagerDesk *desk = hq_manager_page_get_desk (get_page (screen));
      GtkWidget *tile = today (screen, pages[i].tile);
      HqManagerPanel *page = hq_manager_desk_get_panel (desk, pages[i].page);
      g_autofree char *list = NULL;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", "today"));
      g_assert_true (gtk_widget_activate (tile));
      WAIT (gtk_widget_get_mapped (GTK_WIDGET (page))
            && hq_compat_get_focus (GTK_WIDGET (desk)) != tile);
      if (g_str_equal (pages[i].page, "cases"))
        {
          g_object_get (page, "list", &list, NULL);
          g_assert_cmpstr (list, ==, "overdue");
        }
    }
}

/* What there is to know of a counter comes up when it is activated. */
static void
test_manager_card (HqTestScreen *screen, gconstpointer data)
{
  GtkWidget *cell;

  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  sign_in_and_wait (screen, "m1");
  cell = find_cell (today (screen, "floor"), "1");
  g_assert_true (gtk_widget_activate (cell));
  WAIT (hq_test_screen_says (screen, "Counter 1 · General counter"));
  g_assert_true (hq_test_screen_says (screen, "A001 · Ordinary"));
  /* It goes on as the counter does. */
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  WAIT (hq_test_screen_says (screen, "● Serves since"));
}

static HqManagerPanel *
show_day (HqTestScreen *screen)
{
  HqManagerDesk *desk = hq_manager_page_get_desk (get_page (screen));
  HqManagerPanel *day = hq_manager_desk_get_panel (desk, "day");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", "day"));
  WAIT (gtk_widget_get_visible (part (day, "content")));
  return day;
}

/* The row of @metric in the list of the hall's figures, by what stands on it. */
static gboolean
day_says (HqManagerPanel *day, const HqFigure *figure)
{
  g_autofree char *value = hq_report_format_value (figure);
  GtkWidget *row = gtk_widget_get_first_child (part (day, "list"));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     hq_report_get_name (figure->metric))
        && g_str_equal (read_label (row, "numeric"), value))
      return TRUE;
  return FALSE;
}

/* Each figure of the day is the one that is counted, and a rate opens as many rows as it has counted. */
static void
test_manager_day (HqTestScreen *screen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = NULL;
  HqManagerPanel *day;
  HqManagerWhy *why;
  GtkColumnView *rows;
  HqDate date;

  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  for (guint i = 0; i < 3; i++)
    hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
  sign_in_and_wait (screen, "m1");
  day = show_day (screen);
  hq_figures_find_last_day (screen->test.hall, &date, &error);
  figures = hq_figures_compute (screen->test.hall, date, date, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < HQ_N_METRICS; i++)
    if (i != HQ_METRIC_WITHHELD && i != HQ_METRIC_WAITING_LONGEST)
      g_assert_true (day_says (day, &g_array_index (figures, HqFigure, i)));
  g_assert_true (hq_test_screen_says (screen, "nothing is published"));
  g_assert_true (hq_test_screen_says (screen, "Nobody gave a rating."));

  press (screen, "By service");
  WAIT (g_str_equal (gtk_stack_get_visible_child_name (part (day, "stack")), "parts"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (day), "day.why", "(iss)", HQ_SCOPE_SERVICE,
                                             "A", "missed"));
  WAIT ((why = hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY)) != NULL);
  rows = part (why, "rows");
  WAIT (gtk_column_view_get_model (rows) != NULL);
  /* One call, which was answered. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (rows))), ==, 1);
  g_assert_nonnull (strstr (gtk_label_get_label (part (why, "figure")), "missed 0.0 % (0/1)"));
  g_assert_nonnull (strstr (gtk_label_get_label (part (why, "facts")), "came when called 1"));
  gtk_window_close (GTK_WINDOW (why));
  WAIT (hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY) == NULL);
  /* A clerk stands beside the others of the service. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (day), "day.why", "(iss)", HQ_SCOPE_SERVICE,
                                             "A", "handling-median"));
  WAIT ((why = hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY)) != NULL);
  WAIT (strstr (gtk_label_get_label (part (why, "facts")), "By clerk, within this service: ") != NULL);
  gtk_window_close (GTK_WINDOW (why));
  WAIT (hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY) == NULL);
}

/* The rows of a table, which are known as long as somebody holds them. */
static void
watch_rows (gpointer view, gpointer *rows)
{
  WAIT (gtk_column_view_get_model (view) != NULL);
  *rows = gtk_column_view_get_model (view);
  g_object_add_weak_pointer (*rows, rows);
}

/* A table's rows go with it. */
static void
test_manager_tables (HqTestScreen *screen, gconstpointer data)
{
  gpointer figure = NULL, parts = NULL, cases = NULL, machines = NULL;
  HqManagerDesk *desk;
  HqManagerPanel *day;
  HqManagerWhy *why;

  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  sign_in_and_wait (screen, "m1");
  desk = hq_manager_page_get_desk (get_page (screen));
  g_assert_true (gtk_widget_activate (today (screen, "visits")));
  WAIT ((why = hq_test_screen_get_window (HQ_TYPE_MANAGER_WHY)) != NULL);
  watch_rows (part (why, "rows"), &figure);
  gtk_window_close (GTK_WINDOW (why));
  WAIT (figure == NULL);
  day = show_day (screen);
  watch_rows (adw_bin_get_child (part (day, "parts")), &parts);
  gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", "cases");
  watch_rows (
    hq_manager_case_rows_get_view (part (hq_manager_desk_get_panel (desk, "cases"), "rows")),
    &cases);
  gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", "machines");
  watch_rows (part (hq_manager_desk_get_panel (desk, "machines"), "view"), &machines);
  gtk_widget_activate_action (GTK_WIDGET (get_page (screen)), "manager.sign-out", NULL);
  WAIT (parts == NULL && cases == NULL && machines == NULL);
}

/* Whether the screen knows that somebody has the first alert that was taken. */
static gboolean
is_taken_by (HqTestScreen *screen, const char *staff)
{
  const GArray *taken = ((const HqManagerView *) hq_live_get_view (screen->live))->taken;

  return taken->len > 0 && g_str_equal (g_array_index (taken, HqAlertTaken, 0).staff, staff);
}

/* An alert is taken over by a name, which every manager sees, and given back. */
static void
test_manager_take (HqTestScreen *screen, gconstpointer data)
{
  hq_test_screen_run (screen, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "C" });
  sign_in_and_wait (screen, "m1");
  WAIT (hq_test_screen_says (screen, "1 person waits, and no counter serves."));
  press (screen, "Take over");
  WAIT (hq_test_screen_says (screen, "张三 sees to it."));
  g_assert_cmpint (hq_test_hall_count (&screen->test,
                                       "SELECT count(*) FROM alert_taken WHERE kind = 'nobody-serves'"
                                       " AND subject = 'C' AND staff = 'm1'"),
                   ==, 1);
  /* Another one takes it over, and it is given back by whoever has it then. */
  hq_test_screen_run (screen, "g1",
                      (HqOrder){ .act = HQ_ACT_ALERT_TAKE,
                                 .type = "nobody-serves",
                                 .text = "C",
                                 .staff = "m1" });
  WAIT (is_taken_by (screen, "g1"));
  press (screen, "Take over");
  WAIT (hq_test_hall_count (&screen->test, "SELECT count(*) FROM event"
                                           " WHERE act = 'alert-take' AND before = 'g1'")
        == 1);
  press (screen, "Give back");
  WAIT (!hq_test_screen_says (screen, "张三 sees to it."));
  g_assert_cmpint (hq_test_hall_count (&screen->test, "SELECT count(*) FROM alert_taken"), ==, 0);
}

/* Beside an alert stands what is done about it: the overdue cases, the rating itself. */
static void
test_manager_alert_deed (HqTestScreen *screen, gconstpointer data)
{
  HqManagerDesk *desk;
  HqManagerPanel *cases, *follow;
  g_autofree char *list = NULL;

  rate_badly (screen);
  hq_test_hall_run_sql (&screen->test,
                        "INSERT INTO case_file (hall, case_file, service, kind, promised_days,"
                        " accepted_at, accepted_day, clock_from, due_day, state) SELECT hall, 9, 'A',"
                        " 'promised', 1, 1, 20210104, 20210104, 20210105, 'open' FROM hall");
  sign_in_and_wait (screen, "m1");
  desk = hq_manager_page_get_desk (get_page (screen));
  WAIT (hq_test_screen_says (screen, "1 open case is overdue."));
  press (screen, "Go to the cases");
  cases = hq_manager_desk_get_panel (desk, "cases");
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (cases)));
  g_object_get (cases, "list", &list, NULL);
  g_assert_cmpstr (list, ==, "overdue");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", "today"));
  press (screen, "Go to the rating");
  follow = hq_manager_desk_get_panel (desk, "follow");
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (follow))
        && g_str_equal (gtk_stack_get_visible_child_name (part (follow, "stack")), "one"));
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    return widget;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      GtkWidget *found = find_entry (next);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* How many services the screen knows to give no numbers. */
static guint
count_stops (HqTestScreen *screen)
{
  return ((const HqManagerView *) hq_live_get_view (screen->live))->stops->len;
}

/* A service gives no more numbers, and gives some again; nothing is done without a reason. */
static void
test_manager_deeds (HqTestScreen *screen, gconstpointer data)
{
  GtkWidget *window;

  sign_in_and_wait (screen, "m1");
  press (screen, "Act…");
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS)) != NULL);
  WAIT (press_within (window, "Give no more today"));
  g_assert_true (hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == window);
  g_assert_cmpstr (read_label (window, "refusal"), ==, "Please write first what is to be read.");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (window)), "系统升级");
  g_assert_true (press_within (window, "Give no more today"));
  WAIT (hq_test_hall_count (&screen->test, "SELECT count(*) FROM service_stop"
                                           " WHERE service = 'A' AND reason = '系统升级'")
        == 1);
  /* The floor may tell of it before the answer does, with which the window goes. */
  WAIT (count_stops (screen) == 1 && hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);
  press (screen, "Act…");
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS)) != NULL);
  /* What is refused is said where it was asked, and the window stays. */
  hq_test_screen_run (screen, "m1", (HqOrder){ .act = HQ_ACT_GO_ON, .service = "A" });
  WAIT (press_within (window, "Give numbers again"));
  WAIT (read_label (window, "refusal")[0] != '\0');
  g_assert_true (hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == window);
  gtk_window_close (GTK_WINDOW (window));
  WAIT (count_stops (screen) == 0);
  hq_test_screen_run (screen, "m1",
                      (HqOrder){ .act = HQ_ACT_STOP, .service = "A", .text = "系统升级" });
  WAIT (count_stops (screen) == 1);
  press (screen, "Act…");
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS)) != NULL);
  WAIT (press_within (window, "Give numbers again"));
  WAIT (hq_test_hall_count (&screen->test, "SELECT count(*) FROM service_stop") == 0);
}

/* A store that is away is said, and what is shown is of before. */
static void
test_manager_lost (HqTestScreen *screen, gconstpointer data)
{
  sign_in_and_wait (screen, "m1");
  hq_test_screen_lose (screen);
  WAIT (hq_test_screen_says (screen, "The store has been away since"));
  g_assert_true (cell_says (screen, "1", "○ Not open "));
  hq_test_screen_find (screen);
  WAIT (!hq_test_screen_says (screen, "The store has been away since"));
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("/manager/strangers", test_manager_strangers);
  ADD ("/manager/idle", test_manager_idle);
  ADD ("/manager/chooser", test_manager_chooser);
  ADD ("/manager/taken-off", test_manager_taken_off);
  ADD ("/manager/live", test_manager_live);
  ADD ("/manager/figures", test_manager_figures);
  ADD ("/manager/tiles", test_manager_tiles);
  ADD ("/manager/card", test_manager_card);
  ADD ("/manager/day", test_manager_day);
  ADD ("/manager/tables", test_manager_tables);
  ADD ("/manager/take", test_manager_take);
  ADD ("/manager/alert-deed", test_manager_alert_deed);
  ADD ("/manager/deeds", test_manager_deeds);
  ADD ("/manager/lost", test_manager_lost);
  return g_test_run ();
}
