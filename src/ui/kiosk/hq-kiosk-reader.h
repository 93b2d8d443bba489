/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_READER (hq_kiosk_reader_get_type ())

/**
 * HqKioskReader:
 *
 * Reads a kiosk aloud to a visitor who asks for it: each page that they come to, and each control
 * that they touch or move to. "can-read" tells whether there is a voice to do it.
 */
G_DECLARE_FINAL_TYPE (HqKioskReader, hq_kiosk_reader, HQ, KIOSK_READER, GObject)

HqKioskReader *hq_kiosk_reader_new       (GtkWidget     *page);
void           hq_kiosk_reader_set_on    (HqKioskReader *self,
                                          gboolean       is_on);
void           hq_kiosk_reader_read_page (HqKioskReader *self,
                                          GtkWidget     *part);

G_END_DECLS
