/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_PAD (hq_counter_pad_get_type ())

/**
 * HqCounterPad:
 *
 * The number pad that belongs to a counter alone, whichever program has the focus: which one it is,
 * remembered by this machine, and how it stands with it.
 */
G_DECLARE_FINAL_TYPE (HqCounterPad, hq_counter_pad, HQ, COUNTER_PAD, AdwBin)

void hq_counter_pad_use (HqCounterPad *self,
                         const char   *path);

G_END_DECLS
