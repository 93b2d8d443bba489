/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reason.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

static const char *const sides[HQ_N_FIGURE_SIDES] = {
  [HQ_FIGURE_SIDE_OUT] = N_ ("Left out"),
  [HQ_FIGURE_SIDE_TOTAL] = N_ ("In N only"),
  [HQ_FIGURE_SIDE_BOTH] = N_ ("In n and N"),
};

static const char *const names[HQ_N_FIGURE_REASONS] = {
  [HQ_FIGURE_REASON_NONE] = "",
  [HQ_FIGURE_REASON_SAME_PERSON] = N_ ("another number of the same person"),
  [HQ_FIGURE_REASON_SERVED] = N_ ("was served"),
  [HQ_FIGURE_REASON_UNSERVED] = N_ ("unserved at close"),
  [HQ_FIGURE_REASON_HERE] = N_ ("still in the hall"),
  [HQ_FIGURE_REASON_OTHER_STATE] = N_ ("came to another end"),
  [HQ_FIGURE_REASON_EMERGENCY] = N_ ("emergency number, not measured"),
  [HQ_FIGURE_REASON_PAST_TARGET] = N_ ("called after the target"),
  [HQ_FIGURE_REASON_LEFT_LATE] = N_ ("left after the target"),
  [HQ_FIGURE_REASON_UNSERVED_LATE] = N_ ("unserved at close, after the target"),
  [HQ_FIGURE_REASON_WAITING_LATE] = N_ ("still waiting, after the target"),
  [HQ_FIGURE_REASON_WITHIN_TARGET] = N_ ("not called, target not past"),
  [HQ_FIGURE_REASON_CHANGED] = N_ ("changed to another service"),
  [HQ_FIGURE_REASON_REDIRECTED] = N_ ("redirected from a wrong counter"),
  [HQ_FIGURE_REASON_NOT_CALLED] = N_ ("was not called"),
  [HQ_FIGURE_REASON_NO_BREAK] = N_ ("no break in the wait"),
  [HQ_FIGURE_REASON_OVER] = N_ ("the wait is over"),
  [HQ_FIGURE_REASON_NOT_STARTED] = N_ ("service did not begin"),
  [HQ_FIGURE_REASON_CAME] = N_ ("came when called"),
  [HQ_FIGURE_REASON_NO_RECALL] = N_ ("called once only"),
  [HQ_FIGURE_REASON_UNRATED] = N_ ("did not rate"),
  [HQ_FIGURE_REASON_RATED] = N_ ("rated"),
  [HQ_FIGURE_REASON_BAD] = N_ ("bad rating"),
  [HQ_FIGURE_REASON_OTHER_LEVEL] = N_ ("rated with another level"),
  [HQ_FIGURE_REASON_STANDS] = N_ ("bad rating, not found invalid"),
  [HQ_FIGURE_REASON_LASTS] = N_ ("service goes on"),
  [HQ_FIGURE_REASON_UNMEASURED] = N_ ("nobody ended it in time"),
  [HQ_FIGURE_REASON_MEASURED] = N_ ("was measured"),
  [HQ_FIGURE_REASON_OTHER_OUTCOME] = N_ ("another outcome"),
  [HQ_FIGURE_REASON_NOT_ACCEPTED] = N_ ("not accepted by law, no case"),
  [HQ_FIGURE_REASON_ON_TIME] = N_ ("closed on time"),
  [HQ_FIGURE_REASON_LAST_DAY] = N_ ("closed on the last day"),
  [HQ_FIGURE_REASON_LATE_CLOSED] = N_ ("closed overdue"),
  [HQ_FIGURE_REASON_LATE_OPEN] = N_ ("open and overdue"),
  [HQ_FIGURE_REASON_WITHDRAWN] = N_ ("withdrawn before it was overdue"),
  [HQ_FIGURE_REASON_SUSPENDED] = N_ ("suspended by a special procedure"),
  [HQ_FIGURE_REASON_SUPPLEMENT] = N_ ("waits for papers"),
  [HQ_FIGURE_REASON_NOT_DUE] = N_ ("open and not yet due"),
  [HQ_FIGURE_REASON_OTHER_KIND] = N_ ("a case of the other kind"),
  [HQ_FIGURE_REASON_OTHER_END] = N_ ("ended in another way"),
  [HQ_FIGURE_REASON_NOT_ENDED] = N_ ("has not ended"),
  [HQ_FIGURE_REASON_TICKET] = N_ ("became a number, counted there"),
  [HQ_FIGURE_REASON_NOT_DONE] = N_ ("not finished at the terminal"),
};

