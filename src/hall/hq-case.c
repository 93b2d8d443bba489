/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case.h"

#include "hq-case-due.h"
#include "hq-error.h"
#include "hq-item-table.h"
#include "hq-right.h"

/* What the item promises, and whose it is. */
static gboolean
hq_case_apply_item (HqChange *change, const char *code, HqCase *row, GError **error)
{
  g_autoptr (HqItem) item = NULL;

  if (!hq_item_table_find (change->db, code, &item, error))
    return FALSE;
  if (item == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code);
      return FALSE;
    }
  row->item = g_intern_string (item->item);
  row->department = g_intern_string (item->department);
  row->kind = item->case_kind;
  row->promised_days = item->case_kind == HQ_CASE_PROMISED ? item->promised_days : 0;
  if (row->service == NULL)
    row->service = g_intern_string (item->service);
  return TRUE;
}

/* Stores a new case of today, open or closed at once, and answers with one that is open. */
static gboolean
hq_case_accept (HqChange *change, HqCase *row, gboolean done, GError **error)
{
  row->accepted_at = change->now;
  row->accepted_day = row->clock_from = change->today;
  row->state = done ? HQ_CASE_CLOSED : HQ_CASE_OPEN;
  row->ended_at = done ? change->now : 0;
  row->ended_day = done ? change->today : 0;
  if (!hq_case_due_renew (change, row, error))
    return FALSE;
  row->case_file = change->last_case != 0 ? change->last_case + 1 : 0;
  if (!hq_case_table_insert (change->db, row, error))
    return FALSE;
  change->last_case = row->case_file;
  hq_change_touch_day (change, change->today);
  if (done)
    return TRUE;
  change->answer->case_file = row->case_file;
  change->answer->due = row->due_day;
  return TRUE;
}

/**
 * hq_case_open_for_matter:
 * @change: a use case that decides a matter
 * @ticket: the ticket, as it stood at the counter
 * @matter: its matter, stored already
 * @error: return location for an error
 *
 * Makes the case of a matter. Accepted, it is open with the due date of its item; finished on the
 * spot, it is closed as it was accepted, on time, by a promised item too. Without an item what is
 * finished on the spot is an instant one of the counter's department. The other outcomes make no
 * case: nothing was accepted.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for an accepted matter without an item,
 *   %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_NO_CALENDAR where the due date lies past the calendar
 */
gboolean
hq_case_open_for_matter (HqChange *change,
                         const HqTicket *ticket,
                         const HqMatter *matter,
                         GError **error)
{
  const HqCounter *counter;
  HqCase row = { .ticket = ticket->ticket, .matter = matter->matter, .service = ticket->service };
  HqPeriod period;

  if (matter->outcome != HQ_OUTCOME_DONE && matter->outcome != HQ_OUTCOME_ACCEPTED)
    return TRUE;
  if (matter->item == NULL && matter->outcome == HQ_OUTCOME_ACCEPTED)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "item");
      return FALSE;
    }
  period = change->active;
  if ((period.ticket != ticket->ticket || period.period != ticket->period)
      && !hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, &period, error))
    return FALSE;
  counter = hq_setup_find_counter (change->setup, period.counter);
  row.counter = period.counter;
  row.staff = period.staff;
  row.kind = HQ_CASE_INSTANT;
  row.department = counter != NULL ? counter->department : NULL;
  if (matter->item != NULL && !hq_case_apply_item (change, matter->item, &row, error))
    return FALSE;
  return hq_case_accept (change, &row, matter->outcome == HQ_OUTCOME_DONE, error);
}

/* Fills the event and the answer of a case's move. */
static void
hq_case_note (HqChange *change, const HqCase *before, const HqCase *after, const char *subject)
{
  if (before != NULL)
    change->event.before = hq_nick_get (HQ_SET_CASE_STATE, before->state);
  change->event.after = hq_nick_get (HQ_SET_CASE_STATE, after->state);
  change->event.counter = after->counter;
  change->event.subject = subject;
  change->event.value = after->case_file;
  change->answer->case_file = after->case_file;
  change->answer->due = after->due_day;
  hq_change_touch_day (change, change->today);
}

