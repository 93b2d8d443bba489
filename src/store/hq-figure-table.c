/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figure-table.h"

#include "hq-rating-rule.h"

/* All that hangs on a ticket is found through the tickets of the days, day by day, which the index
 * of numbers gives; CROSS JOIN holds the engine to that order, so that the cost is the days' and not
 * the history's. */
#define TICKETS " FROM ticket AS t INDEXED BY ticket_number"
#define DAYS " WHERE t.hall = ?1 AND t.day BETWEEN ?2 AND ?3"
#define SERVICE_FLOOR(service)                                                                     \
  " CROSS JOIN service AS s ON s.hall = t.hall AND s.service = " service                           \
  " CROSS JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"

#define CASE_COLUMNS                                                                               \
  "SELECT c.service, coalesce(kz.floor, z.floor), c.counter, c.staff, c.kind, c.state,"            \
  " c.accepted_day, c.due_day, c.ended_day,"                                                       \
  " EXISTS (SELECT 1 FROM suspension AS u WHERE u.hall = c.hall AND u.case_file = c.case_file"     \
  " AND u.from_day <= ?3 AND (u.resumed_day IS NULL OR u.resumed_day > ?3))"                       \
  " OR EXISTS (SELECT 1 FROM supplement AS u WHERE u.hall = c.hall"                                \
  " AND u.case_file = c.case_file AND u.asked_day <= ?3"                                           \
  " AND (u.complete_day IS NULL OR u.complete_day > ?3))"                                          \
  " FROM case_file AS c"
#define CASE_PLACE                                                                                 \
  " CROSS JOIN service AS s ON s.hall = c.hall AND s.service = c.service"                          \
  " CROSS JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"                                   \
  " LEFT JOIN counter AS k ON k.hall = c.hall AND k.counter = c.counter"                           \
  " LEFT JOIN zone AS kz ON kz.hall = k.hall AND kz.zone = k.zone"

/* What was done without a number stands at the service of its item, where the item is known. */
#define ITEM_PLACE                                                                                 \
  " LEFT JOIN item AS i ON i.hall = u.hall AND i.item = u.item"                                    \
  " LEFT JOIN service AS s ON s.hall = i.hall AND s.service = i.service"                           \
  " LEFT JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"
#define DEVICE_PLACE " LEFT JOIN device AS d ON d.hall = u.hall AND d.device = u.device"

