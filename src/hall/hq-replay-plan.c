/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-replay-plan.h"

#include <string.h>

#include "hq-calendar-table.h"
#include "hq-crowd.h"
#include "hq-error.h"
#include "hq-item-table.h"
#include "hq-replay-staff.h"
#include "hq-rota-table.h"
#include "hq-setup-table.h"
#include "hq-slot-table.h"

/* The day of domain.md. */
#define HQ_REPLAY_PLAN_VISITS 3000
#define HQ_REPLAY_PLAN_DAY_MINUTES (24 * 60)
/* Somebody unlocks the door before the first number can be taken. */
#define HQ_REPLAY_PLAN_EARLY HQ_HOUR
/* Whoever has a number is served, for so long after closing. */
#define HQ_REPLAY_PLAN_LATE (90 * HQ_MINUTE)
#define HQ_REPLAY_PLAN_PREFIXES "ABCDEFGHJKLMNPQRSTUVWXZ"

/**
 * hq_replay_plan_free:
 * @plan: (transfer full): a plan
 */
void
hq_replay_plan_free (HqReplayPlan *plan)
{
  g_clear_pointer (&plan->setup, hq_setup_unref);
  g_clear_pointer (&plan->visits, g_array_unref);
  g_clear_pointer (&plan->duties, g_array_unref);
  g_clear_pointer (&plan->sessions, g_array_unref);
  g_clear_pointer (&plan->rota, g_array_unref);
  g_free (plan);
}

static int
hq_replay_plan_compare_session (gconstpointer a, gconstpointer b)
{
  return ((const HqSession *) a)->opens - ((const HqSession *) b)->opens;
}

/* The sessions that the hall has on that day, by its calendar. */
static gboolean
hq_replay_plan_find_sessions (HqReplayPlan *plan, HqDatabase *db, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);
  const char *kind = NULL;
  HqDayType type;

  if (calendar == NULL)
    return FALSE;
  if (!hq_calendar_covers (calendar, plan->options.day))
    return hq_calendar_fail_past_end (calendar, error);
  type = hq_calendar_get_type (calendar, plan->options.day);
  for (guint i = 0; i < plan->setup->day_kinds->len; i++)
    {
      const HqDayKind *row = plan->setup->day_kinds->pdata[i];

      if (row->falls_on == (int) type)
        kind = row->day_kind;
    }
  for (guint i = 0; kind != NULL && i < plan->setup->sessions->len; i++)
    {
      const HqSession *row = plan->setup->sessions->pdata[i];

      if (g_str_equal (row->day_kind, kind))
        g_array_append_val (plan->sessions, *row);
    }
  g_array_sort (plan->sessions, hq_replay_plan_compare_session);
  if (plan->sessions->len > 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, "%s", hq_nick_get (HQ_SET_DAY_TYPE, type));
  return FALSE;
}

static HqTime
hq_replay_plan_at (const HqReplayPlan *plan, int minute)
{
  return plan->midnight + minute * HQ_MINUTE;
}

static void
hq_replay_plan_set_hours (HqReplayPlan *plan)
{
  const HqSession *sessions = (const HqSession *) plan->sessions->data;
  int closes = 0;

  if (plan->options.all_day)
    {
      plan->begins = plan->midnight;
      plan->closes = plan->ends
        = hq_replay_plan_at (plan, HQ_REPLAY_PLAN_DAY_MINUTES) - HQ_SECOND;
      return;
    }
  for (guint i = 0; i < plan->sessions->len; i++)
    closes = MAX (closes, sessions[i].closes);
  plan->begins = MAX (plan->midnight,
                      hq_replay_plan_at (plan, sessions[0].opens) - HQ_REPLAY_PLAN_EARLY);
  plan->closes = hq_replay_plan_at (plan, closes);
  plan->ends = MIN (plan->closes + HQ_REPLAY_PLAN_LATE,
                    hq_replay_plan_at (plan, HQ_REPLAY_PLAN_DAY_MINUTES) - HQ_SECOND);
}

