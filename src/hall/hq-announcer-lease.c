/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announcer-lease.h"

#include "hq-announcer-table.h"

/**
 * hq_announcer_lease_new:
 * @holder: a name that no other process has
 * @place: where its loudspeakers are
 *
 * Returns: (transfer full): a lease of nothing yet
 */
HqAnnouncerLease *
hq_announcer_lease_new (const char *holder, const char *place)
{
  HqAnnouncerLease *lease = g_new0 (HqAnnouncerLease, 1);

  lease->holder = g_strdup (holder);
  lease->place = g_strdup (place);
  lease->length = HQ_ANNOUNCER_LEASE;
  lease->zones = g_ptr_array_new ();
  lease->held = g_ptr_array_new ();
  return lease;
}

void
hq_announcer_lease_free (HqAnnouncerLease *lease)
{
  g_free (lease->holder);
  g_free (lease->place);
  g_ptr_array_unref (lease->zones);
  g_ptr_array_unref (lease->held);
  g_free (lease);
}

static gboolean
hq_announcer_lease_do_claim (HqDatabase *db, gpointer user_data, GError **error)
{
  HqAnnouncerLease *lease = user_data;
  HqAnnouncerRow row = {
    .holder = lease->holder,
    .place = lease->place,
    .breadth = lease->zones->len,
    .backlog = lease->backlog,
    /* A lease runs out while nothing happens, and no clock that is set ends it. */
    .renewed_at = lease->now != 0 ? lease->now : hq_database_read_steady (db),
  };

  g_ptr_array_set_size (lease->held, 0);
  for (guint i = 0; i < lease->zones->len; i++)
    {
      gboolean held;

      row.zone = lease->zones->pdata[i];
      if (!hq_announcer_table_claim (db, &row, lease->length, &held, error))
        return FALSE;
      if (held)
        g_ptr_array_add (lease->held, (gpointer) row.zone);
    }
  return TRUE;
}

/**
 * hq_announcer_lease_claim:
 * @hall: a hall
 * @lease: (type HqAnnouncerLease): who asks for which zones; its @held is set
 * @error: return location for an error
 *
 * Takes the zones that nobody else holds, or only somebody who asks for more zones, and keeps those
 * that the holder has. One transaction, whatever the number of zones.
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_announcer_lease_claim (HqHall *hall, gpointer lease, GError **error)
{
  return hq_database_write (hq_hall_get_database (hall), hq_announcer_lease_do_claim, lease, error);
}

static gboolean
hq_announcer_lease_do_release (HqDatabase *db, gpointer user_data, GError **error)
{
  HqAnnouncerLease *lease = user_data;

  g_ptr_array_set_size (lease->held, 0);
  return hq_announcer_table_release (db, lease->holder, error);
}

/**
 * hq_announcer_lease_release:
 * @hall: a hall
 * @lease: (type HqAnnouncerLease): who gives up what it holds, so that others need not wait
 * @error: return location for an error
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_announcer_lease_release (HqHall *hall, gpointer lease, GError **error)
{
  return hq_database_write (hq_hall_get_database (hall), hq_announcer_lease_do_release, lease,
                            error);
}
