/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_SERVICES (hq_guide_services_get_type ())

/**
 * HqGuideServices:
 *
 * The services of the hall to choose from, each by its letter: a tile with who waits and where.
 */
G_DECLARE_FINAL_TYPE (HqGuideServices, hq_guide_services, HQ, GUIDE_SERVICES, AdwBin)

void        hq_guide_services_show       (HqGuideServices   *self,
                                          const HqGuideView *view,
                                          HqTime             now);
const char *hq_guide_services_find       (HqGuideServices *self,
                                          guint            keyval);
const char *hq_guide_services_get_chosen (HqGuideServices *self);
void        hq_guide_services_choose     (HqGuideServices *self,
                                          const char      *service);
void        hq_guide_services_focus      (HqGuideServices *self);

G_END_DECLS
