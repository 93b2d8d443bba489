/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

void hq_guide_sheet_ask (HqPage *page);

G_END_DECLS
