/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer-status.h"

/* What is the same in each answer to a real-time request: DLE EOT in the ESC/POS manuals. */
#define HQ_PRINTER_STATUS_FIXED_MASK 0x93
#define HQ_PRINTER_STATUS_FIXED 0x12

/* Of the first answer, how the printer stands. */
#define HQ_PRINTER_STATUS_IS_OFFLINE 0x08
/* Of the second, why it is offline. */
#define HQ_PRINTER_STATUS_COVER 0x04
#define HQ_PRINTER_STATUS_STOPPED_BY_PAPER 0x20
#define HQ_PRINTER_STATUS_FAULT 0x40
/* Of the third, what the sensors of the roll say. */
#define HQ_PRINTER_STATUS_NEAR_END 0x0c
#define HQ_PRINTER_STATUS_END 0x60

G_DEFINE_QUARK (hq - printer - error - quark, hq_printer_status_error)

/**
 * hq_printer_status_stops:
 * @state: how it stands with a printer
 *
 * Returns: whether nothing can be printed until somebody has done something about it
 */
gboolean
hq_printer_status_stops (HqPrinterState state)
{
  switch (state)
    {
    case HQ_PRINTER_NONE:
    case HQ_PRINTER_PAPER_OUT:
    case HQ_PRINTER_COVER_OPEN:
    case HQ_PRINTER_OFFLINE:
      return TRUE;
    case HQ_PRINTER_READY:
    case HQ_PRINTER_PAPER_LOW:
    case HQ_PRINTER_SLOW:
    case HQ_N_PRINTER_STATES:
      break;
    }
  return FALSE;
}

/**
 * hq_printer_status_parse:
 * @answer: (array fixed-size=3): what came back for %HQ_PRINTER_STATUS_REQUEST
 * @state: (out): how it stands with the printer
 *
 * Reads the three answers together: a printer that stops for want of paper calls itself offline as
 * well, and the paper is what can be helped.
 *
 * Returns: %FALSE when these are no answers, and then nothing is known
 */
gboolean
hq_printer_status_parse (const guint8 *answer, HqPrinterState *state)
{
  for (guint i = 0; i < HQ_PRINTER_STATUS_SIZE; i++)
    if ((answer[i] & HQ_PRINTER_STATUS_FIXED_MASK) != HQ_PRINTER_STATUS_FIXED)
      return FALSE;
  if ((answer[1] & HQ_PRINTER_STATUS_COVER) != 0)
    *state = HQ_PRINTER_COVER_OPEN;
  else if ((answer[1] & HQ_PRINTER_STATUS_STOPPED_BY_PAPER) != 0
           || (answer[2] & HQ_PRINTER_STATUS_END) != 0)
    *state = HQ_PRINTER_PAPER_OUT;
  else if ((answer[0] & HQ_PRINTER_STATUS_IS_OFFLINE) != 0
           || (answer[1] & HQ_PRINTER_STATUS_FAULT) != 0)
    *state = HQ_PRINTER_OFFLINE;
  else
    *state = (answer[2] & HQ_PRINTER_STATUS_NEAR_END) != 0 ? HQ_PRINTER_PAPER_LOW
                                                           : HQ_PRINTER_READY;
  return TRUE;
}
