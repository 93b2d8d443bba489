/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-diff.h"
#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_PAGE (hq_setup_page_get_type ())

/**
 * HqSetupPage:
 *
 * The hall as it is set up. Its panels edit one draft, which becomes the hall's set-up in one change. The
 * draft stays while other pages are looked at, and while the hall is changed elsewhere.
 */
G_DECLARE_FINAL_TYPE (HqSetupPage, hq_setup_page, HQ, SETUP_PAGE, HqManagerPanel)

HqSetup       *hq_setup_page_get_draft       (HqSetupPage *self);
void           hq_setup_page_set_draft       (HqSetupPage   *self,
                                              const HqSetup *draft);
const HqSetup *hq_setup_page_get_base        (HqSetupPage *self);
GPtrArray     *hq_setup_page_get_differences (HqSetupPage *self);
GPtrArray     *hq_setup_page_get_faults      (HqSetupPage *self);
gboolean       hq_setup_page_is_behind       (HqSetupPage *self);
const char    *hq_setup_page_find_mark       (HqSetupPage *self,
                                              HqSetupList  list,
                                              const char  *key);
gboolean       hq_setup_page_may_edit        (HqSetupPage *self);
void           hq_setup_page_touch           (HqSetupPage *self);
void           hq_setup_page_make            (HqSetupPage *self);
gboolean       hq_setup_page_is_edited       (HqSetupPage *self);
gboolean       hq_setup_page_is_panel_edited (HqSetupPage *self,
                                              const char  *name);
void           hq_setup_page_leave           (HqSetupPage *self);
HqSetupPanel  *hq_setup_page_show_panel      (HqSetupPage *self,
                                              const char  *name);
void           hq_setup_page_open_part       (HqSetupPage *self,
                                              const char  *what,
                                              const char  *key);
void           hq_setup_page_settle          (HqSetupPage *self,
                                              guint        index);

G_END_DECLS
