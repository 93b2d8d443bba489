/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_FIRST_START (hq_first_start_get_type ())

/**
 * HqFirstStart:
 *
 * What a machine without a hall shows: the demo hall, an empty one with its first administrator, or
 * one that is there already.
 */
G_DECLARE_FINAL_TYPE (HqFirstStart, hq_first_start, HQ, FIRST_START, AdwBin)

void hq_first_start_set_store (HqFirstStart *self,
                               const char   *store);

G_END_DECLS
