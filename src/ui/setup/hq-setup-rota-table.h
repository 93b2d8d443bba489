/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-rota-plan.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ROTA_TABLE (hq_setup_rota_table_get_type ())

/**
 * HqSetupRotaTable:
 *
 * The rota of a day as a grid between two scales, with what is to be said of the cell that is looked at, of
 * the gaps, and of the days that have a rota of their own. It says with "changed" that a cell was turned.
 */
G_DECLARE_FINAL_TYPE (HqSetupRotaTable, hq_setup_rota_table, HQ, SETUP_ROTA_TABLE, GtkBox)

gboolean hq_setup_rota_table_show (HqSetupRotaTable *self,
                                   const HqRotaView *view,
                                   GArray           *rows,
                                   gboolean          editable);

G_END_DECLS
