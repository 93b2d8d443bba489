/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-follow-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-number.h"
#include "hq-rating-words.h"
#include "hq-words.h"

/* So many working days before the last one it is said to be near. */
#define HQ_MANAGER_FOLLOW_WORDS_NEAR 1

const char *
hq_manager_follow_words_list (HqFollowList list)
{
  static const char *const words[HQ_N_FOLLOW_LISTS] = {
    [HQ_FOLLOW_LIST_NEW] = NC_ ("follow-up", "To be verified"),
    [HQ_FOLLOW_LIST_WORK] = NC_ ("follow-up", "In hand"),
    [HQ_FOLLOW_LIST_DECIDE] = NC_ ("follow-up", "To be decided"),
    [HQ_FOLLOW_LIST_DUE] = NC_ ("follow-up", "Due today"),
    [HQ_FOLLOW_LIST_OVERDUE] = NC_ ("follow-up", "Overdue"),
    [HQ_FOLLOW_LIST_ENDED] = NC_ ("follow-up", "Ended"),
  };

  return g_dpgettext2 (NULL, "follow-up", words[list]);
}

/**
 * hq_manager_follow_words_empty:
 *
 * Returns: (transfer none): what a list says when nothing is in it
 */
const char *
hq_manager_follow_words_empty (HqFollowList list)
{
  static const char *const words[HQ_N_FOLLOW_LISTS] = {
    [HQ_FOLLOW_LIST_NEW] = N_ ("No bad rating waits to be verified."),
    [HQ_FOLLOW_LIST_WORK] = N_ ("Nothing is to be rectified or called back."),
    [HQ_FOLLOW_LIST_DECIDE] = N_ ("No proposal waits to be decided."),
    [HQ_FOLLOW_LIST_DUE] = N_ ("No follow-up is due today."),
    [HQ_FOLLOW_LIST_OVERDUE] = N_ ("No follow-up is overdue."),
    [HQ_FOLLOW_LIST_ENDED] = N_ ("No follow-up ended in these days."),
  };

  return _ (words[list]);
}

const char *
hq_manager_follow_words_state (const HqFollow *follow)
{
  static const char *const words[HQ_N_FOLLOW_STATES] = {
    [HQ_FOLLOW_VERIFY] = NC_ ("follow-up", "To be verified"),
    [HQ_FOLLOW_RECTIFY] = NC_ ("follow-up", "To be rectified"),
    [HQ_FOLLOW_CALL_BACK] = NC_ ("follow-up", "To be called back"),
    [HQ_FOLLOW_CLOSED] = NC_ ("follow-up", "Closed"),
    [HQ_FOLLOW_INVALID] = NC_ ("follow-up", "Found invalid"),
    [HQ_FOLLOW_UNRECTIFIABLE] = NC_ ("follow-up", "Cannot be rectified"),
    [HQ_FOLLOW_WITHDRAWN] = NC_ ("follow-up", "Withdrawn by the visitor"),
  };

  if (follow->proposal == HQ_FOLLOW_INVALID)
    return C_ ("follow-up", "Proposed as invalid, to be decided");
  if (follow->proposal == HQ_FOLLOW_UNRECTIFIABLE)
    return C_ ("follow-up", "Proposed as not to be rectified, to be decided");
  return g_dpgettext2 (NULL, "follow-up", words[follow->state]);
}

/* What each step is called in the story, on its button, and what its dialog asks for. */
static const struct
{
  const char *step;
  const char *deed;
  const char *asked;
  const char *after; /* (nullable): what comes of it */
} steps[HQ_N_FOLLOW_STEPS] = {
  [HQ_FOLLOW_STEP_VERIFIED] = { N_ ("Verified: it is true"), N_ ("It is true"),
                                N_ ("What was found"), N_ ("It is to be rectified next.") },
  [HQ_FOLLOW_STEP_RECTIFIED]
  = { N_ ("Rectified"), N_ ("It is rectified"), N_ ("What was done about it"),
      N_ ("Whoever left a telephone number is called back next; without one "
          "the follow-up is closed.") },
  [HQ_FOLLOW_STEP_CONTENT] = { N_ ("Called back: content"), N_ ("Called: content"),
                               N_ ("What the visitor said, if anything"),
                               N_ ("The follow-up is closed.") },
  [HQ_FOLLOW_STEP_DISCONTENT] = { N_ ("Called back: not content"), N_ ("Called: not content"),
                                  N_ ("What the visitor said"),
                                  N_ ("It is to be rectified again.") },
  [HQ_FOLLOW_STEP_UNREACHED]
  = { N_ ("Called back: nobody answered"), N_ ("Called: no answer"),
      N_ ("When it was tried, if needed"),
      N_ ("After three calls without an answer the follow-up is closed.") },
  [HQ_FOLLOW_STEP_UNCALLED] = { N_ ("Closed without a call-back: the telephone number was erased"),
                                N_ ("Close without a call-back"), N_ ("A note, if needed"),
                                N_ ("The follow-up is closed.") },
  [HQ_FOLLOW_STEP_INVALID]
  = { N_ ("Proposed: invalid"), N_ ("Propose as invalid"), N_ ("Why it is not true"),
      N_ (
        "Somebody else, of another department than the clerk's, decides. The rating stays in every "
        "figure.") },
  [HQ_FOLLOW_STEP_UNRECTIFIABLE]
  = { N_ ("Proposed: cannot be rectified"), N_ ("Propose as not to be rectified"),
      N_ ("Why it cannot be rectified"),
      N_ ("Somebody else, of another department than the clerk's, decides.") },
  [HQ_FOLLOW_STEP_AGREED] = { N_ ("The proposal was agreed to"), N_ ("Agree"),
                              N_ ("A note, if needed"), N_ ("The follow-up ends with it.") },
  [HQ_FOLLOW_STEP_REFUSED] = { N_ ("The proposal was refused"), N_ ("Refuse the proposal"),
                               N_ ("Why it is refused"), N_ ("It goes on where it was.") },
  [HQ_FOLLOW_STEP_EXTENDED] = { N_ ("The deadline was extended by five working days"),
                                N_ ("Extend the deadline"), N_ ("Why it takes longer"),
                                N_ ("It is five working days more, once.") },
};

