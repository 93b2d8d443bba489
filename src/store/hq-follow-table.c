/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-follow-table.h"

/* A telephone as staff see it. What is too short to hide a part of is hidden as a whole. */
#define MASKED                                                                                     \
  "CASE WHEN length(r.telephone) >= 11 THEN substr(r.telephone, 1, length(r.telephone) - 8)"       \
  " || '****' || substr(r.telephone, length(r.telephone) - 3) WHEN r.telephone IS NOT NULL"        \
  " THEN '****' END"

#define SELECT                                                                                     \
  "SELECT f.follow_up, f.state, f.proposal, f.proposed_by, f.extended, f.tries, f.due_day,"        \
  " f.ended_day, f.ticket, f.period, t.day, t.prefix, t.number, p.service, p.counter, p.ended_at," \
  " p.staff, f.department, s.name, r.level, r.channel = 'pad', r.rated_at, r.tags, "               \
  "r.comment, " MASKED " FROM follow_up AS f"

/* A rating that was changed to a good one is no matter of these lists. */
#define JOINS                                                                                      \
  " CROSS JOIN rating AS r ON r.hall = f.hall AND r.ticket = f.ticket AND r.period = f.period"     \
  " CROSS JOIN period AS p ON p.hall = f.hall AND p.ticket = f.ticket AND p.period = f.period"     \
  " CROSS JOIN ticket AS t ON t.hall = f.hall AND t.ticket = f.ticket"                             \
  " CROSS JOIN staff AS s ON s.hall = p.hall AND s.staff = p.staff WHERE f.hall = ?1"              \
  " AND r.level <= 2"

enum
{
  TEXT_BEGIN,
  TEXT_FIND,
  TEXT_OPEN,
  TEXT_ENDED,
  TEXT_SAVE,
  TEXT_ADD_STEP,
  TEXT_STEPS,
  TEXT_TELEPHONE,
  TEXT_MAY_SETTLE,
  TEXT_WITHDRAW,
  TEXT_ERASE,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_BEGIN] = { "INSERT INTO follow_up (hall, follow_up, ticket, period, department)"
                   " SELECT ?1, coalesce(max(follow_up), 0) + 1, ?2, ?3, (SELECT s.department"
                   " FROM period AS p JOIN staff AS s ON s.hall = p.hall AND s.staff = p.staff"
                   " WHERE p.hall = ?1 AND p.ticket = ?2 AND p.period = ?3) FROM follow_up"
                   " WHERE hall = ?1 ON CONFLICT (hall, ticket, period) DO NOTHING" },
  [TEXT_FIND] = { SELECT JOINS " AND f.follow_up = ?2" },
  [TEXT_OPEN] = { SELECT " INDEXED BY follow_up_open" JOINS
                         " AND f.ended_day IS NULL ORDER BY r.rated_at, f.follow_up" },
  [TEXT_ENDED] = { SELECT " INDEXED BY follow_up_ended" JOINS
                          " AND f.ended_day >= ?2 AND f.ended_day <= ?3"
                          " ORDER BY f.ended_day DESC, f.follow_up DESC" },
  [TEXT_SAVE] = { "UPDATE follow_up SET state = ?3, proposal = ?4, proposed_by = ?5, extended = ?6,"
                  " tries = ?7, due_day = ?8, ended_day = ?9 WHERE hall = ?1 AND follow_up = ?2" },
  [TEXT_ADD_STEP] = { "INSERT INTO follow_step (hall, follow_up, step, kind, at, staff, text)"
                      " SELECT ?1, ?2, coalesce(max(step), 0) + 1, ?3, ?4, ?5, coalesce(?6, '')"
                      " FROM follow_step WHERE hall = ?1 AND follow_up = ?2" },
  [TEXT_STEPS] = { "SELECT kind, at, staff, text FROM follow_step"
                   " WHERE hall = ? AND follow_up = ? ORDER BY step" },
  /* What nobody is known to have looked at is not shown. */
  [TEXT_TELEPHONE] = { "SELECT r.telephone FROM follow_up AS f CROSS JOIN rating AS r"
                       " ON r.hall = f.hall AND r.ticket = f.ticket AND r.period = f.period"
                       " WHERE f.hall = ?1 AND f.follow_up = ?2 AND r.telephone IS NOT NULL"
                       " AND EXISTS (SELECT 1 FROM access AS a INDEXED BY access_place"
                       " WHERE a.hall = ?1 AND a.place = ?3 AND a.at = ?4 AND a.staff = ?5"
                       " AND a.what = 'follow-look' AND a.about = ?2 AND a.granted = 1)" },
  [TEXT_MAY_SETTLE] = { "SELECT 1",
                        "SELECT (has_column_privilege ('rating', 'telephone', 'SELECT')"
                        " AND has_column_privilege ('rating', 'telephone', 'UPDATE'))::int" },
  [TEXT_WITHDRAW] = { "UPDATE follow_up INDEXED BY follow_up_open SET state = 'withdrawn',"
                      " proposal = NULL, proposed_by = NULL, ended_day = ?3"
                      " WHERE hall = ?1 AND ended_day IS NULL"
                      " AND EXISTS (SELECT 1 FROM rating AS r WHERE r.hall = ?1"
                      " AND r.ticket = follow_up.ticket AND r.period = follow_up.period"
                      " AND r.level > 2 AND r.rated_at < ?2)" },
  [TEXT_ERASE] = { "UPDATE rating INDEXED BY rating_telephone SET telephone = NULL WHERE hall = ?1"
                   " AND rated_at < ?2 AND telephone IS NOT NULL" },
};

