/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_FLOORS (hq_setup_floors_get_type ())

/**
 * HqSetupFloors:
 *
 * The hall itself, its floors, zones and departments.
 */
G_DECLARE_FINAL_TYPE (HqSetupFloors, hq_setup_floors, HQ, SETUP_FLOORS, HqSetupBook)

G_END_DECLS
