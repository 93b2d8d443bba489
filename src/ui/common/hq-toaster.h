/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_TOASTER (hq_toaster_get_type ())
G_DECLARE_FINAL_TYPE (HqToaster, hq_toaster, HQ, TOASTER, AdwBin)

GtkWidget *hq_toaster_new (void);
void       hq_toaster_say (HqToaster  *self,
                           const char *sentence);

G_END_DECLS
