/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-follow-words.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_FOLLOW_ROWS (hq_manager_follow_rows_get_type ())

/**
 * HqManagerFollowRows:
 *
 * The bad ratings of one list, of which one is chosen. What stays the same while others work keeps its
 * place, and with it the focus.
 */
G_DECLARE_FINAL_TYPE (HqManagerFollowRows, hq_manager_follow_rows, HQ, MANAGER_FOLLOW_ROWS, AdwBin)

void               hq_manager_follow_rows_print     (GString            *text,
                                                     const HqFollowLine *line);
guint              hq_manager_follow_rows_show      (HqManagerFollowRows       *self,
                                                     const HqManagerFollowTale *tale,
                                                     HqFollowList               list,
                                                     gint64                     chosen);
GtkSelectionModel *hq_manager_follow_rows_get_model (HqManagerFollowRows *self);

G_END_DECLS
