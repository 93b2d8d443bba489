/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_RATING_PAGE (hq_rating_page_get_type ())

/**
 * HqRatingPage:
 *
 * The pad on the visitor's side of a counter (评价).
 */
G_DECLARE_FINAL_TYPE (HqRatingPage, hq_rating_page, HQ, RATING_PAGE, HqPage)

G_END_DECLS
