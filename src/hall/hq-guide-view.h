/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-deed-table.h"
#include "hq-desk-table.h"
#include "hq-item.h"
#include "hq-ticket-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* The line of a service as the guides see it. */
typedef struct
{
  const HqService *service; /* the view's */
  gint64 waiting;
  HqTime since;  /* from when the longest of these waits counts, 0 for none */
  int open;      /* counters that serve it and are open in the sense of the rates */
  gboolean warn; /* as many wait as are too many */
} HqGuideViewLine;

/* A ticket with a claim to priority, or with a need, or an emergency number. */
typedef struct
{
  HqTicket ticket;
  char *reason;     /* (owned) (nullable): why priority */
  HqTime called_at; /* 0 where it waits */
} HqGuideViewVisitor;

/* A visitor at the self-service zone. */
typedef struct
{
  HqSelfUse use;
  HqItem *item; /* (owned) (nullable) */
} HqGuideViewUse;

/**
 * HqGuideView:
 *
 * What the guides have to do with: the whole hall, whatever floor their desk is on.
 */
typedef struct
{
  HqView view;
  GArray *lines;    /* (owned) (element-type HqGuideViewLine): of every service, by their keys */
  GArray *claims;   /* (owned) (element-type HqGuideViewVisitor): claims that nobody has looked at */
  GArray *calls;    /* (owned) (element-type HqGuideViewVisitor): called with a need, newest first */
  GArray *uses;     /* (owned) (element-type HqGuideViewUse): at the self-service zone now */
  GArray *late;     /* (owned) (element-type HqGuideViewVisitor): emergency numbers entered today, the
                       last first */
  GArray *stops;    /* (owned) (element-type HqServiceStop): what gives no more numbers today */
  GArray *words;    /* (owned) (element-type HqWord): those of today */
  gint64 enquiries; /* of today */
  HqDate before;    /* the last day before today, which may still get emergency numbers; 0 for none */
} HqGuideView;

/* What the day lets the guides do. */
typedef enum
{
  HQ_GUIDE_DAY_SHUT,   /* the hall does not open today */
  HQ_GUIDE_DAY_BEFORE, /* not open yet; tickets can be had */
  HQ_GUIDE_DAY_OPEN,
  HQ_GUIDE_DAY_AFTER,  /* every service has given its last ticket; staff may still, with a reason */
  HQ_GUIDE_DAY_CLOSED
} HqGuideDay;

gpointer   hq_guide_view_read      (HqHall       *hall,
                                    gconstpointer place,
                                    GError      **error);
void       hq_guide_view_free      (gpointer view);
HqGuideDay hq_guide_view_get_day   (const HqGuideView *view,
                                    HqTime             now);
gpointer   hq_guide_view_read_item (HqHall       *hall,
                                    gconstpointer code,
                                    GError      **error);

G_END_DECLS
