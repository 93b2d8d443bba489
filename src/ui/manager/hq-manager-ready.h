/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"
#include "hq-readiness-judge.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_READY (hq_manager_ready_get_type ())

/**
 * HqManagerReady:
 *
 * What is to be right before the hall opens, a line for each, with what there is to do about it. Its
 * buttons ask for "doors.probe", "doors.probe-all", "doors.close" and "doors.go".
 */
G_DECLARE_FINAL_TYPE (HqManagerReady, hq_manager_ready, HQ, MANAGER_READY, AdwBin)

/* What is shown; all borrowed. */
typedef struct
{
  const HqReadiness *facts;
  const GPtrArray *lines; /* HqReadinessLine: as it was judged */
  const HqTime *seen;     /* of each kind when it was last right, 0 for not yet */
  HqTime now;
} HqManagerReadyLook;

void          hq_manager_ready_show      (HqManagerReady           *self,
                                          const HqManagerReadyLook *look);
AdwActionRow *hq_manager_ready_get_part  (HqManagerReady *self,
                                          HqReadinessKind kind,
                                          guint           index);
GtkWidget    *hq_manager_ready_get_line  (HqManagerReady *self,
                                          HqReadinessKind kind);
GtkWidget    *hq_manager_ready_get_deed  (HqManagerReady *self,
                                          HqReadinessKind kind);

G_END_DECLS
