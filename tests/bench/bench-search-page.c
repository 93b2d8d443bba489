/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk's search over as many items as a large hall has: from a touch of the keypad to the frame
 * that shows what was found. */
#include "hq-bench-items.h"
#include "hq-bench.h"
#include "hq-item-table.h"
#include "hq-test-floor.h"

#define SAMPLES 40
/* Touches fall anywhere between two frames. */
#define BETWEEN_MS 40

static gboolean
put_items (HqDatabase *db, gpointer data, GError **error)
{
  const HqBenchItems *from = data;
  g_autoptr (GPtrArray) items = hq_item_new_array ();

  for (guint i = 0; i < HQ_BENCH_ITEMS; i++)
    {
      HqItem *item = hq_item_new ();

      g_ptr_array_add (items, item);
      *item = (HqItem){
        .item = g_strdup (from->items[i].key),
        .name = g_strdup (from->items[i].name),
        .name_en = g_strdup (from->items[i].name_en),
        .department = g_strdup ("X"),
        .service = g_strdup (i % 2 == 0 ? "A" : "D"),
        .window_type = g_strdup (""),
        .item_type = g_strdup (""),
        .case_kind = HQ_CASE_INSTANT,
        .statutory_unit = g_strdup (""),
        .not_counted_steps = g_strdup (""),
        .materials = g_strdup (""),
        .counter_minutes = 10,
        .name_source = g_strdup (""),
        .statutory_source = g_strdup (""),
        .promised_source = g_strdup (""),
        .minutes_source = g_strdup (""),
        .note = g_strdup (""),
      };
    }
  return hq_item_table_replace (db, items, error);
}

/* The key of the keypad that is on the screen. */
static GtkWidget *
find_key (GtkWidget *root, const char *key)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_str_equal (gtk_widget_get_name (root), key))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_key (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_painted (gint64 *painted)
{
  *painted = g_get_monotonic_time ();
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Touches one key, and waits for the frame after it. */
static double
touch (GtkWidget *window, char key)
{
  const char name[] = { key, '\0' };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  GtkWidget *button = find_key (window, name);
  gint64 painted = 0, touched;
  gboolean over = FALSE;
  gulong id;

  g_assert_nonnull (button);
  g_timeout_add ((guint) g_random_int_range (0, BETWEEN_MS), on_time, &over);
  HQ_TEST_FLOOR_WAIT (over);
  id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_painted), &painted);
  touched = g_get_monotonic_time ();
  g_signal_emit_by_name (button, "clicked");
  HQ_TEST_FLOOR_WAIT (painted != 0);
  g_signal_handler_disconnect (clock, id);
  return (double) (painted - touched);
}

static void
search (GtkWidget *window, const char *text, GArray *times)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      {
        double time = touch (window, g_ascii_toupper (*at));

        g_array_append_val (times, time);
      }
  touch (window, '!');
}

static void
bench_search_page (void)
{
  g_auto (HqBenchItems) items = { 0 };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  HqTestFloor floor;
  GtkWidget *window;

  hq_bench_items_init (&items);
  hq_test_floor_init (&floor);
  hq_database_write (hq_hall_get_database (floor.test.hall), put_items, &items, &error);
  g_assert_no_error (error);
  hq_test_floor_open (&floor, HQ_SCREEN_KIOSK);
  window = GTK_WIDGET (floor.screen[HQ_SCREEN_KIOSK]);
  hq_test_floor_press (&floor, HQ_SCREEN_KIOSK, "kiosk.search");
  HQ_TEST_FLOOR_WAIT (find_key (window, "G") != NULL);
  touch (window, 'G');
  /* The catalogue is there once something is found in it. */
  hq_test_floor_see (&floor, HQ_SCREEN_KIOSK, "公司新办");
  touch (window, '!');
  for (guint i = 0; i < SAMPLES; i++)
    {
      const char *name = items.items[i * (HQ_BENCH_ITEMS / SAMPLES)].name;
      g_autofree char *text = hq_bench_items_type (name, HQ_BENCH_ITEMS_INITIALS);

      search (window, text, times);
    }
  g_print ("search page: %d items, aim one frame of 16.7 ms at the median\n", HQ_BENCH_ITEMS);
  hq_bench_print_tail ("a key to its frame", times);
  hq_test_floor_clear (&floor);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hq_bench_init (argc, argv);
  g_test_add_func ("/bench/search-page", bench_search_page);
  return g_test_run ();
}
