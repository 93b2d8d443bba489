/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

HqSetup *hq_setup_copy (const HqSetup *setup);

G_END_DECLS
