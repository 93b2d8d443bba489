/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_START (hq_setup_start_get_type ())

/**
 * HqSetupStart:
 *
 * The steps in which a hall is built from nothing, what each lacks still, and the way there.
 */
G_DECLARE_FINAL_TYPE (HqSetupStart, hq_setup_start, HQ, SETUP_START, HqSetupPanel)

G_END_DECLS
