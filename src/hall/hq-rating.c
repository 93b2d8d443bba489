/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating.h"

#include "hq-code.h"
#include "hq-error.h"
#include "hq-follow-table.h"

G_STATIC_ASSERT (HQ_CODE_TOKEN_SIZE == HQ_TOKEN_SIZE);

static gboolean
hq_rating_find_ticket (HqChange *change, HqTicket *ticket, GError **error)
{
  guint8 token[HQ_CODE_TOKEN_SIZE];

  if (change->order->code == NULL || !hq_code_parse (change->order->code, token))
    {
      hq_error_set (error, HQ_ERROR_INVALID, NULL);
      return FALSE;
    }
  if (!hq_ticket_table_find_token (change->db, token, ticket, error))
    return FALSE;
  if (ticket->ticket != 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
  return FALSE;
}

static const char *
hq_rating_get_text (const char *text)
{
  return text != NULL && text[0] != '\0' ? text : NULL;
}

/* A bad rating is followed up from now on. What was begun stays where it is changed to a good one, and
 * goes no further. */
static gboolean
hq_rating_begin (HqChange *change, const HqRating *rating, GError **error)
{
  return !hq_rating_rule_is_bad (rating->level)
         || hq_follow_table_begin (change->db, rating->ticket, rating->period, error);
}

static gboolean
hq_rating_store (HqChange *change,
                 const HqTicket *ticket,
                 const HqRatingPeriod *period,
                 HqRatingStep step,
                 GError **error)
{
  const HqOrder *order = change->order;
  HqRating rating = {
    .ticket = ticket->ticket,
    .period = period->period,
    .level = step == HQ_RATING_STEP_REASON ? period->stay.level : order->level,
    .pad = order->pad,
    .rated_at = change->now,
    .changed_at = step == HQ_RATING_STEP_CHANGED ? change->now : 0,
    .tags = hq_rating_get_text (order->tags),
    .comment = hq_rating_get_text (order->comment),
    .telephone = hq_rating_get_text (order->telephone),
  };

  change->event.ticket = ticket->ticket;
  change->event.period = period->period;
  change->event.counter = period->counter;
  change->event.value = rating.level;
  change->answer->ticket = *ticket;
  hq_change_touch_one_day (change, ticket->day);
  switch (step)
    {
    case HQ_RATING_STEP_FIRST:
      change->event.subject = "first";
      return hq_rating_table_insert (change->db, &rating, error)
             && hq_rating_begin (change, &rating, error);
    case HQ_RATING_STEP_CHANGED:
      change->event.subject = "changed";
      return hq_rating_table_save (change->db, &rating, error)
             && hq_rating_begin (change, &rating, error);
    case HQ_RATING_STEP_REASON:
      change->event.subject = "reason";
      return hq_rating_table_save (change->db, &rating, error);
    }
  g_return_val_if_reached (FALSE);
}

/**
 * hq_rating_ask:
 *
 * Asks ahead for what hq_rating_run() looks for.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_rating_ask (HqChange *change, GError **error)
{
  guint8 token[HQ_CODE_TOKEN_SIZE];

  return change->order->code == NULL || !hq_code_parse (change->order->code, token)
         || (hq_ticket_table_ask_token (change->db, token, error)
             && hq_rating_table_ask (change->db, token, sizeof token, error)
             && hq_day_table_ask_closed_since (change->db, change->today, error));
}

/**
 * hq_rating_run:
 *
 * The act: a visitor rates a service by the ticket's code, or on the pad. The level is stored at the
 * first touch; tags, comment and, for a bad rating, a telephone may come with it or in an order of
 * level 0 after it. A telephone that comes with a good rating has no use and is not kept. The event
 * holds the level alone.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND or as hq_rating_rule_choose()
 */
gboolean
hq_rating_run (HqChange *change, GError **error)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (HqRatingPeriod));
  g_autofree HqRatingStay *stays = NULL;
  const HqOrder *order = change->order;
  HqRatingAsk ask = { order->level, order->pad, change->now };
  HqRatingChoice choice;
  HqTicket ticket;
  int last;

  if (order->level == 0 && hq_rating_get_text (order->tags) == NULL
      && hq_rating_get_text (order->comment) == NULL
      && hq_rating_get_text (order->telephone) == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "0");
      return FALSE;
    }
  if (!hq_rating_find_ticket (change, &ticket, error)
      || !hq_rating_table_read_of_token (change->db, ticket.token, HQ_TOKEN_SIZE, periods, error))
    return FALSE;
  stays = g_new (HqRatingStay, periods->len);
  for (guint i = 0; i < periods->len; i++)
    stays[i] = g_array_index (periods, HqRatingPeriod, i).stay;
  /* A refusal is logged with what it was about. */
  last = hq_rating_rule_find_last (stays, periods->len);
  if (last >= 0)
    change->event = (HqEvent) {
      .ticket = ticket.ticket,
      .period = g_array_index (periods, HqRatingPeriod, last).period,
      .counter = g_array_index (periods, HqRatingPeriod, last).counter,
      .value = order->level,
    };
  if (!hq_rating_rule_choose (stays, periods->len, &ask, &choice, error))
    return FALSE;
  return hq_rating_store (change, &ticket, &g_array_index (periods, HqRatingPeriod, choice.stay),
                          choice.step, error);
}

