/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-file.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "hq-error.h"
#include "hq-number.h"

/* One reading of a file: the first fault that is met is kept, and ends it. */
typedef struct
{
  HqSetup *setup;
  char *fault; /* (owned) (nullable) */
} HqSetupFile;

static void G_GNUC_PRINTF (2, 3)
hq_setup_file_fail (HqSetupFile *file, const char *format, ...)
{
  va_list args;

  if (file->fault != NULL)
    return;
  va_start (args, format);
  file->fault = g_strdup_vprintf (format, args);
  va_end (args);
}

static const char *
hq_setup_file_get_text (HqSetupFile *file, JsonObject *row, const char *member, const char *other)
{
  JsonNode *node = json_object_get_member (row, member);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  if (node != NULL || other == NULL)
    hq_setup_file_fail (file, "“%s” is to be a text", member);
  return other != NULL ? other : "";
}

static int
hq_setup_file_get_int (HqSetupFile *file, JsonObject *row, const char *member, int other)
{
  JsonNode *node = json_object_get_member (row, member);
  gint64 value = -1;

  if (node == NULL && other >= 0)
    return other;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  if (value < 0 || value > 1000000)
    {
      hq_setup_file_fail (file, "“%s” is to be a whole number from 0 to 1,000,000", member);
      return 0;
    }
  return (int) value;
}

static int
hq_setup_file_get_nick (HqSetupFile *file, JsonObject *row, const char *member, HqSet set, int other)
{
  const char *nick = hq_setup_file_get_text (file, row, member, other < 0 ? NULL
                                                                : hq_nick_get (set, other));
  int value = hq_nick_find (set, nick);

  if (value < 0)
    hq_setup_file_fail (file, "“%s” cannot be “%s”", member, nick);
  return MAX (0, value);
}

/* Minutes after midnight of "08:30". */
static int
hq_setup_file_parse_minute (HqSetupFile *file, const char *text)
{
  int hour, minute;
  char rest;

  if (sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) == 2 && hour >= 0 && minute >= 0
      && minute < 60 && hour * 60 + minute <= 24 * 60)
    return hour * 60 + minute;
  hq_setup_file_fail (file, "“%s” is no time of day", text);
  return 0;
}

static int
hq_setup_file_get_minute (HqSetupFile *file, JsonObject *row, const char *member)
{
  return hq_setup_file_parse_minute (file, hq_setup_file_get_text (file, row, member, NULL));
}

static char *
hq_setup_file_dup (HqSetupFile *file, JsonObject *row, const char *member)
{
  return g_strdup (hq_setup_file_get_text (file, row, member, NULL));
}

static char *
hq_setup_file_dup_name_en (HqSetupFile *file, JsonObject *row)
{
  return g_strdup (hq_setup_file_get_text (file, row, "name_en", ""));
}

typedef void (*HqSetupFileFunc) (HqSetupFile *file, JsonObject *row);

static void
hq_setup_file_each (HqSetupFile *file, JsonObject *root, const char *member, HqSetupFileFunc func)
{
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      hq_setup_file_fail (file, "“%s” is to be a list", member);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && file->fault == NULL; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        hq_setup_file_fail (file, "is to be an object");
      else
        func (file, json_node_get_object (element));
      if (file->fault != NULL)
        {
          g_autofree char *fault = g_steal_pointer (&file->fault);

          file->fault = g_strdup_printf ("%s, entry %u: %s", member, i + 1, fault);
        }
    }
}

static void
hq_setup_file_read_floor (HqSetupFile *file, JsonObject *row)
{
  *hq_setup_add_floor (file->setup) = (HqFloor) { hq_setup_file_get_int (file, row, "floor", -1),
                                                  hq_setup_file_dup (file, row, "name"),
                                                  hq_setup_file_dup_name_en (file, row) };
}

static void
hq_setup_file_read_zone (HqSetupFile *file, JsonObject *row)
{
  *hq_setup_add_zone (file->setup) = (HqZone) { hq_setup_file_dup (file, row, "zone"),
                                                hq_setup_file_get_int (file, row, "floor", -1),
                                                hq_setup_file_dup (file, row, "name"),
                                                hq_setup_file_dup_name_en (file, row) };
}

