/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-run.h"

#include "hq-access.h"
#include "hq-call.h"
#include "hq-case.h"
#include "hq-clock.h"
#include "hq-close.h"
#include "hq-day.h"
#include "hq-day-table.h"
#include "hq-deed-word.h"
#include "hq-deed.h"
#include "hq-desk.h"
#include "hq-duty.h"
#include "hq-error.h"
#include "hq-export-report.h"
#include "hq-figures.h"
#include "hq-figure-table.h"
#include "hq-follow.h"
#include "hq-hall-table.h"
#include "hq-import.h"
#include "hq-issue.h"
#include "hq-late-sheet.h"
#include "hq-late.h"
#include "hq-lift.h"
#include "hq-machine.h"
#include "hq-move.h"
#include "hq-password.h"
#include "hq-probe.h"
#include "hq-queue.h"
#include "hq-rating.h"
#include "hq-rota-plan.h"
#include "hq-serve.h"
#include "hq-setup-change.h"

typedef gboolean (*HqRunAct) (HqChange *change, GError **error);
typedef gboolean (*HqRunRetell) (HqDatabase *db,
                                 const HqEvent *event,
                                 HqAnswer *answer,
                                 GError **error);

/* What each act does, and what sets it apart from the others. */
static const struct
{
  HqRunAct run;
  HqRunAct ask;        /* (nullable): asks ahead for what it looks for, by a guess of the day */
  HqRunAct then;       /* (nullable): what follows its event, in the same transaction */
  gboolean any_day;    /* works without an open day; the others open today, or are refused */
  HqError refusal;     /* a refusal with this code is kept */
  const char *refused; /* (nullable): by an event of this name, in a transaction of its own */
  HqRunRetell retell;  /* (nullable): what a repeated answer has beside its ticket */
  gboolean settles;    /* what others left to do is done with it: figures that they could not publish */
} acts[HQ_N_ACTS] = {
  [HQ_ACT_OPEN_DAY] = { hq_day_open, .any_day = TRUE, .settles = TRUE },
  [HQ_ACT_CLOSE_DAY] = { hq_close_run, .any_day = TRUE, .settles = TRUE },
  [HQ_ACT_SHIFT_DAY] = { hq_day_shift },
  [HQ_ACT_LIFT_DAY] = { hq_lift_run },
  [HQ_ACT_ISSUE] = { hq_issue_run, hq_issue_ask },
  [HQ_ACT_LATE] = { hq_late_run, .any_day = TRUE },
  [HQ_ACT_SHEET] = { hq_late_sheet_run, .any_day = TRUE },
  [HQ_ACT_CHECK_IN] = { hq_queue_check_in },
  [HQ_ACT_CANCEL] = { hq_queue_cancel },
  [HQ_ACT_REPRINT] = { hq_queue_reprint, .retell = hq_queue_retell_reprint },
  [HQ_ACT_CHANGE] = { hq_queue_change },
  [HQ_ACT_CONFIRM] = { hq_queue_confirm },
  [HQ_ACT_WITHDRAW] = { hq_queue_withdraw },
  [HQ_ACT_ENTER] = { hq_duty_enter, .any_day = TRUE, .settles = TRUE },
  [HQ_ACT_SIGN_IN] = { hq_duty_sign_in, .settles = TRUE },
  [HQ_ACT_SIGN_OUT] = { hq_duty_sign_out },
  [HQ_ACT_PAUSE] = { hq_duty_pause },
  [HQ_ACT_UNPAUSE] = { hq_duty_unpause },
  [HQ_ACT_CALL] = { hq_call_run, .then = hq_call_hush },
  [HQ_ACT_ANNOUNCED] = { hq_call_announced, hq_change_ask_active },
  [HQ_ACT_RECALL] = { hq_call_recall, hq_change_ask_active, .then = hq_call_hush },
  [HQ_ACT_START] = { hq_serve_start, hq_change_ask_active },
  [HQ_ACT_FINISH] = { hq_serve_finish, hq_serve_ask_end, .retell = hq_case_retell_ticket },
  [HQ_ACT_MISSED] = { hq_call_missed, hq_change_ask_active },
  [HQ_ACT_PRESENT] = { hq_call_present },
  [HQ_ACT_HOLD] = { hq_serve_hold, hq_change_ask_active },
  [HQ_ACT_RESUME] = { hq_serve_resume },
  [HQ_ACT_REDIRECT] = { hq_move_redirect },
  [HQ_ACT_CONTINUE] = { hq_move_continue, hq_serve_ask_end, .retell = hq_case_retell_ticket },
  [HQ_ACT_END_PERIOD] = { hq_serve_end_period, hq_serve_ask_end },
  [HQ_ACT_IMPORT_CATALOGUE] = { hq_import_catalogue, .any_day = TRUE },
  [HQ_ACT_IMPORT_CALENDAR] = { hq_import_calendar, .any_day = TRUE },
  [HQ_ACT_IMPORT_HALL] = { hq_setup_change_import, .any_day = TRUE },
  [HQ_ACT_IMPORT_APPOINTMENTS] = { hq_import_appointments, .any_day = TRUE },
  [HQ_ACT_SETUP] = { hq_setup_change_run, .any_day = TRUE },
  [HQ_ACT_ITEM] = { hq_import_item, .any_day = TRUE },
  [HQ_ACT_EXPORT] = { hq_export_report_run, .any_day = TRUE },
  [HQ_ACT_PASSWORD] = { hq_password_run, .any_day = TRUE },
  [HQ_ACT_MACHINE] = { hq_machine_run, .any_day = TRUE },
  [HQ_ACT_ENQUIRY] = { hq_desk_enquire },
  [HQ_ACT_DIVERT] = { hq_desk_divert },
  [HQ_ACT_SELF_START] = { hq_desk_start },
  [HQ_ACT_SELF_HELPER] = { hq_desk_help },
  [HQ_ACT_SELF_FINISH] = { hq_desk_finish },
  [HQ_ACT_SELF_TICKET] = { hq_desk_ticket },
  [HQ_ACT_ALERT_TAKE] = { hq_deed_take_alert },
  [HQ_ACT_ALERT_GIVE] = { hq_deed_give_alert },
  [HQ_ACT_LEND] = { hq_deed_lend },
  [HQ_ACT_LEND_END] = { hq_deed_end_loan },
  [HQ_ACT_TIDAL_ASK] = { hq_deed_ask_tidal },
  [HQ_ACT_TIDAL_DROP] = { hq_deed_drop_tidal },
  [HQ_ACT_STOP] = { hq_deed_stop },
  [HQ_ACT_GO_ON] = { hq_deed_go_on },
  [HQ_ACT_NOTICE_PUT] = { hq_deed_word_put_notice },
  [HQ_ACT_NOTICE_DOWN] = { hq_deed_word_take_notice },
  [HQ_ACT_WORD_SEND] = { hq_deed_word_send },
  [HQ_ACT_WORD_BACK] = { hq_deed_word_take_back },
  [HQ_ACT_WORD_SEEN] = { hq_deed_word_see },
  [HQ_ACT_PROBE] = { hq_probe_ask, .any_day = TRUE },
  [HQ_ACT_PROBE_END] = { hq_probe_end, .any_day = TRUE },
  [HQ_ACT_ROTA] = { hq_rota_plan_run, .any_day = TRUE },
  [HQ_ACT_RATE] = { hq_rating_run, hq_rating_ask, .any_day = TRUE, .refusal = HQ_ERROR_RATED,
                    .refused = "rate-refused" },
  [HQ_ACT_FOLLOW_VERIFY] = { hq_follow_verify, .any_day = TRUE },
  [HQ_ACT_FOLLOW_RECTIFY] = { hq_follow_rectify, .any_day = TRUE },
  [HQ_ACT_FOLLOW_CALL] = { hq_follow_call, .any_day = TRUE },
  [HQ_ACT_FOLLOW_PROPOSE] = { hq_follow_propose, .any_day = TRUE },
  [HQ_ACT_FOLLOW_DECIDE] = { hq_follow_decide, .any_day = TRUE },
  [HQ_ACT_FOLLOW_EXTEND] = { hq_follow_extend, .any_day = TRUE },
  [HQ_ACT_FOLLOW_LOOK] = { hq_follow_look, .any_day = TRUE },
  [HQ_ACT_CASE_OPEN] = { hq_case_open, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_SUSPEND] = { hq_case_suspend, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_RESUME] = { hq_case_resume, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_SUPPLEMENT] = { hq_case_supplement, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_COMPLETE] = { hq_case_complete, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_CLOSE] = { hq_case_close, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_REFUSE] = { hq_case_refuse, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_WITHDRAW] = { hq_case_withdraw, .any_day = TRUE, .retell = hq_case_retell },
  [HQ_ACT_CASE_HOLDER] = { hq_case_give, .any_day = TRUE, .retell = hq_case_retell },
};

