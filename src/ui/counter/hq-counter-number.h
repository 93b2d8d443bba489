/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-form.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_NUMBER (hq_counter_number_get_type ())

/**
 * HqCounterNumber:
 *
 * The form for a ticket that is named by its number: called out of turn with a reason, checked in
 * after a miss, or cancelled.
 */
G_DECLARE_FINAL_TYPE (HqCounterNumber, hq_counter_number, HQ, COUNTER_NUMBER, HqCounterForm)

HqCounterForm *hq_counter_number_new (const char *number);

G_END_DECLS