enum
{
  TEXT_TICKETS,
  TEXT_LEGS,
  TEXT_PERIODS,
  TEXT_MATTERS,
  TEXT_CASES,
  TEXT_USES,
  TEXT_REVISIONS,
  TEXT_APPEND,
  TEXT_MAY_APPEND,
  TEXT_OWED,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_TICKETS] = { "SELECT t.issued_for, z.floor, NULL, NULL, t.person, t.state,"
                     " EXISTS (SELECT 1 FROM period AS p WHERE p.hall = t.hall"
                     " AND p.ticket = t.ticket AND p.started_at IS NOT NULL)" TICKETS
                     SERVICE_FLOOR ("t.issued_for") DAYS },
  [TEXT_LEGS] = { "SELECT l.service, z.floor, NULL, NULL, t.day, l.wait_from, l.ended_at,"
                  " l.target, l.end, t.late" TICKETS
                  " CROSS JOIN leg AS l ON l.hall = t.hall AND l.ticket = t.ticket"
                  SERVICE_FLOOR ("l.service") DAYS },
  [TEXT_PERIODS] = { "SELECT p.service, z.floor, p.counter, p.staff, p.recalls, p.started_at,"
                     " p.ended_at, p.held, p.end, p.measured, r.level" TICKETS
                     " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket"
                     " CROSS JOIN counter AS k ON k.hall = p.hall AND k.counter = p.counter"
                     " CROSS JOIN zone AS z ON z.hall = k.hall AND z.zone = k.zone"
                     " LEFT JOIN rating AS r ON r.hall = p.hall AND r.ticket = p.ticket"
                     " AND r.period = p.period" DAYS },
  [TEXT_MATTERS] = { "SELECT coalesce(p.service, t.issued_for), coalesce(kz.floor, z.floor),"
                     " p.counter, p.staff, m.outcome" TICKETS
                     " CROSS JOIN matter AS m ON m.hall = t.hall AND m.ticket = t.ticket"
                     SERVICE_FLOOR ("t.issued_for")
                     " LEFT JOIN period AS p ON p.hall = m.hall AND p.ticket = m.ticket"
                     " AND p.period = m.period"
                     " LEFT JOIN counter AS k ON k.hall = p.hall AND k.counter = p.counter"
                     " LEFT JOIN zone AS kz ON kz.hall = k.hall AND kz.zone = k.zone" DAYS },
  /* What ended in the stretch or after it, and what is open now. */
  [TEXT_CASES] = { CASE_COLUMNS " INDEXED BY case_file_ended" CASE_PLACE
                   " WHERE c.hall = ?1 AND c.ended_day >= ?2 AND c.accepted_day <= ?3 UNION ALL "
                   CASE_COLUMNS " INDEXED BY case_file_open" CASE_PLACE
                   " WHERE c.hall = ?1 AND c.ended_day IS NULL AND c.accepted_day <= ?3" },
  [TEXT_USES] = { "SELECT s.service, coalesce(d.floor, z.floor), NULL, u.staff, 0, NULL"
                  " FROM enquiry AS u INDEXED BY enquiry_day" ITEM_PLACE DEVICE_PLACE
                  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3"
                  " UNION ALL SELECT s.service, coalesce(d.floor, z.floor), NULL, NULL, 1, NULL"
                  " FROM diversion AS u INDEXED BY diversion_day" ITEM_PLACE DEVICE_PLACE
                  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3"
                  " UNION ALL SELECT s.service, z.floor, NULL, u.helper, 2, u.result"
                  " FROM self_use AS u INDEXED BY self_use_day" ITEM_PLACE
                  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3" },
  [TEXT_REVISIONS] = { "SELECT scope, key, metric, revision, value, numerator, denominator,"
                       " formula, as_of, cause FROM daily_metric WHERE hall = ? AND day = ?"
                       " ORDER BY scope, key, metric, revision" },
  [TEXT_APPEND] = { "INSERT INTO daily_metric (hall, day, scope, key, metric, revision, value,"
                    " numerator, denominator, formula, as_of, cause)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?7 <> 0 THEN ?8 * 1 END,"
                    " CASE WHEN ?9 <> 0 THEN ?10 * 1 END, CASE WHEN ?9 <> 0 THEN ?11 * 1 END, ?12, ?13, ?14)" },
  [TEXT_MAY_APPEND] = { "SELECT 1", "SELECT has_table_privilege ('daily_metric', 'INSERT')::int" },
  /* Each sign-in publishes what is owed: ratings are looked for from the one before it on, each with its
   * ticket by the key, since the planner would rather go through all tickets. */
  [TEXT_OWED] = { "SELECT b.day, 0 FROM (SELECT day FROM business_day WHERE hall = ?1"
                  " AND state = 'closed' ORDER BY day DESC LIMIT 31) AS b"
                  " WHERE NOT EXISTS (SELECT 1 FROM daily_metric AS m WHERE m.hall = ?1"
                  " AND m.day = b.day)"
                  " UNION SELECT y.day, 1 FROM (SELECT x.day, max(x.rated) AS rated FROM"
                  " (SELECT (SELECT t.day FROM ticket AS t WHERE t.hall = r.hall"
                  " AND t.ticket = r.ticket) AS day, coalesce(r.changed_at, r.rated_at) AS rated"
                  " FROM rating AS r WHERE r.hall = ?1 AND r.rated_at >= (SELECT"
                  " coalesce(max(d.signed_in_at), 0) - ?3 FROM duty AS d WHERE d.hall = ?1"
                  " AND d.duty >= (SELECT max(l.duty) - 1 FROM duty AS l WHERE l.hall = ?1)"
                  " AND d.signed_in_at < ?2)) AS x GROUP BY x.day) AS y"
                  " WHERE y.rated > (SELECT b.closed_at FROM business_day AS b WHERE b.hall = ?1"
                  " AND b.day = y.day AND b.state = 'closed')"
                  " AND y.rated > (SELECT max(m.as_of) FROM daily_metric AS m WHERE m.hall = ?1"
                  " AND m.day = y.day) ORDER BY 1" },
};

const HqText *
hq_figure_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/* Whatever a row is of, its first columns say where. */
static HqFigurePlace
hq_figure_table_read_place (HqRows *rows)
{
  return (HqFigurePlace) {
    .service = g_intern_string (hq_rows_get_text (rows, 0)),
    .floor = hq_rows_is_null (rows, 1) ? HQ_FIGURE_NO_FLOOR : (int) hq_rows_get_int (rows, 1),
    .counter = (int) hq_rows_get_int (rows, 2),
    .staff = g_intern_string (hq_rows_get_text (rows, 3)),
  };
}

