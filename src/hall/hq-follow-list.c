/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-follow-list.h"

#include "hq-access.h"
#include "hq-calendar-table.h"
#include "hq-clock.h"
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-rating.h"

/* What one transaction reads. */
typedef struct
{
  HqHall *hall;
  const HqFollowAsk *ask;
  HqCalendar *calendar; /* (owned) (nullable) */
  GArray *near;         /* (owned) (element-type HqRatingRow): the open ones' ratings, and those near */
  GHashTable *marked;   /* (owned): those of @near that are to be looked at */
  HqFollowView *found;
} HqFollowListTask;

static void
hq_follow_list_free_line (gpointer data)
{
  HqFollowLine *line = data;

  g_clear_pointer (&line->row, hq_follow_table_free_row);
  g_free (line);
}

/**
 * hq_follow_list_new_ask:
 *
 * Returns: (transfer full): a copy of @ask, for hq_follow_list_free_ask()
 */
gpointer
hq_follow_list_new_ask (const HqFollowAsk *ask)
{
  HqFollowAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->staff = g_strdup (ask->staff);
  return copy;
}

void
hq_follow_list_free_ask (gpointer data)
{
  HqFollowAsk *ask = data;

  g_free ((char *) ask->staff);
  g_free (ask);
}

static void
hq_follow_list_clear (HqFollowView *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  *self = (HqFollowView){ 0 };
}

/**
 * hq_follow_list_free:
 * @view: (transfer full): an HqFollowView
 */
void
hq_follow_list_free (gpointer view)
{
  hq_follow_list_clear (view);
  g_free (view);
}

/**
 * hq_follow_list_has:
 *
 * Returns: whether @line stands in @list
 */
gboolean
hq_follow_list_has (HqFollowList list, const HqFollowLine *line)
{
  const HqFollow *follow = &line->row->follow;
  gboolean open = hq_follow_rule_is_open (follow->state);
  gboolean proposed = hq_follow_rule_is_proposed (follow);

  switch (list)
    {
    case HQ_FOLLOW_LIST_NEW:
      return follow->state == HQ_FOLLOW_VERIFY && !proposed;
    case HQ_FOLLOW_LIST_WORK:
      return open && follow->state != HQ_FOLLOW_VERIFY && !proposed;
    case HQ_FOLLOW_LIST_DECIDE:
      return proposed;
    case HQ_FOLLOW_LIST_DUE:
      return open && line->due != 0 && line->left == 0;
    case HQ_FOLLOW_LIST_OVERDUE:
      return open && line->overdue;
    case HQ_FOLLOW_LIST_ENDED:
      return !open;
    case HQ_N_FOLLOW_LISTS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * hq_follow_list_can:
 * @view: where @line was read
 * @party: who looks at it
 * @step: what is to be done
 * @error: return location for an error
 *
 * Returns: whether the hall would let them do it as it stands; else %FALSE with its refusal
 */
gboolean
hq_follow_list_can (const HqFollowView *view,
                    const HqFollowLine *line,
                    const HqFollowParty *party,
                    HqFollowStep step,
                    GError **error)
{
  const HqFollow *follow = &line->row->follow;
  HqFollow after;

  if (!hq_follow_rule_may (party, follow, step, error)
      || !hq_follow_rule_move (follow, step, &after, error))
    return FALSE;
  if (step != HQ_FOLLOW_STEP_EXTENDED)
    return TRUE;
  if (line->due != 0)
    return hq_follow_rule_may_extend (follow, line->due, view->today, error);
  hq_error_set (error, HQ_ERROR_NO_CALENDAR, NULL);
  return FALSE;
}

/**
 * hq_follow_list_find:
 *
 * Returns: (transfer none) (nullable): the follow-up of that number, where it is in the lists
 */
const HqFollowLine *
hq_follow_list_find (const HqFollowView *view, gint64 follow_up)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqFollowLine *line = view->lines->pdata[i];

      if (line->row->follow_up == follow_up)
        return line;
    }
  return NULL;
}

static gboolean
hq_follow_list_may_see (HqFollowListTask *task, const HqFollowRow *row)
{
  const HqSetup *setup = hq_hall_peek_setup (task->hall);
  const HqStaff *staff = hq_setup_find_staff (setup, task->ask->staff);
  const HqFollowParty party = { .role = task->ask->role,
                                .actor = { task->ask->staff,
                                           staff != NULL ? staff->department : NULL },
                                .rated = { row->staff, row->department } };

  return task->ask->staff == NULL || hq_follow_rule_may_see (&party, NULL);
}

