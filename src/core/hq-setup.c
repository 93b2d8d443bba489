/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup.h"

static void
hq_setup_free_floor (gpointer data)
{
  HqFloor *row = data;

  g_free (row->name);
  g_free (row->name_en);
  g_free (row);
}

static void
hq_setup_free_zone (gpointer data)
{
  HqZone *row = data;

  g_free (row->zone);
  g_free (row->name);
  g_free (row->name_en);
  g_free (row);
}

static void
hq_setup_free_department (gpointer data)
{
  HqDepartment *row = data;

  g_free (row->department);
  g_free (row->name);
  g_free (row->name_en);
  g_free (row);
}

static void
hq_setup_free_day_kind (gpointer data)
{
  HqDayKind *row = data;

  g_free (row->day_kind);
  g_free (row->name);
  g_free (row->name_en);
  g_free (row);
}

static void
hq_setup_free_session (gpointer data)
{
  HqSession *row = data;

  g_free (row->day_kind);
  g_free (row->session);
  g_free (row->name);
  g_free (row->name_en);
  g_free (row);
}

static void
hq_setup_free_service (gpointer data)
{
  HqService *row = data;

  g_free (row->service);
  g_free (row->name);
  g_free (row->name_en);
  g_free (row->zone);
  g_free (row);
}

static void
hq_setup_free_service_session (gpointer data)
{
  HqServiceSession *row = data;

  g_free (row->service);
  g_free (row->day_kind);
  g_free (row->session);
  g_free (row);
}

static void
hq_setup_free_counter (gpointer data)
{
  HqCounter *row = data;

  g_free (row->zone);
  g_free (row->department);
  g_free (row);
}

static void
hq_setup_free_counter_service (gpointer data)
{
  HqCounterService *row = data;

  g_free (row->service);
  g_free (row);
}

static void
hq_setup_free_rota (gpointer data)
{
  HqRota *row = data;

  g_free (row->day_kind);
  g_free (row->session);
  g_free (row);
}

static void
hq_setup_free_staff (gpointer data)
{
  HqStaff *row = data;

  g_free (row->staff);
  g_free (row->name);
  g_free (row->badge);
  g_free (row->department);
  g_free (row);
}

static void
hq_setup_free_device (gpointer data)
{
  HqDevice *row = data;

  g_free (row->device);
  g_free (row->role);
  g_free (row->name);
  g_free (row);
}

static void
hq_setup_free_setting (gpointer data)
{
  HqSetting *row = data;

  g_free (row->key);
  g_free (row->value);
  g_free (row);
}

/**
 * hq_setup_new:
 *
 * Returns: (transfer full): a hall with nothing in it
 */
HqSetup *
hq_setup_new (void)
{
  HqSetup *setup = g_new0 (HqSetup, 1);

  g_atomic_ref_count_init (&setup->refs);
  setup->floors = g_ptr_array_new_with_free_func (hq_setup_free_floor);
  setup->zones = g_ptr_array_new_with_free_func (hq_setup_free_zone);
  setup->departments = g_ptr_array_new_with_free_func (hq_setup_free_department);
  setup->day_kinds = g_ptr_array_new_with_free_func (hq_setup_free_day_kind);
  setup->sessions = g_ptr_array_new_with_free_func (hq_setup_free_session);
  setup->services = g_ptr_array_new_with_free_func (hq_setup_free_service);
  setup->service_sessions = g_ptr_array_new_with_free_func (hq_setup_free_service_session);
  setup->counters = g_ptr_array_new_with_free_func (hq_setup_free_counter);
  setup->counter_services = g_ptr_array_new_with_free_func (hq_setup_free_counter_service);
  setup->rota = g_ptr_array_new_with_free_func (hq_setup_free_rota);
  setup->staff = g_ptr_array_new_with_free_func (hq_setup_free_staff);
  setup->devices = g_ptr_array_new_with_free_func (hq_setup_free_device);
  setup->settings = g_ptr_array_new_with_free_func (hq_setup_free_setting);
  return setup;
}

/**
 * hq_setup_ref:
 * @setup: a setup, which nobody changes any more
 *
 * Returns: (transfer full): @setup, for another thread or a longer time
 */
