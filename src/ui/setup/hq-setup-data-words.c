/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-data-words.h"

#include <glib/gi18n.h>

#include "hq-setup-calendar-words.h"

/**
 * hq_setup_data_words_subject:
 *
 * Returns: (transfer full): what was changed
 */
char *
hq_setup_data_words_subject (const HqDataChange *change)
{
  return g_strdup (change->act == HQ_ACT_IMPORT_CALENDAR ? _ ("The calendar") : change->subject);
}

/**
 * hq_setup_data_words_compare:
 * @setup: the hall as it is now, for its names
 *
 * Returns: (transfer full) (element-type utf8): what the change did, in sentences
 */
GPtrArray *
hq_setup_data_words_compare (const HqDataChange *change, const HqSetup *setup)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (change->act == HQ_ACT_IMPORT_CALENDAR)
    hq_setup_calendar_words_compare (sentences, change->before, change->after);
  return sentences;
}
