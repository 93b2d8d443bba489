/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota-plan.h"

#include "hq-data-change.h"
#include "hq-day.h"
#include "hq-rota-file.h"

#define HQ_ROTA_PLAN_WEEK 7

/* Which of the set-up's counters has that number. */
static guint
hq_rota_plan_find_counter (const HqSetup *setup, int number)
{
  guint low = 0, high = setup->counters->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const HqCounter *counter = setup->counters->pdata[middle];

      if (counter->counter == number)
        return middle;
      if (counter->counter < number)
        low = middle + 1;
      else
        high = middle;
    }
  return G_MAXUINT;
}

/* When the session of that name began, of those that run at @now; any session for %NULL; 0 where none
 * runs. */
static HqTime
hq_rota_plan_find_session (const HqRotaPlan *plan, const char *session, HqTime now)
{
  HqTime from = 0;

  for (guint i = 0; i < plan->sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (plan->sessions, HqDaySession, i);

      if ((session == NULL || g_str_equal (row->session, session)) && row->opens_at <= now
          && row->closes_at > now && (from == 0 || row->opens_at < from))
        from = row->opens_at;
    }
  return from;
}

/* A day that was lifted runs in one session of its own, which no rota names. */
static gboolean
hq_rota_plan_is_lifted (const HqRotaPlan *plan)
{
  for (guint i = 0; i < plan->sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (plan->sessions, HqDaySession, i);

      for (guint j = 0; j < plan->setup->sessions->len; j++)
        {
          const HqSession *session = plan->setup->sessions->pdata[j];

          if (g_strcmp0 (session->day_kind, plan->day->day_kind) == 0
              && g_str_equal (session->session, row->session))
            return FALSE;
        }
    }
  return TRUE;
}

/* When the session of that name begins by its own hours, where it runs at @now; 0 where it does not. */
static HqTime
hq_rota_plan_find_hours (const HqRotaPlan *plan, const char *session, HqTime now)
{
  for (guint i = 0; i < plan->setup->sessions->len; i++)
    {
      const HqSession *row = plan->setup->sessions->pdata[i];
      HqTime opens = hq_date_at_minute (plan->day->day, row->opens, plan->zone);

      if (g_strcmp0 (row->day_kind, plan->day->day_kind) == 0
          && g_str_equal (row->session, session) && opens <= now
          && hq_date_at_minute (plan->day->day, row->closes, plan->zone) > now)
        return opens;
    }
  return 0;
}

/* By the rota of the kind of day: who is planned for the sessions that run, and on a day that was lifted
 * for those that would. */
static void
hq_rota_plan_list_kind (const HqRotaPlan *plan, HqTime now, GArray *list)
{
  const GPtrArray *rota = plan->setup->rota;
  gboolean lifted = hq_rota_plan_is_lifted (plan);
  const char *asked = NULL;
  HqTime from = 0;

  for (guint i = 0; i < rota->len; i++)
    {
      const HqRota *row = rota->pdata[i];
      guint counter;

      if (g_strcmp0 (row->day_kind, plan->day->day_kind) != 0)
        continue;
      /* The rota is sorted: the sessions of a kind of day stand together. */
      if (g_strcmp0 (asked, row->session) != 0)
        from = lifted ? hq_rota_plan_find_hours (plan, row->session, now)
                      : hq_rota_plan_find_session (plan, row->session, now);
      asked = row->session;
      counter = from == 0 ? G_MAXUINT : hq_rota_plan_find_counter (plan->setup, row->counter);
      if (counter < list->len)
        g_array_index (list, HqTime, counter) = from;
    }
}

/* By the day's own: who is planned in this half-hour, while a session runs. */
static void
hq_rota_plan_list_day (const HqRotaPlan *plan, HqTime now, GArray *list)
{
  HqTime opened = hq_rota_plan_find_session (plan, NULL, now);
  int half = hq_rota_find_half (now, plan->zone);

  if (opened == 0)
    return;
  for (guint i = 0; i < plan->rota->len; i++)
    {
      const HqRotaCounter *row = &g_array_index (plan->rota, HqRotaCounter, i);
      guint counter = hq_rota_plan_find_counter (plan->setup, row->counter);
      int first = half;

      if (counter >= list->len || (row->halves >> half & 1) == 0)
        continue;
      while (first > 0 && (row->halves >> (first - 1) & 1) != 0)
        first--;
      g_array_index (list, HqTime, counter) = MAX (
        opened, hq_date_at_minute (plan->day->day, first * HQ_ROTA_MINUTES, plan->zone));
    }
}

