/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-check.h"

#include "hq-number.h"
#include "hq-place.h"
#include "hq-setup-index.h"
#include "hq-setup-member.h"

static const char *const nicks[HQ_SETUP_FAULT_N_CODES] = {
  [HQ_SETUP_FAULT_EMPTY] = "empty",           [HQ_SETUP_FAULT_TWICE] = "twice",
  [HQ_SETUP_FAULT_UNKNOWN] = "unknown",       [HQ_SETUP_FAULT_RANGE] = "range",
  [HQ_SETUP_FAULT_ORDER] = "order",           [HQ_SETUP_FAULT_PREFIX] = "prefix",
  [HQ_SETUP_FAULT_OUTSIDE] = "outside",       [HQ_SETUP_FAULT_NO_SESSION] = "no-session",
  [HQ_SETUP_FAULT_UNSERVED] = "unserved",     [HQ_SETUP_FAULT_NO_SERVICE] = "no-service",
  [HQ_SETUP_FAULT_NO_ROLE] = "no-role",       [HQ_SETUP_FAULT_NOBODY] = "nobody",
};

typedef struct
{
  const HqSetup *setup;
  const HqSetupIndex *index; /* (borrowed): of @setup */
  GPtrArray *faults;         /* (borrowed) (nullable): HqSetupFault */
  gboolean right;
} HqSetupCheck;

/* The row that is looked at. */
typedef struct
{
  HqSetupCheck *check;
  HqSetupList list;
  const char *key; /* (borrowed) */
} HqSetupCheckRow;

typedef void (*HqSetupCheckFunc) (const HqSetupCheckRow *at, gconstpointer row);

/* Notes a fault unless it is @right. */
static gboolean
hq_setup_check_hold (const HqSetupCheckRow *at,
                     const char *field,
                     HqSetupFaultCode code,
                     gboolean right)
{
  HqSetupFault fault = { at->list, NULL, field, code };

  if (right)
    return TRUE;
  at->check->right = FALSE;
  if (at->check->faults != NULL)
    {
      fault.key = g_strdup (at->key);
      g_ptr_array_add (at->check->faults, g_memdup2 (&fault, sizeof fault));
    }
  return FALSE;
}

static gboolean
hq_setup_check_text (const HqSetupCheckRow *at, const char *field, const char *text)
{
  return hq_setup_check_hold (at, field, HQ_SETUP_FAULT_EMPTY, text != NULL && text[0] != '\0');
}

static gboolean
hq_setup_check_range (const HqSetupCheckRow *at, const char *field, int value, int low, int high)
{
  return hq_setup_check_hold (at, field, HQ_SETUP_FAULT_RANGE, value >= low && value <= high);
}

static void
hq_setup_check_known (const HqSetupCheckRow *at, const char *field, gboolean known)
{
  hq_setup_check_hold (at, field, HQ_SETUP_FAULT_UNKNOWN, known);
}

static void
hq_setup_check_department (const HqSetupCheckRow *at, const char *department)
{
  hq_setup_check_known (at, "department",
                        department == NULL
                          || hq_setup_index_has_department (at->check->index, department));
}

static void
hq_setup_check_floor (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqFloor *floor = row;

  hq_setup_check_range (at, "floor", floor->floor, -99, 999);
  hq_setup_check_text (at, "name", floor->name);
}

static void
hq_setup_check_zone (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqZone *zone = row;

  hq_setup_check_text (at, "zone", zone->zone);
  hq_setup_check_text (at, "name", zone->name);
  hq_setup_check_known (at, "floor", hq_setup_index_has_floor (at->check->index, zone->floor));
}

static void
hq_setup_check_department_row (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqDepartment *department = row;

  hq_setup_check_text (at, "department", department->department);
  hq_setup_check_text (at, "name", department->name);
}

static void
hq_setup_check_day_kind (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqDayKind *kind = row;
  const GPtrArray *kinds = at->check->setup->day_kinds;
  gboolean free = TRUE;

  hq_setup_check_text (at, "day_kind", kind->day_kind);
  hq_setup_check_text (at, "name", kind->name);
  hq_setup_check_range (at, "falls_on", kind->falls_on, -1, HQ_N_DAY_TYPES - 1);
  for (guint i = 0; kind->falls_on >= 0 && kinds->pdata[i] != kind; i++)
    free &= ((const HqDayKind *) kinds->pdata[i])->falls_on != kind->falls_on;
  hq_setup_check_hold (at, "falls_on", HQ_SETUP_FAULT_TWICE, free);
}