HqSetup *
hq_setup_ref (const HqSetup *setup)
{
  HqSetup *shared = (HqSetup *) setup;

  g_atomic_ref_count_inc (&shared->refs);
  return shared;
}

/**
 * hq_setup_unref:
 * @setup: (transfer full): a setup
 */
void
hq_setup_unref (HqSetup *setup)
{
  if (!g_atomic_ref_count_dec (&setup->refs))
    return;
  g_free (setup->code);
  g_free (setup->name);
  g_free (setup->name_en);
  g_free (setup->time_zone);
  g_ptr_array_unref (setup->floors);
  g_ptr_array_unref (setup->zones);
  g_ptr_array_unref (setup->departments);
  g_ptr_array_unref (setup->day_kinds);
  g_ptr_array_unref (setup->sessions);
  g_ptr_array_unref (setup->services);
  g_ptr_array_unref (setup->service_sessions);
  g_ptr_array_unref (setup->counters);
  g_ptr_array_unref (setup->counter_services);
  g_ptr_array_unref (setup->rota);
  g_ptr_array_unref (setup->staff);
  g_ptr_array_unref (setup->devices);
  g_ptr_array_unref (setup->settings);
  g_free (setup);
}

/* Each of these adds an empty row at the end and returns it, owned by the setup, to be filled. */
#define HQ_SETUP_DEFINE_ADD(Type, name, array)                                                     \
  Type *hq_setup_add_##name (HqSetup *setup)                                                       \
  {                                                                                                \
    Type *row = g_new0 (Type, 1);                                                                  \
                                                                                                   \
    g_ptr_array_add (setup->array, row);                                                           \
    return row;                                                                                    \
  }

HQ_SETUP_DEFINE_ADD (HqFloor, floor, floors)
HQ_SETUP_DEFINE_ADD (HqZone, zone, zones)
HQ_SETUP_DEFINE_ADD (HqDepartment, department, departments)
HQ_SETUP_DEFINE_ADD (HqDayKind, day_kind, day_kinds)
HQ_SETUP_DEFINE_ADD (HqSession, session, sessions)
HQ_SETUP_DEFINE_ADD (HqService, service, services)
HQ_SETUP_DEFINE_ADD (HqServiceSession, service_session, service_sessions)
HQ_SETUP_DEFINE_ADD (HqCounter, counter, counters)
HQ_SETUP_DEFINE_ADD (HqCounterService, counter_service, counter_services)
HQ_SETUP_DEFINE_ADD (HqRota, rota, rota)
HQ_SETUP_DEFINE_ADD (HqStaff, staff, staff)
HQ_SETUP_DEFINE_ADD (HqDevice, device, devices)
HQ_SETUP_DEFINE_ADD (HqSetting, setting, settings)

/* Rows begin with their keys: the first @n members are strings, in the order of their bytes. */
static int
hq_setup_compare_keys (gconstpointer a, gconstpointer b, guint n)
{
  char *const *one = *(char **const *) a;
  char *const *two = *(char **const *) b;
  int order = 0;

  for (guint i = 0; i < n && order == 0; i++)
    order = g_strcmp0 (one[i], two[i]);
  return order;
}

static int
hq_setup_compare_key (gconstpointer a, gconstpointer b)
{
  return hq_setup_compare_keys (a, b, 1);
}

static int
hq_setup_compare_session (gconstpointer a, gconstpointer b)
{
  return hq_setup_compare_keys (a, b, 2);
}

static int
hq_setup_compare_service_session (gconstpointer a, gconstpointer b)
{
  return hq_setup_compare_keys (a, b, 3);
}

/* Rows whose key is a number, their first member. */
static int
hq_setup_compare_number (gconstpointer a, gconstpointer b)
{
  int one = **(int *const *) a;
  int two = **(int *const *) b;

  return (one > two) - (one < two);
}

static int
hq_setup_compare_counter_service (gconstpointer a, gconstpointer b)
{
  const HqCounterService *one = *(HqCounterService *const *) a;
  const HqCounterService *two = *(HqCounterService *const *) b;
  int order = hq_setup_compare_number (a, b);

  return order != 0 ? order : g_strcmp0 (one->service, two->service);
}

