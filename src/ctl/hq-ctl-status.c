/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-status.h"

#include <glib/gi18n.h>

#include "hq-ctl-json.h"
#include "hq-ctl-machines.h"
#include "hq-status.h"

static const char *const days[] = {
  [HQ_DAY_STATE_NONE] = "not-open",
  [HQ_DAY_STATE_PLANNED] = "not-open",
  [HQ_DAY_STATE_OPEN] = "open",
  [HQ_DAY_STATE_CLOSED] = "closed",
};

static gint64
hq_ctl_status_count (const HqStatus *status, HqStatusState state)
{
  gint64 n = 0;

  for (guint i = 0; i < status->counters->len; i++)
    n += hq_status_get_state (&g_array_index (status->counters, HqStatusCounter, i)) == state;
  return n;
}

static void
hq_ctl_status_add_lines (JsonBuilder *builder, const HqStatus *status)
{
  json_builder_set_member_name (builder, "waiting");
  json_builder_begin_array (builder);
  for (guint i = 0; i < status->lines->len; i++)
    {
      const HqStatusLine *row = &g_array_index (status->lines, HqStatusLine, i);

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "service", row->service);
      hq_ctl_json_add_int (builder, "floor", row->floor);
      hq_ctl_json_add_int (builder, "people", row->waiting);
      /* Nothing was measured of who has an emergency number. */
      if (row->since == 0)
        hq_ctl_json_add_text (builder, "longest-seconds", NULL);
      else
        hq_ctl_json_add_int (builder, "longest-seconds",
                             MAX (0, status->now - row->since) / HQ_SECOND);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
hq_ctl_status_add_counters (JsonBuilder *builder, const HqStatus *status)
{
  json_builder_set_member_name (builder, "counters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < status->counters->len; i++)
    {
      const HqStatusCounter *row = &g_array_index (status->counters, HqStatusCounter, i);

      json_builder_begin_object (builder);
      hq_ctl_json_add_int (builder, "counter", row->counter);
      hq_ctl_json_add_int (builder, "floor", row->floor);
      hq_ctl_json_add_text (builder, "state", hq_status_get_nick (hq_status_get_state (row)));
      hq_ctl_json_add_text (builder, "staff", row->staff != NULL ? row->staff : "");
      hq_ctl_json_add_int (builder, "held", row->held);
      hq_ctl_json_add_flag (builder, "open", hq_status_is_open (row, status->now));
      hq_ctl_json_add_flag (builder, "planned", row->planned);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
hq_ctl_status_add_voices (JsonBuilder *builder, const HqStatus *status)
{
  json_builder_set_member_name (builder, "announcers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < status->voices->len; i++)
    {
      const HqAnnouncerRow *row = &g_array_index (status->voices, HqAnnouncerRow, i);

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "zone", row->zone);
      hq_ctl_json_add_text (builder, "place", row->place);
      hq_ctl_json_add_int (builder, "backlog-seconds", row->backlog / HQ_SECOND);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
hq_ctl_status_print_json (const HqStatus *status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *today = hq_date_format (status->today);

  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "day", today);
  hq_ctl_json_add_text (builder, "state", days[status->day]);
  hq_ctl_status_add_lines (builder, status);
  hq_ctl_status_add_counters (builder, status);
  hq_ctl_status_add_voices (builder, status);
  hq_ctl_machines_add (builder, status->machines, &status->room);
  hq_ctl_json_add_int (builder, "open-planned", status->open.n);
  hq_ctl_json_add_int (builder, "planned", status->open.total);
  hq_ctl_json_add_int (builder, "open-beyond", status->beyond);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static void
hq_ctl_status_print_day (const HqStatus *status)
{
  g_autofree char *today = hq_date_format (status->today);

  switch (status->day)
    {
    case HQ_DAY_STATE_NONE:
    case HQ_DAY_STATE_PLANNED:
      g_print (_ ("%s: the hall has not opened.\n"), today);
      break;
    case HQ_DAY_STATE_OPEN:
      g_print (_ ("%s: the hall is open.\n"), today);
      break;
    case HQ_DAY_STATE_CLOSED:
      g_print (_ ("%s: the hall is closed.\n"), today);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
hq_ctl_status_print (const HqStatus *status, GTimeZone *zone)
{
  g_autofree char *open = hq_rate_format (status->open, 1);

  hq_ctl_status_print_day (status);
  for (guint i = 0; i < status->lines->len; i++)
    {
      const HqStatusLine *row = &g_array_index (status->lines, HqStatusLine, i);

      if (row->since == 0)
        g_print (_ ("Service %s, floor %d: waiting %d.\n"), row->service, row->floor,
                 (int) row->waiting);
      else
        g_print (_ ("Service %s, floor %d: waiting %d, the longest for %d min.\n"), row->service,
                 row->floor, (int) row->waiting,
                 (int) (MAX (0, status->now - row->since) / HQ_MINUTE));
    }
  if (status->lines->len == 0)
    g_print (_ ("Nobody waits.\n"));
  g_print (_ ("Counters: %d serving, %d calling, %d free, %d paused, %d signed out.\n"),
           (int) hq_ctl_status_count (status, HQ_STATUS_SERVING),
           (int) hq_ctl_status_count (status, HQ_STATUS_CALLED),
           (int) hq_ctl_status_count (status, HQ_STATUS_FREE),
           (int) hq_ctl_status_count (status, HQ_STATUS_PAUSED),
           (int) hq_ctl_status_count (status, HQ_STATUS_SIGNED_OUT));
  g_print (_ ("Counters open (called somebody in the last 30 min): %s (%d/%d) of the planned ones,"
              " and %d more.\n"),
           open, (int) status->open.n, (int) status->open.total, (int) status->beyond);
  for (guint i = 0; i < status->voices->len; i++)
    {
      const HqAnnouncerRow *row = &g_array_index (status->voices, HqAnnouncerRow, i);

      g_print (_ ("The calls of zone %s are said at %s; the last one waits for %d s.\n"), row->zone,
               row->place, (int) (row->backlog / HQ_SECOND));
    }
  hq_ctl_machines_print (status->machines, zone);
  hq_ctl_machines_warn (&status->room);
}

/**
 * hq_ctl_status_run:
 *
 * Prints how today stands: the lines and the counters, of the hall or of one floor.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_status_run (const HqCtl *ctl)
{
  g_autoptr (HqStatus) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqTime now;
  int status;

  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &now))
    return HQ_CTL_USAGE;
  found = hq_status_read (hall, now, ctl->floor, &error);
  if (found == NULL)
    return hq_ctl_fail (ctl, error);
  if (ctl->json)
    hq_ctl_status_print_json (found);
  else
    hq_ctl_status_print (found, hq_hall_get_zone (hall));
  return HQ_CTL_DONE;
}
