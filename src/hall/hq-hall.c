/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall.h"

#include <string.h>

#include "hq-access.h"
#include "hq-call.h"
#include "hq-case.h"
#include "hq-clock.h"
#include "hq-close.h"
#include "hq-code.h"
#include "hq-day.h"
#include "hq-desk.h"
#include "hq-duty.h"
#include "hq-error.h"
#include "hq-figures.h"
#include "hq-hall-table.h"
#include "hq-import.h"
#include "hq-issue.h"
#include "hq-lift.h"
#include "hq-move.h"
#include "hq-password.h"
#include "hq-queue.h"
#include "hq-rating.h"
#include "hq-policy-setting.h"
#include "hq-serve.h"
#include "hq-setup-table.h"

struct _HqHall
{
  HqDatabase *db;  /* (owned) */
  HqHallRow row;
  GTimeZone *zone; /* (owned) */
  HqSetup *setup;  /* (owned): as of row.revision */
  HqPolicy policy;
};

typedef gboolean (*HqHallAct) (HqChange *change, GError **error);

static const HqHallAct acts[HQ_N_ACTS] = {
  [HQ_ACT_OPEN_DAY] = hq_day_open,
  [HQ_ACT_CLOSE_DAY] = hq_close_run,
  [HQ_ACT_SHIFT_DAY] = hq_day_shift,
  [HQ_ACT_LIFT_DAY] = hq_lift_run,
  [HQ_ACT_ISSUE] = hq_issue_run,
  [HQ_ACT_CHECK_IN] = hq_queue_check_in,
  [HQ_ACT_CANCEL] = hq_queue_cancel,
  [HQ_ACT_REPRINT] = hq_queue_reprint,
  [HQ_ACT_CHANGE] = hq_queue_change,
  [HQ_ACT_CONFIRM] = hq_queue_confirm,
  [HQ_ACT_WITHDRAW] = hq_queue_withdraw,
  [HQ_ACT_SIGN_IN] = hq_duty_sign_in,
  [HQ_ACT_SIGN_OUT] = hq_duty_sign_out,
  [HQ_ACT_PAUSE] = hq_duty_pause,
  [HQ_ACT_UNPAUSE] = hq_duty_unpause,
  [HQ_ACT_CALL] = hq_call_run,
  [HQ_ACT_ANNOUNCED] = hq_call_announced,
  [HQ_ACT_RECALL] = hq_call_recall,
  [HQ_ACT_START] = hq_serve_start,
  [HQ_ACT_FINISH] = hq_serve_finish,
  [HQ_ACT_MISSED] = hq_call_missed,
  [HQ_ACT_PRESENT] = hq_call_present,
  [HQ_ACT_HOLD] = hq_serve_hold,
  [HQ_ACT_RESUME] = hq_serve_resume,
  [HQ_ACT_REDIRECT] = hq_move_redirect,
  [HQ_ACT_CONTINUE] = hq_move_continue,
  [HQ_ACT_END_PERIOD] = hq_serve_end_period,
  [HQ_ACT_IMPORT_CATALOGUE] = hq_import_catalogue,
  [HQ_ACT_IMPORT_CALENDAR] = hq_import_calendar,
  [HQ_ACT_IMPORT_HALL] = hq_import_hall,
  [HQ_ACT_IMPORT_APPOINTMENTS] = hq_import_appointments,
  [HQ_ACT_PASSWORD] = hq_password_run,
  [HQ_ACT_ENQUIRY] = hq_desk_enquire,
  [HQ_ACT_DIVERT] = hq_desk_divert,
  [HQ_ACT_SELF_START] = hq_desk_start,
  [HQ_ACT_SELF_HELPER] = hq_desk_help,
  [HQ_ACT_SELF_FINISH] = hq_desk_finish,
  [HQ_ACT_SELF_TICKET] = hq_desk_ticket,
  [HQ_ACT_RATE] = hq_rating_run,
  [HQ_ACT_CASE_OPEN] = hq_case_open,
  [HQ_ACT_CASE_SUSPEND] = hq_case_suspend,
  [HQ_ACT_CASE_RESUME] = hq_case_resume,
  [HQ_ACT_CASE_SUPPLEMENT] = hq_case_supplement,
  [HQ_ACT_CASE_COMPLETE] = hq_case_complete,
  [HQ_ACT_CASE_CLOSE] = hq_case_close,
  [HQ_ACT_CASE_REFUSE] = hq_case_refuse,
  [HQ_ACT_CASE_WITHDRAW] = hq_case_withdraw,
};

typedef gboolean (*HqHallRetell) (HqDatabase *db,
                                  const HqEvent *event,
                                  HqAnswer *answer,
                                  GError **error);

