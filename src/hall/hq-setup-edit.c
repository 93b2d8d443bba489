/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set-up that is being edited. Rows are named by their keys as text; that of a session is the kind of
 * day and the session with a stroke between them. */
#include "hq-setup-edit.h"

#include <string.h>

#include "hq-key-order.h"
#include "hq-number.h"
#include "hq-place.h"
#include "hq-setup-copy.h"
#include "hq-setup-text.h"

#define HQ_SETUP_EDIT_COUNTERS 9999

/* The longest code that somebody can be asked to type. */
#define HQ_SETUP_EDIT_KEY_MOST 40

static const struct
{
  gsize rows;
  const char *first; /* the key of the first row of an empty list */
  gboolean number;   /* the key is an int */
} lists[HQ_N_SETUP_LISTS] = {
  [HQ_SETUP_FLOOR] = { G_STRUCT_OFFSET (HqSetup, floors), "1", TRUE },
  [HQ_SETUP_ZONE] = { G_STRUCT_OFFSET (HqSetup, zones), "A", FALSE },
  [HQ_SETUP_DEPARTMENT] = { G_STRUCT_OFFSET (HqSetup, departments), "D01", FALSE },
  [HQ_SETUP_DAY_KIND] = { G_STRUCT_OFFSET (HqSetup, day_kinds), "day1", FALSE },
  [HQ_SETUP_SESSION] = { G_STRUCT_OFFSET (HqSetup, sessions), "session1", FALSE },
  [HQ_SETUP_SERVICE] = { G_STRUCT_OFFSET (HqSetup, services), "A", FALSE },
  [HQ_SETUP_COUNTER] = { G_STRUCT_OFFSET (HqSetup, counters), "1", TRUE },
  [HQ_SETUP_STAFF] = { G_STRUCT_OFFSET (HqSetup, staff), "c001", FALSE },
  [HQ_SETUP_DEVICE] = { G_STRUCT_OFFSET (HqSetup, devices), "P01", FALSE },
  [HQ_SETUP_SETTING] = { G_STRUCT_OFFSET (HqSetup, settings), "rule", FALSE },
};

/**
 * hq_setup_edit_get_rows:
 * @list: one of the lists of which each row has a key of its own
 *
 * Returns: (transfer none): the rows
 */
GPtrArray *
hq_setup_edit_get_rows (const HqSetup *setup, HqSetupList list)
{
  return G_STRUCT_MEMBER (GPtrArray *, setup, lists[list].rows);
}

/**
 * hq_setup_edit_dup_key:
 *
 * Returns: (transfer full): the key of @row, which is of that list
 */
char *
hq_setup_edit_dup_key (HqSetupList list, gconstpointer row)
{
  const char *const *key = row;

  if (list == HQ_SETUP_SESSION)
    return g_strconcat (key[0], "/", key[1], NULL);
  return lists[list].number ? g_strdup_printf ("%d", *(const int *) row) : g_strdup (key[0]);
}

/**
 * hq_setup_edit_find:
 *
 * Returns: (transfer none) (nullable): the row of that key, the set-up itself for the hall's list; %NULL for
 *   a rota
 */
gpointer
hq_setup_edit_find (const HqSetup *setup, HqSetupList list, const char *key)
{
  GPtrArray *rows;

  if (list == HQ_SETUP_HALL)
    return (gpointer) setup;
  /* The rota is no row, but those of a session together. */
  if (list == HQ_SETUP_ROTA)
    return NULL;
  rows = hq_setup_edit_get_rows (setup, list);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *own = hq_setup_edit_dup_key (list, rows->pdata[i]);

      if (g_strcmp0 (own, key) == 0)
        return rows->pdata[i];
    }
  return NULL;
}

/* The one that follows @key: a number at its end goes up by one, a letter is the next one, and what is
 * neither is numbered. */
static char *
hq_setup_edit_next (HqSetupList list, const char *key)
{
  gsize head = strlen (key);
  int width;

  while (head > 0 && g_ascii_isdigit (key[head - 1]))
    head--;
  width = (int) strlen (key + head);
  if (width > 0)
    return g_strdup_printf ("%.*s%0*" G_GINT64_FORMAT, (int) head, key, width,
                            g_ascii_strtoll (key + head, NULL, 10) + 1);
  if (strlen (key) == 1 && key[0] >= 'A' && key[0] < 'Z')
    {
      char letter = key[0];

      do
        letter++;
      while (list == HQ_SETUP_SERVICE && letter < 'Z' && !hq_number_is_service_prefix (letter));
      return g_strdup_printf ("%c", letter);
    }
  return g_strconcat (key, "2", NULL);
}