const HqText *
hq_follow_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_follow_table_copy_row:
 *
 * Returns: (transfer full): a copy of @row, for hq_follow_table_free_row()
 */
HqFollowRow *
hq_follow_table_copy_row (const HqFollowRow *row)
{
  HqFollowRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->tags = g_strdup (row->tags);
  copy->comment = g_strdup (row->comment);
  copy->telephone = g_strdup (row->telephone);
  return copy;
}

void
hq_follow_table_free_row (gpointer data)
{
  HqFollowRow *row = data;

  g_free (row->name);
  g_free (row->tags);
  g_free (row->comment);
  g_free (row->telephone);
  g_free (row);
}

void
hq_follow_table_free_step (gpointer data)
{
  HqFollowStepRow *step = data;

  g_free (step->text);
  g_free (step);
}

/**
 * hq_follow_table_begin:
 * @ticket: of a rating that is stored already
 * @period: of it
 *
 * Begins what is done about a bad rating, and keeps of which department the rated clerk is now; nothing
 * happens where that has begun.
 *
 * Returns: whether it was stored
 */
gboolean
hq_follow_table_begin (HqDatabase *db, gint64 ticket, int period, GError **error)
{
  return hq_database_run (db, &texts[TEXT_BEGIN], error, "hli", ticket, period);
}

static HqFollow
hq_follow_table_get_follow (HqRows *rows)
{
  int proposal = hq_nick_find (HQ_SET_FOLLOW_STATE, hq_rows_get_text (rows, 2));

  return (HqFollow){
    .state = (HqFollowState) hq_nick_find (HQ_SET_FOLLOW_STATE, hq_rows_get_text (rows, 1)),
    .proposal = proposal < 0 ? HQ_FOLLOW_VERIFY : (HqFollowState) proposal,
    .proposer = g_intern_string (hq_rows_get_text (rows, 3)),
    .extended = hq_rows_get_int (rows, 4) != 0,
    .tries = (guint) hq_rows_get_int (rows, 5),
    .reachable = hq_rows_get_text (rows, 24) != NULL,
  };
}

static HqFollowRow *
hq_follow_table_get_row (HqRows *rows)
{
  HqFollowRow *row = g_new (HqFollowRow, 1);

  *row = (HqFollowRow){
    .follow_up = hq_rows_get_int (rows, 0),
    .follow = hq_follow_table_get_follow (rows),
    .due_day = (HqDate) hq_rows_get_int (rows, 6),
    .ended_day = (HqDate) hq_rows_get_int (rows, 7),
    .ticket = hq_rows_get_int (rows, 8),
    .period = (int) hq_rows_get_int (rows, 9),
    .day = (HqDate) hq_rows_get_int (rows, 10),
    .prefix = hq_rows_get_text (rows, 11)[0],
    .number = (guint) hq_rows_get_int (rows, 12),
    .service = g_intern_string (hq_rows_get_text (rows, 13)),
    .counter = (int) hq_rows_get_int (rows, 14),
    .ended_at = hq_rows_get_int (rows, 15),
    .staff = g_intern_string (hq_rows_get_text (rows, 16)),
    .department = g_intern_string (hq_rows_get_text (rows, 17)),
    .name = g_strdup (hq_rows_get_text (rows, 18)),
    .level = (int) hq_rows_get_int (rows, 19),
    .pad = hq_rows_get_int (rows, 20) != 0,
    .rated_at = hq_rows_get_int (rows, 21),
    .tags = g_strdup (hq_rows_get_text (rows, 22)),
    .comment = g_strdup (hq_rows_get_text (rows, 23)),
    .telephone = g_strdup (hq_rows_get_text (rows, 24)),
  };
  return row;
}

