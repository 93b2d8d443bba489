/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-pdf.h"

#include <cairo-pdf.h>

#include "hq-chart-draw.h"
#include "hq-error.h"
#include "hq-report-page.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

#define INNER HQ_REPORT_PAGE_INNER
#define SIZE 9.0
#define PAD 3.0
/* The leading figure of a row, and those that stand beside it. */
#define FIRST_WIDTH 190.0
#define CHART_HEIGHT 165.0
#define SIGN_WIDTH 150.0
#define SIGN_HEIGHT 64.0

/* Columns of figures, behind what names the row. */
typedef struct
{
  HqMetric metric; /* of a table of floors and services */
  double x;
  double width;
} HqReportPdfColumn;

/* The table of an opening day. */
static const HqReportPdfColumn pair[] = { { .x = 184, .width = 150 }, { .x = 344, .width = 151 } };

/* The table of floors and services. */
static const HqReportPdfColumn columns[] = {
  { HQ_METRIC_TICKETS, 132, 42 },       { HQ_METRIC_WAIT_MEDIAN, 178, 50 },
  { HQ_METRIC_WAIT_TARGET, 232, 86 },   { HQ_METRIC_SATISFACTION, 322, 86 },
  { HQ_METRIC_PARTICIPATION, 412, 83 },
};

typedef struct
{
  const HqReportPaper *paper; /* (borrowed) */
  HqWatch *watch;             /* (borrowed) (nullable) */
  HqReportPage page;
  GPtrArray *lines; /* (owned) (element-type HqReportLine) */
} HqReportPdf;

static const char *
hq_report_pdf_say (const HqReportPdf *pdf, const char *text)
{
  return hq_report_words_get (pdf->paper->report->words, text);
}

/* A value stays in one line with its per cent and its counts. */
static char *
hq_report_pdf_tie (const char *text)
{
  g_autoptr (GString) tied = g_string_new (text);

  g_string_replace (tied, " %", "\302\240%", 0);
  g_string_replace (tied, " (", "\302\240(", 0);
  return g_string_free (g_steal_pointer (&tied), FALSE);
}

/* Writes a text below what was written, with @room under it. */
static void
hq_report_pdf_add (HqReportPdf *pdf, const HqReportText *text, double room)
{
  double height = hq_report_page_measure (&pdf->page, text);

  hq_report_page_need (&pdf->page, height);
  hq_report_page_write (&pdf->page, text);
  pdf->page.y += height + room;
}

/* A heading keeps what it stands above on its page. */
static void
hq_report_pdf_add_heading (HqReportPdf *pdf, const char *text, double below)
{
  const HqReportText heading = { .text = text, .size = 12, .width = INNER, .bold = TRUE };

  pdf->page.y += 10;
  hq_report_page_need (&pdf->page, hq_report_page_measure (&pdf->page, &heading) + 6 + below);
  hq_report_pdf_add (pdf, &heading, 6);
}

static char *
hq_report_pdf_format_made (const HqReportPdf *pdf)
{
  g_autofree char *time = hq_date_format_time (pdf->paper->made_at, pdf->paper->report->zone);

  return g_strdup_printf (
    /* Translators: when a report was made, and by whom */
    hq_report_words_get (pdf->paper->report->words, N_ ("Made at %1$s by %2$s")), time,
    pdf->paper->made_by);
}

