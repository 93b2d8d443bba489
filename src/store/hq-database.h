/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hq-date.h"

G_BEGIN_DECLS

/**
 * HqDatabase:
 *
 * One connection to a store, used by one thread at a time. The only type that knows the engine: a
 * path is a file of SQLite, an address (postgresql://…) is a hall in a PostgreSQL.
 */
typedef struct _HqDatabase HqDatabase;

/**
 * HqRows:
 *
 * A running statement, borrowed from its database until hq_rows_end().
 */
typedef struct _HqRows HqRows;

/**
 * HqText:
 *
 * A statement of a static table. Its address is its identity: it is prepared once a connection.
 */
typedef struct
{
  const char *sql;
  const char *postgres; /* (nullable): how the second engine says it, where it differs */
} HqText;

typedef enum
{
  HQ_DATABASE_READ_WRITE, /* an existing file */
  HQ_DATABASE_CREATE,     /* a new file; refused where there is one */
  HQ_DATABASE_READ_ONLY,
  HQ_DATABASE_READ_APART, /* for long: what others of this process do meanwhile does not wait */
  HQ_DATABASE_COPY, /* to read a copy that nobody writes, on any disk */
} HqDatabaseMode;

/**
 * HqDatabaseAnswer:
 * @HQ_DATABASE_FAILED: the change cannot go on
 * @HQ_DATABASE_REFUSED: the schema refused it; it has done nothing, and the change goes on
 * @HQ_DATABASE_DONE: it was done
 *
 * What became of a statement that the schema may refuse.
 */
typedef enum
{
  HQ_DATABASE_FAILED,
  HQ_DATABASE_REFUSED,
  HQ_DATABASE_DONE,
} HqDatabaseAnswer;

/**
 * HqDatabaseFunc:
 *
 * What is done inside a transaction. It can be run again from the start, and must then do the same.
 */
typedef gboolean (*HqDatabaseFunc) (HqDatabase *db, gpointer user_data, GError **error);

gboolean    hq_database_is_server       (const char *path);
char       *hq_database_describe        (const char *path);
char       *hq_database_fill_role       (const char *path,
                                         const char *role);
HqDatabase *hq_database_open            (const char      *path,
                                         HqDatabaseMode   mode,
                                         GError         **error);
void        hq_database_close           (HqDatabase *db);
gboolean    hq_database_keep_small      (HqDatabase  *db,
                                         GError     **error);
const char *hq_database_get_path        (HqDatabase *db);
const char *hq_database_get_code        (HqDatabase *db);
void        hq_database_set_hall        (HqDatabase *db,
                                         gint64      hall);
gboolean    hq_database_write           (HqDatabase      *db,
                                         HqDatabaseFunc   func,
                                         gpointer         user_data,
                                         GError         **error);
gboolean    hq_database_read            (HqDatabase      *db,
                                         HqDatabaseFunc   func,
                                         gpointer         user_data,
                                         GError         **error);
gboolean    hq_database_set_clock       (HqDatabase  *db,
                                         GError     **error);
HqTime      hq_database_read_clock      (HqDatabase *db);
HqTime      hq_database_read_steady     (HqDatabase *db);
gboolean    hq_database_run             (HqDatabase    *db,
                                         const HqText  *text,
                                         GError       **error,
                                         const char    *format,
                                         ...);
gboolean    hq_database_ask             (HqDatabase    *db,
                                         const HqText  *text,
                                         GError       **error,
                                         const char    *format,
                                         ...);
gboolean    hq_database_run_lightly     (HqDatabase    *db,
                                         const HqText  *text,
                                         GError       **error,
                                         const char    *format,
                                         ...);
HqDatabaseAnswer hq_database_try        (HqDatabase    *db,
                                         const HqText  *text,
                                         GError       **error,
                                         const char    *format,
                                         ...);
gboolean    hq_database_settle          (HqDatabase  *db,
                                         GError     **error);
int         hq_database_get_changes     (HqDatabase *db);
gint64      hq_database_get_version     (HqDatabase *db);
gboolean    hq_database_can_tell        (HqDatabase *db);
void        hq_database_set_told        (HqDatabase *db,
                                         gboolean    told);
gboolean    hq_database_tells           (HqDatabase *db);
void        hq_database_wait            (HqDatabase *db,
                                         gint64      version,
                                         int         wake,
                                         gint64      until);
gboolean    hq_database_backup          (HqDatabase  *db,
                                         const char  *path,
                                         GError     **error);
gboolean    hq_database_check_integrity (HqDatabase  *db,
                                         GPtrArray   *faults,
                                         GError     **error);
gboolean    hq_database_prepares        (HqDatabase    *db,
                                         const HqText  *text,
                                         GError       **error);

/* The format of hq_database_run() and hq_rows_start() has one letter for each parameter, in order:
 * h the connection's hall, with no argument of its own, i an int, l a gint64, z a gint64 that is NULL when 0, s a string, NULL allowed, d a double,
 * b a gconstpointer and a gsize. */
HqRows     *hq_rows_start      (HqDatabase    *db,
                                const HqText  *text,
                                GError       **error,
                                const char    *format,
                                ...);
gboolean    hq_rows_next       (HqRows *rows);
gint64      hq_rows_get_int    (HqRows *rows,
                                int     column);
double      hq_rows_get_double (HqRows *rows,
                                int     column);
gboolean    hq_rows_is_null    (HqRows *rows,
                                int     column);
const char *hq_rows_get_text   (HqRows *rows,
                                int     column);
const void *hq_rows_get_bytes  (HqRows *rows,
                                int     column,
                                gsize  *size);
gboolean    hq_rows_end        (HqRows  *rows,
                                GError **error);

gboolean    hq_rows_take_int     (HqRows  *rows,
                                gint64  *value,
                                GError **error);
gboolean    hq_rows_take_text  (HqRows  *rows,
                                char   **text,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqDatabase, hq_database_close)

G_END_DECLS