/**
 * hq_follow_table_find:
 * @row: (out) (transfer full) (nullable): the follow-up of that number, %NULL where there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_find (HqDatabase *db, gint64 follow_up, HqFollowRow **row, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND], error, "hl", follow_up);

  if (rows == NULL)
    return FALSE;
  *row = hq_rows_next (rows) ? hq_follow_table_get_row (rows) : NULL;
  if (hq_rows_end (rows, error))
    return TRUE;
  g_clear_pointer (row, hq_follow_table_free_row);
  return FALSE;
}

static gboolean
hq_follow_table_read (HqRows *running, GPtrArray *rows, GError **error)
{
  if (running == NULL)
    return FALSE;
  while (hq_rows_next (running))
    g_ptr_array_add (rows, hq_follow_table_get_row (running));
  return hq_rows_end (running, error);
}

/**
 * hq_follow_table_read_open:
 * @rows: (element-type HqFollowRow): gets those that are open, the oldest rating first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_read_open (HqDatabase *db, GPtrArray *rows, GError **error)
{
  return hq_follow_table_read (hq_rows_start (db, &texts[TEXT_OPEN], error, "h"), rows, error);
}

/**
 * hq_follow_table_read_ended:
 * @from: the first day
 * @to: the last one
 * @rows: (element-type HqFollowRow): gets those that ended in between, the last one first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_read_ended (HqDatabase *db, HqDate from, HqDate to, GPtrArray *rows, GError **error)
{
  return hq_follow_table_read (hq_rows_start (db, &texts[TEXT_ENDED], error, "hii", (int) from,
                                              (int) to),
                               rows, error);
}

/**
 * hq_follow_table_save:
 * @row: how it stands, and since when it has ended
 *
 * Returns: whether it was stored
 */
gboolean
hq_follow_table_save (HqDatabase *db, const HqFollowRow *row, GError **error)
{
  const HqFollow *follow = &row->follow;
  gboolean proposed = hq_follow_rule_is_proposed (follow);

  return hq_database_run (db, &texts[TEXT_SAVE], error, "hlsssiizz", row->follow_up,
                          hq_nick_get (HQ_SET_FOLLOW_STATE, follow->state),
                          proposed ? hq_nick_get (HQ_SET_FOLLOW_STATE, follow->proposal) : NULL,
                          follow->proposer, (int) (follow->extended != FALSE), (int) follow->tries,
                          (gint64) row->due_day, (gint64) row->ended_day);
}

/**
 * hq_follow_table_add_step:
 *
 * Returns: whether it was stored
 */
gboolean
hq_follow_table_add_step (HqDatabase *db,
                          gint64 follow_up,
                          const HqFollowStepRow *step,
                          GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD_STEP], error, "hlslss", follow_up,
                          hq_nick_get (HQ_SET_FOLLOW_STEP, step->kind), step->at, step->staff,
                          step->text);
}

/**
 * hq_follow_table_read_steps:
 * @steps: (element-type HqFollowStepRow): gets what was done about it, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_read_steps (HqDatabase *db, gint64 follow_up, GPtrArray *steps, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_STEPS], error, "hl", follow_up);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqFollowStepRow *step = g_new (HqFollowStepRow, 1);

      *step = (HqFollowStepRow){
        .kind = (HqFollowStep) hq_nick_find (HQ_SET_FOLLOW_STEP, hq_rows_get_text (rows, 0)),
        .at = hq_rows_get_int (rows, 1),
        .staff = g_intern_string (hq_rows_get_text (rows, 2)),
        .text = g_strdup (hq_rows_get_text (rows, 3)),
      };
      g_ptr_array_add (steps, step);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_follow_table_get_telephone:
 * @look: a look that was logged
 * @telephone: (out) (transfer full) (nullable): the whole number; %NULL where the log has no such look,
 *   or the number is gone
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_get_telephone (HqDatabase *db,
                               const HqFollowLook *look,
                               char **telephone,
                               GError **error)
{
  return hq_rows_take_text (hq_rows_start (db, &texts[TEXT_TELEPHONE], error, "hlsls",
                                           look->follow_up, look->place, look->at, look->staff),
                            telephone, error);
}

/**
 * hq_follow_table_may_settle:
 * @may: (out): whether whom this connection is of may erase telephones
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_follow_table_may_settle (HqDatabase *db, gboolean *may, GError **error)
{
  gint64 value;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_MAY_SETTLE], error, ""), &value, error))
    return FALSE;
  *may = value != 0;
  return TRUE;
}

/**
 * hq_follow_table_withdraw:
 * @before: ratings of before can be changed no more
 * @today: the day
 *
 * Ends what was begun about ratings that were changed to good ones.
 *
 * Returns: whether it was done
 */
gboolean
hq_follow_table_withdraw (HqDatabase *db, HqTime before, HqDate today, GError **error)
{
  return hq_database_run (db, &texts[TEXT_WITHDRAW], error, "hli", before, (int) today);
}

/**
 * hq_follow_table_erase:
 * @before: a time
 *
 * Erases the telephones that were left with ratings of before.
 *
 * Returns: whether it was done
 */
gboolean
hq_follow_table_erase (HqDatabase *db, HqTime before, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ERASE], error, "hl", before);
}
