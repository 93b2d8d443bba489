/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "hq-identity.h"
#include "hq-reader-burst.h"

static void
check (const HqReaderScan *scan)
{
  HqIdentity identity;

  g_assert_cmpint (scan->kind, <, HQ_N_READER_KINDS);
  g_assert_cmpuint (strlen (scan->text), <=, HQ_READER_SCAN_LONGEST);
  if (scan->kind != HQ_READER_UNKNOWN)
    g_assert_true (g_str_is_ascii (scan->text));
  if (scan->kind == HQ_READER_IDENTITY)
    g_assert_true (hq_identity_parse (scan->text, &identity, NULL));
  if (scan->kind == HQ_READER_BAD_IDENTITY)
    g_assert_false (hq_identity_parse (scan->text, &identity, NULL));
}

/* Any bytes from a line; then the same as keys, each with a time before it: what comes out as a scan
 * was typed in one run without a gap. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  HqReaderBurst burst = { 0 };
  HqReaderScan scan;
  g_autoptr (GString) run = g_string_new (NULL);
  gint64 at = 0;

  if (hq_reader_scan_init (&scan, (const char *) data, size))
    check (&scan);
  for (gsize i = 0; i + 1 < size; i += 2)
    {
      char letter = (char) ('!' + data[i] % ('~' - '!' + 1));

      if (data[i + 1] > HQ_READER_BURST_GAP)
        g_string_truncate (run, 0);
      at += data[i + 1];
      g_string_append_c (run, letter);
      hq_reader_burst_add (&burst, letter, at);
      g_assert_cmpuint (burst.length, ==, run->len);
      if (!hq_reader_burst_end (&burst, i % 4 == 0, &scan))
        continue;
      check (&scan);
      g_assert_cmpstr (scan.text, ==, run->str);
    }
  return 0;
}
