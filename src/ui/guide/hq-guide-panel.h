/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-view.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_PANEL (hq_guide_panel_get_type ())

/**
 * HqGuidePanel:
 *
 * A part of the guide desk with work of its own. One change at a time is under way at a desk, and
 * what would ask for another one is insensitive meanwhile.
 */
G_DECLARE_DERIVABLE_TYPE (HqGuidePanel, hq_guide_panel, HQ, GUIDE_PANEL, AdwBin)

/**
 * HqGuidePanelDone:
 * @panel: the panel that asked
 * @answer: (nullable): what came of it, %NULL where it was refused or failed
 * @error: (nullable): why not
 */
typedef void (*HqGuidePanelDone) (HqGuidePanel *panel,
              const HqAnswer                   *answer,
              const GError                     *error);

struct _HqGuidePanelClass
{
  AdwBinClass parent_class;

  /* There is another view, or a change began or ended. (nullable) */
  void (*refresh) (HqGuidePanel *panel);
  /* A second has gone by. (nullable) */
  void (*tick) (HqGuidePanel *panel, HqTime now);
  /* It came before the guide's eyes: the focus goes to where the work begins. (nullable) */
  void (*enter) (HqGuidePanel *panel);
};

HqPage            *hq_guide_panel_get_page   (HqGuidePanel *self);
HqTime             hq_guide_panel_get_now    (HqGuidePanel *self);
const HqGuideView *hq_guide_panel_get_view   (HqGuidePanel *self);
gboolean           hq_guide_panel_is_busy    (HqGuidePanel *self);
void               hq_guide_panel_run        (HqGuidePanel    *self,
                                              const HqOrder   *order,
                                              HqGuidePanelDone done);
void               hq_guide_panel_run_as     (HqGuidePanel    *self,
                                              const HqActor   *actor,
                                              const HqOrder   *order,
                                              HqGuidePanelDone done);
void               hq_guide_panel_refresh    (HqGuidePanel *self);
void               hq_guide_panel_tick       (HqGuidePanel *self,
                                              HqTime        now);
void               hq_guide_panel_enter      (HqGuidePanel *self);
void               hq_guide_panel_keep_focus (HqGuidePanel *self);

G_END_DECLS
