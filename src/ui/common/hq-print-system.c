/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-print-system.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#include "hq-printer-status.h"
#include "hq-slip-drawing.h"

/* How long the desktop may look for its printers. */
#define HQ_PRINT_SYSTEM_SECONDS 10
/* The page is the paper's: what is left free at its sides is drawn so. */
#define HQ_PRINT_SYSTEM_NAME "hall-queue-slip"

#define HQ_PRINT_SYSTEM_MM (72.0 / 25.4)

/* One slip on its way. */
typedef struct
{
  char *name; /* (owned) */
  int paper;  /* the width of the paper, millimetres, of which the middle is printed */
  HqSlip *slip;        /* (owned) */
  GtkPrinter *printer; /* (owned) (nullable): once it was found */
} HqPrintSystemJob;

static void
hq_print_system_free (gpointer data)
{
  HqPrintSystemJob *job = data;

  g_clear_object (&job->printer);
  hq_slip_free (job->slip);
  g_free (job->name);
  g_free (job);
}

static void
hq_print_system_fail (GTask *task, const char *why)
{
  g_task_return_new_error (task, HQ_PRINTER_ERROR, HQ_PRINTER_OFFLINE, "%s", why);
}

static void
hq_print_system_on_sent (GtkPrintJob *sent, gpointer user_data, const GError *error)
{
  GTask *task = user_data;

  if (g_task_get_completed (task))
    return;
  if (error != NULL)
    hq_print_system_fail (task, error->message);
  else
    g_task_return_boolean (task, TRUE);
}

static GtkPageSetup *
hq_print_system_make_page (const HqSlipDrawing *drawing, int paper)
{
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new_custom (HQ_PRINT_SYSTEM_NAME, HQ_PRINT_SYSTEM_NAME,
                                                  paper * HQ_PRINT_SYSTEM_MM,
                                                  hq_slip_drawing_get_height (drawing),
                                                  GTK_UNIT_POINTS);

  gtk_page_setup_set_paper_size (page, size);
  gtk_page_setup_set_top_margin (page, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (page, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (page, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (page, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);
  return g_steal_pointer (&page);
}

static void
hq_print_system_draw (cairo_surface_t *surface, const HqSlipDrawing *drawing, int paper)
{
  cairo_t *cr = cairo_create (surface);
  double free_width = paper * HQ_PRINT_SYSTEM_MM - hq_slip_drawing_get_width (drawing);

  cairo_translate (cr, free_width / 2, 0);
  hq_slip_drawing_draw (drawing, cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
}

static void
hq_print_system_send (GTask *task, HqPrintSystemJob *job)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (HqSlipDrawing) drawing = NULL;
  g_autoptr (GtkPageSetup) page = NULL;
  g_autoptr (GtkPrintJob) sent = NULL;
  cairo_surface_t *surface;
  GError *error = NULL;

  drawing = hq_slip_drawing_new (job->slip,
                                 (double) hq_slip_get_dots (job->paper) / HQ_SLIP_DOTS_PER_MM,
                                 &error);
  if (drawing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  page = hq_print_system_make_page (drawing, job->paper);
  sent = gtk_print_job_new (_ ("Ticket"), job->printer, settings, page);
  surface = gtk_print_job_get_surface (sent, &error);
  if (surface == NULL)
    {
      hq_print_system_fail (task, error->message);
      g_error_free (error);
      return;
    }
  hq_print_system_draw (surface, drawing, job->paper);
  gtk_print_job_send (sent, hq_print_system_on_sent, g_object_ref (task), g_object_unref);
}

static void
hq_print_system_on_details (GtkPrinter *printer, gboolean found, GTask *task)
{
  if (g_task_get_completed (task))
    return;
  if (found)
    hq_print_system_send (task, g_task_get_task_data (task));
  else
    hq_print_system_fail (task, "It does not tell what it can do.");
}

static void
hq_print_system_use (GTask *task, HqPrintSystemJob *job)
{
  if (gtk_printer_is_paused (job->printer) || !gtk_printer_is_accepting_jobs (job->printer))
    hq_print_system_fail (task, "It takes no jobs.");
  else if (gtk_printer_has_details (job->printer))
    hq_print_system_send (task, job);
  else
    {
      g_signal_connect_object (job->printer, "details-acquired",
                               G_CALLBACK (hq_print_system_on_details), task, 0);
      gtk_printer_request_details (job->printer);
    }
}

static gboolean
hq_print_system_on_printer (GtkPrinter *printer, gpointer user_data)
{
  GTask *task = user_data;
  HqPrintSystemJob *job = g_task_get_task_data (task);

  if (g_task_get_completed (task))
    return TRUE;
  if (!g_str_equal (gtk_printer_get_name (printer), job->name))
    return FALSE;
  job->printer = g_object_ref (printer);
  hq_print_system_use (task, job);
  return TRUE;
}

static gboolean
hq_print_system_on_timeout (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_get_completed (task))
    hq_print_system_fail (task, "The desktop's printing does not answer.");
  return G_SOURCE_REMOVE;
}

/* All printers were looked through. */
static void
hq_print_system_on_enumerated (gpointer user_data)
{
  GTask *task = user_data;
  HqPrintSystemJob *job = g_task_get_task_data (task);

  if (!g_task_get_completed (task) && job->printer == NULL)
    hq_print_system_fail (task, "The desktop has no printer of this name.");
  g_object_unref (task);
}

/**
 * hq_print_system_async:
 * @order: what is to be printed, and where
 * @cancellable: (nullable): to wait no longer
 * @callback: called when the desktop has taken it; what becomes of it then is shown by the desktop
 */
void
hq_print_system_async (const HqPrintSystemOrder *order,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  HqPrintSystemJob *job = g_new (HqPrintSystemJob, 1);

  *job = (HqPrintSystemJob){ g_strdup (order->name), order->paper, order->slip, NULL };
  g_task_set_source_tag (task, hq_print_system_async);
  g_task_set_task_data (task, job, hq_print_system_free);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, HQ_PRINT_SYSTEM_SECONDS,
                              hq_print_system_on_timeout, g_object_ref (task), g_object_unref);
  gtk_enumerate_printers (hq_print_system_on_printer, task, hq_print_system_on_enumerated, FALSE);
}

/**
 * hq_print_system_finish:
 *
 * Returns: whether the desktop has taken it
 */
gboolean
hq_print_system_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
