/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-rate.h"

G_BEGIN_DECLS

/* Whose ratings are looked at. */
typedef struct
{
  char *staff;  /* (owned) */
  HqDate today; /* on which they look */
} HqOwnRatingsAsk;

/**
 * HqOwnRatings:
 *
 * How somebody of the staff was rated, as far as they see it themselves.
 */
typedef struct
{
  HqDate from;      /* the first day that it looks at */
  HqRate satisfied; /* of nothing where there are too few: none can be told from the others */
} HqOwnRatings;

HqOwnRatingsAsk *hq_own_ratings_ask_new  (const char *staff,
                                          HqDate      today);
void             hq_own_ratings_ask_free (gpointer ask);
gpointer         hq_own_ratings_read     (HqHall       *hall,
                                          gconstpointer ask,
                                          GError      **error);

G_END_DECLS
