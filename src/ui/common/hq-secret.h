/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HQ_TYPE_SECRET (hq_secret_get_type ())

/**
 * HqSecret:
 *
 * An entry for a password. GTK 4.8 hands the text of each of its own entries to whoever listens on the
 * accessibility bus, hidden or not; of this one it tells the name and whether it has the focus.
 */
G_DECLARE_FINAL_TYPE (HqSecret, hq_secret, HQ, SECRET, GtkWidget)

const char  *hq_secret_get_text     (HqSecret *self);
void         hq_secret_set_text     (HqSecret   *self,
                                     const char *text);
GtkEditable *hq_secret_get_editable (HqSecret *self);

G_END_DECLS
