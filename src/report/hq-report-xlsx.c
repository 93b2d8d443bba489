/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-xlsx.h"

#include <errno.h>
#include <math.h>
#include <xlsxwriter.h>

#include "hq-reason.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

/* A spreadsheet counts time in days. */
#define HQ_REPORT_XLSX_DAY (24 * HQ_HOUR)
#define HQ_REPORT_XLSX_WIDE 34

typedef struct
{
  const HqReportPaper *paper; /* (borrowed) */
  HqWatch *watch;             /* (borrowed) (nullable) */
  lxw_workbook *workbook;     /* (owned) */
  lxw_format *head;           /* (borrowed): the workbook's, as those below */
  lxw_format *rate;
  lxw_format *length;
} HqReportXlsx;

static const char *
hq_report_xlsx_say (const HqReportXlsx *xlsx, const char *text)
{
  return hq_report_words_get (xlsx->paper->report->words, text);
}

/* A sheet with its head, which stays where it is when the rows move. */
static lxw_worksheet *
hq_report_xlsx_add_sheet (HqReportXlsx *xlsx, const char *name, const char *const *head, guint n)
{
  lxw_worksheet *sheet = workbook_add_worksheet (xlsx->workbook, name);

  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_column (sheet, 0, (lxw_col_t) (n - 1), 16, NULL);
  for (guint i = 0; i < n; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, head[i], xlsx->head);
  return sheet;
}

/* Tenths of a per cent, cut: a spreadsheet would round 99.96 % up to 100 %. */
static double
hq_report_xlsx_cut (HqRate rate)
{
  return (double) (rate.n * 1000 / rate.total) / 1000;
}

static void
hq_report_xlsx_write_text (lxw_worksheet *sheet, guint row, guint column, const char *text)
{
  worksheet_write_string (sheet, row, (lxw_col_t) column, text, NULL);
}

/* The value as a number, and behind it the counts of a rate; a dash where there is none. */
static void
hq_report_xlsx_write_value (HqReportXlsx *xlsx,
                            lxw_worksheet *sheet,
                            guint row,
                            guint at,
                            const HqFigure *figure)
{
  HqMetricKind kind = hq_metric_get_kind (figure->metric);
  lxw_col_t column = (lxw_col_t) at;

  if (kind == HQ_METRIC_RATE && figure->rate.total > 0)
    worksheet_write_number (sheet, row, column, hq_report_xlsx_cut (figure->rate), xlsx->rate);
  else if (kind == HQ_METRIC_TIME && figure->has_value)
    worksheet_write_number (sheet, row, column,
                            (double) (figure->value / HQ_SECOND * HQ_SECOND)
                              / (double) HQ_REPORT_XLSX_DAY,
                            xlsx->length);
  else if (kind == HQ_METRIC_COUNT)
    worksheet_write_number (sheet, row, column, (double) figure->value, NULL);
  else
    hq_report_xlsx_write_text (sheet, row, at, "—");
  if (kind != HQ_METRIC_RATE)
    return;
  worksheet_write_number (sheet, row, column + 1, (double) figure->rate.n, NULL);
  worksheet_write_number (sheet, row, column + 2, (double) figure->rate.total, NULL);
}

/* As above; reasons in sentences. */
static void
hq_report_xlsx_write_said (HqReportXlsx *xlsx,
                           lxw_worksheet *sheet,
                           guint row,
                           guint at,
                           const HqFigure *figure)
{
  g_autofree char *text = NULL;

  if (hq_metric_get_kind (figure->metric) != HQ_METRIC_REASONS)
    {
      hq_report_xlsx_write_value (xlsx, sheet, row, at, figure);
      return;
    }
  text = hq_report_format_mark (figure, xlsx->paper->report->words);
  hq_report_xlsx_write_text (sheet, row, at, text);
}

