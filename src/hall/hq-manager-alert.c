/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-manager-alert.h"

#include "hq-place.h"

static gboolean
hq_manager_alert_has_begun (const HqManagerView *view, const char *service, HqTime now)
{
  for (guint i = 0; i < view->view.sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (view->view.sessions, HqDaySession, i);

      if (row->opens_at <= now && g_str_equal (row->service, service))
        return TRUE;
    }
  return FALSE;
}

static GArray *
hq_manager_alert_list_services (const HqManagerView *view, HqTime now)
{
  GArray *services = g_array_new (FALSE, FALSE, sizeof (HqAlertService));

  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqManagerLine *line = &g_array_index (view->lines, HqManagerLine, i);
      HqAlertService row = {
        .service = line->service->service,
        .waiting = line->waiting,
        .warn = line->service->warn_waiting,
        .since = line->since,
        .due = line->due,
        .target = line->service->targets[HQ_CLASS_ORDINARY] * HQ_MINUTE,
        .serving = line->ready,
        .begun = hq_manager_alert_has_begun (view, line->service->service, now),
        .bad = line->bad,
        .bad_at = line->bad_at,
        .overdue = line->overdue,
        .due_today = line->due_today,
      };

      g_array_append_val (services, row);
    }
  return services;
}

/* By the counter's number, the line of its services in which most people wait. */
static GHashTable *
hq_manager_alert_find_lines (const HqManagerView *view)
{
  const GPtrArray *pairs = view->view.setup->counter_services;
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *longest = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < view->lines->len; i++)
    {
      HqManagerLine *line = &g_array_index (view->lines, HqManagerLine, i);

      if (line->waiting > 0)
        g_hash_table_insert (lines, line->service->service, line);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const HqCounterService *pair = pairs->pdata[i];
      HqManagerLine *line = g_hash_table_lookup (lines, pair->service);
      const HqManagerLine *known = g_hash_table_lookup (longest, GINT_TO_POINTER (pair->counter));

      if (line != NULL && hq_setup_holds (pair, view->view.now)
          && (known == NULL || line->waiting > known->waiting))
        g_hash_table_insert (longest, GINT_TO_POINTER (pair->counter), line);
    }
  return longest;
}

static GArray *
hq_manager_alert_list_counters (const HqManagerView *view,
                                const HqManagerFigures *figures,
                                HqTime now)
{
  GArray *counters = g_array_new (FALSE, FALSE, sizeof (HqAlertCounter));
  g_autoptr (GArray) plan = hq_manager_view_plan (view, now);
  g_autoptr (GHashTable) lines = hq_manager_alert_find_lines (view);

  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *counter = &g_array_index (view->counters, HqManagerCounter, i);
      int number = counter->counter->counter;
      const HqManagerLine *line = g_hash_table_lookup (lines, GINT_TO_POINTER (number));
      gboolean serves = counter->stay.ticket != 0 && counter->stay.state == HQ_STATE_SERVING;
      HqAlertCounter row = {
        .counter = number,
        .service = line != NULL ? line->service->service : NULL,
        .waiting = line != NULL ? line->waiting : 0,
        .planned_from = g_array_index (plan, HqTime, i),
        .signed_in = counter->duty.counter != 0,
        .paused = counter->duty.paused_at != 0,
        .busy = counter->stay.ticket != 0,
        .called_at = MAX (counter->duty.last_call_at, counter->duty.signed_in_at),
        .started_at = serves ? counter->stay.started_at : 0,
        .held = counter->stay.held,
        .serves = serves ? counter->stay.service : NULL,
      };

      if (serves && figures != NULL)
        row.usual = hq_manager_figures_get_usual (figures, counter->stay.service);
      g_array_append_val (counters, row);
    }
  return counters;
}

static GArray *
hq_manager_alert_list_machines (const HqManagerFigures *figures)
{
  GArray *machines = g_array_new (FALSE, FALSE, sizeof (HqAlertMachine));
  const char *board = hq_place_get_nick (HQ_SCREEN_BOARD);

  for (guint i = 0; figures != NULL && i < figures->machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (figures->machines, HqContactMachine, i);
      HqAlertMachine row = {
        .place = machine->place,
        .role = machine->role,
        .board = g_str_equal (machine->role, board),
        .silent = machine->state == HQ_CONTACT_SILENT || machine->state == HQ_CONTACT_NEVER,
        .heard_at = machine->heard_at,
        .no_paper = machine->paper == HQ_PAPER_OUT || machine->paper == HQ_PAPER_FAULT,
        .low_paper = machine->paper == HQ_PAPER_LOW,
        .clock_off = hq_contact_list_is_off (machine) ? machine->clock_offset : 0,
      };

      if (hq_contact_list_needs (machine))
        g_array_append_val (machines, row);
    }
  return machines;
}

/**
 * hq_manager_alert_list:
 * @view: the floor
 * @figures: (nullable): what was read beside it, %NULL while it was not
 * @now: the time
 *
 * Returns: (transfer full) (element-type HqAlert): what is worth a manager's look, as hq_alert_list()
 *   orders it; its strings are those of @view and @figures
 */
GArray *
hq_manager_alert_list (const HqManagerView *view, const HqManagerFigures *figures, HqTime now)
{
  g_autoptr (GArray) services = hq_manager_alert_list_services (view, now);
  g_autoptr (GArray) counters = hq_manager_alert_list_counters (view, figures, now);
  g_autoptr (GArray) machines = hq_manager_alert_list_machines (figures);
  const HqAlertFloor floor = {
    .services = (const HqAlertService *) services->data,
    .n_services = services->len,
    .counters = (const HqAlertCounter *) counters->data,
    .n_counters = counters->len,
    .machines = (const HqAlertMachine *) machines->data,
    .n_machines = machines->len,
  };

  return hq_alert_list (&floor, now);
}

static const HqAlertTaken *
hq_manager_alert_find_row (const HqManagerView *view, const HqAlert *alert)
{
  g_autofree char *subject = hq_alert_format_subject (alert);
  const char *kind = hq_alert_get_nick (alert->kind);

  for (guint i = 0; i < view->taken->len; i++)
    {
      const HqAlertTaken *row = &g_array_index (view->taken, HqAlertTaken, i);

      if (g_str_equal (row->kind, kind) && g_str_equal (row->subject, subject))
        return row;
    }
  return NULL;
}

/**
 * hq_manager_alert_find_taken:
 * @view: the floor
 * @alert: one of its alerts
 *
 * Returns: (transfer none) (nullable): who sees to it; %NULL while nobody does, as when one of its kind
 *   that has ended was taken
 */
const HqAlertTaken *
hq_manager_alert_find_taken (const HqManagerView *view, const HqAlert *alert)
{
  const HqAlertTaken *row = hq_manager_alert_find_row (view, alert);

  return row != NULL && hq_alert_is_same (alert, row->taken_at) ? row : NULL;
}

/**
 * hq_manager_alert_find_before:
 * @view: the floor
 * @alert: one of its alerts
 *
 * Returns: (transfer none) (nullable): from whom it is taken over by whoever takes it now; %NULL where
 *   nobody has taken it today, or it was given back
 */
const char *
hq_manager_alert_find_before (const HqManagerView *view, const HqAlert *alert)
{
  const HqAlertTaken *row = hq_manager_alert_find_row (view, alert);

  return row != NULL ? row->staff : NULL;
}
