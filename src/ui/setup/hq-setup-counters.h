/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_COUNTERS (hq_setup_counters_get_type ())

/**
 * HqSetupCounters:
 *
 * The counters by floor and zone, and what each of them serves.
 */
G_DECLARE_FINAL_TYPE (HqSetupCounters, hq_setup_counters, HQ, SETUP_COUNTERS, HqSetupBook)

G_END_DECLS