static const char *
hq_case_spell_due (const HqCase *row)
{
  g_autofree char *text = row->due_day != 0 ? hq_date_format (row->due_day) : NULL;

  return g_intern_string (text);
}

/**
 * hq_case_open:
 *
 * The act: a matter was accepted that came without a ticket. The item is needed; the counter, and a
 * service other than the item's own, are not.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND or %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_case_open (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  const char *staff = change->actor->staff;
  HqCase row = { .counter = order->counter, .service = order->service, .staff = staff };

  if (order->item == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "item");
      return FALSE;
    }
  if (order->counter != 0 && hq_setup_find_counter (change->setup, order->counter) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", order->counter);
      return FALSE;
    }
  if (order->service != NULL && hq_setup_find_service (change->setup, order->service) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->service);
      return FALSE;
    }
  if (staff != NULL && hq_setup_find_staff (change->setup, staff) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", staff);
      return FALSE;
    }
  if (!hq_case_apply_item (change, order->item, &row, error)
      || !hq_case_accept (change, &row, FALSE, error))
    return FALSE;
  hq_case_note (change, NULL, &row, hq_case_spell_due (&row));
  return TRUE;
}

/* The case that the order names, which must be one for the actor, and in one of the states whose bits
 * @states has. */
static gboolean
hq_case_find (HqChange *change, guint states, HqCase *row, GError **error)
{
  HqCase found;

  if (!hq_case_table_get (change->db, change->order->id, &found, error))
    return FALSE;
  if (found.case_file == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, change->order->id);
      return FALSE;
    }
  if (!hq_right_reaches (change->actor->role, change->actor->staff, found.staff))
    {
      hq_error_set (error, HQ_ERROR_OTHER_HOLDER, "%s", found.staff);
      return FALSE;
    }
  if ((states & (1u << found.state)) == 0)
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s",
                    hq_nick_get (HQ_SET_CASE_STATE, found.state));
      return FALSE;
    }
  *row = found;
  return TRUE;
}

/* A case whose clock may be stopped today. An instant item has no clock. */
static gboolean
hq_case_find_running (HqChange *change, HqCase *row, GError **error)
{
  if (!hq_case_find (change, 1u << HQ_CASE_OPEN, row, error))
    return FALSE;
  if (row->kind == HQ_CASE_INSTANT)
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", hq_nick_get (HQ_SET_CASE_KIND, row->kind));
      return FALSE;
    }
  return hq_limit_may_stop (row->due_day, change->today, change->today, error);
}

/**
 * hq_case_suspend:
 *
 * The act: a special procedure begins today, and the clock stands still: there is no due date until
 * it is resumed. It cannot be back-dated, since it begins on the day of the act.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER,
 *   %HQ_ERROR_WRONG_STATE or %HQ_ERROR_OVERDUE
 */
gboolean
hq_case_suspend (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  int type = hq_nick_find (HQ_SET_PROCEDURE, order->type);
  HqCaseStop stop = { (HqProcedure) type, order->text, order->days, change->today };
  HqCase before, after;

  if (type < 0 || order->text == NULL || order->text[0] == '\0' || order->days <= 0)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s",
                    type < 0           ? "type"
                    : order->days <= 0 ? "days"
                                       : "ground");
      return FALSE;
    }
  if (!hq_case_find_running (change, &before, error))
    return FALSE;
  after = before;
  after.state = HQ_CASE_SUSPENDED;
  after.due_day = 0;
  hq_case_note (change, &before, &after, hq_nick_get (HQ_SET_PROCEDURE, type));
  return hq_case_table_suspend (change->db, after.case_file, &stop, error)
         && hq_case_table_save (change->db, &after, error);
}