/**
 * hq_setup_edit_propose:
 * @like: (nullable): a row like which the new one is, by its key; %NULL for the last one
 *
 * Returns: (transfer full): a key that no row of the list has
 */
char *
hq_setup_edit_propose (const HqSetup *setup, HqSetupList list, const char *like)
{
  GPtrArray *rows = hq_setup_edit_get_rows (setup, list);
  const char *stroke = list == HQ_SETUP_SESSION && like != NULL ? strchr (like, '/') : NULL;
  g_autofree char *head = stroke != NULL ? g_strndup (like, (gsize) (stroke - like)) : NULL;
  char *key = list == HQ_SETUP_SESSION ? g_strconcat (head, "/", lists[list].first, NULL)
                                       : g_strdup (lists[list].first);

  if (list != HQ_SETUP_SESSION && (like != NULL || rows->len > 0))
    {
      g_free (key);
      key = like != NULL ? g_strdup (like) : hq_setup_edit_dup_key (list, rows->pdata[rows->len - 1]);
    }
  while (hq_setup_edit_find (setup, list, key) != NULL)
    {
      char *next = hq_setup_edit_next (list, key);

      g_free (key);
      key = next;
    }
  return key;
}

/**
 * hq_setup_edit_is_key:
 *
 * Returns: whether a row of the list can have that key: a number where it is one, and else some letters
 *   and figures without blanks
 */
gboolean
hq_setup_edit_is_key (HqSetupList list, const char *key)
{
  gint64 number;
  const char *own = list == HQ_SETUP_SESSION ? strchr (key, '/') + 1 : key;

  if (list == HQ_SETUP_FLOOR)
    return g_ascii_string_to_signed (key, 10, -99, 999, &number, NULL);
  if (list == HQ_SETUP_COUNTER)
    return g_ascii_string_to_signed (key, 10, 1, HQ_SETUP_EDIT_COUNTERS, &number, NULL);
  for (const char *at = own; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_' && *at != '.')
      return FALSE;
  return own[0] != '\0' && strlen (own) <= HQ_SETUP_EDIT_KEY_MOST;
}

static char *
hq_setup_edit_dup_zone (const HqSetup *setup, int *floor)
{
  const HqZone *zone = setup->zones->len > 0 ? setup->zones->pdata[0] : NULL;

  *floor = zone != NULL ? zone->floor : 0;
  return g_strdup (zone != NULL ? zone->zone : "");
}

/* The first letter that no service has, its own code if that is one. */
static char
hq_setup_edit_find_prefix (const HqSetup *setup, const char *key)
{
  gboolean taken[128] = { FALSE };

  for (guint i = 0; i < setup->services->len; i++)
    taken[((const HqService *) setup->services->pdata[i])->prefix & 0x7f] = TRUE;
  if (key[1] == '\0' && hq_number_is_service_prefix (key[0]) && !taken[key[0] & 0x7f])
    return key[0];
  for (char letter = 'A'; letter <= 'Z'; letter++)
    if (hq_number_is_service_prefix (letter) && !taken[letter & 0x7f])
      return letter;
  return 'A';
}

/* It runs in every session that there is. */
static HqService *
hq_setup_edit_add_service (HqSetup *setup, const char *key)
{
  char prefix = hq_setup_edit_find_prefix (setup, key);
  HqService *service = hq_setup_add_service (setup);

  service->service = g_strdup (key);
  service->prefix = prefix;
  service->name = g_strdup ("");
  service->name_en = g_strdup ("");
  service->zone = hq_setup_edit_dup_zone (setup, &service->floor);
  service->warn_waiting = HQ_SETUP_TEXT_WARN_WAITING;
  service->matters_limit = HQ_SETUP_TEXT_MATTERS_LIMIT;
  service->usual_outcome = HQ_OUTCOME_DONE;
  memcpy (service->targets, hq_setup_text_targets, sizeof service->targets);
  for (guint i = 0; i < setup->sessions->len; i++)
    hq_setup_edit_set_run (setup, key, setup->sessions->pdata[i], TRUE, -1);
  return service;
}

/* It is like another one in all but its number. */
static HqCounter *
hq_setup_edit_add_counter (HqSetup *setup, const char *key, const char *like)
{
  const HqCounter *other = like != NULL ? hq_setup_edit_find (setup, HQ_SETUP_COUNTER, like) : NULL;
  HqCounter *counter = hq_setup_add_counter (setup);

  counter->counter = (int) g_ascii_strtoll (key, NULL, 10);
  if (other == NULL)
    {
      counter->zone = hq_setup_edit_dup_zone (setup, &counter->floor);
      return counter;
    }
  counter->zone = g_strdup (other->zone);
  counter->floor = other->floor;
  counter->kind = other->kind;
  counter->department = g_strdup (other->department);
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];

      hq_setup_edit_set_served (setup, counter->counter, service->service,
                                hq_setup_edit_get_served (setup, other->counter, service->service));
    }
  return counter;
}