static void
hq_setup_file_read_department (HqSetupFile *file, JsonObject *row)
{
  *hq_setup_add_department (file->setup)
    = (HqDepartment) { hq_setup_file_dup (file, row, "department"),
                       hq_setup_file_dup (file, row, "name"),
                       hq_setup_file_dup_name_en (file, row) };
}

static void
hq_setup_file_read_session (HqSetupFile *file, JsonObject *row)
{
  const HqDayKind *kind = file->setup->day_kinds->pdata[file->setup->day_kinds->len - 1];
  HqSession *session = hq_setup_add_session (file->setup);

  *session = (HqSession) { g_strdup (kind->day_kind),
                           hq_setup_file_dup (file, row, "session"),
                           hq_setup_file_dup (file, row, "name"),
                           hq_setup_file_dup_name_en (file, row),
                           hq_setup_file_get_minute (file, row, "opens"),
                           hq_setup_file_get_minute (file, row, "last_ticket"),
                           hq_setup_file_get_minute (file, row, "closes") };
  if (session->opens >= session->closes || session->last_ticket < session->opens
      || session->last_ticket > session->closes)
    hq_setup_file_fail (file, "opens, last_ticket and closes are to follow one another");
}

static void
hq_setup_file_read_day_kind (HqSetupFile *file, JsonObject *row)
{
  HqDayKind *kind = hq_setup_add_day_kind (file->setup);

  *kind = (HqDayKind) { hq_setup_file_dup (file, row, "day_kind"),
                        hq_setup_file_dup (file, row, "name"),
                        hq_setup_file_dup_name_en (file, row), -1 };
  if (json_object_has_member (row, "falls_on"))
    kind->falls_on = hq_setup_file_get_nick (file, row, "falls_on", HQ_SET_DAY_TYPE, -1);
  hq_setup_file_each (file, row, "sessions", hq_setup_file_read_session);
}

static void
hq_setup_file_read_service_session (HqSetupFile *file,
                                    const char *service,
                                    const char *day_kind,
                                    JsonNode *node)
{
  const char *session = "";
  int last_ticket = -1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *row = json_node_get_object (node);

      session = hq_setup_file_get_text (file, row, "session", NULL);
      last_ticket = hq_setup_file_get_minute (file, row, "last_ticket");
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    session = json_node_get_string (node);
  if (hq_setup_find_session (file->setup, day_kind, session) == NULL)
    hq_setup_file_fail (file, "there is no session “%s” on the kind of day “%s”", session, day_kind);
  *hq_setup_add_service_session (file->setup) = (HqServiceSession) {
    g_strdup (service), g_strdup (day_kind), g_strdup (session), last_ticket
  };
}

static void
hq_setup_file_read_sessions (HqSetupFile *file, JsonObject *row, const char *service)
{
  JsonNode *node = json_object_get_member (row, "sessions");
  g_autoptr (GList) kinds = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      hq_setup_file_fail (file, "“sessions” is to be an object");
      return;
    }
  kinds = json_object_get_members (json_node_get_object (node));
  for (GList *l = kinds; l != NULL; l = l->next)
    {
      JsonNode *list = json_object_get_member (json_node_get_object (node), l->data);

      if (!JSON_NODE_HOLDS_ARRAY (list))
        hq_setup_file_fail (file, "“sessions” of “%s” is to be a list", (char *) l->data);
      else
        for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
          hq_setup_file_read_service_session (
            file, service, l->data, json_array_get_element (json_node_get_array (list), i));
    }
}

static void
hq_setup_file_read_targets (HqSetupFile *file, JsonObject *row, HqService *service)
{
  static const int usual[HQ_N_CLASSES] = { 20, 8, 5, 8 };
  JsonNode *node = json_object_get_member (row, "targets");
  JsonObject *targets = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    targets = json_node_get_object (node);
  else if (node != NULL)
    hq_setup_file_fail (file, "“targets” is to be an object");
  for (int i = 0; i < HQ_N_CLASSES; i++)
    {
      service->targets[i] = usual[i];
      if (targets != NULL)
        service->targets[i] = hq_setup_file_get_int (file, targets, hq_nick_get (HQ_SET_CLASS, i),
                                                     usual[i]);
    }
}

