/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reader-burst.h"

#include <sodium.h>

/* So many characters in a row are beyond any hand; fewer where Enter or Tab follows as fast. */
#define HQ_READER_BURST_LEAST 6
#define HQ_READER_BURST_LEAST_BEFORE_KEY 5

/**
 * hq_reader_burst_follows:
 * @burst: what came so far
 * @at: when something more comes, in milliseconds on the keyboard's clock
 *
 * Returns: whether it comes as fast as a reader types. A clock that jumps back parts them.
 */
gboolean
hq_reader_burst_follows (const HqReaderBurst *burst, gint64 at)
{
  return burst->length > 0 && at >= burst->last_at && at - burst->last_at <= HQ_READER_BURST_GAP;
}

/**
 * hq_reader_burst_add:
 * @letter: a character of printable ASCII
 * @at: when it came; unless it follows what came before a new burst begins
 */
void
hq_reader_burst_add (HqReaderBurst *burst, char letter, gint64 at)
{
  if (!hq_reader_burst_follows (burst, at))
    hq_reader_burst_clear (burst);
  if (burst->length < HQ_READER_SCAN_LONGEST)
    burst->text[burst->length] = letter;
  burst->length++;
  burst->last_at = at;
}

/* A key that is held down repeats as fast as some readers type. */
static gboolean
hq_reader_burst_is_repeated (const HqReaderBurst *burst)
{
  for (guint i = 1; i < MIN (burst->length, HQ_READER_SCAN_LONGEST); i++)
    if (burst->text[i] != burst->text[0])
      return FALSE;
  return TRUE;
}

/**
 * hq_reader_burst_end:
 * @burst: what came
 * @is_key: whether Enter or Tab followed as fast, not a pause
 * @scan: (out caller-allocates): gets what a reader typed; touched only where one did
 *
 * Returns: whether a reader typed this; if not a person did
 */
gboolean
hq_reader_burst_end (const HqReaderBurst *burst, gboolean is_key, HqReaderScan *scan)
{
  guint least = is_key ? HQ_READER_BURST_LEAST_BEFORE_KEY : HQ_READER_BURST_LEAST;

  return burst->length >= least && burst->length <= HQ_READER_SCAN_LONGEST
         && !hq_reader_burst_is_repeated (burst)
         && hq_reader_scan_init (scan, burst->text, burst->length);
}

/**
 * hq_reader_burst_clear:
 *
 * Forgets what came.
 */
void
hq_reader_burst_clear (HqReaderBurst *burst)
{
  sodium_memzero (burst, sizeof *burst);
}
