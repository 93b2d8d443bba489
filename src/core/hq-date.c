/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-date.h"

#include <stdlib.h>
#include <string.h>

static void
hq_date_to_gdate (HqDate date, GDate *out)
{
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) (date % 100), (GDateMonth) (date / 100 % 100),
                  (GDateYear) (date / 10000));
}

static HqDate
hq_date_from_gdate (const GDate *date)
{
  return g_date_get_year (date) * 10000u + (guint) g_date_get_month (date) * 100u
         + g_date_get_day (date);
}

/**
 * hq_date_is_valid:
 * @date: any number
 *
 * Returns: whether @date is a day of the years 1900 to 2999
 */
gboolean
hq_date_is_valid (HqDate date)
{
  guint year = date / 10000;

  return year >= 1900 && year <= 2999
         && g_date_valid_dmy ((GDateDay) (date % 100), (GDateMonth) (date / 100 % 100),
                              (GDateYear) year);
}

/**
 * hq_date_from_ymd:
 *
 * Returns: the date, or 0 if there is no such day
 */
HqDate
hq_date_from_ymd (guint year, guint month, guint day)
{
  HqDate date;

  if (year > 2999 || month > 12 || day > 31)
    return 0;
  date = year * 10000 + month * 100 + day;
  return hq_date_is_valid (date) ? date : 0;
}

/**
 * hq_date_parse:
 * @text: a date as `2021-02-18`
 *
 * Returns: the date, or 0 if @text is not exactly such a date
 */
HqDate
hq_date_parse (const char *text)
{
  if (text == NULL)
    return 0;
  for (guint i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return 0;
  if (text[10] != '\0')
    return 0;
  return hq_date_from_ymd ((guint) atoi (text), (guint) atoi (text + 5), (guint) atoi (text + 8));
}

/**
 * hq_date_format:
 *
 * Returns: (transfer full): the date as `2021-02-18`
 */
char *
hq_date_format (HqDate date)
{
  return g_strdup_printf ("%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
}

/**
 * hq_date_add:
 * @date: a valid date
 * @days: how many days later; negative for earlier
 *
 * Returns: the date that many calendar days on
 */
HqDate
hq_date_add (HqDate date, int days)
{
  GDate gdate;

  g_return_val_if_fail (hq_date_is_valid (date), 0);

  hq_date_to_gdate (date, &gdate);
  if (days >= 0)
    g_date_add_days (&gdate, (guint) days);
  else
    g_date_subtract_days (&gdate, (guint) -days);
  return hq_date_from_gdate (&gdate);
}

/**
 * hq_date_days_between:
 *
 * Returns: the number of days from @from to @to; negative when @to is earlier
 */
int
hq_date_days_between (HqDate from, HqDate to)
{
  GDate a, b;

  g_return_val_if_fail (hq_date_is_valid (from) && hq_date_is_valid (to), 0);

  hq_date_to_gdate (from, &a);
  hq_date_to_gdate (to, &b);
  return g_date_days_between (&a, &b);
}

guint
hq_date_get_year (HqDate date)
{
  return date / 10000;
}

/**
 * hq_date_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
guint
hq_date_get_weekday (HqDate date)
{
  GDate gdate;

  g_return_val_if_fail (hq_date_is_valid (date), 0);

  hq_date_to_gdate (date, &gdate);
  return (guint) g_date_get_weekday (&gdate);
}

/**
 * hq_date_of_time:
 * @time: an instant
 * @zone: the hall's time zone
 *
 * Returns: the local date at @time: the hall's business day
 */
HqDate
hq_date_of_time (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  utc = g_date_time_new_from_unix_utc (time / HQ_SECOND - (time % HQ_SECOND < 0));
  local = g_date_time_to_timezone (utc, zone);
  return hq_date_from_ymd ((guint) g_date_time_get_year (local),
                           (guint) g_date_time_get_month (local),
                           (guint) g_date_time_get_day_of_month (local));
}

/**
 * hq_date_at_minute:
 * @date: a valid date
 * @minute: minutes after local midnight, 0 to 1440
 * @zone: the hall's time zone
 *
 * Returns: the instant at which the clock on the hall's wall shows that minute
 */
HqTime
hq_date_at_minute (HqDate date, int minute, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (hq_date_is_valid (date), 0);
  g_return_val_if_fail (minute >= 0 && minute <= 24 * 60, 0);

  if (minute == 24 * 60)
    return hq_date_at_minute (hq_date_add (date, 1), 0, zone);
  local = g_date_time_new (zone, (int) (date / 10000), (int) (date / 100 % 100),
                           (int) (date % 100), minute / 60, minute % 60, 0);
  return g_date_time_to_unix (local) * HQ_SECOND;
}

/**
 * hq_date_parse_time:
 * @text: an ISO 8601 date and time; without an offset it is meant in @zone
 * @zone: the hall's time zone
 *
 * Returns: the instant, or 0 if @text is none
 */
HqTime
hq_date_parse_time (const char *text, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *whole = NULL;

  if (text == NULL)
    return 0;
  /* People leave the seconds out: 2021-02-18T09:30. */
  if (strlen (text) == strlen ("yyyy-mm-ddThh:mm"))
    whole = g_strconcat (text, ":00", NULL);
  local = g_date_time_new_from_iso8601 (whole != NULL ? whole : text, zone);
  if (local == NULL)
    return 0;
  return g_date_time_to_unix (local) * HQ_SECOND + g_date_time_get_microsecond (local);
}

/**
 * hq_date_parse_minute:
 * @text: a time of day as somebody types it in a hurry: 9:05, 09:05, 905, 0905; blanks around it and
 *   the colon and the digits of a Chinese keyboard are forgiven
 *
 * Returns: the minutes after midnight, or -1 if @text is none
 */
int
hq_date_parse_minute (const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  const char *next = plain;
  int digits[4], hour, minute;
  guint n = 0, colon = 0;

  for (; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar c = g_utf8_get_char (next);
      int digit = g_unichar_digit_value (c);

      if ((c == ':' || c == 0xff1a) && colon == 0 && (n == 1 || n == 2))
        colon = n;
      else if (digit >= 0 && n < 4)
        digits[n++] = digit;
      else
        return -1;
    }
  if (n < 3 || (colon > 0 && n - colon != 2))
    return -1;
  hour = n == 4 ? digits[0] * 10 + digits[1] : digits[0];
  minute = digits[n - 2] * 10 + digits[n - 1];
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/**
 * hq_date_format_time:
 *
 * Returns: (transfer full): the instant as the hall's wall clock shows it, `2021-02-18 09:00:05`
 */
char *
hq_date_format_time (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / HQ_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}
