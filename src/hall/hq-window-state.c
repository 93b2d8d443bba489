/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-window-state.h"

#include "hq-hours.h"
#include "hq-rota.h"

/* The session of the counter's services that runs at @now; %NULL between sessions. */
static const HqDaySession *
hq_window_state_find_session (const HqCounterView *view, HqTime now)
{
  for (guint i = 0; i < view->view.sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (view->view.sessions, HqDaySession, i);

      if (row->opens_at <= now && now < row->closes_at
          && hq_setup_serves (view->view.setup, view->counter->counter, row->service, now))
        return row;
    }
  return NULL;
}

/* Sessions with fewer counters than another one of the same day are said by their name. */
static const HqSession *
hq_window_state_find_cover (const HqCounterView *view, HqTime now)
{
  const HqDaySession *running = hq_window_state_find_session (view, now);
  const HqSetup *setup = view->view.setup;
  const HqSession *session;
  guint planned;

  if (running == NULL || view->view.day.day_kind == NULL)
    return NULL;
  session = hq_setup_find_session (setup, view->view.day.day_kind, running->session);
  if (session == NULL)
    return NULL;
  planned = hq_rota_count_session (setup, view->rota, session);
  for (guint i = 0; planned > 0 && i < setup->sessions->len; i++)
    {
      const HqSession *other = setup->sessions->pdata[i];

      if (g_str_equal (other->day_kind, session->day_kind)
          && hq_rota_count_session (setup, view->rota, other) > planned)
        return session;
    }
  return NULL;
}

static void
hq_window_state_find_call (const HqCounterView *view, HqTime now, HqWindowState *state)
{
  const HqPeriod *period = &view->period;
  HqTime said = MAX (period->called_at, period->recalled_at);

  state->ticket = &view->ticket;
  state->flash = now < said + HQ_WINDOW_STATE_FLASH;
  if (period->recalls == 0)
    state->call = HQ_WINDOW_CALL_FIRST;
  else if ((guint) period->recalls < view->view.policy.recall_most)
    state->call = HQ_WINDOW_CALL_AGAIN;
  else
    state->call = HQ_WINDOW_CALL_LAST;
}

/* Whether who was here waits elsewhere now, and was told so a moment ago. */
static gboolean
hq_window_state_was_sent (const HqCounterView *view, HqTime now)
{
  return view->last.ticket != 0 && view->last.state == HQ_STATE_WAITING
         && (g_strcmp0 (view->last_period.end, "redirected") == 0
             || g_strcmp0 (view->last_period.end, "continued") == 0)
         && now < view->last_period.ended_at + HQ_WINDOW_STATE_SENT;
}

static void
hq_window_state_find_sent (const HqCounterView *view, HqWindowState *state)
{
  const HqSetup *setup = view->view.setup;
  const HqCounter *counter = hq_setup_find_counter (setup, view->last.to_counter);
  const HqService *service = hq_setup_find_service (setup, view->last.service);

  state->ticket = &view->last;
  state->counter = counter != NULL ? counter->counter : 0;
  if (counter != NULL)
    state->zone = hq_setup_find_zone (setup, counter->zone);
  else if (service != NULL)
    state->zone = hq_setup_find_zone (setup, service->zone);
}

static gboolean
hq_window_state_is_invited (const HqCounterView *view, HqTime now)
{
  const HqRatingStay *stay = &view->rating.stay;

  return hq_counter_view_is_ratable (view) && stay->level == 0 && !stay->next_started
         && now < stay->ended_at + HQ_WINDOW_STATE_INVITE;
}

/* What a counter shows where nobody is signed in. */
static HqWindowShow
hq_window_state_find_empty (const HqCounterView *view, HqTime now, HqTime *until)
{
  switch (hq_hours_find (&view->view, now, until))
    {
    case HQ_HOURS_NOT_YET:
      return HQ_WINDOW_NOT_YET;
    case HQ_HOURS_OVER:
      return HQ_WINDOW_DAY_OVER;
    case HQ_HOURS_SHUT:
      return HQ_WINDOW_SHUT;
    case HQ_HOURS_OPEN:
      break;
    }
  return HQ_WINDOW_SIGNED_OUT;
}

/**
 * hq_window_state_find:
 * @view: a counter, as it was read last
 * @now: the store's clock
 * @state: (out): what the screen above the counter shows now
 *
 * A ticket that is called or served comes first. After it who was sent on is told where to, who was
 * served is asked how it was, and then the counter says whether it is free. With the day over it
 * says that alone.
 */
void
hq_window_state_find (const HqCounterView *view, HqTime now, HqWindowState *state)
{
  *state = (HqWindowState){ 0 };
  state->cover = hq_window_state_find_cover (view, now);
  if (view->ticket.ticket != 0 && view->ticket.state == HQ_STATE_CALLED)
    {
      state->show = HQ_WINDOW_CALLED;
      hq_window_state_find_call (view, now, state);
    }
  else if (view->ticket.ticket != 0)
    {
      state->show = HQ_WINDOW_SERVING;
      state->ticket = &view->ticket;
    }
  else if (hq_window_state_was_sent (view, now))
    {
      state->show = HQ_WINDOW_SENT;
      hq_window_state_find_sent (view, state);
    }
  else if (hq_window_state_is_invited (view, now))
    state->show = HQ_WINDOW_RATE;
  else if (view->duty.duty == 0)
    state->show = hq_window_state_find_empty (view, now, &state->until);
  else if (view->duty.paused_at != 0)
    {
      state->show = HQ_WINDOW_PAUSED;
      state->reason = view->duty.public ? view->duty.reason : NULL;
      state->until = view->duty.until;
    }
}

/**
 * hq_window_state_find_serves:
 * @view: a counter
 * @now: the store's clock
 *
 * Returns: (transfer container) (element-type HqService): what the counter serves now: its services
 *   that are in session, or all of them while none is
 */
GPtrArray *
hq_window_state_find_serves (const HqCounterView *view, HqTime now)
{
  const HqSetup *setup = view->view.setup;
  gboolean any = hq_window_state_find_session (view, now) != NULL;
  GPtrArray *services = g_ptr_array_new ();

  for (guint i = 0; i < setup->services->len; i++)
    {
      HqService *service = setup->services->pdata[i];
      gboolean runs = !any;

      if (!hq_setup_serves (setup, view->counter->counter, service->service, now))
        continue;
      for (guint j = 0; !runs && j < view->view.sessions->len; j++)
        {
          const HqDaySession *row = &g_array_index (view->view.sessions, HqDaySession, j);

          runs = g_str_equal (row->service, service->service) && row->opens_at <= now
                 && now < row->closes_at;
        }
      if (runs)
        g_ptr_array_add (services, service);
    }
  return services;
}
