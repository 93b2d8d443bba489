/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-sheet.h"

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-late-sheet.h"

/* As many as a guide hands out in a bad morning. */
#define HQ_CTL_SHEET_COUNT 96

/* The numbers that the options say; FALSE where they make no sense. */
static gboolean
hq_ctl_sheet_read_order (const HqCtl *ctl, HqLateSheet *order)
{
  guint64 first = 1;

  if (ctl->from != NULL && !g_ascii_string_to_unsigned (ctl->from, 10, 1, G_MAXINT, &first, NULL))
    return FALSE;
  order->first = (guint) first;
  order->count = ctl->count == 0 ? HQ_CTL_SHEET_COUNT : (guint) MAX (0, ctl->count);
  order->hall = ctl->text;
  return TRUE;
}

static int
hq_ctl_sheet_say_usage (void)
{
  return hq_ctl_say_usage (_ ("Say emergency-sheet FILE.pdf, and perhaps --from 1 --count 96."));
}

/**
 * hq_ctl_sheet_run:
 *
 * Writes emergency numbers to be printed. Where the hall is named by --text the store is not asked,
 * which may be away already.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_sheet_run (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  HqLateSheet order;
  guint pages;

  if (ctl->words[1] == NULL || !hq_ctl_sheet_read_order (ctl, &order))
    return hq_ctl_sheet_say_usage ();
  if (!hq_late_sheet_write (&order, ctl->store, ctl->words[1], &pages, &error))
    return hq_error_is (error, HQ_ERROR_INVALID) ? hq_ctl_sheet_say_usage ()
                                                 : hq_ctl_fail (ctl, error);
  g_print (ngettext ("%u page with %u numbers\n", "%u pages with %u numbers\n", pages), pages,
           order.count);
  return HQ_CTL_DONE;
}
