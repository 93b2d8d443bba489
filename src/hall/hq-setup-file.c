/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-file.h"

#include <string.h>

#include "hq-error.h"
#include "hq-fault.h"
#include "hq-hall-printer.h"
#include "hq-hall-text.h"
#include "hq-json-reader.h"
#include "hq-number.h"
#include "hq-place.h"
#include "hq-policy-setting.h"
#include "hq-setup-check.h"
#include "hq-setup-text.h"

/* One reading of a hall's file. */
typedef struct
{
  HqJsonReader reader;
  HqSetup *setup;   /* (borrowed) */
  guint n_sessions; /* whose counters were read, in the order in which they stand */
} HqSetupFile;

static char *
hq_setup_file_dup (HqSetupFile *file, const HqJson *row, const char *name)
{
  return g_strdup (hq_json_reader_get_string (&file->reader, row, name, NULL));
}

static char *
hq_setup_file_dup_name_en (HqSetupFile *file, const HqJson *row)
{
  return g_strdup (hq_json_reader_get_string (&file->reader, row, "name_en", ""));
}

/* The key of a new row; @rows begin with their keys and do not have it yet. */
static char *
hq_setup_file_dup_key (HqSetupFile *file,
                       const HqJson *row,
                       const char *name,
                       const GPtrArray *rows)
{
  const char *key = hq_json_reader_get_string (&file->reader, row, name, NULL);

  for (guint i = 0; key[0] != '\0' && i < rows->len; i++)
    if (g_strcmp0 (*(char *const *) rows->pdata[i], key) == 0)
      {
        hq_json_reader_fail (&file->reader, hq_json_find (row, name),
                             "“%s” is set up a second time", key);
        break;
      }
  return g_strdup (key);
}

/* What a text member of @row refers to is to be there; a missing one is a fault already. */
static void
hq_setup_file_check_found (HqSetupFile *file,
                           const HqJson *row,
                           const char *name,
                           gconstpointer found)
{
  const HqJson *member = hq_json_find (row, name);

  if (found == NULL && member != NULL && member->type == HQ_JSON_TEXT && member->text[0] != '\0')
    hq_json_reader_fail (&file->reader, member, "there is no %s “%s”", name, member->text);
}

static int
hq_setup_file_get_floor (HqSetupFile *file, const HqJson *row)
{
  return hq_json_reader_get_int (&file->reader, row, "floor", (HqJsonRange) { -99, 999, -100 });
}

static int
hq_setup_file_get_known_floor (HqSetupFile *file, const HqJson *row)
{
  guint faults = file->reader.faults->len;
  int floor = hq_setup_file_get_floor (file, row);

  if (file->reader.faults->len == faults && hq_setup_find_floor (file->setup, floor) == NULL)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "floor"), "there is no floor %d", floor);
  return floor;
}

/* The department of a counter or a person; none where the member is missing. */
static char *
hq_setup_file_dup_department (HqSetupFile *file, const HqJson *row)
{
  const char *department;

  if (hq_json_find (row, "department") == NULL)
    return NULL;
  department = hq_json_reader_get_string (&file->reader, row, "department", NULL);
  for (guint i = 0; i < file->setup->departments->len; i++)
    {
      const HqDepartment *other = file->setup->departments->pdata[i];

      if (g_str_equal (other->department, department))
        return g_strdup (department);
    }
  hq_setup_file_check_found (file, row, "department", NULL);
  return NULL;
}

static void
hq_setup_file_read_floor (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  guint faults = file->reader.faults->len;
  int floor = hq_setup_file_get_floor (file, row);

  hq_json_reader_allow (&file->reader, row, " floor name name_en ");
  if (file->reader.faults->len == faults && hq_setup_find_floor (file->setup, floor) != NULL)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "floor"),
                         "floor %d is set up a second time", floor);
  *hq_setup_add_floor (file->setup) = (HqFloor) { floor, hq_setup_file_dup (file, row, "name"),
                                                  hq_setup_file_dup_name_en (file, row) };
}

