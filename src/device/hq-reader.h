/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-reader-scan.h"

G_BEGIN_DECLS

/**
 * HqReader:
 *
 * A scanner or a card reader at a serial line.
 */
typedef struct _HqReader HqReader;

/* How it stands with it, each to be said in its own sentence. All but the second are tried again every
 * second. */
typedef enum
{
  HQ_READER_ABSENT,       /* not plugged in */
  HQ_READER_PRESENT,      /* what it reads comes here */
  HQ_READER_DENIED,       /* this user may not read it */
  HQ_READER_IN_USE,       /* another program has it */
  HQ_READER_NOT_A_READER, /* no serial line */
  HQ_READER_FAILED,       /* something else went wrong, which stands in the log */
  HQ_N_READER_STATES
} HqReaderState;

/* What is told, in the main context in which the reader was made; either may free the reader. */
typedef struct
{
  void (*scan)  (HqReaderScan *scan,
                 gpointer      user_data);
  void (*state) (HqReaderState state,
                 gpointer      user_data);
} HqReaderFuncs;

HqReader     *hq_reader_new       (const char          *address,
                                   const HqReaderFuncs *funcs,
                                   gpointer             user_data);
void          hq_reader_free      (HqReader            *reader);
HqReaderState hq_reader_get_state (const HqReader      *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqReader, hq_reader_free)

G_END_DECLS
