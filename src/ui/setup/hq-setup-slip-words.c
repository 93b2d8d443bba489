/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a hall that are words: what each is called and what it says, within a sentence. */
#include "config.h"

#include "hq-setup-slip-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *title;
} texts[] = {
  { "base_address", N_ ("Web address that the code leads to") },
  { "slip_note", N_ ("The hall's own lines at the end of the slip") },
  { "slip_note_en", N_ ("The hall's own English lines at the end of the slip") },
  { "slip_without", N_ ("What the slip leaves out") },
  { "notice", N_ ("What boards and kiosks always say") },
  { "notice_en", N_ ("What boards and kiosks always say in English") },
};

static const char *const lines[HQ_HALL_TEXT_N_LINES] = {
  [HQ_HALL_TEXT_PAPERS] = N_ ("The papers to bring"),
  [HQ_HALL_TEXT_COUNTERS] = N_ ("The counters that serve it"),
  [HQ_HALL_TEXT_MISSED] = N_ ("What to do after a missed call"),
};

/**
 * hq_setup_slip_words_title:
 * @key: the key of a setting
 *
 * Returns: (transfer none) (nullable): what it is called; %NULL for one that is no words
 */
const char *
hq_setup_slip_words_title (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      return _ (texts[i].title);
  return NULL;
}

const char *
hq_setup_slip_words_line (HqHallTextLine line)
{
  return _ (lines[line]);
}

/**
 * hq_setup_slip_words_value:
 * @key: the key of a setting that is words
 *
 * Returns: (transfer full): what the hall says there, in one line; "" for nothing
 */
char *
hq_setup_slip_words_value (const HqSetup *setup, const char *key)
{
  const char *value = hq_setup_get_setting (setup, key);
  g_auto (GStrv) parts = NULL;
  GString *text = g_string_new (NULL);

  if (g_str_equal (key, "slip_without"))
    for (int i = 0; i < HQ_HALL_TEXT_N_LINES; i++)
      {
        if (hq_hall_text_leaves_out (setup, (HqHallTextLine) i))
          g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (lines[i]));
      }
  else
    {
      parts = g_strsplit (value != NULL ? value : "", "\n", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " / " : "", parts[i]);
    }
  return g_string_free (text, FALSE);
}