typedef struct
{
  HqHall *hall;
  const HqActor *actor;
  const HqOrder *order;
  const HqSetup *setup; /* as the transaction found it */
  HqAnswer *answer;
  const char *password_hash; /* (nullable) */
  HqEvent refused; /* what the act knew when it was refused */
} HqRunTask;

/* The first answer to a request that comes again. */
static gboolean
hq_run_repeat (HqRunTask *task, const HqEvent *event, GError **error)
{
  HqDatabase *db = hq_hall_get_database (task->hall);
  HqAnswer *answer = task->answer;

  if (g_strcmp0 (event->act, hq_right_get_nick (task->order->act)) != 0)
    {
      hq_error_set (error, HQ_ERROR_REQUEST_REUSED, "%s", event->act);
      return FALSE;
    }
  *answer = (HqAnswer) { .seq = event->seq, .at = event->at, .value = event->value,
                         .repeated = TRUE };
  if (event->ticket != 0
      && !hq_ticket_table_get (db, event->ticket, &answer->ticket, error))
    return FALSE;
  return acts[task->order->act].retell == NULL
         || acts[task->order->act].retell (db, event, answer, error);
}

/* What was published never changes silently: a late act is followed by a revision of each day whose
 * figures it moves. Whoever may not publish leaves it to an act that settles. */
