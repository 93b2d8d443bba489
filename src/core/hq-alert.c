/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-alert.h"

#include <string.h>

#include "hq-stay.h"

static const char *const nicks[HQ_N_ALERTS] = {
  [HQ_ALERT_NOBODY_SERVES] = "nobody-serves", [HQ_ALERT_LONG_WAIT] = "long-wait",
  [HQ_ALERT_MANY_WAIT] = "many-wait",         [HQ_ALERT_CASE_OVERDUE] = "case-overdue",
  [HQ_ALERT_BAD_RATING] = "bad-rating",       [HQ_ALERT_NOT_OPEN] = "not-open",
  [HQ_ALERT_CALLS_NOBODY] = "calls-nobody",   [HQ_ALERT_LONG_SERVICE] = "long-service",
  [HQ_ALERT_CASE_DUE] = "case-due",           [HQ_ALERT_BOARD_SILENT] = "board-silent",
  [HQ_ALERT_DEVICE_SILENT] = "device-silent", [HQ_ALERT_NO_PAPER] = "no-paper",
  [HQ_ALERT_CLOCK_OFF] = "clock-off",
};

/**
 * hq_alert_get_nick:
 *
 * Returns: (transfer none): the name of @kind for programs and in the store
 */
const char *
hq_alert_get_nick (HqAlertKind kind)
{
  g_return_val_if_fail ((guint) kind < HQ_N_ALERTS, NULL);

  return nicks[kind];
}

/**
 * hq_alert_find:
 *
 * Returns: the kind of that name, or -1
 */
int
hq_alert_find (const char *nick)
{
  for (int i = 0; i < HQ_N_ALERTS; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;
  return -1;
}

/**
 * hq_alert_format_subject:
 *
 * Returns: (transfer full): what the alert is of, in a word without a blank: a service's code, a
 *   counter's number, or a machine by its role and place
 */
char *
hq_alert_format_subject (const HqAlert *alert)
{
  if (alert->role != NULL)
    return g_strdup_printf ("%s:%s", alert->role, alert->subject);
  return alert->subject != NULL ? g_strdup (alert->subject)
                                : g_strdup_printf ("%d", alert->counter);
}

/**
 * hq_alert_is_same:
 * @alert: an alert that somebody took over
 * @taken_at: when
 *
 * What began after it was taken is another one of its kind: whoever waited then has been called since,
 * the machine was heard, the rating is newer. Where it is not known since when it lasts it is the same
 * all day.
 *
 * Returns: whether it is still the one that was taken
 */
gboolean
hq_alert_is_same (const HqAlert *alert, HqTime taken_at)
{
  return alert->since <= taken_at;
}

/* People wait: too long, too many, or for nobody. Before a service has opened its waits do not count. */
static void
hq_alert_look_at_line (const HqAlertService *row, HqTime now, GArray *alerts)
{
  HqAlert alert = { .service = row->service,
                    .subject = row->service,
                    .count = row->waiting,
                    .since = row->since };

  if (row->waiting == 0 || !row->begun)
    return;
  if (row->serving == 0)
    {
      alert.kind = HQ_ALERT_NOBODY_SERVES;
      alert.severity = HQ_ALERT_URGENT;
      g_array_append_val (alerts, alert);
    }
  if (row->due != 0 && now > row->due)
    {
      alert.kind = HQ_ALERT_LONG_WAIT;
      alert.bound = row->target;
      alert.span = now - row->due;
      alert.severity = alert.span >= row->target ? HQ_ALERT_URGENT : HQ_ALERT_WARNING;
      g_array_append_val (alerts, alert);
    }
  if (row->warn > 0 && row->waiting >= row->warn)
    {
      alert.kind = HQ_ALERT_MANY_WAIT;
      alert.bound = row->warn;
      alert.span = 0;
      alert.severity = row->waiting >= 2 * row->warn ? HQ_ALERT_URGENT : HQ_ALERT_WARNING;
      g_array_append_val (alerts, alert);
    }
}

static void
hq_alert_look_at_service (const HqAlertService *row, HqTime now, GArray *alerts)
{
  HqAlert alert = { .service = row->service, .subject = row->service };

  hq_alert_look_at_line (row, now, alerts);
  if (row->bad > 0)
    {
      alert.kind = HQ_ALERT_BAD_RATING;
      alert.severity = HQ_ALERT_WARNING;
      alert.count = row->bad;
      alert.since = row->bad_at;
      g_array_append_val (alerts, alert);
    }
  alert.since = 0;
  if (row->overdue > 0)
    {
      alert.kind = HQ_ALERT_CASE_OVERDUE;
      alert.severity = HQ_ALERT_URGENT;
      alert.count = row->overdue;
      g_array_append_val (alerts, alert);
    }
  if (row->due_today > 0)
    {
      alert.kind = HQ_ALERT_CASE_DUE;
      alert.severity = HQ_ALERT_NOTICE;
      alert.count = row->due_today;
      g_array_append_val (alerts, alert);
    }
}

static void
hq_alert_look_at_counter (const HqAlertCounter *row, HqTime now, GArray *alerts)
{
  HqAlert alert = { .counter = row->counter, .service = row->service, .count = row->waiting };
  gint64 handling = now - row->started_at - row->held;

  if (row->planned_from != 0 && !row->signed_in && now - row->planned_from >= HQ_ALERT_LATE)
    {
      alert.kind = HQ_ALERT_NOT_OPEN;
      alert.severity = row->waiting > 0 ? HQ_ALERT_WARNING : HQ_ALERT_NOTICE;
      alert.since = row->planned_from;
      g_array_append_val (alerts, alert);
    }
  /* Where nobody waits there is nobody to call. */
  if (row->signed_in && !row->paused && !row->busy && row->waiting > 0
      && now - row->called_at > HQ_ALERT_QUIET)
    {
      alert.kind = HQ_ALERT_CALLS_NOBODY;
      alert.severity = HQ_ALERT_WARNING;
      alert.since = row->called_at;
      g_array_append_val (alerts, alert);
    }
  if (row->started_at != 0 && hq_stay_is_long (row->usual, handling, 0))
    {
      alert.kind = HQ_ALERT_LONG_SERVICE;
      alert.severity = HQ_ALERT_WARNING;
      alert.service = row->serves;
      alert.count = 0;
      alert.since = row->started_at;
      alert.bound = hq_stay_get_bound (row->usual);
      alert.span = handling;
      g_array_append_val (alerts, alert);
    }
}

static void
hq_alert_look_at_machine (const HqAlertMachine *row, GArray *alerts)
{
  HqAlert alert = { .subject = row->place, .role = row->role, .since = row->heard_at };

  if (row->silent)
    {
      alert.kind = row->board ? HQ_ALERT_BOARD_SILENT : HQ_ALERT_DEVICE_SILENT;
      /* What was never there is missed by nobody in a hurry. */
      alert.severity = row->heard_at != 0 ? HQ_ALERT_WARNING : HQ_ALERT_NOTICE;
      g_array_append_val (alerts, alert);
      return;
    }
  alert.since = 0;
  if (row->no_paper || row->low_paper)
    {
      alert.kind = HQ_ALERT_NO_PAPER;
      alert.severity = row->no_paper ? HQ_ALERT_WARNING : HQ_ALERT_NOTICE;
      g_array_append_val (alerts, alert);
    }
  if (row->clock_off != 0)
    {
      alert.kind = HQ_ALERT_CLOCK_OFF;
      alert.severity = HQ_ALERT_NOTICE;
      alert.span = row->clock_off;
      g_array_append_val (alerts, alert);
    }
}

static int
hq_alert_compare_services (const HqAlert *a, const HqAlert *b)
{
  if (a->service == NULL || b->service == NULL)
    return (a->service == NULL) - (b->service == NULL);
  return strcmp (a->service, b->service);
}

/* K2 stands before K10. */
static int
hq_alert_compare_subjects (const char *a, const char *b)
{
  gsize first = a != NULL ? strlen (a) : 0;
  gsize second = b != NULL ? strlen (b) : 0;

  return first != second ? (first > second) - (first < second) : g_strcmp0 (a, b);
}

/* How grave the gravest of each service is, by the service. */
static GHashTable *
hq_alert_weigh (const GArray *alerts)
{
  GHashTable *worst = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < alerts->len; i++)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, i);
      int known;

      if (alert->service == NULL)
        continue;
      known = GPOINTER_TO_INT (g_hash_table_lookup (worst, alert->service));
      g_hash_table_insert (worst, (gpointer) alert->service,
                           GINT_TO_POINTER (MAX (known, (int) alert->severity)));
    }
  return worst;
}