static int
hq_setup_compare_rota (gconstpointer a, gconstpointer b)
{
  const HqRota *one = *(HqRota *const *) a;
  const HqRota *two = *(HqRota *const *) b;
  int order = hq_setup_compare_session (a, b);

  return order != 0 ? order : (one->counter > two->counter) - (one->counter < two->counter);
}

/**
 * hq_setup_sort:
 * @setup: a setup whose rows were added in any order
 *
 * Puts every array in the order of its keys, which is the order that the store gives back.
 */
void
hq_setup_sort (HqSetup *setup)
{
  g_ptr_array_sort (setup->floors, hq_setup_compare_number);
  g_ptr_array_sort (setup->zones, hq_setup_compare_key);
  g_ptr_array_sort (setup->departments, hq_setup_compare_key);
  g_ptr_array_sort (setup->day_kinds, hq_setup_compare_key);
  g_ptr_array_sort (setup->sessions, hq_setup_compare_session);
  g_ptr_array_sort (setup->services, hq_setup_compare_key);
  g_ptr_array_sort (setup->service_sessions, hq_setup_compare_service_session);
  g_ptr_array_sort (setup->counters, hq_setup_compare_number);
  g_ptr_array_sort (setup->counter_services, hq_setup_compare_counter_service);
  g_ptr_array_sort (setup->rota, hq_setup_compare_rota);
  g_ptr_array_sort (setup->staff, hq_setup_compare_key);
  g_ptr_array_sort (setup->devices, hq_setup_compare_key);
  g_ptr_array_sort (setup->settings, hq_setup_compare_key);
}

/* The row of @array whose key, its first member, is the string @key. */
static gconstpointer
hq_setup_find_by_key (const GPtrArray *array, const char *key)
{
  for (guint i = 0; key != NULL && i < array->len; i++)
    if (g_strcmp0 (*(char **) array->pdata[i], key) == 0)
      return array->pdata[i];
  return NULL;
}

/**
 * hq_setup_find_floor:
 *
 * Returns: (transfer none) (nullable): the floor of that number
 */
const HqFloor *
hq_setup_find_floor (const HqSetup *setup, int floor)
{
  for (guint i = 0; i < setup->floors->len; i++)
    {
      const HqFloor *row = setup->floors->pdata[i];

      if (row->floor == floor)
        return row;
    }
  return NULL;
}

/**
 * hq_setup_find_zone:
 *
 * Returns: (transfer none) (nullable): the zone of that code
 */
const HqZone *
hq_setup_find_zone (const HqSetup *setup, const char *zone)
{
  return hq_setup_find_by_key (setup->zones, zone);
}

/**
 * hq_setup_find_service:
 *
 * Returns: (transfer none) (nullable): the service of that code
 */
const HqService *
hq_setup_find_service (const HqSetup *setup, const char *service)
{
  return hq_setup_find_by_key (setup->services, service);
}

/**
 * hq_setup_find_counter:
 *
 * Returns: (transfer none) (nullable): the counter of that number
 */
const HqCounter *
hq_setup_find_counter (const HqSetup *setup, int counter)
{
  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *row = setup->counters->pdata[i];

      if (row->counter == counter)
        return row;
    }
  return NULL;
}

/**
 * hq_setup_find_staff:
 *
 * Returns: (transfer none) (nullable): the person of that sign-in name
 */
const HqStaff *
hq_setup_find_staff (const HqSetup *setup, const char *staff)
{
  return hq_setup_find_by_key (setup->staff, staff);
}

/**
 * hq_setup_has_role:
 * @staff: (nullable): a sign-in name
 * @role: a role of the staff
 *
 * Returns: whether the staff list has that person, in that role
 */
gboolean
hq_setup_has_role (const HqSetup *setup, const char *staff, HqRole role)
{
  const HqStaff *found = hq_setup_find_staff (setup, staff);

  return found != NULL && (found->roles & (1u << role)) != 0;
}

/**
 * hq_setup_find_device:
 *
 * Returns: (transfer none) (nullable): the place of that code
 */
