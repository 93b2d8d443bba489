/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-ctl.h"

G_BEGIN_DECLS

char     *hq_ctl_password_read_new (void);
char     *hq_ctl_password_read     (const char *staff);
void      hq_ctl_password_free     (char *password);
gboolean  hq_ctl_password_admit    (const HqCtl *ctl,
                                    HqHall      *hall,
                                    int         *status);
int       hq_ctl_password_run      (const HqCtl *ctl);

G_END_DECLS
