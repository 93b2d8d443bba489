/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"

#include <sodium.h>
#include <string.h>

#define HQ_CODE_PATH "/t/"
#define HQ_CODE_HEX (HQ_CODE_TOKEN_SIZE * 2)

/**
 * hq_code_new_token:
 * @token: (out caller-allocates) (array fixed-size=16): where to put it
 *
 * Makes a random token of 128 bits, which nobody can guess and which tells nothing about a person.
 * The program ends if the system has no randomness to give: a token that can be guessed would let
 * a stranger rate for somebody else.
 */
void
hq_code_new_token (guint8 *token)
{
  if (sodium_init () < 0)
    g_error ("No source of randomness");
  randombytes_buf (token, HQ_CODE_TOKEN_SIZE);
}

/**
 * hq_code_format_token:
 * @token: (array fixed-size=16): a token
 *
 * Returns: (transfer full): @token as 32 small hexadecimal digits
 */
char *
hq_code_format_token (const guint8 *token)
{
  char *hex = g_malloc (HQ_CODE_HEX + 1);

  sodium_bin2hex (hex, HQ_CODE_HEX + 1, token, HQ_CODE_TOKEN_SIZE);
  return hex;
}

/* What follows the scheme of an address of the web, or NULL if @text is none. */
static const char *
hq_code_skip_scheme (const char *text)
{
  if (g_ascii_strncasecmp (text, "https://", 8) == 0)
    return text + 8;
  if (g_ascii_strncasecmp (text, "http://", 7) == 0)
    return text + 7;
  return NULL;
}

/**
 * hq_code_is_base:
 * @base: what was set as the address that codes lead to
 *
 * Returns: whether @base is an address of the web with a host, of plain printable ASCII, and
 *   without query and fragment
 */
gboolean
hq_code_is_base (const char *base)
{
  const char *host = hq_code_skip_scheme (base);

  if (host == NULL || strchr ("/:", host[0]) != NULL)
    return FALSE;
  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || strchr ("?#\"<>\\", *p) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * hq_code_format:
 * @base: (nullable): an address as hq_code_is_base() takes it, or %NULL where the hall has none
 * @token: (array fixed-size=16): a ticket's token
 *
 * Returns: (transfer full): what stands in the code on the slip: `<base>/t/<token>`, or the token
 */
char *
hq_code_format (const char *base, const guint8 *token)
{
  g_autofree char *hex = hq_code_format_token (token);
  gsize length;

  if (base == NULL)
    return g_steal_pointer (&hex);
  g_return_val_if_fail (hq_code_is_base (base), NULL);

  for (length = strlen (base); base[length - 1] == '/';)
    length--;
  return g_strdup_printf ("%.*s" HQ_CODE_PATH "%s", (int) length, base, hex);
}

/* @hex must be HQ_CODE_HEX characters long; @token is touched only if all of them are digits. */
static gboolean
hq_code_parse_token (const char *hex, guint8 *token)
{
  guint8 bytes[HQ_CODE_TOKEN_SIZE];

  for (guint i = 0; i < HQ_CODE_TOKEN_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high * 16 + low);
    }
  memcpy (token, bytes, HQ_CODE_TOKEN_SIZE);
  return TRUE;
}

/**
 * hq_code_parse:
 * @text: what a scanner read or somebody typed
 * @token: (out caller-allocates) (array fixed-size=16): the token in it
 *
 * Takes a bare token or an address that ends in `/t/` and a token, whatever its host: a slip stays
 * good when the hall's address changes. Capitals, blanks and line ends around it, and a query or a
 * fragment after it, as telephones add them, are forgiven.
 *
 * Returns: whether @text holds a token in one of these two forms
 */
gboolean
hq_code_parse (const char *text, guint8 *token)
{
  g_autofree char *code = g_strstrip (g_strdup (text));
  gsize length, before;

  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  code[strcspn (code, "?#")] = '\0';
  length = strlen (code);
  if (length < HQ_CODE_HEX)
    return FALSE;
  before = length - HQ_CODE_HEX;
  if (before > 0)
    {
      g_autofree char *address = g_strndup (code, before);

      if (before <= strlen (HQ_CODE_PATH)
          || g_ascii_strcasecmp (address + before - strlen (HQ_CODE_PATH), HQ_CODE_PATH) != 0)
        return FALSE;
      address[before - strlen (HQ_CODE_PATH)] = '\0';
      if (!hq_code_is_base (address))
        return FALSE;
    }
  return hq_code_parse_token (code + before, token);
}