/* Services with the gravest first, and what is of no service last; within one the gravest first. */
static int
hq_alert_compare (gconstpointer first, gconstpointer second, gpointer worst)
{
  const HqAlert *a = first, *b = second;
  int order = (a->service == NULL) - (b->service == NULL);

  if (order == 0 && a->service != NULL)
    order = GPOINTER_TO_INT (g_hash_table_lookup (worst, b->service))
            - GPOINTER_TO_INT (g_hash_table_lookup (worst, a->service));
  if (order == 0)
    order = hq_alert_compare_services (a, b);
  if (order == 0)
    order = (int) b->severity - (int) a->severity;
  if (order == 0)
    order = (int) a->kind - (int) b->kind;
  if (order == 0)
    order = a->counter - b->counter;
  if (order == 0)
    order = g_strcmp0 (a->role, b->role);
  return order != 0 ? order : hq_alert_compare_subjects (a->subject, b->subject);
}

/**
 * hq_alert_list:
 * @floor: the hall as it stands
 * @now: the time
 *
 * Returns: (transfer full) (element-type HqAlert): what is worth a look, each thing once, those of a
 *   service together and the gravest first
 */
GArray *
hq_alert_list (const HqAlertFloor *floor, HqTime now)
{
  GArray *alerts = g_array_new (FALSE, FALSE, sizeof (HqAlert));
  g_autoptr (GHashTable) worst = NULL;

  for (guint i = 0; i < floor->n_services; i++)
    hq_alert_look_at_service (&floor->services[i], now, alerts);
  for (guint i = 0; i < floor->n_counters; i++)
    hq_alert_look_at_counter (&floor->counters[i], now, alerts);
  for (guint i = 0; i < floor->n_machines; i++)
    hq_alert_look_at_machine (&floor->machines[i], alerts);
  worst = hq_alert_weigh (alerts);
  g_array_sort_with_data (alerts, hq_alert_compare, worst);
  return alerts;
}
