/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How it stands with a printer, each to be said in its own sentence; as the code of an
 * %HQ_PRINTER_ERROR it is what kept a slip from being printed. */
typedef enum
{
  HQ_PRINTER_NONE,       /* no printer is set */
  HQ_PRINTER_READY,      /* or it does not tell */
  HQ_PRINTER_PAPER_LOW,  /* it prints, and somebody should bring paper */
  HQ_PRINTER_SLOW,       /* it takes nothing, or answers late */
  HQ_PRINTER_PAPER_OUT,
  HQ_PRINTER_COVER_OPEN,
  HQ_PRINTER_OFFLINE,    /* it cannot be reached, or says that it is switched off or has a fault */
  HQ_N_PRINTER_STATES
} HqPrinterState;

#define HQ_PRINTER_ERROR (hq_printer_status_error_quark ())

/* What is asked, and so many bytes are the answer. */
#define HQ_PRINTER_STATUS_REQUEST "\x10\x04\x01\x10\x04\x02\x10\x04\x04"
#define HQ_PRINTER_STATUS_REQUEST_SIZE 9
#define HQ_PRINTER_STATUS_SIZE 3

GQuark   hq_printer_status_error_quark (void);
gboolean hq_printer_status_stops       (HqPrinterState  state);
gboolean hq_printer_status_parse       (const guint8   *answer,
                                        HqPrinterState *state);

G_END_DECLS
