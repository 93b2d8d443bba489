/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-export.h"

#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-catalogue-file.h"
#include "hq-item-table.h"
#include "hq-setup-table.h"
#include "hq-setup-text.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"

typedef struct
{
  HqHall *hall;
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

/**
 * hq_export_format:
 * @hall: a hall
 * @act: the import that would read it back
 * @error: return location for an error
 *
 * Catalogue, calendar and hall are given in the order of their keys, appointments in that of time.
 * Passwords are no part of a hall's file.
 *
 * Returns: (transfer full): the file, or %NULL if the store could not be read
 */
char *
hq_export_format (HqHall *hall, HqAct act, GError **error)
{
  HqExport export = { hall, act, NULL };

  if (hq_database_read (hq_hall_get_database (hall), hq_export_read, &export, error))
    return export.text;
  g_free (export.text);
  return NULL;
}
