/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-story.h"

#include <glib/gi18n.h>

#include "hq-story.h"

static void
hq_ctl_story_print (const HqEvent *event, GTimeZone *zone)
{
  g_autofree char *time = hq_date_format_time (event->at, zone);
  g_autofree char *counter
    = event->counter > 0 ? g_strdup_printf (_ ("counter %d"), event->counter) : g_strdup ("");

  g_print ("%s  %-10s %-10s %-6s %s\n", time, event->act,
           event->after != NULL ? event->after : "",
           event->staff != NULL    ? event->staff
           : event->device != NULL ? event->device
                                   : "",
           counter);
}

/**
 * hq_ctl_story_run:
 *
 * Prints all that happened to a ticket.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_story_run (const HqCtl *ctl)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqDate day;
  int status;

  if (ctl->words[1] == NULL)
    return hq_ctl_say_usage (_ ("Say ticket A012, and perhaps --day 2021-02-18."));
  if (!hq_ctl_read_day (ctl->day, &day))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_story_read (hall, ctl->words[1], day, events, &error))
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < events->len; i++)
    hq_ctl_story_print (&g_array_index (events, HqEvent, i), hq_hall_get_zone (hall));
  return HQ_CTL_DONE;
}