/* A plan without people: the hall as it is set up, and its hours. */
static HqReplayPlan *
hq_replay_plan_new (HqHall *hall, const HqReplayOptions *options, GError **error)
{
  g_autoptr (HqReplayPlan) plan = g_new0 (HqReplayPlan, 1);
  HqDatabase *db = hq_hall_get_database (hall);

  plan->options = *options;
  plan->sessions = g_array_new (FALSE, FALSE, sizeof (HqSession));
  plan->duties = g_array_new (FALSE, TRUE, sizeof (HqReplayDuty));
  plan->rota = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  if (hq_hall_get_kind (hall) == HQ_HALL_REAL)
    {
      hq_error_set (error, HQ_ERROR_NOT_A_TRIAL, NULL);
      return NULL;
    }
  plan->setup = hq_setup_table_load (db, error);
  if (plan->setup == NULL || !hq_replay_plan_find_sessions (plan, db, error)
      || !hq_rota_table_read (db, options->day, plan->rota, error))
    return NULL;
  plan->midnight = hq_date_at_minute (options->day, 0, hq_hall_get_zone (hall));
  hq_replay_plan_set_hours (plan);
  return g_steal_pointer (&plan);
}

/* A letter that no service has: the service's own first one if it can be. */
static char
hq_replay_plan_find_prefix (const HqReplayPlan *plan, const char *service)
{
  g_autofree char *wanted = g_strdup_printf ("%c" HQ_REPLAY_PLAN_PREFIXES,
                                             g_ascii_toupper (service[0]));

  for (const char *letter = wanted; *letter != '\0'; letter++)
    {
      gboolean taken = strchr (HQ_REPLAY_PLAN_PREFIXES, *letter) == NULL;

      for (guint i = 0; i < plan->setup->services->len && !taken; i++)
        taken = ((HqService *) plan->setup->services->pdata[i])->prefix == *letter;
      if (!taken)
        return *letter;
    }
  return '\0';
}

/* A service that the hall does not have, served by the counters that were chosen. */
static gboolean
hq_replay_plan_make_service (HqReplayPlan *plan,
                             const GArray *places,
                             const char *service,
                             GError **error)
{
  HqSetup *setup = plan->setup;
  char prefix = hq_replay_plan_find_prefix (plan, service);
  const HqService *model = setup->services->len > 0 ? setup->services->pdata[0] : NULL;
  const HqCounter *first = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const HqReplayPlace *place = &g_array_index (places, HqReplayPlace, i);

      if (!place->chosen)
        continue;
      if (first == NULL)
        first = hq_setup_find_counter (setup, place->counter);
      *hq_setup_add_counter_service (setup)
        = (HqCounterService) { place->counter, g_strdup (service), FALSE };
    }
  if (prefix == '\0' || first == NULL || model == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", service);
      return FALSE;
    }
  for (guint i = 0; i < setup->sessions->len; i++)
    {
      const HqSession *session = setup->sessions->pdata[i];

      *hq_setup_add_service_session (setup)
        = (HqServiceSession) { g_strdup (service), g_strdup (session->day_kind),
                               g_strdup (session->session), -1 };
    }
  *hq_setup_add_service (setup) = (HqService) {
    .service = g_strdup (service), .prefix = prefix, .name = g_strdup (service),
    .name_en = g_strdup (service), .zone = g_strdup (first->zone), .floor = first->floor,
    .warn_waiting = model->warn_waiting, .identity = HQ_IDENTITY_NONE, .matters_limit = 1,
    .targets = { model->targets[0], model->targets[1], model->targets[2], model->targets[3] },
    .usual_outcome = HQ_OUTCOME_DONE,
  };
  plan->made++;
  return TRUE;
}

static gboolean
hq_replay_plan_make_services (HqReplayPlan *plan, const GArray *places, GError **error)
{
  for (guint i = 0; i < plan->visits->len; i++)
    {
      const HqVisit *visit = &g_array_index (plan->visits, HqVisit, i);

      if (hq_setup_find_service (plan->setup, visit->service) == NULL
          && !hq_replay_plan_make_service (plan, places, visit->service, error))
        return FALSE;
    }
  hq_setup_sort (plan->setup);
  return TRUE;
}

