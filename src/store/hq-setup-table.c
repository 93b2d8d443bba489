/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-table.h"

#include "hq-hall-table.h"
#include "hq-sheet-table.h"

enum
{
  TEXT_SET_HALL,
  TEXT_CLEAR_FLOORS,
  TEXT_CLEAR_ZONES,
  TEXT_CLEAR_DEPARTMENTS,
  TEXT_CLEAR_DAY_KINDS,
  TEXT_CLEAR_SERVICES,
  TEXT_CLEAR_COUNTERS,
  TEXT_CLEAR_STAFF,
  TEXT_CLEAR_DEVICES,
  TEXT_CLEAR_ROTA,
  TEXT_CLEAR_SERVICE_SESSIONS,
  TEXT_CLEAR_SESSIONS,
  TEXT_CLEAR_COUNTER_SERVICES,
  TEXT_CLEAR_ROLES,
  TEXT_CLEAR_SETTINGS,
  TEXT_ADD_FLOOR,
  TEXT_ADD_ZONE,
  TEXT_ADD_DEPARTMENT,
  TEXT_ADD_DAY_KIND,
  TEXT_ADD_SESSION,
  TEXT_ADD_SERVICE,
  TEXT_ADD_SERVICE_SESSION,
  TEXT_ADD_COUNTER,
  TEXT_ADD_COUNTER_SERVICE,
  TEXT_ADD_ROTA,
  TEXT_ADD_STAFF,
  TEXT_ADD_ROLE,
  TEXT_ADD_DEVICE,
  TEXT_ADD_SETTING,
  TEXT_END_LOANS,
  TEXT_FORGET_PASSWORDS,
  TEXT_HALL,
  TEXT_FLOORS,
  TEXT_ZONES,
  TEXT_DEPARTMENTS,
  TEXT_DAY_KINDS,
  TEXT_SESSIONS,
  TEXT_SERVICES,
  TEXT_SERVICE_SESSIONS,
  TEXT_COUNTERS,
  TEXT_COUNTER_SERVICES,
  TEXT_ROTA,
  TEXT_KNOWS_STAFF,
  TEXT_STAFF,
  TEXT_DEVICES,
  TEXT_SETTINGS,
  N_TEXTS
};

/* What tickets and cases refer to is never deleted: a row that the hall no longer has stops being
 * active, and comes back to life when its key is set up again. The other tables are put in anew. */
