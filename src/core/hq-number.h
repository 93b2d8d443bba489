/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_NUMBER_MOST 999999999
/* Of emergency numbers, which are printed beforehand for when the store is away. */
#define HQ_NUMBER_LATE 'Y'
#define HQ_NUMBER_LATE_MOST 9999

gboolean hq_number_is_prefix         (char         letter);
gboolean hq_number_is_service_prefix (char         letter);
char    *hq_number_format            (char         prefix,
                                      guint        number);
gboolean hq_number_parse             (const char  *text,
                                      char        *prefix,
                                      guint       *number);
gboolean hq_number_parse_late        (const char  *text,
                                      guint       *number);
char    *hq_number_format_ranges     (const GArray *numbers,
                                      const char   *between);

G_END_DECLS
