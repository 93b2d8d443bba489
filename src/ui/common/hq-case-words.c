/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-case-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"

const char *
hq_case_words_light (HqLight light)
{
  static const char *const words[] = {
    [HQ_LIGHT_NONE] = NC_ ("light", "Clock stopped"), [HQ_LIGHT_GREEN] = NC_ ("light", "Green"),
    [HQ_LIGHT_YELLOW] = NC_ ("light", "Yellow"),      [HQ_LIGHT_RED] = NC_ ("light", "Red"),
    [HQ_LIGHT_OVERDUE] = NC_ ("light", "Overdue"),
  };

  return g_dpgettext2 (NULL, "light", words[light]);
}

/**
 * hq_case_words_shape:
 *
 * Returns: (transfer none): a shape that tells the light without its colour
 */
const char *
hq_case_words_shape (HqLight light)
{
  static const char *const shapes[] = {
    [HQ_LIGHT_NONE] = "‖", [HQ_LIGHT_GREEN] = "●",   [HQ_LIGHT_YELLOW] = "▲",
    [HQ_LIGHT_RED] = "◆",  [HQ_LIGHT_OVERDUE] = "■",
  };

  return shapes[light];
}

/**
 * hq_case_words_style:
 *
 * Returns: (transfer none): the css class of what has that light
 */
const char *
hq_case_words_style (HqLight light)
{
  static const char *const styles[] = {
    [HQ_LIGHT_NONE] = "light-none", [HQ_LIGHT_GREEN] = "light-green",
    [HQ_LIGHT_YELLOW] = "light-yellow", [HQ_LIGHT_RED] = "light-red",
    [HQ_LIGHT_OVERDUE] = "light-overdue",
  };

  return styles[light];
}

const char *
hq_case_words_state (HqCaseState state)
{
  static const char *const words[HQ_N_CASE_STATES] = {
    [HQ_CASE_OPEN] = NC_ ("case", "Under way"),
    [HQ_CASE_SUSPENDED] = NC_ ("case", "In a special procedure"),
    [HQ_CASE_SUPPLEMENT] = NC_ ("case", "Waits for papers"),
    [HQ_CASE_CLOSED] = NC_ ("case", "Granted"),
    [HQ_CASE_REFUSED] = NC_ ("case", "Refused"),
    [HQ_CASE_WITHDRAWN] = NC_ ("case", "Withdrawn"),
  };

  return g_dpgettext2 (NULL, "case", words[state]);
}

const char *
hq_case_words_procedure (HqProcedure procedure)
{
  static const char *const words[HQ_N_PROCEDURES] = {
    [HQ_PROCEDURE_HEARING] = NC_ ("procedure", "Hearing"),
    [HQ_PROCEDURE_BIDDING] = NC_ ("procedure", "Bidding"),
    [HQ_PROCEDURE_AUCTION] = NC_ ("procedure", "Auction"),
    [HQ_PROCEDURE_INSPECTION] = NC_ ("procedure", "Inspection"),
    [HQ_PROCEDURE_TESTING] = NC_ ("procedure", "Testing"),
    [HQ_PROCEDURE_QUARANTINE] = NC_ ("procedure", "Quarantine"),
    [HQ_PROCEDURE_APPRAISAL] = NC_ ("procedure", "Appraisal"),
    [HQ_PROCEDURE_EXPERT_REVIEW] = NC_ ("procedure", "Expert review"),
    [HQ_PROCEDURE_SITE_SURVEY] = NC_ ("procedure", "Site survey"),
    [HQ_PROCEDURE_PUBLIC_NOTICE] = NC_ ("procedure", "Public notice"),
  };

  return g_dpgettext2 (NULL, "procedure", words[procedure]);
}

/**
 * hq_case_words_deed:
 * @act: an act on a case
 *
 * Returns: (transfer none): what its button says
 */