static void
hq_setup_file_read_zone (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *zone = hq_setup_file_dup_key (file, row, "zone", file->setup->zones);
  const HqJson *silent = hq_json_find (row, "silent");

  if (silent != NULL)
    silent = hq_json_reader_get (&file->reader, row, "silent", HQ_JSON_BOOLEAN);
  hq_json_reader_allow (&file->reader, row, " zone floor name name_en silent ");
  *hq_setup_add_zone (file->setup) = (HqZone) { zone, hq_setup_file_get_known_floor (file, row),
                                                hq_setup_file_dup (file, row, "name"),
                                                hq_setup_file_dup_name_en (file, row),
                                                silent != NULL && silent->truth };
}

static void
hq_setup_file_read_department (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *department = hq_setup_file_dup_key (file, row, "department", file->setup->departments);

  hq_json_reader_allow (&file->reader, row, " department name name_en ");
  *hq_setup_add_department (file->setup)
    = (HqDepartment) { department, hq_setup_file_dup (file, row, "name"),
                       hq_setup_file_dup_name_en (file, row) };
}

static void
hq_setup_file_read_session (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  const HqDayKind *kind = file->setup->day_kinds->pdata[file->setup->day_kinds->len - 1];
  char *key = hq_setup_file_dup (file, row, "session");
  HqSession *session;

  hq_json_reader_allow (&file->reader, row,
                        " session name name_en opens last_ticket closes counters ");
  if (hq_setup_find_session (file->setup, kind->day_kind, key) != NULL)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "session"),
                         "“%s” is set up a second time", key);
  session = hq_setup_add_session (file->setup);
  *session = (HqSession) { g_strdup (kind->day_kind),
                           key,
                           hq_setup_file_dup (file, row, "name"),
                           hq_setup_file_dup_name_en (file, row),
                           hq_json_reader_get_minute (&file->reader, row, "opens"),
                           hq_json_reader_get_minute (&file->reader, row, "last_ticket"),
                           hq_json_reader_get_minute (&file->reader, row, "closes") };
  if (session->opens < 0 || session->last_ticket < 0 || session->closes < 0)
    return;
  if (session->opens >= session->closes || session->last_ticket < session->opens
      || session->last_ticket > session->closes)
    hq_json_reader_fail (&file->reader, row,
                         "“opens”, “last_ticket” and “closes” are to follow one another");
}

static void
hq_setup_file_read_falls_on (HqSetupFile *file, const HqJson *row, HqDayKind *kind)
{
  guint faults = file->reader.faults->len;
  int falls_on;

  if (hq_json_find (row, "falls_on") == NULL)
    return;
  falls_on = hq_json_reader_get_nick (&file->reader, row, "falls_on", HQ_SET_DAY_TYPE, -1);
  for (guint i = 0; file->reader.faults->len == faults && i < file->setup->day_kinds->len; i++)
    {
      const HqDayKind *other = file->setup->day_kinds->pdata[i];

      if (other->falls_on == falls_on)
        hq_json_reader_fail (&file->reader, hq_json_find (row, "falls_on"),
                             "“%s” falls on “%s” already", other->day_kind,
                             hq_nick_get (HQ_SET_DAY_TYPE, falls_on));
    }
  kind->falls_on = falls_on;
}

static void
hq_setup_file_read_day_kind (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *key = hq_setup_file_dup_key (file, row, "day_kind", file->setup->day_kinds);
  HqDayKind *kind = hq_setup_add_day_kind (file->setup);

  *kind = (HqDayKind) { key, hq_setup_file_dup (file, row, "name"),
                        hq_setup_file_dup_name_en (file, row), -1 };
  hq_json_reader_allow (&file->reader, row, " day_kind name name_en falls_on sessions ");
  hq_setup_file_read_falls_on (file, row, kind);
  hq_json_reader_each (&file->reader, row, "sessions", hq_setup_file_read_session, file);
}

/* A session in which a service runs: its name, or an object with a last ticket of the service's
 * own. */
