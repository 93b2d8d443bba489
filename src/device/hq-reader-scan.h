/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is longer is no code of ours, and is left alone. */
#define HQ_READER_SCAN_LONGEST 255

/* What a reader read. */
typedef enum
{
  HQ_READER_TICKET,       /* a ticket's code, an address or the bare token */
  HQ_READER_IDENTITY,     /* the number of a resident's document, its check digit right */
  HQ_READER_BAD_IDENTITY, /* of that form, with a mistake in it */
  HQ_READER_SLOT,         /* letters and digits: an appointment's code, a passport, a ticket's number */
  HQ_READER_UNKNOWN,
  HQ_N_READER_KINDS
} HqReaderKind;

/* A scan; as it may be somebody's identity number it is cleared after use, and never logged. */
typedef struct
{
  HqReaderKind kind;
  char text[HQ_READER_SCAN_LONGEST + 1];
} HqReaderScan;

gboolean hq_reader_scan_init  (HqReaderScan *scan,
                               const char   *text,
                               gsize         length);
void     hq_reader_scan_clear (HqReaderScan *scan);

G_END_DECLS
