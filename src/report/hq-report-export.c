/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-export.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "hq-error.h"
#include "hq-report-charts.h"
#include "hq-report-pdf.h"
#include "hq-report-xlsx.h"
#include "hq-rows-csv.h"
#include "hq-stretch.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

/* What is made of what was read for a report. */
typedef struct
{
  HqReport report;
  HqStretch *stretch; /* (owned) (nullable) */
  GPtrArray *charts;  /* (owned) (nullable) (element-type HqChart) */
} HqReportExportData;

static void
hq_report_export_clear_data (HqReportExportData *data)
{
  g_clear_pointer (&data->stretch, hq_stretch_free);
  g_clear_pointer (&data->charts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqReportExportData, hq_report_export_clear_data)

static void
hq_report_export_make_charts (const HqReportExport *self,
                              const HqSetup *setup,
                              HqReportExportData *data)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) hq_chart_unref);
  const HqHourly *hourly = data->stretch->hourly;
  const HqDays *days = data->stretch->days;

  data->charts = charts;
  if (days != NULL)
    {
      g_ptr_array_add (charts, hq_report_charts_tickets_by_day (days, self->words));
      g_ptr_array_add (charts, hq_report_charts_rates_by_day (days, self->words));
    }
  if (hourly != NULL)
    {
      g_ptr_array_add (charts, hq_report_charts_tickets_by_hour (hourly, self->words));
      g_ptr_array_add (charts, hq_report_charts_waits_by_hour (hourly, self->words));
      g_ptr_array_add (charts, hq_report_charts_load_by_counter (hourly, self->words));
      /* Of a hundred counters a table says more than a picture. */
      if (g_str_equal (self->kind, "xlsx"))
        g_ptr_array_add (charts, hq_report_charts_time_by_counter (hourly, self->words));
    }
  g_ptr_array_add (charts, hq_report_charts_waits_by_service (&data->report, setup, self->english));
}

/* All of it of one state of the hall; what follows reads nothing any more. */
static gboolean
hq_report_export_read (const HqReportExport *self,
                       HqHall *hall,
                       HqReportExportData *data,
                       GError **error)
{
  const HqStretchAsk ask = { .from = self->from,
                             .to = self->to,
                             .now = self->now,
                             .only_figures = g_str_equal (self->kind, "csv"),
                             .beside = TRUE };

  data->stretch = hq_stretch_read (hall, &ask, error);
  if (data->stretch == NULL)
    return FALSE;
  data->report = (HqReport){ .from = self->from,
                             .to = self->to,
                             .figures = data->stretch->figures,
                             .published = data->stretch->published,
                             .zone = hq_hall_get_zone (hall),
                             .words = self->words };
  return TRUE;
}

static gboolean
hq_report_export_draw (const HqReportExport *self,
                       const HqSetup *setup,
                       const HqReportExportData *data,
                       HqWatch *watch,
                       GError **error)
{
  const char *usual = data->stretch->opening != NULL ? N_ ("Report of an opening day")
                      : self->from == self->to       ? N_ ("Report of a day")
                                                     : N_ ("Report of a stretch of days");
  const HqReportPaper paper = {
    .report = &data->report,
    .title = self->title != NULL ? self->title : hq_report_words_get (self->words, usual),
    .setup = setup,
    .english = self->english,
    .made_by = self->made_by,
    .made_at = data->stretch->now,
    .charts = data->charts,
    .opening = data->stretch->opening,
  };

  if (g_str_equal (self->kind, "pdf"))
    return hq_report_pdf_write (&paper, self->part.path, watch, error);
  return hq_report_xlsx_write (&paper, self->part.path, watch, error);
}

/* The rows behind a figure, from which a script of anybody's counts it anew. */
static gboolean
hq_report_export_fill_rows (const HqReportExport *self, HqHall *hall, GError **error)
{
  g_autoptr (HqFigureRows) rows = hq_figure_rows_read (hall, &self->ask, error);
  g_autofree char *table = NULL;

  if (rows == NULL)
    return FALSE;
  table = hq_rows_csv_format (rows, hq_hall_get_zone (hall));
  return g_file_set_contents (self->part.path, table, -1, error);
}

static gboolean
hq_report_export_fill (const HqReportExport *self, HqHall *hall, GError **error)
{
  gboolean is_table = g_str_equal (self->kind, "csv");
  g_auto (HqReportExportData) data = { 0 };
  HqWatch *watch = hq_hall_get_watch (hall);
  HqWatch outer = hq_watch_enter (watch, 0, is_table ? 1 : 2);
  gboolean done = hq_report_export_read (self, hall, &data, error);
  g_autofree char *table = NULL;

  hq_watch_leave (watch, &outer);
  if (!done)
    return FALSE;
  if (is_table)
    {
      table = hq_report_format_csv (data.report.figures);
      return g_file_set_contents (self->part.path, table, -1, error);
    }
  outer = hq_watch_enter (watch, 1, 2);
  hq_report_export_make_charts (self, hq_hall_peek_setup (hall), &data);
  done = hq_report_export_draw (self, hq_hall_peek_setup (hall), &data, watch, error);
  hq_watch_leave (watch, &outer);
  return done;
}

