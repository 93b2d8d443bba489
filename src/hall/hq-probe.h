/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-probe-table.h"

G_BEGIN_DECLS

/* Whoever is asked later than this leaves it alone: a machine that is switched on at noon prints no
 * page of the morning. */
#define HQ_PROBE_PATIENCE (30 * HQ_SECOND)

gboolean hq_probe_ask (HqChange *change, GError **error);
gboolean hq_probe_end (HqChange *change, GError **error);
const HqProbe *hq_probe_find (const GArray *probes, const char *kind, const char *subject);
gboolean hq_probe_is_waiting (const HqProbe *probe, HqTime now);

G_END_DECLS
