/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-metric.h"

#define ALL 0x1f
/* What is of a line, not of who works: those who leave a line were at no counter, and a counter's
 * wait rate would be one without those who left. */
#define LINE (1 << HQ_SCOPE_HALL | 1 << HQ_SCOPE_FLOOR | 1 << HQ_SCOPE_SERVICE)
#define DESK (LINE | 1 << HQ_SCOPE_CLERK)

static const char *const scopes[HQ_N_SCOPES] = { "hall", "floor", "service", "counter", "clerk" };

static const struct
{
  const char *nick;
  HqMetricKind kind;
  guint scopes; /* bits 1 << HqScope */
} metrics[HQ_N_METRICS] = {
  [HQ_METRIC_TICKETS] = { "tickets", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_VISITS] = { "visits", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_VISITS_TICKETS] = { "visits-tickets", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_VISITS_SELF_SERVICE] = { "visits-self-service", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_VISITS_ENQUIRIES] = { "visits-enquiries", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_MATTERS] = { "matters", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_DONE] = { "matters-done", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_ACCEPTED] = { "matters-accepted", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_SUPPLEMENT] = { "matters-supplement", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_NOT_ACCEPTED] = { "matters-not-accepted", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_ENQUIRY] = { "matters-enquiry", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_WITHDRAWN] = { "matters-withdrawn", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MATTERS_UNDECIDED] = { "matters-undecided", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_ON_TIME] = { "on-time", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_EARLY] = { "early", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_LATE_CLOSED] = { "late-closed", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_LATE_OPEN] = { "late-open", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_SUSPENDED] = { "suspended", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_INSTANT_ON_TIME] = { "instant-on-time", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_INSTANT_EARLY] = { "instant-early", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_INSTANT_LATE_CLOSED] = { "instant-late-closed", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_INSTANT_LATE_OPEN] = { "instant-late-open", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_INSTANT_SUSPENDED] = { "instant-suspended", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_PROMISED_ON_TIME] = { "promised-on-time", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_PROMISED_EARLY] = { "promised-early", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_PROMISED_LATE_CLOSED] = { "promised-late-closed", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_PROMISED_LATE_OPEN] = { "promised-late-open", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_PROMISED_SUSPENDED] = { "promised-suspended", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_CASES_CLOSED] = { "cases-closed", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_CASES_REFUSED] = { "cases-refused", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_CASES_WITHDRAWN] = { "cases-withdrawn", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_SATISFACTION] = { "satisfaction", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_PARTICIPATION] = { "participation", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_UNRATED] = { "unrated", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_BAD] = { "bad", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_INVALID] = { "invalid", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_GOOD] = { "good", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_WITHHELD] = { "withheld", HQ_METRIC_REASONS, LINE },
  [HQ_METRIC_WAIT_TARGET] = { "wait-target", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_WAIT_MEDIAN] = { "wait-median", HQ_METRIC_TIME, LINE },
  [HQ_METRIC_WAIT_90TH] = { "wait-90th", HQ_METRIC_TIME, LINE },
  [HQ_METRIC_WAIT_LONGEST] = { "wait-longest", HQ_METRIC_TIME, LINE },
  [HQ_METRIC_WAIT_BREAK] = { "wait-break", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_WAIT_BREAK_TIME] = { "wait-break-time", HQ_METRIC_TIME, LINE },
  [HQ_METRIC_WAITING] = { "waiting", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_WAITING_LONGEST] = { "waiting-longest", HQ_METRIC_TIME, LINE },
  [HQ_METRIC_LEFT] = { "left", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_CANCELLED] = { "cancelled", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_VOID] = { "void", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_UNSERVED] = { "unserved", HQ_METRIC_RATE, LINE },
  [HQ_METRIC_CALLS] = { "calls", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_MISSED] = { "missed", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_RECALLS] = { "recalls", HQ_METRIC_COUNT, ALL },
  [HQ_METRIC_HANDLING_MEDIAN] = { "handling-median", HQ_METRIC_TIME, ALL },
  [HQ_METRIC_HANDLING_UNMEASURED] = { "handling-unmeasured", HQ_METRIC_RATE, ALL },
  [HQ_METRIC_ENQUIRIES] = { "enquiries", HQ_METRIC_COUNT, DESK },
  [HQ_METRIC_DIVERSIONS] = { "diversions", HQ_METRIC_COUNT, LINE },
  [HQ_METRIC_SELF_SERVICE] = { "self-service", HQ_METRIC_COUNT, DESK },
  [HQ_METRIC_SELF_SERVICE_DONE] = { "self-service-done", HQ_METRIC_RATE, DESK },
};

/**
 * hq_metric_get_nick:
 *
 * Returns: (transfer none): the word by which @metric is stored, written to tables and asked for
 */
const char *
hq_metric_get_nick (HqMetric metric)
{
  g_return_val_if_fail ((guint) metric < HQ_N_METRICS, NULL);

  return metrics[metric].nick;
}

/**
 * hq_metric_find:
 *
 * Returns: the metric of this nick, -1 for none
 */
int
hq_metric_find (const char *nick)
{
  for (int i = 0; i < HQ_N_METRICS; i++)
    if (g_str_equal (metrics[i].nick, nick))
      return i;
  return -1;
}

HqMetricKind
hq_metric_get_kind (HqMetric metric)
{
  g_return_val_if_fail ((guint) metric < HQ_N_METRICS, HQ_METRIC_COUNT);

  return metrics[metric].kind;
}

/**
 * hq_metric_is_of:
 *
 * Returns: whether @metric is computed for a @scope: a number, say, is of no counter before a call
 */
gboolean
hq_metric_is_of (HqMetric metric, HqScope scope)
{
  g_return_val_if_fail ((guint) metric < HQ_N_METRICS, FALSE);

  return (metrics[metric].scopes & (1u << scope)) != 0;
}

const char *
hq_metric_get_scope_nick (HqScope scope)
{
  g_return_val_if_fail ((guint) scope < HQ_N_SCOPES, NULL);

  return scopes[scope];
}

/**
 * hq_metric_find_scope:
 *
 * Returns: the scope of this nick, -1 for none
 */
int
hq_metric_find_scope (const char *nick)
{
  for (int i = 0; i < HQ_N_SCOPES; i++)
    if (g_str_equal (scopes[i], nick))
      return i;
  return -1;
}
