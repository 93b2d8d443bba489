/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-live.h"
#include "hq-place.h"
#include "hq-speaker.h"

G_BEGIN_DECLS

#define HQ_TYPE_ANNOUNCER (hq_announcer_get_type ())

/**
 * HqAnnouncer:
 *
 * Says the calls of the zones in which its loudspeakers are heard and that no other announcer holds,
 * one after another, and reports each that was said to its end.
 */
G_DECLARE_FINAL_TYPE (HqAnnouncer, hq_announcer, HQ, ANNOUNCER, GObject)

/* Where an announcer stands, and by what it speaks. */
typedef struct
{
  HqScreenRole role;
  const char *place;
  HqSpeaker *speaker;
  gint64 lease; /* for how long a zone stays with an announcer that is gone; 0 for the usual time */
} HqAnnouncerStart;

HqAnnouncer  *hq_announcer_new         (HqLive                 *live,
                                        const HqAnnouncerStart *start);
const GError *hq_announcer_get_fault   (HqAnnouncer *self);
gint64        hq_announcer_get_backlog (HqAnnouncer *self);
gboolean      hq_announcer_holds       (HqAnnouncer *self,
                                        const char  *zone);

G_END_DECLS
