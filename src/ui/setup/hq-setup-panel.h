/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_PANEL (hq_setup_panel_get_type ())

/**
 * HqSetupPanel:
 *
 * One part of the set-up page. All parts edit the page's one draft, which stays what it is while another
 * part, or another page, is looked at.
 */
G_DECLARE_DERIVABLE_TYPE (HqSetupPanel, hq_setup_panel, HQ, SETUP_PANEL, AdwBin)

/* What could not be read is read again after so long. */
#define HQ_SETUP_PANEL_BEAT (3 * HQ_SECOND)

struct _HqSetupPanelClass
{
  AdwBinClass parent_class;

  /* It is shown, and the draft changed, or the hall, or what is under way. What somebody types in is to
   * stay as it is: the panel may have made the change itself. (nullable) */
  void (*refresh) (HqSetupPanel *panel);
  /* A second has gone by while it is shown: what could not be read is read again. (nullable) */
  void (*tick) (HqSetupPanel *panel, HqTime now);
  /* It came before the manager's eyes. (nullable) */
  void (*enter) (HqSetupPanel *panel);
  /* Whether something was edited that is neither made nor in the draft. (nullable): never */
  gboolean (*is_edited) (HqSetupPanel *panel);
  /* Whoever edited it left the screen, and may come back to it: what is not to wait goes. (nullable) */
  void (*leave) (HqSetupPanel *panel);
};

HqManagerPanel *hq_setup_panel_get_page  (HqSetupPanel *self);
HqSetup        *hq_setup_panel_get_draft (HqSetupPanel *self);
gboolean        hq_setup_panel_may_edit  (HqSetupPanel *self);
void            hq_setup_panel_touch     (HqSetupPanel *self);
void            hq_setup_panel_refresh   (HqSetupPanel *self);
void            hq_setup_panel_tick      (HqSetupPanel *self,
                                          HqTime        now);
void            hq_setup_panel_enter     (HqSetupPanel *self);
gboolean        hq_setup_panel_is_edited (HqSetupPanel *self);
void            hq_setup_panel_leave     (HqSetupPanel *self);

G_END_DECLS
