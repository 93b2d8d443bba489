/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-phrase.h"

G_BEGIN_DECLS

#define HQ_ANNOUNCE_CALM 3                 /* so many may wait, and each is said in full */
#define HQ_ANNOUNCE_ALERT (30 * HQ_SECOND) /* so long the last one may wait */

/* A ticket that is called and was not answered yet. */
typedef struct
{
  gint64 ticket;
  int period;
  const char *zone; /* (nullable): where its counter stands; interned */
  guint asked;      /* how often it was to be said: 1 and its recalls */
  guint said;       /* how often it was, or counts as said */
  HqTime asked_at;  /* when it was asked for last */
  gboolean english; /* it is said in English as well, after the Chinese */
  gboolean aside;   /* not to be said by these loudspeakers now, whether it was said or not */
  HqPhrase phrase;  /* in Chinese */
} HqAnnounceCall;

/* How one call is said. */
typedef struct
{
  guint times; /* how often, in each of its languages */
  gboolean chime;
  gboolean brief;
} HqAnnounceManner;

/**
 * HqAnnounceQueue:
 *
 * What is to be said by one announcer, first come first said.
 */
typedef struct
{
  GArray *waiting; /* (owned) (element-type HqAnnounceCall): the first is being said, or is next */
  GArray *spoken;  /* (owned) (element-type HqAnnounceCall): said here, which the store may not know */
} HqAnnounceQueue;

HqPhraseKind          hq_announce_get_kind    (guint recalls,
                                               guint recall_most);
void                  hq_announce_init        (HqAnnounceQueue *queue);
void                  hq_announce_clear       (HqAnnounceQueue *queue);
void                  hq_announce_merge       (HqAnnounceQueue *queue,
                                               const GArray    *calls);
void                  hq_announce_note        (HqAnnounceQueue      *queue,
                                               const HqAnnounceCall *call);
const HqAnnounceCall *hq_announce_find        (const HqAnnounceQueue *queue,
                                               const HqAnnounceCall  *call);
void                  hq_announce_get_manner  (const HqAnnounceQueue *queue,
                                               HqTime                 now,
                                               guint                  times,
                                               HqAnnounceManner      *manner);
HqPhrase              hq_announce_get_phrase  (const HqAnnounceCall *call,
                                               gboolean              brief,
                                               gboolean              english);
gint64                hq_announce_get_backlog (const HqAnnounceQueue *queue,
                                               HqTime                 now,
                                               guint                  times);

G_END_DECLS
