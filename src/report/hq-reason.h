/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figures.h"

G_BEGIN_DECLS

const char *hq_reason_get_name    (HqFigureReason reason);
const char *hq_reason_get_side    (HqFigureSide side);
const char *hq_reason_get_formula (HqMetric metric);
const char *hq_reason_get_cause   (const char *cause);

G_END_DECLS