static gboolean
hq_run_follow (HqChange *change, const char *cause, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqDate));
  gboolean may = FALSE;

  if (change->touched == 0)
    return TRUE;
  if (!hq_day_table_read_closed_since (change->db, change->touched, days, error)
      || (days->len > 0 && !hq_figure_table_may_append (change->db, &may, error)))
    return FALSE;
  if (change->touched_alone)
    g_array_set_size (days, days->len > 0 && g_array_index (days, HqDate, 0) == change->touched);
  for (guint i = 0; may && i < days->len; i++)
    if (!hq_figures_publish (change, g_array_index (days, HqDate, i), cause, error))
      return FALSE;
  return TRUE;
}

static gboolean
hq_run_perform (HqRunTask *task, HqChange *change, GError **error)
{
  HqAct act = task->order->act;

  if (!acts[act].any_day && !hq_day_ensure (change, error))
    return FALSE;
  change->event = (HqEvent) { 0 };
  *task->answer = (HqAnswer) { .behind = task->answer->behind };
  if (acts[act].run == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (act));
      return FALSE;
    }
  if (!acts[act].run (change, error))
    {
      task->refused = change->event;
      return FALSE;
    }
  change->event.act = hq_right_get_nick (act);
  change->event.request = task->actor->request;
  if (!hq_change_write_event (change, &change->event, error)
      || (acts[act].then != NULL && !acts[act].then (change, error))
      || !hq_run_follow (change, hq_right_get_nick (act), error)
      || (acts[act].settles
          && (!hq_close_settle (change, error) || !hq_follow_settle (change, error))))
    return FALSE;
  task->answer->seq = change->event.seq;
  task->answer->at = change->event.at;
  task->answer->value = change->event.value;
  return TRUE;
}

/* Sets out a change after @last, the newest event, at the order's time or the clock's. */
static void
hq_run_prepare (HqRunTask *task, const HqEvent *last, HqChange *change)
{
  *task->answer = (HqAnswer) { 0 };
  *change = (HqChange) { .db = hq_hall_get_database (task->hall), .setup = task->setup,
                         .actor = task->actor, .order = task->order,
                         .answer = task->answer, .password_hash = task->password_hash };
  if (task->order->now == 0)
    change->now = hq_clock_read (change->db, last->at, &task->answer->behind);
  else
    change->now = MAX (task->order->now, last->at);
  change->policy = hq_hall_get_policy (task->hall);
  change->zone = hq_hall_get_zone (task->hall);
  change->today = hq_date_of_time (change->now, change->zone);
  change->last_seq = last->seq;
}

/* Asks at once for what each act begins with. Which day it is by the store's clock is not known yet:
 * by this machine's it is the same nearly always. */
static gboolean
hq_run_ask (HqRunTask *task, HqDatabase *db, GError **error)
{
  const HqOrder *order = task->order;
  HqTime now = order->now != 0 ? order->now : g_get_real_time ();
  HqDate today = hq_date_of_time (now, hq_hall_get_zone (task->hall));
  HqChange guess = { .db = db,
                     .setup = hq_hall_peek_setup (task->hall),
                     .actor = task->actor,
                     .order = order,
                     .now = now,
                     .today = today };

  return hq_hall_table_ask_revision (db, error)
         && hq_event_table_ask (db, task->actor->request, error)
         && (acts[order->act].any_day || hq_day_table_ask (db, today, order->service, error))
         && (order->counter == 0
             || (hq_counter_table_ask_duty (db, order->counter, error)
                 && hq_ticket_table_ask_at_counter (db, order->counter, error)))
         && (acts[order->act].ask == NULL || acts[order->act].ask (&guess, error));
}

