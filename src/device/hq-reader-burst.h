/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-reader-scan.h"

G_BEGIN_DECLS

/* A reader types a character every 1 to 30 ms; the quickest person takes 60 for most, though two or
 * three keys under one roll of the hand may come closer. */
#define HQ_READER_BURST_GAP 50 /* milliseconds at most from one character to the next */

/**
 * HqReaderBurst:
 *
 * Characters from a keyboard that follow each other so fast that a reader may be typing. All zeroes
 * at first; it may hold somebody's identity number and is cleared after use.
 */
typedef struct
{
  char text[HQ_READER_SCAN_LONGEST + 1];
  guint length;  /* also of what is too long to be kept */
  gint64 last_at;
} HqReaderBurst;

gboolean hq_reader_burst_follows (const HqReaderBurst *burst,
                                  gint64               at);
void     hq_reader_burst_add     (HqReaderBurst *burst,
                                  char           letter,
                                  gint64         at);
gboolean hq_reader_burst_end     (const HqReaderBurst *burst,
                                  gboolean             is_key,
                                  HqReaderScan        *scan);
void     hq_reader_burst_clear   (HqReaderBurst *burst);

G_END_DECLS