static void
hq_report_xlsx_write_figure (HqReportXlsx *xlsx,
                             lxw_worksheet *sheet,
                             guint row,
                             const HqFigure *figure)
{
  g_autofree char *text = hq_report_format_said (figure, xlsx->paper->report->words);
  const char *scope = hq_report_get_scope_name (figure->scope);

  hq_report_xlsx_write_text (sheet, row, 0, hq_report_xlsx_say (xlsx, scope));
  hq_report_xlsx_write_text (sheet, row, 1, figure->key);
  hq_report_xlsx_write_text (sheet, row, 2,
                             hq_report_xlsx_say (xlsx, hq_report_get_name (figure->metric)));
  hq_report_xlsx_write_value (xlsx, sheet, row, 3, figure);
  if (hq_metric_get_kind (figure->metric) == HQ_METRIC_REASONS)
    {
      g_autofree char *reasons = hq_report_format_reasons (figure);

      hq_report_xlsx_write_text (sheet, row, 3, reasons);
    }
  hq_report_xlsx_write_text (sheet, row, 6, text);
  hq_report_xlsx_write_text (sheet, row, 7, hq_metric_get_nick (figure->metric));
}

/* Of what the workbook is: a row for each thing that a page says in its title. */
static void
hq_report_xlsx_write_title (HqReportXlsx *xlsx)
{
  const HqReportPaper *paper = xlsx->paper;
  g_autofree char *days = hq_report_format_days (paper->report);
  g_autofree char *made = hq_date_format_time (paper->made_at, paper->report->zone);
  const char *const head[] = { hq_report_xlsx_say (xlsx, N_ ("Report")), paper->title };
  const char *const rows[][2] = {
    { N_ ("Hall"), hq_report_paper_get_hall (paper) },
    { N_ ("Days"), days },
    { N_ ("Made at"), made },
    { N_ ("Made by"), paper->made_by },
    { N_ ("Standing"), hq_report_xlsx_say (xlsx, hq_report_paper_get_standing (paper)) },
  };
  lxw_worksheet *sheet = hq_report_xlsx_add_sheet (xlsx, head[0], head, G_N_ELEMENTS (head));

  worksheet_set_column (sheet, 1, 1, 2 * HQ_REPORT_XLSX_WIDE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hq_report_xlsx_write_text (sheet, i + 1, 0, hq_report_xlsx_say (xlsx, rows[i][0]));
      hq_report_xlsx_write_text (sheet, i + 1, 1, rows[i][1]);
    }
}

static void
hq_report_xlsx_write_change (HqReportXlsx *xlsx,
                             lxw_worksheet *sheet,
                             guint row,
                             const HqFigureChange *change)
{
  const HqFigure *after = &change->after;
  const char *name = hq_report_paper_find_name (xlsx->paper, after->scope, after->key);
  const char *scope = hq_report_get_scope_name (after->scope);
  const char *cause = hq_reason_get_cause (change->cause);
  g_autofree char *time = hq_date_format_time (change->as_of, xlsx->paper->report->zone);

  hq_report_xlsx_write_text (sheet, row, 0, hq_report_xlsx_say (xlsx, scope));
  hq_report_xlsx_write_text (sheet, row, 1, after->key);
  hq_report_xlsx_write_text (sheet, row, 2, name != NULL ? name : "");
  hq_report_xlsx_write_text (sheet, row, 3,
                             hq_report_xlsx_say (xlsx, hq_report_get_name (after->metric)));
  hq_report_xlsx_write_said (xlsx, sheet, row, 4, &change->first);
  hq_report_xlsx_write_said (xlsx, sheet, row, 7, after);
  hq_report_xlsx_write_text (sheet, row, 10, hq_report_xlsx_say (xlsx, cause));
  hq_report_xlsx_write_text (sheet, row, 11, time);
  hq_report_xlsx_write_text (sheet, row, 12, hq_metric_get_nick (after->metric));
}

