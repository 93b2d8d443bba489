/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota.h"

/**
 * hq_rota_mask:
 * @from: minutes after local midnight
 * @to: minutes after local midnight, not before @from
 *
 * Returns: the half-hours any part of which is in [from, to)
 */
guint64
hq_rota_mask (int from, int to)
{
  guint64 halves = 0;

  for (int i = 0; i < HQ_ROTA_HALVES; i++)
    if (i * HQ_ROTA_MINUTES < to && (i + 1) * HQ_ROTA_MINUTES > from)
      halves |= G_GUINT64_CONSTANT (1) << i;
  return halves;
}

/**
 * hq_rota_take_run:
 * @halves: (inout): half-hours; loses the first of those that stand side by side
 * @from: (out): when they begin, minutes after local midnight
 * @to: (out): when they end
 *
 * Returns: %FALSE where there were none
 */
gboolean
hq_rota_take_run (guint64 *halves, int *from, int *to)
{
  int first = 0, end;

  if (*halves == 0)
    return FALSE;
  while ((*halves >> first & 1) == 0)
    first++;
  for (end = first; end < HQ_ROTA_HALVES && (*halves >> end & 1) != 0; end++)
    *halves &= ~(G_GUINT64_CONSTANT (1) << end);
  *from = first * HQ_ROTA_MINUTES;
  *to = end * HQ_ROTA_MINUTES;
  return TRUE;
}

/**
 * hq_rota_find_half:
 * @time: an instant
 * @zone: the hall's time zone
 *
 * Returns: the half-hour of its day in which it is, by the clock on the hall's wall
 */
int
hq_rota_find_half (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / HQ_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return (g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)) / HQ_ROTA_MINUTES;
}

/**
 * hq_rota_get:
 * @rows: (element-type HqRotaCounter): a day's rota, by counter
 *
 * Returns: when @counter is planned, which is never where it has no row
 */
guint64
hq_rota_get (const GArray *rows, int counter)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const HqRotaCounter *row = &g_array_index (rows, HqRotaCounter, middle);

      if (row->counter == counter)
        return row->halves;
      if (row->counter < counter)
        low = middle + 1;
      else
        high = middle;
    }
  return 0;
}

/**
 * hq_rota_count:
 * @rows: (element-type HqRotaCounter): a day's rota
 * @half: a half-hour
 *
 * Returns: how many counters are planned in it
 */
guint
hq_rota_count (const GArray *rows, int half)
{
  guint planned = 0;

  for (guint i = 0; i < rows->len; i++)
    planned += (g_array_index (rows, HqRotaCounter, i).halves >> half & 1) != 0;
  return planned;
}

static guint
hq_rota_count_kind (const HqSetup *setup, const HqSession *session)
{
  guint planned = 0;

  for (guint i = 0; i < setup->rota->len; i++)
    {
      const HqRota *row = setup->rota->pdata[i];

      planned += g_str_equal (row->day_kind, session->day_kind)
                 && g_str_equal (row->session, session->session);
    }
  return planned;
}

/**
 * hq_rota_count_session:
 * @setup: a hall
 * @rows: (nullable) (element-type HqRotaCounter): the day's own rota; empty for one that has none
 * @session: a session of the set-up
 *
 * Whoever goes at a quarter past is still there when the next session begins: where a half-hour
 * begins in the session, only those count.
 *
 * Returns: how many counters are planned for it at most at one time
 */
guint
hq_rota_count_session (const HqSetup *setup, const GArray *rows, const HqSession *session)
{
  guint64 halves = hq_rota_mask (session->opens, session->closes);
  guint planned = 0;

  if (rows == NULL || rows->len == 0)
    return hq_rota_count_kind (setup, session);
  for (int i = 0; i < HQ_ROTA_HALVES; i++)
    if ((halves >> i & 1) != 0 && (i * HQ_ROTA_MINUTES >= session->opens || halves >> (i + 1) == 0))
      planned = MAX (planned, hq_rota_count (rows, i));
  return planned;
}

/**
 * hq_rota_list_kind:
 * @setup: a hall
 * @day_kind: (nullable): a kind of day
 *
 * Returns: (transfer full) (element-type HqRotaCounter): each counter of the hall with the half-hours
 *   for which the sessions of such a day plan it
 */
GArray *
hq_rota_list_kind (const HqSetup *setup, const char *day_kind)
{
  GArray *rows = hq_rota_fit (setup, NULL);

  for (guint i = 0; i < setup->rota->len; i++)
    {
      const HqRota *row = setup->rota->pdata[i];
      const HqSession *session;

      if (g_strcmp0 (row->day_kind, day_kind) != 0)
        continue;
      session = hq_setup_find_session (setup, day_kind, row->session);
      for (guint j = 0; session != NULL && j < rows->len; j++)
        if (g_array_index (rows, HqRotaCounter, j).counter == row->counter)
          g_array_index (rows, HqRotaCounter, j).halves |= hq_rota_mask (session->opens,
                                                                         session->closes);
    }
  return rows;
}

/**
 * hq_rota_fit:
 * @setup: a hall
 * @rows: (nullable) (element-type HqRotaCounter): the rota of another day
 *
 * Returns: (transfer full) (element-type HqRotaCounter): the same for each counter that the hall has
 *   now; a counter that is not in @rows is planned at no time
 */
GArray *
hq_rota_fit (const HqSetup *setup, const GArray *rows)
{
  GArray *fitted = g_array_sized_new (FALSE, FALSE, sizeof (HqRotaCounter), setup->counters->len);

  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];
      HqRotaCounter row = { counter->counter,
                            rows == NULL ? 0 : hq_rota_get (rows, counter->counter) };

      g_array_append_val (fitted, row);
    }
  return fitted;
}

/* Half-hours in which somebody who serves @service of their own, and is not lent, is planned. */
static guint64
hq_rota_find_cover (const HqSetup *setup, const char *service, const GArray *rows)
{
  guint64 halves = 0;

  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->lent_until == 0 && g_str_equal (row->service, service))
        halves |= hq_rota_get (rows, row->counter);
    }
  return halves;
}

/**
 * hq_rota_find_gaps:
 * @setup: a hall
 * @day_kind: (nullable): the kind of the day
 * @rows: (element-type HqRotaCounter): the day's rota
 *
 * Returns: (transfer full) (element-type HqRotaGap): what is not covered, by session and service
 */
GArray *
hq_rota_find_gaps (const HqSetup *setup, const char *day_kind, const GArray *rows)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (HqRotaGap));
  g_autofree guint64 *cover = g_new0 (guint64, setup->services->len + 1);

  for (guint i = 0; i < setup->services->len; i++)
    cover[i] = hq_rota_find_cover (setup, ((HqService *) setup->services->pdata[i])->service, rows);
  for (guint i = 0; i < setup->sessions->len; i++)
    {
      const HqSession *session = setup->sessions->pdata[i];

      for (guint j = 0; j < setup->service_sessions->len; j++)
        {
          const HqServiceSession *row = setup->service_sessions->pdata[j];
          HqRotaGap gap = { .session = session };

          if (g_strcmp0 (row->day_kind, day_kind) != 0
              || !g_str_equal (session->day_kind, row->day_kind)
              || !g_str_equal (session->session, row->session))
            continue;
          for (guint k = 0; k < setup->services->len; k++)
            if (g_str_equal (((HqService *) setup->services->pdata[k])->service, row->service))
              {
                gap.service = setup->services->pdata[k];
                gap.halves = hq_rota_mask (session->opens, session->closes) & ~cover[k];
              }
          if (gap.halves != 0)
            g_array_append_val (gaps, gap);
        }
    }
  return gaps;
}
