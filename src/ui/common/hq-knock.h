/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_KNOCK_TIMES 5

/* The last touches of a place that nobody touches so by accident. */
typedef struct
{
  gint64 at[HQ_KNOCK_TIMES]; /* by the monotonic clock */
} HqKnock;

gboolean hq_knock_count (HqKnock *knock);

G_END_DECLS