static void
hq_setup_file_read_service_session (HqSetupFile *file,
                                    const char *service,
                                    const HqJson *kind,
                                    const HqJson *entry)
{
  const HqSession *session;
  const char *key = "";
  int last_ticket = -1;

  if (entry->type == HQ_JSON_OBJECT)
    {
      hq_json_reader_allow (&file->reader, entry, " session last_ticket ");
      key = hq_json_reader_get_string (&file->reader, entry, "session", NULL);
      last_ticket = hq_json_reader_get_minute (&file->reader, entry, "last_ticket");
    }
  else if (entry->type == HQ_JSON_TEXT)
    key = entry->text;
  else
    hq_json_reader_fail (&file->reader, entry, "a session is a text or an object");
  session = hq_setup_find_session (file->setup, kind->name, key);
  if (session == NULL && (key[0] != '\0' || entry->type == HQ_JSON_TEXT))
    hq_json_reader_fail (&file->reader, entry, "there is no session “%s” on the kind of day “%s”",
                         key, kind->name);
  if (session != NULL && last_ticket >= 0
      && (last_ticket < session->opens || last_ticket > session->closes))
    hq_json_reader_fail (&file->reader, entry, "“last_ticket” is not within the session “%s”", key);
  for (guint i = 0; i < file->setup->service_sessions->len; i++)
    {
      const HqServiceSession *other = file->setup->service_sessions->pdata[i];

      if (g_str_equal (other->service, service) && g_str_equal (other->day_kind, kind->name)
          && g_str_equal (other->session, key))
        hq_json_reader_fail (&file->reader, entry, "“%s” stands here a second time", key);
    }
  *hq_setup_add_service_session (file->setup) = (HqServiceSession) {
    g_strdup (service), g_strdup (kind->name), g_strdup (key), last_ticket
  };
}

static void
hq_setup_file_read_service_sessions (HqSetupFile *file, const HqJson *row, const char *service)
{
  const HqJson *kinds = hq_json_reader_get (&file->reader, row, "sessions", HQ_JSON_OBJECT);
  guint n_sessions = file->setup->service_sessions->len;

  if (kinds == NULL)
    return;
  for (guint i = 0; i < kinds->children->len; i++)
    {
      const HqJson *kind = kinds->children->pdata[i];
      const HqJson *list = hq_json_reader_get (&file->reader, kinds, kind->name, HQ_JSON_LIST);

      if (hq_setup_find_day_kind (file->setup, kind->name) == NULL)
        hq_json_reader_fail (&file->reader, kind, "there is no kind of day “%s”", kind->name);
      else
        for (guint j = 0; list != NULL && j < list->children->len; j++)
          hq_setup_file_read_service_session (file, service, kind, list->children->pdata[j]);
    }
  if (file->setup->service_sessions->len == n_sessions)
    hq_json_reader_fail (&file->reader, kinds, "the service runs in no session");
}

static void
hq_setup_file_read_targets (HqSetupFile *file, const HqJson *row, HqService *service)
{
  const HqJson *targets = NULL;

  if (hq_json_find (row, "targets") != NULL)
    targets = hq_json_reader_get (&file->reader, row, "targets", HQ_JSON_OBJECT);
  if (targets != NULL)
    hq_json_reader_allow (&file->reader, targets, " ordinary priority appointment green ");
  for (int i = 0; i < HQ_N_CLASSES; i++)
    {
      service->targets[i] = hq_setup_text_targets[i];
      if (targets != NULL)
        service->targets[i] = hq_json_reader_get_int (
          &file->reader, targets, hq_nick_get (HQ_SET_CLASS, i),
          (HqJsonRange) { 1, 1440, hq_setup_text_targets[i] });
    }
}

/* A limit that may be left out for none; a limit of 0 would let nobody in. */
static int
hq_setup_file_get_limit (HqSetupFile *file, const HqJson *row, const char *name)
{
  if (hq_json_find (row, name) == NULL)
    return 0;
  return hq_json_reader_get_int (&file->reader, row, name,
                                 (HqJsonRange) { 1, HQ_SETUP_CHECK_MOST, 0 });
}

