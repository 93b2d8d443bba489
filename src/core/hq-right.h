/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-nick.h"

G_BEGIN_DECLS

/* The acts of the hall: each is one change of its store, by one actor, with one event. */
typedef enum
{
  HQ_ACT_OPEN_DAY,
  HQ_ACT_CLOSE_DAY,
  HQ_ACT_ISSUE,
  HQ_ACT_CHECK_IN,
  HQ_ACT_CANCEL,
  HQ_ACT_SIGN_IN,
  HQ_ACT_SIGN_OUT,
  HQ_ACT_PAUSE,
  HQ_ACT_UNPAUSE,
  HQ_ACT_CALL,
  HQ_ACT_ANNOUNCED,
  HQ_ACT_RECALL,
  HQ_ACT_START,
  HQ_ACT_FINISH,
  HQ_ACT_MISSED,
  HQ_ACT_PRESENT,
  HQ_N_ACTS
} HqAct;

const char *hq_right_get_nick (HqAct       act);
int         hq_right_find_act (const char *nick);
gboolean    hq_right_allows   (HqRole      role,
                               HqAct       act,
                               HqHallKind  kind);

G_END_DECLS
