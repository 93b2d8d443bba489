/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

GArray *hq_peak_new  (void);
void    hq_peak_add  (GArray *edges,
                      HqTime  from,
                      HqTime  to);
gint64  hq_peak_find (GArray *edges);

G_END_DECLS