static const HqText texts[N_TEXTS] = {
  [TEXT_SET_HALL] = { "UPDATE hall SET code = ?2, name = ?3, name_en = ?4, time_zone = ?5,"
                      " revision = revision + 1 WHERE hall = ?1" },
  [TEXT_CLEAR_FLOORS] = { "UPDATE floor SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_ZONES] = { "UPDATE zone SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_DEPARTMENTS] = { "UPDATE department SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_DAY_KINDS] = { "UPDATE day_kind SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_SERVICES] = { "UPDATE service SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_COUNTERS] = { "UPDATE counter SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_STAFF] = { "UPDATE staff SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_DEVICES] = { "UPDATE device SET active = 0 WHERE hall = ?" },
  [TEXT_CLEAR_ROTA] = { "DELETE FROM rota WHERE hall = ?" },
  [TEXT_CLEAR_SERVICE_SESSIONS] = { "DELETE FROM service_session WHERE hall = ?" },
  [TEXT_CLEAR_SESSIONS] = { "DELETE FROM session WHERE hall = ?" },
  [TEXT_CLEAR_COUNTER_SERVICES] = { "DELETE FROM counter_service"
                                    " WHERE hall = ? AND lent_until IS NULL" },
  [TEXT_CLEAR_ROLES] = { "DELETE FROM staff_role WHERE hall = ?" },
  [TEXT_CLEAR_SETTINGS] = { "DELETE FROM setting WHERE hall = ? AND key <> " HQ_SHEET_TABLE_KEY },
  [TEXT_ADD_FLOOR] = { "INSERT INTO floor (hall, floor, name, name_en) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (hall, floor) DO UPDATE SET name = excluded.name,"
                       " name_en = excluded.name_en, active = 1" },
  [TEXT_ADD_ZONE] = { "INSERT INTO zone (hall, zone, floor, name, name_en, silent)"
                      " VALUES (?, ?, ?, ?, ?, ?)"
                      " ON CONFLICT (hall, zone) DO UPDATE SET floor = excluded.floor,"
                      " name = excluded.name, name_en = excluded.name_en,"
                      " silent = excluded.silent, active = 1" },
  [TEXT_ADD_DEPARTMENT] = { "INSERT INTO department (hall, department, name, name_en)"
                            " VALUES (?, ?, ?, ?)"
                            " ON CONFLICT (hall, department) DO UPDATE SET name = excluded.name,"
                            " name_en = excluded.name_en, active = 1" },
  [TEXT_ADD_DAY_KIND] = { "INSERT INTO day_kind (hall, day_kind, name, name_en, falls_on)"
                          " VALUES (?, ?, ?, ?, ?)"
                          " ON CONFLICT (hall, day_kind) DO UPDATE SET name = excluded.name,"
                          " name_en = excluded.name_en, falls_on = excluded.falls_on,"
                          " active = 1" },
  [TEXT_ADD_SESSION] = { "INSERT INTO session (hall, day_kind, session, name, name_en, opens,"
                         " last_ticket, closes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_ADD_SERVICE] = { "INSERT INTO service (hall, service, prefix, name, name_en, zone, quota,"
                         " warn_waiting, identity, matters_limit, agent_cap, target_ordinary,"
                         " target_priority, target_appointment, target_green, usual_outcome)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                         " ON CONFLICT (hall, service) DO UPDATE SET prefix = excluded.prefix,"
                         " name = excluded.name, name_en = excluded.name_en, zone = excluded.zone,"
                         " quota = excluded.quota, warn_waiting = excluded.warn_waiting,"
                         " identity = excluded.identity, matters_limit = excluded.matters_limit,"
                         " agent_cap = excluded.agent_cap,"
                         " target_ordinary = excluded.target_ordinary,"
                         " target_priority = excluded.target_priority,"
                         " target_appointment = excluded.target_appointment,"
                         " target_green = excluded.target_green,"
                         " usual_outcome = excluded.usual_outcome, active = 1" },
  [TEXT_ADD_SERVICE_SESSION] = { "INSERT INTO service_session (hall, service, day_kind, session,"
                                 " last_ticket) VALUES (?, ?, ?, ?, nullif(?, -1))" },
  [TEXT_ADD_COUNTER] = { "INSERT INTO counter (hall, counter, zone, kind, department)"
                         " VALUES (?, ?, ?, ?, ?)"
                         " ON CONFLICT (hall, counter) DO UPDATE SET zone = excluded.zone,"
                         " kind = excluded.kind, department = excluded.department, active = 1" },
  /* What was lent is its own from now on. */
  [TEXT_ADD_COUNTER_SERVICE] = { "INSERT INTO counter_service (hall, counter, service, speciality)"
                                 " VALUES (?, ?, ?, ?) ON CONFLICT (hall, counter, service)"
                                 " DO UPDATE SET speciality = excluded.speciality,"
                                 " lent_until = NULL" },
  [TEXT_ADD_ROTA] = { "INSERT INTO rota (hall, day_kind, session, counter) VALUES (?, ?, ?, ?)" },
  /* The password is no part of the set-up: it stays while its owner does. */
  [TEXT_ADD_STAFF] = { "INSERT INTO staff (hall, staff, name, badge, department)"
                       " VALUES (?, ?, ?, ?, ?)"
                       " ON CONFLICT (hall, staff) DO UPDATE SET name = excluded.name,"
                       " badge = excluded.badge, department = excluded.department, active = 1" },
  [TEXT_ADD_ROLE] = { "INSERT INTO staff_role (hall, staff, role) VALUES (?, ?, ?)" },
  [TEXT_ADD_DEVICE] = { "INSERT INTO device (hall, device, role, name, floor, counter)"
                        " VALUES (?, ?, ?, ?, ?, ?)"
                        " ON CONFLICT (hall, device) DO UPDATE SET role = excluded.role,"
                        " name = excluded.name, floor = excluded.floor,"
                        " counter = excluded.counter, active = 1" },
  [TEXT_ADD_SETTING] = { "INSERT INTO setting (hall, key, value) VALUES (?, ?, ?)" },
  [TEXT_HALL] = { "SELECT code, name, name_en, time_zone, (SELECT coalesce(max(number), 0)"
                  " FROM setup_change AS c WHERE c.hall = hall.hall) FROM hall WHERE hall = ?" },
  [TEXT_FLOORS] = { "SELECT floor, name, name_en FROM floor WHERE hall = ? AND active = 1"
                    " ORDER BY floor" },
  [TEXT_ZONES] = { "SELECT zone, floor, name, name_en, silent FROM zone"
                   " WHERE hall = ? AND active = 1 ORDER BY zone" },
  [TEXT_DEPARTMENTS] = { "SELECT department, name, name_en FROM department"
                         " WHERE hall = ? AND active = 1 ORDER BY department" },
  [TEXT_DAY_KINDS] = { "SELECT day_kind, name, name_en, falls_on FROM day_kind"
                       " WHERE hall = ? AND active = 1 ORDER BY day_kind" },
  [TEXT_SESSIONS] = { "SELECT day_kind, session, name, name_en, opens, last_ticket, closes"
                      " FROM session WHERE hall = ? ORDER BY day_kind, session" },
  [TEXT_SERVICES] = { "SELECT s.service, s.prefix, s.name, s.name_en, s.zone, z.floor,"
                      " coalesce(s.quota, 0), s.warn_waiting, s.identity, s.matters_limit,"
                      " coalesce(s.agent_cap, 0), s.target_ordinary, s.target_priority,"
                      " s.target_appointment, s.target_green, s.usual_outcome FROM service AS s"
                      " JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"
                      " WHERE s.hall = ? AND s.active = 1 ORDER BY s.service" },
  [TEXT_SERVICE_SESSIONS] = { "SELECT service, day_kind, session, coalesce(last_ticket, -1)"
                              " FROM service_session WHERE hall = ?"
                              " ORDER BY service, day_kind, session" },
  [TEXT_COUNTERS] = { "SELECT c.counter, c.zone, z.floor, c.kind, c.department FROM counter AS c"
                      " JOIN zone AS z ON z.hall = c.hall AND z.zone = c.zone"
                      " WHERE c.hall = ? AND c.active = 1 ORDER BY c.counter" },
  /* What is lent stays so, unless it has gone. */
  [TEXT_END_LOANS] = { "DELETE FROM counter_service WHERE hall = ?1 AND lent_until IS NOT NULL"
                       " AND (service IN (SELECT s.service FROM service AS s WHERE s.hall = ?1"
                       " AND s.active = 0) OR counter IN (SELECT c.counter FROM counter AS c"
                       " WHERE c.hall = ?1 AND c.active = 0))" },
  /* A code that is given to somebody else, or comes back, does not come with the password of before. */
  [TEXT_FORGET_PASSWORDS] = { "UPDATE staff SET password = NULL WHERE hall = ? AND active = 0" },
  [TEXT_COUNTER_SERVICES] = { "SELECT counter, service, speciality, lent_until FROM counter_service"
                              " WHERE hall = ? ORDER BY counter, service" },
  [TEXT_ROTA] = { "SELECT day_kind, session, counter FROM rota WHERE hall = ?"
                  " ORDER BY day_kind, session, counter" },
  /* A place for visitors on a server does its work without the staff, whom its login may not read. */
  [TEXT_KNOWS_STAFF] = { "SELECT 1",
                         "SELECT has_column_privilege ('staff', 'name', 'SELECT')::int" },
  [TEXT_STAFF] = { "SELECT s.staff, s.name, s.badge, s.department, r.role FROM staff AS s"
                   " LEFT JOIN staff_role AS r ON r.hall = s.hall AND r.staff = s.staff"
                   " WHERE s.hall = ? AND s.active = 1 ORDER BY s.staff" },
  [TEXT_DEVICES] = { "SELECT device, role, name, floor, coalesce(counter, 0) FROM device"
                     " WHERE hall = ? AND active = 1 ORDER BY device" },
  [TEXT_SETTINGS] = { "SELECT key, value FROM setting WHERE hall = ?"
                      " AND key <> " HQ_SHEET_TABLE_KEY " ORDER BY key" },
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
hq_setup_table_add_places (HqDatabase *db, const HqSetup *setup, GError **error)
{
  EACH (HqFloor, row, floors)
  if (!hq_database_run (db, &texts[TEXT_ADD_FLOOR], error, "hiss", row->floor, row->name,
                        row->name_en))
    return FALSE;
  EACH (HqZone, row, zones)
  if (!hq_database_run (db, &texts[TEXT_ADD_ZONE], error, "hsissi", row->zone, row->floor, row->name,
                        row->name_en, (int) (row->silent != FALSE)))
    return FALSE;
  EACH (HqDepartment, row, departments)
  if (!hq_database_run (db, &texts[TEXT_ADD_DEPARTMENT], error, "hsss", row->department, row->name,
                        row->name_en))
    return FALSE;
  return TRUE;
}

static gboolean
hq_setup_table_add_services (HqDatabase *db, const HqSetup *setup, GError **error)
{
  EACH (HqDayKind, row, day_kinds)
  if (!hq_database_run (db, &texts[TEXT_ADD_DAY_KIND], error, "hssss", row->day_kind, row->name,
                        row->name_en,
                        row->falls_on < 0 ? NULL : hq_nick_get (HQ_SET_DAY_TYPE, row->falls_on)))
    return FALSE;
  EACH (HqSession, row, sessions)
  if (!hq_database_run (db, &texts[TEXT_ADD_SESSION], error, "hssssiii", row->day_kind,
                        row->session, row->name, row->name_en, row->opens, row->last_ticket,
                        row->closes))
    return FALSE;
  EACH (HqService, row, services)
    {
      char prefix[2] = { row->prefix, '\0' };

      if (!hq_database_run (db, &texts[TEXT_ADD_SERVICE], error, "hsssssziszziiiis", row->service,
                            prefix, row->name, row->name_en, row->zone, (gint64) row->quota,
                            row->warn_waiting, hq_nick_get (HQ_SET_IDENTITY, row->identity),
                            (gint64) row->matters_limit, (gint64) row->agent_cap,
                            row->targets[HQ_CLASS_ORDINARY], row->targets[HQ_CLASS_PRIORITY],
                            row->targets[HQ_CLASS_APPOINTMENT], row->targets[HQ_CLASS_GREEN],
                            hq_nick_get (HQ_SET_OUTCOME, row->usual_outcome)))
        return FALSE;
    }
  EACH (HqServiceSession, row, service_sessions)
  if (!hq_database_run (db, &texts[TEXT_ADD_SERVICE_SESSION], error, "hsssi", row->service,
                        row->day_kind, row->session, row->last_ticket))
    return FALSE;
  return TRUE;
}

static gboolean
hq_setup_table_add_people (HqDatabase *db, const HqSetup *setup, GError **error)
{
  EACH (HqCounter, row, counters)
  if (!hq_database_run (db, &texts[TEXT_ADD_COUNTER], error, "hisss", row->counter, row->zone,
                        hq_nick_get (HQ_SET_COUNTER_KIND, row->kind), row->department))
    return FALSE;
  EACH (HqCounterService, row, counter_services)
  if (row->lent_until == 0
      && !hq_database_run (db, &texts[TEXT_ADD_COUNTER_SERVICE], error, "hisi", row->counter,
                           row->service, (int) row->speciality))
    return FALSE;
  EACH (HqRota, row, rota)
  if (!hq_database_run (db, &texts[TEXT_ADD_ROTA], error, "hssi", row->day_kind, row->session,
                        row->counter))
    return FALSE;
  EACH (HqStaff, row, staff)
    {
      if (!hq_database_run (db, &texts[TEXT_ADD_STAFF], error, "hssss", row->staff, row->name,
                            row->badge, row->department))
        return FALSE;
      for (int role = 0; role < HQ_N_ROLES; role++)
        if ((row->roles & (1u << role)) != 0
            && !hq_database_run (db, &texts[TEXT_ADD_ROLE], error, "hss", row->staff,
                                 hq_nick_get (HQ_SET_ROLE, role)))
          return FALSE;
    }
  EACH (HqDevice, row, devices)
  if (!hq_database_run (db, &texts[TEXT_ADD_DEVICE], error, "hsssiz", row->device, row->role,
                        row->name, row->floor, (gint64) row->counter))
    return FALSE;
  EACH (HqSetting, row, settings)
  if (!hq_database_run (db, &texts[TEXT_ADD_SETTING], error, "hss", row->key, row->value))
    return FALSE;
  return TRUE;
}

/**
 * hq_setup_table_replace:
 * @hall: a hall that was made
 * @setup: the whole of it
 *
 * Sets the hall up as @setup says, inside the caller's hq_database_write(). What is not in @setup is
 * no longer active; what comes back is active again. The passwords of those who stay do so, and whoever
 * leaves leaves without one. The hall's revision grows.
 *
 * Returns: whether all of it was stored; the schema refuses what refers to nothing, and
 *   hq_hall_table_check_code() some codes
 */
gboolean
hq_setup_table_replace (HqDatabase *db, const HqSetup *setup, GError **error)
{
  /* Before as well: an older version let whoever left keep theirs. */
  if (!hq_hall_table_check_code (setup->code, error)
      || !hq_database_run (db, &texts[TEXT_FORGET_PASSWORDS], error, "h"))
    return FALSE;
  for (int text = TEXT_CLEAR_FLOORS; text <= TEXT_CLEAR_SETTINGS; text++)
    if (!hq_database_run (db, &texts[text], error, "h"))
      return FALSE;
  return hq_database_run (db, &texts[TEXT_SET_HALL], error, "hssss", setup->code, setup->name,
                          setup->name_en, setup->time_zone)
         && hq_setup_table_add_places (db, setup, error)
         && hq_setup_table_add_services (db, setup, error)
         && hq_setup_table_add_people (db, setup, error)
         && hq_database_run (db, &texts[TEXT_END_LOANS], error, "h")
         && hq_database_run (db, &texts[TEXT_FORGET_PASSWORDS], error, "h");
}

static char *
hq_setup_table_dup (HqRows *rows, int column)
{
  return g_strdup (hq_rows_get_text (rows, column));
}

typedef void (*HqSetupTableFunc) (HqSetup *setup, HqRows *rows);

static void
hq_setup_table_load_hall (HqSetup *setup, HqRows *rows)
{
  setup->code = hq_setup_table_dup (rows, 0);
  setup->name = hq_setup_table_dup (rows, 1);
  setup->name_en = hq_setup_table_dup (rows, 2);
  setup->time_zone = hq_setup_table_dup (rows, 3);
  setup->change = hq_rows_get_int (rows, 4);
}

static void
hq_setup_table_load_floor (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_floor (setup) = (HqFloor) { (int) hq_rows_get_int (rows, 0),
                                            hq_setup_table_dup (rows, 1),
                                            hq_setup_table_dup (rows, 2) };
}

static void
hq_setup_table_load_department (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_department (setup) = (HqDepartment) { hq_setup_table_dup (rows, 0),
                                                      hq_setup_table_dup (rows, 1),
                                                      hq_setup_table_dup (rows, 2) };
}

static void
hq_setup_table_load_zone (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_zone (setup) = (HqZone) { hq_setup_table_dup (rows, 0),
                                          (int) hq_rows_get_int (rows, 1),
                                          hq_setup_table_dup (rows, 2),
                                          hq_setup_table_dup (rows, 3),
                                          hq_rows_get_int (rows, 4) != 0 };
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
  *hq_setup_add_counter_service (setup) = (HqCounterService){ (int) hq_rows_get_int (rows, 0),
                                                              hq_setup_table_dup (rows, 1),
                                                              hq_rows_get_int (rows, 2) != 0,
                                                              hq_rows_get_int (rows, 3) };
}

static void
hq_setup_table_load_rota (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_rota (setup) = (HqRota) { hq_setup_table_dup (rows, 0),
                                          hq_setup_table_dup (rows, 1),
                                          (int) hq_rows_get_int (rows, 2) };
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

static void
hq_setup_table_load_setting (HqSetup *setup, HqRows *rows)
{
  *hq_setup_add_setting (setup) = (HqSetting) { hq_setup_table_dup (rows, 0),
                                                hq_setup_table_dup (rows, 1) };
}

/**
 * hq_setup_table_load:
 *
 * Returns: (transfer full): the hall as it is set up, active rows only, in the order of their keys,
 *   and without its staff for a login of a server that may not read them; %NULL if the store could
 *   not be read
 */
HqSetup *
hq_setup_table_load (HqDatabase *db, GError **error)
{
  static const struct
  {
    int text;
    HqSetupTableFunc func;
  } parts[] = {
    { TEXT_HALL, hq_setup_table_load_hall },
    { TEXT_FLOORS, hq_setup_table_load_floor },
    { TEXT_ZONES, hq_setup_table_load_zone },
    { TEXT_DEPARTMENTS, hq_setup_table_load_department },
    { TEXT_DAY_KINDS, hq_setup_table_load_day_kind },
    { TEXT_SESSIONS, hq_setup_table_load_session },
    { TEXT_SERVICES, hq_setup_table_load_service },
    { TEXT_SERVICE_SESSIONS, hq_setup_table_load_service_session },
    { TEXT_COUNTERS, hq_setup_table_load_counter },
    { TEXT_COUNTER_SERVICES, hq_setup_table_load_counter_service },
    { TEXT_ROTA, hq_setup_table_load_rota },
    { TEXT_STAFF, hq_setup_table_load_staff },
    { TEXT_DEVICES, hq_setup_table_load_device },
    { TEXT_SETTINGS, hq_setup_table_load_setting },
  };
  g_autoptr (HqSetup) setup = hq_setup_new ();
  gint64 knows;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_KNOWS_STAFF], error, ""), &knows, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      HqRows *rows;

      if (parts[i].text == TEXT_STAFF && knows == 0)
        continue;
      rows = hq_rows_start (db, &texts[parts[i].text], error, "h");
      if (rows == NULL)
        return NULL;
      while (hq_rows_next (rows))
        parts[i].func (setup, rows);
      if (!hq_rows_end (rows, error))
        return NULL;
    }
  return g_steal_pointer (&setup);
}
