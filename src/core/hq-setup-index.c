/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-index.h"

struct _HqSetupIndex
{
  GHashTable *floors;      /* (owned): sets of the keys, which the rows own */
  GHashTable *counters;
  GHashTable *zones;
  GHashTable *departments;
  GHashTable *day_kinds;
  GHashTable *services;
  GHashTable *serving;     /* (owned): the services that counters serve as their own */
  GHashTable *sessions;    /* (owned) (element-type HqSession) */
  GHashTable *runs;        /* (owned) (element-type utf8 GPtrArray): of HqServiceSession */
  GHashTable *served;      /* (owned) (element-type int GPtrArray): of HqCounterService */
};

/* Rows begin with their keys. One without a key is found by none. */
static GHashTable *
hq_setup_index_map_texts (const GPtrArray *rows)
{
  GHashTable *map = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    if (*(char **) rows->pdata[i] != NULL)
      g_hash_table_add (map, *(char **) rows->pdata[i]);
  return map;
}

static GHashTable *
hq_setup_index_map_numbers (const GPtrArray *rows)
{
  GHashTable *map = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (map, GINT_TO_POINTER (*(int *) rows->pdata[i]));
  return map;
}

static guint
hq_setup_index_hash_session (gconstpointer data)
{
  const HqSession *session = data;

  return (session->day_kind != NULL ? g_str_hash (session->day_kind) * 31 : 0)
         + (session->session != NULL ? g_str_hash (session->session) : 0);
}

static gboolean
hq_setup_index_is_session (gconstpointer a, gconstpointer b)
{
  const HqSession *one = a;
  const HqSession *two = b;

  return g_strcmp0 (one->day_kind, two->day_kind) == 0
         && g_strcmp0 (one->session, two->session) == 0;
}

static void
hq_setup_index_add_to (GHashTable *groups, gpointer key, gpointer row)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }
  g_ptr_array_add (group, row);
}

static void
hq_setup_index_add_services (HqSetupIndex *self, const HqSetup *setup)
{
  for (guint i = 0; i < setup->service_sessions->len; i++)
    {
      HqServiceSession *own = setup->service_sessions->pdata[i];

      if (own->service != NULL)
        hq_setup_index_add_to (self->runs, own->service, own);
    }
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      HqCounterService *own = setup->counter_services->pdata[i];

      hq_setup_index_add_to (self->served, GINT_TO_POINTER (own->counter), own);
      if (own->service != NULL && own->lent_until == 0)
        g_hash_table_add (self->serving, own->service);
    }
}

/**
 * hq_setup_index_new:
 * @setup: a set-up, its rows in any order, which is to live as long as the index
 *
 * Each array is gone through once: a hall has tens of thousands of rows of what counters serve, and they
 * are looked at while somebody types.
 *
 * Returns: (transfer full): its index
 */
HqSetupIndex *
hq_setup_index_new (const HqSetup *setup)
{
  HqSetupIndex *self = g_new0 (HqSetupIndex, 1);
  GDestroyNotify free_group = (GDestroyNotify) g_ptr_array_unref;

  self->floors = hq_setup_index_map_numbers (setup->floors);
  self->counters = hq_setup_index_map_numbers (setup->counters);
  self->zones = hq_setup_index_map_texts (setup->zones);
  self->departments = hq_setup_index_map_texts (setup->departments);
  self->day_kinds = hq_setup_index_map_texts (setup->day_kinds);
  self->services = hq_setup_index_map_texts (setup->services);
  self->serving = g_hash_table_new (g_str_hash, g_str_equal);
  self->sessions = g_hash_table_new (hq_setup_index_hash_session, hq_setup_index_is_session);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);
  self->served = g_hash_table_new_full (NULL, NULL, NULL, free_group);
  /* The first of two is the one that counts. */
  for (guint i = setup->sessions->len; i > 0; i--)
    g_hash_table_add (self->sessions, setup->sessions->pdata[i - 1]);
  hq_setup_index_add_services (self, setup);
  return self;
}

