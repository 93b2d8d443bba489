/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-pad-state.h"

G_BEGIN_DECLS

#define HQ_TYPE_RATING_REASON (hq_rating_reason_get_type ())

/**
 * HqRatingReason:
 *
 * Why somebody rated as they did, and, of a bad rating, the telephone on which they may be called
 * back. It writes into the state that it shows.
 */
G_DECLARE_FINAL_TYPE (HqRatingReason, hq_rating_reason, HQ, RATING_REASON, AdwBin)

void hq_rating_reason_show (HqRatingReason *self,
                            HqPadState     *state);
void hq_rating_reason_turn (HqRatingReason *self,
                            GtkOrientation  orientation);

G_END_DECLS
