/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-rota.h"

G_BEGIN_DECLS

char   *hq_rota_file_format_runs (guint64        halves);
char   *hq_rota_file_format      (const GArray  *rows);
GArray *hq_rota_file_parse       (const char    *text,
                                  GError       **error);

G_END_DECLS
