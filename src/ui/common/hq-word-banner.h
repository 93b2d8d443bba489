/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-deed-word.h"
#include "hq-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_WORD_BANNER (hq_word_banner_get_type ())

/**
 * HqWordBanner:
 *
 * A manager's word at the head of a desk's screen, until somebody there has seen it. It takes neither
 * the focus nor a key of the work.
 */
G_DECLARE_FINAL_TYPE (HqWordBanner, hq_word_banner, HQ, WORD_BANNER, AdwBin)

void   hq_word_banner_set_key (HqWordBanner *self,
                               const char   *key);
void   hq_word_banner_show    (HqWordBanner *self,
                               const HqView *view,
                               const HqWord *word,
                               gboolean      may);
gint64 hq_word_banner_get_word (HqWordBanner *self);

G_END_DECLS
