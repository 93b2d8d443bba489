/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-error.h"
#include "hq-test-hall.h"

/* A small hall with a department "tax" and items of it, at a made-up time: the instant I1, the
 * promised P1, P2, P3, P5 and P20 with so many working days, and S1 of the self-service zone. */
typedef struct
{
  HqTestHall test;
  HqTime now;
  HqAnswer answer; /* of the last act that worked */
} HqTestAct;

void  hq_test_act_setup        (HqTestAct     *act,
                                gconstpointer  data);
void  hq_test_act_teardown     (HqTestAct     *act,
                                gconstpointer  data);
void  hq_test_act_set_time     (HqTestAct  *act,
                                const char *text);
void  hq_test_act_set_calendar (HqTestAct        *act,
                                const HqCalendar *calendar);
void  hq_test_act_try          (HqTestAct *act,
                                HqOrder    order,
                                HqError    code);
void  hq_test_act_visit        (HqTestAct *act,
                                int        counter);
char *hq_test_act_dump         (HqTestAct  *act,
                                const char *except);

#define DO(...) hq_test_act_try (act, (HqOrder) { __VA_ARGS__ }, HQ_N_ERRORS)
#define REFUSE(code, ...) hq_test_act_try (act, (HqOrder) { __VA_ARGS__ }, HQ_ERROR_##code)
#define COUNT(sql) hq_test_hall_count (&act->test, sql)
#define ADD(name, func) g_test_add (name, HqTestAct, NULL, hq_test_act_setup, func, \
                                    hq_test_act_teardown)
