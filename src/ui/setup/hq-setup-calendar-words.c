/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-calendar-words.h"

#include <glib/gi18n.h>

/**
 * hq_setup_calendar_words_day:
 *
 * Returns: (transfer full): a date with its weekday
 */
char *
hq_setup_calendar_words_day (HqDate day)
{
  static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                          N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                          N_ ("Sunday") };
  g_autofree char *date = hq_date_format (day);

  return g_strdup_printf (_ ("%s (%s)"), date, _ (weekdays[hq_date_get_weekday (day) - 1]));
}

/**
 * hq_setup_calendar_words_until:
 * @view: the hall's calendar
 * @calendar: that, or one that is to take its place
 *
 * Returns: (transfer full): until when the calendar reaches, and what is refused from when on
 */
char *
hq_setup_calendar_words_until (const HqCalendarView *view, const HqCalendar *calendar)
{
  HqDate last = hq_calendar_get_last_day (calendar);
  HqDate accepted = hq_calendar_edit_find_last (calendar, view->today, view->longest);
  g_autofree char *date = NULL;
  g_autofree char *until = NULL;
  g_autofree char *promise = NULL;

  if (last == 0)
    return g_strdup (
      _ ("No calendar is loaded: the hall does not open by itself, and no case with a "
         "promise can be accepted."));
  date = hq_date_format (last);
  until = g_strdup_printf (
    _ ("The calendar ends on %s: after it the hall does not open by itself, and "
       "no due date can be made."),
    date);
  if (view->longest == 0)
    return g_steal_pointer (&until);
  if (accepted == 0)
    promise = g_strdup_printf (_ ("Cases with the longest promise, %u working days, are refused "
                                  "already."),
                               view->longest);
  else
    {
      g_autofree char *day = hq_date_format (accepted);

      promise = g_strdup_printf (_ ("Cases with the longest promise, %u working days, are accepted "
                                    "until %s and refused from the next day on."),
                                 view->longest, day);
    }
  return g_strdup_printf ("%s %s", until, promise);
}

/**
 * hq_setup_calendar_words_openings:
 *
 * Returns: (transfer full): the first working days after the long holidays of a year
 */
char *
hq_setup_calendar_words_openings (const HqCalendar *calendar, guint year)
{
  g_autoptr (GArray) days = hq_calendar_edit_list_openings (calendar, year);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = hq_setup_calendar_words_day (g_array_index (days, HqDate, i));

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", day);
    }
  return text->len > 0
           ? g_strdup_printf (
             _ ("Opening days, the first working days after a holiday of three days "
                "or more: %s"),
             text->str)
           : g_strdup (
             _ ("This year has no opening day: no holiday of three days or more is listed."));
}

static char *
hq_setup_calendar_words_change (const HqCalendarChange *change)
{
  g_autofree char *day = hq_setup_calendar_words_day (change->day);
  const char *name = change->name != NULL && change->name[0] != '\0' ? change->name : _ ("no name");

  if (change->name == NULL)
    return change->working ? g_strdup_printf (_ ("%s: listed no more; a working day."), day)
                           : g_strdup_printf (_ ("%s: listed no more; a day off."), day);
  if (!change->turned)
    return g_strdup_printf (_ ("%s: listed as %s from now on."), day, name);
  return change->working ? g_strdup_printf (_ ("%s: becomes a working day (%s)."), day, name)
                         : g_strdup_printf (_ ("%s: becomes a day off (%s)."), day, name);
}

typedef struct
{
  guint year;
  guint off;
  guint working;
} HqSetupCalendarWordsYear;

static void
hq_setup_calendar_words_count (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  HqSetupCalendarWordsYear *count = user_data;

  if (hq_date_get_year (date) != count->year)
    return;
  count->off += off;
  count->working += !off;
}

static void
hq_setup_calendar_words_add_year (GPtrArray *sentences, const HqCalendar *after, guint year)
{
  HqSetupCalendarWordsYear count = { .year = year };

  hq_calendar_foreach_day (after, hq_setup_calendar_words_count, &count);
  g_ptr_array_add (sentences, g_strdup_printf (_ ("The year %u is added. Listed: days off %u, "
                                                  "make-up working days %u."),
                                               year, count.off, count.working));
}

/**
 * hq_setup_calendar_words_compare:
 * @sentences: (element-type utf8): gets what differs between the calendars, in sentences
 */
void
hq_setup_calendar_words_compare (GPtrArray *sentences,
                                 const HqCalendar *before,
                                 const HqCalendar *after)
{
  g_autoptr (GArray) changes = hq_calendar_edit_list_changes (before, after);
  g_autoptr (GArray) old = hq_calendar_edit_list_years (before);
  g_autoptr (GArray) new = hq_calendar_edit_list_years (after);

  for (guint i = 0; i < new->len; i++)
    if (!hq_calendar_covers (before, hq_date_from_ymd (g_array_index (new, guint, i), 1, 1)))
      hq_setup_calendar_words_add_year (sentences, after, g_array_index (new, guint, i));
  for (guint i = 0; i < old->len; i++)
    if (!hq_calendar_covers (after, hq_date_from_ymd (g_array_index (old, guint, i), 1, 1)))
      g_ptr_array_add (sentences, g_strdup_printf (_ ("The year %u is taken away."),
                                                   g_array_index (old, guint, i)));
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (sentences, hq_setup_calendar_words_change (
                                  &g_array_index (changes, HqCalendarChange, i)));
}

/**
 * hq_setup_calendar_words_changes:
 * @view: the hall's calendar, and what @after would do in its place
 * @after: another calendar
 *
 * Returns: (transfer full) (element-type utf8): what changes, in sentences
 */
GPtrArray *
hq_setup_calendar_words_changes (const HqCalendarView *view, const HqCalendar *after)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (view->beyond > 0)
    g_ptr_array_add (
      sentences, g_strdup_printf (ngettext ("This cannot be made: %u open case would be due after "
                                            "the end of the calendar.",
                                            "This cannot be made: %u open cases would be due "
                                            "after the end of the calendar.",
                                            view->beyond),
                                  view->beyond));
  g_ptr_array_add (sentences, view->moves == 0
                                ? g_strdup (_ ("No open case gets another due date."))
                                : g_strdup_printf (ngettext ("%u open case gets another due date.",
                                                             "%u open cases get another due date.",
                                                             view->moves),
                                                   view->moves));
  hq_setup_calendar_words_compare (sentences, view->calendar, after);
  return sentences;
}
