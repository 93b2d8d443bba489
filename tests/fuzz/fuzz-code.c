/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "hq-code.h"

/* What holds a token is written back as a code that holds the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *again = NULL;
  guint8 token[HQ_CODE_TOKEN_SIZE];
  guint8 token_again[HQ_CODE_TOKEN_SIZE];

  if (hq_code_is_base (text))
    {
      g_autofree char *address = NULL;

      hq_code_new_token (token);
      address = hq_code_format (text, token);
      g_assert_true (hq_code_parse (address, token_again));
      g_assert_cmpmem (token_again, sizeof token_again, token, sizeof token);
    }
  if (!hq_code_parse (text, token))
    return 0;
  again = hq_code_format_token (token);
  g_assert_true (hq_code_parse (again, token_again));
  g_assert_cmpmem (token_again, sizeof token_again, token, sizeof token);
  return 0;
}
