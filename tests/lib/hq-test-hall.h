/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-setup.h"

/* A hall of four services on a real file: A on floor 2, B on floor 3, which needs an identity number
 * and lets an agent take two tickets, C on floor 1, which may be told one, and D on floor 4, twenty
 * tickets a day. Counters 1 and 2 on floor 2 are for A, 3 on floor 4 is for D and serves A too, 4 on
 * floor 3 serves all alike. Clerks c1 to c4, the guide g1, the manager m1; kiosks K1 on floor 2 and
 * K2 on floor 4; items A01 to A04 and B01. It opens on working days of 2021, 09:00 to 12:00 and 13:00
 * to 17:00, with last tickets half an hour before; the kind of day "overtime" has no sessions. */
typedef struct
{
  const char *folder; /* (borrowed): goes away when the program ends */
  char *path;         /* (owned) */
  HqHall *hall;       /* (owned) */
} HqTestHall;

void   hq_test_hall_init       (HqTestHall *test,
                                HqHallKind  kind);
void   hq_test_hall_init_with  (HqTestHall    *test,
                                HqHallKind     kind,
                                const HqSetup *setup);
void   hq_test_hall_set_noon   (HqTestHall *test);
void   hq_test_hall_open_today (HqTestHall *test);
void   hq_test_hall_clear      (HqTestHall *test);
HqTime hq_test_hall_time       (const char *text);
gint64 hq_test_hall_count      (HqTestHall *test,
                                const char *sql);
char  *hq_test_hall_dump       (HqTestHall *test,
                                const char *except);
void   hq_test_hall_check      (HqTestHall *test);
void   hq_test_hall_run_sql    (HqTestHall *test,
                                const char *sql);