/* @rows are in the order of counter and time. */
static void
hq_rating_mark (GArray *rows)
{
  g_autofree HqRatingTouch *touches = g_new (HqRatingTouch, rows->len);

  for (guint i = 0; i < rows->len; i++)
    touches[i] = g_array_index (rows, HqRatingRow, i).touch;
  hq_rating_rule_mark (touches, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, HqRatingRow, i).touch = touches[i];
}

/**
 * hq_rating_read_marked:
 * @db: a connection
 * @from: a time
 * @to: a later one
 * @rows: (element-type HqRatingRow): gets the ratings given in between, and those within a minute of
 *   it, each marked where it is to be looked at (待核查), by counter and time
 * @error: return location for an error
 *
 * Ratings within two seconds of the invitation, or three within a minute at one counter.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_read_marked (HqDatabase *db, HqTime from, HqTime to, GArray *rows, GError **error)
{
  if (!hq_rating_table_read_between (db, from - HQ_RATING_RULE_BURST_SPAN,
                                     to + HQ_RATING_RULE_BURST_SPAN, rows, error))
    return FALSE;
  hq_rating_mark (rows);
  return TRUE;
}

/**
 * hq_rating_read_marked_open:
 * @db: a connection
 * @rows: (element-type HqRatingRow): gets the ratings that are followed up still, each marked as
 *   hq_rating_read_marked() does, and others near to them
 * @error: return location for an error
 *
 * The others are marked only as far as those that were read tell.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_read_marked_open (HqDatabase *db, GArray *rows, GError **error)
{
  if (!hq_rating_table_read_near_open (db, HQ_RATING_RULE_BURST_SPAN, rows, error))
    return FALSE;
  hq_rating_mark (rows);
  return TRUE;
}

/**
 * hq_rating_read_suspicious:
 * @hall: a hall
 * @day: the day on which the ratings were given
 * @rows: (element-type HqRatingRow): gets those to be looked at (待核查), by counter and time
 * @error: return location for an error
 *
 * They stay in every figure; this is a list for staff.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_read_suspicious (HqHall *hall, HqDate day, GArray *rows, GError **error)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (HqRatingRow));
  HqTime from = hq_date_at_minute (day, 0, hq_hall_get_zone (hall));
  HqTime to = hq_date_at_minute (hq_date_add (day, 1), 0, hq_hall_get_zone (hall));

  /* Midnight parts no burst. */
  if (!hq_rating_read_marked (hq_hall_get_database (hall), from, to, near, error))
    return FALSE;
  for (guint i = 0; i < near->len; i++)
    {
      const HqRatingRow *row = &g_array_index (near, HqRatingRow, i);

      if ((row->touch.quick || row->touch.burst) && row->touch.rated_at >= from
          && row->touch.rated_at < to)
        g_array_append_val (rows, *row);
    }
  return TRUE;
}
