/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HQ_TYPE_CAP (hq_cap_get_type ())

/**
 * HqCap:
 *
 * What stands on a button: its text, a count where there is one, and the key that does the same. The
 * button takes its name for screen readers from it.
 */
G_DECLARE_FINAL_TYPE (HqCap, hq_cap, HQ, CAP, GtkWidget)

GtkWidget *hq_cap_new       (const char *text,
                             const char *key);
void       hq_cap_set_count (HqCap *self,
                             gint64 count);

G_END_DECLS
