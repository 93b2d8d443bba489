/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-policy-setting.h"

#include "hq-error.h"

/* What a value is a number of; only lengths of time are members of 64 bits, in microseconds. */
static const char *const units[] = {
  [HQ_POLICY_SETTING_SECONDS] = "seconds",
  [HQ_POLICY_SETTING_MINUTES] = "minutes",
  [HQ_POLICY_SETTING_CALLS] = "calls",
  [HQ_POLICY_SETTING_TIMES] = "times",
  [HQ_POLICY_SETTING_THOUSANDTHS] = "thousandths",
  [HQ_POLICY_SETTING_YEARS] = "years",
};

#define MEMBER(name) G_STRUCT_OFFSET (HqPolicy, name)

/* The settings that a hall's file can have, each a whole number. What they stand for is said where
 * HqPolicy is declared, and what they are without a setting by hq_policy_init(). The bounds keep out
 * what would stop a hall: a walk that outlives a session, a ticket that can never be missed.
 *
 *   walk                         seconds allowed to walk to any counter
 *   walk_floor                   seconds more for each floor between
 *   walk_priority                seconds more for priority
 *   announce_bound               seconds until a call that nobody announced counts as announced
 *   recall_spacing               seconds from one announcement to a recall
 *   recall_most                  times that a ticket is recalled at most
 *   miss_announcements           times that a ticket is announced before it can be missed
 *   miss_announcements_priority  the same for priority
 *   miss_after                   seconds after the last announcement until it can be missed
 *   take_back                    seconds in which a miss can be taken back
 *   return_calls                 calls of the service after which a missed ticket is back in line
 *   return_after                 seconds after which it is, if they come first
 *   slot_late                    seconds after its slot from which an appointment is ordinary
 *   continue_target              seconds that whoever goes on with the next matter is to wait at most
 *   continue_keeps               1: whoever goes on keeps the arrival and the class's target instead
 *   to_counter_for               seconds that a ticket waits for one counter alone
 *   speciality_margin            thousandths of score by which another service must lead
 *   auto_start                   seconds after a call until service begins by itself, 0 for never
 *   lock_minutes                 minutes after which a counter that nobody touches locks, 0 for never
 *   reprint_most                 times that visitors have one slip printed again at kiosks
 *   priority_age                 years of age that give priority, 0 for none
 *   voice                        1: calls are said aloud, 0: they are shown alone
 *   voice_times                  times that a call is said while few wait to be said
 *   voice_yao                    1: a single 1 is said 幺, 0: 一 */
static const struct
{
  const char *key;
  gsize member;
  HqPolicySettingUnit unit;
  guint low;
  guint high;
} settings[] = {
  { "walk", MEMBER (walk), HQ_POLICY_SETTING_SECONDS, 0, 3600 },
  { "walk_floor", MEMBER (walk_floor), HQ_POLICY_SETTING_SECONDS, 0, 3600 },
  { "walk_priority", MEMBER (walk_priority), HQ_POLICY_SETTING_SECONDS, 0, 3600 },
  { "announce_bound", MEMBER (announce_bound), HQ_POLICY_SETTING_SECONDS, 0, 600 },
  { "recall_spacing", MEMBER (recall_spacing), HQ_POLICY_SETTING_SECONDS, 0, 600 },
  { "recall_most", MEMBER (recall_most), HQ_POLICY_SETTING_TIMES, 0, 99 },
  { "miss_announcements", MEMBER (miss_announcements), HQ_POLICY_SETTING_TIMES, 1, 9 },
  { "miss_announcements_priority", MEMBER (miss_announcements_priority), HQ_POLICY_SETTING_TIMES, 1, 9 },
  { "miss_after", MEMBER (miss_after), HQ_POLICY_SETTING_SECONDS, 0, 3600 },
  { "take_back", MEMBER (take_back), HQ_POLICY_SETTING_SECONDS, 0, 3600 },
  { "return_calls", MEMBER (return_calls), HQ_POLICY_SETTING_CALLS, 1, 99 },
  { "return_after", MEMBER (return_after), HQ_POLICY_SETTING_SECONDS, 0, 7200 },
  { "slot_late", MEMBER (slot_late), HQ_POLICY_SETTING_SECONDS, 0, 14400 },
  { "continue_target", MEMBER (continue_target), HQ_POLICY_SETTING_SECONDS, 1, 14400 },
  { "continue_keeps", MEMBER (continue_keeps), HQ_POLICY_SETTING_TIMES, 0, 1 },
  { "to_counter_for", MEMBER (to_counter_for), HQ_POLICY_SETTING_SECONDS, 0, 14400 },
  { "speciality_margin", MEMBER (speciality_margin), HQ_POLICY_SETTING_THOUSANDTHS, 0, 10000 },
  { "auto_start", MEMBER (auto_start), HQ_POLICY_SETTING_SECONDS, 0, 600 },
  { "lock_minutes", MEMBER (lock_after), HQ_POLICY_SETTING_MINUTES, 0, 240 },
  { "reprint_most", MEMBER (reprint_most), HQ_POLICY_SETTING_TIMES, 0, 99 },
  { "priority_age", MEMBER (priority_age), HQ_POLICY_SETTING_YEARS, 0, 150 },
  { "voice", MEMBER (voice), HQ_POLICY_SETTING_TIMES, 0, 1 },
  { "voice_times", MEMBER (voice_times), HQ_POLICY_SETTING_TIMES, 1, 3 },
  { "voice_yao", MEMBER (voice_yao), HQ_POLICY_SETTING_TIMES, 0, 1 },
};