static void
hq_report_pdf_add_title (HqReportPdf *pdf)
{
  const HqReportPaper *paper = pdf->paper;
  g_autofree char *days = hq_report_format_days (paper->report);
  g_autofree char *made = hq_report_pdf_format_made (pdf);
  const HqReportText texts[] = {
    { hq_report_paper_get_hall (paper), 13, 0, INNER, PANGO_ALIGN_CENTER, FALSE, FALSE },
    { paper->title, 19, 0, INNER, PANGO_ALIGN_CENTER, TRUE, FALSE },
    { days, 12, 0, INNER, PANGO_ALIGN_CENTER, FALSE, FALSE },
    { made, SIZE, 0, INNER, PANGO_ALIGN_CENTER, FALSE, TRUE },
    { hq_report_pdf_say (pdf, hq_report_paper_get_standing (paper)), SIZE, 0, INNER,
      PANGO_ALIGN_CENTER, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hq_report_pdf_add (pdf, &texts[i], 4);
  pdf->page.y += 6;
  hq_report_page_rule (&pdf->page, 0, INNER, 1);
}

/* A sentence across the page, and below it the counts that it is of. */
static void
hq_report_pdf_add_sentence (HqReportPdf *pdf, const char *sentence, const char *others)
{
  const HqReportText first = { .text = sentence, .size = SIZE, .width = INNER, .bold = TRUE };
  const HqReportText second = { .text = others, .size = SIZE, .width = INNER };
  double height = hq_report_page_measure (&pdf->page, &first);

  if (others[0] != '\0')
    height += hq_report_page_measure (&pdf->page, &second);
  hq_report_page_need (&pdf->page, height + 2 * PAD);
  pdf->page.y += PAD;
  hq_report_pdf_add (pdf, &first, 0);
  if (others[0] != '\0')
    hq_report_pdf_add (pdf, &second, 0);
  pdf->page.y += PAD;
}

/* The leading figure and, beside it in the same size, what belongs to it. */
static void
hq_report_pdf_add_pair (HqReportPdf *pdf, const char *leading, const char *others)
{
  const HqReportText left = { .text = leading, .size = SIZE, .width = FIRST_WIDTH, .bold = TRUE };
  const HqReportText right = { .text = others,
                               .size = SIZE,
                               .x = FIRST_WIDTH + 10,
                               .width = INNER - FIRST_WIDTH - 10 };
  double height = MAX (hq_report_page_measure (&pdf->page, &left),
                       hq_report_page_measure (&pdf->page, &right));

  hq_report_page_need (&pdf->page, height + 2 * PAD);
  pdf->page.y += PAD;
  hq_report_page_write (&pdf->page, &left);
  hq_report_page_write (&pdf->page, &right);
  pdf->page.y += height + PAD;
}

/* Of whom a line speaks: a part of the hall with its name, where that says more. */
static char *
hq_report_pdf_format_title (const HqReportPdf *pdf, const HqReportLine *line)
{
  const char *title = line->parts->pdata[0];
  const char *name = hq_report_paper_find_name (pdf->paper, line->scope, line->key);

  return name != NULL && !g_str_equal (name, title) ? g_strdup_printf ("%s · %s", title, name)
                                                    : g_strdup (title);
}

static void
hq_report_pdf_add_line (HqReportPdf *pdf, const HqReportLine *line)
{
  g_autofree char *title = line->kind == HQ_REPORT_LINE_CHANGE
                             ? hq_report_pdf_format_title (pdf, line)
                             : g_strdup (line->parts->pdata[0]);
  g_autofree char *first = hq_report_pdf_tie (title);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *others = NULL;

  for (guint i = 1; i < line->parts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 1 ? " · " : "",
                            (const char *) line->parts->pdata[i]);
  others = hq_report_pdf_tie (joined->str);
  if (line->kind == HQ_REPORT_LINE_MARK)
    hq_report_pdf_add_sentence (pdf, first, others);
  else
    hq_report_pdf_add_pair (pdf, first, others);
  hq_report_page_rule (&pdf->page, 0, INNER, 0.3);
}

/* Of whom the lines speak that follow. */
static void
hq_report_pdf_add_scope (HqReportPdf *pdf, const HqReportLine *line)
{
  g_autofree char *title = hq_report_pdf_format_title (pdf, line);
  const HqReportText text = { .text = title, .size = 10, .width = INNER, .bold = TRUE };

  pdf->page.y += 6;
  hq_report_page_need (&pdf->page, 40);
  hq_report_pdf_add (pdf, &text, 1);
}

/* The lines from @first on that speak of the same part of the hall, in small print: of a floor or a
 * service each by itself, of a counter or a clerk one after the other. Returns where the next part
 * begins. */
static guint
hq_report_pdf_add_part (HqReportPdf *pdf, guint first, guint end)
{
  const HqReportLine *head = pdf->lines->pdata[first];
  gboolean runs_on = head->scope == HQ_SCOPE_COUNTER || head->scope == HQ_SCOPE_CLERK;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *tied = NULL;
  HqReportText text = { .size = 7.5, .width = INNER };
  guint next = first + 1;

  for (; next < end; next++)
    {
      const HqReportLine *line = pdf->lines->pdata[next];

      if (line->kind == HQ_REPORT_LINE_SCOPE)
        break;
      if (all->len > 0)
        g_string_append (all, runs_on ? "  |  " : "\n");
      for (guint i = 0; i < line->parts->len; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? " · " : "",
                                (const char *) line->parts->pdata[i]);
    }
  tied = hq_report_pdf_tie (all->str);
  text.text = tied;
  /* Nobody signs a page that has nothing else on it. */
  hq_report_page_need (&pdf->page, hq_report_page_measure (&pdf->page, &text) + 30
                                     + (next == end ? SIGN_HEIGHT : 0));
  hq_report_pdf_add_scope (pdf, head);
  hq_report_pdf_add (pdf, &text, 3);
  hq_report_page_rule (&pdf->page, 0, INNER, 0.3);
  return next;
}

static gboolean
hq_report_pdf_add_parts (HqReportPdf *pdf, guint from, guint to, GError **error)
{
  while (from < to)
    {
      /* While the pages are counted nobody is told of them. */
      if (pdf->page.n_pages > 0 && !hq_watch_tell (pdf->watch, from, pdf->lines->len, error))
        return FALSE;
      from = hq_report_pdf_add_part (pdf, from, to);
    }
  return TRUE;
}

/* The lines of the hall, or of what was published otherwise. */
static void
hq_report_pdf_add_lines (HqReportPdf *pdf, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const HqReportLine *line = pdf->lines->pdata[i];

      if (line->kind == HQ_REPORT_LINE_SCOPE)
        hq_report_pdf_add_scope (pdf, line);
      else
        hq_report_pdf_add_line (pdf, line);
    }
}

static void
hq_report_pdf_add_chart (HqReportPdf *pdf, const HqChart *chart)
{
  const HqReport *report = pdf->paper->report;
  g_autofree char *summary = hq_chart_format_summary (chart, report->words);
  const HqReportText title = { .text = hq_chart_get_title (chart),
                               .size = 10,
                               .width = INNER,
                               .bold = TRUE };
  const HqReportText sentence = { .text = summary, .size = SIZE, .width = INNER, .faint = TRUE };
  double above = hq_report_page_measure (&pdf->page, &title) + 4;
  double below = hq_report_page_measure (&pdf->page, &sentence);
  double height = hq_chart_is_empty (chart) ? 40 : CHART_HEIGHT;
  HqChartStyle style;

  hq_report_page_need (&pdf->page, above + height + 4 + below);
  hq_report_pdf_add (pdf, &title, 4);
  hq_chart_style_init (&style, HQ_CHART_THEME_PRINT, HQ_REPORT_PAGE_FONT, 8, report->words);
  cairo_save (pdf->page.cr);
  cairo_translate (pdf->page.cr, HQ_REPORT_PAGE_MARGIN, pdf->page.y);
  hq_chart_draw_on (chart, pdf->page.cr, INNER, height, &style);
  cairo_restore (pdf->page.cr);
  pdf->page.y += height + 4;
  hq_report_pdf_add (pdf, &sentence, 12);
}

/* What stands at the head of a row. */
static char *
hq_report_pdf_format_name (const HqReportPdf *pdf, HqScope scope, const char *key)
{
  const char *name = hq_report_paper_find_name (pdf->paper, scope, key);

  if (name == NULL)
    return g_strdup_printf ("%s %s", hq_report_pdf_say (pdf, hq_report_get_scope_name (scope)),
                            key);
  return scope == HQ_SCOPE_FLOOR ? g_strdup (name) : g_strdup_printf ("%s %s", key, name);
}

/* What names the row, and the figures in its @n columns. */
static void
hq_report_pdf_write_row (HqReportPdf *pdf,
                         const HqReportPdfColumn *at,
                         guint n,
                         const char *const *cells,
                         gboolean bold)
{
  HqReportText text = { .text = cells[0], .size = SIZE - 0.5, .width = at[0].x - 4, .bold = bold };
  double height = hq_report_page_measure (&pdf->page, &text);

  for (guint i = 0; i < n; i++)
    {
      text.text = cells[i + 1];
      text.width = at[i].width;
      height = MAX (height, hq_report_page_measure (&pdf->page, &text));
    }
  hq_report_page_need (&pdf->page, height + 2 * PAD);
  pdf->page.y += PAD;
  text.text = cells[0];
  text.width = at[0].x - 4;
  hq_report_page_write (&pdf->page, &text);
  text.alignment = PANGO_ALIGN_RIGHT;
  for (guint i = 0; i < n; i++)
    {
      text.text = cells[i + 1];
      text.x = at[i].x;
      text.width = at[i].width;
      hq_report_page_write (&pdf->page, &text);
    }
  pdf->page.y += height + PAD;
  hq_report_page_rule (&pdf->page, 0, INNER, bold ? 0.8 : 0.3);
}

/* An opening day is judged by the ordinary working day before its holiday. */
static void
hq_report_pdf_add_beside (HqReportPdf *pdf)
{
  const HqOpeningsPair *days = pdf->paper->opening;
  gboolean compared = hq_openings_has_figures (&days->ordinary);
  g_autoptr (GArray) rows = hq_report_paper_list_beside (pdf->paper);
  g_autofree char *day = hq_date_format (days->opening.day);
  g_autofree char *before = compared ? hq_date_format (days->ordinary.day) : g_strdup ("—");
  g_autofree char *opening = g_strdup_printf ("%s\n%s", hq_report_pdf_say (pdf, N_ ("Opening day")),
                                              day);
  g_autofree char *ordinary = g_strdup_printf (
    "%s\n%s", hq_report_pdf_say (pdf, N_ ("Ordinary day before")), before);
  const char *head[] = { "", opening, ordinary };
  const HqReportText none = { .text = hq_report_pdf_say (pdf,
                                                         N_ ("There was no ordinary day before.")),
                              .size = SIZE,
                              .width = INNER,
                              .faint = TRUE };

  hq_report_pdf_add_heading (pdf, hq_report_pdf_say (pdf, N_ ("Beside the ordinary day before")),
                             60);
  hq_report_pdf_write_row (pdf, pair, G_N_ELEMENTS (pair), head, TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      const HqReportPaperRow *row = &g_array_index (rows, HqReportPaperRow, i);
      g_autofree char *value = hq_report_format_said (&row->opening, pdf->paper->report->words);
      g_autofree char *then = compared ? hq_report_format_said (&row->ordinary,
                                                                pdf->paper->report->words)
                                       : g_strdup ("—");
      g_autofree char *tied = hq_report_pdf_tie (value);
      g_autofree char *tied_then = hq_report_pdf_tie (then);
      const char *cells[] = { hq_report_pdf_say (pdf, row->name), tied, tied_then };

      /* The head stands above the rows of each page. */
      if (hq_report_page_need (&pdf->page, 40))
        hq_report_pdf_write_row (pdf, pair, G_N_ELEMENTS (pair), head, TRUE);
      hq_report_pdf_write_row (pdf, pair, G_N_ELEMENTS (pair), cells, FALSE);
    }
  if (!compared)
    hq_report_pdf_add (pdf, &none, 4);
}

static void
hq_report_pdf_write_head (HqReportPdf *pdf)
{
  const char *cells[G_N_ELEMENTS (columns) + 1] = { "" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cells[i + 1] = hq_report_pdf_say (pdf, hq_report_get_name (columns[i].metric));
  hq_report_pdf_write_row (pdf, columns, G_N_ELEMENTS (columns), cells, TRUE);
}

/* The row of the floor or service whose figures begin at @first; returns where the next one begins. */
static guint
hq_report_pdf_add_row (HqReportPdf *pdf, guint first)
{
  const GArray *figures = pdf->paper->report->figures;
  const HqFigure *head = &g_array_index (figures, HqFigure, first);
  g_autofree char *name = hq_report_pdf_format_name (pdf, head->scope, head->key);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *cells[G_N_ELEMENTS (columns) + 1] = { name, "—", "—", "—", "—", "—" };
  guint next = first;

  for (; next < figures->len; next++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, next);
      g_autofree char *value = NULL;

      if (figure->scope != head->scope || figure->key != head->key)
        break;
      value = hq_report_format_value (figure);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (columns[i].metric == figure->metric)
          {
            g_ptr_array_add (values, hq_report_pdf_tie (value));
            cells[i + 1] = values->pdata[values->len - 1];
          }
    }
  if (head->scope != HQ_SCOPE_FLOOR && head->scope != HQ_SCOPE_SERVICE)
    return next;
  /* The head stands above the rows of each page. */
  if (hq_report_page_need (&pdf->page, 40))
    hq_report_pdf_write_head (pdf);
  hq_report_pdf_write_row (pdf, columns, G_N_ELEMENTS (columns), cells, FALSE);
  return next;
}

/* The lines to sign, which stay together. */
static void
hq_report_pdf_add_signs (HqReportPdf *pdf)
{
  const char *const names[] = { N_ ("Made by:"), N_ ("Checked by:"), N_ ("Date:") };

  hq_report_page_need (&pdf->page, SIGN_HEIGHT);
  pdf->page.y += 40;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HqReportText text = { .text = hq_report_pdf_say (pdf, names[i]),
                                  .size = 10,
                                  .x = i * (INNER - SIGN_WIDTH) / 2,
                                  .width = SIGN_WIDTH };
      int width;

      hq_report_page_write (&pdf->page, &text);
      pango_layout_get_size (pdf->page.layout, &width, NULL);
      pdf->page.y += 14;
      hq_report_page_rule (&pdf->page, text.x + (double) width / PANGO_SCALE + 4,
                           text.x + SIGN_WIDTH, 0.8);
      pdf->page.y -= 14;
    }
  pdf->page.y += 20;
}

