/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_TAKEN_PAGE (hq_taken_page_get_type ())

/**
 * HqTakenPage:
 *
 * What a screen of any role shows, and all that it does, while another machine has its place.
 */
G_DECLARE_FINAL_TYPE (HqTakenPage, hq_taken_page, HQ, TAKEN_PAGE, HqPage)

G_END_DECLS
