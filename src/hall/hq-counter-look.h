/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-list.h"
#include "hq-item.h"
#include "hq-move.h"

G_BEGIN_DECLS

/* What a clerk asks for once: the query of the readers below. Strings are owned. */
typedef struct
{
  char *ticket;  /* (nullable): the story: a number of @day */
  char *service; /* (nullable): search, move and usual: of this service */
  char *staff;   /* (nullable): cases: of this clerk */
  HqDate day;    /* story, cases; usual: today */
  HqTime now;    /* move: the store's clock */
} HqCounterLook;

/* A clerk's open case. */
typedef struct
{
  HqCaseLine line;
  char *name;    /* (owned): of its item, "" for none */
  char *name_en; /* (owned) */
} HqCounterCase;

HqCounterLook *hq_counter_look_new         (const HqCounterLook *look);
void           hq_counter_look_free        (gpointer look);
gpointer       hq_counter_look_read_story  (HqHall       *hall,
                                            gconstpointer look,
                                            GError      **error);
gpointer       hq_counter_look_read_move   (HqHall       *hall,
                                            gconstpointer look,
                                            GError      **error);
gpointer       hq_counter_look_read_search (HqHall       *hall,
                                            gconstpointer look,
                                            GError      **error);
gpointer       hq_counter_look_read_usual  (HqHall       *hall,
                                            gconstpointer look,
                                            GError      **error);
gpointer       hq_counter_look_read_cases  (HqHall       *hall,
                                            gconstpointer look,
                                            GError      **error);

G_END_DECLS
