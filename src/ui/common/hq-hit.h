/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search.h"

G_BEGIN_DECLS

char *hq_hit_mark (const HqSearchHit *hit,
                   const char        *begin,
                   const char        *end);
char *hq_hit_say  (const HqSearchHit *hit);

G_END_DECLS
