/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"

G_BEGIN_DECLS

/* What somebody of the staff took for the stays of one service. */
typedef struct
{
  const char *staff; /* interned */
  guint stays;       /* that were measured */
  gint64 median;     /* of these, microseconds */
} HqClerksRow;

GArray *hq_clerks_list (const HqFigureRows *rows);

G_END_DECLS
