/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_SPECIAL (hq_kiosk_special_get_type ())

/**
 * HqKioskSpecial:
 *
 * Who has priority, and who needs what.
 */
G_DECLARE_FINAL_TYPE (HqKioskSpecial, hq_kiosk_special, HQ, KIOSK_SPECIAL, AdwBin)

G_END_DECLS
