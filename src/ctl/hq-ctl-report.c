/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-report.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

#include "hq-report-export.h"

/* What watches a report on its way. */
typedef struct
{
  gboolean terminal;
  int told;                  /* per cent */
  GCancellable *cancellable; /* (borrowed) */
} HqCtlReport;

static volatile sig_atomic_t interrupted;

static void
hq_ctl_report_interrupt (int signal_number)
{
  interrupted = TRUE;
}

/* The report layer's sentences in the reader's language. */
static const char *
hq_ctl_report_translate (const char *text)
{
  return _ (text);
}

/* The line is rewritten in place, on a terminal alone. */
static void
hq_ctl_report_tell (double part, gpointer user_data)
{
  HqCtlReport *report = user_data;
  int now = (int) (100 * part);

  if (interrupted)
    g_cancellable_cancel (report->cancellable);
  if (!report->terminal || now == report->told)
    return;
  report->told = now;
  g_printerr ("\r");
  g_printerr (_ ("%d %% of the report"), now);
  g_printerr ("\033[K");
}

static int
hq_ctl_report_say_usage (void)
{
  return hq_ctl_say_usage (_ ("Say report FROM [TO] with --pdf FILE, --xlsx FILE or --csv FILE."));
}

/* What the words and options ask for: days, and one file of one kind. With --csv, which takes no
 * value, the file is the last word. */
static gboolean
hq_ctl_report_read (const HqCtl *ctl, HqReportExport *export)
{
  guint n = g_strv_length (ctl->words) - 1;

  if (ctl->csv + (ctl->pdf != NULL) + (ctl->xlsx != NULL) != 1)
    return FALSE;
  export->kind = ctl->csv ? "csv" : ctl->pdf != NULL ? "pdf" : "xlsx";
  export->path = ctl->csv ? ctl->words[n] : ctl->pdf != NULL ? ctl->pdf : ctl->xlsx;
  n -= ctl->csv && n > 0 ? 1 : 0;
  if (n < 1 || n > 2)
    return FALSE;
  export->from = hq_date_parse (ctl->words[1]);
  export->to = n == 2 ? hq_date_parse (ctl->words[2]) : export->from;
  return export->from != 0 && export->to != 0 && export->from <= export->to;
}

/* Who makes it, by name where it is somebody of the staff. */
static const char *
hq_ctl_report_find_maker (const HqCtl *ctl, HqHall *hall, GError **error)
{
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  const HqStaff *staff;

  if (setup == NULL)
    return NULL;
  if (ctl->as == NULL)
    return _ ("the operator of the machine");
  staff = hq_setup_find_staff (setup, ctl->as);
  return staff != NULL ? staff->name : ctl->as;
}

static int
hq_ctl_report_make (const HqCtl *ctl, HqHall *hall, HqReportExport *export)
{
  struct sigaction action = { .sa_handler = hq_ctl_report_interrupt };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  HqCtlReport report = { isatty (STDERR_FILENO) && !ctl->json, -1, cancellable };
  HqWatch watch;
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  g_autoptr (GError) error = NULL;
  gboolean done;

  export->made_by = hq_ctl_report_find_maker (ctl, hall, &error);
  if (export->made_by == NULL)
    return hq_ctl_fail (ctl, error);
  actor.role = hq_hall_find_role (hall, &actor, HQ_ACT_EXPORT);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  hq_watch_init (&watch, hq_ctl_report_tell, &report, cancellable);
  hq_hall_set_watch (hall, &watch);
  done = hq_report_export_run (export, hall, &actor, &error);
  hq_hall_set_watch (hall, NULL);
  if (report.terminal)
    g_printerr ("\r\033[K");
  if (!done)
    return hq_ctl_fail (ctl, error);
  g_print (_ ("The report is in %s.\n"), export->path);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_report_run:
 *
 * Writes the report of a day or of a stretch of days into a file. SIGINT and SIGTERM end it, and
 * nothing is left of it then.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_report_run (const HqCtl *ctl)
{
  g_autoptr (HqReportWords) words = hq_report_words_new (hq_ctl_report_translate);
  HqReportExport export = { .words = words };
  g_autoptr (HqHall) hall = NULL;
  int status;

  if (!hq_ctl_report_read (ctl, &export))
    return hq_ctl_report_say_usage ();
  export.english = !g_str_has_prefix (g_get_language_names ()[0], "zh");
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &export.now))
    return HQ_CTL_USAGE;
  return hq_ctl_report_make (ctl, hall, &export);
}
