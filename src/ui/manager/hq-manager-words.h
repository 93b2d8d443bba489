/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-view.h"

G_BEGIN_DECLS

char       *hq_manager_words_day     (const HqView *view,
                                      HqTime        now);
const char *hq_manager_words_state   (HqManagerState state);
const char *hq_manager_words_shape   (HqManagerState state);
const char *hq_manager_words_style   (HqManagerState state);
const char *hq_manager_words_kind    (HqCounterKind kind);
char       *hq_manager_words_minutes (gint64 microseconds);
const char *hq_manager_words_staff   (const HqSetup *setup,
                                      const char    *staff);

G_END_DECLS
