/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_DEVICES (hq_setup_devices_get_type ())

/**
 * HqSetupDevices:
 *
 * The places of the hall at which machines stand, kiosks and guide desks first of all: what they are, what
 * they are called, and on which floor. Which machine stands there is said on the page of the machines.
 */
G_DECLARE_FINAL_TYPE (HqSetupDevices, hq_setup_devices, HQ, SETUP_DEVICES, HqSetupBook)

G_END_DECLS
