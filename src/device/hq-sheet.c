/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-sheet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "hq-error.h"
#include "hq-number.h"

/* Points of 1/72 inch, on A4. */
#define WIDTH 595.28
#define HEIGHT 841.89
#define MARGIN 28.0
#define COLUMNS 2
#define ROWS (HQ_SHEET_PER_PAGE / COLUMNS)
#define CELL_WIDTH ((WIDTH - 2 * MARGIN) / COLUMNS)
#define CELL_HEIGHT ((HEIGHT - 2 * MARGIN) / ROWS)
#define PAD 8.0
/* The number stands left of the lines that are written on. */
#define NUMBER_WIDTH 96.0
#define LINE_HEIGHT 16.0

/* Everybody may get one of these, so that each word stands in both languages. */
#define HQ_SHEET_NAME "应急号  Emergency number"
#define HQ_SHEET_NOTE "当日有效，请听叫号\nToday only; wait for your call"
#define HQ_SHEET_FOOT                                                                              \
  "系统恢复后，请在导办台“补录应急号”逐个补录  ·  "                         \
  "When the system is back, enter the numbers that were handed out at the guide desk"

/* What is written by hand, line by line: a word and how far its rule reaches, in parts of the line. */
static const struct
{
  int line;
  double from;
  double to;
  const char *text;
} blanks[] = {
  { 0, 0, 0.48, "日期 Date" },    { 0, 0.5, 1, "取号 Taken" }, { 1, 0, 1, "业务 Service" },
  { 2, 0, 0.48, "窗口 Counter" }, { 2, 0.5, 1, "办结 Done" },
};

/* A text in a box: its place, and how it is set. */
typedef struct
{
  double x;
  double y;
  double width;
  const char *font;
  PangoAlignment alignment;
} HqSheetBox;

/* Draws @text, cut off where it is too long for one line of its box, and returns its width. */
static double
hq_sheet_draw_text (cairo_t *cr, const HqSheetBox *box, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (box->font);
  int width;

  /* Sizes are of the paper, whatever the screen's resolution. */
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (box->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, box->alignment);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, box->x, box->y);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* Where the scissors go: between the numbers and around them. */
static void
hq_sheet_draw_cuts (cairo_t *cr)
{
  const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_set_line_width (cr, 0.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (int i = 0; i <= COLUMNS; i++)
    {
      cairo_move_to (cr, MARGIN + i * CELL_WIDTH, MARGIN);
      cairo_line_to (cr, MARGIN + i * CELL_WIDTH, HEIGHT - MARGIN);
    }
  for (int i = 0; i <= ROWS; i++)
    {
      cairo_move_to (cr, MARGIN, MARGIN + i * CELL_HEIGHT);
      cairo_line_to (cr, WIDTH - MARGIN, MARGIN + i * CELL_HEIGHT);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The lines for the pen, in a box at @x, @y that is @width wide. */
static void
hq_sheet_draw_blanks (cairo_t *cr, double x, double y, double width)
{
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      double from = x + blanks[i].from * width;
      double base = y + (blanks[i].line + 1) * LINE_HEIGHT - 2;
      const HqSheetBox box = { from, base - 9, width, "Sans 6.5", PANGO_ALIGN_LEFT };
      double used = hq_sheet_draw_text (cr, &box, blanks[i].text);

      cairo_move_to (cr, from + used + 3, base);
      cairo_line_to (cr, x + blanks[i].to * width, base);
      cairo_stroke (cr);
    }
}

static void
hq_sheet_draw_number (cairo_t *cr, const HqSheet *sheet, guint index)
{
  double x = MARGIN + (index % COLUMNS) * CELL_WIDTH + PAD;
  double y = MARGIN + (index % HQ_SHEET_PER_PAGE) / COLUMNS * CELL_HEIGHT + 3;
  double inner = CELL_WIDTH - 2 * PAD;
  const HqSheetBox hall = { x, y, inner, "Sans 6", PANGO_ALIGN_LEFT };
  const HqSheetBox large = { x, y + 6, NUMBER_WIDTH, "Sans Bold 26", PANGO_ALIGN_LEFT };
  const HqSheetBox name = { x, y + 37, NUMBER_WIDTH, "Sans Bold 6.5", PANGO_ALIGN_LEFT };
  const HqSheetBox note = { x, y + 46, NUMBER_WIDTH, "Sans 5.5", PANGO_ALIGN_LEFT };
  g_autofree char *number = hq_number_format (HQ_NUMBER_LATE, sheet->first + index);
  g_autofree char *both = NULL;

  if (sheet->hall != NULL && sheet->hall_en != NULL && sheet->hall_en[0] != '\0')
    both = g_strjoin ("  ", sheet->hall, sheet->hall_en, NULL);
  hq_sheet_draw_text (cr, &name, HQ_SHEET_NAME);
  hq_sheet_draw_text (cr, &large, number);
  hq_sheet_draw_text (cr, &note, HQ_SHEET_NOTE);
  if (sheet->hall != NULL)
    hq_sheet_draw_text (cr, &hall, both != NULL ? both : sheet->hall);
  hq_sheet_draw_blanks (cr, x + NUMBER_WIDTH + PAD, y + 9, inner - NUMBER_WIDTH - PAD);
}

static void
hq_sheet_draw_page (cairo_t *cr, const HqSheet *sheet, guint page)
{
  const HqSheetBox foot = { MARGIN, HEIGHT - MARGIN + 6, WIDTH - 2 * MARGIN, "Sans 6.5",
                            PANGO_ALIGN_CENTER };
  guint last = MIN (sheet->count, (page + 1) * HQ_SHEET_PER_PAGE);

  hq_sheet_draw_cuts (cr);
  for (guint i = page * HQ_SHEET_PER_PAGE; i < last; i++)
    hq_sheet_draw_number (cr, sheet, i);
  hq_sheet_draw_text (cr, &foot, HQ_SHEET_FOOT);
  cairo_show_page (cr);
}

static cairo_status_t
hq_sheet_append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * hq_sheet_may_write:
 *
 * Returns: whether @sheet has a first number, no more numbers than a sheet may have, and none that could
 *   not be entered
 */
gboolean
hq_sheet_may_write (const HqSheet *sheet)
{
  return sheet->first > 0 && sheet->count > 0 && sheet->count <= HQ_SHEET_MOST
         && sheet->first <= HQ_NUMBER_LATE_MOST + 1 - sheet->count;
}

guint
hq_sheet_count_pages (const HqSheet *sheet)
{
  return (sheet->count + HQ_SHEET_PER_PAGE - 1) / HQ_SHEET_PER_PAGE;
}

/**
 * hq_sheet_write:
 * @sheet: which numbers
 * @path: a file, which is replaced
 * @error: return location for an error
 *
 * Writes the numbers as a PDF of A4 pages to be cut up.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for too many numbers or none, or what the file system said
 */
gboolean
hq_sheet_write (const HqSheet *sheet, const char *path, GError **error)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!hq_sheet_may_write (sheet))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%u, %u", sheet->first, sheet->count);
      return FALSE;
    }
  surface = cairo_pdf_surface_create_for_stream (hq_sheet_append, pdf, WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, HQ_SHEET_NAME);
  cr = cairo_create (surface);
  for (guint i = 0; i < hq_sheet_count_pages (sheet); i++)
    hq_sheet_draw_page (cr, sheet, i);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      hq_error_set (error, HQ_ERROR_FAILED, "%s", cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents (path, (const char *) pdf->data, pdf->len, error);
}
