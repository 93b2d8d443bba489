/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-number.h"

/**
 * hq_number_is_prefix:
 *
 * Returns: whether @letter may stand before a number: A to Z without I and O, which are read as
 *   digits
 */
gboolean
hq_number_is_prefix (char letter)
{
  return letter >= 'A' && letter <= 'Z' && letter != 'I' && letter != 'O';
}

/**
 * hq_number_is_service_prefix:
 *
 * Returns: whether a service may have @letter: the emergency numbers have one of their own
 */
gboolean
hq_number_is_service_prefix (char letter)
{
  return hq_number_is_prefix (letter) && letter != HQ_NUMBER_LATE;
}

/**
 * hq_number_format:
 * @prefix: the service's letter
 * @number: from 1
 *
 * Returns: (transfer full): the ticket number with at least three digits: A001, A999, A1000
 */
char *
hq_number_format (char prefix, guint number)
{
  return g_strdup_printf ("%c%03u", prefix, number);
}

/**
 * hq_number_parse:
 * @text: what somebody typed; small letters and blanks around it are forgiven
 * @prefix: (out): its letter
 * @number: (out): its number
 *
 * Returns: whether @text is a ticket number
 */
gboolean
hq_number_parse (const char *text, char *prefix, guint *number)
{
  guint64 value = 0;
  char letter;

  while (g_ascii_isspace (*text))
    text++;
  letter = g_ascii_toupper (*text);
  if (!hq_number_is_prefix (letter) || !g_ascii_isdigit (text[1]))
    return FALSE;
  for (text++; g_ascii_isdigit (*text); text++)
    {
      value = value * 10 + (guint) (*text - '0');
      if (value > HQ_NUMBER_MOST)
        return FALSE;
    }
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '\0' || value == 0)
    return FALSE;
  *prefix = letter;
  *number = (guint) value;
  return TRUE;
}

/**
 * hq_number_parse_late:
 * @text: what somebody typed
 * @number: (out): its number
 *
 * Returns: whether @text is an emergency number, whose letter may be left out: Y012, 12. One beyond
 *   those that are printed is a slip of the hand.
 */
gboolean
hq_number_parse_late (const char *text, guint *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *whole = NULL;
  char prefix;
  guint value;

  if (g_ascii_isdigit (stripped[0]))
    whole = g_strdup_printf ("%c%s", HQ_NUMBER_LATE, stripped);
  if (!hq_number_parse (whole != NULL ? whole : stripped, &prefix, &value)
      || prefix != HQ_NUMBER_LATE || value > HQ_NUMBER_LATE_MOST)
    return FALSE;
  *number = value;
  return TRUE;
}

/**
 * hq_number_format_ranges:
 * @numbers: (element-type int): numbers, rising
 * @between: what stands between two of them
 *
 * Returns: (transfer full): the numbers in few words: 1–3, 5; two neighbours are no range
 */
char *
hq_number_format_ranges (const GArray *numbers, const char *between)
{
  const int *values = (gconstpointer) numbers->data;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint from = 0, to; from < numbers->len; from = to + 1)
    {
      for (to = from; to + 1 < numbers->len && values[to + 1] == values[to] + 1;)
        to++;
      g_string_append_printf (text, "%s%d", from > 0 ? between : "", values[from]);
      if (to > from)
        g_string_append_printf (text, "%s%d", to == from + 1 ? between : "–", values[to]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
