/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int        hq_key_order_compare (const char *one,
                                 const char *two);
GPtrArray *hq_key_order_list    (const GPtrArray *rows);

G_END_DECLS
