/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-announcer-table.h"
#include "hq-contact-list.h"
#include "hq-hall.h"
#include "hq-rate.h"
#include "hq-status-table.h"

G_BEGIN_DECLS

/* A counter that called nobody for so long is not open, whoever is signed in. */
#define HQ_STATUS_CALLED_WITHIN (30 * HQ_MINUTE)

typedef enum
{
  HQ_STATUS_SIGNED_OUT,
  HQ_STATUS_PAUSED,
  HQ_STATUS_FREE,
  HQ_STATUS_CALLED,
  HQ_STATUS_SERVING,
  HQ_N_STATUSES
} HqStatusState;

/**
 * HqStatus:
 *
 * The hall, or one floor of it, as it stands.
 */
typedef struct
{
  HqDate today;
  HqTime now;
  HqDayState day;
  HqTime opens_at;  /* of today, 0 where it has not opened */
  HqTime closes_at;
  GArray *lines;    /* (owned): HqStatusLine */
  GArray *counters; /* (owned): HqStatusCounter */
  GArray *voices;   /* (owned): HqAnnouncerRow: by whom the calls of a zone are said now */
  GArray *machines; /* (owned): HqContactMachine: those of the hall or floor */
  HqContactRoom room;
  HqRate open;      /* counters open of the planned ones */
  gint64 beyond;    /* open without being planned */
} HqStatus;

HqStatus      *hq_status_read      (HqHall  *hall,
                                    HqTime   now,
                                    int      floor,
                                    GError **error);
void           hq_status_free      (HqStatus *status);
HqStatusState  hq_status_get_state (const HqStatusCounter *counter);
const char    *hq_status_get_nick  (HqStatusState state);
gboolean       hq_status_is_open   (const HqStatusCounter *counter,
                                    HqTime                 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqStatus, hq_status_free)

G_END_DECLS
