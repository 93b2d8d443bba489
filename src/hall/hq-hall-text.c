/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall-text.h"

#include <string.h>

#include "hq-code.h"
#include "hq-error.h"

/* An address longer than that makes a code that is hard to read from a slip. */
#define HQ_HALL_TEXT_BASE 200

/* What stands on a slip or a board is to be read while standing. */
#define HQ_HALL_TEXT_LENGTH 400
#define HQ_HALL_TEXT_LINES 8

/* The settings of a hall that are words, each as hq_hall_text_check() says.
 *
 *   base_address         what the codes on the slips lead to, https://queue.example.cn; without it a
 *                        code is read in the hall alone
 *   slip_note, …_en      the hall's own lines on a slip
 *   slip_without         the standard lines that its slips do without: papers, counters, missed
 *   notice, …_en         the line at the foot of the boards, and of the kiosks while no notice of the
 *                        day stands; several lines take turns
 *
 * English that is missing is said in Chinese. */
static const char *const keys[] = {
  "base_address", "slip_note", "slip_note_en", "slip_without", "notice", "notice_en", NULL
};

static const char *const lines[HQ_HALL_TEXT_N_LINES] = {
  [HQ_HALL_TEXT_PAPERS] = "papers",
  [HQ_HALL_TEXT_COUNTERS] = "counters",
  [HQ_HALL_TEXT_MISSED] = "missed",
};

/**
 * hq_hall_text_is_key:
 * @key: the key of a setting
 *
 * Returns: whether the setting is words, and no figure of the rules
 */
gboolean
hq_hall_text_is_key (const char *key)
{
  return g_strv_contains (keys, key);
}

static gboolean
hq_hall_text_check_base (const char *value, GError **error)
{
  if (value[0] == '\0' || (strlen (value) <= HQ_HALL_TEXT_BASE && hq_code_is_base (value)))
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID,
                "“base_address” is to be an address like https://queue.example.cn, without “?” and "
                "“#”, of %d letters at most",
                HQ_HALL_TEXT_BASE);
  return FALSE;
}

static gboolean
hq_hall_text_check_without (const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean known = words[i][0] == '\0';

      for (guint k = 0; k < HQ_HALL_TEXT_N_LINES; k++)
        known |= g_str_equal (words[i], lines[k]);
      if (!known)
        {
          hq_error_set (error, HQ_ERROR_INVALID,
                        "“slip_without” is to be some of papers, counters and missed, with a blank "
                        "between them, and not “%s”",
                        words[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
hq_hall_text_check_lines (const char *key, const char *value, GError **error)
{
  guint n_lines = 1;

  if (!g_utf8_validate (value, -1, NULL) || g_utf8_strlen (value, -1) > HQ_HALL_TEXT_LENGTH)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "“%s” is to be a text of %d letters at most", key,
                    HQ_HALL_TEXT_LENGTH);
      return FALSE;
    }
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        n_lines++;
      else if (g_unichar_iscntrl (g_utf8_get_char (p)))
        {
          hq_error_set (error, HQ_ERROR_INVALID,
                        "“%s” is to have no control characters besides the ends of lines", key);
          return FALSE;
        }
    }
  if (n_lines > HQ_HALL_TEXT_LINES)
    hq_error_set (error, HQ_ERROR_INVALID, "“%s” is to be %d lines at most", key,
                  HQ_HALL_TEXT_LINES);
  return n_lines <= HQ_HALL_TEXT_LINES;
}

/**
 * hq_hall_text_check:
 * @key: a setting that is words
 * @value: what it is to be, "" for nothing
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID and what is wrong with @value
 */
gboolean
hq_hall_text_check (const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "base_address"))
    return hq_hall_text_check_base (value, error);
  if (g_str_equal (key, "slip_without"))
    return hq_hall_text_check_without (value, error);
  return hq_hall_text_check_lines (key, value, error);
}

static const char *
hq_hall_text_get (const HqSetup *setup, const char *key)
{
  const char *value = hq_setup_get_setting (setup, key);

  return value != NULL ? value : "";
}

/**
 * hq_hall_text_get_base:
 *
 * Returns: (transfer none) (nullable): the address that the codes lead to; %NULL where the hall has
 *   none
 */
const char *
hq_hall_text_get_base (const HqSetup *setup)
{
  const char *base = hq_hall_text_get (setup, "base_address");

  return base[0] != '\0' ? base : NULL;
}

/**
 * hq_hall_text_leaves_out:
 *
 * Returns: whether the hall's slips do without @line
 */
gboolean
hq_hall_text_leaves_out (const HqSetup *setup, HqHallTextLine line)
{
  g_auto (GStrv) words = g_strsplit (hq_hall_text_get (setup, "slip_without"), " ", -1);

  return g_strv_contains ((const char *const *) words, lines[line]);
}

/* The lines of a text in a language, without those that are empty. */
static GPtrArray *
hq_hall_text_list (const HqSetup *setup, const char *name, const char *name_en, gboolean english)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *text = english ? hq_hall_text_get (setup, name_en) : "";
  g_auto (GStrv) words = NULL;

  if (text[0] == '\0')
    text = hq_hall_text_get (setup, name);
  words = g_strsplit (text, "\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strstrip (words[i])[0] != '\0')
      g_ptr_array_add (list, g_strdup (words[i]));
  return list;
}

/**
 * hq_hall_text_list_notes:
 * @english: whether the ticket was taken in English
 *
 * Returns: (transfer full) (element-type utf8): the hall's own lines on a slip
 */
GPtrArray *
hq_hall_text_list_notes (const HqSetup *setup, gboolean english)
{
  return hq_hall_text_list (setup, "slip_note", "slip_note_en", english);
}

/**
 * hq_hall_text_list_notices:
 * @english: whether they are to be said in English
 *
 * Returns: (transfer full) (element-type utf8): what the boards have to say to everybody
 */
GPtrArray *
hq_hall_text_list_notices (const HqSetup *setup, gboolean english)
{
  return hq_hall_text_list (setup, "notice", "notice_en", english);
}
