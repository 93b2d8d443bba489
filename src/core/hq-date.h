/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqDate:
 *
 * A calendar date as the number yyyymmdd, 0 for none: it sorts as dates do and reads as a date
 * wherever it is stored or printed.
 */
typedef guint32 HqDate;

/**
 * HqTime:
 *
 * An instant in microseconds since 1970-01-01T00:00:00Z, 0 for none.
 */
typedef gint64 HqTime;

#define HQ_SECOND G_TIME_SPAN_SECOND
#define HQ_MINUTE G_TIME_SPAN_MINUTE
#define HQ_HOUR G_TIME_SPAN_HOUR

gboolean hq_date_is_valid     (HqDate       date);
HqDate   hq_date_from_ymd     (guint        year,
                               guint        month,
                               guint        day);
HqDate   hq_date_parse        (const char  *text);
char    *hq_date_format       (HqDate       date);
HqDate   hq_date_add          (HqDate       date,
                               int          days);
int      hq_date_days_between (HqDate       from,
                               HqDate       to);
guint    hq_date_get_year     (HqDate       date);
guint    hq_date_get_weekday  (HqDate       date);
HqDate   hq_date_of_time      (HqTime       time,
                               GTimeZone   *zone);
int      hq_date_parse_minute (const char  *text);
HqTime   hq_date_at_minute    (HqDate       date,
                               int          minute,
                               GTimeZone   *zone);
HqTime   hq_date_parse_time   (const char  *text,
                               GTimeZone   *zone);
char    *hq_date_format_time  (HqTime       time,
                               GTimeZone   *zone);

G_END_DECLS
