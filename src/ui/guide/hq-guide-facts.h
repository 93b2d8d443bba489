/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_FACTS (hq_guide_facts_get_type ())

/**
 * HqGuideFacts:
 *
 * What is known of a ticket or an item, a line each: what it is, and how it stands.
 */
G_DECLARE_FINAL_TYPE (HqGuideFacts, hq_guide_facts, HQ, GUIDE_FACTS, AdwBin)

void      hq_guide_facts_clear (HqGuideFacts *self);
GtkLabel *hq_guide_facts_add   (HqGuideFacts *self,
                                const char   *name,
                                const char   *value);

G_END_DECLS
