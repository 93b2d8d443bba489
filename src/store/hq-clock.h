/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

HqTime hq_clock_read (HqTime  last_event,
                      HqTime *behind);

G_END_DECLS