/**
 * hq_case_resume:
 *
 * The act: the procedure is over. Today counts again; the days from its start to yesterday do not.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER, %HQ_ERROR_WRONG_STATE or
 *   %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_case_resume (HqChange *change, GError **error)
{
  HqCase before, after;

  if (!hq_case_find (change, 1u << HQ_CASE_SUSPENDED, &before, error)
      || !hq_case_table_resume (change->db, before.case_file, change->today, error))
    return FALSE;
  after = before;
  after.state = HQ_CASE_OPEN;
  if (!hq_case_due_renew (change, &after, error))
    return FALSE;
  hq_case_note (change, &before, &after, hq_case_spell_due (&after));
  return hq_case_table_save (change->db, &after, error);
}

/**
 * hq_case_supplement:
 *
 * The act: papers are missing and the applicant was told which. This is to be said once: a second
 * time is flagged in the answer, and the event says so.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER,
 *   %HQ_ERROR_WRONG_STATE or %HQ_ERROR_OVERDUE
 */
gboolean
hq_case_supplement (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqCase before, after;
  gint64 told;

  if (order->text == NULL || order->text[0] == '\0')
    {
      hq_error_set (error, HQ_ERROR_INVALID, "papers");
      return FALSE;
    }
  if (!hq_case_find_running (change, &before, error)
      || !hq_case_table_count_supplements (change->db, before.case_file, &told, error))
    return FALSE;
  after = before;
  after.state = HQ_CASE_SUPPLEMENT;
  after.due_day = 0;
  hq_case_note (change, &before, &after, told > 0 ? "again" : "first");
  change->answer->flagged = told > 0;
  return hq_case_table_ask_papers (change->db, after.case_file, order->text, change->today, error)
         && hq_case_table_save (change->db, &after, error);
}

/**
 * hq_case_complete:
 *
 * The act: the papers are complete. The whole promise runs again from tomorrow.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER, %HQ_ERROR_WRONG_STATE or
 *   %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_case_complete (HqChange *change, GError **error)
{
  HqCase before, after;

  if (!hq_case_find (change, 1u << HQ_CASE_SUPPLEMENT, &before, error)
      || !hq_case_table_complete_papers (change->db, before.case_file, change->today, error))
    return FALSE;
  after = before;
  after.state = HQ_CASE_OPEN;
  after.clock_from = change->today;
  if (!hq_case_due_renew (change, &after, error))
    return FALSE;
  hq_case_note (change, &before, &after, hq_case_spell_due (&after));
  return hq_case_table_save (change->db, &after, error);
}

/* Ends a case in @state. Its due date stands as it was, so that what is late stays late. */
static gboolean
hq_case_end (HqChange *change,
             const HqCase *before,
             HqCase *after,
             HqCaseState state,
             GError **error)
{
  after->state = state;
  after->ended_at = change->now;
  after->ended_day = change->today;
  hq_case_note (change, before, after, hq_case_spell_due (after));
  return hq_case_table_save (change->db, after, error);
}

/* Of a case whose clock runs. */
static gboolean
hq_case_decide (HqChange *change, HqCaseState state, GError **error)
{
  HqCase before, after;

  if (!hq_case_find (change, 1u << HQ_CASE_OPEN, &before, error))
    return FALSE;
  after = before;
  return hq_case_end (change, &before, &after, state, error);
}

