/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"

G_BEGIN_DECLS

/**
 * HqFeed:
 *
 * The events of a store as they come, from whichever process: each one once and in order. Used by
 * one thread at a time.
 */
typedef struct _HqFeed HqFeed;

/* What a look found. */
typedef struct
{
  GArray *events;    /* (borrowed) (element-type HqEvent): new ones, in order; often none */
  HqTime lost_since; /* when the store went away, by its own clock where that is known; 0 while it is
                        there */
  gboolean rewound;  /* an older store came back: what was seen is to be read anew */
} HqFeedNews;

/**
 * HqFeedFunc:
 *
 * Called with new events, and when the store went away or came back.
 */
typedef void (*HqFeedFunc) (const HqFeedNews *news, gpointer user_data);

/**
 * HqFeedWatch:
 *
 * A feed on a thread of its own.
 */
typedef struct _HqFeedWatch HqFeedWatch;

HqFeed   *hq_feed_new       (const char *path,
                             gint64      after);
void      hq_feed_free      (HqFeed *feed);
gboolean  hq_feed_poll      (HqFeed      *feed,
                             HqFeedNews  *news,
                             GError     **error);
gint64    hq_feed_find_next (HqFeed *feed,
                             gint64  began,
                             gint64  ended);

HqFeedWatch *hq_feed_watch   (const char *path,
                              gint64      after,
                              HqFeedFunc  func,
                              gpointer    user_data);
void         hq_feed_unwatch (HqFeedWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqFeed, hq_feed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqFeedWatch, hq_feed_unwatch)

G_END_DECLS
