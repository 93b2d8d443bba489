/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-view-table.h"
#include "hq-rating-table.h"
#include "hq-ticket-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/**
 * HqPadView:
 *
 * A counter as the visitor's side of it shows it: who serves there, and who was served last, whoever
 * has been called since.
 */
typedef struct
{
  HqView view;
  const HqCounter *counter; /* the view's */
  HqCounterViewDuty duty;   /* its duty is 0 for nobody */
  HqTicket last;            /* whose service ended here last; its id is 0 for nobody */
  HqRatingPeriod rating;    /* that stay, and what was said of it */
} HqPadView;

gpointer hq_pad_view_read (HqHall       *hall,
                           gconstpointer place,
                           GError      **error);
void     hq_pad_view_free (gpointer view);

G_END_DECLS