/* The last day of what has ended is the one that it had; past the calendar there is none. */
static gboolean
hq_follow_list_find_due (HqFollowListTask *task, HqFollowLine *line, GError **error)
{
  const HqFollowRow *row = line->row;
  HqDate rated = hq_date_of_time (row->rated_at, hq_hall_get_zone (task->hall));
  g_autoptr (GError) local = NULL;

  line->due = row->due_day;
  if (!hq_follow_rule_is_open (row->follow.state))
    {
      line->overdue = line->due != 0 && row->ended_day > line->due;
      return TRUE;
    }
  if (hq_follow_rule_get_due (rated, row->follow.extended, task->calendar, &line->due, &local))
    {
      line->left = hq_follow_rule_count_left (task->calendar, task->found->today, line->due);
      line->overdue = line->left < 0;
      return TRUE;
    }
  if (hq_error_is (local, HQ_ERROR_NO_CALENDAR))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static guint
hq_follow_list_hash (gconstpointer data)
{
  const HqRatingRow *rating = data;

  return g_int64_hash (&rating->ticket) ^ (guint) rating->period;
}

static gboolean
hq_follow_list_is_same (gconstpointer first, gconstpointer second)
{
  const HqRatingRow *a = first, *b = second;

  return a->ticket == b->ticket && a->period == b->period;
}

static void
hq_follow_list_note_marked (HqFollowListTask *task)
{
  for (guint i = 0; i < task->near->len; i++)
    {
      HqRatingRow *rating = &g_array_index (task->near, HqRatingRow, i);

      if (rating->touch.quick || rating->touch.burst)
        g_hash_table_add (task->marked, rating);
    }
}

/* Which of the ratings that are followed up still are those that staff are to look at. */
static gboolean
hq_follow_list_read_marked (HqDatabase *db, HqFollowListTask *task, GError **error)
{
  g_hash_table_remove_all (task->marked);
  g_array_set_size (task->near, 0);
  if (!hq_rating_read_marked_open (db, task->near, error))
    return FALSE;
  hq_follow_list_note_marked (task);
  return TRUE;
}

/* Of what has ended only the one that is asked for is marked, since a year of them is read. */
static gboolean
hq_follow_list_mark (HqFollowListTask *task, HqFollowLine *line, GError **error)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (HqRatingRow));
  HqDatabase *db = hq_hall_get_database (task->hall);
  const HqFollowRow *row = line->row;
  const HqRatingRow key = { .ticket = row->ticket, .period = row->period };

  line->marked = row->ended_day == 0 && g_hash_table_contains (task->marked, &key);
  if (row->ended_day == 0 || row->follow_up != task->ask->follow_up)
    return TRUE;
  if (!hq_rating_read_marked (db, row->rated_at, row->rated_at + 1, near, error))
    return FALSE;
  for (guint i = 0; i < near->len; i++)
    {
      const HqRatingRow *rating = &g_array_index (near, HqRatingRow, i);

      if (hq_follow_list_is_same (rating, &key))
        line->marked = rating->touch.quick || rating->touch.burst;
    }
  return TRUE;
}

static gboolean
hq_follow_list_add (HqFollowListTask *task, const HqFollowRow *row, GError **error)
{
  HqFollowView *found = task->found;
  HqFollowLine *line;

  if (!hq_follow_list_may_see (task, row))
    {
      found->hidden += hq_follow_rule_is_open (row->follow.state);
      return TRUE;
    }
  line = g_new0 (HqFollowLine, 1);
  line->row = hq_follow_table_copy_row (row);
  g_ptr_array_add (found->lines, line);
  if (!hq_follow_list_find_due (task, line, error)
      || !hq_follow_list_mark (task, line, error))
    return FALSE;
  /* The one that is asked for may have ended before the days that are counted. */
  if (row->ended_day != 0 && row->ended_day < hq_date_add (found->today, -task->ask->days))
    return TRUE;
  for (int list = 0; list < HQ_N_FOLLOW_LISTS; list++)
    found->counts[list] += hq_follow_list_has ((HqFollowList) list, line);
  found->invalid += row->follow.state == HQ_FOLLOW_INVALID;
  return TRUE;
}

/* Steps are part of what who looks may see. */
static gboolean
hq_follow_list_read_steps (HqDatabase *db, HqFollowListTask *task, GError **error)
{
  return hq_follow_list_find (task->found, task->ask->follow_up) == NULL
         || hq_follow_table_read_steps (db, task->ask->follow_up, task->found->steps, error);
}

/* The one that is asked for is there however long ago it ended. */
static gboolean
hq_follow_list_read_asked (HqDatabase *db, HqFollowListTask *task, GPtrArray *rows, GError **error)
{
  HqFollowRow *row = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (((HqFollowRow *) rows->pdata[i])->follow_up == task->ask->follow_up)
      return TRUE;
  if (task->ask->follow_up == 0)
    return TRUE;
  if (!hq_follow_table_find (db, task->ask->follow_up, &row, error))
    return FALSE;
  if (row != NULL)
    g_ptr_array_add (rows, row);
  return TRUE;
}