const char *
hq_case_words_deed (HqAct act)
{
  switch ((int) act)
    {
    case HQ_ACT_CASE_SUSPEND:
      return C_ ("case deed", "Suspend");
    case HQ_ACT_CASE_RESUME:
      return C_ ("case deed", "Resume");
    case HQ_ACT_CASE_SUPPLEMENT:
      return C_ ("case deed", "Ask for papers");
    case HQ_ACT_CASE_COMPLETE:
      return C_ ("case deed", "Papers complete");
    case HQ_ACT_CASE_CLOSE:
      return C_ ("case deed", "Grant and close");
    case HQ_ACT_CASE_REFUSE:
      return C_ ("case deed", "Refuse");
    case HQ_ACT_CASE_WITHDRAW:
      return C_ ("case deed", "Withdrawn by the applicant");
    case HQ_ACT_CASE_HOLDER:
      return C_ ("case deed", "Give to another clerk");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * hq_case_words_due:
 *
 * Returns: (transfer full): the last day of a case's limit
 */
char *
hq_case_words_due (HqDate due)
{
  g_autofree char *day = NULL;

  if (due == 0)
    return g_strdup (_ ("no due date while the clock stands still"));
  day = hq_date_format (due);
  return g_strdup_printf (_ ("due by %s"), day);
}

/**
 * hq_case_words_item:
 *
 * Returns: (transfer full): what the case is about
 */
char *
hq_case_words_item (const HqCaseLine *line)
{
  if (line->name != NULL)
    return g_strdup (hq_language_pick (line->name, line->name_en));
  return g_strdup (line->row.item != NULL ? line->row.item : _ ("Without an item"));
}

/* Promises are given in working days, and so is what is said of them. */
static char *
hq_case_words_late (const HqCaseLine *line)
{
  int late = -line->left;

  if (line->every_day)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) late), late);
  return g_strdup_printf (ngettext ("%d working day late", "%d working days late", (gulong) late),
                          late);
}

/* Until when a clock was planned to stand still, and how long ago that was. */
static char *
hq_case_words_plan (const HqCaseLine *line)
{
  g_autofree char *day = hq_date_format (line->planned_end);

  if (line->over == 0)
    return g_strdup_printf (_ ("planned until %s"), day);
  if (line->every_day)
    return g_strdup_printf (ngettext ("planned until %s, %d day ago", "planned until %s, %d days ago",
                                      (gulong) line->over),
                            day, line->over);
  return g_strdup_printf (ngettext ("planned until %s, %d working day ago",
                                    "planned until %s, %d working days ago", (gulong) line->over),
                          day, line->over);
}

/**
 * hq_case_words_standing:
 *
 * Returns: (transfer full): how late a case is or was, how long it has yet, or that it was in time; of
 *   one whose clock stands still until when that was planned
 */
char *
hq_case_words_standing (const HqCaseLine *line, HqDate today)
{
  if (line->left < 0)
    return hq_case_words_late (line);
  if (line->row.ended_day != 0)
    return g_strdup (line->row.due_day != 0 ? C_ ("case", "in time") : "—");
  if (line->row.due_day == 0 && line->planned_end != 0)
    return hq_case_words_plan (line);
  if (line->row.due_day == 0)
    return g_strdup (C_ ("case", "does not count"));
  if (line->uncounted)
    return g_strdup (_ ("past the calendar's end"));
  if (line->row.due_day == today)
    return g_strdup (C_ ("case", "due today"));
  if (line->every_day)
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) line->left),
                            line->left);
  return g_strdup_printf (ngettext ("%d working day left", "%d working days left",
                                    (gulong) line->left),
                          line->left);
}

/**
 * hq_case_words_department:
 *
 * Returns: (transfer none): the name of a department, "" for none
 */
const char *
hq_case_words_department (const HqSetup *setup, const char *code)
{
  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_strcmp0 (row->department, code) == 0)
        return hq_language_pick (row->name, row->name_en);
    }
  return code != NULL ? code : "";
}

/**
 * hq_case_words_holder:
 *
 * Returns: (transfer full): who sees to the case, and the counter at which it was accepted
 */
char *
hq_case_words_holder (const HqCase *row, const HqSetup *setup)
{
  const HqStaff *staff = hq_setup_find_staff (setup, row->staff);
  const char *name = staff != NULL ? staff->name : row->staff;

  if (row->counter == 0)
    return g_strdup (name != NULL ? name : _ ("Nobody"));
  if (name == NULL)
    return g_strdup_printf (C_ ("case", "Counter %d"), row->counter);
  return g_strdup_printf (_ ("%s (counter %d)"), name, row->counter);
}

/* What an end makes of the figures. */
static char *
hq_case_words_preview_end (const HqCaseStory *story, HqAct act)
{
  g_autofree char *late = story->line.left < 0 ? hq_case_words_late (&story->line) : NULL;

  /* Translators: such as "3 working days late". */
  if (late != NULL)
    return g_strdup_printf (_ ("It is %s, and stays late in the figures."), late);
  if (act == HQ_ACT_CASE_WITHDRAW)
    return g_strdup (_ ("The applicant goes before the case is late: it leaves the figures."));
  return g_strdup (_ ("The case ends in time."));
}

