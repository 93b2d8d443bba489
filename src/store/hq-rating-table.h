/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-rating-rule.h"

G_BEGIN_DECLS

/* A stay of a ticket, for the rule. */
typedef struct
{
  int period;
  int counter;
  HqRatingStay stay;
} HqRatingPeriod;

/* A rating on its way into the store. Strings are borrowed; %NULL leaves alone what stands. */
typedef struct
{
  gint64 ticket;
  int period;
  int level;
  gboolean pad;
  HqTime rated_at;
  HqTime changed_at; /* 0 where the level was not changed */
  const char *tags;
  const char *comment;
  const char *telephone; /* kept with a bad rating alone */
} HqRating;

/* A rating as the lists have it: no reason and no telephone. */
typedef struct
{
  gint64 ticket;
  HqDate day; /* of the ticket */
  char prefix;
  guint number;
  int period;
  int level;
  gboolean pad;
  HqRatingTouch touch;
} HqRatingRow;

/* Whose ratings, and when they were first given. */
typedef struct
{
  const char *staff; /* (borrowed): whoever was rated */
  HqTime from;       /* the first instant */
  HqTime to;         /* the first instant after */
} HqRatingSpan;

gboolean      hq_rating_table_read_periods (HqDatabase  *db,
                                            gint64       ticket,
                                            GArray      *periods,
                                            GError     **error);
gboolean      hq_rating_table_ask          (HqDatabase    *db,
                                            const guint8  *token,
                                            gsize          size,
                                            GError       **error);
gboolean      hq_rating_table_read_of_token (HqDatabase    *db,
                                            const guint8  *token,
                                            gsize          size,
                                            GArray        *periods,
                                            GError       **error);
gboolean      hq_rating_table_insert       (HqDatabase      *db,
                                            const HqRating  *rating,
                                            GError         **error);
gboolean      hq_rating_table_save         (HqDatabase      *db,
                                            const HqRating  *rating,
                                            GError         **error);
gboolean      hq_rating_table_read_between (HqDatabase  *db,
                                            HqTime       from,
                                            HqTime       to,
                                            GArray      *rows,
                                            GError     **error);
gboolean      hq_rating_table_read_levels  (HqDatabase         *db,
                                            const HqRatingSpan *span,
                                            GArray             *levels,
                                            GError            **error);
gboolean      hq_rating_table_read_near_open (HqDatabase  *db,
                                              HqTime       span,
                                              GArray      *rows,
                                              GError     **error);
const HqText *hq_rating_table_get_texts    (guint *n_texts);

G_END_DECLS
