/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-data-change.h"

G_BEGIN_DECLS

char      *hq_setup_data_words_more    (const char         *first,
                                        guint               n);
char      *hq_setup_data_words_sum_up  (const HqDataChange *change,
                                        const HqSetup      *setup);
GPtrArray *hq_setup_data_words_compare (const HqDataChange *change,
                                        const HqSetup      *setup);

G_END_DECLS