void
hq_setup_index_free (HqSetupIndex *self)
{
  g_hash_table_unref (self->floors);
  g_hash_table_unref (self->counters);
  g_hash_table_unref (self->zones);
  g_hash_table_unref (self->departments);
  g_hash_table_unref (self->day_kinds);
  g_hash_table_unref (self->services);
  g_hash_table_unref (self->serving);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->served);
  g_free (self);
}

/**
 * hq_setup_index_has_floor:
 *
 * Returns: whether there is a floor of that number
 */
gboolean
hq_setup_index_has_floor (const HqSetupIndex *self, int floor)
{
  return g_hash_table_contains (self->floors, GINT_TO_POINTER (floor));
}

/**
 * hq_setup_index_has_counter:
 *
 * Returns: whether there is a counter of that number
 */
gboolean
hq_setup_index_has_counter (const HqSetupIndex *self, int counter)
{
  return g_hash_table_contains (self->counters, GINT_TO_POINTER (counter));
}

/**
 * hq_setup_index_has_zone:
 * @zone: (nullable): a code
 *
 * Returns: whether there is a zone of that code
 */
gboolean
hq_setup_index_has_zone (const HqSetupIndex *self, const char *zone)
{
  return zone != NULL && g_hash_table_contains (self->zones, zone);
}

/**
 * hq_setup_index_has_department:
 * @department: (nullable): a code
 *
 * Returns: whether there is a department of that code
 */
gboolean
hq_setup_index_has_department (const HqSetupIndex *self, const char *department)
{
  return department != NULL && g_hash_table_contains (self->departments, department);
}

/**
 * hq_setup_index_has_day_kind:
 * @day_kind: (nullable): a code
 *
 * Returns: whether there is a kind of day of that code
 */
gboolean
hq_setup_index_has_day_kind (const HqSetupIndex *self, const char *day_kind)
{
  return day_kind != NULL && g_hash_table_contains (self->day_kinds, day_kind);
}

/**
 * hq_setup_index_has_service:
 * @service: (nullable): a code
 *
 * Returns: whether there is a service of that code
 */
gboolean
hq_setup_index_has_service (const HqSetupIndex *self, const char *service)
{
  return service != NULL && g_hash_table_contains (self->services, service);
}

/**
 * hq_setup_index_find_session:
 * @day_kind: (nullable): the code of a kind of day
 * @session: (nullable): a code
 *
 * Returns: (transfer none) (nullable): that session of that kind of day, the first if there are two
 */
const HqSession *
hq_setup_index_find_session (const HqSetupIndex *self, const char *day_kind, const char *session)
{
  const HqSession key = { .day_kind = (char *) day_kind, .session = (char *) session };

  return g_hash_table_lookup (self->sessions, &key);
}

/**
 * hq_setup_index_get_runs:
 * @service: a code
 *
 * Returns: (transfer none) (nullable) (element-type HqServiceSession): the sessions in which it runs, in
 *   their order; %NULL for none
 */
const GPtrArray *
hq_setup_index_get_runs (const HqSetupIndex *self, const char *service)
{
  return g_hash_table_lookup (self->runs, service);
}

/**
 * hq_setup_index_get_served:
 * @counter: a number
 *
 * Returns: (transfer none) (nullable) (element-type HqCounterService): what it serves, lent or its own, in
 *   their order; %NULL for nothing
 */
const GPtrArray *
hq_setup_index_get_served (const HqSetupIndex *self, int counter)
{
  return g_hash_table_lookup (self->served, GINT_TO_POINTER (counter));
}

/**
 * hq_setup_index_is_served:
 * @service: a code
 *
 * Returns: whether a counter serves it as its own
 */
gboolean
hq_setup_index_is_served (const HqSetupIndex *self, const char *service)
{
  return g_hash_table_contains (self->serving, service);
}