/**
 * hq_rota_plan_list:
 * @plan: a day
 * @now: a time of it
 *
 * The one place that says who is planned: by the day's own rota or else by that of its kind, and a
 * tidal counter that was asked to open from then on.
 *
 * Returns: (transfer full) (element-type HqTime): for each counter of the set-up from when on it is
 *   planned, in the session that runs at the earliest; 0 where it is not; all 0 without sessions and
 *   once the day is closed
 */
GArray *
hq_rota_plan_list (const HqRotaPlan *plan, HqTime now)
{
  GArray *list = g_array_sized_new (FALSE, TRUE, sizeof (HqTime), plan->setup->counters->len);

  g_array_set_size (list, plan->setup->counters->len);
  if (plan->day->state == HQ_DAY_STATE_CLOSED || plan->sessions->len == 0)
    return list;
  if (plan->rota->len > 0)
    hq_rota_plan_list_day (plan, now, list);
  else
    hq_rota_plan_list_kind (plan, now, list);
  for (guint i = 0; i < plan->asked->len; i++)
    {
      const HqCounterAsked *row = &g_array_index (plan->asked, HqCounterAsked, i);
      guint counter = hq_rota_plan_find_counter (plan->setup, row->counter);

      if (counter < list->len && g_array_index (list, HqTime, counter) == 0)
        g_array_index (list, HqTime, counter) = row->asked_at;
    }
  return list;
}

typedef struct
{
  const HqDayKind *kind; /* %NULL where the hall does not open */
  HqError shut;          /* why it does not */
} HqRotaPlanKind;

/* The kind of a day: as it was opened, or as the calendar has it. */
static gboolean
hq_rota_plan_find_kind (HqDatabase *db,
                        const HqView *view,
                        HqDate day,
                        HqRotaPlanKind *found,
                        GError **error)
{
  HqChange change = { .db = db,
                      .setup = view->setup,
                      .policy = &view->policy,
                      .zone = view->zone,
                      .now = view->now,
                      .today = day };
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GError) local = NULL;
  HqDayRow row = { 0 };
  gboolean known = hq_day_table_get (db, day, &row, &local);

  found->kind = NULL;
  if (known && row.state != HQ_DAY_STATE_OPEN && row.state != HQ_DAY_STATE_CLOSED)
    {
      row = (HqDayRow){ .day = day };
      known = hq_day_plan (&change, NULL, &row, sessions, &local);
    }
  if (known)
    found->kind = hq_setup_find_day_kind (view->setup, row.day_kind);
  else if (!hq_error_is (local, HQ_ERROR_DAY_NOT_OPEN) && !hq_error_is (local, HQ_ERROR_NO_CALENDAR))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  found->shut = found->kind != NULL ? HQ_N_ERRORS : known ? HQ_ERROR_DAY_NOT_OPEN : (HqError) local->code;
  return TRUE;
}

/* The rota of one day, for each counter: its own, or that of its kind. */
static gboolean
hq_rota_plan_read_rows (HqDatabase *db,
                        const HqSetup *setup,
                        HqDate day,
                        GArray **rows,
                        GError **error)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));

  if (!hq_rota_table_read (db, day, stored, error))
    return FALSE;
  *rows = stored->len > 0 ? hq_rota_fit (setup, stored) : NULL;
  return TRUE;
}

typedef struct
{
  HqHall *hall;
  const HqRotaQuery *query;
  HqRotaView *found;
} HqRotaPlanTask;

static void
hq_rota_plan_clear (HqRotaView *view)
{
  hq_view_clear (&view->view);
  g_clear_pointer (&view->rows, g_array_unref);
  g_clear_pointer (&view->of_kind, g_array_unref);
  g_clear_pointer (&view->from_rows, g_array_unref);
  g_clear_pointer (&view->days, g_array_unref);
  *view = (HqRotaView){ 0 };
}

