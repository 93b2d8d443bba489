/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-replay-plan.h"

G_BEGIN_DECLS

/* Between the files of the replay alone: who is at which counter when. */

/* A counter that may be staffed, and what the choice needs. */
typedef struct
{
  int counter;
  const char *staff; /* (borrowed) */
  gboolean chosen;
} HqReplayPlace;

GArray *hq_replay_staff_list       (const HqReplayPlan *plan);
guint   hq_replay_staff_choose     (const HqReplayPlan *plan,
                                    GArray             *places,
                                    guint               wanted);
void    hq_replay_staff_add_duties (HqReplayPlan        *plan,
                                    const HqReplayPlace *place);
void    hq_replay_staff_add_shifts (HqReplayPlan     *plan,
                                    const GArray     *places,
                                    const HqArrivals *arrivals);
void    hq_replay_staff_finish     (HqReplayPlan *plan);

G_END_DECLS
