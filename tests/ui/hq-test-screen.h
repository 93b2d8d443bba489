/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-screen.h"
#include "hq-test-hall.h"

/* A screen of a hall that is open now, and the hall from elsewhere. */
typedef struct
{
  HqTestHall test;
  HqLive *live;     /* (owned) */
  HqScreen *screen; /* (borrowed): GTK's */
} HqTestScreen;

/* What is shown, and where. */
typedef struct
{
  GType page_type;
  const char *place;
  int width;
  int height;
  const char *sql; /* (nullable): what the hall has beside hq_test_hall_init()'s */
} HqTestScreenStart;

void        hq_test_screen_load_looks (void);
void        hq_test_screen_init       (HqTestScreen            *screen,
                                       const HqTestScreenStart *start);
void        hq_test_screen_clear      (HqTestScreen *screen);
void        hq_test_screen_run        (HqTestScreen *screen,
                                       const char   *staff,
                                       HqOrder       order);
gpointer    hq_test_screen_part       (HqTestScreen *screen,
                                       const char   *name);
const char *hq_test_screen_read       (HqTestScreen *screen,
                                       const char   *name);
gboolean    hq_test_screen_says       (HqTestScreen *screen,
                                       const char   *text);
void        hq_test_screen_speak      (HqScreen   *screen,
                                       const char *language);
void        hq_test_screen_lose       (HqTestScreen *screen);
void        hq_test_screen_find       (HqTestScreen *screen);
gpointer    hq_test_screen_get_window (GType type);

#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)
