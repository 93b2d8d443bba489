/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-probe-page.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-print.h"
#include "hq-probe.h"

/* Of this process's printer: when the newest page was asked for that was begun. */
static HqTime begun_at;

/* What a printer's state is called in the store, where it kept the page from coming out. */
static const char *const faults[] = {
  [HQ_PRINTER_NONE] = HQ_PROBE_NO_PRINTER,           [HQ_PRINTER_READY] = "failed",
  [HQ_PRINTER_PAPER_LOW] = "paper-low", [HQ_PRINTER_SLOW] = "slow",
  [HQ_PRINTER_PAPER_OUT] = "paper-out", [HQ_PRINTER_COVER_OPEN] = "cover-open",
  [HQ_PRINTER_OFFLINE] = "offline",
};

/* A page on its way. */
typedef struct
{
  HqLive *live; /* (owned) */
  char *device; /* (owned) */
  HqTime asked_at;
} HqProbePageTask;

/**
 * hq_probe_page_new_slip:
 *
 * Returns: (transfer full): everything that is on a ticket's slip, so that its width and its letters
 *   can be seen, and that it is none
 */
HqSlip *
hq_probe_page_new_slip (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  HqSlip *slip = hq_slip_new ();

  slip->english = g_str_equal (hq_language_get (), "en");
  slip->hall = g_strdup (_ ("Hall Queue"));
  slip->service = g_strdup (_ ("Test of the printer"));
  slip->number = g_strdup ("A000");
  slip->code = g_strdup ("00000000000000000000000000000000");
  slip->code_note = g_strdup (_ ("This is no number: it was printed to test the printer."));
  slip->time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  return slip;
}

static void
hq_probe_page_on_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Whoever asked sees that nobody answered. */
  if (!hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    g_info ("How the test page came out was not reported: %s", error->message);
}

static void
hq_probe_page_tell (const HqProbePageTask *task, const char *fault)
{
  g_autofree char *request = g_strdup_printf ("probe-%s-%" G_GINT64_FORMAT, task->device,
                                              task->asked_at);
  const HqActor actor = { .request = request, .role = HQ_ROLE_SYSTEM, .device = task->device };
  const HqOrder order = { .act = HQ_ACT_PROBE_END,
                          .type = HQ_PROBE_PAGE,
                          .text = task->device,
                          .id = task->asked_at,
                          .reason = fault };

  hq_live_run_async (task->live, &(HqWorkerRequest){ .actor = &actor, .order = &order }, NULL,
                     hq_probe_page_on_told, NULL);
}

static void
hq_probe_page_free (HqProbePageTask *task)
{
  g_object_unref (task->live);
  g_free (task->device);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqProbePageTask, hq_probe_page_free)

static void
hq_probe_page_on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqProbePageTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (hq_print_slip_finish (HQ_PRINT (source), result, &error))
    hq_probe_page_tell (task, NULL);
  else
    hq_probe_page_tell (task,
                        faults[error->domain == HQ_PRINTER_ERROR ? error->code : HQ_PRINTER_READY]);
}

/**
 * hq_probe_page_follow:
 * @page: a screen with a printer
 * @view: what it knows of the hall
 *
 * Prints the page that somebody asked this device for, once, and says how it went.
 */
void
hq_probe_page_follow (HqPage *page, const HqView *view)
{
  HqPrint *print = hq_print_get_own ();
  const HqProbe *probe = &view->probe;
  HqProbePageTask *task;

  if (!hq_probe_is_waiting (probe, view->now) || probe->asked_at <= begun_at)
    return;
  begun_at = probe->asked_at;
  task = g_new (HqProbePageTask, 1);
  *task = (HqProbePageTask){ g_object_ref (hq_page_get_live (page)), g_strdup (probe->subject),
                             probe->asked_at };
  if (hq_print_get_state (print) != HQ_PRINTER_NONE)
    {
      hq_print_slip_async (print, hq_probe_page_new_slip (), NULL, hq_probe_page_on_printed, task);
      return;
    }
  hq_probe_page_tell (task, faults[HQ_PRINTER_NONE]);
  hq_probe_page_free (task);
}

/**
 * hq_probe_page_describe:
 * @fault: why a page did not come out, as it is stored
 *
 * Returns: (transfer none): the same as people read it
 */
const char *
hq_probe_page_describe (const char *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (i != HQ_PRINTER_READY && g_strcmp0 (faults[i], fault) == 0)
      return hq_print_describe ((HqPrinterState) i);
  return _ ("The test could not be drawn");
}
