/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* Somebody who was helped or sent on without a number. Strings are borrowed. */
typedef struct
{
  HqDate day;
  HqTime at;
  const char *item;   /* (nullable), but not of a diversion */
  const char *staff;  /* (nullable) */
  const char *device; /* (nullable) */
} HqDeskVisit;

/* A use of the self-service zone. Strings are interned when it was read, borrowed when it is
 * written. */
typedef struct
{
  gint64 use; /* 0 for none */
  HqDate day;
  const char *item;   /* (nullable) */
  const char *helper; /* (nullable) */
  HqTime started_at;
  HqTime ended_at;    /* 0 while it lasts */
  const char *result; /* (nullable): done, not-done, ticket */
  gint64 ticket;      /* 0 for none */
} HqSelfUse;

gboolean      hq_desk_table_add_enquiry    (HqDatabase         *db,
                                            const HqDeskVisit  *visit,
                                            gint64             *enquiry,
                                            GError            **error);
gboolean      hq_desk_table_add_diversion  (HqDatabase         *db,
                                            const HqDeskVisit  *visit,
                                            gint64             *diversion,
                                            GError            **error);
gboolean      hq_desk_table_start_use      (HqDatabase  *db,
                                            HqSelfUse   *use,
                                            GError     **error);
gboolean      hq_desk_table_save_use       (HqDatabase       *db,
                                            const HqSelfUse  *use,
                                            GError          **error);
gboolean      hq_desk_table_get_use        (HqDatabase  *db,
                                            gint64       id,
                                            HqSelfUse   *use,
                                            GError     **error);
gboolean      hq_desk_table_read_open_uses (HqDatabase  *db,
                                            HqDate       day,
                                            GArray      *uses,
                                            GError     **error);
const HqText *hq_desk_table_get_texts      (guint *n_texts);

G_END_DECLS