/* What was published (发布值) of each figure that has changed since, and what it is (现值). */
static void
hq_report_xlsx_write_changes (HqReportXlsx *xlsx)
{
  const HqPublished *published = xlsx->paper->report->published;
  const char *head[] = {
    hq_report_xlsx_say (xlsx, N_ ("Of whom")),
    hq_report_xlsx_say (xlsx, N_ ("Key")),
    hq_report_xlsx_say (xlsx, N_ ("Name")),
    hq_report_xlsx_say (xlsx, N_ ("Figure")),
    hq_report_xlsx_say (xlsx, N_ ("Published value")),
    "n",
    "N",
    hq_report_xlsx_say (xlsx, N_ ("Present value")),
    "n",
    "N",
    hq_report_xlsx_say (xlsx, N_ ("Cause of the change")),
    hq_report_xlsx_say (xlsx, N_ ("Time of the change")),
    "metric",
  };
  lxw_worksheet *sheet;

  if (published == NULL || published->changes->len == 0)
    return;
  sheet = hq_report_xlsx_add_sheet (xlsx, hq_report_xlsx_say (xlsx, N_ ("Changes since close")),
                                    head, G_N_ELEMENTS (head));
  worksheet_set_column (sheet, 3, 3, HQ_REPORT_XLSX_WIDE, NULL);
  worksheet_set_column (sheet, 10, 11, HQ_REPORT_XLSX_WIDE, NULL);
  worksheet_autofilter (sheet, 0, 0, published->changes->len, G_N_ELEMENTS (head) - 1);
  for (guint i = 0; i < published->changes->len; i++)
    hq_report_xlsx_write_change (xlsx, sheet, i + 1,
                                 &g_array_index (published->changes, HqFigureChange, i));
}

/* An opening day and the ordinary day before. */
static void
hq_report_xlsx_write_beside (HqReportXlsx *xlsx)
{
  const HqOpeningsPair *days = xlsx->paper->opening;
  g_autofree char *day = hq_date_format (days->opening.day);
  g_autofree char *before = days->ordinary.day != 0 ? hq_date_format (days->ordinary.day)
                                                    : g_strdup ("—");
  const char *const head[] = { hq_report_xlsx_say (xlsx, N_ ("Figure")), day, "n", "N", before, "n",
                               "N" };
  const char *name = hq_report_xlsx_say (xlsx, N_ ("Opening day"));
  lxw_worksheet *sheet = hq_report_xlsx_add_sheet (xlsx, name, head, G_N_ELEMENTS (head));
  g_autoptr (GArray) rows = hq_report_paper_list_beside (xlsx->paper);

  worksheet_set_column (sheet, 0, 0, HQ_REPORT_XLSX_WIDE, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const HqReportPaperRow *row = &g_array_index (rows, HqReportPaperRow, i);

      hq_report_xlsx_write_text (sheet, i + 1, 0, hq_report_xlsx_say (xlsx, row->name));
      hq_report_xlsx_write_said (xlsx, sheet, i + 1, 1, &row->opening);
      if (hq_openings_has_figures (&days->ordinary))
        hq_report_xlsx_write_said (xlsx, sheet, i + 1, 4, &row->ordinary);
    }
}

/* A row for each figure, in the order of the table for programs. */
static gboolean
hq_report_xlsx_write_figures (HqReportXlsx *xlsx, GError **error)
{
  const GArray *figures = xlsx->paper->report->figures;
  const char *head[] = {
    hq_report_xlsx_say (xlsx, N_ ("Of whom")),
    hq_report_xlsx_say (xlsx, N_ ("Key")),
    hq_report_xlsx_say (xlsx, N_ ("Figure")),
    hq_report_xlsx_say (xlsx, N_ ("Value")),
    "n",
    "N",
    hq_report_xlsx_say (xlsx, N_ ("As shown")),
    "metric",
  };
  lxw_worksheet *sheet = hq_report_xlsx_add_sheet (xlsx, hq_report_xlsx_say (xlsx, N_ ("Figures")),
                                                   head, G_N_ELEMENTS (head));

  worksheet_set_column (sheet, 2, 2, HQ_REPORT_XLSX_WIDE, NULL);
  worksheet_set_column (sheet, 6, 6, HQ_REPORT_XLSX_WIDE, NULL);
  worksheet_autofilter (sheet, 0, 0, figures->len, G_N_ELEMENTS (head) - 1);
  for (guint i = 0; i < figures->len; i++)
    {
      if (i % 100 == 0 && !hq_watch_tell (xlsx->watch, i, figures->len, error))
        return FALSE;
      hq_report_xlsx_write_figure (xlsx, sheet, i + 1, &g_array_index (figures, HqFigure, i));
    }
  return TRUE;
}

