/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-table.h"

G_BEGIN_DECLS

/* A case as a list has it. Strings are interned. */
typedef struct
{
  HqCase row;
  const char *name;    /* (nullable): of its item */
  const char *name_en; /* (nullable) */
  char prefix;         /* of its ticket's number, 0 where it came without one */
  guint number;
} HqCaseRow;

/* Which ended cases are asked for. */
typedef struct
{
  HqDate from;
  HqDate until;
  gboolean instant; /* instant items too, of which there are many */
  int most;
} HqCaseEnded;

/* A stop of an open case's clock. */
typedef struct
{
  gint64 case_file;
  HqSuspension stop;
} HqCaseStopped;

/* A special procedure of a case, from its beginning to its end. */
typedef struct
{
  HqProcedure type;
  char *ground; /* (owned) */
  int planned_days;
  HqSuspension stop;
} HqCaseProcedure;

/* Papers that were missing. */
typedef struct
{
  char *papers; /* (owned) */
  HqDate asked;
  HqDate complete; /* 0 for not yet */
} HqCasePapers;

gboolean      hq_case_view_table_read_open       (HqDatabase  *db,
                                                  const char  *department,
                                                  const char  *staff,
                                                  GArray      *rows,
                                                  GError     **error);
gboolean      hq_case_view_table_read_stops      (HqDatabase  *db,
                                                  GArray      *stops,
                                                  GError     **error);
gboolean      hq_case_view_table_read_ended      (HqDatabase        *db,
                                                  const HqCaseEnded *ended,
                                                  GArray            *rows,
                                                  GError           **error);
gboolean      hq_case_view_table_get             (HqDatabase  *db,
                                                  gint64       id,
                                                  HqCaseRow   *row,
                                                  GError     **error);
gboolean      hq_case_view_table_read_procedures (HqDatabase  *db,
                                                  gint64       id,
                                                  GArray      *procedures,
                                                  GError     **error);
gboolean      hq_case_view_table_read_papers     (HqDatabase  *db,
                                                  gint64       id,
                                                  GArray      *papers,
                                                  GError     **error);
const HqText *hq_case_view_table_get_texts       (guint *n_texts);

G_END_DECLS
