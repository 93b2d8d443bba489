/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-test-hall.h"

/* A day of the hall for tests, drawn at random: issue, call, miss, return, emergency numbers, and rows of
 * all kinds in all combinations. */
void hq_random_day_live     (HqTestHall *test,
                             const char *date,
                             const char *end);
void hq_random_day_run      (HqTestHall *test,
                             HqOrder    *order,
                             HqTime      now);
void hq_random_day_add_rows (HqTestHall *test);
