/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

#define HQ_ANNOUNCER_LEASE (15 * HQ_SECOND)

/**
 * HqAnnouncerLease:
 *
 * What a process asks for that wants to say the calls of some zones, and what it got. It is no change
 * of the hall: no event tells of it, and no screen reads itself anew.
 */
typedef struct
{
  char *holder;     /* (owned): a name that no other process has */
  char *place;      /* (owned) */
  GPtrArray *zones; /* (owned) (element-type utf8): interned */
  gint64 length;    /* for how long a zone is its holder's after a claim */
  gint64 backlog;   /* what is told with it */
  gint64 now;       /* monotonic; 0 for the clock */
  GPtrArray *held;  /* (owned) (element-type utf8): of @zones, those that it holds now */
} HqAnnouncerLease;

HqAnnouncerLease *hq_announcer_lease_new     (const char *holder,
                                              const char *place);
void              hq_announcer_lease_free    (HqAnnouncerLease *lease);
gboolean          hq_announcer_lease_claim   (HqHall    *hall,
                                              gpointer   lease,
                                              GError   **error);
gboolean          hq_announcer_lease_release (HqHall    *hall,
                                              gpointer   lease,
                                              GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqAnnouncerLease, hq_announcer_lease_free)

G_END_DECLS
