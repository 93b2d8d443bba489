/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HQ_PHRASE_CALL,
  HQ_PHRASE_RECALL,
  HQ_PHRASE_LAST,  /* the last recall: whoever does not come now is missed */
  HQ_PHRASE_SHORT, /* while many wait to be said */
  HQ_N_PHRASE_KINDS
} HqPhraseKind;

/**
 * HqPhrase:
 *
 * What is said of one call: a number and where it is to go, never a name.
 */
typedef struct
{
  HqPhraseKind kind;
  char prefix;
  gint64 number;
  int floor;   /* 0: not said */
  int counter;
  gboolean english;
  gboolean yao; /* a single 1 is 幺, which nobody takes for 七, instead of 一; Chinese alone */
} HqPhrase;

char       *hq_phrase_format         (const HqPhrase *phrase);
GPtrArray  *hq_phrase_list_clips     (const HqPhrase *phrase);
GPtrArray  *hq_phrase_list_all_clips (gboolean        english);
const char *hq_phrase_get_clip_words (const char     *clip);
gint64      hq_phrase_estimate       (const HqPhrase *phrase);

G_END_DECLS
