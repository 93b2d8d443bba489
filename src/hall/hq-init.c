/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-init.h"

#include "hq-access-table.h"
#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-hall-table.h"
#include "hq-item-table.h"
#include "hq-new-file.h"
#include "hq-password.h"
#include "hq-setup-change.h"
#include "hq-setup-file.h"
#include "hq-setup-table.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"

typedef struct
{
  HqHallKind kind;
  HqSetup *setup;       /* (owned) */
  HqCalendar *calendar; /* (owned) */
  GPtrArray *items;     /* (owned) (nullable): HqItem */
  GPtrArray *slots;     /* (owned) (nullable): HqSlot */
  const char *staff;    /* (borrowed) (nullable): who gets @password */
  char *password;       /* (owned) (nullable): its hash */
} HqInit;

static void
hq_init_clear (HqInit *init)
{
  g_clear_pointer (&init->setup, hq_setup_unref);
  g_clear_pointer (&init->calendar, hq_calendar_free);
  g_clear_pointer (&init->items, g_ptr_array_unref);
  g_clear_pointer (&init->slots, g_ptr_array_unref);
  g_clear_pointer (&init->password, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqInit, hq_init_clear)

static gboolean
hq_init_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqInit *init = user_data;
  gint64 hall;

  return hq_hall_table_get_next_id (db, &hall, error)
         && hq_hall_table_insert (db, hall, init->setup->code, init->kind, error)
         && hq_setup_table_replace (db, init->setup, error)
         && hq_setup_change_begin (db, init->setup, error)
         && hq_calendar_table_replace (db, init->calendar, error)
         && (init->items == NULL || hq_item_table_replace (db, init->items, error))
         && (init->slots == NULL || hq_slot_table_replace (db, init->slots, error))
         && (init->staff == NULL
             || hq_access_table_set_password (db, init->staff, init->password, error));
}

/* Adds a hall to those of a server. */
static gboolean
hq_init_add (const char *path, HqInit *init, GError **error)
{
  g_autoptr (HqDatabase) db = hq_database_open (path, HQ_DATABASE_CREATE, error);

  if (db == NULL)
    return FALSE;
  if (hq_database_get_code (db) != NULL)
    {
      g_free (init->setup->code);
      init->setup->code = g_strdup (hq_database_get_code (db));
    }
  return hq_database_write (db, hq_init_fill, init, error);
}

static gboolean
hq_init_write (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_database_write (db, hq_init_fill, user_data, error);
}

static gboolean
hq_init_build (const char *path, HqInit *init, GError **error)
{
  return hq_database_is_server (path) ? hq_init_add (path, init, error)
                                      : hq_new_file_build (path, hq_init_write, init, error);
}

/* Reads the files one after the other, since each is read against those before it. */
static gboolean
hq_init_parse (const HqInitFiles *files, HqInit *init, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  gsize size;
  const char *data = g_bytes_get_data (files->setup, &size);

  init->setup = hq_setup_file_parse (data, size, error);
  if (init->setup == NULL)
    return FALSE;
  data = g_bytes_get_data (files->calendar, &size);
  init->calendar = hq_calendar_file_parse (data, size, error);
  if (init->calendar == NULL)
    return FALSE;
  if (files->catalogue != NULL)
    {
      data = g_bytes_get_data (files->catalogue, &size);
      init->items = hq_catalogue_file_parse (data, size, init->setup, error);
      if (init->items == NULL)
        return FALSE;
    }
  if (files->appointments == NULL)
    return TRUE;
  zone = g_time_zone_new_identifier (init->setup->time_zone);
  init->slots = hq_slot_file_parse (files->appointments, init->setup, zone, error);
  return init->slots != NULL;
}

/**
 * hq_init_create_whole:
 * @path: a file that is not there
 * @files: what the hall is made of
 * @error: return location for an error
 *
 * Makes a hall, as a whole or not at all.
 *
 * Returns: %FALSE with %HQ_ERROR_IMPORT, %HQ_ERROR_EXISTS, %HQ_ERROR_BAD_CODE or one of the store's
 *   errors
 */
gboolean
hq_init_create_whole (const char *path, const HqInitFiles *files, GError **error)
{
  g_auto (HqInit) init = { .kind = files->kind };

  return hq_new_file_check (path, error) && hq_init_parse (files, &init, error)
         && hq_init_build (path, &init, error);
}

/**
 * hq_init_create:
 * @path: a file that is not there
 * @kind: what kind of hall
 * @setup: the hall's file
 * @calendar: the calendar's file
 * @error: return location for an error
 *
 * Makes a hall without a catalogue and appointments, as a whole or not at all.
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
  return hq_init_create_whole (path, &(HqInitFiles){ kind, setup, calendar, NULL, NULL }, error);
}

/**
 * hq_init_create_empty:
 * @path: a file that is not there
 * @staff: the code of who sets the hall up
 * @password: what they give from now on
 * @error: return location for an error
 *
 * Makes a real hall with one administrator and nothing else; its set-up, calendar and catalogue are
 * imported afterwards.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for a password that is too short, %HQ_ERROR_EXISTS or one of
 *   the store's errors
 */
gboolean
hq_init_create_empty (const char *path, const char *staff, const char *password, GError **error)
{
  g_auto (HqInit) init = { .kind = HQ_HALL_REAL };

  if (!hq_new_file_check (path, error))
    return FALSE;
  init.password = hq_password_hash (password, error);
  if (init.password == NULL)
    return FALSE;
  init.staff = staff;
  init.calendar = hq_calendar_new ();
  init.setup = hq_setup_new ();
  init.setup->code = g_strdup ("hall");
  init.setup->name = g_strdup ("政务服务大厅");
  init.setup->name_en = g_strdup ("Government Service Hall");
  init.setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_staff (init.setup) = (HqStaff) { g_strdup (staff), g_strdup (staff), g_strdup (""),
                                                 NULL, 1u << HQ_ROLE_ADMINISTRATOR };
  return hq_init_build (path, &init, error);
}
