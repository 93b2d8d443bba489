/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-password.h"

#include <sodium.h>
#include <string.h>

#include "hq-access-table.h"
#include "hq-error.h"

/* The least that NIST SP 800-63B lets a person choose, in characters, and a bound on what is read. */
#define HQ_PASSWORD_LEAST 8
#define HQ_PASSWORD_MOST 256

/**
 * hq_password_hash:
 * @password: what a person is to give from now on
 * @error: return location for an error
 *
 * Takes a tenth of a second and 64 MiB by intention (Argon2id, libsodium's interactive limits), so
 * it is called before a transaction, never within one.
 *
 * Returns: (transfer full): its hash, complete for hq_password_verify(); %NULL with %HQ_ERROR_INVALID
 *   where it is too short or too long, or %HQ_ERROR_FAILED without enough memory
 */
char *
hq_password_hash (const char *password, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];
  gsize size = strlen (password);

  if (!g_utf8_validate (password, -1, NULL) || g_utf8_strlen (password, -1) < HQ_PASSWORD_LEAST
      || size > HQ_PASSWORD_MOST)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "passwd: %d+", HQ_PASSWORD_LEAST);
      return NULL;
    }
  if (sodium_init () < 0
      || crypto_pwhash_str (hash, password, size, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE)
           != 0)
    {
      hq_error_set (error, HQ_ERROR_FAILED, "crypto_pwhash_str");
      return NULL;
    }
  return g_strdup (hash);
}

/**
 * hq_password_verify:
 * @hash: (nullable): what hq_password_hash() gave, %NULL where no password was set
 * @password: (nullable): what was given
 *
 * As slow as hq_password_hash(), by intention.
 *
 * Returns: whether it is the same
 */
gboolean
hq_password_verify (const char *hash, const char *password)
{
  gsize size = password != NULL ? strlen (password) : 0;

  return hash != NULL && size > 0 && size <= HQ_PASSWORD_MOST && sodium_init () >= 0
         && crypto_pwhash_str_verify (hash, password, size) == 0;
}

/**
 * hq_password_run:
 *
 * The act: gives somebody of the staff a password, or takes theirs away. Its hash was made before
 * the transaction.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_password_run (HqChange *change, GError **error)
{
  const char *staff = change->order->staff;

  if (hq_setup_find_staff (change->setup, staff) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", staff != NULL ? staff : "-");
      return FALSE;
    }
  change->event.subject = staff;
  return hq_access_table_set_password (change->db, staff, change->password_hash, error);
}
