/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-rows.h"

#include <string.h>

#include "hq-dialect.h"
#include "hq-error.h"

#define HQ_POSTGRES_ROWS_MAX 64

/* The server's numbers of its types, which never change (pg_type.dat). */
enum
{
  TYPE_BYTEA = 17,
  TYPE_INT8 = 20,
  TYPE_TEXT = 25,
  TYPE_FLOAT8 = 701,
};

typedef struct
{
  HqRows base;
  const HqText *text;
  char *sql;        /* (owned) */
  char *written;    /* (owned) (nullable): the table that it changes */
  PGresult *result; /* (owned unless @borrowed) (nullable): while it runs */
  gboolean borrowed; /* of what was asked ahead, which holds for the next one who asks as well */
  int row;           /* -1 before the first */
  guint8 *bytes;    /* (owned) (nullable): what the last column of bytes held */
} HqPostgresRows;

/* What was asked ahead. */
struct _HqPostgresAhead
{
  const HqPostgresRows *rows; /* (borrowed) */
  char *asked;      /* (owned) (nullable): with which parameters, while the answer holds */
  PGresult *result; /* (owned) (nullable): the answer, once it was read */
};

/* The parameters of one run, with the room for their values. */
typedef struct
{
  HqPostgresParams params;
  Oid types[HQ_POSTGRES_ROWS_MAX];
  const char *values[HQ_POSTGRES_ROWS_MAX];
  int lengths[HQ_POSTGRES_ROWS_MAX];
  int formats[HQ_POSTGRES_ROWS_MAX];
  char numbers[HQ_POSTGRES_ROWS_MAX][G_ASCII_DTOSTR_BUF_SIZE];
} HqPostgresBinding;

/* The table that a statement changes, where it is a plain one. */
static char *
hq_postgres_rows_find_written (const char *sql)
{
  static const char *const verbs[] = { "INSERT INTO ", "UPDATE ", "DELETE FROM " };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (sql, verbs[i]))
      {
        const char *name = sql + strlen (verbs[i]);

        return g_strndup (name, strspn (name, "abcdefghijklmnopqrstuvwxyz_"));
      }
  return NULL;
}

HqRows *
hq_postgres_rows_new (HqDatabase *db, const HqText *text)
{
  HqPostgresRows *rows = g_new0 (HqPostgresRows, 1);

  rows->base.db = db;
  rows->text = text;
  rows->sql = hq_dialect_translate_text (text->postgres != NULL ? text->postgres : text->sql);
  rows->written = hq_postgres_rows_find_written (rows->sql);
  return &rows->base;
}

/* With types that the server finds out by itself. */
gboolean
hq_postgres_rows_prepares (HqRows *base, GError **error)
{
  HqPostgres *db = (HqPostgres *) base->db;
  g_autofree char *command = g_strdup_printf ("PREPARE tried AS %s",
                                              ((HqPostgresRows *) base)->sql);
  gboolean done;

  hq_postgres_link_lock (db->link);
  done = hq_postgres_link_connect (db->link, error)
         && hq_postgres_pipe_exec (db->pipe, command, error)
         && hq_postgres_pipe_exec (db->pipe, "DEALLOCATE tried", error);
  hq_postgres_link_unlock (db->link);
  return done;
}

void
hq_postgres_rows_free (HqRows *base)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  hq_postgres_rows_end (base, NULL);
  g_free (rows->bytes);
  g_free (rows->written);
  g_free (rows->sql);
  g_free (rows);
}

static void
hq_postgres_rows_bind_int (HqPostgresBinding *binding, int column, gint64 value)
{
  g_snprintf (binding->numbers[column], sizeof binding->numbers[column], "%" G_GINT64_FORMAT, value);
  binding->types[column] = TYPE_INT8;
  binding->values[column] = binding->numbers[column];
}

static void
hq_postgres_rows_bind_double (HqPostgresBinding *binding, int column, double value)
{
  binding->types[column] = TYPE_FLOAT8;
  binding->values[column] = g_ascii_dtostr (binding->numbers[column],
                                            sizeof binding->numbers[column], value);
}

static void
hq_postgres_rows_bind_bytes (HqPostgresBinding *binding, int column, const void *bytes, gsize size)
{
  binding->types[column] = TYPE_BYTEA;
  binding->values[column] = bytes;
  binding->lengths[column] = (int) size;
  binding->formats[column] = 1;
}

