/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ROTA_SCALE (hq_setup_rota_scale_get_type ())

/**
 * HqSetupRotaScale:
 *
 * A line of words above or below the columns of the rota.
 */
G_DECLARE_FINAL_TYPE (HqSetupRotaScale, hq_setup_rota_scale, HQ, SETUP_ROTA_SCALE, GtkWidget)

void   hq_setup_rota_scale_set      (HqSetupRotaScale   *self,
                                     const char         *caption,
                                     const char *const  *texts,
                                     gboolean            middle);
double hq_setup_rota_scale_get_em   (GtkWidget *widget);
double hq_setup_rota_scale_get_left (GtkWidget *widget);
void   hq_setup_rota_scale_get_ink  (GdkRGBA *ink);

G_END_DECLS
