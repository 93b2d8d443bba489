/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pinyin.h"

#include "hq-pinyin-table.h"

/**
 * hq_pinyin_get:
 * @character: a character
 *
 * Returns: (transfer none) (nullable): all readings of @character without their tones, as they are
 *   typed, with a blank between two of them: `hang heng xing`. A ü is there as v and as u. %NULL
 *   where none is known
 */
const char *
hq_pinyin_get (gunichar character)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (hq_pinyin_characters);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      guint32 entry = hq_pinyin_characters[middle];

      if (entry >> HQ_PINYIN_LIST_BITS == character)
        return hq_pinyin_texts + hq_pinyin_lists[entry & ((1 << HQ_PINYIN_LIST_BITS) - 1)];
      if (entry >> HQ_PINYIN_LIST_BITS < character)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
