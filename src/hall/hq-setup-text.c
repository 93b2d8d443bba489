/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-text.h"

#include "hq-json.h"

const int hq_setup_text_targets[HQ_N_CLASSES] = { 20, 8, 5, 8 };

typedef void (*HqSetupTextFunc) (GString *text, const HqSetup *setup, gconstpointer row);

/* The first member of an object. */
static void
hq_setup_text_add (GString *text, const char *name, const char *value)
{
  hq_json_append_text (text, name);
  g_string_append (text, ": ");
  hq_json_append_text (text, value);
}

static void
hq_setup_text_add_names (GString *text, const char *name, const char *name_en)
{
  g_string_append (text, ", ");
  hq_setup_text_add (text, "name", name);
  g_string_append (text, ", ");
  hq_setup_text_add (text, "name_en", name_en);
}

/* A further one. */
static void
hq_setup_text_add_more (GString *text, const char *name, const char *value)
{
  g_string_append (text, ", ");
  hq_setup_text_add (text, name, value);
}

static void
hq_setup_text_add_int (GString *text, const char *name, int value, int usual)
{
  if (value != usual)
    g_string_append_printf (text, ", \"%s\": %d", name, value);
}

static void
hq_setup_text_add_minute (GString *text, const char *name, int minute)
{
  g_string_append_printf (text, ", \"%s\": \"%02d:%02d\"", name, minute / 60, minute % 60);
}

static void
hq_setup_text_format_floor (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqFloor *floor = row;

  g_string_append_printf (text, "{\"floor\": %d", floor->floor);
  hq_setup_text_add_names (text, floor->name, floor->name_en);
  g_string_append_c (text, '}');
}

static void
hq_setup_text_format_zone (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqZone *zone = row;

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "zone", zone->zone);
  g_string_append_printf (text, ", \"floor\": %d", zone->floor);
  hq_setup_text_add_names (text, zone->name, zone->name_en);
  g_string_append (text, zone->silent ? ", \"silent\": true}" : "}");
}

static void
hq_setup_text_format_department (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqDepartment *department = row;

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "department", department->department);
  hq_setup_text_add_names (text, department->name, department->name_en);
  g_string_append_c (text, '}');
}

/* The counters planned for a session as ranges. */
static void
hq_setup_text_format_rota (GString *text, const HqSetup *setup, const HqSession *session)
{
  int last = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < setup->rota->len; i++)
    {
      const HqRota *row = setup->rota->pdata[i];

      if (!g_str_equal (row->day_kind, session->day_kind)
          || !g_str_equal (row->session, session->session))
        continue;
      if (!any)
        g_string_append_printf (text, ", \"counters\": [[%d, ", row->counter);
      else if (row->counter != last + 1)
        g_string_append_printf (text, "%d], [%d, ", last, row->counter);
      any = TRUE;
      last = row->counter;
    }
  if (any)
    g_string_append_printf (text, "%d]]", last);
}

static int
hq_setup_text_compare_opens (gconstpointer a, gconstpointer b)
{
  const HqSession *one = *(HqSession *const *) a;
  const HqSession *two = *(HqSession *const *) b;
  int order = (one->opens > two->opens) - (one->opens < two->opens);

  return order != 0 ? order : g_strcmp0 (one->session, two->session);
}

static void
hq_setup_text_format_day_kind (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqDayKind *kind = row;
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();

  for (guint i = 0; i < setup->sessions->len; i++)
    if (g_str_equal (((const HqSession *) setup->sessions->pdata[i])->day_kind, kind->day_kind))
      g_ptr_array_add (sessions, setup->sessions->pdata[i]);
  /* A day reads best from its morning on. */
  g_ptr_array_sort (sessions, hq_setup_text_compare_opens);

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "day_kind", kind->day_kind);
  hq_setup_text_add_names (text, kind->name, kind->name_en);
  if (kind->falls_on >= 0)
    hq_setup_text_add_more (text, "falls_on", hq_nick_get (HQ_SET_DAY_TYPE, kind->falls_on));
  g_string_append (text, ", \"sessions\": [");
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqSession *session = sessions->pdata[i];

      g_string_append (text, i > 0 ? ",\n      {" : "\n      {");
      hq_setup_text_add (text, "session", session->session);
      hq_setup_text_add_names (text, session->name, session->name_en);
      hq_setup_text_add_minute (text, "opens", session->opens);
      hq_setup_text_add_minute (text, "last_ticket", session->last_ticket);
      hq_setup_text_add_minute (text, "closes", session->closes);
      hq_setup_text_format_rota (text, setup, session);
      g_string_append_c (text, '}');
    }
  g_string_append (text, sessions->len > 0 ? "\n    ]}" : "]}");
}