/* Why the file could not be written, so that a person can act on it: by the name that they chose. */
static void
hq_report_export_set_error (const HqReportExport *self, int reason, GError **error)
{
  static const struct
  {
    GFileError reason;
    HqError code;
  } codes[] = {
    { G_FILE_ERROR_NOSPC, HQ_ERROR_FILE_NO_SPACE },
    { G_FILE_ERROR_ACCES, HQ_ERROR_FILE_DENIED },
    { G_FILE_ERROR_PERM, HQ_ERROR_FILE_DENIED },
    { G_FILE_ERROR_ROFS, HQ_ERROR_FILE_DENIED },
    { G_FILE_ERROR_NOENT, HQ_ERROR_FILE_NO_FOLDER },
    { G_FILE_ERROR_NOTDIR, HQ_ERROR_FILE_NO_FOLDER },
    { G_FILE_ERROR_ISDIR, HQ_ERROR_FILE_IS_FOLDER },
  };
  HqError code = HQ_ERROR_FILE_FAILED;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if ((int) codes[i].reason == reason)
      code = codes[i].code;
  hq_error_set (error, code, "%s", self->path);
}

/* Whether a file can be written there; asked before all is read, and not after. */
static gboolean
hq_report_export_try (const HqReportExport *self, GError **error)
{
  if (!g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return g_file_set_contents (self->part.path, "", 0, error);
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, self->path);
  return FALSE;
}

/**
 * hq_report_export_write:
 * @self: what is to be written, and where
 * @hall: a hall, which is only read, and whose watch is told how far it is
 * @error: return location for an error
 *
 * Writes the report beside where it is to be. Screens do so on a connection and a thread of their own,
 * and store its event afterwards as they store everything.
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED, %HQ_ERROR_EXISTS where somebody writes it now, one of the
 *   store's errors, or one of those of a file that cannot be written (%HQ_ERROR_FILE_NO_SPACE and those
 *   behind it); then there is nothing to be finished
 */
gboolean
hq_report_export_write (HqReportExport *self, HqHall *hall, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *pattern = g_regex_escape_string (name, -1);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self->from <= self->to, FALSE);

  if (!hq_part_file_init (&self->part, self->path, pattern, error))
    return FALSE;
  if (hq_report_export_try (self, &local)
      && (g_str_equal (self->kind, "rows") ? hq_report_export_fill_rows (self, hall, &local)
                                           : hq_report_export_fill (self, hall, &local)))
    return TRUE;
  hq_report_export_clear (self);
  if (local->domain == G_FILE_ERROR)
    hq_report_export_set_error (self, local->code, error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * hq_report_export_get_order:
 * @order: (out): the act that stores its event
 */
void
hq_report_export_get_order (const HqReportExport *self, HqOrder *order)
{
  *order = (HqOrder){ .act = HQ_ACT_EXPORT,
                      .now = self->now,
                      .type = self->kind,
                      .from = self->from,
                      .count = (guint) hq_date_days_between (self->from, self->to) + 1 };
}

/**
 * hq_report_export_finish:
 * @self: a report that was written, and whose event is stored
 * @error: return location for an error
 *
 * Gives the file its name.
 *
 * Returns: %FALSE with one of the errors of a file that cannot be written
 */
gboolean
hq_report_export_finish (HqReportExport *self, GError **error)
{
  if (g_rename (self->part.path, self->path) == 0)
    return TRUE;
  hq_report_export_set_error (self, g_file_error_from_errno (errno), error);
  return FALSE;
}

/**
 * hq_report_export_clear:
 *
 * Removes what was written and has no name.
 */
void
hq_report_export_clear (HqReportExport *self)
{
  hq_part_file_clear (&self->part);
}

/**
 * hq_report_export_run:
 * @self: what is to be written, and where
 * @hall: a hall, whose watch is told how far it is
 * @actor: who exports it
 * @error: return location for an error
 *
 * Writes the report, stores its event, and gives the file its name, one after the other.
 *
 * Returns: %FALSE with an error of hq_report_export_write(), of the act or of hq_report_export_finish();
 *   then @self->path is as it was
 */
gboolean
hq_report_export_run (HqReportExport *self, HqHall *hall, const HqActor *actor, GError **error)
{
  HqAnswer answer;
  HqOrder order;
  gboolean done;

  /* Said before all is read, and not after. */
  if (!hq_right_allows (actor->role, HQ_ACT_EXPORT, hq_hall_get_kind (hall)))
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s", hq_nick_get (HQ_SET_ROLE, actor->role));
      return FALSE;
    }
  hq_report_export_get_order (self, &order);
  done = hq_report_export_write (self, hall, error)
         && hq_hall_run (hall, actor, &order, &answer, error)
         && hq_report_export_finish (self, error);
  hq_report_export_clear (self);
  return done;
}
