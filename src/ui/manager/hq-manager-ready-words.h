/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-readiness-judge.h"

G_BEGIN_DECLS

const char *hq_manager_ready_words_title    (HqReadinessKind kind);
const char *hq_manager_ready_words_state    (HqReadinessState state);
const char *hq_manager_ready_words_shape    (HqReadinessState state);
char       *hq_manager_ready_words_sentence (const HqReadiness     *facts,
                                             const HqReadinessLine *line);
char       *hq_manager_ready_words_seen     (HqReadinessState state,
                                             HqTime           seen_at,
                                             GTimeZone       *zone);
char       *hq_manager_ready_words_name     (const HqSetup         *setup,
                                             const HqReadinessPart *part);
char       *hq_manager_ready_words_part     (const HqReadiness     *facts,
                                             const HqReadinessPart *part,
                                             HqTime                 now);

G_END_DECLS
