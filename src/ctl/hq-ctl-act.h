/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-ctl.h"

G_BEGIN_DECLS

gboolean hq_ctl_act_is_command       (HqAct act);
void     hq_ctl_act_print            (const HqCtl    *ctl,
                                      const HqAnswer *answer,
                                      HqAct           act);
gint64   hq_ctl_act_read_id          (const HqCtl *ctl,
                                      const char  *word);
int      hq_ctl_act_run              (const HqCtl *ctl,
                                      HqAct        act);
int      hq_ctl_act_run_priority     (const HqCtl *ctl);
int      hq_ctl_act_run_self_service (const HqCtl *ctl);
int      hq_ctl_act_run_case         (const HqCtl *ctl);
int      hq_ctl_act_run_follow       (const HqCtl *ctl);

G_END_DECLS
