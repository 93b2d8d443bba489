/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-screen.h"
#include "hq-test-hall.h"

/* The screens of one counter of the trial hall in this process, each with a window of its own, and
 * what people do with them. The hall is open now and makes nobody wait for a minute. */
typedef struct
{
  HqTestHall test;
  HqLive *live[HQ_N_SCREENS];     /* (owned) (nullable) */
  HqScreen *screen[HQ_N_SCREENS]; /* (borrowed) (nullable): GTK's */
} HqTestFloor;

#define HQ_TEST_FLOOR_WAIT(condition)                                                              \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

void hq_test_floor_init (HqTestFloor *self);
void hq_test_floor_clear (HqTestFloor *self);
void hq_test_floor_open (HqTestFloor *self, HqScreenRole role);
void hq_test_floor_sign_in (HqTestFloor *self);
void hq_test_floor_issue (HqTestFloor *self);
GtkWidget *hq_test_floor_find (HqTestFloor *self, HqScreenRole role, const char *name);
gboolean hq_test_floor_shows (HqTestFloor *self, HqScreenRole role, const char *text);
void hq_test_floor_press (HqTestFloor *self, HqScreenRole role, const char *name);
void hq_test_floor_see (HqTestFloor *self, HqScreenRole role, const char *text);
void hq_test_floor_type (HqTestFloor *self, HqScreenRole role, const char *text);
