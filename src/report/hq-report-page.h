/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Points of 1/72 inch, on A4. */
#define HQ_REPORT_PAGE_WIDTH 595.28
#define HQ_REPORT_PAGE_HEIGHT 841.89
#define HQ_REPORT_PAGE_MARGIN 50.0
#define HQ_REPORT_PAGE_INNER (HQ_REPORT_PAGE_WIDTH - 2 * HQ_REPORT_PAGE_MARGIN)
#define HQ_REPORT_PAGE_FONT "Noto Sans CJK SC, Sans"

/**
 * HqReportPage:
 *
 * The pages of a report on their way to the paper: what is written goes below what was written, and
 * what has no room on a page stands on the next one as a whole.
 */
typedef struct
{
  cairo_t *cr;         /* (borrowed) */
  PangoLayout *layout; /* (owned): for each text in turn */
  const char *head;    /* (borrowed): above each page but the first */
  const char *foot;    /* (borrowed): below each page */
  guint page;          /* from 1 */
  guint n_pages;       /* 0 while they are counted */
  double y;            /* where the next thing goes */
} HqReportPage;

/* A text and how it is set; its place is from the left margin. */
typedef struct
{
  const char *text;
  double size;
  double x;
  double width;
  PangoAlignment alignment;
  gboolean bold;
  gboolean faint;
} HqReportText;

void     hq_report_page_init    (HqReportPage *page,
                                 cairo_t      *cr,
                                 const char   *head,
                                 const char   *foot);
void     hq_report_page_clear   (HqReportPage *page);
gboolean hq_report_page_need    (HqReportPage *page,
                                 double        height);
double   hq_report_page_measure (HqReportPage       *page,
                                 const HqReportText *text);
void     hq_report_page_write   (HqReportPage       *page,
                                 const HqReportText *text);
void     hq_report_page_rule    (HqReportPage *page,
                                 double        from,
                                 double        to,
                                 double        line_width);
void     hq_report_page_end     (HqReportPage *page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqReportPage, hq_report_page_clear)

G_END_DECLS