static void
hq_postgres_rows_bind (HqPostgresBinding *binding, gint64 hall, const char *format, va_list args)
{
  int n = (int) strlen (format);

  g_assert (n <= HQ_POSTGRES_ROWS_MAX);
  memset (binding->formats, 0, sizeof binding->formats);
  binding->params = (HqPostgresParams) { n, binding->types, binding->values, binding->lengths,
                                         binding->formats };
  for (int i = 0; i < n; i++)
    switch (format[i])
      {
      case 'h':
        hq_postgres_rows_bind_int (binding, i, hall);
        break;
      case 'i':
        hq_postgres_rows_bind_int (binding, i, va_arg (args, int));
        break;
      case 'l':
        hq_postgres_rows_bind_int (binding, i, va_arg (args, gint64));
        break;
      case 'z':
        hq_postgres_rows_bind_int (binding, i, va_arg (args, gint64));
        if (g_str_equal (binding->values[i], "0"))
          binding->values[i] = NULL;
        break;
      case 's':
        binding->types[i] = TYPE_TEXT;
        binding->values[i] = va_arg (args, const char *);
        break;
      case 'd':
        hq_postgres_rows_bind_double (binding, i, va_arg (args, double));
        break;
      case 'b':
        {
          const void *bytes = va_arg (args, const void *);

          hq_postgres_rows_bind_bytes (binding, i, bytes, va_arg (args, gsize));
          break;
        }
      default:
        g_assert_not_reached ();
      }
}

/* The parameters of a question in one text. */
static char *
hq_postgres_rows_describe (const HqPostgresBinding *binding)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < binding->params.n; i++)
    {
      const char *value = binding->values[i] != NULL ? binding->values[i] : "\001";
      g_autofree char *bytes = NULL;

      if (binding->formats[i] != 0)
        bytes = g_base64_encode ((const guchar *) value, (gsize) binding->lengths[i]);
      g_string_append (text, bytes != NULL ? bytes : value);
      g_string_append_c (text, '\002');
    }
  return g_string_free (text, FALSE);
}

static gboolean
hq_postgres_rows_send (HqPostgresRows *rows, const HqPostgresBinding *binding, GError **error)
{
  HqPostgres *db = (HqPostgres *) rows->base.db;

  if (db->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (db->failure));
      return FALSE;
    }
  return (db->in_transaction || hq_postgres_link_connect (db->link, error))
         && hq_postgres_pipe_send_text (db->pipe, rows->text, rows->sql, &binding->params, error);
}

/* Waits for the answers, and keeps how many rows the last statement changed. */
PGresult *
hq_postgres_rows_receive (HqPostgres *db, GError **error)
{
  PGresult *result = hq_postgres_pipe_receive (db->pipe, error);

  if (result != NULL)
    db->changes = (int) g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  return result;
}

void
hq_postgres_rows_free_ahead (gpointer data)
{
  HqPostgresAhead *ahead = data;

  PQclear (ahead->result);
  g_free (ahead->asked);
  g_free (ahead);
}

/* What was asked ahead with these parameters, and holds. */
static HqPostgresAhead *
hq_postgres_rows_find_ahead (HqPostgresRows *rows, const char *asked)
{
  HqPostgres *db = (HqPostgres *) rows->base.db;

  for (guint i = 0; i < db->asked->len; i++)
    {
      HqPostgresAhead *ahead = db->asked->pdata[i];

      if (ahead->rows == rows && g_strcmp0 (ahead->asked, asked) == 0)
        return ahead;
    }
  return NULL;
}

/* Sends the question; its answer comes with the next one that is waited for. */
gboolean
hq_postgres_rows_ask (HqRows *base, const char *format, va_list args, GError **error)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;
  HqPostgres *db = (HqPostgres *) base->db;
  g_autofree char *asked = NULL;
  HqPostgresBinding binding;
  HqPostgresAhead *ahead;

  if (!db->in_transaction)
    return TRUE;
  hq_postgres_rows_bind (&binding, db->base.hall, format, args);
  asked = hq_postgres_rows_describe (&binding);
  if (hq_postgres_rows_find_ahead (rows, asked) != NULL)
    return TRUE;
  if (!hq_postgres_rows_send (rows, &binding, error))
    return FALSE;
  ahead = g_new0 (HqPostgresAhead, 1);
  ahead->rows = rows;
  ahead->asked = g_steal_pointer (&asked);
  g_ptr_array_add (db->asked, ahead);
  hq_postgres_pipe_keep (db->pipe, &ahead->result);
  return TRUE;
}

/* What was asked ahead does not hold any more where it reads the table that @written changes: its name
 * is part of those of the views on it as well. On the day rests what a login may see of all the
 * others. */
