/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-test-hall.h"

/* A day of the trial hall of which each figure is known: nine numbers, waits of each kind, ratings,
 * uses without a number, and eighteen cases. Begins as all zeroes but for its hall. */
typedef struct
{
  HqTestHall test;
  HqTime now;
  HqAnswer answer; /* the last */
} HqLivedDay;

void hq_lived_day_act    (HqLivedDay *day,
                          HqOrder     order);
void hq_lived_day_call   (HqLivedDay *day,
                          int         counter,
                          guint       number);
void hq_lived_day_finish (HqLivedDay *day,
                          int         counter);
void hq_lived_day_live   (HqLivedDay *day);