static gboolean
hq_rota_plan_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqRotaPlanTask *task = user_data;
  HqRotaView *found = task->found;
  const HqSetup *setup;
  HqRotaPlanKind kind, from_kind;

  /* A transaction may be tried again. */
  hq_rota_plan_clear (found);
  found->days = g_array_new (FALSE, FALSE, sizeof (HqDate));
  if (!hq_view_read (task->hall, NULL, &found->view, error)
      || !hq_rota_table_read_days (db, found->view.today, found->days, error))
    return FALSE;
  setup = found->view.setup;
  found->day = task->query->day != 0 ? task->query->day : found->view.today;
  found->from = task->query->from != 0 ? task->query->from
                                       : hq_date_add (found->day, -HQ_ROTA_PLAN_WEEK);
  found->past = found->day < found->view.today;
  if (!hq_rota_plan_find_kind (db, &found->view, found->day, &kind, error)
      || !hq_rota_plan_find_kind (db, &found->view, found->from, &from_kind, error)
      || !hq_rota_plan_read_rows (db, setup, found->day, &found->rows, error)
      || !hq_rota_plan_read_rows (db, setup, found->from, &found->from_rows, error))
    return FALSE;
  found->kind = kind.kind;
  found->shut = kind.shut;
  found->own = found->rows != NULL;
  found->from_own = found->from_rows != NULL;
  found->from_shut = !found->from_own && from_kind.kind == NULL;
  found->of_kind = hq_rota_list_kind (setup, found->kind != NULL ? found->kind->day_kind : NULL);
  if (!found->own)
    found->rows = hq_rota_fit (setup, found->of_kind);
  if (!found->from_own)
    found->from_rows = hq_rota_list_kind (setup, from_kind.kind != NULL ? from_kind.kind->day_kind : NULL);
  return TRUE;
}

/**
 * hq_rota_plan_read:
 * @hall: a hall
 * @query: (type HqRotaQuery): which day
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqRotaView; %NULL with one of the store's errors
 */
gpointer
hq_rota_plan_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqRotaView *found = g_new0 (HqRotaView, 1);
  HqRotaPlanTask task = { hall, query, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_rota_plan_fill, &task, error))
    return found;
  hq_rota_plan_free (found);
  return NULL;
}

/**
 * hq_rota_plan_free:
 * @view: (transfer full): an HqRotaView
 */
void
hq_rota_plan_free (gpointer view)
{
  hq_rota_plan_clear (view);
  g_free (view);
}

static int
hq_rota_plan_order_rows (gconstpointer a, gconstpointer b)
{
  const HqRotaCounter *one = a, *other = b;

  return (one->counter > other->counter) - (one->counter < other->counter);
}

/* The file of a day's own rota, by counter; %NULL where it has none. */
static char *
hq_rota_plan_format (const GArray *rows)
{
  g_autoptr (GArray) sorted = NULL;

  if (rows == NULL || rows->len == 0)
    return NULL;
  sorted = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_array_append_vals (sorted, rows->data, rows->len);
  g_array_sort (sorted, hq_rota_plan_order_rows);
  return hq_rota_file_format (sorted);
}

/* Puts @rows in the place of what the day has, and keeps both. */
static gboolean
hq_rota_plan_replace (HqChange *change, HqDate day, const GArray *rows, GError **error)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autofree char *after = hq_rota_plan_format (rows);
  g_autofree char *before = NULL;

  if (!hq_rota_table_read (change->db, day, old, error))
    return FALSE;
  before = hq_rota_plan_format (old);
  return hq_rota_table_replace (change->db, day, rows, error)
         && hq_data_change_add (change, change->event.after, before, after, error);
}

/**
 * hq_rota_plan_run:
 *
 * The act: a day from today on goes by the order's rota, or again by that of its kind.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID without a date, %HQ_ERROR_TOO_LATE for a day that is over or
 *   closed, %HQ_ERROR_NOT_FOUND for a counter that the hall does not have
 */
gboolean
hq_rota_plan_run (HqChange *change, GError **error)
{
  const GArray *rows = change->order->rows;
  HqDate day = change->order->from;
  g_autofree char *date = hq_date_is_valid (day) ? hq_date_format (day) : NULL;
  HqDayRow row;

  if (date == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%u", day);
      return FALSE;
    }
  if (!hq_day_table_get (change->db, day, &row, error))
    return FALSE;
  if (day < change->today || row.state == HQ_DAY_STATE_CLOSED)
    {
      hq_error_set (error, HQ_ERROR_TOO_LATE, "%s", date);
      return FALSE;
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HqRotaCounter *asked = &g_array_index (rows, HqRotaCounter, i);

      if (hq_setup_find_counter (change->setup, asked->counter) == NULL)
        {
          hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", asked->counter);
          return FALSE;
        }
      change->event.value += asked->halves != 0;
    }
  change->event.subject = rows != NULL && rows->len > 0 ? "day" : "kind";
  change->event.after = g_intern_string (date);
  return hq_rota_plan_replace (change, day, rows, error);
}
