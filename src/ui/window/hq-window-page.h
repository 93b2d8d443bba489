/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_WINDOW_PAGE (hq_window_page_get_type ())

/**
 * HqWindowPage:
 *
 * The screen above a counter (窗口屏), read from five metres.
 */
G_DECLARE_FINAL_TYPE (HqWindowPage, hq_window_page, HQ, WINDOW_PAGE, HqPage)

G_END_DECLS
