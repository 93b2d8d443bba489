/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-follow.h"

#include "hq-access.h"
#include "hq-calendar-table.h"
#include "hq-error.h"
#include "hq-rating-rule.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqFollowRow, hq_follow_table_free_row)

/* The follow-up that the order names, and who acts on it; what they may do is not looked at yet. */
static HqFollowRow *
hq_follow_find (HqChange *change, HqFollowParty *party, GError **error)
{
  const HqActor *actor = change->actor;
  const HqStaff *staff = hq_setup_find_staff (change->setup, actor->staff);
  g_autoptr (HqFollowRow) row = NULL;

  if (staff == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", actor->staff != NULL ? actor->staff : "-");
      return NULL;
    }
  if (!hq_follow_table_find (change->db, change->order->id, &row, error))
    return NULL;
  if (row == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, change->order->id);
      return NULL;
    }
  *party = (HqFollowParty){ .role = actor->role,
                            .actor = { staff->staff, staff->department },
                            .rated = { row->staff, row->department } };
  /* The event points to the row, and to nothing by which the rated could find the rater. */
  change->event.value = row->follow_up;
  return g_steal_pointer (&row);
}

static gboolean
hq_follow_find_due (HqChange *change, const HqFollowRow *row, HqDate *due, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (change->db, error);
  HqDate rated = hq_date_of_time (row->rated_at, change->zone);

  return calendar != NULL
         && hq_follow_rule_get_due (rated, row->follow.extended, calendar, due, error);
}

