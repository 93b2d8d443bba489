/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_DESK (hq_manager_desk_get_type ())

/**
 * HqManagerDesk:
 *
 * What somebody who is signed in works with: the list of pages, and the one that is shown. The action
 * "manager.show" with the name of a page shows it, from wherever it is asked on the desk; the action
 * "manager.story" with a ticket's id shows that one's story, "manager.cases" with the name of a list
 * the cases of that list, "manager.follow" with a service the newest bad rating of it, and "manager.setup" a part of the set-up.
 */
G_DECLARE_FINAL_TYPE (HqManagerDesk, hq_manager_desk, HQ, MANAGER_DESK, AdwBin)

void            hq_manager_desk_refresh     (HqManagerDesk *self);
void            hq_manager_desk_tick        (HqManagerDesk *self,
                                             HqTime         now);
void            hq_manager_desk_enter       (HqManagerDesk *self);
HqManagerPanel *hq_manager_desk_get_panel   (HqManagerDesk *self,
                                             const char    *name);
gboolean        hq_manager_desk_has_page    (HqManagerDesk *self,
                                             const char    *name);
gboolean        hq_manager_desk_is_edited   (HqManagerDesk *self);
HqManagerPanel *hq_manager_desk_take_edited (HqManagerDesk *self);
void            hq_manager_desk_put_edited  (HqManagerDesk  *self,
                                             HqManagerPanel *panel);
gboolean        hq_manager_desk_scan        (HqManagerDesk      *self,
                                             const HqReaderScan *scan);

G_END_DECLS
