/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-announce.h"
#include "hq-probe.h"
#include "hq-view.h"

G_BEGIN_DECLS

/**
 * HqAnnouncerView:
 *
 * What may be said by the loudspeakers of one place.
 */
typedef struct
{
  HqView view;
  GPtrArray *zones; /* (owned) (element-type utf8): where they are heard and calls are said aloud */
  GArray *calls;    /* (owned) (element-type HqAnnounceCall): called there, said or not */
  GArray *probes; /* (owned) (element-type HqProbe): zones of @zones that somebody wants to hear */
} HqAnnouncerView;

gpointer hq_announcer_view_read (HqHall       *hall,
                                 gconstpointer place,
                                 GError      **error);
void     hq_announcer_view_free (gpointer view);

G_END_DECLS
