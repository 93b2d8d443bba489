/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-desk.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_PAGE (hq_manager_page_get_type ())

/**
 * HqManagerPage:
 *
 * The manager's screen (管理), for somebody who is signed in.
 */
G_DECLARE_FINAL_TYPE (HqManagerPage, hq_manager_page, HQ, MANAGER_PAGE, HqPage)

HqManagerDesk          *hq_manager_page_get_desk    (HqManagerPage *self);
const HqManagerFigures *hq_manager_page_get_figures (HqManagerPage *self);
void                    hq_manager_page_watch       (HqManagerPage *self,
                                                     GtkWidget     *widget);

G_END_DECLS
