/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-busy.h"

#include <gdk/x11/gdkx.h>
#include <sqlite3.h>

#include "hq-turnstile.h"

#define HOLD (2 * G_USEC_PER_SEC)
/* How long a clerk in a hurry looks at each answer. */
#define LOOK (100 * 1000)

/* What is pressed, and what is then to be read on the counter's screen. The first keys need nothing of
 * the hall but what is known already; the last two come while it cannot answer. */
static const struct
{
  const char *key;
  const char *shows;
} keys[] = {
  { "F2", "The counter has no ticket for that." },
  { "F11", "Do it (F5)" },
  { "Escape", "Call the next" },
  { "F12", "Pause (F5)" },
  { "Escape", "Call the next" },
  { "F5", "Working…" },
  { "F6", "What was pressed before is still being done; please wait." },
};

/* A key that is being pressed. */
typedef struct
{
  HqTestFloor *floor;
  const char *shows;
  gint64 pressed; /* when the display had it, microseconds; 0 before */
  gint64 painted; /* when the answer had been drawn; 0 before */
} Press;

void
hq_test_busy_init (HqTestBusy *self)
{
  *self = (HqTestBusy){ .times = g_array_new (FALSE, FALSE, sizeof (double)) };
}

void
hq_test_busy_clear (HqTestBusy *self)
{
  g_array_unref (self->times);
}

/* One round of the main loop; what comes between two of them is what a clerk would notice. */
static void
hq_test_busy_go_round (HqTestBusy *self, gint64 *last)
{
  gint64 now;

  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
  now = g_get_monotonic_time ();
  self->gap = MAX (self->gap, now - *last);
  *last = now;
}

static gboolean
hq_test_busy_on_event (Press *press, GdkEvent *event)
{
  /* The display's clock is the machine's monotonic one, in milliseconds. */
  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS && press->pressed == 0)
    press->pressed = 1000 * (gint64) gdk_event_get_time (event);
  return GDK_EVENT_PROPAGATE;
}

static void
hq_test_busy_on_painted (Press *press)
{
  if (press->pressed != 0 && press->painted == 0
      && hq_test_floor_shows (press->floor, HQ_SCREEN_COUNTER, press->shows))
    press->painted = g_get_monotonic_time ();
}

/* Real keys go to the window that has the focus of the display, which without a window manager is
 * nobody's. */
void
hq_test_busy_focus (HqTestFloor *floor)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (floor->screen[HQ_SCREEN_COUNTER]));
  g_autofree char *window = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) focus = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool",
                                                    "windowfocus", window, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (focus, NULL, &error);
  g_assert_no_error (error);
}

static void
hq_test_busy_press (HqTestBusy *self, Press *press, const char *key, gint64 *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) keyboard = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool",
                                                       "key", key, NULL);
  double time;

  g_assert_no_error (error);
  /* It is this process that starts the keyboard, not the screen. */
  *last = g_get_monotonic_time ();
  while (press->painted == 0)
    hq_test_busy_go_round (self, last);
  time = (double) (press->painted - press->pressed);
  g_array_append_val (self->times, time);
  for (gint64 end = *last + LOOK; *last < end;)
    hq_test_busy_go_round (self, last);
}

static void
hq_test_busy_press_all (HqTestBusy *self, HqTestFloor *floor, gint64 *last)
{
  GtkWidget *window = GTK_WIDGET (floor->screen[HQ_SCREEN_COUNTER]);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  GtkEventController *events = gtk_event_controller_legacy_new ();
  Press press = { .floor = floor };
  gulong painted;

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (hq_test_busy_on_event), &press);
  gtk_widget_add_controller (window, events);
  painted = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (hq_test_busy_on_painted),
                                      &press);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press.shows = keys[i].shows;
      press.pressed = press.painted = 0;
      hq_test_busy_press (self, &press, keys[i].key, last);
    }
  g_signal_handler_disconnect (clock, painted);
  gtk_widget_remove_controller (window, events);
}

/**
 * hq_test_busy_start:
 *
 * Returns: (transfer full): another process, which holds the hall for two seconds from now on
 */
GSubprocess *
hq_test_busy_start (HqTestFloor *floor)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe",
                                         "--hold", floor->test.path, NULL);
  char held[8];

  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (other), held, sizeof held, NULL, &error);
  g_assert_no_error (error);
  return other;
}

/**
 * hq_test_busy_measure:
 * @floor: with a counter at which somebody is signed in, for whom somebody waits
 *
 * Has another process hold the hall, and presses keys meanwhile. The visitor is called after it, and
 * served.
 */
void
hq_test_busy_measure (HqTestBusy *self, HqTestFloor *floor)
{
  g_autoptr (GSubprocess) other = hq_test_busy_start (floor);
  gint64 last = g_get_monotonic_time ();

  hq_test_busy_press_all (self, floor, &last);
  /* It was held all the time, or the last key had another answer and somebody had been called. */
  g_assert_cmpint (hq_test_hall_count (&floor->test, "SELECT count(*) FROM period"), ==,
                   self->rounds);
  last = g_get_monotonic_time ();
  while (!hq_test_floor_shows (floor, HQ_SCREEN_COUNTER, "Start"))
    hq_test_busy_go_round (self, &last);
  self->rounds++;
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Start");
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Finish");
  hq_test_floor_press (floor, HQ_SCREEN_COUNTER, "Finish (Enter)");
}

/**
 * hq_test_busy_hold:
 * @store: a hall
 *
 * What the other process does: it takes its turn to change the hall, and two seconds for it, and
 * leaves all as it was.
 *
 * Returns: its exit status
 */
int
hq_test_busy_hold (const char *store)
{
  g_autoptr (HqTurnstile) turnstile = hq_turnstile_new (store, NULL);
  sqlite3 *handle;

  g_assert_nonnull (turnstile);
  g_assert_true (hq_turnstile_enter (turnstile, HOLD));
  g_assert_cmpint (sqlite3_open (store, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DELETE FROM setting", NULL, NULL, NULL), ==, SQLITE_OK);
  g_print ("held\n");
  g_usleep (HOLD);
  g_assert_cmpint (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  hq_turnstile_leave (turnstile);
  return 0;
}
