/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-board-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_BOARD_NOTICE (hq_board_notice_get_type ())

/**
 * HqBoardNotice:
 *
 * What the hall has to say to everybody: one line, and what is longer a line at a time, each as long
 * as a page of the board.
 */
G_DECLARE_FINAL_TYPE (HqBoardNotice, hq_board_notice, HQ, BOARD_NOTICE, AdwBin)

void hq_board_notice_show (HqBoardNotice     *self,
                           const HqBoardView *view,
                           HqTime             now);

G_END_DECLS
