/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-reader.h"

G_BEGIN_DECLS

#define HQ_TYPE_SCANNER (hq_scanner_get_type ())

/**
 * HqScanner:
 *
 * What is scanned at a window: by a reader that types on the keyboard, or at a serial line.
 */
G_DECLARE_FINAL_TYPE (HqScanner, hq_scanner, HQ, SCANNER, GObject)

HqScanner    *hq_scanner_new         (GtkWidget  *window);
void          hq_scanner_set_address (HqScanner  *self,
                                      const char *address);
HqReaderState hq_scanner_get_state   (HqScanner  *self);

G_END_DECLS
