/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_BOARD_PAGE (hq_board_page_get_type ())

/**
 * HqBoardPage:
 *
 * The board of a floor, a zone or the whole hall (大屏), read from ten metres.
 */
G_DECLARE_FINAL_TYPE (HqBoardPage, hq_board_page, HQ, BOARD_PAGE, HqPage)

G_END_DECLS
