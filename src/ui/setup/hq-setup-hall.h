/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_HALL (hq_setup_hall_get_type ())

/**
 * HqSetupHall:
 *
 * The hall's own names.
 */
G_DECLARE_FINAL_TYPE (HqSetupHall, hq_setup_hall, HQ, SETUP_HALL, HqSetupPanel)

G_END_DECLS
