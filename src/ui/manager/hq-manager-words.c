/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-words.h"

#include <glib/gi18n.h>

#include "hq-words.h"

/**
 * hq_manager_words_day:
 * @now: the time
 *
 * Returns: (transfer full) (nullable): how the hall's day stands, where it is not simply open
 */
char *
hq_manager_words_day (const HqView *view, HqTime now)
{
  g_autofree char *opens = NULL;

  if (view->day.state == HQ_DAY_STATE_CLOSED)
    return g_strdup (_ ("The hall has closed for the day."));
  if (view->sessions->len == 0)
    return g_strdup (view->shut == HQ_ERROR_NO_CALENDAR ? _ (hq_error_get_sentence (view->shut))
                                                        : _ ("The hall does not open today."));
  /* A day on which nothing was done at all is not there to be closed. */
  if (now >= view->day.closes_at && view->day.state != HQ_DAY_STATE_OPEN)
    return g_strdup (_ ("The hall's hours are over, and its day was not opened."));
  if (now >= view->day.closes_at)
    return g_strdup (_ ("The hall's hours are over, and the day is not closed yet."));
  if (now >= view->day.opens_at)
    return NULL;
  opens = hq_words_clock (view->day.opens_at, view->zone);
  return g_strdup_printf (_ ("The hall opens at %s."), opens);
}

/**
 * hq_manager_words_state:
 *
 * Returns: (transfer none): what a counter does, in a word
 */
const char *
hq_manager_words_state (HqManagerState state)
{
  static const char *const words[HQ_N_MANAGER_STATES] = {
    [HQ_MANAGER_CLOSED] = NC_ ("counter state", "Not open"),
    [HQ_MANAGER_PAUSED] = NC_ ("counter state", "Paused"),
    [HQ_MANAGER_QUIET] = NC_ ("counter state", "Calls nobody"),
    [HQ_MANAGER_FREE] = NC_ ("counter state", "Free"),
    [HQ_MANAGER_CALLED] = NC_ ("counter state", "Called"),
    [HQ_MANAGER_SERVING] = NC_ ("counter state", "Serves"),
    [HQ_MANAGER_HELD] = NC_ ("counter state", "Parked"),
  };

  return g_dpgettext2 (NULL, "counter state", words[state]);
}

/**
 * hq_manager_words_shape:
 *
 * Returns: (transfer none): the shape by which the state is known without its colour
 */
const char *
hq_manager_words_shape (HqManagerState state)
{
  static const char *const shapes[HQ_N_MANAGER_STATES] = {
    [HQ_MANAGER_CLOSED] = "○", [HQ_MANAGER_PAUSED] = "■",  [HQ_MANAGER_QUIET] = "△",
    [HQ_MANAGER_FREE] = "◇",   [HQ_MANAGER_CALLED] = "▲", [HQ_MANAGER_SERVING] = "●",
    [HQ_MANAGER_HELD] = "◆",
  };

  return shapes[state];
}

/**
 * hq_manager_words_style:
 *
 * Returns: (transfer none): the css class of what is in that state
 */
const char *
hq_manager_words_style (HqManagerState state)
{
  static const char *const styles[HQ_N_MANAGER_STATES] = {
    [HQ_MANAGER_CLOSED] = "closed", [HQ_MANAGER_PAUSED] = "paused", [HQ_MANAGER_QUIET] = "quiet",
    [HQ_MANAGER_FREE] = "free",     [HQ_MANAGER_CALLED] = "called", [HQ_MANAGER_SERVING] = "serving",
    [HQ_MANAGER_HELD] = "held",
  };

  return styles[state];
}

/**
 * hq_manager_words_kind:
 *
 * Returns: (transfer none): what kind of counter it is
 */
const char *
hq_manager_words_kind (HqCounterKind kind)
{
  static const char *const words[HQ_N_COUNTER_KINDS] = {
    [HQ_COUNTER_GENERAL] = NC_ ("counter kind", "General counter"),
    [HQ_COUNTER_DEDICATED] = NC_ ("counter kind", "Dedicated counter"),
    [HQ_COUNTER_TIDAL] = NC_ ("counter kind", "Tidal counter"),
  };

  return g_dpgettext2 (NULL, "counter kind", words[kind]);
}

/**
 * hq_manager_words_minutes:
 * @microseconds: a length of time; below zero counts as zero
 *
 * Returns: (transfer full): it in whole minutes, and hours before them where there are any
 */
char *
hq_manager_words_minutes (gint64 microseconds)
{
  gint64 minutes = MAX (0, microseconds) / HQ_MINUTE;

  if (minutes >= 60)
    return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  return g_strdup_printf (ngettext ("%d min", "%d min", (gulong) minutes), (int) minutes);
}

/**
 * hq_manager_words_staff:
 *
 * Returns: (transfer none): the name of somebody of the staff, or the code where that is not known
 */
const char *
hq_manager_words_staff (const HqSetup *setup, const char *staff)
{
  const HqStaff *row = hq_setup_find_staff (setup, staff);

  return row != NULL ? row->name : staff;
}
