/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

gboolean hq_due_find (HqHall  *hall,
                      HqDate   accepted,
                      guint    days,
                      HqDate  *due,
                      GError **error);

G_END_DECLS
