/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-replay.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <unistd.h>

#include "hq-ctl-metrics.h"
#include "hq-error.h"
#include "hq-replay.h"

/* What stands for a file: the day that is made. */
#define HQ_CTL_REPLAY_OPENING "opening-day"
/* The first working day after Spring Festival 2021, the day of domain.md. */
#define HQ_CTL_REPLAY_DAY 20210218
#define HQ_CTL_REPLAY_SEED 20210218
#define HQ_CTL_REPLAY_TELL_EVERY (G_TIME_SPAN_SECOND / 4)

/* What is measured besides the day itself. */
typedef struct
{
  const HqCtl *ctl;
  HqHall *hall;
  gint64 told;
  gint64 new_since; /* when the acts of runs before were behind us */
  gboolean terminal;
} HqCtlReplay;

static volatile sig_atomic_t interrupted;

static void
hq_ctl_replay_interrupt (int signal_number)
{
  interrupted = TRUE;
}

/* The line is rewritten in place, on a terminal alone. */
static void
hq_ctl_replay_show (const HqCtlReplay *replay, const HqReplayProgress *progress)
{
  g_autofree char *time = hq_date_format_time (progress->now, hq_hall_get_zone (replay->hall));

  g_printerr ("\r");
  g_printerr (_ ("%s: %u of %u people have come, %u changes"), time, progress->visits,
              progress->of, progress->acts);
  g_printerr ("\033[K");
}

static gboolean
hq_ctl_replay_watch (const HqReplayProgress *progress, gpointer user_data)
{
  HqCtlReplay *replay = user_data;
  gint64 now = g_get_monotonic_time ();

  if (progress->acts == progress->repeated)
    replay->new_since = now;
  if (replay->terminal && now - replay->told >= HQ_CTL_REPLAY_TELL_EVERY)
    {
      replay->told = now;
      hq_ctl_replay_show (replay, progress);
    }
  return !interrupted;
}

static HqReplayPlan *
hq_ctl_replay_make_plan (const HqCtl *ctl,
                         HqHall *hall,
                         const HqReplayOptions *options,
                         HqArrivals **arrivals,
                         GError **error)
{
  g_autofree char *data = NULL;
  gsize size;

  if (g_str_equal (ctl->words[1], HQ_CTL_REPLAY_OPENING))
    return hq_replay_plan_new_opening (hall, options, error);
  if (!g_file_get_contents (ctl->words[1], &data, &size, error))
    return NULL;
  *arrivals = hq_arrivals_file_parse (data, size, options->seed, error);
  return *arrivals == NULL ? NULL : hq_replay_plan_new_file (hall, options, *arrivals, error);
}

/* What was made of the file, before it begins. */
static void
hq_ctl_replay_say_plan (const HqReplayPlan *plan, const HqArrivals *arrivals)
{
  g_autofree char *day = hq_date_format (plan->options.day);

  g_printerr (_ ("%u visits are replayed on %s at %u counters.\n"), plan->visits->len, day,
              plan->n_counters);
  if (arrivals == NULL)
    return;
  g_printerr (_ ("The records are from another place and time; the day is this hall's, and the ratings"
                 " are made up.\n"));
  g_printerr (_ ("%u rows never queued and are left out.\n"), arrivals->never_queued);
  if (plan->made > 0)
    g_printerr (_ ("%u services that the hall does not have are made for it.\n"), plan->made);
}

/* Minutes and seconds; hours run on as minutes. */
static char *
hq_ctl_replay_format_length (gint64 length)
{
  if (length < 0)
    return g_strdup ("—");
  return g_strdup_printf ("%d:%02d", (int) (length / HQ_MINUTE),
                          (int) (length % HQ_MINUTE / HQ_SECOND));
}

/* "median 1:05, 90 % within 4:00, longest 9:59", translated. */
static char *
hq_ctl_replay_format_waits (GArray *waits)
{
  g_autofree char *median = hq_ctl_replay_format_length (hq_replay_get_quantile (waits, 0.5));
  g_autofree char *most = hq_ctl_replay_format_length (hq_replay_get_quantile (waits, 0.9));
  g_autofree char *longest = hq_ctl_replay_format_length (hq_replay_get_quantile (waits, 1));

  /* Translators: minutes and seconds. */
  return g_strdup_printf (_ ("median %s, 90 %% within %s, longest %s"), median, most, longest);
}

/* What the figures of the day do not say: how the replay went, and the waits in the records. */
static void
hq_ctl_replay_report (const HqReplayResult *result)
{
  const HqReplayProgress *progress = &result->progress;
  g_autofree char *waits = hq_ctl_replay_format_waits (result->waits);
  g_autofree char *real = hq_ctl_replay_format_waits (result->real_waits);

  g_print (_ ("%u visits: %u tickets, %u found the service closed or its numbers gone.\n"),
           progress->visits, result->issued, result->refused);
  if (result->real_waits->len == 0)
    return;
  g_print (_ ("Waits of %u called: %s.\n"), result->waits->len, waits);
  g_print (_ ("Waits of %u served in the records: %s.\n"), result->real_waits->len, real);
}

