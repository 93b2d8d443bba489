/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar.h"

#include "hq-error.h"

/* A statutory holiday of so many listed days makes the first working day after it an opening day. */
#define HQ_CALENDAR_LONG_HOLIDAY 3

struct _HqCalendar
{
  GHashTable *years; /* (owned): year */
  GHashTable *days;  /* (owned): date → HqCalendarDay */
  guint last_year;
};

/* A day that a notice lists. */
typedef struct
{
  gboolean off;
  char *name; /* (owned) */
} HqCalendarDay;

enum
{
  HQ_CALENDAR_UNLISTED,
  HQ_CALENDAR_OFF,
  HQ_CALENDAR_ON
};

static void
hq_calendar_free_day (gpointer data)
{
  HqCalendarDay *day = data;

  g_free (day->name);
  g_free (day);
}

/**
 * hq_calendar_new:
 *
 * Returns: (transfer full): a calendar that covers nothing
 */
HqCalendar *
hq_calendar_new (void)
{
  HqCalendar *calendar = g_new0 (HqCalendar, 1);

  calendar->years = g_hash_table_new (NULL, NULL);
  calendar->days = g_hash_table_new_full (NULL, NULL, NULL, hq_calendar_free_day);
  return calendar;
}

/**
 * hq_calendar_free:
 * @calendar: (transfer full): a calendar
 */
void
hq_calendar_free (HqCalendar *calendar)
{
  g_hash_table_unref (calendar->years);
  g_hash_table_unref (calendar->days);
  g_free (calendar);
}

/**
 * hq_calendar_add_year:
 * @calendar: a calendar
 * @year: a year all of whose listed days are, or will be, added
 */
void
hq_calendar_add_year (HqCalendar *calendar, guint year)
{
  g_hash_table_add (calendar->years, GUINT_TO_POINTER (year));
  calendar->last_year = MAX (calendar->last_year, year);
}

/**
 * hq_calendar_add_day:
 * @calendar: a calendar
 * @date: a day that a notice lists
 * @name: the holiday it belongs to, "" where that is not known
 * @off: whether it is a day off; else it is a working day, whatever its weekday
 */
void
hq_calendar_add_day (HqCalendar *calendar, HqDate date, const char *name, gboolean off)
{
  HqCalendarDay *day;

  g_return_if_fail (hq_date_is_valid (date));

  day = g_new (HqCalendarDay, 1);
  *day = (HqCalendarDay) { off, g_strdup (name) };
  g_hash_table_insert (calendar->days, GUINT_TO_POINTER (date), day);
}

static int
hq_calendar_compare (gconstpointer a, gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a);
  guint two = GPOINTER_TO_UINT (b);

  return (one > two) - (one < two);
}

/**
 * hq_calendar_foreach_year:
 * @calendar: a calendar
 * @func: called with each year that was added, the first one first
 * @user_data: for @func
 */
void
hq_calendar_foreach_year (const HqCalendar *calendar, HqCalendarYearFunc func, gpointer user_data)
{
  g_autoptr (GList) years = g_hash_table_get_keys (calendar->years);

  years = g_list_sort (years, hq_calendar_compare);
  for (GList *l = years; l != NULL; l = l->next)
    func (GPOINTER_TO_UINT (l->data), user_data);
}

/**
 * hq_calendar_foreach_day:
 * @calendar: a calendar
 * @func: called with each day that was added, the first one first
 * @user_data: for @func
 */
void
hq_calendar_foreach_day (const HqCalendar *calendar, HqCalendarDayFunc func, gpointer user_data)
{
  g_autoptr (GList) dates = g_hash_table_get_keys (calendar->days);

  dates = g_list_sort (dates, hq_calendar_compare);
  for (GList *l = dates; l != NULL; l = l->next)
    {
      const HqCalendarDay *day = g_hash_table_lookup (calendar->days, l->data);

      func (GPOINTER_TO_UINT (l->data), day->name, day->off, user_data);
    }
}

static int
hq_calendar_look (const HqCalendar *calendar, HqDate date)
{
  const HqCalendarDay *day = g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (date));

  if (day == NULL)
    return HQ_CALENDAR_UNLISTED;
  return day->off ? HQ_CALENDAR_OFF : HQ_CALENDAR_ON;
}

/**
 * hq_calendar_covers:
 *
 * Returns: whether the year of @date was added
 */
gboolean
hq_calendar_covers (const HqCalendar *calendar, HqDate date)
{
  return g_hash_table_contains (calendar->years, GUINT_TO_POINTER (hq_date_get_year (date)));
}

