/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-window-state.h"

G_BEGIN_DECLS

/* What the screen above a counter says; strings are owned, and %NULL where there is nothing. */
typedef struct
{
  char *headline;
  char *english; /* the headline once more, under it */
  char *tag;     /* beside it */
  char *detail;  /* under it */
  char *more;    /* and under that */
  gboolean wordy; /* the headline is a sentence */
} HqWindowWords;

void hq_window_words_find  (const HqCounterView *view,
                            const HqWindowState *state,
                            HqWindowWords       *words);
void hq_window_words_clear (HqWindowWords *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqWindowWords, hq_window_words_clear)

G_END_DECLS
