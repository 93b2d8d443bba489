/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-late-sheet.h"

#include "hq-error.h"
#include "hq-late.h"
#include "hq-number.h"
#include "hq-sheet-table.h"
#include "hq-sheet.h"

/* Whether a sheet can have so many numbers, from the one on that the order wants at least. */
static gboolean
hq_late_sheet_check (const HqOrder *order, GError **error)
{
  const HqSheet sheet = { .first = MAX (1, order->from), .count = order->count };

  if (hq_sheet_may_write (&sheet))
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID, "%u, %u", order->from, order->count);
  return FALSE;
}

/**
 * hq_late_sheet_run:
 *
 * The act: emergency numbers are handed out to be printed, for when the store is away.
 *
 * A sheet has no date, and lies in a drawer until it is wanted: so the numbers are one series of the
 * hall, which goes on from day to day and from desk to desk, and each is handed out once, whether it
 * is printed in the end or not. Where those up to the last one that can be entered (Y9999) are not
 * enough, the series begins anew at Y001: whoever prints is told to throw older sheets away, of which
 * four hundred pages were printed since. Without the store nobody can tell what others have printed:
 * there is no such act then.
 *
 * The answer's value is the first number; the event has the range as its subject.
 *
 * Returns: %FALSE with %HQ_ERROR_LETTER_USED or %HQ_ERROR_INVALID
 */
gboolean
hq_late_sheet_run (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *range = NULL;
  gint64 last, first;

  if (!hq_late_may_number (change->setup, error) || !hq_late_sheet_check (order, error)
      || !hq_sheet_table_get_last (change->db, &last, error))
    return FALSE;
  first = MAX (last + 1, (gint64) order->from);
  if (first + order->count - 1 > HQ_NUMBER_LATE_MOST)
    first = 1;
  last = first + order->count - 1;
  from = hq_number_format (HQ_NUMBER_LATE, (guint) first);
  to = hq_number_format (HQ_NUMBER_LATE, (guint) last);
  range = g_strdup_printf ("%s-%s", from, to);
  /* The event is written when this is over. */
  change->event.subject = g_intern_string (range);
  change->event.value = first;
  return hq_sheet_table_set_last (change->db, last, error);
}
