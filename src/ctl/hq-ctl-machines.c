/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-machines.h"

#include <glib/gi18n.h>

#include "hq-ctl-act.h"
#include "hq-ctl-json.h"
#include "hq-machine-list.h"

static char *
hq_ctl_machines_format_time (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / HQ_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

/**
 * hq_ctl_machines_add:
 * @machines: (element-type HqContactMachine): all of the hall or a floor
 * @room: for how many there is room
 *
 * Adds all that is known of them; of one that was never heard of that is little.
 */
void
hq_ctl_machines_add (JsonBuilder *builder, const GArray *machines, const HqContactRoom *room)
{
  json_builder_set_member_name (builder, "machines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (machines, HqContactMachine, i);

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "role", machine->role);
      hq_ctl_json_add_text (builder, "place", machine->place);
      hq_ctl_json_add_text (builder, "state", hq_contact_list_get_nick (machine->state));
      hq_ctl_json_add_flag (builder, "needs-attention", hq_contact_list_needs (machine));
      if (machine->state != HQ_CONTACT_NEVER)
        {
          g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
          g_autofree char *heard = hq_ctl_machines_format_time (machine->heard_at, utc);

          hq_ctl_json_add_text (builder, "host", machine->host);
          hq_ctl_json_add_text (builder, "version", machine->version);
          hq_ctl_json_add_text (builder, "heard-utc", heard);
          hq_ctl_json_add_int (builder, "clock-ahead-milliseconds", machine->clock_offset / 1000);
          hq_ctl_json_add_text (builder, "paper", hq_nick_get (HQ_SET_PAPER, machine->paper));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (room->room == 0)
    return;
  hq_ctl_json_add_int (builder, "connections", room->room);
  hq_ctl_json_add_int (builder, "devices", room->devices);
}

/* The places of the machines that are in @state, in one line. */
static char *
hq_ctl_machines_list (const GArray *machines, HqContactState state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (machines, HqContactMachine, i);

      if (machine->state == state)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", machine->role,
                                machine->place);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
hq_ctl_machines_print_one (const HqContactMachine *machine, GTimeZone *zone)
{
  g_autofree char *heard = hq_ctl_machines_format_time (machine->heard_at, zone);
  double seconds = ABS (machine->clock_offset) / (double) HQ_SECOND;

  if (machine->state == HQ_CONTACT_SILENT)
    g_print (_ ("Nothing was heard of %s %s at %s (version %s) since %s.\n"), machine->role,
             machine->place, machine->host, machine->version, heard);
  else if (hq_contact_list_is_off (machine) && machine->clock_offset > 0)
    g_print (_ ("The clock of %s %s at %s (version %s) is %.1f s ahead.\n"), machine->role,
             machine->place, machine->host, machine->version, seconds);
  else if (hq_contact_list_is_off (machine))
    g_print (_ ("The clock of %s %s at %s (version %s) is %.1f s behind.\n"), machine->role,
             machine->place, machine->host, machine->version, seconds);
}

static void
hq_ctl_machines_print_paper (const HqContactMachine *machine)
{
  if (!hq_contact_list_lacks_paper (machine))
    return;
  if (machine->paper == HQ_PAPER_OUT)
    g_print (_ ("The printer of %s %s at %s is out of paper.\n"), machine->role, machine->place,
             machine->host);
  else if (machine->paper == HQ_PAPER_LOW)
    g_print (_ ("The paper of %s %s at %s is nearly used up.\n"), machine->role, machine->place,
             machine->host);
  else
    g_print (_ ("The printer of %s %s at %s is open, switched off or cannot be reached.\n"),
             machine->role, machine->place, machine->host);
}

/**
 * hq_ctl_machines_print:
 * @machines: (element-type HqContactMachine): all of the hall or a floor
 * @zone: the hall's time zone
 *
 * Prints those that somebody should look after.
 */
void
hq_ctl_machines_print (const GArray *machines, GTimeZone *zone)
{
  g_autofree char *never = hq_ctl_machines_list (machines, HQ_CONTACT_NEVER);

  for (guint i = 0; i < machines->len; i++)
    hq_ctl_machines_print_one (&g_array_index (machines, HqContactMachine, i), zone);
  for (guint i = 0; i < machines->len; i++)
    hq_ctl_machines_print_paper (&g_array_index (machines, HqContactMachine, i));
  if (never[0] != '\0')
    g_print (_ ("Never heard of: %s.\n"), never);
}

/**
 * hq_ctl_machines_warn:
 * @room: for how many there is room
 *
 * Says where the server would not let all of them in.
 */
void
hq_ctl_machines_warn (const HqContactRoom *room)
{
  if (hq_contact_list_is_tight (room))
    {
      g_print (_ ("The server lets in %d programs at once (max_connections), fewer than the"
                  " %d devices and counters of the hall."),
               (int) room->room, (int) room->devices);
      g_print ("\n");
    }
}

static void
hq_ctl_machines_add_registered (JsonBuilder *builder, const HqMachineLine *line)
{
  json_builder_begin_object (builder);
  hq_ctl_json_add_int (builder, "number", line->number);
  hq_ctl_json_add_text (builder, "name", line->name != NULL ? line->name : "");
  hq_ctl_json_add_text (builder, "role", hq_machine_list_waits (line) ? "waiting" : line->at.role);
  hq_ctl_json_add_text (builder, "place", line->given_place != NULL ? line->given_place : "");
  hq_ctl_json_add_text (builder, "state", hq_contact_list_get_nick (line->at.state));
  hq_ctl_json_add_text (builder, "host", line->at.host);
  hq_ctl_json_add_text (builder, "version", line->at.version);
  json_builder_end_object (builder);
}

/* Those that are given their role by the hall. */
static int
hq_ctl_machines_list_registered (const HqCtl *ctl)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqMachineList *list;
  int status;

  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  list = hq_machine_list_read (hall, NULL, &error);
  if (list == NULL)
    return hq_ctl_fail (ctl, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "machines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->lines->len; i++)
    {
      const HqMachineLine *line = &g_array_index (list->lines, HqMachineLine, i);

      if (line->number == 0)
        continue;
      hq_ctl_machines_add_registered (builder, line);
      if (!ctl->json)
        g_print ("%3d  %-8s %-8s %-7s %s  %s\n", (int) line->number,
                 hq_machine_list_waits (line) ? "waiting" : line->at.role,
                 line->given_place != NULL ? line->given_place : "",
                 hq_contact_list_get_nick (line->at.state), line->at.host,
                 line->name != NULL ? line->name : "");
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
  hq_machine_list_free (list);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_machines_run:
 *
 * Names the machine of a number, or gives it a role and a place; without one lists those that registered.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_machines_run (const HqCtl *ctl)
{
  if (hq_ctl_act_read_id (ctl, ctl->words[1]) != 0)
    return hq_ctl_act_run (ctl, HQ_ACT_MACHINE);
  if (ctl->words[1] != NULL)
    return hq_ctl_say_usage (_ ("Say machine alone, or machine and its number."));
  return hq_ctl_machines_list_registered (ctl);
}