typedef void (*HqFigureTableRead) (HqRows *rows, GArray *array);

/* The stretch of days for which rows are wanted, and how one of them is read. */
typedef struct
{
  const HqText *text;
  HqDate from;
  HqDate to;
  HqFigureTableRead read;
} HqFigureTableQuery;

static gboolean
hq_figure_table_read (HqDatabase *db,
                      const HqFigureTableQuery *query,
                      GArray *array,
                      GError **error)
{
  HqRows *rows = hq_rows_start (db, query->text, error, "hii", (int) query->from, (int) query->to);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    query->read (rows, array);
  return hq_rows_end (rows, error);
}

static void
hq_figure_table_add_ticket (HqRows *rows, GArray *array)
{
  HqFigureTicket row = {
    .place = hq_figure_table_read_place (rows),
    .person = hq_rows_get_int (rows, 4),
    .state = (HqState) hq_nick_find (HQ_SET_STATE, hq_rows_get_text (rows, 5)),
    .served = hq_rows_get_int (rows, 6) != 0,
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_tickets:
 * @from: the first day
 * @to: the last day
 * @tickets: (element-type HqFigureTicket): gets the numbers of these days
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_tickets (HqDatabase *db,
                              HqDate from,
                              HqDate to,
                              GArray *tickets,
                              GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_TICKETS], from, to, hq_figure_table_add_ticket };

  return hq_figure_table_read (db, &query, tickets, error);
}

