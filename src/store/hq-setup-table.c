/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-table.h"

enum
{
  TEXT_ADD_HALL,
  TEXT_ADD_FLOOR,
  TEXT_ADD_ZONE,
  TEXT_ADD_DEPARTMENT,
  TEXT_ADD_DAY_KIND,
  TEXT_ADD_SESSION,
  TEXT_ADD_SERVICE,
  TEXT_ADD_SERVICE_SESSION,
  TEXT_ADD_COUNTER,
  TEXT_ADD_COUNTER_SERVICE,
  TEXT_ADD_STAFF,
  TEXT_ADD_ROLE,
  TEXT_ADD_DEVICE,
  TEXT_ZONES,
  TEXT_DAY_KINDS,
  TEXT_SESSIONS,
  TEXT_SERVICES,
  TEXT_SERVICE_SESSIONS,
  TEXT_COUNTERS,
  TEXT_COUNTER_SERVICES,
  TEXT_STAFF,
  TEXT_DEVICES,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ADD_HALL] = { "UPDATE hall SET name = ?2, name_en = ?3, time_zone = ?4,"
                      " revision = revision + 1 WHERE hall = ?1" },
  [TEXT_ADD_FLOOR] = { "INSERT INTO floor (hall, floor, name, name_en) VALUES (?, ?, ?, ?)" },
  [TEXT_ADD_ZONE] = { "INSERT INTO zone (hall, zone, floor, name, name_en)"
                      " VALUES (?, ?, ?, ?, ?)" },
  [TEXT_ADD_DEPARTMENT] = { "INSERT INTO department (hall, department, name, name_en)"
                            " VALUES (?, ?, ?, ?)" },
  [TEXT_ADD_DAY_KIND] = { "INSERT INTO day_kind (hall, day_kind, name, name_en, falls_on)"
                          " VALUES (?, ?, ?, ?, ?)" },
  [TEXT_ADD_SESSION] = { "INSERT INTO session (hall, day_kind, session, name, name_en, opens,"
                         " last_ticket, closes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_ADD_SERVICE] = { "INSERT INTO service (hall, service, prefix, name, name_en, zone, quota,"
                         " warn_waiting, identity, matters_limit, agent_cap, target_ordinary,"
                         " target_priority, target_appointment, target_green, usual_outcome)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_ADD_SERVICE_SESSION] = { "INSERT INTO service_session (hall, service, day_kind, session,"
                                 " last_ticket) VALUES (?, ?, ?, ?, nullif(?, -1))" },
  [TEXT_ADD_COUNTER] = { "INSERT INTO counter (hall, counter, zone, kind, department)"
                         " VALUES (?, ?, ?, ?, ?)" },
  [TEXT_ADD_COUNTER_SERVICE] = { "INSERT INTO counter_service (hall, counter, service, speciality)"
                                 " VALUES (?, ?, ?, ?)" },
  [TEXT_ADD_STAFF] = { "INSERT INTO staff (hall, staff, name, badge, department)"
                       " VALUES (?, ?, ?, ?, ?)" },
  [TEXT_ADD_ROLE] = { "INSERT INTO staff_role (hall, staff, role) VALUES (?, ?, ?)" },
  [TEXT_ADD_DEVICE] = { "INSERT INTO device (hall, device, role, name, floor, counter)"
                        " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_ZONES] = { "SELECT zone, floor, name, name_en FROM zone WHERE hall = ? AND active = 1" },
  [TEXT_DAY_KINDS] = { "SELECT day_kind, name, name_en, falls_on FROM day_kind"
                       " WHERE hall = ? AND active = 1" },
  [TEXT_SESSIONS] = { "SELECT day_kind, session, name, name_en, opens, last_ticket, closes"
                      " FROM session WHERE hall = ?" },
  [TEXT_SERVICES] = { "SELECT s.service, s.prefix, s.name, s.name_en, s.zone, z.floor,"
                      " coalesce(s.quota, 0), s.warn_waiting, s.identity, s.matters_limit,"
                      " coalesce(s.agent_cap, 0), s.target_ordinary, s.target_priority,"
                      " s.target_appointment, s.target_green, s.usual_outcome FROM service AS s"
                      " JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"
                      " WHERE s.hall = ? AND s.active = 1 ORDER BY s.service" },
  [TEXT_SERVICE_SESSIONS] = { "SELECT service, day_kind, session, coalesce(last_ticket, -1)"
                              " FROM service_session WHERE hall = ?" },
  [TEXT_COUNTERS] = { "SELECT c.counter, c.zone, z.floor, c.kind, c.department FROM counter AS c"
                      " JOIN zone AS z ON z.hall = c.hall AND z.zone = c.zone"
                      " WHERE c.hall = ? AND c.active = 1 ORDER BY c.counter" },
  [TEXT_COUNTER_SERVICES] = { "SELECT counter, service, speciality FROM counter_service"
                              " WHERE hall = ?" },
  [TEXT_STAFF] = { "SELECT s.staff, s.name, s.badge, s.department, r.role FROM staff AS s"
                   " LEFT JOIN staff_role AS r ON r.hall = s.hall AND r.staff = s.staff"
                   " WHERE s.hall = ? AND s.active = 1 ORDER BY s.staff" },
  [TEXT_DEVICES] = { "SELECT device, role, name, floor, coalesce(counter, 0) FROM device"
                     " WHERE hall = ? AND active = 1" },
};

const HqText *
hq_setup_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

#define EACH(Type, row, array)                                                                     \
  for (guint i_##row = 0; i_##row < setup->array->len; i_##row++)                                  \
    for (const Type *row = setup->array->pdata[i_##row]; row != NULL; row = NULL)

static gboolean
hq_setup_table_insert_places (HqDatabase *db, gint64 hall, const HqSetup *setup, GError **error)
{
  EACH (HqFloor, row, floors)
    if (!hq_database_run (db, &texts[TEXT_ADD_FLOOR], error, "liss", hall, row->floor, row->name,
                          row->name_en))
      return FALSE;
  EACH (HqZone, row, zones)
    if (!hq_database_run (db, &texts[TEXT_ADD_ZONE], error, "lsiss", hall, row->zone, row->floor,
                          row->name, row->name_en))
      return FALSE;
  EACH (HqDepartment, row, departments)
    if (!hq_database_run (db, &texts[TEXT_ADD_DEPARTMENT], error, "lsss", hall, row->department,
                          row->name, row->name_en))
      return FALSE;
  return TRUE;
}

static gboolean
hq_setup_table_insert_services (HqDatabase *db, gint64 hall, const HqSetup *setup, GError **error)
{
  EACH (HqDayKind, row, day_kinds)
    if (!hq_database_run (db, &texts[TEXT_ADD_DAY_KIND], error, "lssss", hall, row->day_kind,
                          row->name, row->name_en,
                          row->falls_on < 0 ? NULL
                                            : hq_nick_get (HQ_SET_DAY_TYPE, row->falls_on)))
      return FALSE;
  EACH (HqSession, row, sessions)
    if (!hq_database_run (db, &texts[TEXT_ADD_SESSION], error, "lssssiii", hall, row->day_kind,
                          row->session, row->name, row->name_en, row->opens, row->last_ticket,
                          row->closes))
      return FALSE;
  EACH (HqService, row, services)
    {
      char prefix[2] = { row->prefix, '\0' };

      if (!hq_database_run (db, &texts[TEXT_ADD_SERVICE], error, "lsssssziszziiiis", hall,
                            row->service, prefix, row->name, row->name_en, row->zone,
                            (gint64) row->quota, row->warn_waiting,
                            hq_nick_get (HQ_SET_IDENTITY, row->identity),
                            (gint64) row->matters_limit, (gint64) row->agent_cap,
                            row->targets[HQ_CLASS_ORDINARY], row->targets[HQ_CLASS_PRIORITY],
                            row->targets[HQ_CLASS_APPOINTMENT], row->targets[HQ_CLASS_GREEN],
                            hq_nick_get (HQ_SET_OUTCOME, row->usual_outcome)))
        return FALSE;
    }
  EACH (HqServiceSession, row, service_sessions)
    if (!hq_database_run (db, &texts[TEXT_ADD_SERVICE_SESSION], error, "lsssi", hall, row->service,
                          row->day_kind, row->session, row->last_ticket))
      return FALSE;
  return TRUE;
}

static gboolean
hq_setup_table_insert_people (HqDatabase *db, gint64 hall, const HqSetup *setup, GError **error)
{
  EACH (HqCounter, row, counters)
    if (!hq_database_run (db, &texts[TEXT_ADD_COUNTER], error, "lisss", hall, row->counter,
                          row->zone, hq_nick_get (HQ_SET_COUNTER_KIND, row->kind),
                          row->department))
      return FALSE;
  EACH (HqCounterService, row, counter_services)
    if (!hq_database_run (db, &texts[TEXT_ADD_COUNTER_SERVICE], error, "lisi", hall, row->counter,
                          row->service, (int) row->speciality))
      return FALSE;
  EACH (HqStaff, row, staff)
    {
      if (!hq_database_run (db, &texts[TEXT_ADD_STAFF], error, "lssss", hall, row->staff, row->name,
                            row->badge, row->department))
        return FALSE;
      for (int role = 0; role < HQ_N_ROLES; role++)
        if ((row->roles & (1u << role)) != 0
            && !hq_database_run (db, &texts[TEXT_ADD_ROLE], error, "lss", hall, row->staff,
                                 hq_nick_get (HQ_SET_ROLE, role)))
          return FALSE;
    }
  EACH (HqDevice, row, devices)
    if (!hq_database_run (db, &texts[TEXT_ADD_DEVICE], error, "lsssiz", hall, row->device,
                          row->role, row->name, row->floor, (gint64) row->counter))
      return FALSE;
  return TRUE;
}

/**
 * hq_setup_table_insert:
 * @setup: a whole hall
 *
 * Sets up a hall that has nothing in it yet, inside the caller's transaction.
 *
 * Returns: whether all of it was stored; the schema refuses what refers to nothing
 */
gboolean
hq_setup_table_insert (HqDatabase *db, gint64 hall, const HqSetup *setup, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD_HALL], error, "lsss", hall, setup->name,
                          setup->name_en, setup->time_zone)
         && hq_setup_table_insert_places (db, hall, setup, error)
         && hq_setup_table_insert_services (db, hall, setup, error)
         && hq_setup_table_insert_people (db, hall, setup, error);
}

static char *
hq_setup_table_dup (HqRows *rows, int column)
{
  return g_strdup (hq_rows_get_text (rows, column));
}

typedef void (*HqSetupTableFunc) (HqSetup *setup, HqRows *rows);

static void
hq_setup_table_load_zone (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_zone (setup) = (HqZone) { hq_setup_table_dup (rows, 0),
                                          (int) hq_rows_get_int (rows, 1),
                                          hq_setup_table_dup (rows, 2),
                                          hq_setup_table_dup (rows, 3) };
}

static void
hq_setup_table_load_day_kind (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_day_kind (setup) = (HqDayKind) {
    hq_setup_table_dup (rows, 0), hq_setup_table_dup (rows, 1), hq_setup_table_dup (rows, 2),
    hq_nick_find (HQ_SET_DAY_TYPE, hq_rows_get_text (rows, 3))
  };
}

static void
hq_setup_table_load_session (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_session (setup) = (HqSession) {
    hq_setup_table_dup (rows, 0),   hq_setup_table_dup (rows, 1),
    hq_setup_table_dup (rows, 2),   hq_setup_table_dup (rows, 3),
    (int) hq_rows_get_int (rows, 4), (int) hq_rows_get_int (rows, 5),
    (int) hq_rows_get_int (rows, 6)
  };
}

static void
hq_setup_table_load_service (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_service (setup) = (HqService) {
    .service = hq_setup_table_dup (rows, 0),
    .prefix = hq_rows_get_text (rows, 1)[0],
    .name = hq_setup_table_dup (rows, 2),
    .name_en = hq_setup_table_dup (rows, 3),
    .zone = hq_setup_table_dup (rows, 4),
    .floor = (int) hq_rows_get_int (rows, 5),
    .quota = (int) hq_rows_get_int (rows, 6),
    .warn_waiting = (int) hq_rows_get_int (rows, 7),
    .identity = (HqIdentityRule) hq_nick_find (HQ_SET_IDENTITY, hq_rows_get_text (rows, 8)),
    .matters_limit = (int) hq_rows_get_int (rows, 9),
    .agent_cap = (int) hq_rows_get_int (rows, 10),
    .targets = { (int) hq_rows_get_int (rows, 11), (int) hq_rows_get_int (rows, 12),
                 (int) hq_rows_get_int (rows, 13), (int) hq_rows_get_int (rows, 14) },
    .usual_outcome = (HqOutcome) hq_nick_find (HQ_SET_OUTCOME, hq_rows_get_text (rows, 15)),
  };
}

static void
hq_setup_table_load_service_session (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_service_session (setup) = (HqServiceSession) {
    hq_setup_table_dup (rows, 0), hq_setup_table_dup (rows, 1), hq_setup_table_dup (rows, 2),
    (int) hq_rows_get_int (rows, 3)
  };
}

static void
hq_setup_table_load_counter (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_counter (setup) = (HqCounter) {
    (int) hq_rows_get_int (rows, 0), hq_setup_table_dup (rows, 1), (int) hq_rows_get_int (rows, 2),
    (HqCounterKind) hq_nick_find (HQ_SET_COUNTER_KIND, hq_rows_get_text (rows, 3)),
    hq_setup_table_dup (rows, 4)
  };
}

static void
hq_setup_table_load_counter_service (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_counter_service (setup)
    = (HqCounterService) { (int) hq_rows_get_int (rows, 0), hq_setup_table_dup (rows, 1),
                           hq_rows_get_int (rows, 2) != 0 };
}

/* A row for each role of a person, one after the other. */
static void
hq_setup_table_load_staff (HqSetup *setup, HqRows *rows)
{
  HqStaff *last = setup->staff->len > 0 ? setup->staff->pdata[setup->staff->len - 1] : NULL;
  int role = hq_nick_find (HQ_SET_ROLE, hq_rows_get_text (rows, 4));

  if (last == NULL || !g_str_equal (last->staff, hq_rows_get_text (rows, 0)))
    {
      last = hq_setup_add_staff (setup);
      *last = (HqStaff) { hq_setup_table_dup (rows, 0), hq_setup_table_dup (rows, 1),
                          hq_setup_table_dup (rows, 2), hq_setup_table_dup (rows, 3), 0 };
    }
  if (role >= 0)
    last->roles |= 1u << role;
}

static void
hq_setup_table_load_device (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_device (setup) = (HqDevice) {
    hq_setup_table_dup (rows, 0), hq_setup_table_dup (rows, 1), hq_setup_table_dup (rows, 2),
    (int) hq_rows_get_int (rows, 3), (int) hq_rows_get_int (rows, 4)
  };
}

/**
 * hq_setup_table_load:
 *
 * Returns: (transfer full): what a running hall looks things up in, active rows only; %NULL if the
 *   store could not be read
 */
HqSetup *
hq_setup_table_load (HqDatabase *db, gint64 hall, GError **error)
{
  static const struct
  {
    int text;
    HqSetupTableFunc func;
  } parts[] = {
    { TEXT_ZONES, hq_setup_table_load_zone },
    { TEXT_DAY_KINDS, hq_setup_table_load_day_kind },
    { TEXT_SESSIONS, hq_setup_table_load_session },
    { TEXT_SERVICES, hq_setup_table_load_service },
    { TEXT_SERVICE_SESSIONS, hq_setup_table_load_service_session },
    { TEXT_COUNTERS, hq_setup_table_load_counter },
    { TEXT_COUNTER_SERVICES, hq_setup_table_load_counter_service },
    { TEXT_STAFF, hq_setup_table_load_staff },
    { TEXT_DEVICES, hq_setup_table_load_device },
  };
  g_autoptr (HqSetup) setup = hq_setup_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      HqRows *rows = hq_rows_start (db, &texts[parts[i].text], error, "l", hall);

      if (rows == NULL)
        return NULL;
      while (hq_rows_next (rows))
        parts[i].func (setup, rows);
      if (!hq_rows_end (rows, error))
        return NULL;
    }
  return g_steal_pointer (&setup);
}
