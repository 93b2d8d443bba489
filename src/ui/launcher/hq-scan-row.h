/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SCAN_ROW (hq_scan_row_get_type ())

/**
 * HqScanRow:
 *
 * The reader of this machine: where it is, and what it reads now. It is listened to while the row is
 * open, so that the roles have it otherwise.
 */
G_DECLARE_FINAL_TYPE (HqScanRow, hq_scan_row, HQ, SCAN_ROW, AdwExpanderRow)

G_END_DECLS