/* It begins where the last one of its kind of day ends, and every service runs in it. */
static HqSession *
hq_setup_edit_add_session (HqSetup *setup, const char *key)
{
  const char *stroke = strchr (key, '/');
  g_autofree char *kind = g_strndup (key, (gsize) (stroke - key));
  int opens = 9 * 60;
  HqSession *session;

  for (guint i = 0; i < setup->sessions->len; i++)
    {
      const HqSession *other = setup->sessions->pdata[i];

      if (g_str_equal (other->day_kind, kind))
        opens = MAX (opens, MIN (other->closes, 22 * 60));
    }
  session = hq_setup_add_session (setup);
  *session = (HqSession){ g_strdup (kind), g_strdup (stroke + 1), g_strdup (""), g_strdup (""),
                          opens, opens + 90, opens + 120 };
  for (guint i = 0; i < setup->services->len; i++)
    hq_setup_edit_set_run (setup, ((const HqService *) setup->services->pdata[i])->service, session,
                           TRUE, -1);
  return session;
}

/* On the first type of day that no other kind falls on. */
static HqDayKind *
hq_setup_edit_add_day_kind (HqSetup *setup, const char *key)
{
  HqDayKind *kind;
  int falls_on = -1;

  for (int type = 0; falls_on < 0 && type <= HQ_DAY_SATURDAY; type++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < setup->day_kinds->len; i++)
        taken |= ((const HqDayKind *) setup->day_kinds->pdata[i])->falls_on == type;
      falls_on = taken ? -1 : type;
    }
  kind = hq_setup_add_day_kind (setup);
  *kind = (HqDayKind){ g_strdup (key), g_strdup (""), g_strdup (""), falls_on };
  return kind;
}

/**
 * hq_setup_edit_add:
 * @key: a key that no row of the list has
 * @like: (nullable): of a counter: one like which it is
 *
 * Adds a row with what is usual in it and without a name.
 *
 * Returns: (transfer none): the row
 */
gpointer
hq_setup_edit_add (HqSetup *setup, HqSetupList list, const char *key, const char *like)
{
  gpointer row = NULL;

  if (list == HQ_SETUP_FLOOR)
    *(HqFloor *) (row = hq_setup_add_floor (setup))
      = (HqFloor){ (int) g_ascii_strtoll (key, NULL, 10), g_strdup (""), g_strdup ("") };
  else if (list == HQ_SETUP_ZONE)
    *(HqZone *) (row = hq_setup_add_zone (setup))
      = (HqZone){ g_strdup (key),
                  setup->floors->len > 0 ? ((const HqFloor *) setup->floors->pdata[0])->floor : 0,
                  g_strdup (""), g_strdup (""), FALSE };
  else if (list == HQ_SETUP_DEPARTMENT)
    *(HqDepartment *) (row = hq_setup_add_department (setup))
      = (HqDepartment){ g_strdup (key), g_strdup (""), g_strdup ("") };
  else if (list == HQ_SETUP_STAFF)
    *(HqStaff *) (row = hq_setup_add_staff (setup))
      = (HqStaff){ g_strdup (key), g_strdup (""), g_strdup (""), NULL, 1u << HQ_ROLE_CLERK };
  else if (list == HQ_SETUP_DEVICE)
    *(HqDevice *) (row = hq_setup_add_device (setup))
      = (HqDevice){ g_strdup (key), g_strdup (hq_place_get_nick (HQ_SCREEN_KIOSK)), g_strdup (""),
                    setup->floors->len > 0 ? ((const HqFloor *) setup->floors->pdata[0])->floor : 0, 0 };
  else if (list == HQ_SETUP_DAY_KIND)
    row = hq_setup_edit_add_day_kind (setup, key);
  else if (list == HQ_SETUP_SESSION)
    row = hq_setup_edit_add_session (setup, key);
  else if (list == HQ_SETUP_SERVICE)
    row = hq_setup_edit_add_service (setup, key);
  else if (list == HQ_SETUP_COUNTER)
    row = hq_setup_edit_add_counter (setup, key, like);
  hq_setup_sort (setup);
  return row;
}

