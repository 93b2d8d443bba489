/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-rota.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ROTA_GRID (hq_setup_rota_grid_get_type ())

/**
 * HqSetupRotaGrid:
 *
 * Counters by half-hours. A cell is planned or not: arrows go from cell to cell, with shift they take
 * more of them, and space or the mouse turns what is taken over.
 */
G_DECLARE_FINAL_TYPE (HqSetupRotaGrid, hq_setup_rota_grid, HQ, SETUP_ROTA_GRID, GtkWidget)

/* The half-hours that are shown. */
typedef struct
{
  int first;
  int last;
  guint64 open; /* those in which a session runs */
  gboolean editable;
} HqSetupRotaHours;

void          hq_setup_rota_grid_show       (HqSetupRotaGrid        *self,
                                             GArray                 *rows,
                                             const GArray           *base,
                                             const HqSetupRotaHours *hours);
void          hq_setup_rota_grid_set_names  (HqSetupRotaGrid    *self,
                                             const char *const  *names);
void          hq_setup_rota_grid_get_cursor (HqSetupRotaGrid *self,
                                             guint           *row,
                                             int             *half,
                                             guint           *taken);
void          hq_setup_rota_grid_set_cursor (HqSetupRotaGrid *self,
                                             guint            row,
                                             int              half,
                                             gboolean         extend);
void          hq_setup_rota_grid_toggle     (HqSetupRotaGrid *self);

G_END_DECLS
