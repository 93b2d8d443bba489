/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

GPtrArray *hq_slot_file_parse (GBytes *file, const HqSetup *setup, GTimeZone *zone, GError **error);
char *hq_slot_file_format (const GPtrArray *slots, GTimeZone *zone);

G_END_DECLS
