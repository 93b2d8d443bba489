/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-error.h"
#include "hq-item.h"
#include "hq-test-hall.h"

/* A trial hall on Thursday 2021-02-18, and who acts next in it. Without anything said an act is done
 * by the operator: at a counter as its clerk, c1 at counter 1, and elsewhere at the kiosk K1. With
 * hq_test_day_init_tax() the hall has a department "tax" too, and items of it: the instant I1, the
 * promised P1, P2, P3, P5 and P20 with so many working days, and S1 of the self-service zone. */
typedef struct
{
  HqTestHall test;
  HqTime now;
  HqAnswer answer;     /* to the last act that worked */
  HqRole role;
  const char *staff;   /* (nullable): acts instead of the counter's clerk */
  const char *away;    /* (nullable): acts where there is no counter; nobody of the staff rates */
  const char *place;   /* (nullable): where acts are done that are not at a counter */
  const char *request; /* (nullable): of the next acts */
} HqTestDay;

void hq_test_day_init         (HqTestDay     *day,
                               gconstpointer  data);
void hq_test_day_init_tax     (HqTestDay     *day,
                               gconstpointer  data);
void hq_test_day_clear        (HqTestDay     *day,
                               gconstpointer  data);
void hq_test_day_try          (HqTestDay *day,
                               HqOrder    order,
                               HqError    code);
void hq_test_day_set_calendar (HqTestDay        *day,
                               const HqCalendar *calendar);
void hq_test_day_wait         (HqTestDay *day,
                               int        seconds);
void hq_test_day_go           (HqTestDay  *day,
                               const char *time);
void hq_test_day_serve        (HqTestDay *day,
                               int        counter);
HqItem *hq_test_day_find_item (HqTestDay  *day,
                               const char *code);
void hq_test_day_visit        (HqTestDay *day,
                               int        counter);
void hq_test_day_assert_lines (HqTestDay *day);

/* For a test function with a parameter HqTestDay *fixture. What is refused must change nothing. */
#define DO(...) hq_test_day_try (fixture, (HqOrder) { __VA_ARGS__ }, HQ_N_ERRORS)
#define REFUSE(code, ...) hq_test_day_try (fixture, (HqOrder) { __VA_ARGS__ }, HQ_ERROR_##code)
#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)
#define SQL(sql) hq_test_hall_run_sql (&fixture->test, sql)
#define ADD(path, func)                                                                            \
  g_test_add (path, HqTestDay, NULL, hq_test_day_init, func, hq_test_day_clear)
#define ADD_TAX(path, func)                                                                        \
  g_test_add (path, HqTestDay, NULL, hq_test_day_init_tax, func, hq_test_day_clear)
