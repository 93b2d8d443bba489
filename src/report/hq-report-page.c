/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-page.h"

#define HQ_REPORT_PAGE_SMALL 8.0
#define HQ_REPORT_PAGE_TOP HQ_REPORT_PAGE_MARGIN
#define HQ_REPORT_PAGE_BOTTOM (HQ_REPORT_PAGE_HEIGHT - HQ_REPORT_PAGE_MARGIN - 8)

void
hq_report_page_init (HqReportPage *page, cairo_t *cr, const char *head, const char *foot)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  *page = (HqReportPage){ .cr = cr,
                          .head = head,
                          .foot = foot,
                          .page = 1,
                          .y = HQ_REPORT_PAGE_TOP };
  page->layout = pango_cairo_create_layout (cr);
  /* Figures of one width stand below each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (page->layout, attributes);
  pango_layout_set_wrap (page->layout, PANGO_WRAP_WORD_CHAR);
}

void
hq_report_page_clear (HqReportPage *page)
{
  g_clear_object (&page->layout);
}

/* What stands above and below each page. */
static void
hq_report_page_frame (HqReportPage *page)
{
  g_autofree char *number = page->n_pages > 0 ? g_strdup_printf ("%u/%u", page->page, page->n_pages)
                                              : g_strdup_printf ("%u", page->page);
  const HqReportText head = { .text = page->head,
                              .size = HQ_REPORT_PAGE_SMALL,
                              .width = HQ_REPORT_PAGE_INNER,
                              .faint = TRUE };
  const HqReportText foot = { .text = page->foot,
                              .size = HQ_REPORT_PAGE_SMALL,
                              .width = HQ_REPORT_PAGE_INNER - 60,
                              .faint = TRUE };
  const HqReportText place = { .text = number,
                               .size = HQ_REPORT_PAGE_SMALL,
                               .x = HQ_REPORT_PAGE_INNER - 60,
                               .width = 60,
                               .alignment = PANGO_ALIGN_RIGHT,
                               .faint = TRUE };
  double y = page->y;

  page->y = HQ_REPORT_PAGE_MARGIN - 22;
  if (page->page > 1)
    hq_report_page_write (page, &head);
  page->y = HQ_REPORT_PAGE_HEIGHT - HQ_REPORT_PAGE_MARGIN + 8;
  hq_report_page_write (page, &foot);
  hq_report_page_write (page, &place);
  page->y = y;
}

/**
 * hq_report_page_need:
 * @page: the pages
 * @height: of what comes next
 *
 * Turns the page where @height has no room on it; what is higher than a page begins one.
 *
 * Returns: whether the page was turned
 */
gboolean
hq_report_page_need (HqReportPage *page, double height)
{
  if (page->y + height <= HQ_REPORT_PAGE_BOTTOM || page->y <= HQ_REPORT_PAGE_TOP)
    return FALSE;
  hq_report_page_frame (page);
  cairo_show_page (page->cr);
  page->page++;
  page->y = HQ_REPORT_PAGE_TOP;
  return TRUE;
}

/**
 * hq_report_page_end:
 *
 * Ends the last page.
 */
void
hq_report_page_end (HqReportPage *page)
{
  hq_report_page_frame (page);
  cairo_show_page (page->cr);
}

/**
 * hq_report_page_measure:
 *
 * Sets @text into its width.
 *
 * Returns: how high it is
 */
double
hq_report_page_measure (HqReportPage *page, const HqReportText *text)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (HQ_REPORT_PAGE_FONT);
  int height;

  pango_font_description_set_absolute_size (font, text->size * PANGO_SCALE);
  if (text->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (page->layout, font);
  pango_layout_set_width (page->layout, (int) (text->width * PANGO_SCALE));
  pango_layout_set_alignment (page->layout, text->alignment);
  pango_layout_set_text (page->layout, text->text, -1);
  pango_layout_get_size (page->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * hq_report_page_write:
 *
 * Writes @text where the page is, and leaves it there.
 */
void
hq_report_page_write (HqReportPage *page, const HqReportText *text)
{
  double grey = text->faint ? 0.35 : 0;

  hq_report_page_measure (page, text);
  cairo_set_source_rgb (page->cr, grey, grey, grey);
  cairo_move_to (page->cr, HQ_REPORT_PAGE_MARGIN + text->x, page->y);
  pango_cairo_show_layout (page->cr, page->layout);
}

/**
 * hq_report_page_rule:
 * @from: where it begins, from the left margin
 * @to: where it ends
 *
 * Draws a line where the page is.
 */
void
hq_report_page_rule (HqReportPage *page, double from, double to, double line_width)
{
  cairo_set_source_rgb (page->cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (page->cr, line_width);
  cairo_move_to (page->cr, HQ_REPORT_PAGE_MARGIN + from, page->y);
  cairo_line_to (page->cr, HQ_REPORT_PAGE_MARGIN + to, page->y);
  cairo_stroke (page->cr);
}