const HqDevice *
hq_setup_find_device (const HqSetup *setup, const char *device)
{
  return hq_setup_find_by_key (setup->devices, device);
}

/**
 * hq_setup_find_day_kind:
 *
 * Returns: (transfer none) (nullable): the kind of day of that code
 */
const HqDayKind *
hq_setup_find_day_kind (const HqSetup *setup, const char *day_kind)
{
  return hq_setup_find_by_key (setup->day_kinds, day_kind);
}

/**
 * hq_setup_find_session:
 *
 * Returns: (transfer none) (nullable): that session of that kind of day
 */
const HqSession *
hq_setup_find_session (const HqSetup *setup, const char *day_kind, const char *session)
{
  for (guint i = 0; i < setup->sessions->len; i++)
    {
      const HqSession *row = setup->sessions->pdata[i];

      if (g_strcmp0 (row->day_kind, day_kind) == 0 && g_strcmp0 (row->session, session) == 0)
        return row;
    }
  return NULL;
}

/**
 * hq_setup_get_setting:
 *
 * Returns: (transfer none) (nullable): the value of the setting of that key
 */
const char *
hq_setup_get_setting (const HqSetup *setup, const char *key)
{
  const HqSetting *row = hq_setup_find_by_key (setup->settings, key);

  return row != NULL ? row->value : NULL;
}

/**
 * hq_setup_is_silent:
 * @counter: a counter
 *
 * Returns: whether calls to it are not said aloud, because its zone is silent
 */
gboolean
hq_setup_is_silent (const HqSetup *setup, int counter)
{
  const HqCounter *row = hq_setup_find_counter (setup, counter);
  const HqZone *zone = row != NULL ? hq_setup_find_zone (setup, row->zone) : NULL;

  return zone != NULL && zone->silent;
}

/**
 * hq_setup_holds:
 * @row: what a counter serves
 * @now: the time
 *
 * Returns: whether it serves it at @now: its own always, what was lent to it until its time
 */
gboolean
hq_setup_holds (const HqCounterService *row, HqTime now)
{
  return row->lent_until == 0 || row->lent_until > now;
}

/**
 * hq_setup_find_loan_end:
 * @now: the time
 *
 * Returns: when the first of the loans that hold at @now is over; 0 for none
 */
HqTime
hq_setup_find_loan_end (const HqSetup *setup, HqTime now)
{
  HqTime end = 0;

  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->lent_until > now && (end == 0 || row->lent_until < end))
        end = row->lent_until;
    }
  return end;
}

/**
 * hq_setup_find_served:
 * @counter: a counter
 * @service: a service's code
 * @now: the time
 *
 * Returns: (transfer none) (nullable): how the counter serves it at @now; %NULL where it does not, or
 *   no longer, since it was lent to it for a while alone
 */
const HqCounterService *
hq_setup_find_served (const HqSetup *setup, int counter, const char *service, HqTime now)
{
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->counter == counter && g_str_equal (row->service, service))
        return hq_setup_holds (row, now) ? row : NULL;
    }
  return NULL;
}

/**
 * hq_setup_serves:
 * @counter: a counter
 * @service: a service's code
 * @now: the time
 *
 * Returns: whether the counter serves it at @now, as its own or lent
 */
gboolean
hq_setup_serves (const HqSetup *setup, int counter, const char *service, HqTime now)
{
  return hq_setup_find_served (setup, counter, service, now) != NULL;
}

/**
 * hq_setup_list_counters:
 * @service: a service of @setup
 * @now: the time
 *
 * Returns: (transfer full) (element-type int): the counters that serve @service in its zone, where
 *   the visitor is sent, by their numbers; those of other zones where there is none
 */
GArray *
hq_setup_list_counters (const HqSetup *setup, const HqService *service, HqTime now)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];

      if (!hq_setup_serves (setup, counter->counter, service->service, now))
        continue;
      g_array_append_val (all, counter->counter);
      if (g_str_equal (counter->zone, service->zone))
        g_array_append_val (own, counter->counter);
    }
  return own->len > 0 ? g_steal_pointer (&own) : g_steal_pointer (&all);
}
