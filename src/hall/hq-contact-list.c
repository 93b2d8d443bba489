/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-list.h"

#include "hq-contact-claim.h"
#include "hq-contact-table.h"

typedef struct
{
  HqHall *hall;
  GArray *machines;
} HqContactListTask;

static void
hq_contact_list_add (HqDatabase *db,
                     const HqSetup *setup,
                     const HqContactRow *row,
                     GArray *machines)
{
  int role = hq_place_find_role (row->role);
  gint64 length = ABS (hq_database_read_steady (db) - row->renewed_at);
  HqContactMachine machine = {
    .role = row->role,
    .place = row->place,
    .host = row->host,
    .version = row->version,
    .started_at = row->started_at,
    .heard_at = row->heard_at,
    .clock_offset = row->clock_offset,
    .paper = row->paper,
    .registered = row->registered,
  };
  HqPlace place;

  /* What is no place any more is missed by nobody. */
  if (role < 0 || !hq_place_find (setup, (HqScreenRole) role, row->place, &place, NULL))
    return;
  machine.floor = place.floor;
  if (row->holder == NULL)
    machine.state = HQ_CONTACT_CLOSED;
  else
    machine.state = length < HQ_CONTACT_CLAIM_LEASE ? HQ_CONTACT_HERE : HQ_CONTACT_SILENT;
  g_array_append_val (machines, machine);
}

static gboolean
hq_contact_list_has (const GArray *machines, const char *role, const char *place)
{
  for (guint i = 0; i < machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (machines, HqContactMachine, i);

      if (g_str_equal (machine->role, role) && g_str_equal (machine->place, place))
        return TRUE;
    }
  return FALSE;
}

/* The registered devices of which nothing was ever heard. */
static void
hq_contact_list_add_missing (const HqSetup *setup, GArray *machines)
{
  for (guint i = 0; i < setup->devices->len; i++)
    {
      const HqDevice *device = setup->devices->pdata[i];
      HqContactMachine machine = { .state = HQ_CONTACT_NEVER };
      int role = hq_place_find_role (device->role);
      g_autofree char *key = NULL;
      HqPlace place;

      if (role < 0 || !hq_place_find (setup, (HqScreenRole) role, device->device, &place, NULL))
        continue;
      key = hq_place_format_key (&place);
      if (hq_contact_list_has (machines, device->role, key))
        continue;
      machine.role = g_intern_string (device->role);
      machine.place = g_intern_string (key);
      machine.floor = place.floor;
      g_array_append_val (machines, machine);
    }
}

static gboolean
hq_contact_list_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqContactRow));
  HqContactListTask *task = user_data;
  const HqSetup *setup = hq_hall_get_setup (task->hall, error);

  /* A transaction may be tried again. */
  g_array_set_size (task->machines, 0);
  if (setup == NULL || !hq_database_set_clock (db, error)
      || !hq_contact_table_read (db, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    hq_contact_list_add (db, setup, &g_array_index (rows, HqContactRow, i), task->machines);
  hq_contact_list_add_missing (setup, task->machines);
  return TRUE;
}

/**
 * hq_contact_list_read:
 * @hall: a hall
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqContactMachine): all machines that were ever heard of and
 *   the registered devices that were not; %NULL if the store could not be read
 */
GArray *
hq_contact_list_read (HqHall *hall, GError **error)
{
  g_autoptr (GArray) machines = g_array_new (FALSE, FALSE, sizeof (HqContactMachine));
  HqContactListTask task = { hall, machines };

  if (!hq_database_read (hq_hall_get_database (hall), hq_contact_list_fill, &task, error))
    return NULL;
  return g_steal_pointer (&machines);
}

/**
 * hq_contact_list_is_off:
 *
 * Returns: whether the machine's own clock shows another time than the store's
 */
gboolean
hq_contact_list_is_off (const HqContactMachine *machine)
{
  return machine->state == HQ_CONTACT_HERE && ABS (machine->clock_offset) >= HQ_CONTACT_LIST_OFF;
}

/**
 * hq_contact_list_lacks_paper:
 *
 * Returns: whether its printer prints no more, or soon will not
 */
gboolean
hq_contact_list_lacks_paper (const HqContactMachine *machine)
{
  return machine->state == HQ_CONTACT_HERE
         && (machine->paper == HQ_PAPER_LOW || machine->paper == HQ_PAPER_OUT
             || machine->paper == HQ_PAPER_FAULT);
}

/**
 * hq_contact_list_needs:
 *
 * Returns: whether somebody should look after the machine
 */
gboolean
hq_contact_list_needs (const HqContactMachine *machine)
{
  return machine->state == HQ_CONTACT_SILENT || machine->state == HQ_CONTACT_NEVER
         || hq_contact_list_is_off (machine) || hq_contact_list_lacks_paper (machine);
}

const char *
hq_contact_list_get_nick (HqContactState state)
{
  static const char *const nicks[HQ_N_CONTACTS] = { "here", "closed", "silent", "never" };

  g_return_val_if_fail ((guint) state < HQ_N_CONTACTS, NULL);

  return nicks[state];
}

/**
 * hq_contact_list_measure:
 * @hall: a hall
 * @room: (out): for how many its store has room, and how many there are
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_contact_list_measure (HqHall *hall, HqContactRoom *room, GError **error)
{
  const HqSetup *setup = hq_hall_get_setup (hall, error);

  if (setup == NULL || !hq_contact_table_get_room (hq_hall_get_database (hall), &room->room, error))
    return FALSE;
  room->devices = (gint64) setup->devices->len + setup->counters->len;
  return TRUE;
}

/**
 * hq_contact_list_read_room:
 * @hall: a hall
 * @query: not looked at
 * @error: return location for an error
 *
 * The reader of a screen that tells whether there is room for all.
 *
 * Returns: (transfer full): an HqContactRoom, to be freed by g_free(); %NULL if the store could not be
 *   read
 */
gpointer
hq_contact_list_read_room (HqHall *hall, gconstpointer query, GError **error)
{
  HqContactRoom room;

  return hq_contact_list_measure (hall, &room, error) ? g_memdup2 (&room, sizeof room) : NULL;
}

/**
 * hq_contact_list_is_tight:
 *
 * Returns: whether not all of them would be let in
 */
gboolean
hq_contact_list_is_tight (const HqContactRoom *room)
{
  return room->room != 0 && room->room < room->devices;
}
