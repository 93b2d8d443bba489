/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-grant.h"

#include <glib/gi18n.h>

#include "hq-ctl-json.h"
#include "hq-grant.h"

static void
hq_ctl_grant_print_json (const GPtrArray *grants)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "logins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < grants->len; i++)
    {
      const HqPostgresGrant *grant = grants->pdata[i];

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "login", grant->login);
      hq_ctl_json_add_text (builder, "role", grant->role);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static int
hq_ctl_grant_list (const HqCtl *ctl, HqHall *hall)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) grants = hq_grant_list (hall, &error);

  if (grants == NULL)
    return hq_ctl_fail (ctl, error);
  if (ctl->json)
    {
      hq_ctl_grant_print_json (grants);
      return HQ_CTL_DONE;
    }
  for (guint i = 0; i < grants->len; i++)
    {
      const HqPostgresGrant *grant = grants->pdata[i];

      g_print ("%-13s %s\n", grant->role, grant->login);
    }
  return HQ_CTL_DONE;
}

/* The address by which @login comes in as @role. A login that is named after its role is one of several
 * of a machine, which then has one address for all of them. */
static char *
hq_ctl_grant_make_address (const HqCtl *ctl, const char *role, const char *login)
{
  g_autofree char *common = NULL;
  g_autofree char *address = NULL;

  if (g_str_has_suffix (login, role) && strlen (login) > strlen (role))
    common = g_strdup_printf ("%.*s{role}", (int) (strlen (login) - strlen (role)), login);
  address = hq_grant_name_login (ctl->store, common != NULL ? common : login);
  return g_shell_quote (address);
}

/* What is left to do, on the machine that @login is for. */
static void
hq_ctl_grant_say (const HqCtl *ctl, const char *role, const char *login)
{
  g_autofree char *address = hq_ctl_grant_make_address (ctl, role, login);

  if (ctl->json || g_str_equal (role, "none"))
    return;
  g_print (_ ("%s works for this hall now, as %s. Its password belongs into the file .pgpass of the "
              "machine's user, and its address is:"),
           login, role);
  g_print ("\n  %s\n", address);
}

/**
 * hq_ctl_grant_run:
 *
 * Lets a login of the server work for the hall in one role, or no longer; alone, lists those that do.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_grant_run (const HqCtl *ctl)
{
  const char *role = ctl->words[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  int status;

  if (role != NULL && (!hq_grant_is_role (role) || ctl->words[2] == NULL))
    return hq_ctl_say_usage (_ ("Say grant ROLE LOGIN, with kiosk, guide, counter, window, rating, "
                                "board, waiting, manager, administrator or none as the role."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (role == NULL)
    return hq_ctl_grant_list (ctl, hall);
  if (!hq_grant_give (hall, role, ctl->words[2], &error))
    return hq_ctl_fail (ctl, error);
  hq_ctl_grant_say (ctl, role, ctl->words[2]);
  return HQ_CTL_DONE;
}
