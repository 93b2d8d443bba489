/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-replay-plan.h"

G_BEGIN_DECLS

/* How far it is. */
typedef struct
{
  guint acts;     /* done so far, of this run and those before */
  guint repeated; /* of these, done by a run before */
  guint visits;   /* that have come */
  guint of;       /* that will come */
  HqTime now;     /* on the hall's clock */
} HqReplayProgress;

/**
 * HqReplayFunc:
 *
 * Told after each act; one that returns %FALSE ends the replay there.
 */
typedef gboolean (*HqReplayFunc) (const HqReplayProgress *progress, gpointer user_data);

/* Whom to tell. */
typedef struct
{
  HqReplayFunc func;
  gpointer user_data;
} HqReplayWatcher;

/* What came of the day, counted while it was lived. */
typedef struct
{
  HqReplayProgress progress;
  guint issued;
  guint refused;   /* came for a number and got none */
  guint served;
  guint cancelled;
  guint missed;     /* times that somebody was called and did not come */
  guint rated;
  guint redirected; /* were wrong, and sent on */
  guint continued;  /* went on with another matter */
  guint held;       /* went to fetch something */
  guint unserved;
  GArray *waits;   /* (owned) (element-type gint64): from issue or opening to the first call */
  GArray *real_waits; /* (owned) (element-type gint64): those of the records */
} HqReplayResult;

gboolean hq_replay_run          (HqHall                 *hall,
                                 const HqReplayPlan     *plan,
                                 const HqReplayWatcher  *watcher,
                                 HqReplayResult        **result,
                                 GError                **error);
void     hq_replay_result_free  (HqReplayResult *result);
gint64   hq_replay_get_quantile (GArray *lengths,
                                 double  share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqReplayResult, hq_replay_result_free)

G_END_DECLS