static void
hq_setup_check_session (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqSession *session = row;
  gboolean times;

  hq_setup_check_text (at, "session", session->session);
  hq_setup_check_text (at, "name", session->name);
  hq_setup_check_known (at, "day_kind",
                        hq_setup_index_has_day_kind (at->check->index, session->day_kind));
  times = hq_setup_check_range (at, "opens", session->opens, 0, 1440);
  times &= hq_setup_check_range (at, "last_ticket", session->last_ticket, 0, 1440);
  times &= hq_setup_check_range (at, "closes", session->closes, 0, 1440);
  if (!times)
    return;
  hq_setup_check_hold (at, "closes", HQ_SETUP_FAULT_ORDER, session->opens < session->closes);
  hq_setup_check_hold (at, "last_ticket", HQ_SETUP_FAULT_ORDER,
                       session->last_ticket >= session->opens
                         && session->last_ticket <= session->closes);
}

/* What stands in a list of the row that is looked at, one after the other: each is to stand there
 * once. */
static gboolean
hq_setup_check_once (const HqSetupCheckRow *at, const char *field, GHashTable *seen, char *entry)
{
  return hq_setup_check_hold (at, field, HQ_SETUP_FAULT_TWICE, g_hash_table_add (seen, entry));
}

static void
hq_setup_check_service_sessions (const HqSetupCheckRow *at, const HqService *service)
{
  const GPtrArray *runs = hq_setup_index_get_runs (at->check->index, service->service);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HqServiceSession *own = runs->pdata[i];
      const HqSession *session
        = hq_setup_index_find_session (at->check->index, own->day_kind, own->session);

      hq_setup_check_known (at, "sessions", session != NULL);
      hq_setup_check_once (at, "sessions", seen,
                           g_strdup_printf ("%s/%s", own->day_kind, own->session));
      hq_setup_check_hold (at, "sessions", HQ_SETUP_FAULT_OUTSIDE,
                           session == NULL || own->last_ticket < 0
                             || (own->last_ticket >= session->opens
                                 && own->last_ticket <= session->closes));
    }
  hq_setup_check_hold (at, "sessions", HQ_SETUP_FAULT_NO_SESSION, g_hash_table_size (seen) > 0);
}

/* Each text is there, if only as "", but for a department that there need not be. */
static gboolean
hq_setup_check_whole (const HqSetupCheckRow *at, const HqSetupShape *shape, gconstpointer row)
{
  for (const HqSetupMember *member = shape->members; member->name != NULL; member++)
    if (member->type == HQ_SETUP_MEMBER_TEXT
        && (member < shape->members + shape->n_keys
            || !g_str_equal (member->name, "department"))
        && !hq_setup_check_hold (at, member->name, HQ_SETUP_FAULT_EMPTY,
                                 G_STRUCT_MEMBER (char *, row, member->offset) != NULL))
      return FALSE;
  return TRUE;
}

static void
hq_setup_check_service (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqService *service = row;

  hq_setup_check_text (at, "service", service->service);
  hq_setup_check_text (at, "name", service->name);
  hq_setup_check_hold (at, "prefix", HQ_SETUP_FAULT_PREFIX,
                       hq_number_is_service_prefix (service->prefix));
  hq_setup_check_known (at, "zone", hq_setup_index_has_zone (at->check->index, service->zone));
  hq_setup_check_range (at, "quota", service->quota, 0, HQ_SETUP_CHECK_MOST);
  hq_setup_check_range (at, "warn_waiting", service->warn_waiting, 1, HQ_SETUP_CHECK_MOST);
  hq_setup_check_range (at, "identity", (int) service->identity, 0, HQ_N_IDENTITIES - 1);
  hq_setup_check_range (at, "matters_limit", service->matters_limit, 1, 99);
  hq_setup_check_range (at, "agent_cap", service->agent_cap, 0, HQ_SETUP_CHECK_MOST);
  for (int class = 0; class < HQ_N_CLASSES; class++)
    hq_setup_check_range (at, hq_nick_get (HQ_SET_CLASS, class), service->targets[class], 1, 1440);
  hq_setup_check_hold (at, "usual_outcome", HQ_SETUP_FAULT_RANGE,
                       service->usual_outcome == HQ_OUTCOME_DONE
                         || service->usual_outcome == HQ_OUTCOME_ACCEPTED
                         || service->usual_outcome == HQ_OUTCOME_ENQUIRY);
  hq_setup_check_service_sessions (at, service);
  /* It would be waited for in vain. */
  hq_setup_check_hold (at, "service", HQ_SETUP_FAULT_UNSERVED,
                       hq_setup_index_is_served (at->check->index, service->service));
}