static void
hq_setup_file_read_service (HqSetupFile *file, JsonObject *row)
{
  HqService *service = hq_setup_add_service (file->setup);
  const HqZone *zone;

  service->service = hq_setup_file_dup (file, row, "service");
  service->prefix = hq_setup_file_get_text (file, row, "prefix", NULL)[0];
  service->name = hq_setup_file_dup (file, row, "name");
  service->name_en = hq_setup_file_dup_name_en (file, row);
  service->zone = hq_setup_file_dup (file, row, "zone");
  service->quota = hq_setup_file_get_int (file, row, "quota", 0);
  service->warn_waiting = hq_setup_file_get_int (file, row, "warn_waiting", 30);
  service->identity = hq_setup_file_get_nick (file, row, "identity", HQ_SET_IDENTITY, 0);
  service->matters_limit = hq_setup_file_get_int (file, row, "matters_limit", 3);
  service->agent_cap = hq_setup_file_get_int (file, row, "agent_cap", 0);
  service->usual_outcome = hq_setup_file_get_nick (file, row, "usual_outcome", HQ_SET_OUTCOME,
                                                   HQ_OUTCOME_DONE);
  hq_setup_file_read_targets (file, row, service);
  zone = hq_setup_find_zone (file->setup, service->zone);
  if (zone == NULL)
    hq_setup_file_fail (file, "there is no zone “%s”", service->zone);
  if (!hq_number_is_prefix (service->prefix))
    hq_setup_file_fail (file, "“prefix” is to be a capital letter other than I and O");
  hq_setup_file_read_sessions (file, row, service->service);
}

