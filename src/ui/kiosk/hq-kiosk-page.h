/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_PAGE (hq_kiosk_page_get_type ())

/**
 * HqKioskPage:
 *
 * The kiosk (取号机): gives numbers at a touch, and tells visitors where they stand.
 */
G_DECLARE_FINAL_TYPE (HqKioskPage, hq_kiosk_page, HQ, KIOSK_PAGE, HqPage)

G_END_DECLS
