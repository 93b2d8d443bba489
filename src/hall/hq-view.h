/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-error.h"
#include "hq-hall.h"
#include "hq-place.h"
#include "hq-probe-table.h"

G_BEGIN_DECLS

/* Where a screen stands: the query of every reader. */
typedef struct
{
  HqScreenRole role;
  char *text; /* (owned): as hq_place_find() takes it */
} HqViewPlace;

/**
 * HqView:
 *
 * What every view of a hall begins with: the hall as it is set up, the place of the screen, and the
 * day. Once read nobody changes it, so that it can go from the thread that read it to the screen.
 */
typedef struct
{
  HqSetup *setup;  /* (owned) */
  GTimeZone *zone; /* (owned) */
  HqHallKind kind;
  HqPolicy policy;
  HqPlace place;
  HqDate today;
  HqTime now;       /* when it was read, by the store's clock */
  HqTime until;     /* from when on it is to be read again, though nothing happens */
  gint64 seq;       /* the newest event that it knows */
  HqDayRow day;     /* today: as stored, or, with no state, as the calendar plans it */
  GArray *sessions; /* (owned) (element-type HqDaySession): today's, by service and time */
  HqProbe probe;    /* of a kiosk or a guide desk: the page that its printer was last asked for */
  HqError shut;     /* why nothing is planned today: the hall does not open, or the calendar does not
                       reach this date; only where there are no sessions */
} HqView;

HqViewPlace        *hq_view_place_new    (HqScreenRole role,
                                          const char  *text);
void                hq_view_place_free   (HqViewPlace *place);
gboolean            hq_view_read         (HqHall            *hall,
                                          const HqViewPlace *place,
                                          HqView            *view,
                                          GError           **error);
gpointer            hq_view_read_hall    (HqHall       *hall,
                                          gconstpointer query,
                                          GError      **error);
void                hq_view_free         (gpointer view);
void                hq_view_clear        (HqView *view);
void                hq_view_limit        (HqView *view,
                                          HqTime  until);
HqTime              hq_view_get_until    (gconstpointer view);
const HqDaySession *hq_view_find_session (const HqView *view,
                                          const char   *service,
                                          HqTime        now);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqView, hq_view_clear)

G_END_DECLS
