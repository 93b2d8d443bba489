/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slip.h"

/**
 * hq_slip_new:
 *
 * Returns: (transfer full): a slip with nothing on it
 */
HqSlip *
hq_slip_new (void)
{
  HqSlip *slip = g_new0 (HqSlip, 1);

  slip->tags = g_ptr_array_new_with_free_func (g_free);
  slip->papers = g_ptr_array_new_with_free_func (g_free);
  slip->notes = g_ptr_array_new_with_free_func (g_free);
  return slip;
}

/**
 * hq_slip_free:
 * @slip: (transfer full): a slip
 */
void
hq_slip_free (HqSlip *slip)
{
  char *texts[] = { slip->hall,      slip->service,     slip->number,   slip->ahead,
                    slip->wait,      slip->place,       slip->counters, slip->code,
                    slip->code_note, slip->missed_note, slip->time };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (slip->tags);
  g_ptr_array_unref (slip->papers);
  g_ptr_array_unref (slip->notes);
  g_free (slip);
}

/**
 * hq_slip_is_width:
 * @paper_mm: millimetres
 *
 * Returns: whether there is paper of that width
 */
gboolean
hq_slip_is_width (double paper_mm)
{
  return paper_mm == HQ_SLIP_NARROW || paper_mm == HQ_SLIP_WIDE;
}

/**
 * hq_slip_get_dots:
 * @paper_mm: the width of a printer's paper, %HQ_SLIP_NARROW or %HQ_SLIP_WIDE
 *
 * Printers of that width print 48 and 72 millimetres of it.
 *
 * Returns: the dots that such a printer sets side by side, 384 or 576
 */
guint
hq_slip_get_dots (double paper_mm)
{
  return paper_mm < HQ_SLIP_WIDE ? 384 : 576;
}
