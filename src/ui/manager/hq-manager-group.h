/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-alert.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_GROUP (hq_manager_group_get_type ())

/**
 * HqManagerGroup:
 *
 * A service with who waits for it and what is wrong there; or what is wrong elsewhere in the hall.
 */
G_DECLARE_FINAL_TYPE (HqManagerGroup, hq_manager_group, HQ, MANAGER_GROUP, AdwBin)

GtkWidget *hq_manager_group_new         (const HqService *service);
void       hq_manager_group_show_line   (HqManagerGroup      *self,
                                         const HqManagerLine *line,
                                         HqTime               now);
guint      hq_manager_group_show_alerts (HqManagerGroup      *self,
                                         const HqManagerView *view,
                                         const GArray        *alerts,
                                         guint                from);

G_END_DECLS