typedef gboolean (*HqSetupEditBelongs) (gconstpointer row, gconstpointer key);

static void
hq_setup_edit_remove (GPtrArray *rows, HqSetupEditBelongs belongs, gconstpointer key)
{
  for (guint i = rows->len; i > 0; i--)
    if (belongs (rows->pdata[i - 1], key))
      g_ptr_array_remove_index (rows, i - 1);
}

static gboolean
hq_setup_edit_is_of_service (gconstpointer row, gconstpointer key)
{
  return g_str_equal (((const HqServiceSession *) row)->service, key);
}

static gboolean
hq_setup_edit_is_served (gconstpointer row, gconstpointer key)
{
  return g_str_equal (((const HqCounterService *) row)->service, key);
}

static gboolean
hq_setup_edit_is_of_counter (gconstpointer row, gconstpointer key)
{
  return ((const HqCounterService *) row)->counter == *(const int *) key;
}

static gboolean
hq_setup_edit_is_planned (gconstpointer row, gconstpointer key)
{
  return ((const HqRota *) row)->counter == *(const int *) key;
}

/* @key is a kind of day, or with a stroke one of its sessions. */
static gboolean
hq_setup_edit_matches (const char *kind, const char *session, const char *key)
{
  const char *stroke = strchr (key, '/');
  gsize length = stroke != NULL ? (gsize) (stroke - key) : strlen (key);

  return strlen (kind) == length && strncmp (kind, key, length) == 0
         && (stroke == NULL || g_str_equal (session, stroke + 1));
}

static gboolean
hq_setup_edit_is_in_session (gconstpointer row, gconstpointer key)
{
  const HqServiceSession *run = row;

  return hq_setup_edit_matches (run->day_kind, run->session, key);
}

static gboolean
hq_setup_edit_is_rota (gconstpointer row, gconstpointer key)
{
  const HqRota *rota = row;

  return hq_setup_edit_matches (rota->day_kind, rota->session, key);
}

static gboolean
hq_setup_edit_is_session (gconstpointer row, gconstpointer key)
{
  const HqSession *session = row;

  return hq_setup_edit_matches (session->day_kind, session->session, key);
}

/**
 * hq_setup_edit_drop:
 *
 * Takes a row away, and what says of other rows how they go with it: what a counter serves, in which
 * sessions a service runs, and the rota. A row that others stand in, such as a zone, leaves them behind.
 */
void
hq_setup_edit_drop (HqSetup *setup, HqSetupList list, const char *key)
{
  gpointer row = hq_setup_edit_find (setup, list, key);
  int number = list == HQ_SETUP_COUNTER ? *(const int *) row : 0;

  if (list == HQ_SETUP_SERVICE)
    {
      hq_setup_edit_remove (setup->service_sessions, hq_setup_edit_is_of_service, key);
      hq_setup_edit_remove (setup->counter_services, hq_setup_edit_is_served, key);
    }
  if (list == HQ_SETUP_COUNTER)
    {
      hq_setup_edit_remove (setup->counter_services, hq_setup_edit_is_of_counter, &number);
      hq_setup_edit_remove (setup->rota, hq_setup_edit_is_planned, &number);
    }
  if (list == HQ_SETUP_SESSION || list == HQ_SETUP_DAY_KIND)
    {
      hq_setup_edit_remove (setup->service_sessions, hq_setup_edit_is_in_session, key);
      hq_setup_edit_remove (setup->rota, hq_setup_edit_is_rota, key);
    }
  if (list == HQ_SETUP_DAY_KIND)
    hq_setup_edit_remove (setup->sessions, hq_setup_edit_is_session, key);
  g_ptr_array_remove (hq_setup_edit_get_rows (setup, list), row);
}

static HqCounterService *
hq_setup_edit_find_served (const HqSetup *setup, int counter, const char *service)
{
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      HqCounterService *row = setup->counter_services->pdata[i];

      if (row->counter == counter && g_str_equal (row->service, service))
        return row;
    }
  return NULL;
}

/**
 * hq_setup_edit_get_served:
 *
 * Returns: how the counter serves @service, loans aside
 */
