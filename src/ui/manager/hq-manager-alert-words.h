/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-alert.h"

G_BEGIN_DECLS

guint       hq_manager_alert_words_measure (const GArray *alerts,
                                            guint         from);
char       *hq_manager_alert_words_format  (const HqManagerView *view,
                                            const HqAlert       *alerts,
                                            guint                n_alerts);
const char *hq_manager_alert_words_icon    (HqAlertSeverity severity);
const char *hq_manager_alert_words_style   (HqAlertSeverity severity);
const char *hq_manager_alert_words_name    (HqAlertSeverity severity);

G_END_DECLS
