/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-story.h"

#include <glib/gi18n.h>

#include "hq-slip-file.h"
#include "hq-story.h"
#include "hq-ticket-slip.h"

static void
hq_ctl_story_print (const HqEvent *event, GTimeZone *zone)
{
  g_autofree char *time = hq_date_format_time (event->at, zone);
  g_autofree char *counter = event->counter > 0 ? g_strdup_printf (_ ("counter %d"), event->counter)
                                                : g_strdup ("");

  g_print ("%s  %-10s %-10s %-6s %s\n", time, event->act, event->after != NULL ? event->after : "",
           event->staff != NULL    ? event->staff
           : event->device != NULL ? event->device
                                   : "",
           counter);
}

/* What the command line says of the file and the paper is settled before the hall is asked. */
static gboolean
hq_ctl_story_check (const HqCtl *ctl)
{
  const char *sentence = NULL;

  if (ctl->width != 0 && !hq_slip_is_width (ctl->width))
    sentence = _ ("The paper is 58 or 80 millimetres wide: say --width 58 or --width 80.");
  else if (ctl->print != NULL && !hq_slip_file_is_known (ctl->print))
    sentence = _ ("The file's name is to end in .png, .svg, .pdf or .escpos.");
  else if (ctl->width != 0 && ctl->print == NULL)
    sentence = _ ("Say --print FILE with --width too.");
  if (sentence != NULL)
    hq_ctl_say_usage (sentence);
  return sentence == NULL;
}

/* The slip as a kiosk prints it, in a file; on narrow paper where nothing else is said. */
static int
hq_ctl_story_write (const HqCtl *ctl, HqHall *hall, HqDate day)
{
  HqTicketSlipFile file = { .number = ctl->words[1],
                            .day = day,
                            .path = ctl->print,
                            .width = ctl->width != 0 ? ctl->width : HQ_SLIP_NARROW };
  g_autoptr (GError) error = NULL;

  if (!hq_ticket_slip_write (hall, &file, &error))
    return hq_ctl_fail (ctl, error);
  g_print (_ ("The slip of %s is in %s.\n"), file.number, file.path);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_story_run:
 *
 * Prints all that happened to a ticket or, with --print, writes its slip to a file.
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
  if (!hq_ctl_read_day (ctl->day, &day) || !hq_ctl_story_check (ctl))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (ctl->print != NULL)
    return hq_ctl_story_write (ctl, hall, day);
  if (!hq_story_read (hall, ctl->words[1], day, events, &error))
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < events->len; i++)
    hq_ctl_story_print (&g_array_index (events, HqEvent, i), hq_hall_get_zone (hall));
  return HQ_CTL_DONE;
}