static gboolean
hq_follow_list_find_today (HqDatabase *db, HqFollowListTask *task, GError **error)
{
  task->found->today = task->ask->today;
  return task->ask->today != 0 || hq_hall_get_today (task->hall, &task->found->today, error);
}

static gboolean
hq_follow_list_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqFollowListTask *task = user_data;
  HqFollowView *found = task->found;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (hq_follow_table_free_row);

  hq_follow_list_clear (found);
  g_clear_pointer (&task->calendar, hq_calendar_free);
  found->lines = g_ptr_array_new_with_free_func (hq_follow_list_free_line);
  found->steps = g_ptr_array_new_with_free_func (hq_follow_table_free_step);
  task->calendar = hq_calendar_table_load (db, error);
  if (task->calendar == NULL || hq_hall_get_setup (task->hall, error) == NULL
      || !hq_follow_list_find_today (db, task, error)
      || !hq_follow_table_read_open (db, rows, error)
      || !hq_follow_table_read_ended (db, hq_date_add (found->today, -task->ask->days),
                                      found->today, rows, error)
      || !hq_follow_list_read_asked (db, task, rows, error)
      || !hq_follow_list_read_marked (db, task, error))
    return FALSE;
  found->known_until = hq_calendar_get_last_day (task->calendar);
  for (guint i = 0; i < rows->len; i++)
    if (!hq_follow_list_add (task, rows->pdata[i], error))
      return FALSE;
  return hq_follow_list_read_steps (db, task, error);
}

/**
 * hq_follow_list_read:
 * @hall: a hall
 * @ask: (type HqFollowAsk): who looks, and at what
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqFollowView; %NULL with %HQ_ERROR_DENIED for a role that has nothing to
 *   do with bad ratings, or one of the store's errors
 */
gpointer
hq_follow_list_read (HqHall *hall, gconstpointer ask, GError **error)
{
  HqFollowView *found;
  HqFollowListTask task = { .hall = hall, .ask = ask };
  gboolean read;

  if (!hq_right_allows (task.ask->role, HQ_ACT_FOLLOW_VERIFY, hq_hall_get_kind (hall)))
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", hq_nick_get (HQ_SET_ROLE, task.ask->role),
                    hq_right_get_nick (HQ_ACT_FOLLOW_VERIFY));
      return NULL;
    }
  found = task.found = g_new0 (HqFollowView, 1);
  task.near = g_array_new (FALSE, FALSE, sizeof (HqRatingRow));
  task.marked = g_hash_table_new (hq_follow_list_hash, hq_follow_list_is_same);
  read = hq_database_read (hq_hall_get_database (hall), hq_follow_list_run, &task, error);
  g_clear_pointer (&task.calendar, hq_calendar_free);
  g_hash_table_unref (task.marked);
  g_array_unref (task.near);
  if (read)
    return found;
  hq_follow_list_free (found);
  return NULL;
}

/**
 * hq_follow_list_new_look:
 *
 * Returns: (transfer full): a copy of @look, for hq_follow_list_free_look()
 */
gpointer
hq_follow_list_new_look (const HqFollowLook *look)
{
  HqFollowLook *copy = g_memdup2 (look, sizeof *look);

  copy->staff = g_strdup (look->staff);
  copy->place = g_strdup (look->place);
  return copy;
}

void
hq_follow_list_free_look (gpointer data)
{
  HqFollowLook *look = data;

  g_free ((char *) look->staff);
  g_free ((char *) look->place);
  g_free (look);
}

/**
 * hq_follow_list_read_telephone:
 * @hall: a hall
 * @look: (type HqFollowLook): the look as hq_follow_look() answered to it, of some minutes ago at the most
 * @error: return location for an error
 *
 * Returns: (transfer full): the telephone; %NULL with %HQ_ERROR_NO_TELEPHONE where no such look was
 *   logged or the number is gone, %HQ_ERROR_TOO_LATE, or one of the store's errors
 */
gpointer
hq_follow_list_read_telephone (HqHall *hall, gconstpointer look, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  const HqFollowLook *asked = look;
  char *telephone = NULL;
  HqEvent last;
  gint64 behind;
  HqTime now;

  if (!hq_event_table_get_last (db, &last, error)
      || !hq_follow_table_get_telephone (db, asked, &telephone, error))
    return NULL;
  /* A made-up time is that of the last event. */
  now = hq_hall_get_kind (hall) == HQ_HALL_REAL ? hq_clock_read (db, last.at, &behind) : last.at;
  if (telephone != NULL && now - asked->at <= HQ_FOLLOW_RULE_SHOWN)
    return telephone;
  hq_error_set (error, telephone == NULL ? HQ_ERROR_NO_TELEPHONE : HQ_ERROR_TOO_LATE, NULL);
  g_free (telephone);
  return NULL;
}
