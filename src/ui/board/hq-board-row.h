/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-board-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_BOARD_ROW (hq_board_row_get_type ())

/**
 * HqBoardRow:
 *
 * A ticket that was called, and the counter that it is to go to.
 */
G_DECLARE_FINAL_TYPE (HqBoardRow, hq_board_row, HQ, BOARD_ROW, AdwBin)

GtkWidget *hq_board_row_new   (void);
void       hq_board_row_show  (HqBoardRow        *self,
                               const HqBoardView *view,
                               const HqBoardCall *call);
void       hq_board_row_flash (HqBoardRow *self);

G_END_DECLS
