/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many numbers there are on a page, and how many a sheet may have. */
#define HQ_SHEET_PER_PAGE 24
#define HQ_SHEET_MOST 960

/**
 * HqSheet:
 *
 * The emergency numbers @first to @first + @count − 1, to be printed while all is well and handed out
 * when the store is away.
 */
typedef struct
{
  const char *hall;    /* (nullable): left out where it is not known */
  const char *hall_en; /* (nullable) */
  guint first;
  guint count;
} HqSheet;

gboolean hq_sheet_may_write   (const HqSheet *sheet);
guint    hq_sheet_count_pages (const HqSheet *sheet);
gboolean hq_sheet_write       (const HqSheet *sheet,
                               const char    *path,
                               GError       **error);

G_END_DECLS
