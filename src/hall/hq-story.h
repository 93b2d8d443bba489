/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"
#include "hq-hall.h"
#include "hq-story-table.h"

G_BEGIN_DECLS

/* Of which ticket. */
typedef struct
{
  gint64 ticket; /* by its id; 0 where it is asked for by what follows */
  char *text;    /* (owned) (nullable): a number, as A012, or what a ticket's code holds */
  HqDate day;    /* of the number, 0 for the last one on which something happened */
  char *asker;   /* (owned) (nullable): whose own ratings are kept back; %NULL keeps back none */
} HqStoryAsk;

/**
 * HqStory:
 *
 * All that is known of a ticket, read on one snapshot of the store. No visitor's name is in it.
 */
typedef struct
{
  HqTicket ticket;
  GArray *events;  /* (owned) (element-type HqEvent): all that happened to it and to its cases, in order */
  GArray *legs;    /* (owned) (element-type HqStoryLeg): each way to a call, in order */
  GArray *stays;   /* (owned) (element-type HqStoryStay): each stay at a counter, in order */
  GArray *matters; /* (owned) (element-type HqStoryMatter): in order */
} HqStory;

gboolean    hq_story_read       (HqHall      *hall,
                                 const char  *number,
                                 HqDate       day,
                                 GArray      *events,
                                 GError     **error);
HqStoryAsk *hq_story_ask_new    (const HqStoryAsk *ask);
void        hq_story_ask_free   (gpointer ask);
gpointer    hq_story_read_whole (HqHall       *hall,
                                 gconstpointer ask,
                                 GError      **error);
void        hq_story_free       (gpointer story);
gint64      hq_story_measure    (const HqStoryStay *stay);

G_END_DECLS