HqSetupEditServed
hq_setup_edit_get_served (const HqSetup *setup, int counter, const char *service)
{
  const HqCounterService *row = hq_setup_edit_find_served (setup, counter, service);

  if (row == NULL || row->lent_until != 0)
    return HQ_SETUP_EDIT_NOT_SERVED;
  return row->speciality ? HQ_SETUP_EDIT_SPECIALITY : HQ_SETUP_EDIT_SERVED;
}

/**
 * hq_setup_edit_set_served:
 *
 * A loan is left as it is, except that the counter may have the service for good.
 */
void
hq_setup_edit_set_served (HqSetup *setup,
                          int counter,
                          const char *service,
                          HqSetupEditServed served)
{
  HqCounterService *row = hq_setup_edit_find_served (setup, counter, service);

  if (served == HQ_SETUP_EDIT_NOT_SERVED)
    {
      if (row != NULL && row->lent_until == 0)
        g_ptr_array_remove (setup->counter_services, row);
      return;
    }
  if (row == NULL)
    {
      row = hq_setup_add_counter_service (setup);
      row->counter = counter;
      row->service = g_strdup (service);
    }
  row->speciality = served == HQ_SETUP_EDIT_SPECIALITY;
  row->lent_until = 0;
  hq_setup_sort (setup);
}

/**
 * hq_setup_edit_find_run:
 *
 * Returns: (transfer none) (nullable): that the service runs in @session, with the last ticket of its own
 */
HqServiceSession *
hq_setup_edit_find_run (const HqSetup *setup, const char *service, const HqSession *session)
{
  for (guint i = 0; i < setup->service_sessions->len; i++)
    {
      HqServiceSession *row = setup->service_sessions->pdata[i];

      if (g_str_equal (row->service, service) && g_str_equal (row->day_kind, session->day_kind)
          && g_str_equal (row->session, session->session))
        return row;
    }
  return NULL;
}

/**
 * hq_setup_edit_set_run:
 * @last_ticket: in minutes after midnight, -1 for the session's own
 */
void
hq_setup_edit_set_run (HqSetup *setup,
                       const char *service,
                       const HqSession *session,
                       gboolean runs,
                       int last_ticket)
{
  HqServiceSession *row = hq_setup_edit_find_run (setup, service, session);

  if (!runs)
    {
      if (row != NULL)
        g_ptr_array_remove (setup->service_sessions, row);
      return;
    }
  if (row == NULL)
    {
      row = hq_setup_add_service_session (setup);
      row->service = g_strdup (service);
      row->day_kind = g_strdup (session->day_kind);
      row->session = g_strdup (session->session);
    }
  row->last_ticket = last_ticket;
  hq_setup_sort (setup);
}

/**
 * hq_setup_edit_settle:
 *
 * Puts the rows in order, and services and counters on the floors of their zones.
 */
void
hq_setup_edit_settle (HqSetup *setup)
{
  for (guint i = 0; i < setup->services->len; i++)
    {
      HqService *service = setup->services->pdata[i];
      const HqZone *zone = hq_setup_find_zone (setup, service->zone);

      service->floor = zone != NULL ? zone->floor : 0;
    }
  for (guint i = 0; i < setup->counters->len; i++)
    {
      HqCounter *counter = setup->counters->pdata[i];
      const HqZone *zone = hq_setup_find_zone (setup, counter->zone);

      counter->floor = zone != NULL ? zone->floor : 0;
    }
  hq_setup_sort (setup);
}

static int
hq_setup_edit_compare_sessions (gconstpointer a, gconstpointer b)
{
  const HqSession *one = *(HqSession *const *) a;
  const HqSession *two = *(HqSession *const *) b;
  int order = hq_key_order_compare (one->day_kind, two->day_kind);

  return order != 0 ? order : (one->opens > two->opens) - (one->opens < two->opens);
}

/**
 * hq_setup_edit_list_sessions:
 *
 * Returns: (transfer container) (element-type HqSession): the sessions of each kind of day from its
 *   morning on
 */
GPtrArray *
hq_setup_edit_list_sessions (const HqSetup *setup)
{
  GPtrArray *sessions = g_ptr_array_new ();

  for (guint i = 0; i < setup->sessions->len; i++)
    g_ptr_array_add (sessions, setup->sessions->pdata[i]);
  g_ptr_array_sort (sessions, hq_setup_edit_compare_sessions);
  return sessions;
}
