/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-story-table.h"

enum
{
  TEXT_LEGS,
  TEXT_STAYS,
  TEXT_MATTERS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_LEGS] = { "SELECT leg, cause, service, class, target, wait_from, ended_at, \"end\" FROM leg"
                  " WHERE hall = ? AND ticket = ? ORDER BY leg" },
  [TEXT_STAYS] = { "SELECT p.period, p.leg, p.service, p.counter, p.staff, p.called_at, p.rule,"
                   " p.score, p.runner_up, p.runner_up_score, p.reason, p.announcements,"
                   " p.announced_at, p.recalls, p.recalled_at, p.missed_at, p.started_at,"
                   " p.held_at, p.held, p.ended_at, p.\"end\", p.measured, n.prefix, n.number,"
                   " r.level, r.channel, r.rated_at, r.changed_at, r.tags FROM period AS p"
                   " LEFT JOIN ticket AS n ON n.hall = p.hall AND n.ticket = p.runner_up"
                   " LEFT JOIN rating AS r ON r.hall = p.hall AND r.ticket = p.ticket"
                   " AND r.period = p.period WHERE p.hall = ? AND p.ticket = ? ORDER BY p.period" },
  [TEXT_MATTERS] = { "SELECT m.matter, m.item, i.name, i.name_en, m.outcome, m.period, c.case_file,"
                     " c.kind, c.state, c.due_day, c.ended_day FROM matter AS m"
                     " LEFT JOIN item AS i ON i.hall = m.hall AND i.item = m.item"
                     " LEFT JOIN case_file AS c ON c.hall = m.hall AND c.ticket = m.ticket"
                     " AND c.matter = m.matter WHERE m.hall = ? AND m.ticket = ? ORDER BY m.matter" },
};

const HqText *
hq_story_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_story_table_read_legs:
 * @legs: (element-type HqStoryLeg): gets the ticket's ways to a call, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_story_table_read_legs (HqDatabase *db, gint64 ticket, GArray *legs, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LEGS], error, "hl", ticket);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqStoryLeg row = {
        .leg = { ticket, (int) hq_rows_get_int (rows, 0),
                 g_intern_string (hq_rows_get_text (rows, 1)),
                 g_intern_string (hq_rows_get_text (rows, 2)),
                 (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, 3)),
                 hq_rows_get_int (rows, 4), hq_rows_get_int (rows, 5) },
        .ended_at = hq_rows_get_int (rows, 6),
        .end = g_intern_string (hq_rows_get_text (rows, 7)),
      };

      g_array_append_val (legs, row);
    }
  return hq_rows_end (rows, error);
}

static void
hq_story_table_read_period (HqRows *rows, HqPeriod *period)
{
  *period = (HqPeriod){
    .period = (int) hq_rows_get_int (rows, 0),
    .leg = (int) hq_rows_get_int (rows, 1),
    .service = g_intern_string (hq_rows_get_text (rows, 2)),
    .counter = (int) hq_rows_get_int (rows, 3),
    .staff = g_intern_string (hq_rows_get_text (rows, 4)),
    .called_at = hq_rows_get_int (rows, 5),
    .rule = g_intern_string (hq_rows_get_text (rows, 6)),
    .score = hq_rows_get_double (rows, 7),
    .runner_up = hq_rows_get_int (rows, 8),
    .runner_up_score = hq_rows_get_double (rows, 9),
    .reason = g_intern_string (hq_rows_get_text (rows, 10)),
    .announcements = (int) hq_rows_get_int (rows, 11),
    .announced_at = hq_rows_get_int (rows, 12),
    .recalls = (int) hq_rows_get_int (rows, 13),
    .recalled_at = hq_rows_get_int (rows, 14),
    .missed_at = hq_rows_get_int (rows, 15),
    .started_at = hq_rows_get_int (rows, 16),
    .held_at = hq_rows_get_int (rows, 17),
    .held = hq_rows_get_int (rows, 18),
    .ended_at = hq_rows_get_int (rows, 19),
    .end = g_intern_string (hq_rows_get_text (rows, 20)),
    .measured = hq_rows_get_int (rows, 21) != 0,
  };
}

/**
 * hq_story_table_read_stays:
 * @stays: (element-type HqStoryStay): gets the ticket's stays at counters, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_story_table_read_stays (HqDatabase *db, gint64 ticket, GArray *stays, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_STAYS], error, "hl", ticket);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqStoryStay row = { .number = (guint) hq_rows_get_int (rows, 23),
                          .level = (int) hq_rows_get_int (rows, 24),
                          .pad = g_strcmp0 (hq_rows_get_text (rows, 25), "pad") == 0,
                          .rated_at = hq_rows_get_int (rows, 26),
                          .changed_at = hq_rows_get_int (rows, 27),
                          .tags = g_intern_string (hq_rows_get_text (rows, 28)) };

      hq_story_table_read_period (rows, &row.period);
      row.period.ticket = ticket;
      if (!hq_rows_is_null (rows, 22))
        row.prefix = hq_rows_get_text (rows, 22)[0];
      g_array_append_val (stays, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_story_table_read_matters:
 * @matters: (element-type HqStoryMatter): gets the ticket's matters, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_story_table_read_matters (HqDatabase *db, gint64 ticket, GArray *matters, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_MATTERS], error, "hl", ticket);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqStoryMatter row = {
        .matter = (int) hq_rows_get_int (rows, 0),
        .item = g_intern_string (hq_rows_get_text (rows, 1)),
        .name = g_intern_string (hq_rows_get_text (rows, 2)),
        .name_en = g_intern_string (hq_rows_get_text (rows, 3)),
        .outcome = (HqOutcome) hq_nick_find (HQ_SET_OUTCOME, hq_rows_get_text (rows, 4)),
        .period = (int) hq_rows_get_int (rows, 5),
        .case_file = hq_rows_get_int (rows, 6),
      };

      if (row.case_file != 0)
        {
          row.kind = (HqCaseKind) hq_nick_find (HQ_SET_CASE_KIND, hq_rows_get_text (rows, 7));
          row.state = (HqCaseState) hq_nick_find (HQ_SET_CASE_STATE, hq_rows_get_text (rows, 8));
          row.due_day = (HqDate) hq_rows_get_int (rows, 9);
          row.ended_day = (HqDate) hq_rows_get_int (rows, 10);
        }
      g_array_append_val (matters, row);
    }
  return hq_rows_end (rows, error);
}
