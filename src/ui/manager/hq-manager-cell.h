/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-manager-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_CELL (hq_manager_cell_get_type ())

/**
 * HqManagerCell:
 *
 * A counter as one field of the floor: its number, what it does by a word, a shape and a colour, whom
 * it has, since when, and its clerk.
 */
G_DECLARE_FINAL_TYPE (HqManagerCell, hq_manager_cell, HQ, MANAGER_CELL, GtkFlowBoxChild)

GtkWidget *hq_manager_cell_new       (guint index);
guint      hq_manager_cell_get_index (HqManagerCell *self);
void       hq_manager_cell_show      (HqManagerCell       *self,
                                      const HqManagerView *view,
                                      gboolean             planned,
                                      HqTime               now);

G_END_DECLS