/* The ids of its requests: of the same day with the same people and clerks they are the same. */
static void
hq_replay_plan_make_stem (HqReplayPlan *plan)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 numbers[] = { plan->options.day, plan->options.all_day,
                             (gint64) plan->options.seed, plan->from_records };

  g_checksum_update (checksum, (const guchar *) numbers, sizeof numbers);
  hq_visit_digest (plan->visits, checksum);
  for (guint i = 0; i < plan->duties->len; i++)
    {
      const HqReplayDuty *duty = &g_array_index (plan->duties, HqReplayDuty, i);
      const gint64 hours[] = { duty->counter, duty->from, duty->to, duty->pause };

      g_checksum_update (checksum, (const guchar *) hours, sizeof hours);
      g_checksum_update (checksum, (const guchar *) duty->staff, -1);
    }
  g_snprintf (plan->stem, sizeof plan->stem, "replay-%.16s-", g_checksum_get_string (checksum));
}

/**
 * hq_replay_plan_new_file:
 * @hall: a demo or trial hall
 * @options: what is wanted
 * @arrivals: a day's records
 * @error: return location for an error
 *
 * A day of records on a day of the hall. A service that the hall does not have is in the plan's
 * setup, with a letter that is free. Without a number of counters there is one for each server, at
 * the times when the server was at work.
 *
 * Returns: (transfer full): the plan, or %NULL with %HQ_ERROR_NOT_A_TRIAL, %HQ_ERROR_DAY_NOT_OPEN,
 *   %HQ_ERROR_NO_CALENDAR, or %HQ_ERROR_INVALID when no letter or clerk is free
 */
HqReplayPlan *
hq_replay_plan_new_file (HqHall *hall,
                         const HqReplayOptions *options,
                         const HqArrivals *arrivals,
                         GError **error)
{
  g_autoptr (HqReplayPlan) plan = hq_replay_plan_new (hall, options, error);
  g_autoptr (GArray) places = NULL;
  guint wanted = options->counters > 0 ? (guint) options->counters : arrivals->servers;

  if (plan == NULL)
    return NULL;
  plan->from_records = TRUE;
  plan->visits = g_array_ref (arrivals->visits);
  places = hq_replay_staff_list (plan);
  hq_replay_staff_choose (plan, places, wanted);
  if (!hq_replay_plan_make_services (plan, places, error))
    return NULL;
  if (options->counters == 0)
    hq_replay_staff_add_shifts (plan, places, arrivals);
  for (guint i = 0; options->counters > 0 && i < places->len; i++)
    if (g_array_index (places, HqReplayPlace, i).chosen)
      hq_replay_staff_add_duties (plan, &g_array_index (places, HqReplayPlace, i));
  hq_replay_staff_finish (plan);
  hq_replay_plan_make_stem (plan);
  return g_steal_pointer (&plan);
}

/* What people come for: as much of each service as its own counters can do. */
static GArray *
hq_replay_plan_list_services (const HqReplayPlan *plan, const GPtrArray *items, GPtrArray *lists)
{
  GArray *services = g_array_new (FALSE, FALSE, sizeof (HqCrowdService));

  for (guint i = 0; i < plan->setup->services->len; i++)
    {
      HqCrowdService row = { plan->setup->services->pdata[i], NULL, 0 };
      GPtrArray *own = g_ptr_array_new ();
      guint counters = 0;

      g_ptr_array_add (lists, own);
      for (guint j = 0; j < items->len; j++)
        if (g_str_equal (((HqItem *) items->pdata[j])->service, row.service->service))
          g_ptr_array_add (own, items->pdata[j]);
      for (guint j = 0; j < plan->setup->counter_services->len; j++)
        {
          const HqCounterService *link = plan->setup->counter_services->pdata[j];

          counters += link->speciality && g_str_equal (link->service, row.service->service);
        }
      row.items = own;
      row.weight = counters / (double) hq_crowd_get_mean_handling (&row);
      if (row.weight > 0)
        g_array_append_val (services, row);
    }
  return services;
}

static GPtrArray *
hq_replay_plan_list_kiosks (const HqReplayPlan *plan)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < plan->setup->devices->len; i++)
    if (g_str_equal (((HqDevice *) plan->setup->devices->pdata[i])->role, "kiosk"))
      g_ptr_array_add (places, plan->setup->devices->pdata[i]);
  return places;
}

