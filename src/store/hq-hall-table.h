/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* What the code of a hall begins with that is not finished yet: it is nobody's, and is not seen. */
#define HQ_HALL_TABLE_UNFINISHED "~"

typedef struct
{
  gint64 hall; /* 0 for none */
  const char *time_zone; /* interned */
  HqHallKind kind;
  gint64 revision;
} HqHallRow;

gboolean      hq_hall_table_get          (HqDatabase  *db,
                                          HqHallRow   *row,
                                          GError     **error);
gboolean      hq_hall_table_get_revision (HqDatabase  *db,
                                          gint64      *revision,
                                          GError     **error);
gboolean      hq_hall_table_ask_revision (HqDatabase  *db,
                                          GError     **error);
gboolean      hq_hall_table_check_code   (const char  *code,
                                          GError     **error);
gboolean      hq_hall_table_get_next_id  (HqDatabase  *db,
                                          gint64      *hall,
                                          GError     **error);
gboolean      hq_hall_table_insert       (HqDatabase  *db,
                                          gint64       hall,
                                          const char  *code,
                                          HqHallKind   kind,
                                          GError     **error);
gboolean      hq_hall_table_touch        (HqDatabase  *db,
                                          GError     **error);
const HqText *hq_hall_table_get_texts    (guint *n_texts);

G_END_DECLS
