/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/**
 * HqSetupIndex:
 *
 * The rows of a set-up by their keys, and what belongs to its services and counters by whose it is. It is
 * good for as long as no row is added, dropped, or given another key.
 */
typedef struct _HqSetupIndex HqSetupIndex;

HqSetupIndex *hq_setup_index_new  (const HqSetup *setup);
void          hq_setup_index_free (HqSetupIndex *self);

gboolean         hq_setup_index_has_floor      (const HqSetupIndex *self,
                                                int                 floor);
gboolean         hq_setup_index_has_counter    (const HqSetupIndex *self,
                                                int                 counter);
gboolean         hq_setup_index_has_zone       (const HqSetupIndex *self,
                                                const char         *zone);
gboolean         hq_setup_index_has_department (const HqSetupIndex *self,
                                                const char         *department);
gboolean         hq_setup_index_has_day_kind   (const HqSetupIndex *self,
                                                const char         *day_kind);
gboolean         hq_setup_index_has_service    (const HqSetupIndex *self,
                                                const char         *service);
const HqSession *hq_setup_index_find_session   (const HqSetupIndex *self,
                                                const char         *day_kind,
                                                const char         *session);
const GPtrArray *hq_setup_index_get_runs       (const HqSetupIndex *self,
                                                const char         *service);
const GPtrArray *hq_setup_index_get_served     (const HqSetupIndex *self,
                                                int                 counter);
gboolean         hq_setup_index_is_served      (const HqSetupIndex *self,
                                                const char         *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSetupIndex, hq_setup_index_free)

G_END_DECLS
