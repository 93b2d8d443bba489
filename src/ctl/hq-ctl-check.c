/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-check.h"

#include <glib/gi18n.h>

#include "hq-backup.h"
#include "hq-check.h"
#include "hq-ctl-json.h"
#include "hq-ctl-machines.h"

static void
hq_ctl_check_print_json (const char *path, const GPtrArray *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "file", path);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < faults->len; i++)
    {
      const HqCheckFault *fault = faults->pdata[i];

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "code", fault->nick);
      hq_ctl_json_add_text (builder, "message", _ (fault->sentence));
      hq_ctl_json_add_int (builder, "count", fault->count);
      json_builder_set_member_name (builder, "rows");
      json_builder_begin_array (builder);
      for (guint j = 0; j < fault->rows->len; j++)
        json_builder_add_string_value (builder, fault->rows->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static void
hq_ctl_check_say (const HqCheckFault *fault)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < fault->rows->len; i++)
    g_string_append_printf (rows, "%s%s", i > 0 ? "; " : "", (char *) fault->rows->pdata[i]);
  if (fault->count > fault->rows->len)
    g_string_append_printf (rows, "; … %" G_GINT64_FORMAT, fault->count);
  g_printerr ("%s (%s: %s)\n", _ (fault->sentence), fault->nick, rows->str);
}

/* Says what @path was found to be. */
static int
hq_ctl_check_finish (const HqCtl *ctl, const char *path, const GPtrArray *faults)
{
  if (ctl->json)
    hq_ctl_check_print_json (path, faults);
  else
    for (guint i = 0; i < faults->len; i++)
      hq_ctl_check_say (faults->pdata[i]);
  if (faults->len > 0)
    return HQ_CTL_REFUSED;
  if (!ctl->json)
    g_print (_ ("%s is whole.\n"), path);
  return HQ_CTL_DONE;
}

/* What the store is set up for is no fault in it, and still to be known. */
static void
hq_ctl_check_room (const char *path)
{
  g_autoptr (HqHall) hall = hq_hall_open_to_read (path, NULL);
  HqContactRoom room;

  if (hall != NULL && hq_contact_list_measure (hall, &room, NULL))
    hq_ctl_machines_warn (&room);
}

/**
 * hq_ctl_check_run:
 *
 * Holds each invariant against the store and says which do not hold.
 *
 * Returns: the program's exit status, %HQ_CTL_REFUSED where one does not hold
 */
int
hq_ctl_check_run (const HqCtl *ctl)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;

  if (!hq_check_run (ctl->store, faults, &error))
    return hq_ctl_fail (ctl, error);
  if (!ctl->json)
    hq_ctl_check_room (ctl->store);
  return hq_ctl_check_finish (ctl, ctl->store, faults);
}

/**
 * hq_ctl_check_run_backup:
 *
 * Writes a copy of the store while others work on, and checks the copy; with --keep into a folder with
 * earlier ones, of which the last ones are kept.
 *
 * Returns: the program's exit status, %HQ_CTL_REFUSED where the copy has a fault
 */
int
hq_ctl_check_run_backup (const HqCtl *ctl)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (ctl->words[1] == NULL || ctl->keep < 0)
    return hq_ctl_say_usage (_ ("Say backup FILE, or backup --keep N FOLDER."));
  if (hq_backup_is_on_server (ctl->store))
    return hq_ctl_say_usage (
      _ ("A hall on a server is backed up with PostgreSQL's own tools: pg_dump for its database, "
         "pg_basebackup for the whole server. Restore it into another database and say check with "
         "--store and its address."));
  if (ctl->keep > 0)
    path = hq_backup_keep (ctl->store, ctl->words[1], (guint) ctl->keep, faults, &error);
  else if (hq_check_back_up (ctl->store, ctl->words[1], faults, &error))
    path = g_strdup (ctl->words[1]);
  return path != NULL ? hq_ctl_check_finish (ctl, path, faults) : hq_ctl_fail (ctl, error);
}
