/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall.h"

#include <string.h>

#include "hq-clock.h"
#include "hq-code.h"
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-hall-printer.h"
#include "hq-hall-text.h"
#include "hq-hall-table.h"
#include "hq-policy-setting.h"
#include "hq-run.h"
#include "hq-setup-table.h"

struct _HqHall
{
  HqDatabase *db;  /* (owned) */
  HqHallRow row;
  GTimeZone *zone; /* (owned) */
  HqSetup *setup;  /* (owned): as of row.revision */
  HqPolicy policy;
  HqWatch *watch; /* (borrowed) (nullable) */
};

/* The rules' figures: the usual ones, and over them the hall's own. Words are looked up where they
 * are said. */
static gboolean
hq_hall_read_policy (const HqSetup *setup, HqPolicy *policy, GError **error)
{
  hq_policy_init (policy);
  for (guint i = 0; i < setup->settings->len; i++)
    {
      const HqSetting *setting = setup->settings->pdata[i];

      if (!hq_hall_text_is_key (setting->key) && !hq_hall_printer_is_key (setting->key)
          && !hq_policy_setting_set (policy, setting->key, setting->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hq_hall_load (HqHall *hall, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (HqSetup) setup = NULL;
  HqPolicy policy;
  HqHallRow row;

  if (!hq_hall_table_get (hall->db, &row, error))
    return FALSE;
  if (row.hall == 0)
    {
      g_autofree char *shown = hq_database_describe (hq_database_get_path (hall->db));

      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", shown);
      return FALSE;
    }
  zone = g_time_zone_new_identifier (row.time_zone);
  if (zone == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", row.time_zone);
      return FALSE;
    }
  setup = hq_setup_table_load (hall->db, error);
  if (setup == NULL || !hq_hall_read_policy (setup, &policy, error))
    return FALSE;
  setup->revision = row.revision;
  g_clear_pointer (&hall->zone, g_time_zone_unref);
  g_clear_pointer (&hall->setup, hq_setup_unref);
  hall->row = row;
  hall->policy = policy;
  hall->zone = g_steal_pointer (&zone);
  hall->setup = g_steal_pointer (&setup);
  return TRUE;
}

static gboolean
hq_hall_refresh (HqHall *hall, GError **error)
{
  gint64 revision;

  if (!hq_hall_table_get_revision (hall->db, &revision, error))
    return FALSE;
  return revision == hall->row.revision || hq_hall_load (hall, error);
}

/**
 * hq_hall_is_on_server:
 * @path: where a hall is
 *
 * Returns: whether it is the address of a server, and not a file of this machine
 */
gboolean
hq_hall_is_on_server (const char *path)
{
  return hq_database_is_server (path);
}

/**
 * hq_hall_get_full_path:
 * @path: where a hall is
 *
 * Returns: (transfer full): the same place, whatever the working directory is
 */
char *
hq_hall_get_full_path (const char *path)
{
  return hq_hall_is_on_server (path) ? g_strdup (path) : g_canonicalize_filename (path, NULL);
}

/**
 * hq_hall_describe:
 * @path: where a hall is
 *
 * Returns: (transfer full): the same for people; of an address the server and the database
 */
char *
hq_hall_describe (const char *path)
{
  return hq_database_describe (path);
}

/**
 * hq_hall_fill_role:
 * @path: where a hall is
 * @role: the name of a role, or "launcher" for what starts them
 *
 * Returns: (transfer full): where the role finds it: of an address {role} is replaced, so that one
 *   address of a machine serves all of its roles, each with a login of its own
 */
char *
hq_hall_fill_role (const char *path, const char *role)
{
  return hq_database_fill_role (path, role);
}

static HqHall *
hq_hall_open_as (const char *path, HqDatabaseMode mode, GError **error)
{
  g_autoptr (HqHall) hall = g_new0 (HqHall, 1);

  hall->db = hq_database_open (path, mode, error);
  if (hall->db == NULL || !hq_hall_load (hall, error))
    return NULL;
  return g_steal_pointer (&hall);
}

/**
 * hq_hall_open:
 * @path: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): the hall in it, or %NULL with one of the store's errors
 */
HqHall *
hq_hall_open (const char *path, GError **error)
{
  return hq_hall_open_as (path, HQ_DATABASE_READ_WRITE, error);
}

/**
 * hq_hall_open_to_read:
 * @path: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): the hall in it, which cannot be changed by this connection, or %NULL with
 *   one of the store's errors
 */
HqHall *
hq_hall_open_to_read (const char *path, GError **error)
{
  return hq_hall_open_as (path, HQ_DATABASE_READ_ONLY, error);
}

/**
 * hq_hall_open_apart:
 * @path: a store
 * @error: return location for an error
 *
 * For a read that takes long: nobody of this process waits for it. Of a server it has a connection of
 * its own, which lives until the hall is closed.
 *
 * Returns: (transfer full): as hq_hall_open_to_read()
 */
HqHall *
hq_hall_open_apart (const char *path, GError **error)
{
  return hq_hall_open_as (path, HQ_DATABASE_READ_APART, error);
}

/**
 * hq_hall_set_watch:
 * @hall: a hall
 * @watch: (nullable): who is told how far a long read of it is from now on, and may end it
 */
void
hq_hall_set_watch (HqHall *hall, HqWatch *watch)
{
  hall->watch = watch;
}

/**
 * hq_hall_get_watch:
 *
 * Returns: (transfer none) (nullable): who watches the long reads of @hall
 */
HqWatch *
hq_hall_get_watch (HqHall *hall)
{
  return hall->watch;
}

/**
 * hq_hall_close:
 * @hall: (transfer full): a hall
 */
void
hq_hall_close (HqHall *hall)
{
  g_clear_pointer (&hall->setup, hq_setup_unref);
  g_clear_pointer (&hall->zone, g_time_zone_unref);
  g_clear_pointer (&hall->db, hq_database_close);
  g_free (hall);
}

/**
 * hq_hall_get_zone:
 *
 * Returns: (transfer none): the time zone of the hall's clock on the wall
 */
GTimeZone *
hq_hall_get_zone (HqHall *hall)
{
  return hall->zone;
}

/**
 * hq_hall_get_database:
 *
 * Returns: (transfer none): the hall's connection, for this layer's own readers
 */
HqDatabase *
hq_hall_get_database (HqHall *hall)
{
  return hall->db;
}

/**
 * hq_hall_get_kind:
 *
 * Returns: whether the hall is real, a demo or for trying
 */
HqHallKind
hq_hall_get_kind (HqHall *hall)
{
  return hall->row.kind;
}

/**
 * hq_hall_get_setup:
 * @error: return location for an error
 *
 * Returns: (transfer none): the hall as it is set up now, until the hall is used again; %NULL if the
 *   store could not be read
 */
const HqSetup *
hq_hall_get_setup (HqHall *hall, GError **error)
{
  return hq_hall_refresh (hall, error) ? hall->setup : NULL;
}

/**
 * hq_hall_peek_setup:
 *
 * Returns: (transfer none): the hall as it was set up when that was last read, to guess from
 */
const HqSetup *
hq_hall_peek_setup (HqHall *hall)
{
  return hall->setup;
}

/**
 * hq_hall_get_policy:
 *
 * Returns: (transfer none): the rules' figures, as of the set-up last read
 */
const HqPolicy *
hq_hall_get_policy (HqHall *hall)
{
  return &hall->policy;
}

/**
 * hq_hall_get_today:
 * @today: (out): the date of the hall's clock; on a demo or trial hall, which may live in a made-up
 *   time, the last date on which something happened
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_hall_get_today (HqHall *hall, HqDate *today, GError **error)
{
  gint64 behind;
  HqEvent last;

  if (!hq_event_table_get_last (hall->db, &last, error))
    return FALSE;
  *today = hq_date_of_time (hall->row.kind != HQ_HALL_REAL && last.seq != 0
                              ? last.at
                              : hq_clock_read (hall->db, last.at, &behind),
                            hall->zone);
  return TRUE;
}

/**
 * hq_hall_get_ahead:
 * @ahead: (out): by how much the store's clock, which never runs back behind the last event, is
 *   before the monotonic one of this machine, which nobody can set, microseconds
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_hall_get_ahead (HqHall *hall, gint64 *ahead, GError **error)
{
  HqTime behind;
  HqEvent last;

  if (!hq_event_table_get_last (hall->db, &last, error))
    return FALSE;
  *ahead = hq_clock_read (hall->db, last.at, &behind) - g_get_monotonic_time ();
  return TRUE;
}

static gboolean
hq_hall_has_token (const HqTicket *ticket)
{
  static const guint8 none[HQ_TOKEN_SIZE];

  return memcmp (ticket->token, none, sizeof none) != 0;
}

/**
 * hq_hall_format_code:
 * @setup: the hall as it is set up
 * @ticket: a ticket of it
 *
 * Returns: (transfer full) (nullable): what the code of @ticket holds: an address of the hall's own,
 *   or, while it has none, the bare token; %NULL where the token was not told, as by
 *   hq_queue_reprint()
 */
char *
hq_hall_format_code (const HqSetup *setup, const HqTicket *ticket)
{
  return hq_hall_has_token (ticket) ? hq_code_format (hq_hall_text_get_base (setup), ticket->token)
                                    : NULL;
}

/**
 * hq_hall_format_token:
 * @ticket: a ticket
 *
 * Returns: (transfer full) (nullable): the bare token of @ticket's code, by which programs know it;
 *   %NULL where it was not told
 */
char *
hq_hall_format_token (const HqTicket *ticket)
{
  return hq_hall_has_token (ticket) ? hq_code_format_token (ticket->token) : NULL;
}

/**
 * hq_hall_find_role:
 * @actor: who asks, and from where; its role is not looked at
 * @act: what is asked
 *
 * Somebody who has several roles acts in the one that may do it. Nobody of the staff, at a place for
 * visitors, is a visitor; elsewhere it is the operator of the machine. A name that the hall does not
 * know has no more rights than a visitor.
 *
 * Returns: a role, which hq_hall_run() still holds against the table of rights
 */
HqRole
hq_hall_find_role (HqHall *hall, const HqActor *actor, HqAct act)
{
  const HqStaff *staff = hq_setup_find_staff (hall->setup, actor->staff);
  const HqDevice *device = hq_setup_find_device (hall->setup, actor->device);
  HqRole first = HQ_ROLE_VISITOR;

  if (actor->staff == NULL)
    return device != NULL && hq_right_allows (HQ_ROLE_VISITOR, act, hall->row.kind)
             ? HQ_ROLE_VISITOR
             : HQ_ROLE_OPERATOR;
  for (int role = HQ_N_ROLES - 1; staff != NULL && role >= 0; role--)
    if ((staff->roles & (1u << role)) != 0)
      {
        first = (HqRole) role;
        if (hq_right_allows (first, act, hall->row.kind))
          return first;
      }
  return first;
}

/**
 * hq_hall_run:
 * @hall: a hall
 * @actor: who asks; with a request id the same call can be made again after a doubt
 * @order: what is asked
 * @answer: (out): what came of it
 * @error: return location for an error
 *
 * The one way to change a hall: one act, one transaction, one event, on the disk when this returns
 * %TRUE. Whoever of the staff is named must be on the list in their role as the transaction finds it.
 * What is refused changes nothing. A request that was answered before is not done again: the first
 * answer comes back. A refused second rating leaves an event that says so, and nothing else.
 *
 * Returns: %FALSE with %HQ_ERROR_DENIED, %HQ_ERROR_NOT_LISTED, the refusal of the rule, or one of the
 *   store's errors
 */
gboolean
hq_hall_run (HqHall *hall,
             const HqActor *actor,
             const HqOrder *order,
             HqAnswer *answer,
             GError **error)
{
  if (order->now != 0 && hall->row.kind == HQ_HALL_REAL)
    {
      hq_error_set (error, HQ_ERROR_NOT_A_TRIAL, NULL);
      return FALSE;
    }
  if (actor->request != NULL && (actor->request[0] == '\0' || strlen (actor->request) > 64))
    {
      hq_error_set (error, HQ_ERROR_INVALID, NULL);
      return FALSE;
    }
  if (!hq_right_allows (actor->role, order->act, hall->row.kind))
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", hq_nick_get (HQ_SET_ROLE, actor->role),
                    hq_right_get_nick (order->act));
      return FALSE;
    }
  return hq_run_order (hall, actor, order, answer, error);
}
