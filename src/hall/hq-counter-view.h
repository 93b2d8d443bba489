/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-view-table.h"
#include "hq-leg-table.h"
#include "hq-rating-table.h"
#include "hq-ticket-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/**
 * HqCounterView:
 *
 * One counter as its screens show it: to the clerk, above the counter, and on the visitor's side.
 */
typedef struct
{
  HqView view;
  const HqCounter *counter; /* the view's */
  HqCounterViewDuty duty;   /* who is signed in; its duty is 0 for nobody */
  HqTicket ticket;          /* called or served here; its id is 0 for none */
  HqPeriod period;
  HqLeg leg;
  HqTicket last;            /* who was called last and is here no more; its id is 0 for none */
  HqPeriod last_period;
  HqRatingPeriod rating;    /* what last_period's visitor said of it */
  gint64 waiting;           /* tickets that wait for what the counter serves */
  GArray *others;           /* (owned) (element-type int): while it calls nobody, the counters that do
                               and serve what it serves */
  GArray *rota; /* (owned) (nullable) (element-type HqRotaCounter): the day's own, empty for
                               that of its kind */
} HqCounterView;

gpointer hq_counter_view_read       (HqHall       *hall,
                                     gconstpointer place,
                                     GError      **error);
gboolean hq_counter_view_fill       (HqCounterView     *view,
                                     HqHall            *hall,
                                     const HqViewPlace *place,
                                     GError           **error);
void     hq_counter_view_clear      (HqCounterView *view);
void     hq_counter_view_free       (gpointer view);
gboolean hq_counter_view_is_ratable (const HqCounterView *view);

G_END_DECLS
