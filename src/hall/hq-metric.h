/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of whom a figure speaks. */
typedef enum
{
  HQ_SCOPE_HALL,
  HQ_SCOPE_FLOOR,
  HQ_SCOPE_SERVICE,
  HQ_SCOPE_COUNTER,
  HQ_SCOPE_CLERK,
  HQ_N_SCOPES
} HqScope;

/* What a figure is: its row has a value, or the two counts of a rate. */
typedef enum
{
  HQ_METRIC_COUNT,
  HQ_METRIC_TIME,    /* microseconds; no value where nothing was measured */
  HQ_METRIC_REASONS, /* bits of HqWithheld */
  HQ_METRIC_RATE
} HqMetricKind;

/**
 * HqMetric:
 *
 * The figures, in the order in which people read them. The five of on-time completion stand in the
 * same order for all cases, instant items and promised items.
 */
typedef enum
{
  HQ_METRIC_TICKETS, /* numbers (号) */
  HQ_METRIC_VISITS,  /* visits (人次): the sum of the next three */
  HQ_METRIC_VISITS_TICKETS, /* numbers, those of one known person on one day as one */
  HQ_METRIC_VISITS_SELF_SERVICE, /* uses of self-service that became no number */
  HQ_METRIC_VISITS_ENQUIRIES, /* enquiries, none of which is a number */

  HQ_METRIC_MATTERS, /* matters (件): the sum of the outcomes */
  HQ_METRIC_MATTERS_DONE,
  HQ_METRIC_MATTERS_ACCEPTED,
  HQ_METRIC_MATTERS_SUPPLEMENT,
  HQ_METRIC_MATTERS_NOT_ACCEPTED,
  HQ_METRIC_MATTERS_ENQUIRY,
  HQ_METRIC_MATTERS_WITHDRAWN,
  HQ_METRIC_MATTERS_UNDECIDED,

  HQ_METRIC_ON_TIME,
  HQ_METRIC_EARLY,
  HQ_METRIC_LATE_CLOSED,
  HQ_METRIC_LATE_OPEN,
  HQ_METRIC_SUSPENDED,
  HQ_METRIC_INSTANT_ON_TIME,
  HQ_METRIC_INSTANT_EARLY,
  HQ_METRIC_INSTANT_LATE_CLOSED,
  HQ_METRIC_INSTANT_LATE_OPEN,
  HQ_METRIC_INSTANT_SUSPENDED,
  HQ_METRIC_PROMISED_ON_TIME,
  HQ_METRIC_PROMISED_EARLY,
  HQ_METRIC_PROMISED_LATE_CLOSED,
  HQ_METRIC_PROMISED_LATE_OPEN,
  HQ_METRIC_PROMISED_SUSPENDED,
  HQ_METRIC_CASES_CLOSED,
  HQ_METRIC_CASES_REFUSED,
  HQ_METRIC_CASES_WITHDRAWN,

  HQ_METRIC_SATISFACTION,
  HQ_METRIC_PARTICIPATION,
  HQ_METRIC_UNRATED,
  HQ_METRIC_BAD,
  HQ_METRIC_INVALID, /* the bad ones that a second person found invalid (不属实); they stay in all others */
  HQ_METRIC_GOOD,
  HQ_METRIC_WITHHELD, /* why both at 100 % is not said; nothing where it is */

  HQ_METRIC_WAIT_TARGET,
  HQ_METRIC_WAIT_MEDIAN,
  HQ_METRIC_WAIT_90TH,
  HQ_METRIC_WAIT_LONGEST,
  HQ_METRIC_WAIT_BREAK, /* waits with a break of the service's sessions in them */
  HQ_METRIC_WAIT_BREAK_TIME, /* the sum of these breaks */
  HQ_METRIC_WAITING, /* who waits now */
  HQ_METRIC_WAITING_LONGEST,

  HQ_METRIC_LEFT, /* cancelled, void, or missed and not back, and never served */
  HQ_METRIC_CANCELLED,
  HQ_METRIC_VOID,
  HQ_METRIC_UNSERVED,

  HQ_METRIC_CALLS,
  HQ_METRIC_MISSED, /* calls to which nobody came */
  HQ_METRIC_RECALLS,
  HQ_METRIC_HANDLING_MEDIAN,
  HQ_METRIC_HANDLING_UNMEASURED,

  HQ_METRIC_ENQUIRIES,
  HQ_METRIC_DIVERSIONS,
  HQ_METRIC_SELF_SERVICE,
  HQ_METRIC_SELF_SERVICE_DONE,
  HQ_N_METRICS
} HqMetric;

const char   *hq_metric_get_nick       (HqMetric metric);
int           hq_metric_find           (const char *nick);
HqMetricKind  hq_metric_get_kind       (HqMetric metric);
gboolean      hq_metric_is_of          (HqMetric metric,
                                        HqScope  scope);
const char   *hq_metric_get_scope_nick (HqScope scope);
int           hq_metric_find_scope     (const char *nick);

G_END_DECLS
