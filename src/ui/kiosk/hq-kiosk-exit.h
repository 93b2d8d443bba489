/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_EXIT (hq_kiosk_exit_get_type ())

/**
 * HqKioskExit:
 *
 * Where the administrator leaves the kiosk.
 */
G_DECLARE_FINAL_TYPE (HqKioskExit, hq_kiosk_exit, HQ, KIOSK_EXIT, AdwBin)

void hq_kiosk_exit_take (HqKioskExit *self,
                         char       **staff,
                         char       **password);
void hq_kiosk_exit_say  (HqKioskExit *self,
                         const char  *sentence);
void hq_kiosk_exit_clear (HqKioskExit *self);

G_END_DECLS
