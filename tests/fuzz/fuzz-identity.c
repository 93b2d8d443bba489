/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "hq-error.h"
#include "hq-identity.h"

/* What is an identity number is one in its normal form as well, and hashes to the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint8 key[32] = { 1 };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *normal = NULL;
  g_autofree char *normal_again = NULL;
  g_autoptr (GError) error = NULL;
  HqIdentity identity, again;
  guint8 hash[32], hash_again[32];

  if (g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *name = hq_identity_mask_name (text);
      g_autofree char *telephone = hq_identity_mask_telephone (text);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_utf8_validate (telephone, -1, NULL));
    }
  if (!hq_identity_parse (text, &identity, &error))
    {
      g_assert_error (error, HQ_ERROR, HQ_ERROR_BAD_ID);
      g_assert_null (hq_error_get_detail (error));
      return 0;
    }
  normal = hq_identity_normalise (text);
  normal_again = hq_identity_normalise (normal);
  g_assert_cmpstr (normal_again, ==, normal);
  g_assert_true (hq_identity_parse (normal, &again, &error));
  g_assert_cmpuint (again.birth, ==, identity.birth);
  hq_identity_hash (key, normal, hash);
  hq_identity_hash (key, normal_again, hash_again);
  g_assert_cmpmem (hash, sizeof hash, hash_again, sizeof hash_again);
  return 0;
}