/* Who has an appointment on that day, whether they came for it already or not. */
static GArray *
hq_replay_plan_list_slots (const HqReplayPlan *plan, const GPtrArray *rows)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (HqCrowdSlot));

  for (guint i = 0; i < rows->len; i++)
    {
      const HqSlot *row = rows->pdata[i];
      HqCrowdSlot slot = { row->slot, row->service, row->starts_at - plan->midnight };

      g_array_append_val (slots, slot);
    }
  return slots;
}

static gboolean
hq_replay_plan_make_crowd (HqReplayPlan *plan, HqDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) items = hq_item_table_load_all (db, error);
  g_autoptr (GPtrArray) booked
    = items == NULL ? NULL
                    : hq_slot_table_load (db, plan->midnight,
                                          hq_replay_plan_at (plan, HQ_REPLAY_PLAN_DAY_MINUTES),
                                          error);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) services = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) kiosks = hq_replay_plan_list_kiosks (plan);
  const HqSession *sessions = (const HqSession *) plan->sessions->data;
  HqCrowdPlan crowd = { .seed = plan->options.seed,
                        .visits = plan->options.visits > 0 ? plan->options.visits
                                                           : HQ_REPLAY_PLAN_VISITS,
                        .opens = sessions[0].opens * HQ_MINUTE,
                        .places = kiosks };

  if (booked == NULL)
    return FALSE;
  crowd.services = services = hq_replay_plan_list_services (plan, items, lists);
  crowd.slots = slots = hq_replay_plan_list_slots (plan, booked);
  if (services->len == 0 || kiosks->len == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", services->len == 0 ? "service" : "kiosk");
      return FALSE;
    }
  for (guint i = 0; i < plan->sessions->len; i++)
    crowd.last_ticket = MAX (crowd.last_ticket, sessions[i].last_ticket * HQ_MINUTE);
  plan->visits = hq_crowd_make (&crowd);
  return TRUE;
}

/**
 * hq_replay_plan_new_opening:
 * @hall: a demo or trial hall
 * @options: what is wanted
 * @error: return location for an error
 *
 * The opening day of domain.md for this hall: 3,000 visits, most of them in the first hour. Without
 * a number of counters they are staffed as the rota has it.
 *
 * Returns: (transfer full): the plan, or %NULL as hq_replay_plan_new_file(), or with
 *   %HQ_ERROR_NOT_FOUND where the hall has no counter with a speciality or no kiosk
 */
HqReplayPlan *
hq_replay_plan_new_opening (HqHall *hall, const HqReplayOptions *options, GError **error)
{
  g_autoptr (HqReplayPlan) plan = hq_replay_plan_new (hall, options, error);
  g_autoptr (GArray) places = NULL;

  if (plan == NULL || !hq_replay_plan_make_crowd (plan, hq_hall_get_database (hall), error))
    return NULL;
  places = hq_replay_staff_list (plan);
  hq_replay_staff_choose (plan, places,
                                options->counters > 0 ? (guint) options->counters : places->len);
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, HqReplayPlace, i).chosen)
      hq_replay_staff_add_duties (plan, &g_array_index (places, HqReplayPlace, i));
  hq_replay_staff_finish (plan);
  hq_replay_plan_make_stem (plan);
  return g_steal_pointer (&plan);
}

/**
 * hq_replay_plan_get_opening:
 *
 * Returns: from when the wait for @service counts, if a number is taken at @time
 */
HqTime
hq_replay_plan_get_opening (const HqReplayPlan *plan, const char *service, HqTime time)
{
  for (guint i = 0; i < plan->sessions->len && !plan->options.all_day; i++)
    {
      const HqSession *session = &g_array_index (plan->sessions, HqSession, i);

      for (guint j = 0; j < plan->setup->service_sessions->len; j++)
        {
          const HqServiceSession *row = plan->setup->service_sessions->pdata[j];
          int last = row->last_ticket >= 0 ? row->last_ticket : session->last_ticket;

          if (g_str_equal (row->service, service) && g_str_equal (row->day_kind, session->day_kind)
              && g_str_equal (row->session, session->session)
              && time <= hq_replay_plan_at (plan, last))
            return MAX (time, hq_replay_plan_at (plan, session->opens));
        }
    }
  return time;
}