static void
hq_ctl_replay_add_member (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
hq_ctl_replay_print_json (const HqReplayResult *result, gint64 microseconds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  hq_ctl_replay_add_member (builder, "visits", result->progress.visits);
  hq_ctl_replay_add_member (builder, "tickets", result->issued);
  hq_ctl_replay_add_member (builder, "refused", result->refused);
  hq_ctl_replay_add_member (builder, "served", result->served);
  hq_ctl_replay_add_member (builder, "cancelled", result->cancelled);
  hq_ctl_replay_add_member (builder, "missed", result->missed);
  hq_ctl_replay_add_member (builder, "redirected", result->redirected);
  hq_ctl_replay_add_member (builder, "continued", result->continued);
  hq_ctl_replay_add_member (builder, "held", result->held);
  hq_ctl_replay_add_member (builder, "rated", result->rated);
  hq_ctl_replay_add_member (builder, "unserved", result->unserved);
  hq_ctl_replay_add_member (builder, "median_wait", hq_replay_get_quantile (result->waits, 0.5));
  hq_ctl_replay_add_member (builder, "wait_90", hq_replay_get_quantile (result->waits, 0.9));
  hq_ctl_replay_add_member (builder, "longest_wait", hq_replay_get_quantile (result->waits, 1));
  hq_ctl_replay_add_member (builder, "changes", result->progress.acts);
  hq_ctl_replay_add_member (builder, "repeated", result->progress.repeated);
  hq_ctl_replay_add_member (builder, "microseconds", microseconds);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

/* The closing report. */
static int
hq_ctl_replay_print (const HqCtlReplay *replay, const HqReplayResult *result, HqDate day)
{
  const HqReplayProgress *progress = &result->progress;
  guint fresh = progress->acts - progress->repeated;
  gint64 length = MAX (1, g_get_monotonic_time () - replay->new_since);
  g_autofree char *date = hq_date_format (day);
  int status;

  if (replay->ctl->json)
    {
      hq_ctl_replay_print_json (result, length);
      return HQ_CTL_DONE;
    }
  if (fresh == 0)
    g_print (_ ("This day was replayed already; nothing was done again.\n"));
  hq_ctl_replay_report (result);
  if (fresh > 0)
    g_print (_ ("%u changes in %.1f s, %.0f a second.\n"), fresh,
             (double) length / G_TIME_SPAN_SECOND,
             fresh * (double) G_TIME_SPAN_SECOND / (double) length);
  status = hq_ctl_metrics_run_hall (replay->ctl, replay->hall, day);
  if (status == HQ_CTL_DONE)
    g_print (_ ("metrics --day %s has the floors, services, counters and clerks; ticket A001 --day %s"
                " tells what happened to a ticket.\n"),
             date, date);
  return status;
}

static gboolean
hq_ctl_replay_read_options (const HqCtl *ctl, HqReplayOptions *options)
{
  HqDate day;

  if (!hq_ctl_read_day (ctl->day, &day))
    return FALSE;
  *options = (HqReplayOptions) { .day = day != 0 ? day : HQ_CTL_REPLAY_DAY,
                                 .counters = MAX (0, ctl->counters),
                                 .all_day = ctl->all_day,
                                 .seed = ctl->seed != 0 ? (guint64) ctl->seed
                                                        : HQ_CTL_REPLAY_SEED };
  return TRUE;
}

/**
 * hq_ctl_replay_run:
 *
 * Lives a day on a demo or trial hall: the records of a file, or the hall's own opening day. SIGINT
 * ends it after the act that is being done; run again, it goes on.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_replay_run (const HqCtl *ctl)
{
  struct sigaction action = { .sa_handler = hq_ctl_replay_interrupt };
  g_autoptr (HqReplayResult) result = NULL;
  g_autoptr (HqArrivals) arrivals = NULL;
  g_autoptr (HqReplayPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqReplayOptions options;
  HqCtlReplay replay;
  gboolean done;
  int status;

  if (ctl->words[1] == NULL)
    return hq_ctl_say_usage (_ ("Say replay opening-day, or replay and a file of arrivals."));
  if (!hq_ctl_replay_read_options (ctl, &options))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  plan = hq_ctl_replay_make_plan (ctl, hall, &options, &arrivals, &error);
  if (plan == NULL)
    return hq_ctl_fail (ctl, error);
  replay = (HqCtlReplay) { .ctl = ctl, .hall = hall, .new_since = g_get_monotonic_time (),
                           .terminal = isatty (STDERR_FILENO) && !ctl->json };
  if (!ctl->json)
    hq_ctl_replay_say_plan (plan, arrivals);
  sigaction (SIGINT, &action, NULL);
  done = hq_replay_run (hall, plan, &(HqReplayWatcher){ hq_ctl_replay_watch, &replay }, &result,
                        &error);
  if (replay.terminal)
    g_printerr ("\r\033[K");
  if (done)
    return hq_ctl_replay_print (&replay, result, options.day);
  if (hq_error_is (error, HQ_ERROR_CANCELLED) && !ctl->json)
    g_printerr (_ ("The same command goes on where this one stopped.\n"));
  else if (!ctl->json
           && (hq_error_is (error, HQ_ERROR_DAY_OPEN) || hq_error_is (error, HQ_ERROR_DAY_CLOSED)
               || hq_error_is (error, HQ_ERROR_BACK_DATED)))
    g_printerr (_ ("Something else was done in this hall on that day or later: choose a later --day,"
                   " or another hall.\n"));
  return hq_ctl_fail (ctl, error);
}
