/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-wall.h"

static GDateTime *
hq_kiosk_words_localise (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, zone);
}

/**
 * hq_kiosk_words_time:
 *
 * Returns: (transfer full): the time as it is said to visitors, 8:30
 */
char *
hq_kiosk_words_time (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = hq_kiosk_words_localise (time, zone);

  return g_strdup_printf ("%d:%02d", g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/**
 * hq_kiosk_words_date:
 *
 * Returns: (transfer full): the date with its day of the week
 */
char *
hq_kiosk_words_date (HqTime time, GTimeZone *zone)
{
  static const char *const days[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                      N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                      N_ ("Sunday") };
  g_autoptr (GDateTime) local = hq_kiosk_words_localise (time, zone);
  const char *weekday = _ (days[g_date_time_get_day_of_week (local) - 1]);

  /* Translators: the year, month, day and day of the week: 2021-02-18, Thursday. */
  return g_strdup_printf (_ ("%d-%02d-%02d, %s"), g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local),
                          weekday);
}

/**
 * hq_kiosk_words_where:
 *
 * Returns: (transfer full): the floor and zone of @service
 */
char *
hq_kiosk_words_where (const HqKioskService *service)
{
  /* Translators: a floor and a zone on it. */
  return g_strdup_printf (C_ ("place", "%s, %s"),
                          hq_language_pick (service->floor->name, service->floor->name_en),
                          hq_language_pick (service->zone->name, service->zone->name_en));
}

/**
 * hq_kiosk_words_counters:
 * @counters: (element-type int): numbers of counters, in order
 *
 * Returns: (transfer full): the counters, those that follow each other as a range; "" for none
 */
char *
hq_kiosk_words_counters (const GArray *counters)
{
  g_autofree char *numbers = hq_wall_counters (counters);

  if (counters->len == 0)
    return g_strdup ("");
  return g_strdup_printf (counters->len == 1 ? _ ("Counter %s") : _ ("Counters %s"), numbers);
}

/**
 * hq_kiosk_words_ahead:
 *
 * Returns: (transfer full): how many people are ahead
 */
char *
hq_kiosk_words_ahead (gint64 ahead)
{
  if (ahead == 0)
    return g_strdup (_ ("Nobody ahead"));
  return g_strdup_printf (ngettext ("About %d person ahead", "About %d people ahead",
                                    (gulong) ahead),
                          (int) ahead);
}

/**
 * hq_kiosk_words_state:
 * @now: a time of the view's day
 *
 * Returns: (transfer full): what is to be said of @service beside the people ahead; "" for nothing
 */
char *
hq_kiosk_words_state (const HqKioskView *view, const HqKioskService *service, HqTime now)
{
  const HqServiceStop *stop;
  g_autofree char *time = NULL;

  switch (hq_kiosk_view_get_state (view, service, now))
    {
    case HQ_KIOSK_EARLY:
      time = hq_kiosk_words_time (hq_kiosk_view_get_opening (view, service, now), view->view.zone);
      return g_strdup_printf (_ ("From %s; take a number now"), time);
    case HQ_KIOSK_FULL:
      return g_strdup (_ ("All of today's numbers are taken"));
    case HQ_KIOSK_STOPPED:
      stop = hq_kiosk_view_find_stop (view, service);
      /* Translators: why a service gives no more numbers today. */
      return g_strdup_printf (_ ("No more numbers today: %s"),
                              hq_language_pick (stop->reason, stop->reason_en));
    case HQ_KIOSK_OVER:
      time = hq_kiosk_words_time (hq_kiosk_view_get_last (view, service), view->view.zone);
      return g_strdup_printf (_ ("No numbers after %s"), time);
    case HQ_KIOSK_NONE:
      return g_strdup (_ ("Not open today"));
    case HQ_KIOSK_OPEN:
    default:
      return g_strdup ("");
    }
}

/**
 * hq_kiosk_words_opening:
 *
 * Returns: (transfer full): when the hall opens next, or, where that is not known, whom to
 *   ask
 */
char *
hq_kiosk_words_opening (const HqKioskView *view)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (view->opens_next == 0)
    return g_strdup (_ ("Please ask the staff when the hall opens next."));
  date = hq_kiosk_words_date (view->opens_next, view->view.zone);
  time = hq_kiosk_words_time (view->opens_next, view->view.zone);
  /* Translators: a date and a time. */
  return g_strdup_printf (_ ("The hall opens next on %s at %s."), date, time);
}

/**
 * hq_kiosk_words_missed:
 * @policy: the hall's rules
 *
 * Returns: (transfer full): what happens to who misses a call
 */
char *
hq_kiosk_words_missed (const HqPolicy *policy)
{
  return g_strdup_printf (
    ngettext (
      "If you miss the call, check in at a kiosk or the guide desk: you will be called again "
      "after %u number. A number missed twice is void.",
      "If you miss the call, check in at a kiosk or the guide desk: you will be called again "
      "after %u numbers. A number missed twice is void.",
      policy->return_calls),
    policy->return_calls);
}

/**
 * hq_kiosk_words_printer:
 * @state: how it stands with the printer
 *
 * Returns: (nullable): what visitors are told of it; %NULL where they can do without
 */
const char *
hq_kiosk_words_printer (HqPrinterState state)
{
  if (state == HQ_PRINTER_SLOW)
    return _ ("Slips come out slowly here now: please wait for yours, or take a number at the next "
              "machine or at the guide desk");
  if (state == HQ_PRINTER_NONE || !hq_printer_status_stops (state))
    return NULL;
  if (state == HQ_PRINTER_PAPER_OUT)
    return _ ("This machine is out of paper: please take a number at the next machine or at the "
              "guide desk");
  return _ ("This machine cannot print now: please take a number at the next machine or at the "
            "guide desk");
}