/* The sessions of a service stand together, kind after kind. */
static void
hq_setup_text_format_sessions (GString *text, const HqSetup *setup, const char *service)
{
  const char *kind = NULL;

  g_string_append (text, ", \"sessions\": {");
  for (guint i = 0; i < setup->service_sessions->len; i++)
    {
      const HqServiceSession *row = setup->service_sessions->pdata[i];

      if (!g_str_equal (row->service, service))
        continue;
      if (g_strcmp0 (kind, row->day_kind) == 0)
        g_string_append (text, ", ");
      else
        {
          g_string_append (text, kind != NULL ? "], " : "");
          hq_json_append_text (text, row->day_kind);
          g_string_append (text, ": [");
        }
      kind = row->day_kind;
      if (row->last_ticket < 0)
        hq_json_append_text (text, row->session);
      else
        {
          g_string_append_c (text, '{');
          hq_setup_text_add (text, "session", row->session);
          hq_setup_text_add_minute (text, "last_ticket", row->last_ticket);
          g_string_append_c (text, '}');
        }
    }
  g_string_append (text, kind != NULL ? "]}" : "}");
}

static void
hq_setup_text_format_service (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqService *service = row;
  const char prefix[2] = { service->prefix, '\0' };
  gboolean targets = FALSE;

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "service", service->service);
  hq_setup_text_add_more (text, "prefix", prefix);
  hq_setup_text_add_names (text, service->name, service->name_en);
  hq_setup_text_add_more (text, "zone", service->zone);
  hq_setup_text_add_int (text, "quota", service->quota, 0);
  hq_setup_text_add_int (text, "warn_waiting", service->warn_waiting, HQ_SETUP_TEXT_WARN_WAITING);
  if (service->identity != HQ_IDENTITY_NONE)
    hq_setup_text_add_more (text, "identity",
                            hq_nick_get (HQ_SET_IDENTITY, (int) service->identity));
  hq_setup_text_add_int (text, "matters_limit", service->matters_limit,
                         HQ_SETUP_TEXT_MATTERS_LIMIT);
  hq_setup_text_add_int (text, "agent_cap", service->agent_cap, 0);
  for (int i = 0; i < HQ_N_CLASSES; i++)
    targets |= service->targets[i] != hq_setup_text_targets[i];
  for (int i = 0; targets && i < HQ_N_CLASSES; i++)
    g_string_append_printf (text, "%s\"%s\": %d%s", i == 0 ? ", \"targets\": {" : ", ",
                            hq_nick_get (HQ_SET_CLASS, i), service->targets[i],
                            i == HQ_N_CLASSES - 1 ? "}" : "");
  if (service->usual_outcome != HQ_OUTCOME_DONE)
    hq_setup_text_add_more (text, "usual_outcome",
                            hq_nick_get (HQ_SET_OUTCOME, (int) service->usual_outcome));
  hq_setup_text_format_sessions (text, setup, service->service);
  g_string_append_c (text, '}');
}

/* The services of a counter, or its specialities, as a list. */
static void
hq_setup_text_format_served (GString *text, const HqSetup *setup, int counter, gboolean speciality)
{
  const char *between = "";

  g_string_append_c (text, '[');
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->counter != counter || row->lent_until != 0 || (speciality && !row->speciality))
        continue;
      g_string_append (text, between);
      hq_json_append_text (text, row->service);
      between = ", ";
    }
  g_string_append_c (text, ']');
}

/* All that is said of a counter but its number. */
static char *
hq_setup_text_describe_counter (const HqSetup *setup, const HqCounter *counter)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) specialities = g_string_new (NULL);

  hq_setup_text_add_more (text, "zone", counter->zone);
  hq_setup_text_add_more (text, "kind", hq_nick_get (HQ_SET_COUNTER_KIND, (int) counter->kind));
  if (counter->department != NULL)
    hq_setup_text_add_more (text, "department", counter->department);
  g_string_append (text, ", \"services\": ");
  hq_setup_text_format_served (text, setup, counter->counter, FALSE);
  hq_setup_text_format_served (specialities, setup, counter->counter, TRUE);
  if (specialities->len > 2)
    g_string_append_printf (text, ", \"speciality\": %s", specialities->str);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/* Neighbours of which the same is said are one range. */
