/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

HqTime hq_clock_read (HqDatabase *db,
                      HqTime      last_event,
                      HqTime     *behind);

G_END_DECLS
