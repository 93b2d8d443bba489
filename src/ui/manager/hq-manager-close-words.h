/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-readiness.h"

G_BEGIN_DECLS

/* The lists of what a close would find. */
typedef enum
{
  HQ_MANAGER_CLOSE_WAITING,
  HQ_MANAGER_CLOSE_COUNTERS,
  HQ_MANAGER_CLOSE_PARKED,
  HQ_MANAGER_CLOSE_USES,
  HQ_N_MANAGER_CLOSE
} HqManagerCloseList;

/* A row of them. Strings are owned. */
typedef struct
{
  char *title;
  char *text;
} HqManagerCloseRow;

char       *hq_manager_close_words_outcome (const HqClosing *closing,
                                            gboolean         first_place);
const char *hq_manager_close_words_title   (HqManagerCloseList list);
const char *hq_manager_close_words_none    (HqManagerCloseList list);
GPtrArray  *hq_manager_close_words_list    (const HqReadiness *facts,
                                            HqManagerCloseList list,
                                            HqTime             now);

G_END_DECLS
