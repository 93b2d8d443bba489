/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_CODE_TOKEN_SIZE 16

void     hq_code_new_token    (guint8       *token);
char    *hq_code_format_token (const guint8 *token);
gboolean hq_code_is_base      (const char   *base);
char    *hq_code_format       (const char   *base,
                               const guint8 *token);
gboolean hq_code_parse        (const char   *text,
                               guint8       *token);

G_END_DECLS
