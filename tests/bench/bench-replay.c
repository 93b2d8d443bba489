/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The opening day of 3,000 visits at full speed through the command line, from the first ticket to the
 * published figures. */
#include <json-glib/json-glib.h>

#include "hq-bench.h"

#define DAYS 5

/* What the command line prints. */
static char *
run_ctl (const char *store, const char *command)
{
  g_autofree char *line
    = g_strdup_printf ("'%s' --store '%s' %s", g_getenv ("HQ_CTL"), store, command);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (line, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

/* Lives the day once in a new hall. */
static void
live (const char *folder, guint n, GArray *seconds, GArray *rates)
{
  g_autofree char *name = g_strdup_printf ("day-%u.db", n);
  g_autofree char *store = g_build_filename (folder, name, NULL);
  g_autofree char *made = run_ctl (store, "init --demo");
  g_autofree char *told = run_ctl (store, "replay opening-day --json");
  g_autoptr (JsonNode) root = json_from_string (told, NULL);
  JsonObject *object = json_node_get_object (root);
  gint64 changes = json_object_get_int_member (object, "changes");
  double length
    = (double) json_object_get_int_member (object, "microseconds") / G_TIME_SPAN_SECOND;
  double rate = (double) changes / length;

  g_assert_cmpint (changes, >, 0);
  g_array_append_val (seconds, length);
  g_array_append_val (rates, rate);
  g_print ("day %u: %" G_GINT64_FORMAT " changes in %.1f s, %.0f a second\n", n + 1, changes,
           length, rate);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));
  char *folder;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  for (guint i = 0; i < DAYS; i++)
    live (folder, i, seconds, rates);
  g_print ("opening day: median %.1f s (%.1f to %.1f), %.0f changes a second (%.0f to %.0f)\n",
           hq_bench_quantile (seconds, 0.5), hq_bench_quantile (seconds, 0),
           hq_bench_quantile (seconds, 1), hq_bench_quantile (rates, 0.5),
           hq_bench_quantile (rates, 0), hq_bench_quantile (rates, 1));
  hq_bench_folder_end (folder);
  return 0;
}