static int
hq_policy_setting_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].key, key) == 0)
      return (int) i;
  return -1;
}

/* What one of a unit of time is; 0 for what is no length of time. */
static gint64
hq_policy_setting_get_length (int i)
{
  if (settings[i].unit == HQ_POLICY_SETTING_MINUTES)
    return HQ_MINUTE;
  return settings[i].unit == HQ_POLICY_SETTING_SECONDS ? HQ_SECOND : 0;
}

/**
 * hq_policy_setting_get_key:
 * @i: a number from 0
 *
 * Returns: (transfer none) (nullable): the key of that setting, %NULL past the last one
 */
const char *
hq_policy_setting_get_key (guint i)
{
  return i < G_N_ELEMENTS (settings) ? settings[i].key : NULL;
}

/**
 * hq_policy_setting_get_bounds:
 * @i: a number of a setting that there is
 * @low: (out): the least that it can be
 * @high: (out): the most
 *
 * Returns: what its value is a number of
 */
HqPolicySettingUnit
hq_policy_setting_get_bounds (guint i, guint *low, guint *high)
{
  *low = settings[i].low;
  *high = settings[i].high;
  return settings[i].unit;
}

/**
 * hq_policy_setting_set:
 * @policy: (inout): the figures of the rules, left alone on failure
 * @key: which of them
 * @value: a whole number, in the unit that the setting has
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID and what is wrong for a key that there is not, or a value
 *   that is no number within its bounds
 */
gboolean
hq_policy_setting_set (HqPolicy *policy, const char *key, const char *value, GError **error)
{
  int i = hq_policy_setting_find (key);
  guint64 number;

  if (i < 0)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "there is no setting “%s”", key);
      return FALSE;
    }
  if (!g_ascii_string_to_unsigned (value, 10, settings[i].low, settings[i].high, &number, NULL))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "“%s” is to be a number of %s from %u to %u", key,
                    units[settings[i].unit], settings[i].low, settings[i].high);
      return FALSE;
    }
  if (hq_policy_setting_get_length (i) > 0)
    G_STRUCT_MEMBER (gint64, policy, settings[i].member)
      = (gint64) number * hq_policy_setting_get_length (i);
  else
    G_STRUCT_MEMBER (guint, policy, settings[i].member) = (guint) number;
  return TRUE;
}

/**
 * hq_policy_setting_format:
 * @policy: the figures of the rules
 * @key: a setting that there is
 *
 * Returns: (transfer full): its value, as hq_policy_setting_set() takes it
 */
char *
hq_policy_setting_format (const HqPolicy *policy, const char *key)
{
  int i = hq_policy_setting_find (key);

  g_return_val_if_fail (i >= 0, NULL);

  if (hq_policy_setting_get_length (i) > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            G_STRUCT_MEMBER (gint64, policy, settings[i].member)
                              / hq_policy_setting_get_length (i));
  return g_strdup_printf ("%u", G_STRUCT_MEMBER (guint, policy, settings[i].member));
}