/**
 * hq_calendar_get_last_day:
 *
 * Returns: the last day of the last year added, or 0 if none was
 */
HqDate
hq_calendar_get_last_day (const HqCalendar *calendar)
{
  return calendar->last_year == 0 ? 0 : hq_date_from_ymd (calendar->last_year, 12, 31);
}

/**
 * hq_calendar_get_name:
 *
 * Returns: (transfer none) (nullable): to which holiday a notice lists @date, "" where that is not known;
 *   %NULL for a day that no notice lists
 */
const char *
hq_calendar_get_name (const HqCalendar *calendar, HqDate date)
{
  const HqCalendarDay *day = g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (date));

  return day != NULL ? day->name : NULL;
}

/**
 * hq_calendar_is_working:
 * @calendar: a calendar
 * @date: a day that it covers
 *
 * Returns: whether @date is a working day: what a notice lists decides, then the weekday
 */
gboolean
hq_calendar_is_working (const HqCalendar *calendar, HqDate date)
{
  return hq_calendar_get_type (calendar, date) == HQ_DAY_WORKING;
}

/**
 * hq_calendar_count_working:
 * @calendar: a calendar
 * @from: a day, which does not count
 * @to: a day, which does
 *
 * Returns: how many working days come after @from until @to; none of those that the calendar does not
 *   cover
 */
guint
hq_calendar_count_working (const HqCalendar *calendar, HqDate from, HqDate to)
{
  guint days = 0;

  while (from < to)
    {
      from = hq_date_add (from, 1);
      days += hq_calendar_covers (calendar, from) && hq_calendar_is_working (calendar, from);
    }
  return days;
}

/**
 * hq_calendar_get_type:
 * @calendar: a calendar
 * @date: a day that it covers
 *
 * Returns: working, holiday for a listed day off, or Saturday or Sunday for an unlisted one
 */
HqDayType
hq_calendar_get_type (const HqCalendar *calendar, HqDate date)
{
  guint weekday = hq_date_get_weekday (date);
  int listed = hq_calendar_look (calendar, date);

  if (listed == HQ_CALENDAR_OFF)
    return HQ_DAY_HOLIDAY;
  if (listed == HQ_CALENDAR_ON || weekday <= 5)
    return HQ_DAY_WORKING;
  return weekday == 6 ? HQ_DAY_SATURDAY : HQ_DAY_SUNDAY;
}

/**
 * hq_calendar_is_opening_day:
 * @calendar: a calendar
 * @date: a day that it covers
 *
 * A weekend beside a holiday of one day does not lengthen the holiday: only listed days count.
 *
 * Returns: whether @date is the first working day after a statutory holiday of three days or more
 */
gboolean
hq_calendar_is_opening_day (const HqCalendar *calendar, HqDate date)
{
  guint listed = 0;

  if (!hq_calendar_is_working (calendar, date))
    return FALSE;
  for (HqDate day = hq_date_add (date, -1); !hq_calendar_is_working (calendar, day);
       day = hq_date_add (day, -1))
    listed += hq_calendar_look (calendar, day) == HQ_CALENDAR_OFF;
  return listed >= HQ_CALENDAR_LONG_HOLIDAY;
}

/**
 * hq_calendar_fail_past_end:
 * @calendar: a calendar
 * @error: set to %HQ_ERROR_NO_CALENDAR with the calendar's last day
 *
 * Returns: %FALSE
 */
gboolean
hq_calendar_fail_past_end (const HqCalendar *calendar, GError **error)
{
  HqDate last = hq_calendar_get_last_day (calendar);
  g_autofree char *text = last == 0 ? g_strdup ("-") : hq_date_format (last);

  hq_error_set (error, HQ_ERROR_NO_CALENDAR, "%s", text);
  return FALSE;
}

/**
 * hq_calendar_add_working_days:
 * @calendar: a calendar
 * @date: the day that does not count, usually that of acceptance
 * @days: how many working days; 0 is @date itself
 * @due: (out): the last of them
 * @error: return location for an error
 *
 * Day 1 is the next working day and the last day is inclusive. A make-up day counts, whether or not
 * the hall opens on it.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar does not reach
 */
gboolean
hq_calendar_add_working_days (const HqCalendar *calendar,
                              HqDate date,
                              guint days,
                              HqDate *due,
                              GError **error)
{
  HqDate day = date;

  for (guint counted = 0; counted < days;)
    {
      day = hq_date_add (day, 1);
      if (!hq_calendar_covers (calendar, day))
        return hq_calendar_fail_past_end (calendar, error);
      counted += hq_calendar_is_working (calendar, day);
    }
  *due = day;
  return TRUE;
}
