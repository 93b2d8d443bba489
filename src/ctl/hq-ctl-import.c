/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-import.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "hq-ctl-act.h"
#include "hq-export.h"
#include "hq-import.h"

/* The file that stands for standard input or output. */
#define HQ_CTL_IMPORT_STANDARD "-"

/* The act that the command line's second word names, or -1; the third is the file. */
static int
hq_ctl_import_find (const HqCtl *ctl)
{
  if (ctl->words[1] == NULL || ctl->words[2] == NULL)
    return -1;
  return hq_import_find_act (ctl->words[1]);
}

static GBytes *
hq_ctl_import_read (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  guint8 block[4096];
  gsize n;

  if (!g_str_equal (path, HQ_CTL_IMPORT_STANDARD))
    {
      char *data;

      return g_file_get_contents (path, &data, &n, error) ? g_bytes_new_take (data, n) : NULL;
    }
  bytes = g_byte_array_new ();
  while ((n = fread (block, 1, sizeof block, stdin)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * hq_ctl_import_run:
 *
 * Puts what a file holds in the place of what the hall has, as a whole or not at all.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_import_run (const HqCtl *ctl)
{
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqOrder order = { .act = HQ_N_ACTS };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (HqHall) hall = NULL;
  int act = hq_ctl_import_find (ctl);
  HqAnswer answer;
  gpointer rows;
  gboolean done;
  int status;

  if (act < 0)
    return hq_ctl_say_usage (
      _ ("Say import catalogue, calendar, hall or appointments, and a file, - for the input."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &order.now))
    return HQ_CTL_USAGE;
  order.act = (HqAct) act;
  actor.role = hq_hall_find_role (hall, &actor, order.act);
  file = hq_ctl_import_read (ctl->words[2], &error);
  if (file == NULL)
    return hq_ctl_fail (ctl, error);
  rows = hq_import_parse (hall, order.act, file, &error);
  if (rows == NULL)
    return hq_ctl_fail (ctl, error);
  order.rows = rows;
  done = hq_hall_run (hall, &actor, &order, &answer, &error);
  hq_import_free_rows (order.act, rows);
  if (!done)
    return hq_ctl_fail (ctl, error);
  hq_ctl_act_print (ctl, &answer, order.act);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_import_run_export:
 *
 * Writes what the hall has into a file that import reads back.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_import_run_export (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  g_autofree char *text = NULL;
  HqActor actor = { NULL, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  int act = hq_ctl_import_find (ctl);
  int status;

  if (act < 0)
    return hq_ctl_say_usage (
      _ ("Say export catalogue, calendar, hall or appointments, and a file, - for the output."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  actor.role = hq_hall_find_role (hall, &actor, (HqAct) act);
  text = hq_export_format (hall, &actor, (HqAct) act, &error);
  if (text == NULL)
    return hq_ctl_fail (ctl, error);
  if (g_str_equal (ctl->words[2], HQ_CTL_IMPORT_STANDARD))
    return fwrite (text, 1, strlen (text), stdout) == strlen (text) && fflush (stdout) == 0
             ? HQ_CTL_DONE
             : HQ_CTL_REFUSED;
  if (!g_file_set_contents (ctl->words[2], text, -1, &error))
    return hq_ctl_fail (ctl, error);
  return HQ_CTL_DONE;
}
