/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-board-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_BOARD_LINE_ROW (hq_board_line_row_get_type ())

/**
 * HqBoardLineRow:
 *
 * A service: how many wait, and who is to be ready.
 */
G_DECLARE_FINAL_TYPE (HqBoardLineRow, hq_board_line_row, HQ, BOARD_LINE_ROW, AdwBin)

GtkWidget *hq_board_line_row_new  (void);
void       hq_board_line_row_show (HqBoardLineRow    *self,
                                   const HqBoardLine *line);

G_END_DECLS