/**
 * hq_case_close:
 *
 * The act: what was asked for is granted (办结). A procedure is resumed and papers are completed
 * first.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_case_close (HqChange *change, GError **error)
{
  return hq_case_decide (change, HQ_CASE_CLOSED, error);
}

/**
 * hq_case_refuse:
 *
 * The act: what was asked for is not granted (不予许可), which is a completion too, and after the due
 * date an overdue one.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_case_refuse (HqChange *change, GError **error)
{
  return hq_case_decide (change, HQ_CASE_REFUSED, error);
}

/**
 * hq_case_withdraw:
 *
 * The act: the applicant takes it back (撤回), at any time before its end. Where the clock stands
 * still the due date is the one that going on today would give.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_OTHER_HOLDER, %HQ_ERROR_WRONG_STATE or
 *   %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_case_withdraw (HqChange *change, GError **error)
{
  guint states = 1u << HQ_CASE_OPEN | 1u << HQ_CASE_SUSPENDED | 1u << HQ_CASE_SUPPLEMENT;
  HqCase before, after;

  if (!hq_case_find (change, states, &before, error))
    return FALSE;
  after = before;
  if (before.state == HQ_CASE_SUSPENDED
      && !hq_case_table_resume (change->db, before.case_file, change->today, error))
    return FALSE;
  /* The papers never came; their row says so. */
  if (before.state == HQ_CASE_SUPPLEMENT)
    after.clock_from = change->today;
  after.state = HQ_CASE_OPEN;
  if (before.state != HQ_CASE_OPEN && !hq_case_due_renew (change, &after, error))
    return FALSE;
  return hq_case_end (change, &before, &after, HQ_CASE_WITHDRAWN, error);
}

/**
 * hq_case_may_hold:
 * @row: a case
 * @staff: somebody of the staff
 *
 * Returns: whether the case may be given to them: a clerk of its department, or of that of whoever has
 *   it now, who is somebody else
 */
gboolean
hq_case_may_hold (const HqSetup *setup, const HqCase *row, const HqStaff *staff)
{
  const HqStaff *holder = hq_setup_find_staff (setup, row->staff);

  if ((staff->roles & (1u << HQ_ROLE_CLERK)) == 0 || g_strcmp0 (staff->staff, row->staff) == 0)
    return FALSE;
  return (row->department != NULL && g_strcmp0 (staff->department, row->department) == 0)
         || (holder != NULL && g_strcmp0 (staff->department, holder->department) == 0);
}

/**
 * hq_case_give:
 *
 * The act: the order's member of the staff sees to the case from now on. Its clock is not touched. What
 * was published of the days since it was due stays as it was: to count all of them anew would hold up
 * the hall.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE for a case that has ended, or
 *   %HQ_ERROR_OTHER_DEPARTMENT
 */
gboolean
hq_case_give (HqChange *change, GError **error)
{
  guint states = 1u << HQ_CASE_OPEN | 1u << HQ_CASE_SUSPENDED | 1u << HQ_CASE_SUPPLEMENT;
  const HqStaff *staff = hq_setup_find_staff (change->setup, change->order->staff);
  HqCase row;

  if (!hq_case_find (change, states, &row, error))
    return FALSE;
  if (staff == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", change->order->staff);
      return FALSE;
    }
  if (!hq_case_may_hold (change->setup, &row, staff))
    {
      hq_error_set (error, HQ_ERROR_OTHER_DEPARTMENT, "%s", staff->staff);
      return FALSE;
    }
  hq_case_note (change, NULL, &row, NULL);
  change->event.before = row.staff;
  change->event.after = g_intern_string (staff->staff);
  return hq_case_table_hold (change->db, row.case_file, staff->staff, error);
}

/**
 * hq_case_retell:
 * @event: the event of an act on a case
 * @answer: (inout): gets the case as it stands now
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_retell (HqDatabase *db, const HqEvent *event, HqAnswer *answer, GError **error)
{
  HqCase row;

  if (!hq_case_table_get (db, event->value, &row, error))
    return FALSE;
  answer->case_file = row.case_file;
  answer->due = row.due_day;
  answer->flagged = g_strcmp0 (event->subject, "again") == 0;
  return TRUE;
}

/**
 * hq_case_retell_ticket:
 * @event: the event of an act that decided a ticket's matters
 * @answer: (inout): gets the last case that came of them, if it has not ended
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_retell_ticket (HqDatabase *db, const HqEvent *event, HqAnswer *answer, GError **error)
{
  HqCase row;

  if (!hq_case_table_find_of_ticket (db, event->ticket, &row, error))
    return FALSE;
  answer->case_file = row.case_file;
  answer->due = row.due_day;
  return TRUE;
}