static HqLegEnd
hq_figure_table_find_end (const char *nick)
{
  static const char *const nicks[] = { [HQ_LEG_END_CALLED] = "called",
                                       [HQ_LEG_END_CANCELLED] = "cancelled",
                                       [HQ_LEG_END_UNSERVED] = "unserved",
                                       [HQ_LEG_END_CHANGED] = "changed",
                                       [HQ_LEG_END_REDIRECTED] = "redirected" };

  for (guint i = HQ_LEG_END_CALLED; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      return (HqLegEnd) i;
  return HQ_LEG_END_NONE;
}

static void
hq_figure_table_add_leg (HqRows *rows, GArray *array)
{
  HqFigureLeg row = {
    .place = hq_figure_table_read_place (rows),
    .day = (HqDate) hq_rows_get_int (rows, 4),
    .wait_from = hq_rows_get_int (rows, 5),
    .ended_at = hq_rows_get_int (rows, 6),
    .target = hq_rows_get_int (rows, 7),
    .end = hq_figure_table_find_end (hq_rows_get_text (rows, 8)),
    .late = hq_rows_get_int (rows, 9) != 0,
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_legs:
 * @legs: (element-type HqFigureLeg): gets the legs of the numbers of these days, day by day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_legs (HqDatabase *db, HqDate from, HqDate to, GArray *legs, GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_LEGS], from, to, hq_figure_table_add_leg };

  return hq_figure_table_read (db, &query, legs, error);
}

static void
hq_figure_table_add_period (HqRows *rows, GArray *array)
{
  const char *end = hq_rows_get_text (rows, 8);
  HqFigurePeriod row = {
    .place = hq_figure_table_read_place (rows),
    .recalls = hq_rows_get_int (rows, 4),
    .started_at = hq_rows_get_int (rows, 5),
    .ended_at = hq_rows_get_int (rows, 6),
    .held = hq_rows_get_int (rows, 7),
    .missed = g_strcmp0 (end, "missed") == 0,
    .redirected = g_strcmp0 (end, "redirected") == 0,
    .measured = hq_rows_get_int (rows, 9) != 0,
    .level = (int) hq_rows_get_int (rows, 10),
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_periods:
 * @periods: (element-type HqFigurePeriod): gets the stays at a counter of the numbers of these days
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_periods (HqDatabase *db,
                              HqDate from,
                              HqDate to,
                              GArray *periods,
                              GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_PERIODS], from, to, hq_figure_table_add_period };

  return hq_figure_table_read (db, &query, periods, error);
}

static void
hq_figure_table_add_matter (HqRows *rows, GArray *array)
{
  HqFigureMatter row = {
    .place = hq_figure_table_read_place (rows),
    .outcome = (HqOutcome) hq_nick_find (HQ_SET_OUTCOME, hq_rows_get_text (rows, 4)),
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_matters:
 * @matters: (element-type HqFigureMatter): gets the matters on the numbers of these days
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_matters (HqDatabase *db,
                              HqDate from,
                              HqDate to,
                              GArray *matters,
                              GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_MATTERS], from, to, hq_figure_table_add_matter };

  return hq_figure_table_read (db, &query, matters, error);
}

static void
hq_figure_table_add_case (HqRows *rows, GArray *array)
{
  HqFigureCase row = {
    .place = hq_figure_table_read_place (rows),
    .row = { .kind = (HqCaseKind) hq_nick_find (HQ_SET_CASE_KIND, hq_rows_get_text (rows, 4)),
             .state = (HqCaseState) hq_nick_find (HQ_SET_CASE_STATE, hq_rows_get_text (rows, 5)),
             .accepted = (HqDate) hq_rows_get_int (rows, 6),
             .due = (HqDate) hq_rows_get_int (rows, 7),
             .ended = (HqDate) hq_rows_get_int (rows, 8) },
    .stopped = hq_rows_get_int (rows, 9) != 0,
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_cases:
 * @cases: (element-type HqFigureCase): gets the cases accepted by @to that were not ended before
 *   @from, each once and as it is now
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_cases (HqDatabase *db, HqDate from, HqDate to, GArray *cases, GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_CASES], from, to, hq_figure_table_add_case };

  return hq_figure_table_read (db, &query, cases, error);
}

static void
hq_figure_table_add_use (HqRows *rows, GArray *array)
{
  const char *result = hq_rows_get_text (rows, 5);
  HqFigureUse row = {
    .place = hq_figure_table_read_place (rows),
    .kind = (HqFigureUseKind) hq_rows_get_int (rows, 4),
    .done = g_strcmp0 (result, "done") == 0,
    .ticket = g_strcmp0 (result, "ticket") == 0,
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_uses:
 * @uses: (element-type HqFigureUse): gets the enquiries, diversions and self-service uses
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_uses (HqDatabase *db, HqDate from, HqDate to, GArray *uses, GError **error)
{
  const HqFigureTableQuery query = { &texts[TEXT_USES], from, to, hq_figure_table_add_use };

  return hq_figure_table_read (db, &query, uses, error);
}

/**
 * hq_figure_table_read_revisions:
 * @day: a business day
 * @revisions: (element-type HqFigureRevision): gets all that was published of @day, the revisions
 *   of one figure beside each other, oldest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_revisions (HqDatabase *db, HqDate day, GArray *revisions, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_REVISIONS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqFigureRevision row = {
        .scope = g_intern_string (hq_rows_get_text (rows, 0)),
        .key = g_intern_string (hq_rows_get_text (rows, 1)),
        .metric = g_intern_string (hq_rows_get_text (rows, 2)),
        .revision = (int) hq_rows_get_int (rows, 3),
        .has_value = !hq_rows_is_null (rows, 4),
        .value = hq_rows_get_int (rows, 4),
        .has_rate = !hq_rows_is_null (rows, 5),
        .rate = { hq_rows_get_int (rows, 5), hq_rows_get_int (rows, 6) },
        .formula = (int) hq_rows_get_int (rows, 7),
        .as_of = hq_rows_get_int (rows, 8),
        .cause = g_intern_string (hq_rows_get_text (rows, 9)),
      };

      g_array_append_val (revisions, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_figure_table_append:
 * @day: a business day
 * @row: a new revision of one of its figures
 *
 * Returns: whether it was stored
 */
gboolean
hq_figure_table_append (HqDatabase *db, HqDate day, const HqFigureRevision *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_APPEND], error, "hisssiilillils", (int) day, row->scope,
                          row->key, row->metric, row->revision, (int) row->has_value, row->value,
                          (int) row->has_rate, row->rate.n, row->rate.total, row->formula,
                          row->as_of, row->cause);
}

/**
 * hq_figure_table_may_append:
 * @may: (out): whether whom this connection is of may publish figures
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_may_append (HqDatabase *db, gboolean *may, GError **error)
{
  gint64 value;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_MAY_APPEND], error, ""), &value, error))
    return FALSE;
  *may = value != 0;
  return TRUE;
}

/**
 * hq_figure_table_read_owed:
 * @now: the time, at which somebody may have signed in
 * @days: (element-type HqFigureOwed): gets the closed days whose figures are not published, or not
 *   with all of their ratings, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_owed (HqDatabase *db, HqTime now, GArray *days, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_OWED], error, "hll", now,
                                HQ_RATING_RULE_CHANGE);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqFigureOwed row = { (HqDate) hq_rows_get_int (rows, 0), hq_rows_get_int (rows, 1) != 0 };

      g_array_append_val (days, row);
    }
  return hq_rows_end (rows, error);
}
