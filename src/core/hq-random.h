/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqRandom:
 *
 * A generator of its own, xoshiro256** (Blackman and Vigna 2018): the same seed gives the same
 * numbers on every machine and with every version of GLib. Not for secrets.
 */
typedef struct
{
  guint64 state[4];
} HqRandom;

void     hq_random_init       (HqRandom *random,
                               guint64   seed);
guint64  hq_random_next       (HqRandom *random);
double   hq_random_unit       (HqRandom *random);
guint    hq_random_below      (HqRandom *random,
                               guint     bound);
gint64   hq_random_between    (HqRandom *random,
                               gint64    least,
                               gint64    most);
gboolean hq_random_chance     (HqRandom *random,
                               double    probability);
double   hq_random_log_normal (HqRandom *random,
                               double    median,
                               double    spread);

G_END_DECLS