static char *
hq_case_words_preview_go_on (const HqCaseStory *story, HqAct act)
{
  g_autofree char *end = NULL;
  g_autofree char *due = NULL;

  if (story->next_due == 0)
    {
      end = hq_date_format (story->calendar_end);
      return g_strdup_printf (_ ("There can be no due date yet: the working-day calendar ends on %s;"
                                 " import the next year."),
                              end);
    }
  due = hq_date_format (story->next_due);
  if (act == HQ_ACT_CASE_COMPLETE)
    return g_strdup_printf (_ ("The whole promise runs again from tomorrow: the case is then due on"
                               " %s."),
                            due);
  return g_strdup_printf (_ ("Today counts again: the case is then due on %s."), due);
}

static char *
hq_case_words_preview_stop (const HqCaseStory *story, HqAct act)
{
  g_autofree char *due = hq_date_format (story->line.row.due_day);

  if (story->line.light == HQ_LIGHT_OVERDUE)
    return g_strdup_printf (_ ("It was due on %s. The clock cannot be stopped after that."), due);
  if (act == HQ_ACT_CASE_SUSPEND)
    return g_strdup_printf (_ ("It is due on %s. From today its clock stands still, and there is no "
                               "due date until it is resumed."),
                            due);
  if (story->papers->len > 0)
    return g_strdup_printf (_ ("Papers were asked for before, which is to be done once: this is "
                               "marked. It is due on %s; there is no due date until the papers are "
                               "complete."),
                            due);
  return g_strdup_printf (_ ("It is due on %s. From today its clock stands still, and there is no "
                             "due date until the papers are complete; then the whole promise runs "
                             "again."),
                          due);
}

/**
 * hq_case_words_preview:
 * @act: an act on the case
 *
 * Returns: (transfer full): what it will do
 */
char *
hq_case_words_preview (const HqCaseStory *story, HqAct act)
{
  switch ((int) act)
    {
    case HQ_ACT_CASE_SUSPEND:
    case HQ_ACT_CASE_SUPPLEMENT:
      return hq_case_words_preview_stop (story, act);
    case HQ_ACT_CASE_RESUME:
    case HQ_ACT_CASE_COMPLETE:
      return hq_case_words_preview_go_on (story, act);
    case HQ_ACT_CASE_HOLDER:
      return g_strdup (_ ("Another clerk of the department sees to it from now on. Its clock is not "
                          "touched."));
    default:
      return hq_case_words_preview_end (story, act);
    }
}

/* The due date before, and what became of it. */
static void
hq_case_words_add_change (GString *text, HqDate before, HqDate after, gboolean over)
{
  g_autofree char *first = before != 0 ? hq_date_format (before) : g_strdup ("—");
  g_autofree char *then = after != 0 ? hq_date_format (after) : NULL;

  g_string_append_c (text, '\n');
  if (!over)
    g_string_append_printf (text, _ ("It was due on %s, and has no due date while this lasts."), first);
  else if (then == NULL)
    g_string_append_printf (text, _ ("It was due on %s; the calendar does not reach the new due date."),
                            first);
  else if (before == after)
    g_string_append_printf (text, _ ("It stayed due on %s."), then);
  else
    g_string_append_printf (text, _ ("It was due on %s, and then on %s."), first, then);
}

/**
 * hq_case_words_stop:
 *
 * Returns: (transfer full): a special procedure, what it took off the clock and did to the due date
 */
char *
hq_case_words_stop (const HqCaseStoryStop *stop)
{
  const HqCaseProcedure *row = &stop->procedure;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s: %s (planned for %d day)",
                                          "%s: %s (planned for %d days)", (gulong) row->planned_days),
                          hq_case_words_procedure (row->type), row->ground, row->planned_days);
  g_string_append_c (text, '\n');
  if (row->stop.resumed == 0)
    g_string_append_printf (text,
                            ngettext ("It has taken %d working day off the clock so far.",
                                      "It has taken %d working days off the clock so far.",
                                      stop->off),
                            stop->off);
  else if (stop->off == 0)
    g_string_append (text, _ ("It took no working day off the clock."));
  else
    g_string_append_printf (text,
                            ngettext ("It took %d working day off the clock.",
                                      "It took %d working days off the clock.", stop->off),
                            stop->off);
  hq_case_words_add_change (text, stop->before, stop->after, row->stop.resumed != 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_case_words_papers:
 *
 * Returns: (transfer full): what was missing, and what that did to the due date
 */
char *
hq_case_words_papers (const HqCaseStoryPapers *papers)
{
  g_autoptr (GString) text = g_string_new (papers->papers.papers);

  hq_case_words_add_change (text, papers->before, papers->after, papers->papers.complete != 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
