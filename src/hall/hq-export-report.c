/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-export-report.h"

#include "hq-access.h"
#include "hq-error.h"

/**
 * hq_export_report_run:
 *
 * The act: a report of one day or several leaves the hall as a file. It is stored before the file has
 * its name, so that none is without its event. The event has the kind of file and the first day as its
 * subject, and how many days it is of as its value; the access table has who made it.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID
 */
gboolean
hq_export_report_run (HqChange *change, GError **error)
{
  static const char *const kinds[] = { "pdf", "xlsx", "csv", "rows", NULL };
  const HqOrder *order = change->order;
  g_autofree char *from = NULL;
  g_autofree char *subject = NULL;

  if (order->type == NULL || !g_strv_contains (kinds, order->type)
      || !hq_date_is_valid (order->from) || order->count == 0)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s, %u, %u", order->type != NULL ? order->type : "-",
                    order->from, order->count);
      return FALSE;
    }
  from = hq_date_format (order->from);
  subject = g_strdup_printf ("%s %s", order->type, from);
  /* The event is written when this is over. */
  change->event.subject = g_intern_string (subject);
  change->event.value = order->count;
  return hq_access_note (change->db, change->actor, hq_right_get_nick (order->act), change->now,
                         error);
}
