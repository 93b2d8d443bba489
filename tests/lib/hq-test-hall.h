/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-setup.h"

/* A hall of two services on a real file: A on floor 2, D on floor 4; counters 1 and 2 serve A, 3
 * serves both and is for D. Clerks c1 to c3. It opens on working days of 2021, 09:00 to 12:00 and
 * 13:00 to 17:00, with last tickets half an hour before. */
typedef struct
{
  const char *folder; /* (borrowed): goes away when the test ends */
  char *path;         /* (owned) */
  HqHall *hall;       /* (owned) */
} HqTestHall;

void   hq_test_hall_init  (HqTestHall  *test,
                           HqHallKind   kind);
void   hq_test_hall_clear (HqTestHall  *test);
HqTime hq_test_hall_time  (const char  *text);
gint64 hq_test_hall_count (HqTestHall  *test,
                           const char  *sql);
