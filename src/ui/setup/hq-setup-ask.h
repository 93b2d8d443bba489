/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ASK (hq_setup_ask_get_type ())

/**
 * HqSetupAsk:
 *
 * What a change will do, in sentences, before it is done, and why it was not done where it was refused.
 */
G_DECLARE_FINAL_TYPE (HqSetupAsk, hq_setup_ask, HQ, SETUP_ASK, AdwWindow)

HqSetupAsk *hq_setup_ask_new   (HqSetupPanel *owner,
                                const char   *title,
                                const char   *label);
void        hq_setup_ask_add   (HqSetupAsk *self,
                                const char *sentence);
void        hq_setup_ask_allow (HqSetupAsk *self,
                                gboolean    allowed);
void        hq_setup_ask_end   (HqSetupAsk   *self,
                                const GError *error);

G_END_DECLS