/* What sets an act apart from the others. */
static const struct
{
  gboolean any_day;    /* works without an open day; the others open today, or are refused */
  HqError refusal;     /* a refusal with this code is kept */
  const char *refused; /* (nullable): by an event of this name, in a transaction of its own */
  HqHallRetell retell; /* (nullable): what a repeated answer has beside its ticket */
} traits[HQ_N_ACTS] = {
  [HQ_ACT_OPEN_DAY] = { .any_day = TRUE },
  [HQ_ACT_CLOSE_DAY] = { .any_day = TRUE },
  [HQ_ACT_RATE] = { .any_day = TRUE, .refusal = HQ_ERROR_RATED, .refused = "rate-refused" },
  [HQ_ACT_FINISH] = { .retell = hq_case_retell_ticket },
  [HQ_ACT_CONTINUE] = { .retell = hq_case_retell_ticket },
  [HQ_ACT_CASE_OPEN] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_SUSPEND] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_RESUME] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_SUPPLEMENT] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_COMPLETE] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_CLOSE] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_REFUSE] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_WITHDRAW] = { .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_IMPORT_CATALOGUE] = { .any_day = TRUE },
  [HQ_ACT_IMPORT_CALENDAR] = { .any_day = TRUE },
  [HQ_ACT_IMPORT_HALL] = { .any_day = TRUE },
  [HQ_ACT_IMPORT_APPOINTMENTS] = { .any_day = TRUE },
  [HQ_ACT_PASSWORD] = { .any_day = TRUE },
};

