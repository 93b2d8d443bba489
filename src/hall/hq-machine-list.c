/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-machine-list.h"

#include <string.h>

#include "hq-contact-claim.h"
#include "hq-machine.h"

typedef struct
{
  HqHall *hall;
  HqMachineList *list;
  GArray *machines; /* (element-type HqMachineRow) */
} HqMachineListTask;

void
hq_machine_list_free (gpointer data)
{
  HqMachineList *list = data;

  g_array_unref (list->lines);
  g_free (list);
}

static gboolean
hq_machine_list_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqMachineListTask *task = user_data;

  /* A transaction may be tried again. */
  g_array_set_size (task->machines, 0);
  if (!hq_database_set_clock (db, error) || !hq_machine_table_read (db, task->machines, error))
    return FALSE;
  task->list->now = hq_database_read_clock (db);
  return TRUE;
}

static HqMachineLine *
hq_machine_list_find (HqMachineList *list, const char *role, const char *place)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      HqMachineLine *line = &g_array_index (list->lines, HqMachineLine, i);

      if (g_strcmp0 (line->at.role, role) == 0 && g_strcmp0 (line->at.place, place) == 0)
        return line;
    }
  return NULL;
}

/* A counter whose clerk never had a screen: no fault of a machine's. */
static void
hq_machine_list_add_counters (HqMachineList *list, const HqSetup *setup)
{
  const char *role = hq_place_get_nick (HQ_SCREEN_COUNTER);

  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];
      g_autofree char *place = g_strdup_printf ("%d", counter->counter);
      HqMachineLine line = { .at = { .role = role,
                                     .place = g_intern_string (place),
                                     .floor = counter->floor,
                                     .state = HQ_CONTACT_NEVER },
                             .given_role = HQ_N_SCREENS };

      if (hq_machine_list_find (list, role, place) == NULL)
        g_array_append_val (list->lines, line);
    }
}

static HqContactMachine
hq_machine_list_describe (HqDatabase *db, const HqMachineRow *row)
{
  gint64 length = ABS (hq_database_read_steady (db) - row->renewed_at);
  HqContactMachine machine = {
    .host = row->host,
    .version = row->version,
    .started_at = row->first_heard_at,
    .heard_at = row->heard_at,
    .clock_offset = row->clock_offset,
    .registered = row->machine,
    .state = HQ_CONTACT_CLOSED,
  };

  if (row->here)
    machine.state = length < HQ_CONTACT_CLAIM_LEASE ? HQ_CONTACT_HERE : HQ_CONTACT_SILENT;
  return machine;
}

/* The line of a machine that is where it was given its place, or of a place where nobody ever was. */
static HqMachineLine *
hq_machine_list_find_given (HqMachineList *list, const HqMachineRow *row)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      HqMachineLine *line = &g_array_index (list->lines, HqMachineLine, i);

      if (line->number == 0 && g_strcmp0 (line->at.role, row->role) == 0
          && g_strcmp0 (line->at.place, row->place) == 0
          && (line->at.state == HQ_CONTACT_NEVER
              || g_strcmp0 (line->at.registered, row->machine) == 0))
        return line;
    }
  return NULL;
}

/* One that registered is told of where it was given a place, and else by itself. */
static void
hq_machine_list_add (HqDatabase *db,
                     const HqSetup *setup,
                     HqMachineList *list,
                     const HqMachineRow *row)
{
  HqScreenRole role = hq_machine_find_role (setup, row);
  HqMachineLine line = { .at = hq_machine_list_describe (db, row),
                         .number = row->number,
                         .name = row->name,
                         .given_role = role };
  HqMachineLine *known = role != HQ_N_SCREENS ? hq_machine_list_find_given (list, row) : NULL;
  HqPlace place;

  if (role != HQ_N_SCREENS && hq_place_find (setup, role, row->place, &place, NULL))
    {
      line.at.role = row->role;
      line.at.place = line.given_place = row->place;
      line.at.floor = place.floor;
    }
  /* What is known of the screen is newer than what is known of the machine, and more. */
  if (known != NULL && known->at.state != HQ_CONTACT_NEVER)
    line.at = known->at;
  if (known != NULL)
    *known = line;
  else
    g_array_append_val (list->lines, line);
}

