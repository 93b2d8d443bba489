/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_NUMBER_MOST 999999999

gboolean hq_number_is_prefix (char         letter);
char    *hq_number_format    (char         prefix,
                              guint        number);
gboolean hq_number_parse     (const char  *text,
                              char        *prefix,
                              guint       *number);

G_END_DECLS
