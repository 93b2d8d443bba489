/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk.h"
#include "hq-counter-keys.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_DEEDS (hq_counter_deeds_get_type ())

/**
 * HqCounterDeeds:
 *
 * The buttons of a counter: the big one for what comes next, and the others, each with its key or
 * when it will be possible. They keep their places, so that a hand finds them.
 */
G_DECLARE_FINAL_TYPE (HqCounterDeeds, hq_counter_deeds, HQ, COUNTER_DEEDS, AdwBin)

void       hq_counter_deeds_update     (HqCounterDeeds          *self,
                                        const HqCounterDeskView *view,
                                        HqTime                   now,
                                        gboolean                 able);
GtkWidget *hq_counter_deeds_get_button (HqCounterDeeds *self,
                                        HqCounterKey    key);

G_END_DECLS
