/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating-table.h"

#define OF_PERIOD " WHERE hall = ?1 AND ticket = ?2 AND period = ?3"

/* The pad's invitation ends when service of somebody else begins at the counter. Whoever was written
 * down afterwards was not there then. */
#define PERIODS                                                                                    \
  "SELECT p.period, p.counter, p.started_at, p.ended_at, p.end = 'redirected',"                    \
  " EXISTS (SELECT 1 FROM period AS q WHERE q.hall = p.hall"                                       \
  " AND q.counter = p.counter AND q.started_at >= p.ended_at"                                      \
  " AND (q.ticket <> p.ticket OR q.period > p.period) AND (q.measured = 1 OR NOT EXISTS"           \
  " (SELECT 1 FROM ticket AS t WHERE t.hall = q.hall AND t.ticket = q.ticket"                      \
  " AND t.late = 1))),"                                                                            \
  " r.level, r.channel = 'pad', r.rated_at FROM period AS p LEFT JOIN rating AS r"                 \
  " ON r.hall = p.hall AND r.ticket = p.ticket AND r.period = p.period"                            \
  " WHERE p.hall = ?1 AND p.ticket = "

/* Ratings as the lists have them, whatever they are found by. */
#define ROW                                                                                        \
  " r.ticket, t.day, t.prefix, t.number, r.period, r.level, r.channel = 'pad', p.counter,"         \
  " p.ended_at, r.rated_at FROM "
#define ROW_ORDER " ORDER BY p.counter, r.rated_at, r.ticket, r.period"

enum
{
  TEXT_PERIODS,
  TEXT_PERIODS_OF_TOKEN,
  TEXT_INSERT,
  TEXT_SAVE,
  TEXT_SAVE_TAGS,
  TEXT_SAVE_COMMENT,
  TEXT_SAVE_TELEPHONE,
  TEXT_BETWEEN,
  TEXT_NEAR_OPEN,
  TEXT_LEVELS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_PERIODS] = { PERIODS "?2 ORDER BY p.period" },
  [TEXT_PERIODS_OF_TOKEN] = { PERIODS "(SELECT o.ticket FROM ticket AS o"
                              " WHERE o.hall = ?1 AND o.token = ?2) ORDER BY p.period" },
  [TEXT_INSERT] = { "INSERT INTO rating (hall, ticket, period, level, channel, rated_at, tags,"
                    " comment, telephone)"
                    " VALUES (?, ?, ?, ?, ?, ?, coalesce(?, ''), coalesce(?, ''), ?)" },
  [TEXT_SAVE] = { "UPDATE rating SET level = ?4, changed_at = coalesce(?5, changed_at)"
                  OF_PERIOD },
  /* A pad writes what was said, and may read nothing of it. */
  [TEXT_SAVE_TAGS] = { "UPDATE rating SET tags = ?4" OF_PERIOD },
  [TEXT_SAVE_COMMENT] = { "UPDATE rating SET comment = ?4" OF_PERIOD },
  [TEXT_SAVE_TELEPHONE] = { "UPDATE rating SET telephone = ?4" OF_PERIOD },
  [TEXT_BETWEEN] = { "SELECT" ROW "rating AS r"
                     " JOIN period AS p USING (hall, ticket, period)"
                     " JOIN ticket AS t USING (hall, ticket)"
                     " WHERE r.hall = ? AND r.rated_at >= ? AND r.rated_at < ?" ROW_ORDER },
  [TEXT_NEAR_OPEN] = { "SELECT DISTINCT" ROW "follow_up AS f INDEXED BY follow_up_open"
                       " CROSS JOIN rating AS b"
                       " ON b.hall = f.hall AND b.ticket = f.ticket AND b.period = f.period"
                       " CROSS JOIN rating AS r INDEXED BY rating_rated_at ON r.hall = f.hall"
                       " AND r.rated_at >= b.rated_at - ?2 AND r.rated_at <= b.rated_at + ?2"
                       " CROSS JOIN period AS p"
                       " ON p.hall = r.hall AND p.ticket = r.ticket AND p.period = r.period"
                       " CROSS JOIN ticket AS t ON t.hall = r.hall AND t.ticket = r.ticket"
                       " WHERE f.hall = ?1 AND f.ended_day IS NULL" ROW_ORDER },
  [TEXT_LEVELS] = { "SELECT r.level FROM rating AS r"
                    " JOIN period AS p USING (hall, ticket, period)"
                    " WHERE r.hall = ? AND r.rated_at >= ? AND r.rated_at < ? AND p.staff = ?"
                    " ORDER BY r.rated_at, r.ticket, r.period" },
};

