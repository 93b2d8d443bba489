/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-deed-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* Whether a number of a service can be had, and if not why. */
typedef enum
{
  HQ_KIOSK_OPEN,
  HQ_KIOSK_EARLY, /* it can; the wait counts from an opening that is still to come */
  HQ_KIOSK_FULL,  /* the day's numbers are gone */
  HQ_KIOSK_STOPPED, /* a manager stopped it */
  HQ_KIOSK_OVER,  /* after the last ticket */
  HQ_KIOSK_NONE   /* no session today */
} HqKioskState;

/* A service as a kiosk offers it. */
typedef struct
{
  const HqService *service; /* the view's */
  const HqZone *zone;       /* the view's */
  const HqFloor *floor;     /* the view's */
  gint64 ahead;             /* people ahead of who takes a number now */
  gint64 issued;            /* numbers of today */
  gint64 lately;            /* numbers of the days before */
} HqKioskService;

/**
 * HqKioskView:
 *
 * What a kiosk shows: the services of the hall, first those of its own floor, of these first what
 * people come for most.
 */
typedef struct
{
  HqView view;
  GArray *services;  /* (owned) (element-type HqKioskService) */
  GArray *stops;     /* (owned) (element-type HqServiceStop): what gives no more numbers today */
  GArray *notices;   /* (owned) (element-type HqNotice): those of today */
  HqTime opens_next; /* where the hall is open no more or not at all today: when it opens next, 0
                        where that is not known */
} HqKioskView;

gpointer              hq_kiosk_view_read        (HqHall        *hall,
                                                 gconstpointer  place,
                                                 GError       **error);
void                  hq_kiosk_view_free        (gpointer view);
const HqKioskService *hq_kiosk_view_find        (const HqKioskView *view,
                                                 const char        *service);
gboolean              hq_kiosk_view_is_often    (const HqKioskView    *view,
                                                 const HqKioskService *service);
const HqServiceStop  *hq_kiosk_view_find_stop   (const HqKioskView    *view,
                                                 const HqKioskService *service);
HqKioskState          hq_kiosk_view_get_state   (const HqKioskView    *view,
                                                 const HqKioskService *service,
                                                 HqTime                now);
HqTime                hq_kiosk_view_get_opening (const HqKioskView    *view,
                                                 const HqKioskService *service,
                                                 HqTime                now);
HqTime                hq_kiosk_view_get_last    (const HqKioskView    *view,
                                                 const HqKioskService *service);
HqError               hq_kiosk_view_get_shut    (const HqKioskView *view);
gboolean              hq_kiosk_view_is_stale    (const HqKioskView *view,
                                                 HqTime             now);

G_END_DECLS
