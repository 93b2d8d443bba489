/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reader-scan.h"

#include <sodium.h>
#include <string.h>

#include "hq-code.h"
#include "hq-identity.h"

#define HQ_READER_SCAN_SLOT_LEAST 4
#define HQ_READER_SCAN_SLOT_MOST 40

/* Seventeen digits and a digit or X; whether they are right is asked of hq_identity_parse(). */
static gboolean
hq_reader_scan_is_identity (const char *text)
{
  if (strlen (text) != HQ_IDENTITY_LONGEST)
    return FALSE;
  for (guint i = 0; i + 1 < HQ_IDENTITY_LONGEST; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return g_ascii_isdigit (text[HQ_IDENTITY_LONGEST - 1])
         || g_ascii_toupper (text[HQ_IDENTITY_LONGEST - 1]) == 'X';
}

static gboolean
hq_reader_scan_is_slot (const char *text)
{
  gsize length = strlen (text);
  guint digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
        return FALSE;
      digits += g_ascii_isdigit (text[i]);
    }
  return length >= HQ_READER_SCAN_SLOT_LEAST && length <= HQ_READER_SCAN_SLOT_MOST && digits > 0;
}

static HqReaderKind
hq_reader_scan_classify (const char *text)
{
  guint8 token[HQ_CODE_TOKEN_SIZE];
  HqIdentity identity;
  HqReaderKind kind;

  if (hq_code_parse (text, token))
    return HQ_READER_TICKET;
  if (hq_reader_scan_is_identity (text))
    {
      kind = hq_identity_parse (text, &identity, NULL) ? HQ_READER_IDENTITY
                                                       : HQ_READER_BAD_IDENTITY;
      sodium_memzero (&identity, sizeof identity);
      return kind;
    }
  return hq_reader_scan_is_slot (text) ? HQ_READER_SLOT : HQ_READER_UNKNOWN;
}

/**
 * hq_reader_scan_init:
 * @scan: (out caller-allocates): gets the scan, without blanks around it
 * @text: (array length=length): what a reader read, any bytes
 * @length: how many
 *
 * Returns: whether there is something in it, and not too much; @scan is touched only then
 */
gboolean
hq_reader_scan_init (HqReaderScan *scan, const char *text, gsize length)
{
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || text[length - 1] == '\0'))
    length--;
  while (length > 0 && g_ascii_isspace (text[0]))
    {
      text++;
      length--;
    }
  if (length == 0 || length > HQ_READER_SCAN_LONGEST)
    return FALSE;
  memset (scan, 0, sizeof *scan);
  memcpy (scan->text, text, length);
  /* A text ends at its first NUL: what has one within is nothing that anybody printed. */
  scan->kind = memchr (text, '\0', length) == NULL && g_utf8_validate (scan->text, -1, NULL)
                 ? hq_reader_scan_classify (scan->text)
                 : HQ_READER_UNKNOWN;
  return TRUE;
}

/**
 * hq_reader_scan_clear:
 *
 * Forgets what was read.
 */
void
hq_reader_scan_clear (HqReaderScan *scan)
{
  sodium_memzero (scan, sizeof *scan);
  scan->kind = HQ_READER_UNKNOWN;
}
