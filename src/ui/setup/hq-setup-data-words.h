/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-data-change.h"

G_BEGIN_DECLS

char      *hq_setup_data_words_subject (const HqDataChange *change);
GPtrArray *hq_setup_data_words_compare (const HqDataChange *change,
                                        const HqSetup      *setup);

G_END_DECLS
