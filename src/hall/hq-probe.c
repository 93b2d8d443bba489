/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-probe.h"

#include "hq-deed-word.h"
#include "hq-error.h"
#include "hq-place.h"

/* Whether there is such a thing to try in this hall. */
static gboolean
hq_probe_check (HqChange *change, HqProbe *probe, GError **error)
{
  const HqOrder *order = change->order;
  const HqDevice *device = hq_setup_find_device (change->setup, order->text);
  const HqZone *zone = hq_setup_find_zone (change->setup, order->text);

  *probe = (HqProbe){ .subject = order->text };
  if (g_strcmp0 (order->type, HQ_PROBE_PAGE) == 0)
    {
      probe->kind = HQ_PROBE_PAGE;
      if (device != NULL
          && (g_str_equal (device->role, hq_place_get_nick (HQ_SCREEN_KIOSK))
              || g_str_equal (device->role, hq_place_get_nick (HQ_SCREEN_GUIDE))))
        return TRUE;
    }
  else if (g_strcmp0 (order->type, HQ_PROBE_CALL) == 0)
    {
      probe->kind = HQ_PROBE_CALL;
      if (zone != NULL && !zone->silent && change->policy->voice != 0)
        return TRUE;
    }
  else
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", order->type != NULL ? order->type : "-");
      return FALSE;
    }
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->text != NULL ? order->text : "-");
  return FALSE;
}

static void
hq_probe_tell (HqChange *change, const HqProbe *probe)
{
  g_autofree char *subject = g_strdup_printf ("%s %s", probe->kind, probe->subject);

  /* The event is written when this is over. */
  change->event.subject = g_intern_string (subject);
}

/**
 * hq_probe_ask:
 *
 * The act: a device is asked for a page on its printer, or a zone for a sentence from its loudspeakers.
 * Whoever it concerns sees it in the feed, does it and says how it went by hq_probe_end().
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID or %HQ_ERROR_NOT_FOUND, which includes a zone in which nothing
 *   is said aloud and a device that is none to print
 */
gboolean
hq_probe_ask (HqChange *change, GError **error)
{
  HqProbe probe;

  if (!hq_probe_check (change, &probe, error))
    return FALSE;
  probe.asked_at = change->now;
  if (!hq_probe_table_ask (change->db, &probe, error))
    return FALSE;
  hq_probe_tell (change, &probe);
  return TRUE;
}

/**
 * hq_probe_end:
 *
 * The act: what was asked for was done, or could not be, as the order's reason says.
 *
 * Returns: %FALSE with %HQ_ERROR_WRONG_STATE where nobody waits for it, %HQ_ERROR_INVALID, or
 *   %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_probe_end (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqProbe probe;

  if (!hq_probe_check (change, &probe, error))
    return FALSE;
  if (order->reason != NULL && !hq_deed_word_is_name (order->reason))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", order->reason);
      return FALSE;
    }
  if (!hq_probe_table_find (change->db, &probe, error))
    return FALSE;
  if (probe.asked_at == 0 || probe.ended_at != 0 || (order->id != 0 && order->id != probe.asked_at))
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", probe.subject);
      return FALSE;
    }
  probe.ended_at = change->now;
  probe.fault = order->reason != NULL && order->reason[0] != '\0' ? order->reason : NULL;
  if (!hq_probe_table_end (change->db, &probe, error))
    return FALSE;
  hq_probe_tell (change, &probe);
  change->event.after = probe.fault == NULL ? "done" : g_intern_string (probe.fault);
  return TRUE;
}

/**
 * hq_probe_find:
 * @probes: (element-type HqProbe): the last of each
 *
 * Returns: (transfer none) (nullable): that of @subject, %NULL where it was never tried
 */
const HqProbe *
hq_probe_find (const GArray *probes, const char *kind, const char *subject)
{
  for (guint i = 0; i < probes->len; i++)
    {
      const HqProbe *probe = &g_array_index (probes, HqProbe, i);

      if (g_str_equal (probe->kind, kind) && g_str_equal (probe->subject, subject))
        return probe;
    }
  return NULL;
}

/**
 * hq_probe_is_waiting:
 * @now: the time
 *
 * Returns: whether somebody waits for how it goes
 */
gboolean
hq_probe_is_waiting (const HqProbe *probe, HqTime now)
{
  return probe->asked_at != 0 && probe->ended_at == 0 && now - probe->asked_at < HQ_PROBE_PATIENCE;
}
