/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqPace:
 *
 * How often somebody looks for changes, and whether to be told of each one is worth it. Zero at first;
 * its members are its own, but for @asks. All times are those of one monotonic clock, in microseconds.
 */
typedef struct
{
  gint64 since;  /* when what is counted began */
  guint changes; /* since then */
  gboolean slow; /* a look since then took so long that its rest was the longest */
  gboolean asks; /* not told of each change: all of half a second are asked for at once */
} HqPace;

gboolean hq_pace_add       (HqPace *pace,
                            guint   changes,
                            gint64  began,
                            gint64  ended);
gint64   hq_pace_find_next (const HqPace *pace,
                            gint64        began,
                            gint64        ended);

G_END_DECLS