/* The value of a chart in the form of its unit; nothing for a gap. */
static void
hq_report_xlsx_write_point (HqReportXlsx *xlsx,
                            lxw_worksheet *sheet,
                            const HqChart *chart,
                            guint series,
                            guint category)
{
  lxw_row_t row = category + 1;
  lxw_col_t column = (lxw_col_t) (series + 1);
  double value;

  if (!hq_chart_get_value (chart, series, category, &value))
    return;
  switch (hq_chart_get_unit (chart))
    {
    case HQ_CHART_COUNT:
      worksheet_write_number (sheet, row, column, value, NULL);
      break;
    case HQ_CHART_MINUTES:
      worksheet_write_number (sheet, row, column, value * HQ_MINUTE / (double) HQ_REPORT_XLSX_DAY,
                              xlsx->length);
      break;
    case HQ_CHART_PERCENT:
      worksheet_write_number (sheet, row, column, hq_chart_cut (value) / 100, xlsx->rate);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The table of a chart: a row for each category, a column for each series. */
static void
hq_report_xlsx_write_chart (HqReportXlsx *xlsx, const HqChart *chart)
{
  guint n = hq_chart_count_series (chart);
  g_autofree const char **head = g_new0 (const char *, n + 1);
  lxw_worksheet *sheet;

  head[0] = hq_chart_get_heading (chart) != NULL ? hq_chart_get_heading (chart) : "";
  for (guint i = 0; i < n; i++)
    head[i + 1] = hq_chart_get_series (chart, i)[0] != '\0' ? hq_chart_get_series (chart, i)
                                                            : hq_chart_get_title (chart);
  sheet = hq_report_xlsx_add_sheet (xlsx, hq_chart_get_title (chart), head, n + 1);
  for (guint i = 0; i < hq_chart_count_categories (chart); i++)
    {
      worksheet_write_string (sheet, i + 1, 0, hq_chart_get_category (chart, i), NULL);
      for (guint j = 0; j < n; j++)
        hq_report_xlsx_write_point (xlsx, sheet, chart, j, i);
    }
}

static void
hq_report_xlsx_init (HqReportXlsx *xlsx, const char *path)
{
  g_autofree char *days = hq_report_format_days (xlsx->paper->report);
  g_autofree char *title = g_strdup_printf ("%s · %s · %s", hq_report_paper_get_hall (xlsx->paper),
                                            xlsx->paper->title, days);
  lxw_doc_properties properties = { .title = title, .author = (char *) xlsx->paper->made_by };

  xlsx->workbook = workbook_new (path);
  workbook_set_properties (xlsx->workbook, &properties);
  xlsx->head = workbook_add_format (xlsx->workbook);
  format_set_bold (xlsx->head);
  format_set_bottom (xlsx->head, LXW_BORDER_THIN);
  xlsx->rate = workbook_add_format (xlsx->workbook);
  format_set_num_format (xlsx->rate, "0.0%");
  xlsx->length = workbook_add_format (xlsx->workbook);
  format_set_num_format (xlsx->length, "[h]:mm:ss");
}

/**
 * hq_report_xlsx_write:
 * @paper: what is reported
 * @path: a file, which is replaced
 * @watch: (nullable): who waits for it
 * @error: return location for an error
 *
 * Writes a workbook: a sheet that says of which hall and days it is, one of all figures, one of what
 * has changed since close, one of an opening day beside an ordinary one, and one of each chart's. A rate
 * is a number that was cut at the shown digit, beside both of its counts; a length of time is in whole
 * seconds, cut, in the spreadsheet's days.
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED, or what the file system said
 */
gboolean
hq_report_xlsx_write (const HqReportPaper *paper, const char *path, HqWatch *watch, GError **error)
{
  HqReportXlsx xlsx = { .paper = paper, .watch = watch };
  lxw_error code;
  int reason;

  hq_report_xlsx_init (&xlsx, path);
  hq_report_xlsx_write_title (&xlsx);
  if (!hq_report_xlsx_write_figures (&xlsx, error))
    {
      lxw_workbook_free (xlsx.workbook);
      return FALSE;
    }
  hq_report_xlsx_write_changes (&xlsx);
  if (paper->opening != NULL && hq_openings_has_figures (&paper->opening->opening))
    hq_report_xlsx_write_beside (&xlsx);
  for (guint i = 0; i < paper->charts->len; i++)
    hq_report_xlsx_write_chart (&xlsx, paper->charts->pdata[i]);
  errno = 0;
  code = workbook_close (xlsx.workbook);
  reason = errno;
  if (code == LXW_NO_ERROR)
    return hq_watch_tell (watch, 1, 1, error);
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (reason), lxw_strerror (code));
  return FALSE;
}
