/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-story.h"

G_BEGIN_DECLS

const char *hq_case_words_light     (HqLight light);
const char *hq_case_words_shape     (HqLight light);
const char *hq_case_words_style     (HqLight light);
const char *hq_case_words_state     (HqCaseState state);
const char *hq_case_words_procedure (HqProcedure procedure);
const char *hq_case_words_deed      (HqAct act);
char       *hq_case_words_due       (HqDate due);
char       *hq_case_words_item      (const HqCaseLine *line);
char       *hq_case_words_standing  (const HqCaseLine *line,
                                     HqDate            today);
const char *hq_case_words_department (const HqSetup *setup,
                                      const char    *code);
char       *hq_case_words_holder    (const HqCase  *row,
                                     const HqSetup *setup);
char       *hq_case_words_preview   (const HqCaseStory *story,
                                     HqAct              act);
char       *hq_case_words_stop      (const HqCaseStoryStop *stop);
char       *hq_case_words_papers    (const HqCaseStoryPapers *papers);

G_END_DECLS
