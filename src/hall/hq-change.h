/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-table.h"
#include "hq-day-table.h"
#include "hq-event-table.h"
#include "hq-hall.h"
#include "hq-leg-table.h"
#include "hq-policy.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/**
 * HqChange:
 *
 * One use case on its way through its transaction. What it points to is borrowed.
 */
typedef struct
{
  HqDatabase *db;
  const HqSetup *setup;
  const HqPolicy *policy;
  GTimeZone *zone;
  const HqActor *actor;
  const HqOrder *order;
  HqTime now;
  HqDate today;
  gint64 last_seq; /* the newest event so far */
  HqEvent event;   /* filled by the act, written at its end */
  HqPeriod active; /* the stay that hq_change_find_active() found */
  gint64 last_case; /* the last one that the act made, 0 for none */
  HqDate touched;  /* the first day whose figures the act moves, 0 for none but today's */
  gboolean touched_alone; /* and it moves those of no day after it */
  HqAnswer *answer;
  const char *password_hash; /* passwd: of the order's password, made before the transaction */
} HqChange;

void     hq_change_touch_day      (HqChange *change,
                                   HqDate    day);
void     hq_change_touch_one_day  (HqChange *change,
                                   HqDate    day);
gboolean hq_change_write_event    (HqChange  *change,
                                   HqEvent   *event,
                                   GError   **error);
gboolean hq_change_refuse_state   (const HqTicket  *ticket,
                                   GError         **error);
gboolean hq_change_find_ticket    (HqChange  *change,
                                   HqTicket  *ticket,
                                   GError   **error);
gboolean hq_change_find_service   (HqChange         *change,
                                   const char       *code,
                                   const HqService **service,
                                   GError          **error);
gboolean hq_change_find_floor     (HqChange  *change,
                                   int        otherwise,
                                   int       *floor,
                                   GError   **error);
gboolean hq_change_find_duty      (HqChange  *change,
                                   HqDuty    *duty,
                                   GError   **error);
gboolean hq_change_find_free_duty (HqChange  *change,
                                   HqDuty    *duty,
                                   GError   **error);
gboolean hq_change_ask_active     (HqChange  *change,
                                   GError   **error);
gboolean hq_change_find_active    (HqChange  *change,
                                   HqState    state,
                                   HqTicket  *ticket,
                                   HqPeriod  *period,
                                   GError   **error);
gboolean hq_change_save           (HqChange        *change,
                                   const HqTicket  *before,
                                   const HqTicket  *after,
                                   GError         **error);
gboolean hq_change_start_leg      (HqChange        *change,
                                   const HqTicket  *ticket,
                                   const char      *cause,
                                   HqTime           wait_from,
                                   GError         **error);
gboolean hq_change_end_leg        (HqChange        *change,
                                   const HqTicket  *ticket,
                                   const char      *end,
                                   GError         **error);
gboolean hq_change_find_session   (HqChange      *change,
                                   const char    *service,
                                   HqDaySession  *session,
                                   GError       **error);

G_END_DECLS
