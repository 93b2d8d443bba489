/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdarg.h>

#include "hq-block.h"

G_BEGIN_DECLS

/* Between hq-database.c, hq-rows.c and the engines alone. */

/**
 * HqEngine:
 *
 * What an engine does for every connection and every running statement. A member is as its function
 * of hq-database.h says; the statements' parameters are those of hq_rows_start().
 */
typedef struct
{
  void         (*close)           (HqDatabase *db);
  gboolean     (*keep_small)      (HqDatabase  *db,
                                   GError     **error);
  gboolean     (*begin)           (HqDatabase  *db,
                                   gboolean     writes,
                                   gint64       until,
                                   GError     **error);
  gboolean     (*commit)          (HqDatabase  *db,
                                   GError     **error);
  void         (*roll_back)       (HqDatabase *db);
  gboolean     (*settle)          (HqDatabase  *db,
                                   GError     **error);
  gboolean     (*set_clock)       (HqDatabase  *db,
                                   GError     **error);
  HqTime       (*read_clock)      (HqDatabase *db);
  HqTime       (*read_steady)     (HqDatabase *db);
  int          (*get_changes)     (HqDatabase *db);
  gint64       (*get_version)     (HqDatabase *db);
  void         (*set_told)        (HqDatabase *db,
                                   gboolean    told); /* (nullable): where nobody tells of news, as
                                                         the two below */
  gboolean     (*tells)           (HqDatabase *db);
  void         (*wait)            (HqDatabase *db,
                                   gint64      version,
                                   int         wake,
                                   gint64      until);
  gboolean     (*backup)          (HqDatabase  *db,
                                   const char  *path,
                                   GError     **error);
  gboolean     (*check_integrity) (HqDatabase  *db,
                                   GPtrArray   *faults,
                                   GError     **error);

  HqRows      *(*prepare)         (HqDatabase    *db,
                                   const HqText  *text,
                                   GError       **error);
  gboolean     (*prepares)        (HqRows  *rows,
                                   GError **error);
  void         (*finalize)        (HqRows *rows);
  gboolean     (*start)           (HqRows      *rows,
                                   const char  *format,
                                   va_list      args,
                                   GError     **error);
  gboolean     (*ask)             (HqRows      *rows,
                                   const char  *format,
                                   va_list      args,
                                   GError     **error); /* (nullable): where a question costs no way */
  gboolean     (*run)             (HqRows      *rows,
                                   const char  *format,
                                   va_list      args,
                                   GError     **error);
  gboolean     (*run_lightly)     (HqRows      *rows,
                                   const char  *format,
                                   va_list      args,
                                   GError     **error);
  gboolean     (*next)            (HqRows *rows);
  gint64       (*get_int)         (HqRows *rows,
                                   int     column);
  double       (*get_double)      (HqRows *rows,
                                   int     column);
  gboolean     (*is_null)         (HqRows *rows,
                                   int     column);
  const char  *(*get_text)        (HqRows *rows,
                                   int     column);
  const void  *(*get_bytes)       (HqRows *rows,
                                   int     column,
                                   gsize  *size);
  gboolean     (*end)             (HqRows  *rows,
                                   GError **error);
  gboolean     (*insert)          (HqDatabase     *db,
                                   const HqText   *text,
                                   const HqBlock  *block,
                                   GError        **error);
} HqEngine;

/* The first member of an engine's own connection. */
struct _HqDatabase
{
  const HqEngine *engine;
  char *path;           /* (owned) */
  GHashTable *prepared; /* (owned): HqText → HqRows */
  gint64 hall;          /* 0 before hq_database_set_hall() */
  char *code;           /* (owned) (nullable): of the one hall that is meant */
  gboolean only_reads;
  gboolean reads; /* inside hq_database_read() */
};

/* The first member of an engine's own statement. */
struct _HqRows
{
  HqDatabase *db; /* (borrowed) */
  gboolean running;
};

/* How long a change waits for the store before it says busy. Past it some process hangs: eight
 * writers flat out wait less than a second. */
#define HQ_ENGINE_BOUND (10 * G_USEC_PER_SEC)

void        hq_database_init   (HqDatabase      *db,
                                const HqEngine  *engine,
                                const char      *path,
                                gboolean         only_reads);
HqRows     *hq_database_prepare (HqDatabase    *db,
                                 const HqText  *text,
                                 GError       **error);
HqDatabase *hq_sqlite_open     (const char      *path,
                                HqDatabaseMode   mode,
                                GError         **error);
HqDatabase *hq_postgres_open   (const char      *path,
                                HqDatabaseMode   mode,
                                GError         **error);

G_END_DECLS
