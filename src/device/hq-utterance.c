/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-utterance.h"

/**
 * hq_utterance_new:
 * @text: a plain sentence
 * @language: "zh" or "en"
 * @clips: (nullable): names of recordings in order; %NULL where only speech can say it
 * @chime: whether two tones come first
 *
 * Returns: (transfer full): an utterance
 */
HqUtterance *
hq_utterance_new (const char *text, const char *language, char **clips, gboolean chime)
{
  HqUtterance *utterance = g_new0 (HqUtterance, 1);

  utterance->text = g_strdup (text);
  utterance->language = g_strdup (language);
  utterance->clips = g_strdupv (clips);
  utterance->chime = chime;
  return utterance;
}

/**
 * hq_utterance_copy:
 *
 * Returns: (transfer full): the same once more
 */
HqUtterance *
hq_utterance_copy (const HqUtterance *utterance)
{
  return hq_utterance_new (utterance->text, utterance->language, utterance->clips,
                           utterance->chime);
}

void
hq_utterance_free (HqUtterance *utterance)
{
  g_free (utterance->text);
  g_free (utterance->language);
  g_strfreev (utterance->clips);
  g_free (utterance);
}
