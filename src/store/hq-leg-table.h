/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-day-table.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* One way from waiting to a call: why it began, and what the wait counts from. */
typedef struct
{
  gint64 ticket;
  int leg;
  const char *cause; /* interned, or borrowed when it is written: issue, return, redirect, continue,
                        change */
  const char *service;
  HqClass class;
  gint64 target;
  HqTime wait_from;
} HqLeg;

gboolean      hq_leg_table_start     (HqDatabase   *db,
                                      const HqLeg  *leg,
                                      GError      **error);
gboolean      hq_leg_table_end       (HqDatabase   *db,
                                      const HqLeg  *leg,
                                      HqTime        now,
                                      const char   *end,
                                      GError      **error);
gboolean      hq_leg_table_get       (HqDatabase  *db,
                                      gint64       ticket,
                                      int          number,
                                      HqLeg       *leg,
                                      GError     **error);
gboolean      hq_leg_table_rebase    (HqDatabase          *db,
                                      const HqDaySession  *session,
                                      HqTime               opens_at,
                                      GError             **error);
const HqText *hq_leg_table_get_texts (guint *n_texts);

G_END_DECLS