/* What the screen knew of somebody may be over: whoever is named acts in a role that the staff list gives
 * them now. Who comes in is held against the store by the act itself, since a place for visitors may not
 * read the list, which is empty there; and an operator is let in by the machine. */
static gboolean
hq_run_is_listed (const HqRunTask *task, GError **error)
{
  const HqActor *actor = task->actor;
  HqAct act = task->order->act;

  if (actor->staff == NULL || act == HQ_ACT_ENTER || act == HQ_ACT_SIGN_IN
      || actor->role == HQ_ROLE_OPERATOR || actor->role == HQ_ROLE_SYSTEM
      || (actor->role == HQ_ROLE_VISITOR
          ? task->setup->staff->len == 0 || hq_setup_find_staff (task->setup, actor->staff) != NULL
          : hq_setup_has_role (task->setup, actor->staff, actor->role)))
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_LISTED, "%s, %s", actor->staff,
                hq_nick_get (HQ_SET_ROLE, actor->role));
  return FALSE;
}

static gboolean
hq_run_transact (HqDatabase *db, gpointer user_data, GError **error)
{
  HqRunTask *task = user_data;
  HqEvent last, known = { 0 };
  HqChange change;

  if (!hq_run_ask (task, db, error))
    return FALSE;
  task->setup = hq_hall_get_setup (task->hall, error);
  if (task->setup == NULL || !hq_event_table_get_last (db, &last, error))
    return FALSE;
  if (task->actor->request != NULL
      && !hq_event_table_find (db, task->actor->request, &known, error))
    return FALSE;
  if (known.seq != 0)
    return hq_run_repeat (task, &known, error);
  if (!hq_run_is_listed (task, error))
    return FALSE;
  hq_run_prepare (task, &last, &change);
  return hq_run_perform (task, &change, error);
}

/* Its event has no request id: the same request may still be tried, and is refused, again. */
static gboolean
hq_run_log_refusal (HqDatabase *db, gpointer user_data, GError **error)
{
  HqRunTask *task = user_data;
  HqEvent last, event = task->refused;
  HqChange change;

  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  hq_run_prepare (task, &last, &change);
  event.act = acts[task->order->act].refused;
  return hq_change_write_event (&change, &event, error);
}

/* Some refusals are facts that somebody will ask for. That it cannot be kept does not make of the
 * refusal another one. */
static void
hq_run_keep_refusal (HqRunTask *task, const GError *refusal)
{
  g_autoptr (GError) error = NULL;
  HqAct act = task->order->act;

  if (acts[act].refused == NULL || !hq_error_is (refusal, acts[act].refusal))
    return;
  if (!hq_database_write (hq_hall_get_database (task->hall), hq_run_log_refusal, task, &error))
    g_warning ("%s: %s", acts[act].refused, error->message);
}

/* What is slow about passwords is done before the transaction. */
static gboolean
hq_run_verify (HqRunTask *task, char **hash, GError **error)
{
  const HqOrder *order = task->order;
  gboolean needs;

  if (order->act == HQ_ACT_PASSWORD && order->password != NULL)
    {
      *hash = hq_password_hash (order->password, error);
      task->password_hash = *hash;
      return *hash != NULL;
    }
  if (order->act != HQ_ACT_SIGN_IN && order->act != HQ_ACT_ENTER)
    return TRUE;
  return hq_access_needs_password (task->hall, task->actor->staff, &needs, error)
         && (!needs
             || hq_access_check (task->hall, task->actor, order->password, order->now, error));
}

/**
 * hq_run_order:
 * @hall: a hall
 * @actor: who asks, and may ask
 * @order: what is asked
 * @answer: (out): what came of it
 * @error: return location for an error
 *
 * Does what hq_hall_run() has let in: one act, one transaction, one event, and what follows it.
 *
 * Returns: %FALSE with the refusal of the rule, or one of the store's errors
 */
gboolean
hq_run_order (HqHall *hall,
              const HqActor *actor,
              const HqOrder *order,
              HqAnswer *answer,
              GError **error)
{
  HqAnswer found = { 0 };
  HqRunTask task = { .hall = hall, .actor = actor, .order = order, .answer = &found };
  g_autoptr (GError) refusal = NULL;
  g_autofree char *hash = NULL;

  if (!hq_run_verify (&task, &hash, error))
    return FALSE;
  if (!hq_database_write (hq_hall_get_database (hall), hq_run_transact, &task, &refusal))
    {
      hq_run_keep_refusal (&task, refusal);
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  *answer = found;
  return TRUE;
}
