/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-edit.h"

/* A calendar that takes over the days of another one. */
typedef struct
{
  HqCalendar *into;
  HqDate without;          /* a day that is left out, 0 for none */
  const HqCalendar *years; /* (nullable): whose years are left out */
} HqCalendarEdit;

static void
hq_calendar_edit_add_year (guint year, gpointer user_data)
{
  const HqCalendarEdit *edit = user_data;

  hq_calendar_add_year (edit->into, year);
}

static void
hq_calendar_edit_add_day (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  const HqCalendarEdit *edit = user_data;

  if (date != edit->without && (edit->years == NULL || !hq_calendar_covers (edit->years, date)))
    hq_calendar_add_day (edit->into, date, name, off);
}

static void
hq_calendar_edit_take (HqCalendarEdit *edit, const HqCalendar *calendar)
{
  hq_calendar_foreach_year (calendar, hq_calendar_edit_add_year, edit);
  hq_calendar_foreach_day (calendar, hq_calendar_edit_add_day, edit);
}

/**
 * hq_calendar_edit_copy:
 * @calendar: a calendar
 * @without: a day that is not to be listed, 0 for none
 *
 * Returns: (transfer full): the same calendar but for that day
 */
HqCalendar *
hq_calendar_edit_copy (const HqCalendar *calendar, HqDate without)
{
  HqCalendarEdit edit = { hq_calendar_new (), without, NULL };

  hq_calendar_edit_take (&edit, calendar);
  return edit.into;
}

/**
 * hq_calendar_edit_merge:
 * @calendar: a calendar
 * @years: some whole years
 *
 * Returns: (transfer full): @calendar in which the years of @years are as there
 */
HqCalendar *
hq_calendar_edit_merge (const HqCalendar *calendar, const HqCalendar *years)
{
  HqCalendarEdit edit = { hq_calendar_new (), 0, years };

  hq_calendar_edit_take (&edit, calendar);
  edit.years = NULL;
  hq_calendar_edit_take (&edit, years);
  return edit.into;
}

static void
hq_calendar_edit_note_year (guint year, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, year);
}

/**
 * hq_calendar_edit_list_years:
 *
 * Returns: (transfer full) (element-type guint): the years that it covers, the first one first
 */
GArray *
hq_calendar_edit_list_years (const HqCalendar *calendar)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));

  hq_calendar_foreach_year (calendar, hq_calendar_edit_note_year, years);
  return years;
}

/**
 * hq_calendar_edit_count_changes:
 *
 * Returns: how many days and whole years are not in one calendar as they are in the other
 */
guint
hq_calendar_edit_count_changes (const HqCalendar *before, const HqCalendar *after)
{
  g_autoptr (GArray) changes = hq_calendar_edit_list_changes (before, after);
  g_autoptr (GArray) old = hq_calendar_edit_list_years (before);
  g_autoptr (GArray) new = hq_calendar_edit_list_years (after);
  guint n = changes->len;

  for (guint i = 0; i < old->len; i++)
    n += !hq_calendar_covers (after, hq_date_from_ymd (g_array_index (old, guint, i), 1, 1));
  for (guint i = 0; i < new->len; i++)
    n += !hq_calendar_covers (before, hq_date_from_ymd (g_array_index (new, guint, i), 1, 1));
  return n;
}

/**
 * hq_calendar_edit_list_changes:
 * @before: a calendar
 * @after: another one, which outlives the answer
 *
 * Returns: (transfer full) (element-type HqCalendarChange): by date, the days of the years that both
 *   cover which are listed differently
 */
GArray *
hq_calendar_edit_list_changes (const HqCalendar *before, const HqCalendar *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (HqCalendarChange));
  g_autoptr (GArray) years = hq_calendar_edit_list_years (after);

  for (guint i = 0; i < years->len; i++)
    {
      guint year = g_array_index (years, guint, i);
      HqDate day = hq_date_from_ymd (year, 1, 1);

      for (; hq_calendar_covers (before, day) && hq_date_get_year (day) == year;
           day = hq_date_add (day, 1))
        {
          const char *old = hq_calendar_get_name (before, day);
          HqCalendarChange change = { day, hq_calendar_is_working (after, day), FALSE,
                                      hq_calendar_get_name (after, day) };

          change.turned = change.working != hq_calendar_is_working (before, day);
          if (change.turned || g_strcmp0 (old, change.name) != 0)
            g_array_append_val (changes, change);
        }
    }
  return changes;
}

/**
 * hq_calendar_edit_list_openings:
 *
 * Returns: (transfer full) (element-type HqDate): the first working days after long holidays in @year;
 *   one whose holiday begins in a year that is not covered is not known
 */
GArray *
hq_calendar_edit_list_openings (const HqCalendar *calendar, guint year)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (HqDate));

  for (HqDate day = hq_date_from_ymd (year, 1, 1);
       hq_calendar_covers (calendar, day) && hq_date_get_year (day) == year;
       day = hq_date_add (day, 1))
    if (hq_calendar_is_opening_day (calendar, day))
      g_array_append_val (days, day);
  return days;
}

/**
 * hq_calendar_edit_find_last:
 * @from: a day that the calendar covers
 * @days: how many working days
 *
 * Returns: the last day from @from on on which a case with such a promise can be accepted; 0 where none
 *   is left
 */
HqDate
hq_calendar_edit_find_last (const HqCalendar *calendar, HqDate from, guint days)
{
  HqDate day = hq_calendar_get_last_day (calendar);
  guint left = days;

  /* Backwards from the end: the day before the last ones that are needed. */
  for (; day >= from && left > 0; day = hq_date_add (day, -1))
    if (hq_calendar_covers (calendar, day))
      left -= hq_calendar_is_working (calendar, day);
    else
      left = days;
  return left == 0 && day >= from ? day : 0;
}
