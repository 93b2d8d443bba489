/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-rota-plan.h"

G_BEGIN_DECLS

char      *hq_setup_rota_words_runs    (guint64 halves);
char      *hq_setup_rota_words_state   (const HqRotaView *view,
                                        gboolean          drops);
char      *hq_setup_rota_words_cell    (const HqSetup *setup,
                                        const GArray  *rows,
                                        guint          row,
                                        int            half);
GPtrArray *hq_setup_rota_words_changes (const GArray *before,
                                        const GArray *after);
GPtrArray *hq_setup_rota_words_gaps    (const GArray *gaps);

G_END_DECLS
