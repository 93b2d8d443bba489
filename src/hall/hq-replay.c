/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-replay.h"

#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-replay-state.h"

/**
 * hq_replay_result_free:
 * @result: (transfer full): a result
 */
void
hq_replay_result_free (HqReplayResult *result)
{
  g_array_unref (result->waits);
  g_array_unref (result->real_waits);
  g_free (result);
}

static int
hq_replay_compare_length (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

/**
 * hq_replay_get_quantile:
 * @lengths: (element-type gint64): lengths of time; they are sorted
 * @share: from 0 to 1, 0.5 for the median
 *
 * Returns: the smallest of @lengths that at least @share of them do not exceed; -1 where there are
 *   none
 */
gint64
hq_replay_get_quantile (GArray *lengths, double share)
{
  guint rank;

  if (lengths->len == 0)
    return -1;
  g_array_sort (lengths, hq_replay_compare_length);
  rank = (guint) (share * lengths->len);
  if (rank > 0 && rank >= share * lengths->len)
    rank--;
  return g_array_index (lengths, gint64, MIN (rank, lengths->len - 1));
}

void
hq_replay_put (HqReplay *replay, HqReplayKind kind, guint who, gint64 after)
{
  hq_agenda_add (replay->agenda, &(HqAgendaEntry){ .at = replay->now + MAX (0, after),
                                                   .kind = kind, .who = who });
}

HqReplayLine *
hq_replay_find_line (HqReplay *replay, const char *service)
{
  for (guint i = 0; i < replay->lines->len; i++)
    if (g_str_equal (((HqReplayLine *) replay->lines->pdata[i])->service, service))
      return replay->lines->pdata[i];
  return NULL;
}

/* The refusals that a hall's day is full of, and with which it goes on. */
static gboolean
hq_replay_expects (const GError *error)
{
  static const HqError expected[] = {
    HQ_ERROR_SERVICE_CLOSED, HQ_ERROR_QUOTA,      HQ_ERROR_ONE_TICKET, HQ_ERROR_AGENT_CAP,
    HQ_ERROR_SLOT_USED,      HQ_ERROR_TOO_SOON,   HQ_ERROR_TOO_OFTEN,  HQ_ERROR_TOO_LATE,
    HQ_ERROR_WRONG_STATE,    HQ_ERROR_NOT_RATABLE, HQ_ERROR_RATED,     HQ_ERROR_NOBODY_WAITS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (hq_error_is (error, expected[i]))
      return TRUE;
  return FALSE;
}

/* Before the first act that is new: if somebody else lived later than that, this act would be put
 * behind it, and the day would be another one. */
static gboolean
hq_replay_check_clock (HqReplay *replay, GError **error)
{
  g_autofree char *time = NULL;
  HqEvent last;

  if (!hq_event_table_get_last (hq_hall_get_database (replay->hall), &last, error))
    return FALSE;
  replay->checked = TRUE;
  if (last.at <= replay->now)
    return TRUE;
  time = hq_date_format_time (last.at, hq_hall_get_zone (replay->hall));
  hq_error_set (error, HQ_ERROR_BACK_DATED, "%s", time);
  return FALSE;
}

/* Tells how far it is. */
static gboolean
hq_replay_tell (HqReplay *replay, gboolean repeated, GError **error)
{
  HqReplayProgress *progress = &replay->result->progress;

  progress->acts++;
  progress->repeated += repeated;
  progress->now = replay->now;
  if (replay->watcher->func == NULL
      || replay->watcher->func (progress, replay->watcher->user_data))
    return TRUE;
  hq_error_set (error, HQ_ERROR_CANCELLED, NULL);
  return FALSE;
}

/* Does an act at the replay's time. Each attempt has a number of its own, refused ones too. When a
 * replay is gone on with, what was answered comes back as it was; a number below the last answered
 * one without an answer was refused then, and is not tried again in a hall that has moved on. */
HqReplayOutcome
hq_replay_act (HqReplay *replay,
               const HqReplayWho *who,
               HqOrder *order,
               HqAnswer *answer,
               GError **error)
{
  g_autofree char *request = g_strdup_printf ("%s%07" G_GINT64_FORMAT, replay->plan->stem,
                                              ++replay->number);
  HqActor actor = { request, HQ_ROLE_OPERATOR, who->staff, who->place };
  g_autoptr (GError) local = NULL;
  HqEvent event;

  order->now = replay->now;
  actor.role = hq_hall_find_role (replay->hall, &actor, order->act);
  if (replay->number <= replay->known)
    {
      if (!hq_event_table_find (hq_hall_get_database (replay->hall), request, &event, error))
        return HQ_REPLAY_FAILED;
      if (event.seq == 0)
        return HQ_REPLAY_REFUSED;
    }
  else if (!replay->checked && !hq_replay_check_clock (replay, error))
    return HQ_REPLAY_FAILED;
  if (hq_hall_run (replay->hall, &actor, order, answer, &local))
    return hq_replay_tell (replay, answer->repeated, error) ? HQ_REPLAY_DONE : HQ_REPLAY_FAILED;
  if (hq_replay_expects (local))
    return HQ_REPLAY_REFUSED;
  g_propagate_error (error, g_steal_pointer (&local));
  return HQ_REPLAY_FAILED;
}

static gboolean
hq_replay_operate (HqReplay *replay, HqAct act, HqAnswer *answer, GError **error)
{
  HqOrder order = { .act = act };
  HqReplayOutcome outcome = hq_replay_act (replay, &(HqReplayWho){ NULL, NULL }, &order, answer,
                                           error);

  if (outcome == HQ_REPLAY_REFUSED)
    hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (act));
  return outcome == HQ_REPLAY_DONE;
}

static void
hq_replay_set_up (HqReplay *replay)
{
  const HqReplayPlan *plan = replay->plan;

  hq_random_init (&replay->random, plan->options.seed);
  for (guint i = 0; i < plan->setup->services->len; i++)
    {
      HqReplayLine *line = g_new0 (HqReplayLine, 1);

      line->service = ((HqService *) plan->setup->services->pdata[i])->service;
      g_ptr_array_add (replay->lines, line);
    }
  replay->now = plan->midnight;
  for (guint i = 0; i < plan->visits->len; i++)
    {
      const HqVisit *visit = &g_array_index (plan->visits, HqVisit, i);
      HqReplayVisitor visitor = { .visit = visit };

      g_array_append_val (replay->visitors, visitor);
      hq_replay_put (replay, HQ_REPLAY_ARRIVE, i, MAX (visit->at, plan->begins - plan->midnight));
      if (visit->real_wait >= 0)
        g_array_append_val (replay->result->real_waits, visit->real_wait);
    }
  hq_replay_counter_set_up (replay);
  hq_replay_put (replay, HQ_REPLAY_END, 0, plan->ends - plan->midnight);
  replay->now = plan->begins;
}

/* One thing that happens; @ended says that it was the day's end. */
static gboolean
hq_replay_step (HqReplay *replay, const HqAgendaEntry *entry, gboolean *ended, GError **error)
{
  HqAnswer answer;

  replay->now = entry->at;
  if (entry->kind < HQ_REPLAY_SIGN_IN)
    return hq_replay_visitor_meet (replay, entry, error);
  if (entry->kind < HQ_REPLAY_END)
    return hq_replay_counter_meet (replay, entry, error);
  *ended = TRUE;
  if (!hq_replay_operate (replay, HQ_ACT_CLOSE_DAY, &answer, error))
    return FALSE;
  replay->result->unserved = (guint) answer.value;
  /* Whoever comes now finds the door locked. */
  replay->result->refused += replay->result->progress.of - replay->result->progress.visits;
  replay->result->progress.visits = replay->result->progress.of;
  return TRUE;
}

/* The first number stands for the services that are made; a hall that has them all has no use for
 * it, unless it has them from a run before. */
static gboolean
hq_replay_make_services (HqReplay *replay, GError **error)
{
  HqOrder order = { .act = HQ_ACT_IMPORT_HALL, .rows = replay->plan->setup };
  HqReplayWho operator = { NULL, NULL };
  HqAnswer answer;

  if (replay->plan->made > 0 || replay->known > 0)
    return hq_replay_act (replay, &operator, &order, &answer, error) != HQ_REPLAY_FAILED;
  replay->number++;
  return TRUE;
}

static gboolean
hq_replay_live (HqReplay *replay, GError **error)
{
  HqAgendaEntry entry;
  HqAnswer answer;
  gboolean ended = FALSE;

  if (!hq_event_table_find_series (hq_hall_get_database (replay->hall), replay->plan->stem,
                                   &replay->known, error))
    return FALSE;
  if (!hq_replay_make_services (replay, error)
      || !hq_replay_operate (replay, HQ_ACT_OPEN_DAY, &answer, error))
    return FALSE;
  if (replay->plan->options.all_day && !hq_replay_operate (replay, HQ_ACT_LIFT_DAY, &answer, error))
    return FALSE;
  while (!ended && hq_agenda_take (replay->agenda, &entry))
    {
      /* Nothing is to happen any more: the hall closes on time. */
      if (entry.kind == HQ_REPLAY_END && hq_agenda_is_empty (replay->agenda))
        entry.at = MAX (replay->now, MIN (entry.at, replay->plan->closes));
      if (!hq_replay_step (replay, &entry, &ended, error))
        return FALSE;
    }
  return TRUE;
}

static void
hq_replay_clear (HqReplay *replay)
{
  for (guint i = 0; i < replay->counters->len; i++)
    {
      HqReplayCounter *counter = &g_array_index (replay->counters, HqReplayCounter, i);

      g_ptr_array_unref (counter->lines);
      g_ptr_array_unref (counter->own);
    }
  hq_agenda_free (replay->agenda);
  g_ptr_array_unref (replay->lines);
  g_array_unref (replay->visitors);
  g_array_unref (replay->counters);
  g_hash_table_unref (replay->tickets);
}

/**
 * hq_replay_run:
 * @hall: a demo or trial hall
 * @plan: a day, made for this hall
 * @watcher: is told after each act
 * @result: (out) (transfer full): what came of it
 * @error: return location for an error
 *
 * Lives a day through the hall's own use cases, in simulated time and as fast as the store writes:
 * people come, give up, miss their call and come back; counters call, serve and go for a break; the
 * day closes. Whoever waits is chosen by the hall; the replay only decides what people do.
 *
 * Run again with an equal plan it does nothing twice: each act has its request id, so a replay that
 * was killed goes on where it was, and one that was finished says again what came of it.
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED when the watcher ended it, %HQ_ERROR_DAY_OPEN or
 *   %HQ_ERROR_DAY_CLOSED when something else lived on that day, %HQ_ERROR_BACK_DATED when later than
 *   it, or one of the store's errors
 */
gboolean
hq_replay_run (HqHall *hall,
               const HqReplayPlan *plan,
               const HqReplayWatcher *watcher,
               HqReplayResult **result,
               GError **error)
{
  g_autoptr (HqReplayResult) made = g_new0 (HqReplayResult, 1);
  HqReplay replay = { .hall = hall, .plan = plan, .watcher = watcher, .result = made };
  gboolean lived;

  made->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  made->real_waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  made->progress.of = plan->visits->len;
  replay.agenda = hq_agenda_new ();
  replay.lines = g_ptr_array_new_with_free_func (g_free);
  replay.visitors = g_array_new (FALSE, TRUE, sizeof (HqReplayVisitor));
  replay.counters = g_array_new (FALSE, TRUE, sizeof (HqReplayCounter));
  replay.tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  hq_replay_set_up (&replay);
  lived = hq_replay_live (&replay, error);
  hq_replay_clear (&replay);
  if (!lived)
    return FALSE;
  *result = g_steal_pointer (&made);
  return TRUE;
}