static gboolean
hq_setup_file_holds (JsonObject *row, const char *member, const char *text)
{
  JsonNode *node = json_object_get_member (row, member);

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                    && i < json_array_get_length (json_node_get_array (node));
       i++)
    if (g_strcmp0 (json_array_get_string_element (json_node_get_array (node), i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
hq_setup_file_read_counters (HqSetupFile *file, JsonObject *row)
{
  int from = hq_setup_file_get_int (file, row, "from", -1);
  int to = hq_setup_file_get_int (file, row, "to", from);

  if (from < 1 || to < from || to > 9999)
    hq_setup_file_fail (file, "“from” and “to” are to be counters from 1 to 9999");
  for (int i = from; i <= to && file->fault == NULL; i++)
    {
      HqCounter *counter = hq_setup_add_counter (file->setup);
      guint served = 0;

      counter->counter = i;
      counter->zone = hq_setup_file_dup (file, row, "zone");
      counter->kind = hq_setup_file_get_nick (file, row, "kind", HQ_SET_COUNTER_KIND, -1);
      if (json_object_has_member (row, "department"))
        counter->department = hq_setup_file_dup (file, row, "department");
      if (hq_setup_find_zone (file->setup, counter->zone) == NULL)
        hq_setup_file_fail (file, "there is no zone “%s”", counter->zone);
      for (guint s = 0; s < file->setup->services->len; s++)
        {
          const HqService *service = file->setup->services->pdata[s];

          if (!hq_setup_file_holds (row, "services", service->service))
            continue;
          served++;
          *hq_setup_add_counter_service (file->setup) = (HqCounterService) {
            i, g_strdup (service->service),
            hq_setup_file_holds (row, "speciality", service->service)
          };
        }
      if (served == 0)
        hq_setup_file_fail (file, "counter %d serves nothing", i);
    }
}

static void
hq_setup_file_read_staff (HqSetupFile *file, JsonObject *row)
{
  HqStaff *staff = hq_setup_add_staff (file->setup);

  staff->staff = hq_setup_file_dup (file, row, "staff");
  staff->name = hq_setup_file_dup (file, row, "name");
  staff->badge = g_strdup (hq_setup_file_get_text (file, row, "badge", ""));
  if (json_object_has_member (row, "department"))
    staff->department = hq_setup_file_dup (file, row, "department");
  for (int role = HQ_ROLE_GUIDE; role <= HQ_ROLE_ADMINISTRATOR; role++)
    if (hq_setup_file_holds (row, "roles", hq_nick_get (HQ_SET_ROLE, role)))
      staff->roles |= 1u << role;
  if (staff->roles == 0)
    hq_setup_file_fail (file, "“%s” has no role", staff->staff);
}

static void
hq_setup_file_read_device (HqSetupFile *file, JsonObject *row)
{
  *hq_setup_add_device (file->setup) = (HqDevice) { hq_setup_file_dup (file, row, "device"),
                                                    hq_setup_file_dup (file, row, "role"),
                                                    hq_setup_file_dup (file, row, "name"),
                                                    hq_setup_file_get_int (file, row, "floor", -1),
                                                    hq_setup_file_get_int (file, row, "counter",
                                                                           0) };
}

static JsonObject *
hq_setup_file_load (JsonParser *parser, const char *data, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    {
      hq_error_set (error, HQ_ERROR_IMPORT, "%s", local->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  hq_error_set (error, HQ_ERROR_IMPORT, "{}");
  return NULL;
}

/**
 * hq_setup_file_parse:
 * @data: a hall's file, JSON
 * @size: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): the hall it describes; %NULL with %HQ_ERROR_IMPORT and the place of the
 *   first fault
 */
HqSetup *
hq_setup_file_parse (const char *data, gsize size, GError **error)
{
  static const struct
  {
    const char *member;
    HqSetupFileFunc func;
  } parts[] = {
    { "floors", hq_setup_file_read_floor },
    { "zones", hq_setup_file_read_zone },
    { "departments", hq_setup_file_read_department },
    { "day_kinds", hq_setup_file_read_day_kind },
    { "services", hq_setup_file_read_service },
    { "counters", hq_setup_file_read_counters },
    { "staff", hq_setup_file_read_staff },
    { "devices", hq_setup_file_read_device },
  };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HqSetup) setup = hq_setup_new ();
  HqSetupFile file = { setup, NULL };
  JsonObject *root = hq_setup_file_load (parser, data, size, error);

  if (root == NULL)
    return NULL;
  setup->code = hq_setup_file_dup (&file, root, "code");
  setup->name = hq_setup_file_dup (&file, root, "name");
  setup->name_en = hq_setup_file_dup_name_en (&file, root);
  setup->time_zone = hq_setup_file_dup (&file, root, "time_zone");
  for (guint i = 0; i < G_N_ELEMENTS (parts) && file.fault == NULL; i++)
    hq_setup_file_each (&file, root, parts[i].member, parts[i].func);
  if (file.fault == NULL)
    return g_steal_pointer (&setup);
  hq_error_set (error, HQ_ERROR_IMPORT, "%s", file.fault);
  g_free (file.fault);
  return NULL;
}

/**
 * hq_setup_file_parse_calendar:
 * @data: a calendar's file, JSON
 * @size: its length in bytes
 * @years: (element-type guint): gets the years it covers, the members of `workingDays`
 * @days: (element-type HqListedDay): gets the days that the notices list
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_IMPORT and the place of the first fault
 */
gboolean
hq_setup_file_parse_calendar (const char *data,
                              gsize size,
                              GArray *years,
                              GArray *days,
                              GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = hq_setup_file_load (parser, data, size, error);
  g_autoptr (GList) members = NULL;
  JsonNode *working, *list;

  if (root == NULL)
    return FALSE;
  working = json_object_get_member (root, "workingDays");
  list = json_object_get_member (root, "days");
  if (working == NULL || !JSON_NODE_HOLDS_OBJECT (working) || list == NULL
      || !JSON_NODE_HOLDS_ARRAY (list))
    {
      hq_error_set (error, HQ_ERROR_IMPORT, "workingDays, days");
      return FALSE;
    }
  members = json_object_get_members (json_node_get_object (working));
  for (GList *l = members; l != NULL; l = l->next)
    {
      guint year = (guint) atoi (l->data);

      g_array_append_val (years, year);
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);
      HqListedDay day = { 0 };

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *row = json_node_get_object (node);

          day.day = hq_date_parse (json_object_get_string_member_with_default (row, "date", NULL));
          day.off = json_object_get_boolean_member_with_default (row, "isOffDay", TRUE);
        }
      if (day.day == 0)
        {
          hq_error_set (error, HQ_ERROR_IMPORT, "days, entry %u", i + 1);
          return FALSE;
        }
      g_array_append_val (days, day);
    }
  return TRUE;
}
