/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-form.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_PAUSE (hq_counter_pause_get_type ())

/**
 * HqCounterPause:
 *
 * The form that stops a counter for a while (暂停服务): why, until when, and whether the public is to
 * see why.
 */
G_DECLARE_FINAL_TYPE (HqCounterPause, hq_counter_pause, HQ, COUNTER_PAUSE, HqCounterForm)

HqCounterForm *hq_counter_pause_new (HqLive *live);

G_END_DECLS
