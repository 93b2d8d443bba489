/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart-canvas.h"
#include "hq-chart-view.h"
#include "hq-language.h"
#include "hq-test-screen.h"

typedef struct
{
  GtkWidget *window; /* GTK's */
  HqChartView *view;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_screen_load_looks ();
  hq_language_set ("en");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  fixture->window = gtk_window_new ();
  fixture->view = HQ_CHART_VIEW (hq_chart_view_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 420);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT (gtk_widget_get_height (fixture->window) > 1);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
}

/* Four hours, of which the third has no figure; @more is added to each. */
static HqChart *
make (double more)
{
  static const char *const hours[] = { "08:00", "09:00", "10:00", "11:00" };
  HqChart *chart = hq_chart_new ("Tickets by hour", HQ_CHART_COUNT);

  hq_chart_set_heading (chart, "Hour");
  hq_chart_add_series (chart, "Taken", HQ_CHART_BARS);
  hq_chart_add_series (chart, "Called", HQ_CHART_LINE);
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      hq_chart_add_category (chart, hours[i]);
      if (i == 2)
        continue;
      hq_chart_set_value (chart, 0, i, 40 - 10.0 * i + more);
      hq_chart_set_value (chart, 1, i, 5 + more);
    }
  return chart;
}

static void
show (Fixture *fixture, double more)
{
  g_autoptr (HqChart) chart = make (more);

  hq_chart_view_set_chart (fixture->view, chart);
}

/* The first widget of @type that is @widget or within it, and shown where @mapped. */
static GtkWidget *
find (GtkWidget *widget, GType type, gboolean mapped)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (!mapped || gtk_widget_get_mapped (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, mapped);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get (Fixture *fixture, GType type)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->view), type, FALSE);

  g_assert_nonnull (found);
  return found;
}

/* All that is written below @widget and shown, from top to bottom. */
static void
read_labels (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_labels (child, text);
}

static gboolean
says (GtkWidget *widget, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  read_labels (widget, text);
  return strstr (text->str, expected) != NULL;
}

/* For a screen reader it is an image, with its title and a sentence, which stands below it too. */
static void
test_view_sentence (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "Tickets by hour: Taken highest 08:00 with 40, lowest 11:00 with 10, no"
                         " figure for 1 of 4; Called 5 throughout, no figure for 1 of 4.";
  GtkWidget *canvas = get (fixture, HQ_TYPE_CHART_CANVAS);

  show (fixture, 0);
  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Tickets by hour");
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
  WAIT (says (GTK_WIDGET (fixture->view), sentence));
  g_assert_true (says (GTK_WIDGET (fixture->view), "Tickets by hour|Table|"));
}

static void
press_table (Fixture *fixture)
{
  GtkWidget *toggle = get (fixture, GTK_TYPE_TOGGLE_BUTTON);

  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tickets by hour as a table");
  gtk_widget_activate (toggle);
  WAIT (gtk_widget_get_mapped (get (fixture, GTK_TYPE_COLUMN_VIEW)));
}

/* The row of the table that has the focus, as it is read aloud. */
static void
assert_row (Fixture *fixture, const char *expected)
{
  GtkWidget *row = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_true (gtk_widget_is_ancestor (row, get (fixture, GTK_TYPE_COLUMN_VIEW)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
}

/* The same figures are a table with its headings, which the keyboard goes through row by row. */
static void
test_view_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = get (fixture, GTK_TYPE_COLUMN_VIEW);

  show (fixture, 0);
  press_table (fixture);
  WAIT (says (table, "Hour|Taken|Called|08:00|40|5|09:00|30|5|10:00|—|—|11:00|10|5|"));
  g_assert_false (gtk_widget_get_mapped (get (fixture, HQ_TYPE_CHART_CANVAS)));
  gtk_widget_grab_focus (table);
  assert_row (fixture, "08:00, Taken 40, Called 5");
  gtk_widget_child_focus (table, GTK_DIR_DOWN);
  assert_row (fixture, "09:00, Taken 30, Called 5");
  gtk_widget_child_focus (table, GTK_DIR_DOWN);
  assert_row (fixture, "10:00, Taken —, Called —");
}

/* New figures of the same hours leave whoever reads the table where they are. */
static void
test_view_refresh (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = get (fixture, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *row;

  show (fixture, 0);
  press_table (fixture);
  WAIT (says (table, "11:00|10|5|"));
  gtk_widget_grab_focus (table);
  gtk_widget_child_focus (table, GTK_DIR_DOWN);
  row = gtk_root_get_focus (GTK_ROOT (fixture->window));
  show (fixture, 2);
  WAIT (says (table, "08:00|42|7|09:00|32|7|10:00|—|—|11:00|12|7|"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
  assert_row (fixture, "09:00, Taken 32, Called 7");
}

/* Of nothing there is a sentence, and no table. */
static void
test_view_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqChart) nothing = hq_chart_new ("Tickets by hour", HQ_CHART_COUNT);

  show (fixture, 0);
  press_table (fixture);
  hq_chart_view_set_chart (fixture->view, nothing);
  WAIT (gtk_widget_get_mapped (get (fixture, HQ_TYPE_CHART_CANVAS)));
  g_assert_false (gtk_widget_get_visible (get (fixture, GTK_TYPE_TOGGLE_BUTTON)));
  g_assert_true (says (GTK_WIDGET (fixture->view), "Tickets by hour: there is nothing to show.|"));
  hq_chart_view_set_chart (fixture->view, NULL);
  g_assert_false (says (GTK_WIDGET (fixture->view), "Tickets"));
  show (fixture, 0);
  press_table (fixture);
}

/* How many points of the picture have this colour. */
static guint
count_colour (Fixture *fixture, guint32 colour)
{
  GtkWidget *canvas = get (fixture, HQ_TYPE_CHART_CANVAS);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (canvas);
  int width = gtk_widget_get_width (canvas), height = gtk_widget_get_height (canvas);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *points = NULL;
  gsize n;
  guint found = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  /* Nothing is drawn before the window has its size. */
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  n = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  points = g_new (guint32, n);
  gdk_texture_download (texture, (guchar *) points, 4 * (gsize) gdk_texture_get_width (texture));
  for (gsize i = 0; i < n; i++)
    found += (points[i] & 0xffffff) == colour;
  return found;
}

/* The picture has the colours of the desktop's style, and others as soon as that is dark. */
static void
test_view_colours (Fixture *fixture, gconstpointer data)
{
  show (fixture, 0);
  WAIT (count_colour (fixture, 0x1c5fb8) > 2000);
  g_assert_cmpuint (count_colour (fixture, 0x78aeed), ==, 0);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  WAIT (count_colour (fixture, 0x78aeed) > 2000);
  g_assert_cmpuint (count_colour (fixture, 0x1c5fb8), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, setup, test, teardown)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/chart-view/sentence", test_view_sentence);
  ADD ("/chart-view/table", test_view_table);
  ADD ("/chart-view/refresh", test_view_refresh);
  ADD ("/chart-view/nothing", test_view_nothing);
  ADD ("/chart-view/colours", test_view_colours);
  return g_test_run ();
}