static void
hq_setup_check_counter (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqCounter *counter = row;
  const HqSetupIndex *index = at->check->index;
  const GPtrArray *served = hq_setup_index_get_served (index, counter->counter);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  hq_setup_check_range (at, "counter", counter->counter, 1, HQ_SETUP_CHECK_COUNTERS);
  hq_setup_check_known (at, "zone", hq_setup_index_has_zone (index, counter->zone));
  hq_setup_check_range (at, "kind", (int) counter->kind, 0, HQ_N_COUNTER_KINDS - 1);
  hq_setup_check_department (at, counter->department);
  for (guint i = 0; served != NULL && i < served->len; i++)
    {
      const HqCounterService *own = served->pdata[i];

      if (own->lent_until != 0)
        continue;
      hq_setup_check_known (at, "services", hq_setup_index_has_service (index, own->service));
      hq_setup_check_once (at, "services", seen, own->service);
    }
  hq_setup_check_hold (at, "services", HQ_SETUP_FAULT_NO_SERVICE, g_hash_table_size (seen) > 0);
}

static void
hq_setup_check_staff (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqStaff *staff = row;
  guint allowed = (1u << (HQ_ROLE_ADMINISTRATOR + 1)) - (1u << HQ_ROLE_GUIDE);

  hq_setup_check_text (at, "staff", staff->staff);
  hq_setup_check_text (at, "name", staff->name);
  hq_setup_check_department (at, staff->department);
  hq_setup_check_hold (at, "roles", HQ_SETUP_FAULT_NO_ROLE, staff->roles != 0);
  hq_setup_check_hold (at, "roles", HQ_SETUP_FAULT_RANGE, (staff->roles & ~allowed) == 0);
}

static void
hq_setup_check_device (const HqSetupCheckRow *at, gconstpointer row)
{
  const HqDevice *device = row;
  const HqSetupIndex *index = at->check->index;

  hq_setup_check_text (at, "device", device->device);
  hq_setup_check_text (at, "name", device->name);
  hq_setup_check_hold (at, "role", HQ_SETUP_FAULT_RANGE, hq_place_find_role (device->role) >= 0);
  hq_setup_check_known (at, "floor", hq_setup_index_has_floor (index, device->floor));
  hq_setup_check_known (at, "counter",
                        device->counter == 0
                          || hq_setup_index_has_counter (index, device->counter));
}

static void
hq_setup_check_setting (const HqSetupCheckRow *at, gconstpointer row)
{
  hq_setup_check_text (at, "key", ((const HqSetting *) row)->key);
}

static void
hq_setup_check_rota (HqSetupCheck *check)
{
  const GPtrArray *rows = check->setup->rota;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const HqRota *row = rows->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s/%s", row->day_kind, row->session);
      HqSetupCheckRow at = { check, HQ_SETUP_ROTA, key };

      if (hq_setup_index_find_session (check->index, row->day_kind, row->session) == NULL)
        continue;
      hq_setup_check_known (&at, "counters",
                            hq_setup_index_has_counter (check->index, row->counter));
      hq_setup_check_once (&at, "counters", seen, g_strdup_printf ("%s/%d", key, row->counter));
    }
}

/* Whoever takes the last administrator away could not change the hall back. */
static void
hq_setup_check_administrator (HqSetupCheck *check)
{
  HqSetupCheckRow at = { check, HQ_SETUP_STAFF, "" };
  gboolean found = FALSE;

  for (guint i = 0; !found && i < check->setup->staff->len; i++)
    {
      const HqStaff *staff = check->setup->staff->pdata[i];

      found = (staff->roles & (1u << HQ_ROLE_ADMINISTRATOR)) != 0;
    }
  hq_setup_check_hold (&at, "roles", HQ_SETUP_FAULT_NOBODY, found);
}

