/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-case-story.h"

G_BEGIN_DECLS

#define HQ_TYPE_CASE_DEED (hq_case_deed_get_type ())

/**
 * HqCaseDeed:
 *
 * What is about to be done with a case: what it will do, and what it needs. It is done by the signal
 * "confirmed"; "left" gives it up.
 */
G_DECLARE_FINAL_TYPE (HqCaseDeed, hq_case_deed, HQ, CASE_DEED, AdwBin)

void     hq_case_deed_ask      (HqCaseDeed        *self,
                                const HqCaseStory *story,
                                const HqSetup     *setup,
                                HqAct              act);
gboolean hq_case_deed_get      (HqCaseDeed *self,
                                HqOrder    *order);
void     hq_case_deed_explain  (HqCaseDeed *self,
                                const char *sentence);

G_END_DECLS
