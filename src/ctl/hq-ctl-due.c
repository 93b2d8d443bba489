/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-due.h"

#include <glib/gi18n.h>

#include "hq-due.h"

/**
 * hq_ctl_due_run:
 *
 * Prints the last day of a promise by the hall's calendar.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_due_run (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  g_autofree char *text = NULL;
  HqDate accepted, due;
  int status;

  /* --accepted also names the items of a finish, hence the list. */
  if (!hq_ctl_read_day (ctl->accepted != NULL ? ctl->accepted[0] : NULL, &accepted))
    return HQ_CTL_USAGE;
  if (accepted == 0 || ctl->days < 0)
    return hq_ctl_say_usage (_ ("Say due --accepted 2021-02-18 --days 5."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_due_find (hall, accepted, (guint) ctl->days, &due, &error))
    return hq_ctl_fail (ctl, error);
  text = hq_date_format (due);
  if (ctl->json)
    g_print ("{\"due\":\"%s\"}\n", text);
  else
    g_print ("%s\n", text);
  return HQ_CTL_DONE;
}
