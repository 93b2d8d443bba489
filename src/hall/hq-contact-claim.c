/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-contact-claim.h"

#include "hq-contact-holder.h"
#include "hq-contact-table.h"

/**
 * hq_contact_claim_new:
 * @role: what the screen is for
 * @place: where it stands
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
  return claim;
}

void
hq_contact_claim_free (HqContactClaim *claim)
{
  g_free (claim->place);
  g_free (claim->holder);
  g_free (claim->host);
  g_free (claim->other);
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

/**
 * hq_contact_claim_run:
 * @hall: a hall
 * @data: (type HqContactClaim): who asks for which place; what it is told is set
 * @error: return location for an error
 *
 * Takes a place that nobody has, or nobody that was heard of, and keeps the one that the holder has;
 * the store's clock is looked at, and how far this machine's is off is told with it.
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
  g_autofree char *key = NULL;
  HqContactRow row, other;
  gboolean held;
  HqPlace place;

  if (setup == NULL || !hq_place_find (setup, claim->role, claim->place, &place, error)
      || !hq_database_set_clock (db, error) || !hq_hall_get_ahead (hall, &claim->ahead, error))
    return FALSE;
  key = hq_place_format_key (&place);
  row = (HqContactRow){
    .role = hq_place_get_nick (claim->role),
    .place = key,
    .machine = hq_place_is_shared (claim->role, &place) ? claim->host : "",
    .holder = claim->holder,
    .host = claim->host,
    .version = PACKAGE_VERSION,
    .heard_at = hq_database_read_clock (db) + claim->passed,
    .renewed_at = hq_database_read_steady (db) + claim->passed,
  };
  row.started_at = row.heard_at;
  row.clock_offset = (claim->own != 0 ? claim->own : g_get_real_time ())
                     - (row.heard_at - claim->passed);
  if (!hq_contact_claim_ask (db, &row, &held, &other, error))
    return FALSE;
  g_free (claim->other);
  claim->other = g_strdup (other.host);
  claim->since = other.started_at;
  claim->held = held;
  return TRUE;
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
  return hq_contact_table_release (db, claim->holder, hq_database_read_clock (db), error);
}
