/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens one window, says when its first frame with what it is there for was drawn, how long the
 * processor worked for that and how much memory is its own a second later, and ends: a role as the
 * program opens it, or as the floor a bare window of libadwaita with one Chinese label. */
#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "hq-app.h"
#include "hq-language.h"
#include "hq-screen.h"

typedef struct
{
  GtkWindow *window; /* (borrowed) */
  gboolean floor;
  gboolean said;
} Start;

static gboolean
end (gpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 own = 0;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Private_"))
      own += g_ascii_strtoll (strchr (lines[i], ':') + 1, NULL, 10);
  printf ("private %" G_GINT64_FORMAT "\n", own);
  fflush (stdout);
  _exit (0);
}

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  Start *start = data;
  struct timespec used;

  if (start->said
      || (!start->floor && hq_page_get_view (hq_screen_get_page (HQ_SCREEN (start->window))) == NULL))
    return;
  start->said = TRUE;
  printf ("painted %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  printf ("used %" G_GINT64_FORMAT "\n", used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000);
  fflush (stdout);
  g_timeout_add_seconds (1, end, NULL);
}

static void
on_realized (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted),
                    data);
}

static void
on_window (GtkApplication *app, GtkWindow *window, gpointer data)
{
  Start *start = data;

  start->window = window;
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), start);
}

static void
on_activate (GtkApplication *app, gpointer data)
{
  const int *size = data;
  GtkWidget *window = adw_application_window_new (app);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      gtk_label_new ("示范政务服务大厅"));
  gtk_window_set_default_size (GTK_WINDOW (window), size[0], size[1]);
  gtk_window_present (GTK_WINDOW (window));
}

/* start-screen WIDTHxHEIGHT [ROLE STORE PLACE] */
int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) app = NULL;
  Start start = { 0 };
  int size[2];

  if ((argc != 2 && argc != 5) || sscanf (argv[1], "%dx%d", &size[0], &size[1]) != 2)
    return 2;
  start.floor = argc == 2;
  hq_language_init (g_getenv ("HQ_LOCALE_DIR"));
  hq_language_set ("zh");
  if (start.floor)
    {
      app = GTK_APPLICATION (adw_application_new ("org.hallqueue.Floor", G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (app, "activate", G_CALLBACK (on_activate), size);
    }
  else
    app = GTK_APPLICATION (hq_app_new (&(HqAppStart){ .role = hq_place_find_role (argv[2]),
                                                      .store = argv[3],
                                                      .place = argv[4],
                                                      .width = size[0],
                                                      .height = size[1] }));
  g_signal_connect (app, "window-added", G_CALLBACK (on_window), &start);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