/* Where the first line is that @kind and @within ask for. */
static guint
hq_report_pdf_find_line (const HqReportPdf *pdf, HqReportLineKind kind, gboolean within)
{
  for (guint i = 0; i < pdf->lines->len; i++)
    {
      const HqReportLine *line = pdf->lines->pdata[i];

      if (line->kind == kind && (line->scope != HQ_SCOPE_HALL) == within)
        return i;
    }
  return pdf->lines->len;
}

static gboolean
hq_report_pdf_draw (HqReportPdf *pdf, GError **error)
{
  const HqReportPaper *paper = pdf->paper;
  guint changes = hq_report_pdf_find_line (pdf, HQ_REPORT_LINE_CHANGES, FALSE);
  guint within = MIN (hq_report_pdf_find_line (pdf, HQ_REPORT_LINE_SCOPE, TRUE), changes);

  hq_report_pdf_add_title (pdf);
  hq_report_pdf_add_lines (pdf, 0, within);
  if (paper->opening != NULL && hq_openings_has_figures (&paper->opening->opening))
    hq_report_pdf_add_beside (pdf);
  if (changes < pdf->lines->len)
    {
      const HqReportLine *heading = pdf->lines->pdata[changes];

      hq_report_pdf_add_heading (pdf, heading->parts->pdata[0], 30);
      hq_report_pdf_add_lines (pdf, changes + 1, pdf->lines->len);
    }
  if (paper->charts->len > 0)
    hq_report_pdf_add_heading (pdf, hq_report_pdf_say (pdf, N_ ("Charts")), CHART_HEIGHT + 50);
  for (guint i = 0; i < paper->charts->len; i++)
    hq_report_pdf_add_chart (pdf, paper->charts->pdata[i]);
  if (within < changes)
    {
      hq_report_pdf_add_heading (pdf, hq_report_pdf_say (pdf, N_ ("By floor and service")), 60);
      hq_report_pdf_write_head (pdf);
      for (guint i = 0; i < paper->report->figures->len;)
        i = hq_report_pdf_add_row (pdf, i);
      hq_report_pdf_add_heading (pdf, hq_report_pdf_say (pdf, N_ ("In detail")), 170);
      if (!hq_report_pdf_add_parts (pdf, within, changes, error))
        return FALSE;
    }
  hq_report_pdf_add_signs (pdf);
  hq_report_page_end (&pdf->page);
  return TRUE;
}

