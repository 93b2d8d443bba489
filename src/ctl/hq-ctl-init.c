/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-init.h"

#include <glib/gi18n.h>

#include "hq-ctl-password.h"
#include "hq-demo.h"
#include "hq-init.h"

/* A hall from the demo's files: one with appointments for its day, one to try things in. */
static int
hq_ctl_init_make_demo (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!hq_demo_create (ctl->store, ctl->demo ? HQ_HALL_DEMO : HQ_HALL_TRIAL, &error))
    return hq_ctl_fail (ctl, error);
  if (ctl->demo)
    g_print (_ ("The demo hall is in %s.\n"), ctl->store);
  else
    g_print (_ ("The trial hall is in %s.\n"), ctl->store);
  return HQ_CTL_DONE;
}

/* A real hall: one administrator, and everything else by import. */
static int
hq_ctl_init_make_empty (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  char *password;
  gboolean done;

  if (ctl->as == NULL || ctl->as[0] == '\0')
    return hq_ctl_say_usage (_ ("Say init --empty --as NAME: who sets the hall up."));
  password = hq_ctl_password_read_new ();
  if (password == NULL)
    return HQ_CTL_USAGE;
  done = hq_init_create_empty (ctl->store, ctl->as, password, &error);
  hq_ctl_password_free (password);
  if (!done)
    return hq_ctl_fail (ctl, error);
  g_print (_ ("The hall is in %s; import hall, calendar and catalogue next.\n"), ctl->store);
  return HQ_CTL_DONE;
}

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
  if (ctl->demo + ctl->empty + ctl->trial != 1)
    return hq_ctl_say_usage (_ ("Say init --demo, init --empty or init --trial."));
  return ctl->empty ? hq_ctl_init_make_empty (ctl) : hq_ctl_init_make_demo (ctl);
}
