/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-policy-words.h"

#include <glib/gi18n.h>

typedef enum
{
  GROUP_WALK,
  GROUP_CALL,
  GROUP_MISSED,
  GROUP_ON,
  GROUP_VISITOR,
  GROUP_COUNTER,
  N_GROUPS
} HqSetupPolicyGroup;

static const char *const groups[N_GROUPS] = {
  [GROUP_WALK] = N_ ("The walk to the counter"),
  [GROUP_CALL] = N_ ("Calling"),
  [GROUP_MISSED] = N_ ("Missed calls"),
  [GROUP_ON] = N_ ("Going on to the next matter or counter"),
  [GROUP_VISITOR] = N_ ("Visitors"),
  [GROUP_COUNTER] = N_ ("The clerk's screen"),
};

/* The settings in the words of the hall. */
static const struct
{
  const char *key;
  HqSetupPolicyGroup group;
  const char *title;
  const char *hint; /* (nullable): what a figure of 0 does, or what the figure stands for */
} words[] = {
  { "walk", GROUP_WALK, N_ ("Time to walk to any counter"), NULL },
  { "walk_floor", GROUP_WALK, N_ ("More for each floor between"), NULL },
  { "walk_priority", GROUP_WALK, N_ ("More for priority"), NULL },
  { "announce_bound", GROUP_CALL, N_ ("A call that no loudspeaker reported counts as said after"),
    NULL },
  { "recall_spacing", GROUP_CALL, N_ ("From one announcement to a recall"), NULL },
  { "recall_most", GROUP_CALL, N_ ("Recalls of one number at most"), NULL },
  { "speciality_margin", GROUP_CALL,
    N_ ("Lead by which another service is called before the counter's own speciality"),
    N_ ("Thousandths of the time waited by the target.") },
  { "voice", GROUP_CALL, N_ ("Calls are said aloud"), NULL },
  { "voice_times", GROUP_CALL, N_ ("How often a call is said while few wait to be said"), NULL },
  { "voice_yao", GROUP_CALL, N_ ("A single 1 is said yao in Chinese, not yi"), NULL },
  { "miss_announcements", GROUP_MISSED, N_ ("Announcements before a number can be missed"), NULL },
  { "miss_announcements_priority", GROUP_MISSED, N_ ("The same for priority"), NULL },
  { "miss_after", GROUP_MISSED, N_ ("After the last announcement it can be missed in"), NULL },
  { "take_back", GROUP_MISSED, N_ ("A miss can be taken back for"), NULL },
  { "return_calls", GROUP_MISSED,
    N_ ("Calls of the service until who checked in again is called"), NULL },
  { "return_after", GROUP_MISSED, N_ ("Or, if that comes first, after"), NULL },
  { "continue_target", GROUP_ON, N_ ("Longest wait promised for the next matter"), NULL },
  { "continue_keeps", GROUP_ON,
    N_ ("Who goes on keeps the arrival and the target of the class instead"), NULL },
  { "to_counter_for", GROUP_ON, N_ ("A number that is sent to one counter waits for it alone for"),
    NULL },
  { "slot_late", GROUP_VISITOR, N_ ("An appointment is ordinary when it is late by"), NULL },
  { "reprint_most", GROUP_VISITOR, N_ ("Times that a visitor can print one slip again at a kiosk"),
    N_ ("0: never.") },
  { "priority_age", GROUP_VISITOR, N_ ("Age from which a visitor has priority"),
    N_ ("0: age gives no priority.") },
  { "auto_start", GROUP_COUNTER, N_ ("Service begins by itself after a call in"),
    N_ ("0: the clerk begins it.") },
  { "lock_minutes", GROUP_COUNTER, N_ ("A counter that nobody touches locks after"),
    N_ ("0: never.") },
};

static guint
hq_setup_policy_words_find (const char *key)
{
  guint i = 0;

  /* A test holds this table against the settings that there are. */
  while (!g_str_equal (words[i].key, key))
    i++;
  return i;
}

/**
 * hq_setup_policy_words_group:
 * @group: a number from 0
 *
 * Returns: (transfer none) (nullable): the heading of that group of settings, %NULL past the last one
 */
const char *
hq_setup_policy_words_group (guint group)
{
  return group < N_GROUPS ? _ (groups[group]) : NULL;
}

guint
hq_setup_policy_words_get_group (const char *key)
{
  return words[hq_setup_policy_words_find (key)].group;
}

/**
 * hq_setup_policy_words_title:
 *
 * Returns: (transfer none): what the figure is
 */
const char *
hq_setup_policy_words_title (const char *key)
{
  return _ (words[hq_setup_policy_words_find (key)].title);
}

/**
 * hq_setup_policy_words_unit:
 *
 * Returns: (transfer none): what a figure is a number of, to stand after it
 */
const char *
hq_setup_policy_words_unit (HqPolicySettingUnit unit)
{
  switch (unit)
    {
    case HQ_POLICY_SETTING_SECONDS:
      return _ ("seconds");
    case HQ_POLICY_SETTING_MINUTES:
      return _ ("minutes");
    case HQ_POLICY_SETTING_CALLS:
      return _ ("calls");
    case HQ_POLICY_SETTING_THOUSANDTHS:
      return _ ("thousandths");
    case HQ_POLICY_SETTING_YEARS:
      return _ ("years");
    case HQ_POLICY_SETTING_TIMES:
    default:
      return C_ ("how often", "times");
    }
}

/**
 * hq_setup_policy_words_bounds:
 * @setting: the number of a setting
 *
 * Returns: (transfer full): what it usually is, and what it can be
 */
char *
hq_setup_policy_words_bounds (guint setting)
{
  const char *key = hq_policy_setting_get_key (setting);
  const char *hint = words[hq_setup_policy_words_find (key)].hint;
  g_autofree char *usual = NULL;
  g_autofree char *text = NULL;
  HqPolicy policy;
  guint low, high;

  hq_policy_init (&policy);
  usual = hq_policy_setting_format (&policy, key);
  hq_policy_setting_get_bounds (setting, &low, &high);
  if (low == 0 && high == 1)
    text = g_strdup (usual[0] == '1' ? _ ("Usually on.") : _ ("Usually off."));
  else
    text = g_strdup_printf (_ ("Usually %s; from %u to %u."), usual, low, high);
  /* Translators: two sentences */
  return hint != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"), text, _ (hint))
                      : g_steal_pointer (&text);
}
