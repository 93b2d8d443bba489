/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_HISTORY (hq_setup_history_get_type ())

/**
 * HqSetupHistory:
 *
 * What was changed of the set-up, when and by whom, the newest first; each change can be edited back.
 */
G_DECLARE_FINAL_TYPE (HqSetupHistory, hq_setup_history, HQ, SETUP_HISTORY, HqSetupPanel)

G_END_DECLS
