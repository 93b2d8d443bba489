/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-identity.h"

#include <string.h>

#include "hq-error.h"

#define HQ_IDENTITY_STARS "****"

/* The full-width forms of ASCII stand in one block, at one distance. */
static gunichar
hq_identity_narrow (gunichar letter)
{
  if (letter >= 0xff01 && letter <= 0xff5e)
    return letter - 0xff01 + '!';
  return letter;
}

static gboolean
hq_identity_is_blank (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == 0xfeff;
}

/**
 * hq_identity_normalise:
 * @text: what somebody typed or a reader sent
 *
 * Returns: (transfer full) (nullable): @text without blanks around it, in capital letters and with
 *   full-width forms as ASCII; %NULL where it is not UTF-8
 */
char *
hq_identity_normalise (const char *text)
{
  g_autoptr (GString) out = NULL;
  gsize end = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = hq_identity_narrow (g_utf8_get_char (p));
      gboolean blank = hq_identity_is_blank (letter);

      if (blank && out->len == 0)
        continue;
      g_string_append_unichar (out, letter < 0x80 ? (gunichar) g_ascii_toupper ((char) letter)
                                                  : letter);
      if (!blank)
        end = out->len;
    }
  g_string_truncate (out, end);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* GB 11643-1999, which takes ISO 7064 MOD 11-2: each digit by its weight, the rest by table. */
static char
hq_identity_get_check (const char *number)
{
  static const guint8 weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (guint) (number[i] - '0');
  return "10X98765432"[sum % 11];
}

static gboolean
hq_identity_has_form (const char *number, guint letters, guint digits)
{
  for (guint i = 0; i < letters; i++)
    if (!g_ascii_isupper (number[i]))
      return FALSE;
  for (guint i = letters; i < letters + digits; i++)
    if (!g_ascii_isdigit (number[i]))
      return FALSE;
  return number[letters + digits] == '\0';
}

/* Eighteen characters: a place of six digits, a date of birth, three digits, the check digit. */
static gboolean
hq_identity_parse_long (const char *number, HqIdentity *identity)
{
  g_autofree char *digits = g_strndup (number, 17);
  HqDate birth;

  if (!hq_identity_has_form (digits, 0, 17) || digits[0] == '0'
      || number[17] != hq_identity_get_check (digits))
    return FALSE;
  birth = (HqDate) (g_ascii_strtoull (digits + 6, NULL, 10) / 1000);
  if (!hq_date_is_valid (birth))
    return FALSE;
  identity->birth = birth;
  if (digits[0] == '9')
    identity->document = HQ_DOCUMENT_PERMANENT_RESIDENT;
  else if (digits[0] == '8' && digits[1] >= '1' && digits[1] <= '3')
    identity->document = HQ_DOCUMENT_RESIDENCE_PERMIT;
  else
    identity->document = HQ_DOCUMENT_RESIDENT;
  return TRUE;
}

/* Six to nine letters and digits, nine being the most that a machine-readable passport has, among
 * them three digits at least, so that a name is not taken for a number. */
static gboolean
hq_identity_is_passport (const char *number)
{
  gsize length = strlen (number);
  guint digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (number[i]))
        return FALSE;
      digits += g_ascii_isdigit (number[i]);
    }
  return length >= 6 && length <= 9 && digits >= 3;
}

/**
 * hq_identity_parse:
 * @text: what somebody typed or a reader sent
 * @identity: (out): what it says
 * @error: return location for an error
 *
 * Takes numbers of eighteen characters with a date of birth and a right check digit (GB 11643):
 * resident identity cards, residence permits of Hong Kong and Macao (81, 82) and Taiwan (83), and
 * foreigners' permanent residence cards of the form of 2023 (9); the older form of the latter,
 * three letters and twelve digits; passports; and permits to travel to the mainland, H or M with
 * eight or ten digits, or eight digits alone. Identity numbers of fifteen digits are not taken,
 * as such cards are void since 2013.
 *
 * Returns: %FALSE with %HQ_ERROR_BAD_ID, which has no detail so that no log has the number
 */