const HqText *
hq_rating_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_rating_table_read_rows (HqRows *rows, GArray *periods, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqRatingPeriod period = {
        .period = (int) hq_rows_get_int (rows, 0),
        .counter = (int) hq_rows_get_int (rows, 1),
        .stay = { .started_at = hq_rows_get_int (rows, 2),
                  .ended_at = hq_rows_get_int (rows, 3),
                  .redirected = hq_rows_get_int (rows, 4) != 0,
                  .next_started = hq_rows_get_int (rows, 5) != 0,
                  .level = (int) hq_rows_get_int (rows, 6),
                  .pad = hq_rows_get_int (rows, 7) != 0,
                  .rated_at = hq_rows_get_int (rows, 8) },
      };

      g_array_append_val (periods, period);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_rating_table_read_periods:
 * @ticket: a ticket
 * @periods: (element-type HqRatingPeriod): gets its stays at counters, oldest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_table_read_periods (HqDatabase *db, gint64 ticket, GArray *periods, GError **error)
{
  return hq_rating_table_read_rows (hq_rows_start (db, &texts[TEXT_PERIODS], error, "hl", ticket),
                                    periods, error);
}

/**
 * hq_rating_table_ask:
 * @token: of a ticket
 * @size: of @token
 *
 * Asks ahead for hq_rating_table_read_of_token().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_rating_table_ask (HqDatabase *db, const guint8 *token, gsize size, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_PERIODS_OF_TOKEN], error, "hb", token, size);
}

/**
 * hq_rating_table_read_of_token:
 * @token: of a ticket
 * @size: of @token
 * @periods: (element-type HqRatingPeriod): gets the stays of that ticket at counters, oldest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_table_read_of_token (HqDatabase *db,
                               const guint8 *token,
                               gsize size,
                               GArray *periods,
                               GError **error)
{
  return hq_rating_table_read_rows (hq_rows_start (db, &texts[TEXT_PERIODS_OF_TOKEN], error, "hb",
                                                   token, size),
                                    periods, error);
}

/**
 * hq_rating_table_insert:
 *
 * Returns: whether it was stored; the schema refuses a second one for the period
 */
gboolean
hq_rating_table_insert (HqDatabase *db, const HqRating *rating, GError **error)
{
  return hq_database_run (db, &texts[TEXT_INSERT], error, "hliislsss", rating->ticket,
                          rating->period, rating->level, rating->pad ? "pad" : "code",
                          rating->rated_at, rating->tags, rating->comment,
                          hq_rating_rule_is_bad (rating->level) ? rating->telephone : NULL);
}

static gboolean
hq_rating_table_save_text (HqDatabase *db,
                           int text,
                           const HqRating *rating,
                           const char *said,
                           GError **error)
{
  return hq_database_run (db, &texts[text], error, "hlis", rating->ticket, rating->period, said);
}

/**
 * hq_rating_table_save:
 * @rating: its level as it is to stand, and what is added
 *
 * Writes a changed level, or the reason that came after it. What is not given stays; a telephone goes
 * when the rating is no bad one any more.
 *
 * Returns: whether it was stored
 */
gboolean
hq_rating_table_save (HqDatabase *db, const HqRating *rating, GError **error)
{
  gboolean bad = hq_rating_rule_is_bad (rating->level);

  return hq_database_run (db, &texts[TEXT_SAVE], error, "hliiz", rating->ticket, rating->period,
                          rating->level, rating->changed_at)
         && (rating->tags == NULL
             || hq_rating_table_save_text (db, TEXT_SAVE_TAGS, rating, rating->tags, error))
         && (rating->comment == NULL
             || hq_rating_table_save_text (db, TEXT_SAVE_COMMENT, rating, rating->comment, error))
         && ((bad && rating->telephone == NULL)
             || hq_rating_table_save_text (db, TEXT_SAVE_TELEPHONE, rating,
                                           bad ? rating->telephone : NULL, error));
}

static gboolean
hq_rating_table_take_all (HqRows *found, GArray *rows, GError **error)
{
  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      HqRatingRow row = {
        .ticket = hq_rows_get_int (found, 0),
        .day = (HqDate) hq_rows_get_int (found, 1),
        .prefix = hq_rows_get_text (found, 2)[0],
        .number = (guint) hq_rows_get_int (found, 3),
        .period = (int) hq_rows_get_int (found, 4),
        .level = (int) hq_rows_get_int (found, 5),
        .pad = hq_rows_get_int (found, 6) != 0,
        .touch = { .counter = (int) hq_rows_get_int (found, 7),
                   .ended_at = hq_rows_get_int (found, 8),
                   .rated_at = hq_rows_get_int (found, 9) },
      };

      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}

/**
 * hq_rating_table_read_between:
 * @from: the first instant
 * @to: the first instant after
 * @rows: (element-type HqRatingRow): gets the ratings first given in between, in the order of
 *   counter and time
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_table_read_between (HqDatabase *db, HqTime from, HqTime to, GArray *rows, GError **error)
{
  return hq_rating_table_take_all (hq_rows_start (db, &texts[TEXT_BETWEEN], error, "hll", from, to),
                                   rows, error);
}

/**
 * hq_rating_table_read_near_open:
 * @span: a length of time
 * @rows: (element-type HqRatingRow): gets the ratings that are followed up still and those given so
 *   near to one of them, at whatever counter, in the order of counter and time
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_table_read_near_open (HqDatabase *db, HqTime span, GArray *rows, GError **error)
{
  return hq_rating_table_take_all (hq_rows_start (db, &texts[TEXT_NEAR_OPEN], error, "hl", span), rows,
                                   error);
}

/**
 * hq_rating_table_read_levels:
 * @span: whose ratings, and when they were first given
 * @levels: (element-type int): gets the level of each, in the order of time
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rating_table_read_levels (HqDatabase *db,
                             const HqRatingSpan *span,
                             GArray *levels,
                             GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LEVELS], error, "hlls", span->from, span->to,
                                span->staff);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      int level = (int) hq_rows_get_int (rows, 0);

      g_array_append_val (levels, level);
    }
  return hq_rows_end (rows, error);
}
