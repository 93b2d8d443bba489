/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-item.h"
#include "hq-search.h"

G_BEGIN_DECLS

HqSearch *hq_search_load_hall    (HqHall  *hall,
                                  GError **error);
HqSearch *hq_search_load_items   (HqHall          *hall,
                                  const GPtrArray *items,
                                  GError         **error);
HqSearch *hq_search_load_service (HqHall     *hall,
                                  const char *service,
                                  GError    **error);
GArray   *hq_search_load_words   (void);

G_END_DECLS
