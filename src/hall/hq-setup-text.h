/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* What a hall's file need not say. The targets of the classes, in minutes. */
#define HQ_SETUP_TEXT_WARN_WAITING 30
#define HQ_SETUP_TEXT_MATTERS_LIMIT 3
extern const int hq_setup_text_targets[HQ_N_CLASSES];

char *hq_setup_text_format (const HqSetup *setup);

G_END_DECLS
