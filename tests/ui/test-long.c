/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long day: visitors take a number, are called, served and rated through the open windows of a
 * kiosk, a counter, its window screen and rating pad, and a board. Their memory does not grow. */
#include <malloc.h>
#include <sqlite3.h>
#include <string.h>

#include "hq-test-floor.h"

#define VISITS 300
/* Whoever waits besides the one who is served. */
#define LINE 3

static const HqScreenRole roles[] = { HQ_SCREEN_KIOSK, HQ_SCREEN_COUNTER, HQ_SCREEN_WINDOW,
                                      HQ_SCREEN_RATING, HQ_SCREEN_BOARD };

/* In KiB. */
typedef struct
{
  gint64 dirty; /* pages that this process alone has written to */
  gint64 heap;  /* of them, what was asked for and not given back */
} Memory;

static void
measure (guint visits, Memory *memory)
{
  g_autofree char *text = NULL;
  const char *line;
  struct mallinfo2 info;

  malloc_trim (0);
  info = mallinfo2 ();
  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL));
  line = strstr (text, "Private_Dirty:");
  g_assert_nonnull (line);
  *memory = (Memory){ .dirty = g_ascii_strtoll (line + strlen ("Private_Dirty:"), NULL, 10),
                      .heap = (gint64) ((info.uordblks + info.hblkhd) / 1024) };
  g_test_message ("After %u visits: private %" G_GINT64_FORMAT " KiB, heap %" G_GINT64_FORMAT
                  " KiB, of it the store's %" G_GINT64_FORMAT " KiB",
                  visits, memory->dirty, memory->heap, (gint64) sqlite3_memory_used () / 1024);
}

static void
take (HqTestFloor *floor, guint number)
{
  g_autofree char *text = g_strdup_printf ("A%03u", number);

  hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.service::A");
  hq_test_floor_see (floor, HQ_SCREEN_KIOSK, text);
  hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.home");
}

/* One after the other, as the eighty of a clerk's day, with each button that an ordinary visit has. */
static void
serve (HqTestFloor *floor, guint number)
{
  g_autofree char *text = g_strdup_printf ("A%03u", number);
  guint level = 1 + number % 5;
  g_autofree char *face = g_strdup_printf ("rating.rate(%u)", level);

  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Call the next");
  hq_test_floor_see (floor, HQ_SCREEN_WINDOW, text);
  hq_test_floor_see (floor, HQ_SCREEN_BOARD, text);
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Start");
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Finish");
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Finish (Enter)");
  hq_test_floor_see (floor, HQ_SCREEN_RATING, text);
  hq_test_floor_press (floor, HQ_SCREEN_RATING, face);
  hq_test_floor_press (floor, HQ_SCREEN_RATING, "rating.go-on");
  if (level == 1)
    {
      hq_test_floor_press (floor, HQ_SCREEN_RATING, "Waited too long");
      hq_test_floor_press (floor, HQ_SCREEN_RATING, "rating.send");
    }
  else
    hq_test_floor_press (floor, HQ_SCREEN_RATING, "rating.go-on");
}

static void
test_long_day (void)
{
  const char *wanted = g_getenv ("HQ_TEST_VISITS");
  guint visits = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : VISITS;
  HqTestFloor floor;
  Memory before, after;

  hq_test_floor_init (&floor);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    hq_test_floor_open (&floor, roles[i]);
  hq_test_floor_sign_in (&floor);
  for (guint i = 1; i <= LINE; i++)
    take (&floor, i);
  for (guint i = 1; i <= visits; i++)
    {
      take (&floor, LINE + i);
      serve (&floor, i);
      if (i == visits / 10)
        measure (i, &before);
      else if (i % (visits / 10) == 0)
        measure (i, &after);
    }
  g_assert_cmpint (hq_test_hall_count (&floor.test, "SELECT count(*) FROM rating"), ==, visits);
  g_assert_cmpint (after.dirty, <=, before.dirty * 105 / 100);
  g_assert_cmpint (after.heap, <=, before.heap * 105 / 100);
  hq_test_floor_clear (&floor);
}

/* What scrolls is forgotten by GTK's settings once it is off the screen. */
static void
test_long_scroll (void)
{
  HqTestFloor floor;

  hq_test_floor_init (&floor);
  hq_test_floor_open (&floor, HQ_SCREEN_COUNTER);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *scroll = gtk_scrolled_window_new ();

      gtk_window_set_child (GTK_WINDOW (window), scroll);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_true (gtk_widget_get_realized (scroll));
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_cmpuint (g_signal_handler_find (gtk_settings_get_default (), G_SIGNAL_MATCH_DATA, 0,
                                               0, NULL, NULL, scroll),
                        ==, 0);
    }
  hq_test_floor_clear (&floor);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/long/scroll", test_long_scroll);
  g_test_add_func ("/long/day", test_long_day);
  return g_test_run ();
}