static cairo_status_t
hq_report_pdf_append (void *closure, const unsigned char *data, unsigned int length)
{
  if (closure != NULL)
    g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws all pages; into nothing where they are only counted. */
static gboolean
hq_report_pdf_run (HqReportPdf *pdf, GByteArray *bytes, guint *n_pages, GError **error)
{
  g_autofree char *made = hq_report_pdf_format_made (pdf);
  g_autofree char *days = hq_report_format_days (pdf->paper->report);
  g_autofree char *head = g_strdup_printf ("%s · %s · %s", hq_report_paper_get_hall (pdf->paper),
                                           pdf->paper->title, days);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (hq_report_pdf_append, bytes,
                                                                  HQ_REPORT_PAGE_WIDTH,
                                                                  HQ_REPORT_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean drawn;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, head);
  hq_report_page_init (&pdf->page, cr, head, made);
  pdf->page.n_pages = *n_pages;
  drawn = hq_report_pdf_draw (pdf, error);
  *n_pages = pdf->page.page;
  hq_report_page_clear (&pdf->page);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    hq_error_set (error, HQ_ERROR_FAILED, "%s", cairo_status_to_string (status));
  return drawn && status == CAIRO_STATUS_SUCCESS;
}

/**
 * hq_report_pdf_write:
 * @paper: what is reported
 * @path: a file, which is replaced
 * @watch: (nullable): who waits for it
 * @error: return location for an error
 *
 * Writes a report to be signed, on pages of A4. The figures are those of hq_report_list_lines(), all of
 * them, and no row and no chart is cut by the end of a page.
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED, or what the file system said
 */
gboolean
hq_report_pdf_write (const HqReportPaper *paper, const char *path, HqWatch *watch, GError **error)
{
  HqReportPdf pdf = { .paper = paper, .watch = watch };
  g_autoptr (GPtrArray) lines = hq_report_list_lines (paper->report);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n_pages = 0;

  pdf.lines = lines;
  /* Twice, since each page says how many there are. */
  return hq_report_pdf_run (&pdf, NULL, &n_pages, error)
         && hq_report_pdf_run (&pdf, bytes, &n_pages, error) && hq_watch_tell (watch, 1, 1, error)
         && g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}
