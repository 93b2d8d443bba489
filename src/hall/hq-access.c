/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-access.h"

#include "hq-access-table.h"
#include "hq-clock.h"
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-lock.h"
#include "hq-password.h"

/* What stands in the table for who acts from no place, and for who is nobody of the staff. */
#define HQ_ACCESS_NO_PLACE "-"
#define HQ_ACCESS_OPERATOR "operator"

#define HQ_ACCESS_PASSWORD "password"

/* A password on its way. */
typedef struct
{
  const HqActor *actor;
  HqTime now; /* 0 for the store's clock */
  char *salt; /* (owned) (nullable): how the stored password is hashed */
  char *hash; /* (owned) (nullable): what that makes of the one that is given */
  gboolean right;
} HqAccessCheck;

static void
hq_access_clear (HqAccessCheck *check)
{
  g_clear_pointer (&check->salt, g_free);
  g_clear_pointer (&check->hash, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqAccessCheck, hq_access_clear)

/**
 * hq_access_get_place:
 *
 * Returns: (transfer none): the place of @actor as the log has it
 */
const char *
hq_access_get_place (const HqActor *actor)
{
  return actor->device != NULL ? actor->device : HQ_ACCESS_NO_PLACE;
}

static const char *
hq_access_get_staff (const HqActor *actor)
{
  return actor->staff != NULL ? actor->staff : HQ_ACCESS_OPERATOR;
}

/**
 * hq_access_needs_password:
 * @staff: (nullable): somebody
 * @needs: (out): whether they come in with a password alone: on a real hall always, on others where
 *   they have one
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_needs_password (HqHall *hall, const char *staff, gboolean *needs, GError **error)
{
  g_autofree char *salt = NULL;

  if (!hq_access_table_get_salt (hq_hall_get_database (hall), staff, &salt, error))
    return FALSE;
  *needs = hq_hall_get_kind (hall) == HQ_HALL_REAL || salt != NULL;
  return TRUE;
}

/* The time of the attempt; refused where its place is locked. */
static gboolean
hq_access_enter (HqDatabase *db, const HqAccessCheck *check, HqTime *now, GError **error)
{
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (HqTime));
  gint64 behind, left;
  HqEvent last;

  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  *now = check->now != 0 ? check->now : hq_clock_read (db, last.at, &behind);
  /* Five that lie within a minute, the last of them not a minute ago. */
  if (!hq_access_table_read_wrong (db, hq_access_get_place (check->actor), *now - 2 * HQ_LOCK_TIME,
                                   wrong, error))
    return FALSE;
  left = hq_lock_get_left ((const HqTime *) wrong->data, wrong->len, *now);
  if (left == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_LOCKED, "%d s", (int) ((left + HQ_SECOND - 1) / HQ_SECOND));
  return FALSE;
}

static gboolean
hq_access_read (HqDatabase *db, gpointer user_data, GError **error)
{
  HqAccessCheck *check = user_data;
  HqTime now;

  g_clear_pointer (&check->salt, g_free);
  return hq_access_enter (db, check, &now, error)
         && hq_access_table_get_salt (db, check->actor->staff, &check->salt, error);
}

/* Whoever tries at several screens at once finds the place locked here. */
static gboolean
hq_access_write (HqDatabase *db, gpointer user_data, GError **error)
{
  HqAccessCheck *check = user_data;
  HqTime now;

  return hq_access_enter (db, check, &now, error)
         && hq_access_table_add (db,
                                 &(HqAccess){ now, hq_access_get_staff (check->actor),
                                              hq_access_get_place (check->actor),
                                              HQ_ACCESS_PASSWORD, check->right },
                                 error);
}

/**
 * hq_access_check:
 * @hall: a hall
 * @actor: who comes in, and where
 * @password: (nullable): what they give
 * @now: a made-up time on a demo or trial hall, 0 for the store's clock
 * @error: return location for an error
 *
 * Holds a password against the stored hash, outside any change since that is slow, and keeps in
 * the access table that it was right or wrong. Five wrong ones within a minute lock the place for a
 * minute; a right one clears the count. None at all is refused and counts for nothing. The hash is
 * made here of how the store hashes, and compared there: a place is not told what is stored.
 *
 * Returns: %FALSE with %HQ_ERROR_WRONG_PASSWORD, %HQ_ERROR_LOCKED and the seconds left,
 *   %HQ_ERROR_NOT_A_TRIAL, or one of the store's errors
 */
gboolean
hq_access_check (HqHall *hall,
                 const HqActor *actor,
                 const char *password,
                 HqTime now,
                 GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  g_auto (HqAccessCheck) check = { .actor = actor, .now = now };

  if (now != 0 && hq_hall_get_kind (hall) == HQ_HALL_REAL)
    {
      hq_error_set (error, HQ_ERROR_NOT_A_TRIAL, NULL);
      return FALSE;
    }
  if (!hq_database_read (db, hq_access_read, &check, error))
    return FALSE;
  /* Who gives none, so as to be asked for it, has tried none. */
  if (password == NULL || password[0] == '\0')
    {
      hq_error_set (error, HQ_ERROR_WRONG_PASSWORD, "%s", hq_access_get_staff (actor));
      return FALSE;
    }
  check.hash = hq_password_rehash (check.salt, password);
  if ((check.hash != NULL
       && !hq_access_table_matches (db, actor->staff, check.hash, &check.right, error))
      || !hq_database_write (db, hq_access_write, &check, error))
    return FALSE;
  if (check.right)
    return TRUE;
  hq_error_set (error, HQ_ERROR_WRONG_PASSWORD, "%s", hq_access_get_staff (actor));
  return FALSE;
}

/**
 * hq_access_note:
 * @db: the store, inside the caller's hq_database_write()
 * @actor: who came in, and where
 * @what: for what
 * @now: when
 * @error: return location for an error
 *
 * Returns: whether it was stored
 */
gboolean
hq_access_note (HqDatabase *db, const HqActor *actor, const char *what, HqTime now, GError **error)
{
  return hq_access_table_add (db,
                              &(HqAccess){ now, hq_access_get_staff (actor),
                                           hq_access_get_place (actor), what, TRUE },
                              error);
}

/**
 * hq_access_note_look:
 * @db: the store, inside the caller's hq_database_write()
 * @actor: who looks, and where
 * @follow_up: at the telephone of whom
 * @now: when
 * @error: return location for an error
 *
 * Returns: whether it was stored
 */
gboolean
hq_access_note_look (HqDatabase *db,
                     const HqActor *actor,
                     gint64 follow_up,
                     HqTime now,
                     GError **error)
{
  return hq_access_table_add (db,
                              &(HqAccess){ now, hq_access_get_staff (actor),
                                           hq_access_get_place (actor),
                                           hq_right_get_nick (HQ_ACT_FOLLOW_LOOK), TRUE, follow_up },
                              error);
}