void
hq_postgres_rows_doubt (HqPostgres *db, const char *written)
{
  gboolean all = written == NULL || g_str_equal (written, "business_day");

  for (guint i = 0; i < db->asked->len; i++)
    {
      HqPostgresAhead *ahead = db->asked->pdata[i];

      if (all || strstr (ahead->rows->sql, written) != NULL)
        g_clear_pointer (&ahead->asked, g_free);
    }
}

/* Whether this was asked ahead: its answer is awaited, and taken. */
static gboolean
hq_postgres_rows_take_ahead (HqPostgresRows *rows, const HqPostgresBinding *binding, GError **error)
{
  HqPostgres *db = (HqPostgres *) rows->base.db;
  g_autofree char *wanted = NULL;
  HqPostgresAhead *ahead;

  if (db->asked->len == 0)
    return FALSE;
  wanted = hq_postgres_rows_describe (binding);
  ahead = hq_postgres_rows_find_ahead (rows, wanted);
  if (ahead == NULL || (ahead->result == NULL && !hq_postgres_pipe_has_sent (db->pipe)))
    return FALSE;
  if (ahead->result == NULL)
    {
      PGresult *last = hq_postgres_rows_receive (db, error);

      /* It may have been answered before another one was refused, which ends the change. */
      if (last == NULL)
        g_clear_pointer (&ahead->result, PQclear);
      PQclear (last);
    }
  rows->result = ahead->result;
  rows->borrowed = TRUE;
  return TRUE;
}

gboolean
hq_postgres_rows_start (HqRows *base, const char *format, va_list args, GError **error)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;
  HqPostgres *db = (HqPostgres *) base->db;
  HqPostgresBinding binding;

  hq_postgres_rows_bind (&binding, db->base.hall, format, args);
  hq_postgres_link_lock (db->link);
  if (rows->written != NULL)
    hq_postgres_rows_doubt (db, rows->written);
  if (!hq_postgres_rows_take_ahead (rows, &binding, error)
      && hq_postgres_rows_send (rows, &binding, error))
    rows->result = hq_postgres_rows_receive (db, error);
  hq_postgres_link_unlock (db->link);
  rows->row = -1;
  return rows->result != NULL;
}

/* Inside a transaction nobody waits for the answer. */
gboolean
hq_postgres_rows_run (HqRows *base, const char *format, va_list args, GError **error)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;
  HqPostgres *db = (HqPostgres *) base->db;
  HqPostgresBinding binding;
  gboolean done;

  hq_postgres_rows_bind (&binding, db->base.hall, format, args);
  hq_postgres_link_lock (db->link);
  hq_postgres_rows_doubt (db, rows->written);
  done = hq_postgres_rows_send (rows, &binding, error);
  if (done && !db->in_transaction)
    {
      PGresult *result = hq_postgres_rows_receive (db, error);

      done = result != NULL;
      PQclear (result);
    }
  hq_postgres_link_unlock (db->link);
  return done;
}

gboolean
hq_postgres_rows_next (HqRows *base)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  return ++rows->row < PQntuples (rows->result);
}

/* A truth is a number as well, as in SQLite. */
gint64
hq_postgres_rows_get_int (HqRows *base, int column)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;
  const char *value = PQgetvalue (rows->result, rows->row, column);

  return *value == 't' ? 1 : g_ascii_strtoll (value, NULL, 10);
}

double
hq_postgres_rows_get_double (HqRows *base, int column)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  return g_ascii_strtod (PQgetvalue (rows->result, rows->row, column), NULL);
}

gboolean
hq_postgres_rows_is_null (HqRows *base, int column)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  return PQgetisnull (rows->result, rows->row, column) != 0;
}

const char *
hq_postgres_rows_get_text (HqRows *base, int column)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  return hq_postgres_rows_is_null (base, column)
           ? NULL
           : PQgetvalue (rows->result, rows->row, column);
}

const void *
hq_postgres_rows_get_bytes (HqRows *base, int column, gsize *size)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;
  guchar *bytes;

  *size = 0;
  if (hq_postgres_rows_is_null (base, column))
    return NULL;
  bytes = PQunescapeBytea ((const guchar *) PQgetvalue (rows->result, rows->row, column), size);
  g_free (rows->bytes);
  rows->bytes = g_memdup2 (bytes, *size);
  PQfreemem (bytes);
  return rows->bytes;
}

gboolean
hq_postgres_rows_end (HqRows *base, GError **error)
{
  HqPostgresRows *rows = (HqPostgresRows *) base;

  if (!rows->borrowed)
    PQclear (rows->result);
  rows->result = NULL;
  rows->borrowed = FALSE;
  return TRUE;
}
