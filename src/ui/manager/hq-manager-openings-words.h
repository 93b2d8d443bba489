/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-openings.h"

G_BEGIN_DECLS

guint       hq_manager_openings_words_count_rows (void);
const char *hq_manager_openings_words_name       (guint row);
char       *hq_manager_openings_words_value      (guint                row,
                                                  const HqOpeningsDay *day);
char       *hq_manager_openings_words_difference (guint                 row,
                                                  const HqOpeningsPair *pair);
const char *hq_manager_openings_words_state      (const HqOpeningsDay *day);
char       *hq_manager_openings_words_column     (const HqOpeningsPair *pair);
char       *hq_manager_openings_words_mark       (const HqOpeningsDay *day);
char       *hq_manager_openings_words_shut       (const HqOpenings *openings);

G_END_DECLS
