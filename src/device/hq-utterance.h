/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing to say. */
typedef struct
{
  char *text;     /* (owned): a plain sentence */
  char *language; /* (owned): "zh" or "en" */
  char **clips;   /* (owned) (nullable): names in order; NULL where only speech can say it */
  gboolean chime; /* two tones first */
} HqUtterance;

HqUtterance *hq_utterance_new  (const char        *text,
                                const char        *language,
                                char             **clips,
                                gboolean           chime);
HqUtterance *hq_utterance_copy (const HqUtterance *utterance);
void         hq_utterance_free (HqUtterance       *utterance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqUtterance, hq_utterance_free)

G_END_DECLS
