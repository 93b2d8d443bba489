/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-init.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-error.h"
#include "hq-hall-table.h"
#include "hq-setup-file.h"
#include "hq-setup-table.h"

#define HQ_INIT_HALL 1

typedef struct
{
  HqHallKind kind;
  const HqSetup *setup;       /* (borrowed) */
  const HqCalendar *calendar; /* (borrowed) */
} HqInit;

static gboolean
hq_init_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqInit *init = user_data;

  return hq_hall_table_insert (db, HQ_INIT_HALL, init->setup->code, init->kind, error)
         && hq_setup_table_replace (db, init->setup, error)
         && hq_calendar_table_replace (db, init->calendar, error);
}

/* Fills a file beside @path that gets its name only when it is whole: a killed init leaves nothing
 * that looks like a hall. */
static gboolean
hq_init_build (const char *path, HqInit *init, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.part-%d", path, (int) getpid ());
  g_autofree char *lock = g_strconcat (part, "-lock", NULL);
  g_autoptr (HqDatabase) db = hq_database_open (part, HQ_DATABASE_CREATE, error);
  gboolean filled;

  if (db == NULL)
    return FALSE;
  filled = hq_database_write (db, hq_init_fill, init, error);
  g_clear_pointer (&db, hq_database_close);
  /* A link, since a rename would take the place of what somebody else has just made. */
  if (filled && link (part, path) != 0)
    {
      hq_error_set (error, errno == EEXIST ? HQ_ERROR_EXISTS : HQ_ERROR_FAILED, "%s: %s", path,
                    g_strerror (errno));
      filled = FALSE;
    }
  g_unlink (part);
  g_unlink (lock);
  return filled;
}

/**
 * hq_init_create:
 * @path: a file that is not there
 * @kind: what kind of hall
 * @setup: the hall's file
 * @calendar: the calendar's file
 * @error: return location for an error
 *
 * Makes a hall, as a whole or not at all.
 *
 * Returns: %FALSE with %HQ_ERROR_IMPORT, %HQ_ERROR_EXISTS or one of the store's errors
 */
gboolean
hq_init_create (const char *path,
                HqHallKind kind,
                GBytes *setup,
                GBytes *calendar,
                GError **error)
{
  g_autoptr (HqSetup) parsed = NULL;
  g_autoptr (HqCalendar) dates = NULL;
  HqInit init;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      hq_error_set (error, HQ_ERROR_EXISTS, "%s", path);
      return FALSE;
    }
  parsed = hq_setup_file_parse (g_bytes_get_data (setup, NULL), g_bytes_get_size (setup), error);
  if (parsed == NULL)
    return FALSE;
  dates = hq_calendar_file_parse (g_bytes_get_data (calendar, NULL), g_bytes_get_size (calendar),
                                  error);
  if (dates == NULL)
    return FALSE;
  init = (HqInit) { kind, parsed, dates };
  return hq_init_build (path, &init, error);
}