static void
hq_setup_text_format_counters (GString *text, const HqSetup *setup)
{
  g_autofree char *said = NULL;
  int last = 0;

  g_string_append (text, ",\n  \"counters\": [");
  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];
      g_autofree char *says = hq_setup_text_describe_counter (setup, counter);

      if (said == NULL || counter->counter != last + 1 || !g_str_equal (said, says))
        {
          if (said != NULL)
            g_string_append_printf (text, "%d%s,", last, said);
          g_string_append_printf (text, "\n    {\"from\": %d, \"to\": ", counter->counter);
        }
      last = counter->counter;
      g_free (said);
      said = g_steal_pointer (&says);
    }
  if (said != NULL)
    g_string_append_printf (text, "%d%s\n  ", last, said);
  g_string_append_c (text, ']');
}

static void
hq_setup_text_format_staff (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqStaff *staff = row;
  const char *between = "";

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "staff", staff->staff);
  hq_setup_text_add_more (text, "name", staff->name);
  if (staff->badge[0] != '\0')
    hq_setup_text_add_more (text, "badge", staff->badge);
  if (staff->department != NULL)
    hq_setup_text_add_more (text, "department", staff->department);
  g_string_append (text, ", \"roles\": [");
  for (int role = 0; role < HQ_N_ROLES; role++)
    if ((staff->roles & (1u << role)) != 0)
      {
        g_string_append (text, between);
        hq_json_append_text (text, hq_nick_get (HQ_SET_ROLE, role));
        between = ", ";
      }
  g_string_append (text, "]}");
}

static void
hq_setup_text_format_device (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqDevice *device = row;

  g_string_append_c (text, '{');
  hq_setup_text_add (text, "device", device->device);
  hq_setup_text_add_more (text, "role", device->role);
  hq_setup_text_add_more (text, "name", device->name);
  g_string_append_printf (text, ", \"floor\": %d", device->floor);
  hq_setup_text_add_int (text, "counter", device->counter, 0);
  g_string_append_c (text, '}');
}

static void
hq_setup_text_format_setting (GString *text, const HqSetup *setup, gconstpointer row)
{
  const HqSetting *setting = row;

  hq_setup_text_add (text, setting->key, setting->value);
}

/* Rows, a line each, between the first and the second of @brackets. */
static void
hq_setup_text_format_rows (GString *text,
                           const HqSetup *setup,
                           const GPtrArray *rows,
                           const char *brackets,
                           HqSetupTextFunc func)
{
  g_string_append_c (text, brackets[0]);
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n    " : "\n    ");
      func (text, setup, rows->pdata[i]);
    }
  g_string_append (text, rows->len > 0 ? "\n  " : "");
  g_string_append_c (text, brackets[1]);
}

/**
 * hq_setup_text_format:
 * @setup: a hall in the order of the keys
 *
 * Returns: (transfer full): its file, JSON that hq_setup_file_parse() reads back; what is as usual
 *   is left out
 */
char *
hq_setup_text_format (const HqSetup *setup)
{
  GString *text = g_string_new ("{\n  ");

  hq_setup_text_add (text, "code", setup->code);
  g_string_append (text, ",\n  ");
  hq_setup_text_add (text, "name", setup->name);
  g_string_append (text, ",\n  ");
  hq_setup_text_add (text, "name_en", setup->name_en);
  g_string_append (text, ",\n  ");
  hq_setup_text_add (text, "time_zone", setup->time_zone);
  g_string_append (text, ",\n  \"floors\": ");
  hq_setup_text_format_rows (text, setup, setup->floors, "[]", hq_setup_text_format_floor);
  g_string_append (text, ",\n  \"zones\": ");
  hq_setup_text_format_rows (text, setup, setup->zones, "[]", hq_setup_text_format_zone);
  g_string_append (text, ",\n  \"departments\": ");
  hq_setup_text_format_rows (text, setup, setup->departments, "[]",
                             hq_setup_text_format_department);
  g_string_append (text, ",\n  \"day_kinds\": ");
  hq_setup_text_format_rows (text, setup, setup->day_kinds, "[]", hq_setup_text_format_day_kind);
  g_string_append (text, ",\n  \"services\": ");
  hq_setup_text_format_rows (text, setup, setup->services, "[]", hq_setup_text_format_service);
  hq_setup_text_format_counters (text, setup);
  g_string_append (text, ",\n  \"staff\": ");
  hq_setup_text_format_rows (text, setup, setup->staff, "[]", hq_setup_text_format_staff);
  g_string_append (text, ",\n  \"devices\": ");
  hq_setup_text_format_rows (text, setup, setup->devices, "[]", hq_setup_text_format_device);
  g_string_append (text, ",\n  \"settings\": ");
  hq_setup_text_format_rows (text, setup, setup->settings, "{}", hq_setup_text_format_setting);
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}
