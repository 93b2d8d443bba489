/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-nick.h"

#define HQ_MOST_NICKS 11

static const char *const sets[HQ_N_SETS][HQ_MOST_NICKS + 1] = {
  [HQ_SET_CLASS] = { "ordinary", "priority", "appointment", "green" },
  [HQ_SET_LANE] = { "ordinary", "priority", "appointment", "green", "continued" },
  [HQ_SET_STATE] = { "waiting", "called", "serving", "held", "missed", "finished", "cancelled",
                     "void", "unserved" },
  [HQ_SET_OUTCOME] = { "none", "done", "accepted", "supplement", "not-accepted", "enquiry",
                       "withdrawn" },
  [HQ_SET_ROLE] = { "visitor", "guide", "clerk", "supervisor", "manager", "administrator",
                    "operator", "system" },
  [HQ_SET_NEED] = { "none", "writing", "guidance", "low-counter", "english" },
  [HQ_SET_IDENTITY] = { "none", "optional", "required" },
  [HQ_SET_PROOF] = { "none", "claimed", "confirmed", "withdrawn" },
  [HQ_SET_DAY_TYPE] = { "working", "saturday", "sunday", "holiday" },
  [HQ_SET_COUNTER_KIND] = { "general", "dedicated", "tidal" },
  [HQ_SET_HALL_KIND] = { "real", "demo", "trial" },
  [HQ_SET_CASE_KIND] = { "instant", "promised" },
  [HQ_SET_CASE_STATE] = { "open", "suspended", "supplement", "closed", "refused", "withdrawn" },
  [HQ_SET_PROCEDURE] = { "hearing", "bidding", "auction", "inspection", "testing", "quarantine",
                         "appraisal", "expert-review", "site-survey", "public-notice" },
  [HQ_SET_FOLLOW_STATE] = { "verify", "rectify", "call-back", "closed", "invalid", "unrectifiable",
                            "withdrawn" },
  [HQ_SET_FOLLOW_STEP] = { "verified", "rectified", "content", "discontent", "unreached", "uncalled",
                           "invalid", "unrectifiable", "agreed", "refused", "extended" },
  [HQ_SET_PAUSE_REASON] = { "away", "equipment", "papers", "meeting", "meal", "shift-change" },
  [HQ_SET_PAPER] = { "unknown", "ok", "low", "out", "none", "fault" },
};

/**
 * hq_nick_get:
 * @set: which closed set
 * @value: a value of it
 *
 * Returns: (transfer none): the nick of @value
 */
const char *
hq_nick_get (HqSet set, int value)
{
  g_return_val_if_fail (set < HQ_N_SETS && value >= 0 && value < hq_nick_count (set), "");

  return sets[set][value];
}

/**
 * hq_nick_find:
 * @set: which closed set
 * @nick: (nullable): a nick
 *
 * Returns: the value of @nick in @set, or -1 if it has none
 */
int
hq_nick_find (HqSet set, const char *nick)
{
  g_return_val_if_fail (set < HQ_N_SETS, -1);

  for (int i = 0; nick != NULL && sets[set][i] != NULL; i++)
    if (g_str_equal (sets[set][i], nick))
      return i;
  return -1;
}

int
hq_nick_count (HqSet set)
{
  int n = 0;

  while (sets[set][n] != NULL)
    n++;
  return n;
}
