/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-check.h"
#include "hq-setup-diff.h"

G_BEGIN_DECLS

/* Where a fault may be. */
typedef struct
{
  HqSetupList list;
  const char *key;
  const char *member;
} HqSetupWordsPlace;

char *hq_setup_words_subject    (const HqSetup *setup,
                                 HqSetupList    list,
                                 const char    *key);
char *hq_setup_words_difference (const HqSetupDifference *difference,
                                 const HqSetup           *before,
                                 const HqSetup           *after);
char *hq_setup_words_fault      (const HqSetupFault *fault,
                                 const HqSetup      *setup);
char *hq_setup_words_find_fault (const GPtrArray         *faults,
                                 const HqSetup           *setup,
                                 const HqSetupWordsPlace *place);
char *hq_setup_words_error      (const GError *error);

G_END_DECLS