static HqOutcome
hq_setup_file_get_outcome (HqSetupFile *file, const HqJson *row)
{
  guint faults = file->reader.faults->len;
  HqOutcome outcome = (HqOutcome) hq_json_reader_get_nick (&file->reader, row, "usual_outcome",
                                                           HQ_SET_OUTCOME, HQ_OUTCOME_DONE);

  if (file->reader.faults->len == faults && outcome != HQ_OUTCOME_DONE
      && outcome != HQ_OUTCOME_ACCEPTED && outcome != HQ_OUTCOME_ENQUIRY)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "usual_outcome"),
                         "“usual_outcome” is to be done, accepted or enquiry");
  return outcome;
}

static void
hq_setup_file_read_service (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *key = hq_setup_file_dup_key (file, row, "service", file->setup->services);
  const char *prefix = hq_json_reader_get_string (&file->reader, row, "prefix", NULL);
  HqService *service = hq_setup_add_service (file->setup);
  const HqZone *zone;

  hq_json_reader_allow (&file->reader, row,
                        " service prefix name name_en zone quota warn_waiting identity"
                        " matters_limit agent_cap targets usual_outcome sessions ");
  service->service = key;
  service->prefix = prefix[0];
  service->name = hq_setup_file_dup (file, row, "name");
  service->name_en = hq_setup_file_dup_name_en (file, row);
  service->zone = hq_setup_file_dup (file, row, "zone");
  service->quota = hq_setup_file_get_limit (file, row, "quota");
  service->warn_waiting = hq_json_reader_get_int (
    &file->reader, row, "warn_waiting",
    (HqJsonRange) { 1, HQ_SETUP_CHECK_MOST, HQ_SETUP_TEXT_WARN_WAITING });
  service->identity = (HqIdentityRule) hq_json_reader_get_nick (
    &file->reader, row, "identity", HQ_SET_IDENTITY, HQ_IDENTITY_NONE);
  service->matters_limit = hq_json_reader_get_int (
    &file->reader, row, "matters_limit", (HqJsonRange) { 1, 99, HQ_SETUP_TEXT_MATTERS_LIMIT });
  service->agent_cap = hq_setup_file_get_limit (file, row, "agent_cap");
  service->usual_outcome = hq_setup_file_get_outcome (file, row);
  hq_setup_file_read_targets (file, row, service);
  zone = hq_setup_find_zone (file->setup, service->zone);
  hq_setup_file_check_found (file, row, "zone", zone);
  service->floor = zone != NULL ? zone->floor : 0;
  if (prefix[0] != '\0' && (prefix[1] != '\0' || !hq_number_is_service_prefix (prefix[0])))
    hq_json_reader_fail (&file->reader, hq_json_find (row, "prefix"),
                         "“prefix” is to be a capital letter other than I and O, and other than"
                         " Y, which is kept for emergency numbers");
  hq_setup_file_read_service_sessions (file, row, service->service);
}

/* Whether the list @name of @row names @key. */
static gboolean
hq_setup_file_holds (const HqJson *row, const char *name, const char *key)
{
  const HqJson *list = hq_json_find (row, name);

  for (guint i = 0; list != NULL && list->type == HQ_JSON_LIST && i < list->children->len; i++)
    {
      const HqJson *entry = list->children->pdata[i];

      if (entry->type == HQ_JSON_TEXT && g_str_equal (entry->text, key))
        return TRUE;
    }
  return FALSE;
}

/* A range of counters names services that are there, each once. */
static void
hq_setup_file_check_services (HqSetupFile *file, const HqJson *row)
{
  const HqJson *list = hq_json_reader_get (&file->reader, row, "services", HQ_JSON_LIST);
  const HqJson *own = hq_json_find (row, "speciality");

  if (list != NULL && list->children->len == 0)
    hq_json_reader_fail (&file->reader, list, "the counters serve nothing");
  for (guint i = 0; list != NULL && i < list->children->len; i++)
    {
      const HqJson *entry = list->children->pdata[i];

      if (entry->type != HQ_JSON_TEXT || hq_setup_find_service (file->setup, entry->text) == NULL)
        hq_json_reader_fail (&file->reader, entry, "there is no such service");
      for (guint j = 0; j < i && entry->type == HQ_JSON_TEXT; j++)
        if (g_strcmp0 (((const HqJson *) list->children->pdata[j])->text, entry->text) == 0)
          hq_json_reader_fail (&file->reader, entry, "“%s” stands here a second time",
                               entry->text);
    }
  if (own != NULL)
    own = hq_json_reader_get (&file->reader, row, "speciality", HQ_JSON_LIST);
  for (guint i = 0; own != NULL && i < own->children->len; i++)
    {
      const HqJson *entry = own->children->pdata[i];

      if (entry->type != HQ_JSON_TEXT || !hq_setup_file_holds (row, "services", entry->text))
        hq_json_reader_fail (&file->reader, entry, "a speciality is one of the services");
    }
}