/* Those that wait stand first, and the others by floor, role and place: K2 before K10. */
static int
hq_machine_list_compare (gconstpointer first, gconstpointer second)
{
  const HqMachineLine *a = first, *b = second;
  int order = (int) hq_machine_list_waits (b) - (int) hq_machine_list_waits (a);
  gsize one, two;

  if (order == 0)
    order = a->at.floor - b->at.floor;
  if (order == 0)
    order = hq_place_find_role (a->at.role) - hq_place_find_role (b->at.role);
  if (order != 0 || a->at.place == NULL || b->at.place == NULL)
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
  one = strlen (a->at.place);
  two = strlen (b->at.place);
  order = one != two ? (one > two) - (one < two) : g_strcmp0 (a->at.place, b->at.place);
  return order != 0 ? order : g_strcmp0 (a->at.host, b->at.host);
}

/* The version of most of those that are there: others were forgotten, or are the first. */
static const char *
hq_machine_list_find_version (const HqMachineList *list)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *most = NULL;
  int best = 0;

  for (guint i = 0; i < list->lines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (list->lines, HqMachineLine, i).at;
      int count;

      if (machine->state != HQ_CONTACT_HERE)
        continue;
      count = GPOINTER_TO_INT (g_hash_table_lookup (counts, machine->version)) + 1;
      g_hash_table_insert (counts, (gpointer) machine->version, GINT_TO_POINTER (count));
      if (count > best)
        most = machine->version;
      best = MAX (best, count);
    }
  return most;
}

/**
 * hq_machine_list_read:
 * @hall: a hall
 * @query: not looked at
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqMachineList, to be freed by hq_machine_list_free(); %NULL if the store
 *   could not be read
 */
gpointer
hq_machine_list_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_autoptr (GArray) contacts = hq_contact_list_read (hall, error);
  g_autoptr (GArray) machines = g_array_new (FALSE, FALSE, sizeof (HqMachineRow));
  HqDatabase *db = hq_hall_get_database (hall);
  HqMachineList *list;
  HqMachineListTask task = { hall, NULL, machines };

  if (contacts == NULL)
    return NULL;
  list = g_new0 (HqMachineList, 1);
  list->lines = g_array_new (FALSE, FALSE, sizeof (HqMachineLine));
  task.list = list;
  if (!hq_database_read (db, hq_machine_list_fill, &task, error))
    {
      hq_machine_list_free (list);
      return NULL;
    }
  for (guint i = 0; i < contacts->len; i++)
    {
      HqMachineLine line = { .at = g_array_index (contacts, HqContactMachine, i),
                             .given_role = HQ_N_SCREENS };

      g_array_append_val (list->lines, line);
    }
  hq_machine_list_add_counters (list, hq_hall_peek_setup (hall));
  for (guint i = 0; i < machines->len; i++)
    hq_machine_list_add (db, hq_hall_peek_setup (hall), list,
                         &g_array_index (machines, HqMachineRow, i));
  g_array_sort (list->lines, hq_machine_list_compare);
  list->version = hq_machine_list_find_version (list);
  return list;
}

/**
 * hq_machine_list_waits:
 *
 * Returns: whether the machine waits to be given a role
 */
gboolean
hq_machine_list_waits (const HqMachineLine *line)
{
  return line->number != 0 && line->given_role == HQ_N_SCREENS;
}

/**
 * hq_machine_list_needs:
 *
 * Returns: whether somebody should look after it; of a counter that never had a screen nobody need
 */
gboolean
hq_machine_list_needs (const HqMachineLine *line)
{
  if (line->at.state == HQ_CONTACT_NEVER)
    return g_strcmp0 (line->at.role, hq_place_get_nick (HQ_SCREEN_COUNTER)) != 0;
  return hq_contact_list_needs (&line->at);
}

/**
 * hq_machine_list_is_other:
 *
 * Returns: whether it is there with another version of the program than most
 */
gboolean
hq_machine_list_is_other (const HqMachineList *list, const HqMachineLine *line)
{
  return line->at.state == HQ_CONTACT_HERE && g_strcmp0 (line->at.version, list->version) != 0;
}
