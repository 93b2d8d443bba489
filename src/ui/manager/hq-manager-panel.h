/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-figures.h"
#include "hq-manager-view.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_PANEL (hq_manager_panel_get_type ())

/**
 * HqManagerPanel:
 *
 * One page of the manager's screen. It is made when it is first shown, and lives until whoever is signed
 * in has left; what a manager began on it stays while another page is looked at.
 */
G_DECLARE_DERIVABLE_TYPE (HqManagerPanel, hq_manager_panel, HQ, MANAGER_PANEL, AdwBin)

/**
 * HqManagerPanelTold:
 * @request: what was asked and by whom, or who asked
 * @answer: (nullable): what came of it, %NULL where it was refused or failed
 * @error: (nullable): why not
 */
typedef void (*HqManagerPanelTold) (gpointer request,
              const HqAnswer                *answer,
              const GError                  *error);

struct _HqManagerPanelClass
{
  AdwBinClass parent_class;

  /* It is shown, and there is another view or there are other figures, or a change that it asked for
   * began or ended. There is always a view. (nullable) */
  void (*refresh) (HqManagerPanel *panel);
  /* It is shown, and a second has gone by. (nullable) */
  void (*tick) (HqManagerPanel *panel, HqTime now);
  /* It came before the manager's eyes: the focus goes to where the work begins. (nullable) */
  void (*enter) (HqManagerPanel *panel);
};

HqPage                 *hq_manager_panel_get_page    (HqManagerPanel *self);
void                    hq_manager_panel_watch       (HqManagerPanel *self,
                                                      GtkWidget      *window);
HqTime                  hq_manager_panel_get_now     (HqManagerPanel *self);
const HqManagerView    *hq_manager_panel_get_view    (HqManagerPanel *self);
const HqManagerFigures *hq_manager_panel_get_figures (HqManagerPanel *self);
gboolean                hq_manager_panel_may         (HqManagerPanel *self,
                                                      HqAct           act);
gboolean                hq_manager_panel_is_busy     (HqManagerPanel *self);
void                    hq_manager_panel_run         (HqManagerPanel    *self,
                                                      const HqOrder     *order,
                                                      HqManagerPanelTold told,
                                                      gpointer           asker);
void                    hq_manager_panel_run_for     (HqManagerPanel    *self,
                                                      const HqOrder     *order,
                                                      HqManagerPanelTold told,
                                                      gpointer           request,
                                                      GDestroyNotify     destroy);
void                    hq_manager_panel_refresh     (HqManagerPanel *self);
void                    hq_manager_panel_tick        (HqManagerPanel *self,
                                                      HqTime          now);
void                    hq_manager_panel_enter       (HqManagerPanel *self);

G_END_DECLS