/* The rules' figures: the usual ones, and over them the hall's own. */
static gboolean
hq_hall_read_policy (const HqSetup *setup, HqPolicy *policy, GError **error)
{
  hq_policy_init (policy);
  for (guint i = 0; i < setup->settings->len; i++)
    {
      const HqSetting *setting = setup->settings->pdata[i];

      if (!hq_policy_setting_set (policy, setting->key, setting->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hq_hall_load (HqHall *hall, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (HqSetup) setup = NULL;
  HqPolicy policy;
  HqHallRow row;

  if (!hq_hall_table_get (hall->db, &row, error))
    return FALSE;
  if (row.hall == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", hq_database_get_path (hall->db));
      return FALSE;
    }
  zone = g_time_zone_new_identifier (row.time_zone);
  if (zone == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", row.time_zone);
      return FALSE;
    }
  setup = hq_setup_table_load (hall->db, error);
  if (setup == NULL || !hq_hall_read_policy (setup, &policy, error))
    return FALSE;
  g_clear_pointer (&hall->zone, g_time_zone_unref);
  g_clear_pointer (&hall->setup, hq_setup_free);
  hall->row = row;
  hall->policy = policy;
  hall->zone = g_steal_pointer (&zone);
  hall->setup = g_steal_pointer (&setup);
  return TRUE;
}

static gboolean
hq_hall_refresh (HqHall *hall, GError **error)
{
  gint64 revision;

  if (!hq_hall_table_get_revision (hall->db, &revision, error))
    return FALSE;
  return revision == hall->row.revision || hq_hall_load (hall, error);
}

/**
 * hq_hall_open:
 * @path: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): the hall in it, or %NULL with one of the store's errors
 */
HqHall *
hq_hall_open (const char *path, GError **error)
{
  g_autoptr (HqHall) hall = g_new0 (HqHall, 1);

  hall->db = hq_database_open (path, HQ_DATABASE_READ_WRITE, error);
  if (hall->db == NULL || !hq_hall_load (hall, error))
    return NULL;
  return g_steal_pointer (&hall);
}

/**
 * hq_hall_close:
 * @hall: (transfer full): a hall
 */
void
hq_hall_close (HqHall *hall)
{
  g_clear_pointer (&hall->setup, hq_setup_free);
  g_clear_pointer (&hall->zone, g_time_zone_unref);
  g_clear_pointer (&hall->db, hq_database_close);
  g_free (hall);
}

/**
 * hq_hall_get_zone:
 *
 * Returns: (transfer none): the time zone of the hall's clock on the wall
 */
GTimeZone *
hq_hall_get_zone (HqHall *hall)
{
  return hall->zone;
}

/**
 * hq_hall_get_database:
 *
 * Returns: (transfer none): the hall's connection, for this layer's own readers
 */
HqDatabase *
hq_hall_get_database (HqHall *hall)
{
  return hall->db;
}

/**
 * hq_hall_get_kind:
 *
 * Returns: whether the hall is real, a demo or for trying
 */
HqHallKind
hq_hall_get_kind (HqHall *hall)
{
  return hall->row.kind;
}

/**
 * hq_hall_get_setup:
 * @error: return location for an error
 *
 * Returns: (transfer none): the hall as it is set up now, until the hall is used again; %NULL if the
 *   store could not be read
 */
const HqSetup *
hq_hall_get_setup (HqHall *hall, GError **error)
{
  return hq_hall_refresh (hall, error) ? hall->setup : NULL;
}

/**
 * hq_hall_get_today:
 * @today: (out): the date of the hall's clock; on a demo or trial hall, which may live in a made-up
 *   time, the last date on which something happened
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_hall_get_today (HqHall *hall, HqDate *today, GError **error)
{
  gint64 behind;
  HqEvent last;

  if (!hq_event_table_get_last (hall->db, &last, error))
    return FALSE;
  *today = hq_date_of_time (hall->row.kind != HQ_HALL_REAL && last.seq != 0
                              ? last.at
                              : hq_clock_read (last.at, &behind),
                            hall->zone);
  return TRUE;
}

/**
 * hq_hall_format_code:
 *
 * Returns: (transfer full): what the code of @ticket holds while the hall has no base address
 */
char *
hq_hall_format_code (const HqTicket *ticket)
{
  return hq_code_format_token (ticket->token);
}

/**
 * hq_hall_find_role:
 * @actor: who asks, and from where; its role is not looked at
 * @act: what is asked
 *
 * Somebody who has several roles acts in the one that may do it. Nobody of the staff, at a place for
 * visitors, is a visitor; elsewhere it is the operator of the machine. A name that the hall does not
 * know has no more rights than a visitor.
 *
 * Returns: a role, which hq_hall_run() still holds against the table of rights
 */
HqRole
hq_hall_find_role (HqHall *hall, const HqActor *actor, HqAct act)
{
  const HqStaff *staff = hq_setup_find_staff (hall->setup, actor->staff);
  const HqDevice *device = hq_setup_find_device (hall->setup, actor->device);
  HqRole first = HQ_ROLE_VISITOR;

  if (actor->staff == NULL)
    return device != NULL && hq_right_allows (HQ_ROLE_VISITOR, act, hall->row.kind)
             ? HQ_ROLE_VISITOR
             : HQ_ROLE_OPERATOR;
  for (int role = HQ_N_ROLES - 1; staff != NULL && role >= 0; role--)
    if ((staff->roles & (1u << role)) != 0)
      {
        first = (HqRole) role;
        if (hq_right_allows (first, act, hall->row.kind))
          return first;
      }
  return first;
}

typedef struct
{
  HqHall *hall;
  const HqActor *actor;
  const HqOrder *order;
  HqAnswer *answer;
  const char *password_hash; /* (nullable) */
  HqEvent refused; /* what the act knew when it was refused */
} HqHallTask;

/* The first answer to a request that comes again. */
static gboolean
hq_hall_repeat (HqHallTask *task, const HqEvent *event, GError **error)
{
  HqAnswer *answer = task->answer;

  if (g_strcmp0 (event->act, hq_right_get_nick (task->order->act)) != 0)
    {
      hq_error_set (error, HQ_ERROR_REQUEST_REUSED, "%s", event->act);
      return FALSE;
    }
  *answer = (HqAnswer) { .seq = event->seq, .at = event->at, .value = event->value,
                         .repeated = TRUE };
  if (event->ticket != 0
      && !hq_ticket_table_get (task->hall->db, event->ticket, &answer->ticket, error))
    return FALSE;
  return traits[task->order->act].retell == NULL
         || traits[task->order->act].retell (task->hall->db, event, answer, error);
}

/* What was published never changes silently: a late act is followed by a revision of each day whose
 * figures it moves. */
static gboolean
hq_hall_follow (HqChange *change, const char *cause, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqDate));

  if (change->touched == 0)
    return TRUE;
  if (!hq_day_table_read_closed_since (change->db, change->touched, days, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    if (!hq_figures_publish (change, g_array_index (days, HqDate, i), cause, error))
      return FALSE;
  return TRUE;
}

static gboolean
hq_hall_perform (HqHallTask *task, HqChange *change, GError **error)
{
  HqAct act = task->order->act;

  if (!traits[act].any_day && !hq_day_ensure (change, error))
    return FALSE;
  change->event = (HqEvent) { 0 };
  *task->answer = (HqAnswer) { .behind = task->answer->behind };
  if (acts[act] == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (act));
      return FALSE;
    }
  if (!acts[act](change, error))
    {
      task->refused = change->event;
      return FALSE;
    }
  change->event.act = hq_right_get_nick (act);
  change->event.request = task->actor->request;
  if (!hq_change_write_event (change, &change->event, error)
      || !hq_hall_follow (change, hq_right_get_nick (act), error))
    return FALSE;
  task->answer->seq = change->event.seq;
  task->answer->at = change->event.at;
  task->answer->value = change->event.value;
  return TRUE;
}

/* Sets out a change after @last, the newest event, at the order's time or the clock's. */
static void
hq_hall_prepare (HqHallTask *task, const HqEvent *last, HqChange *change)
{
  HqHall *hall = task->hall;

  *task->answer = (HqAnswer) { 0 };
  *change = (HqChange) { .db = hall->db, .actor = task->actor, .order = task->order,
                         .answer = task->answer, .password_hash = task->password_hash };
  if (task->order->now == 0)
    change->now = hq_clock_read (last->at, &task->answer->behind);
  else
    change->now = MAX (task->order->now, last->at);
  change->setup = hall->setup;
  change->policy = &hall->policy;
  change->zone = hall->zone;
  change->today = hq_date_of_time (change->now, hall->zone);
  change->last_seq = last->seq;
}

static gboolean
hq_hall_transact (HqDatabase *db, gpointer user_data, GError **error)
{
  HqHallTask *task = user_data;
  HqEvent last, known = { 0 };
  HqChange change;

  if (!hq_hall_refresh (task->hall, error) || !hq_event_table_get_last (db, &last, error))
    return FALSE;
  if (task->actor->request != NULL
      && !hq_event_table_find (db, task->actor->request, &known, error))
    return FALSE;
  if (known.seq != 0)
    return hq_hall_repeat (task, &known, error);
  hq_hall_prepare (task, &last, &change);
  return hq_hall_perform (task, &change, error);
}

/* Its event has no request id: the same request may still be tried, and is refused, again. */
static gboolean
hq_hall_log_refusal (HqDatabase *db, gpointer user_data, GError **error)
{
  HqHallTask *task = user_data;
  HqEvent last, event = task->refused;
  HqChange change;

  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  hq_hall_prepare (task, &last, &change);
  event.act = traits[task->order->act].refused;
  return hq_change_write_event (&change, &event, error);
}

/* Some refusals are facts that somebody will ask for. That it cannot be kept does not make of the
 * refusal another one. */
static void
hq_hall_keep_refusal (HqHallTask *task, const GError *refusal)
{
  g_autoptr (GError) error = NULL;
  HqAct act = task->order->act;

  if (traits[act].refused == NULL || !hq_error_is (refusal, traits[act].refusal))
    return;
  if (!hq_database_write (task->hall->db, hq_hall_log_refusal, task, &error))
    g_warning ("%s: %s", traits[act].refused, error->message);
}

/* What is slow about passwords is done before the transaction. */
static gboolean
hq_hall_verify (HqHallTask *task, char **hash, GError **error)
{
  const HqOrder *order = task->order;
  gboolean needs;

  if (order->act == HQ_ACT_PASSWORD && order->password != NULL)
    {
      *hash = hq_password_hash (order->password, error);
      task->password_hash = *hash;
      return *hash != NULL;
    }
  if (order->act != HQ_ACT_SIGN_IN)
    return TRUE;
  return hq_access_needs_password (task->hall, task->actor->staff, &needs, error)
         && (!needs
             || hq_access_check (task->hall, task->actor, order->password, order->now, error));
}

/**
 * hq_hall_run:
 * @hall: a hall
 * @actor: who asks; with a request id the same call can be made again after a doubt
 * @order: what is asked
 * @answer: (out): what came of it
 * @error: return location for an error
 *
 * The one way to change a hall: one act, one transaction, one event, on the disk when this returns
 * %TRUE. What is refused changes nothing. A request that was answered before is not done again: the
 * first answer comes back. A refused second rating leaves an event that says so, and nothing else.
 *
 * Returns: %FALSE with the refusal of the rule, or one of the store's errors
 */
gboolean
hq_hall_run (HqHall *hall,
             const HqActor *actor,
             const HqOrder *order,
             HqAnswer *answer,
             GError **error)
{
  HqAnswer found = { 0 };
  HqHallTask task = { .hall = hall, .actor = actor, .order = order, .answer = &found };
  g_autoptr (GError) refusal = NULL;
  g_autofree char *hash = NULL;

  if (order->now != 0 && hall->row.kind == HQ_HALL_REAL)
    {
      hq_error_set (error, HQ_ERROR_NOT_A_TRIAL, NULL);
      return FALSE;
    }
  if (actor->request != NULL && (actor->request[0] == '\0' || strlen (actor->request) > 64))
    {
      hq_error_set (error, HQ_ERROR_INVALID, NULL);
      return FALSE;
    }
  if (!hq_right_allows (actor->role, order->act, hall->row.kind))
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", hq_nick_get (HQ_SET_ROLE, actor->role),
                    hq_right_get_nick (order->act));
      return FALSE;
    }
  if (!hq_hall_verify (&task, &hash, error))
    return FALSE;
  if (!hq_database_write (hall->db, hq_hall_transact, &task, &refusal))
    {
      hq_hall_keep_refusal (&task, refusal);
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  *answer = found;
  return TRUE;
}
