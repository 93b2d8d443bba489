/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_PRINTER_ROW (hq_printer_row_get_type ())

/**
 * HqPrinterRow:
 *
 * The printer of this machine: where it is, how it stands with it, and a test.
 */
G_DECLARE_FINAL_TYPE (HqPrinterRow, hq_printer_row, HQ, PRINTER_ROW, AdwExpanderRow)

G_END_DECLS
