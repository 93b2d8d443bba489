/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-alert.h"
#include "hq-right.h"

G_BEGIN_DECLS

/* Where something is done about an alert: an action of the manager's screen. */
typedef struct
{
  const char *label;
  const char *action;
  const char *target; /* (nullable): %NULL for the alert's counter */
  HqAct act;          /* who may do it goes there; HQ_N_ACTS for everybody */
} HqManagerAlertDeed;

guint       hq_manager_alert_words_measure (const GArray *alerts,
                                            guint         from);
char       *hq_manager_alert_words_format  (const HqManagerView *view,
                                            const HqAlert       *alerts,
                                            guint                n_alerts);
gboolean    hq_manager_alert_words_find_deed (const HqAlert      *alert,
                                              HqManagerAlertDeed *deed);
const char *hq_manager_alert_words_icon    (HqAlertSeverity severity);
const char *hq_manager_alert_words_style   (HqAlertSeverity severity);
const char *hq_manager_alert_words_name    (HqAlertSeverity severity);

G_END_DECLS
