/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-test-floor.h"

/* What a clerk's screen does while another process holds the hall for two seconds. */
typedef struct
{
  gint64 gap;    /* the longest time between two rounds of the main loop, microseconds */
  GArray *times; /* (owned) (element-type double): from each key to its answer on the screen */
  int rounds;    /* how often it was measured */
} HqTestBusy;

void         hq_test_busy_init    (HqTestBusy *self);
void         hq_test_busy_clear   (HqTestBusy *self);
void         hq_test_busy_focus   (HqTestFloor *floor);
GSubprocess *hq_test_busy_start   (HqTestFloor *floor);
void         hq_test_busy_measure (HqTestBusy  *self,
                                   HqTestFloor *floor);
int          hq_test_busy_hold    (const char *store);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqTestBusy, hq_test_busy_clear)
