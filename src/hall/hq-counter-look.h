/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"
#include "hq-move.h"

G_BEGIN_DECLS

/* What a clerk asks for once: the query of the readers below. Strings are owned. */
typedef struct
{
  char *ticket;  /* (nullable): the story: a number of @day */
  char *service; /* (nullable): search, move and usual: of this service */
  HqDate day;    /* story; usual: today */
  HqTime now;    /* move: the store's clock */
} HqCounterLook;

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

G_END_DECLS
