/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"
#include "hq-slip.h"
#include "hq-view.h"

G_BEGIN_DECLS

HqSlip *hq_probe_page_new_slip (void);
void hq_probe_page_follow (HqPage *page, const HqView *view);
const char *hq_probe_page_describe (const char *fault);

G_END_DECLS