static void
hq_setup_file_add_counter (HqSetupFile *file, const HqJson *row, const HqCounter *like, int number)
{
  HqCounter *counter;

  if (hq_setup_find_counter (file->setup, number) != NULL)
    {
      hq_json_reader_fail (&file->reader, row, "counter %d is set up a second time", number);
      return;
    }
  counter = hq_setup_add_counter (file->setup);
  *counter = (HqCounter) { number, g_strdup (like->zone), like->floor, like->kind,
                           g_strdup (like->department) };
  for (guint i = 0; i < file->setup->services->len; i++)
    {
      const HqService *service = file->setup->services->pdata[i];

      if (hq_setup_file_holds (row, "services", service->service))
        *hq_setup_add_counter_service (file->setup) = (HqCounterService) {
          number, g_strdup (service->service),
          hq_setup_file_holds (row, "speciality", service->service)
        };
    }
}

static void
hq_setup_file_read_counters (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  guint faults = file->reader.faults->len;
  int from = hq_json_reader_get_int (&file->reader, row, "from",
                                     (HqJsonRange) { 1, HQ_SETUP_CHECK_COUNTERS, 0 });
  int to = hq_json_reader_get_int (&file->reader, row, "to",
                                   (HqJsonRange) { 1, HQ_SETUP_CHECK_COUNTERS, from });
  gboolean right = file->reader.faults->len == faults;
  g_autofree char *zone = hq_setup_file_dup (file, row, "zone");
  g_autofree char *department = hq_setup_file_dup_department (file, row);
  const HqZone *place = hq_setup_find_zone (file->setup, zone);
  HqCounter like = { 0, zone, place != NULL ? place->floor : 0, HQ_COUNTER_GENERAL, department };

  hq_json_reader_allow (&file->reader, row,
                        " from to zone kind department services speciality ");
  like.kind = (HqCounterKind) hq_json_reader_get_nick (&file->reader, row, "kind",
                                                       HQ_SET_COUNTER_KIND, -1);
  hq_setup_file_check_found (file, row, "zone", place);
  if (to < from)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "to"), "“to” is below “from”");
  hq_setup_file_check_services (file, row);
  for (int number = from; right && number <= to; number++)
    hq_setup_file_add_counter (file, row, &like, number);
}

/* A service that no counter serves would be waited for in vain. */
static void
hq_setup_file_check_served (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  const HqJson *key = hq_json_find (row, "service");

  if (key == NULL || key->type != HQ_JSON_TEXT)
    return;
  for (guint i = 0; i < file->setup->counter_services->len; i++)
    if (g_str_equal (((const HqCounterService *) file->setup->counter_services->pdata[i])->service,
                     key->text))
      return;
  hq_json_reader_fail (&file->reader, key, "no counter serves “%s”", key->text);
}

/* One end of a range of counters, or 0 if it is no such thing. */
static int
hq_setup_file_get_end (const HqJson *range, guint end)
{
  const HqJson *entry;
  gint64 number = 0;

  if (range->type != HQ_JSON_LIST || range->children->len != 2)
    return 0;
  entry = range->children->pdata[end];
  if (entry->type == HQ_JSON_NUMBER)
    g_ascii_string_to_signed (entry->text, 10, 1, HQ_SETUP_CHECK_COUNTERS, &number, NULL);
  return (int) number;
}

