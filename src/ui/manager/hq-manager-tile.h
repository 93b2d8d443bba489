/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-rate.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_TILE (hq_manager_tile_get_type ())

/**
 * HqManagerTile:
 *
 * One figure in a band of them: what it is, its value, the counts of a rate in the same line, and a
 * remark. A screen reader has it as one thing. It is pressed for what it is made of.
 */
G_DECLARE_FINAL_TYPE (HqManagerTile, hq_manager_tile, HQ, MANAGER_TILE, GtkButton)

void hq_manager_tile_set      (HqManagerTile *self,
                               const char    *value,
                               const char    *note);
void hq_manager_tile_set_rate (HqManagerTile *self,
                               HqRate         rate,
                               const char    *note);
void hq_manager_tile_set_grave (HqManagerTile *self,
                                gboolean       grave);

G_END_DECLS
