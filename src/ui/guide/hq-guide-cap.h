/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_CAP (hq_guide_cap_get_type ())

/**
 * HqGuideCap:
 *
 * What stands on a button of the guide desk: its text, a count where there is one, and the key that
 * does the same. The button takes its name for screen readers from it.
 */
G_DECLARE_FINAL_TYPE (HqGuideCap, hq_guide_cap, HQ, GUIDE_CAP, GtkWidget)

GtkWidget *hq_guide_cap_new       (const char *text,
                                   const char *key);
void       hq_guide_cap_set_count (HqGuideCap *self,
                                   gint64      count);

G_END_DECLS