/* A range of the counters that are planned for @session: [from, to]. */
static void
hq_setup_file_read_range (HqSetupFile *file,
                          const HqSession *session,
                          const HqJson *range,
                          GHashTable *planned)
{
  int from = hq_setup_file_get_end (range, 0);
  int to = hq_setup_file_get_end (range, 1);

  if (from == 0 || to < from)
    {
      hq_json_reader_fail (&file->reader, range, "is to be a range of counters, [from, to]");
      return;
    }
  for (int number = from; number <= to; number++)
    {
      if (hq_setup_find_counter (file->setup, number) == NULL)
        {
          hq_json_reader_fail (&file->reader, range, "there is no counter %d", number);
          return;
        }
      if (!g_hash_table_add (planned, GINT_TO_POINTER (number)))
        {
          hq_json_reader_fail (&file->reader, range, "counter %d is planned a second time", number);
          return;
        }
      *hq_setup_add_rota (file->setup) = (HqRota) { g_strdup (session->day_kind),
                                                    g_strdup (session->session), number };
    }
}

static void
hq_setup_file_read_session_rota (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  g_autoptr (GHashTable) planned = g_hash_table_new (NULL, NULL);
  const HqSession *session = file->setup->sessions->pdata[file->n_sessions++];
  const HqJson *list = NULL;

  if (hq_json_find (row, "counters") != NULL)
    list = hq_json_reader_get (&file->reader, row, "counters", HQ_JSON_LIST);
  for (guint i = 0; list != NULL && i < list->children->len; i++)
    hq_setup_file_read_range (file, session, list->children->pdata[i], planned);
}

static void
hq_setup_file_read_rota (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  const HqJson *sessions = hq_json_find (row, "sessions");

  if (sessions != NULL && sessions->type == HQ_JSON_LIST)
    hq_json_reader_each (&file->reader, row, "sessions", hq_setup_file_read_session_rota, file);
}

static void
hq_setup_file_read_staff (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *key = hq_setup_file_dup_key (file, row, "staff", file->setup->staff);
  HqStaff *staff = hq_setup_add_staff (file->setup);
  const HqJson *roles = hq_json_reader_get (&file->reader, row, "roles", HQ_JSON_LIST);

  hq_json_reader_allow (&file->reader, row, " staff name badge department roles ");
  staff->staff = key;
  staff->name = hq_setup_file_dup (file, row, "name");
  staff->badge = g_strdup (hq_json_reader_get_string (&file->reader, row, "badge", ""));
  staff->department = hq_setup_file_dup_department (file, row);
  for (guint i = 0; roles != NULL && i < roles->children->len; i++)
    {
      const HqJson *entry = roles->children->pdata[i];
      int role = entry->type == HQ_JSON_TEXT ? hq_nick_find (HQ_SET_ROLE, entry->text) : -1;

      if (role >= HQ_ROLE_GUIDE && role <= HQ_ROLE_ADMINISTRATOR)
        staff->roles |= 1u << role;
      else
        hq_json_reader_fail (&file->reader, entry,
                             "a role is guide, clerk, supervisor, manager or administrator");
    }
  if (roles != NULL && roles->children->len == 0)
    hq_json_reader_fail (&file->reader, roles, "a person has a role at least");
}

static void
hq_setup_file_read_device (gpointer user_data, const HqJson *row)
{
  HqSetupFile *file = user_data;
  char *key = hq_setup_file_dup_key (file, row, "device", file->setup->devices);
  HqDevice *device = hq_setup_add_device (file->setup);
  guint faults;

  hq_json_reader_allow (&file->reader, row, " device role name floor counter ");
  device->device = key;
  device->role = hq_setup_file_dup (file, row, "role");
  device->name = hq_setup_file_dup (file, row, "name");
  device->floor = hq_setup_file_get_known_floor (file, row);
  if (device->role[0] != '\0' && hq_place_find_role (device->role) < 0)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "role"), "“role” cannot be “%s”",
                         device->role);
  faults = file->reader.faults->len;
  if (hq_json_find (row, "counter") != NULL)
    device->counter = hq_json_reader_get_int (&file->reader, row, "counter",
                                              (HqJsonRange) { 1, HQ_SETUP_CHECK_COUNTERS, 0 });
  if (device->counter > 0 && file->reader.faults->len == faults
      && hq_setup_find_counter (file->setup, device->counter) == NULL)
    hq_json_reader_fail (&file->reader, hq_json_find (row, "counter"), "there is no counter %d",
                         device->counter);
}

