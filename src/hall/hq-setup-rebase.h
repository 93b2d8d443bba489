/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

HqSetup *hq_setup_rebase_draft (const HqSetup *base,
                                const HqSetup *draft,
                                const HqSetup *now);

G_END_DECLS
