/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-contact-claim.h"

#include "hq-contact-holder.h"
#include "hq-contact-table.h"
#include "hq-machine.h"

/**
 * hq_contact_claim_new:
 * @role: what the screen is for
 * @place: (nullable): where it stands
 * @holder: by hq_contact_holder_new()
 *
 * Returns: (transfer full): a claim that was not made yet
 */
HqContactClaim *
hq_contact_claim_new (HqScreenRole role, const char *place, const char *holder)
{
  HqContactClaim *claim = g_new0 (HqContactClaim, 1);

  claim->role = role;
  claim->place = g_strdup (place);
  claim->holder = g_strdup (holder);
  claim->host = g_strdup (g_get_host_name ());
  claim->given_role = HQ_N_SCREENS;
  return claim;
}

void
hq_contact_claim_free (HqContactClaim *claim)
{
  g_free (claim->place);
  g_free (claim->holder);
  g_free (claim->host);
  g_free (claim->other);
  g_free (claim->machine);
  g_free (claim->given_place);
  g_free (claim);
}

/* Asks for the place, and where somebody else has it, who. */
static gboolean
hq_contact_claim_ask (HqDatabase *db,
                      const HqContactRow *row,
                      gboolean *held,
                      HqContactRow *other,
                      GError **error)
{
  HqContactTerms terms = { .lease = HQ_CONTACT_CLAIM_LEASE };

  for (;;)
    {
      *other = (HqContactRow){ 0 };
      if (!hq_contact_table_claim (db, row, &terms, held, error))
        return FALSE;
      if (*held)
        return TRUE;
      if (!hq_contact_table_find (db, row, other, error))
        return FALSE;
      /* Whoever starts a screen again that has just died here need not wait. */
      if (terms.gone != NULL || other->holder == NULL || !hq_contact_holder_is_gone (other->holder))
        return TRUE;
      terms.gone = other->holder;
    }
}

/* How far this machine's own clock is before the store's. */
static gint64
hq_contact_claim_get_offset (HqDatabase *db, const HqContactClaim *claim)
{
  return (claim->own != 0 ? claim->own : g_get_real_time ()) - hq_database_read_clock (db);
}

/* A machine that is given its role by the hall registers, and is told what that is. What the hall has no
 * more is given to nobody. */
static gboolean
hq_contact_claim_hear (HqDatabase *db, const HqSetup *setup, HqContactClaim *claim, GError **error)
{
  const HqMachineRow own = {
    .machine = claim->machine,
    .host = claim->host,
    .version = PACKAGE_VERSION,
    .heard_at = hq_database_read_clock (db) + claim->passed,
    .renewed_at = hq_database_read_steady (db) + claim->passed,
    .clock_offset = hq_contact_claim_get_offset (db, claim),
  };
  HqMachineRow row;

  if (!hq_machine_table_hear (db, &own, error)
      || !hq_machine_table_find (db, claim->machine, &row, error))
    return FALSE;
  claim->number = row.number;
  claim->given_role = hq_machine_find_role (setup, &row);
  g_free (claim->given_place);
  claim->given_place = claim->given_role != HQ_N_SCREENS ? g_strdup (row.place) : NULL;
  return TRUE;
}

/* Asks for the place of the claim. */
static gboolean
hq_contact_claim_take (HqDatabase *db, const HqPlace *place, HqContactClaim *claim, GError **error)
{
  g_autofree char *key = hq_place_format_key (place);
  HqContactRow row, other;
  gboolean held;

  row = (HqContactRow){
    .role = hq_place_get_nick (claim->role),
    .place = key,
    .machine = hq_place_is_shared (claim->role, place) ? claim->host : "",
    .holder = claim->holder,
    .host = claim->host,
    .version = PACKAGE_VERSION,
    .heard_at = hq_database_read_clock (db) + claim->passed,
    .renewed_at = hq_database_read_steady (db) + claim->passed,
    .clock_offset = hq_contact_claim_get_offset (db, claim),
    .paper = claim->paper,
    .registered = claim->machine,
  };
  row.started_at = row.heard_at;
  if (!hq_contact_claim_ask (db, &row, &held, &other, error))
    return FALSE;
  g_free (claim->other);
  claim->other = g_strdup (other.host);
  claim->since = other.started_at;
  claim->held = held;
  return TRUE;
}

/**
 * hq_contact_claim_run:
 * @hall: a hall
 * @data: (type HqContactClaim): who asks for which place; what it is told is set
 * @error: return location for an error
 *
 * Takes a place that nobody has, or nobody that was heard of, and keeps the one that the holder has;
 * the store's clock is looked at, and how far this machine's is off is told with it. A machine that is
 * given its role by the hall registers before that, and is told which it is; while it waits for one it
 * takes no place.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND where the hall has no such place, or one of the store's
 *   errors
 */
gboolean
hq_contact_claim_run (HqHall *hall, gpointer data, GError **error)
{
  HqContactClaim *claim = data;
  HqDatabase *db = hq_hall_get_database (hall);
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  HqPlace place;

  if (setup == NULL || !hq_database_set_clock (db, error)
      || !hq_hall_get_ahead (hall, &claim->ahead, error)
      || (claim->machine != NULL && !hq_contact_claim_hear (db, setup, claim, error)))
    return FALSE;
  claim->held = TRUE;
  /* One that is something else by now takes no place any more; the hall may not even have it. */
  if (claim->role == HQ_N_SCREENS
      || (claim->machine != NULL
          && (claim->given_role != claim->role
              || g_strcmp0 (claim->given_place, claim->place) != 0)))
    return TRUE;
  return hq_place_find (setup, claim->role, claim->place, &place, error)
         && hq_contact_claim_take (db, &place, claim, error);
}

/**
 * hq_contact_claim_release:
 * @hall: a hall
 * @data: (type HqContactClaim): who gives up its place, so that others need not wait
 * @error: return location for an error
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_contact_claim_release (HqHall *hall, gpointer data, GError **error)
{
  HqContactClaim *claim = data;
  HqDatabase *db = hq_hall_get_database (hall);

  claim->held = FALSE;
  return hq_contact_table_release (db, claim->holder, hq_database_read_clock (db), error)
         && (claim->machine == NULL
             || hq_machine_table_leave (db, claim->machine, hq_database_read_clock (db), error));
}
