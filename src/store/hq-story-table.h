/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-table.h"
#include "hq-leg-table.h"
#include "hq-limit.h"

G_BEGIN_DECLS

/* A way from waiting to a call, as it ended. */
typedef struct
{
  HqLeg leg;
  HqTime ended_at; /* 0 while it lasts */
  const char *end; /* interned: called, cancelled, unserved, changed, redirected; (nullable) */
} HqStoryLeg;

/* A stay at a counter, and what its visitor said of it. Strings are interned. */
typedef struct
{
  HqPeriod period;
  char prefix; /* of who would have been called instead, 0 for nobody */
  guint number;
  int level; /* 1 to 5, 0 where it was not rated */
  gboolean pad;
  HqTime rated_at;
  HqTime changed_at;
  const char *tags;
  gboolean kept; /* it is of whoever asks: what its visitor said is kept back, rated or not */
} HqStoryStay;

/* A matter, and its case where it became one. Strings are interned. */
typedef struct
{
  int matter;
  const char *item; /* (nullable) */
  const char *name; /* of the item, (nullable) */
  const char *name_en;
  HqOutcome outcome;
  int period; /* in which it was decided, 0 while undecided */
  gint64 case_file; /* 0 for none */
  HqCaseKind kind;
  HqCaseState state;
  HqDate due_day; /* 0 while its clock stands still */
  HqDate ended_day;
} HqStoryMatter;

gboolean      hq_story_table_read_legs    (HqDatabase  *db,
                                           gint64       ticket,
                                           GArray      *legs,
                                           GError     **error);
gboolean      hq_story_table_read_stays   (HqDatabase  *db,
                                           gint64       ticket,
                                           GArray      *stays,
                                           GError     **error);
gboolean      hq_story_table_read_matters (HqDatabase  *db,
                                           gint64       ticket,
                                           GArray      *matters,
                                           GError     **error);
const HqText *hq_story_table_get_texts    (guint *n_texts);

G_END_DECLS
