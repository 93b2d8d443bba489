/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-copy.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

#include "hq-copy.h"
#include "hq-ctl-json.h"

#define HQ_CTL_COPY_TELL_EVERY (G_TIME_SPAN_SECOND / 4)

typedef struct
{
  gboolean terminal;
  gint64 told;
} HqCtlCopy;

static volatile sig_atomic_t interrupted;

static void
hq_ctl_copy_interrupt (int signal_number)
{
  interrupted = TRUE;
}

/* The line is rewritten in place, on a terminal alone. */
static gboolean
hq_ctl_copy_watch (const HqCopyProgress *progress, gpointer user_data)
{
  HqCtlCopy *copy = user_data;
  gint64 now = g_get_monotonic_time ();

  if (copy->terminal && now - copy->told >= HQ_CTL_COPY_TELL_EVERY)
    {
      copy->told = now;
      g_printerr ("\r");
      if (progress->comparing)
        g_printerr (_ ("Table %u of %u, %s: %u rows compared"), progress->tables + 1,
                    progress->n_tables, progress->table, (guint) progress->rows);
      else
        g_printerr (_ ("Table %u of %u, %s: %u rows copied"), progress->tables + 1,
                    progress->n_tables, progress->table, (guint) progress->rows);
      g_printerr ("\033[K");
    }
  return !interrupted;
}

static void
hq_ctl_copy_print_json (const HqCopyOptions *options, const HqCopyResult *result, gint64 length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "hall", result->code);
  hq_ctl_json_add_text (builder, "from", options->from);
  hq_ctl_json_add_text (builder, "to", options->to);
  hq_ctl_json_add_int (builder, "day", options->day);
  hq_ctl_json_add_int (builder, "rows", result->rows);
  hq_ctl_json_add_int (builder, "microseconds", length);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_object (builder);
  for (guint i = 0; i < result->counts->len; i++)
    {
      const HqCopyCount *count = &g_array_index (result->counts, HqCopyCount, i);

      hq_ctl_json_add_int (builder, count->table, count->rows);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static int
hq_ctl_copy_report (const HqCtl *ctl,
                    const HqCopyOptions *options,
                    const HqCopyResult *result,
                    gint64 length)
{
  if (ctl->json)
    {
      hq_ctl_copy_print_json (options, result, length);
      return HQ_CTL_DONE;
    }
  g_print (_ ("The hall “%s” is in %s now: %u rows of %u tables, each compared, "
              "in %.1f s, %.0f rows a second.\n"),
           result->code, options->to, (guint) result->rows, result->counts->len,
           (double) length / G_TIME_SPAN_SECOND,
           (double) result->rows * G_TIME_SPAN_SECOND / (double) length);
  g_print (_ ("Only one of the two lives on: what is done in %s from now on is not in the copy.\n"),
           options->from);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_copy_run:
 *
 * Copies a hall, or one day of it, from a file or a server to a file or a server. SIGINT and SIGTERM
 * end it, and nothing is left that looks like a hall.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_copy_run (const HqCtl *ctl)
{
  struct sigaction action = { .sa_handler = hq_ctl_copy_interrupt };
  HqCtlCopy copy = { isatty (STDERR_FILENO) && !ctl->json, 0 };
  HqCopyOptions options = { .func = hq_ctl_copy_watch, .user_data = &copy };
  g_autoptr (HqCopyResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  gboolean done;

  if (ctl->words[1] == NULL || ctl->words[2] == NULL || ctl->words[3] != NULL)
    return hq_ctl_say_usage (_ ("Say copy FROM TO: a file or an address each."));
  if (!hq_ctl_read_day (ctl->day, &options.day))
    return HQ_CTL_USAGE;
  options.from = ctl->words[1];
  options.to = ctl->words[2];
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  done = hq_copy_run (&options, &result, &error);
  if (copy.terminal)
    g_printerr ("\r\033[K");
  if (!done)
    return hq_ctl_fail (ctl, error);
  return hq_ctl_copy_report (ctl, &options, result, MAX (1, g_get_monotonic_time () - begun));
}
