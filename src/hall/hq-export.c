/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-export.h"

#include <string.h>

#include "hq-access.h"
#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-catalogue-file.h"
#include "hq-clock.h"
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-item-table.h"
#include "hq-setup-table.h"
#include "hq-setup-text.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"

#define HQ_EXPORT_PREFIX "export-"

typedef struct
{
  HqHall *hall;
  const HqActor *actor;
  HqAct act;
  char *text; /* (owned) */
} HqExport;

static char *
hq_export_format_catalogue (HqDatabase *db, GError **error)
{
  g_autoptr (HqSetup) setup = hq_setup_table_load (db, error);
  g_autoptr (GPtrArray) items = setup != NULL ? hq_item_table_load_all (db, error) : NULL;

  return items != NULL ? hq_catalogue_file_format (items, setup) : NULL;
}

static char *
hq_export_format_calendar (HqDatabase *db, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);

  return calendar != NULL ? hq_calendar_file_format (calendar) : NULL;
}

static char *
hq_export_format_hall (HqDatabase *db, GError **error)
{
  g_autoptr (HqSetup) setup = hq_setup_table_load (db, error);

  return setup != NULL ? hq_setup_text_format (setup) : NULL;
}

static char *
hq_export_format_appointments (HqDatabase *db, GTimeZone *zone, GError **error)
{
  g_autoptr (GPtrArray) slots = hq_slot_table_load (db, G_MININT64, G_MAXINT64, error);

  return slots != NULL ? hq_slot_file_format (slots, zone) : NULL;
}

static gboolean
hq_export_read (HqDatabase *db, gpointer user_data, GError **error)
{
  HqExport *export = user_data;

  if (export->act == HQ_ACT_IMPORT_CATALOGUE)
    export->text = hq_export_format_catalogue (db, error);
  else if (export->act == HQ_ACT_IMPORT_CALENDAR)
    export->text = hq_export_format_calendar (db, error);
  else if (export->act == HQ_ACT_IMPORT_HALL)
    export->text = hq_export_format_hall (db, error);
  else
    export->text = hq_export_format_appointments (db, hq_hall_get_zone (export->hall), error);
  return export->text != NULL;
}

static gboolean
hq_export_note (HqDatabase *db, gpointer user_data, GError **error)
{
  HqExport *export = user_data;
  const char *what = strchr (hq_right_get_nick (export->act), '-') + 1;
  g_autofree char *note = g_strconcat (HQ_EXPORT_PREFIX, what, NULL);
  HqEvent last;
  gint64 behind;

  return hq_event_table_get_last (db, &last, error)
         && hq_access_note (db, export->actor, note, hq_clock_read (db, last.at, &behind), error);
}

/**
 * hq_export_format:
 * @hall: a hall
 * @actor: who asks, in a role that may do the import
 * @act: the import that would read it back
 * @error: return location for an error
 *
 * Who exported what is kept in the access table. Catalogue, calendar and hall are given in the order of their keys, appointments in that of time.
 * Passwords are no part of a hall's file.
 *
 * Returns: (transfer full): the file; %NULL with %HQ_ERROR_DENIED or one of the store's errors
 */
char *
hq_export_format (HqHall *hall, const HqActor *actor, HqAct act, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqExport export = { hall, actor, act, NULL };

  if (!hq_right_allows (actor->role, act, hq_hall_get_kind (hall)))
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s", hq_nick_get (HQ_SET_ROLE, actor->role));
      return NULL;
    }
  if (hq_database_read (db, hq_export_read, &export, error)
      && hq_database_write (db, hq_export_note, &export, error))
    return export.text;
  g_free (export.text);
  return NULL;
}
