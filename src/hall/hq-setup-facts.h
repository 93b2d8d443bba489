/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-setup-stage.h"

G_BEGIN_DECLS

gpointer hq_setup_facts_read (HqHall       *hall,
                              gconstpointer query,
                              GError      **error);
void     hq_setup_facts_free (gpointer facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSetupFacts, hq_setup_facts_free)

G_END_DECLS
