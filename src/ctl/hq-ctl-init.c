/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-init.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "hq-init.h"

/**
 * hq_ctl_init_run:
 *
 * Makes a hall.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_init_run (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) setup = NULL;
  g_autoptr (GBytes) calendar = NULL;

  if (!ctl->demo)
    return hq_ctl_say_usage (_ ("Say init --demo."));
  setup = g_resources_lookup_data ("/org/hallqueue/HallQueue/demo/hall.json", 0, &error);
  if (setup != NULL)
    calendar = g_resources_lookup_data ("/org/hallqueue/HallQueue/demo/calendar.json", 0, &error);
  if (calendar == NULL || !hq_init_create (ctl->store, HQ_HALL_DEMO, setup, calendar, &error))
    return hq_ctl_fail (ctl, error);
  g_print (_ ("The demo hall is in %s.\n"), ctl->store);
  return HQ_CTL_DONE;
}
