/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-password.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "hq-access-table.h"
#include "hq-error.h"

/* The least that NIST SP 800-63B lets a person choose, in characters, and a bound on what is read. */
#define HQ_PASSWORD_LEAST 8
#define HQ_PASSWORD_MOST 256

/* The bytes of a hash itself, as crypto_pwhash_str() makes them. */
#define HQ_PASSWORD_DIGEST 32

/**
 * hq_password_hash:
 * @password: what a person is to give from now on
 * @error: return location for an error
 *
 * Takes a tenth of a second and 64 MiB by intention (Argon2id, libsodium's interactive limits), so
 * it is called before a transaction, never within one.
 *
 * Returns: (transfer full): its hash, complete for hq_password_rehash(); %NULL with %HQ_ERROR_INVALID
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

/* The text that an Argon2id hash of one lane begins with, up to its salt. */
#define HQ_PASSWORD_FORM "$argon2id$v=19$m=%u,t=%u,p=1$%n"

/**
 * hq_password_rehash:
 * @salt: (nullable): a hash as hq_password_hash() made it, or as much of it as stands before the
 *   digest at its end
 * @password: (nullable): what somebody gives
 *
 * Returns: (transfer full) (nullable): what @password is hashed to with the same salt and the same
 *   effort: the stored hash, if it is the stored password; %NULL where @salt is none, or @password
 *   can be nobody's
 */
char *
hq_password_rehash (const char *salt, const char *password)
{
  guchar raw[crypto_pwhash_SALTBYTES], digest[HQ_PASSWORD_DIGEST];
  char text[sodium_base64_ENCODED_LEN (sizeof digest, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
  gsize size = password != NULL ? strlen (password) : 0, found = 0;
  unsigned int memory, times;
  const char *end;
  int start = 0;

  if (salt == NULL || size == 0 || size > HQ_PASSWORD_MOST || sodium_init () < 0
      || sscanf (salt, HQ_PASSWORD_FORM, &memory, &times, &start) != 2 || start == 0)
    return NULL;
  end = strchr (salt + start, '$');
  if (end == NULL
      || sodium_base642bin (raw, sizeof raw, salt + start, (gsize) (end - salt - start), NULL,
                            &found, NULL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)
           != 0
      || found != sizeof raw
      || crypto_pwhash (digest, sizeof digest, password, size, raw, times,
                        (gsize) memory * 1024, crypto_pwhash_ALG_ARGON2ID13)
           != 0)
    return NULL;
  sodium_bin2base64 (text, sizeof text, digest, sizeof digest,
                     sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  return g_strdup_printf ("%.*s%s", (int) (end + 1 - salt), salt, text);
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
