/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-deed-table.h"
#include "hq-place.h"

G_BEGIN_DECLS

/* What a manager says in their own words: to everybody by a notice, to a counter or the guide desks
 * by a word. */

#define HQ_DEED_WORD_LONGEST 200 /* characters */

gboolean      hq_deed_word_is_name     (const char *text);
gboolean      hq_deed_word_check       (const char  *text,
                                        GError     **error);
gboolean      hq_deed_word_put_notice  (HqChange  *change,
                                        GError   **error);
gboolean      hq_deed_word_take_notice (HqChange  *change,
                                        GError   **error);
gboolean      hq_deed_word_send        (HqChange  *change,
                                        GError   **error);
gboolean      hq_deed_word_take_back   (HqChange  *change,
                                        GError   **error);
gboolean      hq_deed_word_see         (HqChange  *change,
                                        GError   **error);
gboolean      hq_deed_word_is_up       (const HqNotice *notice,
                                        const HqSetup  *setup,
                                        const HqPlace  *place,
                                        HqTime          now);
const HqWord *hq_deed_word_find_unseen (const GArray *words,
                                        int           counter);

G_END_DECLS