/* What has ended keeps the last day that it had. It ends all the same where the calendar has none. */
static gboolean
hq_follow_end (HqChange *change, HqFollowRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (hq_follow_rule_is_open (row->follow.state))
    return TRUE;
  row->ended_day = change->today;
  if (hq_follow_find_due (change, row, &row->due_day, &local)
      || hq_error_is (local, HQ_ERROR_NO_CALENDAR))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
hq_follow_store (HqChange *change, HqFollowRow *row, HqFollowStep kind, GError **error)
{
  const HqFollowStepRow step = { .kind = kind,
                                 .at = change->now,
                                 .staff = change->actor->staff,
                                 .text = (char *) change->order->text };

  return hq_follow_end (change, row, error) && hq_follow_table_save (change->db, row, error)
         && hq_follow_table_add_step (change->db, row->follow_up, &step, error);
}

/* A longer deadline must be one that the calendar knows. */
static gboolean
hq_follow_may_extend (HqChange *change, const HqFollowRow *row, GError **error)
{
  HqFollowRow longer = *row;
  HqDate due;

  longer.follow.extended = TRUE;
  return hq_follow_find_due (change, row, &due, error)
         && hq_follow_rule_may_extend (&row->follow, due, change->today, error)
         && hq_follow_find_due (change, &longer, &due, error);
}

static gboolean
hq_follow_take (HqChange *change, HqFollowStep step, GError **error)
{
  g_autoptr (HqFollowRow) row = NULL;
  HqFollowState before;
  HqFollowParty party;

  if (!hq_follow_rule_check_text (step, change->order->text, error))
    return FALSE;
  row = hq_follow_find (change, &party, error);
  if (row == NULL || !hq_follow_rule_may (&party, &row->follow, step, error)
      || (step == HQ_FOLLOW_STEP_EXTENDED && !hq_follow_may_extend (change, row, error)))
    return FALSE;
  before = row->follow.state;
  if (!hq_follow_rule_move (&row->follow, step, &row->follow, error))
    return FALSE;
  if (step == HQ_FOLLOW_STEP_INVALID || step == HQ_FOLLOW_STEP_UNRECTIFIABLE)
    row->follow.proposer = party.actor.staff;
  change->event.subject = hq_nick_get (HQ_SET_FOLLOW_STEP, step);
  change->event.before = hq_nick_get (HQ_SET_FOLLOW_STATE, before);
  change->event.after = hq_nick_get (HQ_SET_FOLLOW_STATE, row->follow.state);
  /* It is shown apart in the figures of its day. */
  if (row->follow.state == HQ_FOLLOW_INVALID)
    hq_change_touch_one_day (change, row->day);
  return hq_follow_store (change, row, step, error);
}

/* Which step the order's type means, of those from @first to @last. */
static gboolean
hq_follow_take_type (HqChange *change, HqFollowStep first, HqFollowStep last, GError **error)
{
  const char *type = change->order->type;
  int step = hq_nick_find (HQ_SET_FOLLOW_STEP, type);

  if (step >= (int) first && step <= (int) last)
    return hq_follow_take (change, (HqFollowStep) step, error);
  hq_error_set (error, HQ_ERROR_INVALID, "%s", type != NULL ? type : "-");
  return FALSE;
}

/**
 * hq_follow_verify:
 *
 * The act: what was said is true, and how it came about (核实).
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or as hq_follow_rule_check_text(), hq_follow_rule_may() and
 *   hq_follow_rule_move()
 */
gboolean
hq_follow_verify (HqChange *change, GError **error)
{
  return hq_follow_take (change, HQ_FOLLOW_STEP_VERIFIED, error);
}

/**
 * hq_follow_rectify:
 *
 * The act: what was done about it (整改). Where no telephone was left it is closed with it.
 *
 * Returns: %FALSE as hq_follow_verify()
 */
gboolean
hq_follow_rectify (HqChange *change, GError **error)
{
  return hq_follow_take (change, HQ_FOLLOW_STEP_RECTIFIED, error);
}

/**
 * hq_follow_call:
 *
 * The act: whoever rated was called back (回访), with the result as the order's type.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for a type that is none, or as hq_follow_verify()
 */
gboolean
hq_follow_call (HqChange *change, GError **error)
{
  return hq_follow_take_type (change, HQ_FOLLOW_STEP_CONTENT, HQ_FOLLOW_STEP_UNCALLED, error);
}

/**
 * hq_follow_propose:
 *
 * The act: it is invalid (不属实) or cannot be rectified (无法整改), as the order's type says, and a second
 * person is to decide.
 *
 * Returns: %FALSE as hq_follow_call()
 */
gboolean
hq_follow_propose (HqChange *change, GError **error)
{
  return hq_follow_take_type (change, HQ_FOLLOW_STEP_INVALID, HQ_FOLLOW_STEP_UNRECTIFIABLE, error);
}

/**
 * hq_follow_decide:
 *
 * The act: a second person agrees to what was proposed, or refuses it, as the order's type says. An
 * invalid rating stays in each figure.
 *
 * Returns: %FALSE as hq_follow_call()
 */
gboolean
hq_follow_decide (HqChange *change, GError **error)
{
  return hq_follow_take_type (change, HQ_FOLLOW_STEP_AGREED, HQ_FOLLOW_STEP_REFUSED, error);
}

/**
 * hq_follow_extend:
 *
 * The act: it takes five working days more (延期), once.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR past the calendar, or as hq_follow_verify() and
 *   hq_follow_rule_may_extend()
 */
gboolean
hq_follow_extend (HqChange *change, GError **error)
{
  return hq_follow_take (change, HQ_FOLLOW_STEP_EXTENDED, error);
}

/**
 * hq_follow_look:
 *
 * The act: somebody looks at the telephone. It is logged here, and read afterwards by
 * hq_follow_list_read_telephone().
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE where nothing is to be done any more,
 *   %HQ_ERROR_NO_TELEPHONE, or as hq_follow_rule_may_see()
 */
gboolean
hq_follow_look (HqChange *change, GError **error)
{
  g_autoptr (HqFollowRow) row = NULL;
  HqFollowParty party;

  row = hq_follow_find (change, &party, error);
  if (row == NULL || !hq_follow_rule_may_see (&party, error))
    return FALSE;
  if (!hq_follow_rule_is_open (row->follow.state))
    hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s",
                  hq_nick_get (HQ_SET_FOLLOW_STATE, row->follow.state));
  else if (!row->follow.reachable)
    hq_error_set (error, HQ_ERROR_NO_TELEPHONE, NULL);
  else
    return hq_access_note_look (change->db, change->actor, row->follow_up, change->now, error);
  return FALSE;
}

/**
 * hq_follow_settle:
 * @change: a use case of somebody who may erase telephones, or not
 * @error: return location for an error
 *
 * Erases the telephones of ratings that are older than thirty days, and ends what was begun about
 * ratings that were changed to good ones. To be called inside the transaction of the change.
 *
 * Returns: %FALSE if the store could not be read or written
 */
gboolean
hq_follow_settle (HqChange *change, GError **error)
{
  gboolean may;

  if (!hq_follow_table_may_settle (change->db, &may, error))
    return FALSE;
  return !may
         || (hq_follow_table_erase (change->db, change->now - HQ_FOLLOW_RULE_KEPT, error)
             && hq_follow_table_withdraw (change->db, change->now - HQ_RATING_RULE_CHANGE,
                                          change->today, error));
}