static void
hq_setup_check_rows (HqSetupCheck *check,
                     HqSetupList list,
                     HqSetupShapeName name,
                     HqSetupCheckFunc func)
{
  const HqSetupShape *shape = &hq_setup_member_shapes[name];
  const GPtrArray *rows = hq_setup_member_get_rows (check->setup, shape);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      char *key = hq_setup_member_dup_key (shape, rows->pdata[i]);
      g_autofree char *own = g_strdup (key);
      HqSetupCheckRow at = { check, list, own };

      hq_setup_check_once (&at, shape->members[shape->n_keys - 1].name, keys, key);
      if (hq_setup_check_whole (&at, shape, rows->pdata[i]))
        func (&at, rows->pdata[i]);
    }
}

/**
 * hq_setup_check_get_nick:
 *
 * Returns: (transfer none): the name of @code for programs
 */
const char *
hq_setup_check_get_nick (HqSetupFaultCode code)
{
  g_return_val_if_fail (code < HQ_SETUP_FAULT_N_CODES, "");

  return nicks[code];
}

static void
hq_setup_check_free_fault (gpointer data)
{
  HqSetupFault *fault = data;

  g_free (fault->key);
  g_free (fault);
}

/**
 * hq_setup_check_list_new:
 *
 * Returns: (transfer full) (element-type HqSetupFault): an empty list of faults
 */
GPtrArray *
hq_setup_check_list_new (void)
{
  return g_ptr_array_new_with_free_func (hq_setup_check_free_fault);
}

/**
 * hq_setup_check:
 * @setup: a set-up, its rows in any order
 * @faults: (nullable) (element-type HqSetupFault): gets what is wrong with it
 *
 * Holds a set-up against the rules of a hall's file and of its store, but for its time zone and the
 * values of its settings, and wants somebody who may change it again. What is said of a service, a
 * counter or a session that is no longer there says nothing and goes with it.
 *
 * Returns: whether nothing is wrong
 */
gboolean
hq_setup_check (const HqSetup *setup, GPtrArray *faults)
{
  g_autoptr (HqSetupIndex) index = hq_setup_index_new (setup);
  HqSetupCheck check = { setup, index, faults, TRUE };
  HqSetupCheckRow hall = { &check, HQ_SETUP_HALL, "" };

  hq_setup_check_text (&hall, "code", setup->code);
  hq_setup_check_text (&hall, "name", setup->name);
  hq_setup_check_text (&hall, "time_zone", setup->time_zone);
  hq_setup_check_rows (&check, HQ_SETUP_FLOOR, HQ_SETUP_SHAPE_FLOOR, hq_setup_check_floor);
  hq_setup_check_rows (&check, HQ_SETUP_ZONE, HQ_SETUP_SHAPE_ZONE, hq_setup_check_zone);
  hq_setup_check_rows (&check, HQ_SETUP_DEPARTMENT, HQ_SETUP_SHAPE_DEPARTMENT,
                       hq_setup_check_department_row);
  hq_setup_check_rows (&check, HQ_SETUP_DAY_KIND, HQ_SETUP_SHAPE_DAY_KIND,
                       hq_setup_check_day_kind);
  hq_setup_check_rows (&check, HQ_SETUP_SESSION, HQ_SETUP_SHAPE_SESSION, hq_setup_check_session);
  hq_setup_check_rows (&check, HQ_SETUP_SERVICE, HQ_SETUP_SHAPE_SERVICE, hq_setup_check_service);
  hq_setup_check_rows (&check, HQ_SETUP_COUNTER, HQ_SETUP_SHAPE_COUNTER, hq_setup_check_counter);
  hq_setup_check_rota (&check);
  hq_setup_check_rows (&check, HQ_SETUP_STAFF, HQ_SETUP_SHAPE_STAFF, hq_setup_check_staff);
  hq_setup_check_rows (&check, HQ_SETUP_DEVICE, HQ_SETUP_SHAPE_DEVICE, hq_setup_check_device);
  hq_setup_check_rows (&check, HQ_SETUP_SETTING, HQ_SETUP_SHAPE_SETTING, hq_setup_check_setting);
  hq_setup_check_administrator (&check);
  return check.right;
}