/* A setting is words, where a printer is, or a figure of the rules. */
static gboolean
hq_setup_file_check_setting (HqPolicy *policy, const HqJson *member, GError **error)
{
  if (hq_hall_text_is_key (member->name))
    return hq_hall_text_check (member->name, member->text, error);
  if (hq_hall_printer_is_key (member->name))
    return hq_hall_printer_check (member->name, member->text, error);
  return hq_policy_setting_set (policy, member->name, member->text, error);
}

static void
hq_setup_file_read_settings (HqSetupFile *file, const HqJson *root)
{
  const HqJson *settings = NULL;
  HqPolicy policy;

  hq_policy_init (&policy);
  if (hq_json_find (root, "settings") != NULL)
    settings = hq_json_reader_get (&file->reader, root, "settings", HQ_JSON_OBJECT);
  for (guint i = 0; settings != NULL && i < settings->children->len; i++)
    {
      const HqJson *member = settings->children->pdata[i];
      g_autoptr (GError) error = NULL;

      if (member->type != HQ_JSON_TEXT || member->name[0] == '\0')
        hq_json_reader_fail (&file->reader, member, "a setting is a text and has a name");
      else if (!hq_setup_file_check_setting (&policy, member, &error))
        hq_json_reader_fail (&file->reader, member, "%s", hq_error_get_detail (error));
      else
        *hq_setup_add_setting (file->setup) = (HqSetting) { g_strdup (member->name),
                                                            g_strdup (member->text) };
    }
}

/* A zone that this machine does not know would make a hall that cannot be opened. */
static char *
hq_setup_file_dup_time_zone (HqSetupFile *file, const HqJson *root)
{
  char *name = hq_setup_file_dup (file, root, "time_zone");
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

  if (zone == NULL && name[0] != '\0')
    hq_json_reader_fail (&file->reader, hq_json_find (root, "time_zone"),
                         "“%s” is no time zone that this machine knows", name);
  return name;
}

static void
hq_setup_file_read (HqSetupFile *file, const HqJson *root)
{
  static const struct
  {
    const char *member;
    HqJsonReaderFunc func;
  } parts[] = {
    { "floors", hq_setup_file_read_floor },
    { "zones", hq_setup_file_read_zone },
    { "departments", hq_setup_file_read_department },
    { "day_kinds", hq_setup_file_read_day_kind },
    { "services", hq_setup_file_read_service },
    { "counters", hq_setup_file_read_counters },
    { "services", hq_setup_file_check_served },
    { "day_kinds", hq_setup_file_read_rota },
    { "staff", hq_setup_file_read_staff },
    { "devices", hq_setup_file_read_device },
  };

  hq_json_reader_allow (&file->reader, root,
                        " code name name_en time_zone floors zones departments day_kinds services"
                        " counters staff devices settings ");
  file->setup->code = hq_setup_file_dup (file, root, "code");
  file->setup->name = hq_setup_file_dup (file, root, "name");
  file->setup->name_en = hq_setup_file_dup_name_en (file, root);
  file->setup->time_zone = hq_setup_file_dup_time_zone (file, root);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hq_json_reader_each (&file->reader, root, parts[i].member, parts[i].func, file);
  hq_setup_file_read_settings (file, root);
}

/**
 * hq_setup_file_parse:
 * @data: a hall's file, JSON
 * @size: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): the hall it describes, in the order of the keys; %NULL with
 *   %HQ_ERROR_IMPORT and the places of the faults
 */
HqSetup *
hq_setup_file_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (HqJson) root = hq_json_parse (data, size, faults);
  g_autoptr (HqSetup) setup = hq_setup_new ();
  HqSetupFile file = { .setup = setup };

  hq_json_reader_init (&file.reader, faults);
  if (root != NULL && root->type != HQ_JSON_OBJECT)
    hq_json_reader_fail (&file.reader, root, "is to be an object");
  else if (root != NULL)
    hq_setup_file_read (&file, root);
  hq_json_reader_clear (&file.reader);
  if (hq_fault_raise (faults, error))
    return NULL;
  hq_setup_sort (setup);
  return g_steal_pointer (&setup);
}