/* The rates that are asked about; of the others the name says it. */
static const struct
{
  HqMetric metric;
  const char *sentence;
} formulas[] = {
  { HQ_METRIC_ON_TIME, N_ ("Cases closed on time, of those closed in this time and those due by its "
                           "end and still open.") },
  { HQ_METRIC_INSTANT_ON_TIME, N_ ("Instant items closed on the day of acceptance, of those closed in "
                                   "this time and those still open.") },
  { HQ_METRIC_PROMISED_ON_TIME, N_ ("Promised items closed by their due date, of those closed in this "
                                    "time and those due by its end and still open.") },
  { HQ_METRIC_SATISFACTION, N_ ("Ratings of level 3 to 5, of all ratings submitted.") },
  { HQ_METRIC_PARTICIPATION, N_ ("Services rated, of all services that could be rated.") },
  { HQ_METRIC_UNRATED, N_ ("Services that nobody rated, of all services that could be rated.") },
  { HQ_METRIC_BAD, N_ ("Ratings of level 1 and 2, of all ratings submitted.") },
  { HQ_METRIC_INVALID, N_ ("Bad ratings that a second person found invalid, of all bad ratings; they "
                           "stay in every other figure.") },
  { HQ_METRIC_GOOD, N_ ("Ratings of level 4 and 5, of all ratings submitted.") },
  { HQ_METRIC_WAIT_TARGET, N_ ("Waits called within the target, of all that were called and those that "
                               "left, were unserved or still wait beyond it.") },
  { HQ_METRIC_WAIT_BREAK, N_ ("Waits with a break between two sessions in them, of all that were "
                              "called.") },
  { HQ_METRIC_LEFT, N_ ("Numbers cancelled, void, or missed and not back that were never served, of all "
                        "numbers.") },
  { HQ_METRIC_CANCELLED, N_ ("Numbers cancelled, of all numbers.") },
  { HQ_METRIC_VOID, N_ ("Numbers void after two missed calls, of all numbers.") },
  { HQ_METRIC_UNSERVED, N_ ("Numbers still waiting or parked at close, of all numbers.") },
  { HQ_METRIC_MISSED, N_ ("Calls to which nobody came, of all calls.") },
  { HQ_METRIC_HANDLING_UNMEASURED, N_ ("Services that nobody ended in time, of all services that are "
                                       "over.") },
  { HQ_METRIC_SELF_SERVICE_DONE, N_ ("Uses of self-service that were finished, of all uses.") },
};

/**
 * hq_reason_get_name:
 *
 * Returns: (transfer none): why a row is not in n, in a few words to be translated; "" for one that is
 */
const char *
hq_reason_get_name (HqFigureReason reason)
{
  g_return_val_if_fail ((guint) reason < HQ_N_FIGURE_REASONS, NULL);

  return names[reason];
}

/**
 * hq_reason_get_side:
 *
 * Returns: (transfer none): on which side of a rate a row stands, to be translated
 */
const char *
hq_reason_get_side (HqFigureSide side)
{
  g_return_val_if_fail ((guint) side < HQ_N_FIGURE_SIDES, NULL);

  return sides[side];
}

/**
 * hq_reason_get_formula:
 *
 * Returns: (transfer none) (nullable): how the rate comes about in a sentence, to be translated; %NULL
 *   where its name says it
 */
const char *
hq_reason_get_formula (HqMetric metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (formulas[i].metric == metric)
      return formulas[i].sentence;
  return NULL;
}

/**
 * hq_reason_get_cause:
 * @cause: why a published figure was revised: the nick of an act, or that of a close
 *
 * Returns: (transfer none): it in a few words to be translated; @cause where it has none
 */
const char *
hq_reason_get_cause (const char *cause)
{
  static const struct
  {
    const char *nick;
    const char *words;
  } causes[] = {
    { HQ_FIGURES_CLOSE, N_ ("close of the day") },
    { "rate", N_ ("a late rating") },
    { "follow-decide", N_ ("a rating found invalid") },
    { "late", N_ ("emergency numbers entered afterwards") },
    { "setup", N_ ("another calendar") },
    { "import-calendar", N_ ("another calendar") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_str_equal (causes[i].nick, cause))
      return causes[i].words;
  return g_str_has_prefix (cause, "case-") ? N_ ("a change of a case") : cause;
}