const char *
hq_manager_follow_words_step (HqFollowStep step)
{
  return _ (steps[step].step);
}

const char *
hq_manager_follow_words_deed (HqFollowStep step)
{
  return _ (steps[step].deed);
}

const char *
hq_manager_follow_words_asked (HqFollowStep step)
{
  return _ (steps[step].asked);
}

const char *
hq_manager_follow_words_after (HqFollowStep step)
{
  return _ (steps[step].after);
}

/**
 * hq_manager_follow_words_shape:
 *
 * Returns: (transfer none): a shape that tells how near the last day is without its colour
 */
const char *
hq_manager_follow_words_shape (const HqFollowLine *line)
{
  if (line->row->ended_day != 0)
    return line->overdue ? "□" : "✓";
  if (line->due == 0)
    return "‖";
  if (line->overdue)
    return "■";
  return line->left == 0 ? "◆" : line->left <= HQ_MANAGER_FOLLOW_WORDS_NEAR ? "▲" : "●";
}

/**
 * hq_manager_follow_words_class:
 *
 * Returns: (transfer none): the style class that says the same
 */
const char *
hq_manager_follow_words_class (const HqFollowLine *line)
{
  if (line->row->ended_day != 0 || line->due == 0)
    return "calm";
  if (line->overdue)
    return "late";
  return line->left <= HQ_MANAGER_FOLLOW_WORDS_NEAR ? "near" : "fair";
}

/**
 * hq_manager_follow_words_left:
 *
 * Returns: (transfer full): how long there is until the last day, or how it ended
 */
char *
hq_manager_follow_words_left (const HqManagerFollowTale *tale, const HqFollowLine *line)
{
  g_autofree char *known = hq_date_format (tale->view->known_until);
  g_autofree char *ended = hq_date_format (line->row->ended_day);

  if (line->row->ended_day != 0)
    return g_strdup_printf (line->overdue ? _ ("Ended on %s, overdue") : _ ("Ended on %s"), ended);
  if (line->due == 0)
    return g_strdup_printf (_ ("No last day: the calendar ends on %s"), known);
  if (line->overdue)
    return g_strdup_printf (ngettext ("%d working day overdue", "%d working days overdue",
                                      (gulong) -line->left),
                            -line->left);
  if (line->left == 0)
    return g_strdup (_ ("Last day today"));
  return g_strdup_printf (ngettext ("%d working day left", "%d working days left",
                                    (gulong) line->left),
                          line->left);
}

/**
 * hq_manager_follow_words_title:
 *
 * Returns: (transfer full): the number, its day and the service
 */
char *
hq_manager_follow_words_title (const HqManagerFollowTale *tale, const HqFollowLine *line)
{
  const HqService *service = hq_setup_find_service (tale->setup, line->row->service);
  g_autofree char *number = hq_number_format (line->row->prefix, line->row->number);
  g_autofree char *day = hq_date_format (line->row->day);

  /* Translators: a number, a day and a service. */
  return g_strdup_printf (_ ("%s · %s · %s"), number, day,
                          service != NULL ? hq_language_pick (service->name, service->name_en)
                                          : line->row->service);
}

/**
 * hq_manager_follow_words_place:
 *
 * Returns: (transfer full): the counter and its department
 */
char *
hq_manager_follow_words_place (const HqManagerFollowTale *tale, const HqFollowLine *line)
{
  const HqCounter *counter = hq_setup_find_counter (tale->setup, line->row->counter);
  const char *code = counter != NULL && counter->department != NULL ? counter->department
                                                                    : line->row->department;
  g_autofree char *digits = g_strdup_printf ("%d", line->row->counter);
  g_autofree char *place = g_strdup_printf (_ ("Counter %s"), digits);

  for (guint i = 0; code != NULL && i < tale->setup->departments->len; i++)
    {
      const HqDepartment *row = tale->setup->departments->pdata[i];

      if (g_str_equal (row->department, code))
        return g_strdup_printf ("%s · %s", place, hq_language_pick (row->name, row->name_en));
    }
  return g_steal_pointer (&place);
}

/**
 * hq_manager_follow_words_said:
 *
 * Returns: (transfer full): the level and the reasons that were chosen
 */
char *
hq_manager_follow_words_said (const HqFollowLine *line)
{
  g_autoptr (GString) text = g_string_new (hq_rating_words_level (line->row->level));
  g_auto (GStrv) tags = g_strsplit (line->row->tags, ",", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    if (tags[i][0] != '\0')
      g_string_append_printf (text, " · %s", hq_rating_words_tag (tags[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_manager_follow_words_time:
 *
 * Returns: (transfer full): a day and a time of it
 */
char *
hq_manager_follow_words_time (const HqManagerFollowTale *tale, HqTime time)
{
  g_autofree char *day = hq_date_format (hq_date_of_time (time, tale->zone));
  g_autofree char *clock = hq_words_clock (time, tale->zone);

  return g_strdup_printf ("%s %s", day, clock);
}