gboolean
hq_identity_parse (const char *text, HqIdentity *identity, GError **error)
{
  g_autofree char *number = hq_identity_normalise (text);
  HqIdentity found = { HQ_DOCUMENT_PASSPORT };
  gsize length = number != NULL ? strlen (number) : 0;
  gboolean known;

  if (length == HQ_IDENTITY_LONGEST)
    known = hq_identity_parse_long (number, &found);
  else if (length == 15)
    {
      known = hq_identity_has_form (number, 3, 12);
      found.document = HQ_DOCUMENT_PERMANENT_RESIDENT;
    }
  else if (length == 11)
    known = (number[0] == 'H' || number[0] == 'M') && hq_identity_has_form (number, 1, 10);
  else
    known = length > 0 && hq_identity_is_passport (number);
  if (!known)
    {
      hq_error_set (error, HQ_ERROR_BAD_ID, NULL);
      return FALSE;
    }
  memcpy (found.number, number, length);
  memcpy (found.last_four, number + length - 4, 4);
  *identity = found;
  return TRUE;
}

/**
 * hq_identity_get_age:
 * @birth: a date of birth, 0 where it is not known
 * @today: the day on which the age is asked
 *
 * Who was born on 29 February is a year older on 1 March of a common year.
 *
 * Returns: full years, or -1 where @birth is not known or after @today
 */
int
hq_identity_get_age (HqDate birth, HqDate today)
{
  if (birth == 0 || birth > today)
    return -1;
  return (int) ((today - birth) / 10000);
}

/**
 * hq_identity_hash:
 * @key: (array fixed-size=32): the key of the hall and day
 * @number: a number as hq_identity_parse() has put it in order
 * @hash: (out caller-allocates) (array fixed-size=32): HMAC-SHA-256 of @number
 *
 * The same number gives the same hash within a hall and day and a different one elsewhere; without
 * the key, which is erased at close, nobody can try numbers against it.
 */
void
hq_identity_hash (const guint8 *key, const char *number, guint8 *hash)
{
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, key, HQ_IDENTITY_KEY_SIZE);
  gsize size = HQ_IDENTITY_HASH_SIZE;

  g_hmac_update (hmac, (const guchar *) number, (gssize) strlen (number));
  g_hmac_get_digest (hmac, hash, &size);
}

/**
 * hq_identity_mask_name:
 * @name: a person's name
 *
 * Returns: (transfer full): its first letter and one star, which does not tell how long it is
 */
char *
hq_identity_mask_name (const char *name)
{
  const char *end;

  if (!g_utf8_validate (name, -1, NULL))
    return g_strdup ("*");
  while (hq_identity_is_blank (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  if (*name == '\0')
    return g_strdup ("");
  end = g_utf8_next_char (name);
  return g_strdup_printf ("%.*s*", (int) (end - name), name);
}

/**
 * hq_identity_mask_telephone:
 * @telephone: a telephone number; the country's code before a mobile number is left away
 *
 * Returns: (transfer full): first three and last four digits of eleven and more, as 138****3210;
 *   the last four of eight to ten; nothing of a shorter one; always four stars
 */
char *
hq_identity_mask_telephone (const char *telephone)
{
  g_autofree char *text = hq_identity_normalise (telephone);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *first;
  gsize length;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len == 15 && g_str_has_prefix (digits->str, "00861"))
    g_string_erase (digits, 0, 4);
  else if (digits->len == 13 && g_str_has_prefix (digits->str, "861"))
    g_string_erase (digits, 0, 2);
  first = digits->str;
  length = digits->len;
  if (length == 0)
    return g_strdup ("");
  if (length >= 11)
    return g_strdup_printf ("%.3s" HQ_IDENTITY_STARS "%s", first, first + length - 4);
  return g_strdup_printf (HQ_IDENTITY_STARS "%s", length >= 8 ? first + length - 4 : "");
}
