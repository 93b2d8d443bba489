/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figure-table.h"

#include "hq-rating-rule.h"

/* All that hangs on a ticket is found through the tickets of the days, day by day, which the index
 * of numbers gives; CROSS JOIN holds the engine to that order, so that the cost is the days' and not
 * the history's. */
#define TICKETS " FROM ticket AS t INDEXED BY ticket_number"
#define DAYS " WHERE t.hall = ?1 AND t.day BETWEEN ?2 AND ?3"
/* Where more is asked of each ticket than the index has, they are gone through in the order of their keys:
 * a day's stand together, and each need not be looked for among those of all years. A plus keeps the
 * engine from taking what holds for one table for a way into another. */
#define SPAN                                                                                       \
  " FROM (SELECT min(x.ticket) AS low, max(x.ticket) AS high, count(*) AS n FROM ticket AS x"      \
  " INDEXED BY ticket_number WHERE x.hall = ?1 AND x.day BETWEEN ?2 AND ?3) AS d"
#define TICKETS_IN_TURN                                                                            \
  SPAN " CROSS JOIN ticket AS t ON t.hall = ?1 AND t.ticket BETWEEN d.low AND d.high"
#define DAYS_IN_TURN " WHERE +t.day BETWEEN ?2 AND ?3"
/* What hangs on them likewise. Where no key between the first and the last is another day's, none needs to
 * be asked about its day. */
#define OF_SPAN(row)                                                                               \
  " WHERE CASE WHEN d.high - d.low + 1 = d.n THEN TRUE ELSE EXISTS (SELECT 1 FROM ticket AS o"     \
  " WHERE o.hall = " row ".hall AND o.ticket = " row ".ticket AND o.day BETWEEN ?2 AND ?3) END"
/* What @key, whose place is @now by the set-up, had for a place on a day. Few have ever been elsewhere, and
 * the day is looked at for those alone: the plus keeps it out of the way there. */
#define PLACE_ON(place, kind, key, day, now)                                                       \
  "coalesce((SELECT " place " FROM former_place AS h WHERE h.hall = ?1 AND h.kind = '" kind "'"    \
  " AND h.key = CAST (" key " AS TEXT) AND +h.until_day > " day                                    \
  " ORDER BY h.until_day LIMIT 1), " now ")"
#define FLOOR_ON(kind, key, day, now)                                                              \
  PLACE_ON ("CAST (h.place AS INTEGER)", kind, key, day, now)
#define DAY_OF(row)                                                                                \
  "(SELECT o.day FROM ticket AS o WHERE o.hall = " row ".hall AND o.ticket = " row ".ticket)"
#define SERVICE_FLOOR(service)                                                                     \
  " CROSS JOIN service AS s ON s.hall = t.hall AND s.service = " service                           \
  " CROSS JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"

#define STOPPED_BY(table, began, over)                                                             \
  "EXISTS (SELECT 1 FROM " table " AS u WHERE u.hall = c.hall AND u.case_file = c.case_file"       \
  " AND u." began " <= ?3 AND (u." over " IS NULL OR u." over " > ?3))"
#define CASE_COLUMNS                                                                               \
  "SELECT c.service, coalesce(" FLOOR_ON ("counter", "c.counter", "?3", "kz.floor") ", "           \
  FLOOR_ON ("service", "c.service", "?3", "z.floor") "), c.counter, c.staff, c.kind, c.state,"            \
  " c.accepted_day, c.due_day, c.ended_day, CASE WHEN "                                            \
  STOPPED_BY ("suspension", "from_day", "resumed_day") " THEN 'suspended' WHEN "                   \
  STOPPED_BY ("supplement", "asked_day", "complete_day") " THEN 'supplement' ELSE 'open' END"
/* What ended in the stretch; what ended after it, if not on the day on which it was accepted; and what is
 * open now. */
#define CASES(details, place)                                                                      \
  CASE_COLUMNS details " FROM case_file AS c INDEXED BY case_file_ended" place                     \
  " WHERE c.hall = ?1 AND c.ended_day >= ?2 AND c.ended_day <= ?3 UNION ALL "                      \
  CASE_COLUMNS details " FROM case_file AS c INDEXED BY case_file_lasted" place                    \
  " WHERE c.hall = ?1 AND c.ended_day > ?3 AND c.accepted_day <= ?3"                               \
  " AND c.ended_day > c.accepted_day UNION ALL "                                                   \
  CASE_COLUMNS details " FROM case_file AS c INDEXED BY case_file_open" place                      \
  " WHERE c.hall = ?1 AND c.ended_day IS NULL AND c.accepted_day <= ?3"
#define CASE_PLACE                                                                                 \
  " CROSS JOIN service AS s ON s.hall = c.hall AND s.service = c.service"                          \
  " CROSS JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"                                   \
  " LEFT JOIN counter AS k ON k.hall = c.hall AND k.counter = c.counter"                           \
  " LEFT JOIN zone AS kz ON kz.hall = k.hall AND kz.zone = k.zone"

#define CASE_TICKET " LEFT JOIN ticket AS t ON t.hall = c.hall AND t.ticket = c.ticket"

/* What was done without a number stands at the service of its item, where the item is known. */
#define ITEM_PLACE                                                                                 \
  " LEFT JOIN item AS i ON i.hall = u.hall AND i.item = u.item"                                    \
  " LEFT JOIN service AS s ON s.hall = u.hall AND s.service = "                                    \
  PLACE_ON ("h.place", "item", "u.item", "u.day", "i.service")                                     \
    " LEFT JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"
#define DEVICE_PLACE " LEFT JOIN device AS d ON d.hall = u.hall AND d.device = u.device"

#define ITEM_FLOOR FLOOR_ON ("service", "s.service", "u.day", "z.floor")
#define USE_FLOOR "coalesce(" FLOOR_ON ("device", "u.device", "u.day", "d.floor") ", " ITEM_FLOOR ")"

#define USES(enquiry, diversion, self_use)                                                         \
  "SELECT s.service, " USE_FLOOR ", NULL, u.staff, 0, NULL" enquiry                                \
  " FROM enquiry AS u INDEXED BY enquiry_day" ITEM_PLACE DEVICE_PLACE                              \
  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3"                                                 \
  " UNION ALL SELECT s.service, " USE_FLOOR ", NULL, NULL, 1, NULL" diversion                      \
  " FROM diversion AS u INDEXED BY diversion_day" ITEM_PLACE DEVICE_PLACE                          \
  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3"                                                 \
  " UNION ALL SELECT s.service, " ITEM_FLOOR ", NULL, u.helper, 2, u.result" self_use              \
  " FROM self_use AS u INDEXED BY self_use_day" ITEM_PLACE                                         \
  " WHERE u.hall = ?1 AND u.day BETWEEN ?2 AND ?3"

/* What the rows of a ticket have in common for people: a part of it and its class, when it was
 * called and rated, and the item. */
#define DETAILS(part, class, called, rated, item)                                                  \
  ", t.ticket, NULL, " part ", t.day, t.prefix, t.number, " class ", t.state, t.issued_at,"        \
  " NULL, " called ", " rated ", " item
#define TICKET_DETAILS                                                                             \
  ", t.ticket, NULL, NULL, t.day, t.prefix, t.number, t.class, t.state, t.issued_at,"              \
  " coalesce(t.ended_at, (SELECT max(p.ended_at) FROM period AS p WHERE p.hall = t.hall"           \
  " AND p.ticket = t.ticket)), NULL, NULL, NULL"
#define CASE_DETAILS                                                                               \
  ", t.ticket, c.case_file, NULL, t.day, t.prefix, t.number, t.class, t.state, c.accepted_at,"     \
  " NULL, NULL, NULL, c.item"
#define USE_DETAILS(id, ticket, at)                                                                \
  ", " ticket ", u." id ", NULL, u.day, NULL, NULL, NULL, NULL, u." at ", NULL, NULL, NULL, u.item"

#define TICKET_COLUMNS                                                                             \
  "SELECT t.issued_for, " FLOOR_ON ("service", "t.issued_for", "t.day", "z.floor")                 \
  ", NULL, NULL, t.person, t.state,"                                                               \
  " CASE WHEN t.state IN ('serving', 'finished') THEN TRUE ELSE EXISTS (SELECT 1 FROM period AS p" \
  " WHERE p.hall = t.hall AND p.ticket = t.ticket AND p.started_at IS NOT NULL) END"
#define LEG_COLUMNS                                                                                \
  "SELECT l.service, " FLOOR_ON ("service", "l.service", "t.day", "z.floor")                       \
  ", NULL, NULL, t.day, l.wait_from, l.ended_at, l.target, l.end, t.late"
#define LEG_PLACE                                                                                  \
  " CROSS JOIN leg AS l ON l.hall = t.hall AND l.ticket = +t.ticket" SERVICE_FLOOR ("l.service")
#define PERIOD_COLUMNS                                                                             \
  "SELECT p.service, " FLOOR_ON ("counter", "p.counter", DAY_OF ("p"), "z.floor")                  \
  ", p.counter, p.staff, p.recalls, p.started_at, p.ended_at, p.held,"    \
  " p.end, p.measured, r.level, f.state = 'invalid'"
#define PERIODS_IN_TURN                                                                            \
  SPAN " CROSS JOIN period AS p ON p.hall = ?1 AND p.ticket BETWEEN d.low AND d.high" PERIOD_AT
#define PERIOD_PLACE                                                                               \
  " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket" PERIOD_AT
#define PERIOD_AT                                                                                  \
  " CROSS JOIN counter AS k ON k.hall = p.hall AND k.counter = p.counter"                          \
  " CROSS JOIN zone AS z ON z.hall = k.hall AND z.zone = k.zone"                                   \
  " LEFT JOIN rating AS r ON r.hall = p.hall AND r.ticket = p.ticket AND r.period = p.period"      \
  " LEFT JOIN follow_up AS f ON f.hall = r.hall AND f.ticket = r.ticket AND f.period = r.period"
#define MATTER_COUNTER FLOOR_ON ("counter", "p.counter", DAY_OF ("m"), "kz.floor")
#define MATTER_SERVICE FLOOR_ON ("service", "t.issued_for", "t.day", "z.floor")
#define MATTER_COLUMNS                                                                             \
  "SELECT coalesce(p.service, t.issued_for), coalesce(" MATTER_COUNTER ", " MATTER_SERVICE "),"    \
  " p.counter, p.staff, m.outcome"
/* Most matters are of a stay, and only the others are of what the number was taken for. */
#define MATTER_TICKET                                                                              \
  " FROM ticket AS t" SERVICE_FLOOR ("t.issued_for")                                               \
  " WHERE t.hall = m.hall AND t.ticket = m.ticket"
#define MATTERS_IN_TURN                                                                            \
  SPAN " CROSS JOIN matter AS m ON m.hall = ?1 AND m.ticket BETWEEN d.low AND d.high" MATTER_AT
#define MATTER_PLACE                                                                               \
  " CROSS JOIN matter AS m ON m.hall = t.hall AND m.ticket = t.ticket"                             \
  SERVICE_FLOOR ("t.issued_for") MATTER_AT
#define MATTER_AT                                                                                  \
  " LEFT JOIN period AS p ON p.hall = m.hall AND p.ticket = m.ticket AND p.period = m.period"      \
  " LEFT JOIN counter AS k ON k.hall = p.hall AND k.counter = p.counter"                           \
  " LEFT JOIN zone AS kz ON kz.hall = k.hall AND kz.zone = k.zone"

#define REVISIONS                                                                                  \
  "SELECT scope, key, metric, revision, value, numerator, denominator, formula, as_of, cause"      \
  " FROM daily_metric WHERE hall = ? AND day = ?"

/* The texts of rows with details follow those without, each in the same order. */
enum
{
  TEXT_TICKETS,
  TEXT_LEGS,
  TEXT_PERIODS,
  TEXT_MATTERS,
  TEXT_CASES,
  TEXT_USES,
  TEXT_TICKETS_IN_DETAIL,
  TEXT_LEGS_IN_DETAIL,
  TEXT_PERIODS_IN_DETAIL,
  TEXT_MATTERS_IN_DETAIL,
  TEXT_CASES_IN_DETAIL,
  TEXT_USES_IN_DETAIL,
  TEXT_DAYS,
  TEXT_REVISIONS,
  TEXT_REVISIONS_OF_PART,
  TEXT_APPEND,
  TEXT_MAY_APPEND,
  TEXT_OWED,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_TICKETS] = { TICKET_COLUMNS TICKETS_IN_TURN SERVICE_FLOOR ("t.issued_for") DAYS_IN_TURN },
  [TEXT_LEGS] = { LEG_COLUMNS TICKETS_IN_TURN LEG_PLACE DAYS_IN_TURN },
  [TEXT_PERIODS] = { PERIOD_COLUMNS PERIODS_IN_TURN OF_SPAN ("p") },
  [TEXT_MATTERS] = { "SELECT coalesce(p.service, (SELECT t.issued_for" MATTER_TICKET ")),"
                     " coalesce(" MATTER_COUNTER ", (SELECT " MATTER_SERVICE MATTER_TICKET ")),"
                     " p.counter, p.staff, m.outcome" MATTERS_IN_TURN OF_SPAN ("m") },
  [TEXT_CASES] = { CASES ("", CASE_PLACE) },
  [TEXT_USES] = { USES ("", "", "") },
  [TEXT_TICKETS_IN_DETAIL] = { TICKET_COLUMNS TICKET_DETAILS TICKETS
                               SERVICE_FLOOR ("t.issued_for") DAYS },
  [TEXT_LEGS_IN_DETAIL] = { LEG_COLUMNS DETAILS ("l.leg", "l.class", "NULL", "NULL", "NULL")
                            TICKETS LEG_PLACE DAYS },
  [TEXT_PERIODS_IN_DETAIL] = { PERIOD_COLUMNS
                               DETAILS ("p.period", "t.class", "p.called_at", "r.rated_at", "NULL")
                               TICKETS PERIOD_PLACE DAYS },
  [TEXT_MATTERS_IN_DETAIL] = { MATTER_COLUMNS
                               DETAILS ("m.matter", "t.class", "p.called_at", "NULL", "m.item")
                               TICKETS MATTER_PLACE DAYS },
  [TEXT_CASES_IN_DETAIL] = { CASES (CASE_DETAILS, CASE_PLACE CASE_TICKET) },
  [TEXT_USES_IN_DETAIL] = { USES (USE_DETAILS ("enquiry", "0", "at"),
                                  USE_DETAILS ("diversion", "0", "at"),
                                  USE_DETAILS ("self_use", "u.ticket", "started_at")) },
  [TEXT_DAYS] = { "SELECT day, opens_at, state <> 'planned', state = 'closed' FROM business_day"
                  " WHERE hall = ? AND day BETWEEN ? AND ? ORDER BY day" },
  [TEXT_REVISIONS] = { REVISIONS " ORDER BY scope, key, metric, revision" },
  [TEXT_REVISIONS_OF_PART] = { REVISIONS " AND scope = ? AND key = ?"
                               " ORDER BY metric, revision" },
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

/* A kind of row: its text, how one of them is read, and how many columns that takes. */
typedef struct
{
  guint text;
  HqFigureTableRead read;
  int n_columns;
} HqFigureTableKind;

static void
hq_figure_table_add_detail (HqRows *rows, int at, GArray *details)
{
  const char *prefix = hq_rows_get_text (rows, at + 4);
  HqFigureDetail row = {
    .ticket = hq_rows_get_int (rows, at),
    .id = hq_rows_get_int (rows, at + 1),
    .part = (int) hq_rows_get_int (rows, at + 2),
    .day = (HqDate) hq_rows_get_int (rows, at + 3),
    .prefix = prefix != NULL ? prefix[0] : '\0',
    .number = (guint) hq_rows_get_int (rows, at + 5),
    .issued_at = hq_rows_get_int (rows, at + 8),
    .ended_at = hq_rows_get_int (rows, at + 9),
    .called_at = hq_rows_get_int (rows, at + 10),
    .rated_at = hq_rows_get_int (rows, at + 11),
    .item = g_intern_string (hq_rows_get_text (rows, at + 12)),
  };

  if (prefix != NULL)
    {
      row.class = (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, at + 6));
      row.state = (HqState) hq_nick_find (HQ_SET_STATE, hq_rows_get_text (rows, at + 7));
    }
  g_array_append_val (details, row);
}

static gboolean
hq_figure_table_read (HqDatabase *db,
                      const HqFigureTableKind *kind,
                      const HqFigureSpan *span,
                      GArray *array,
                      GError **error)
{
  guint text = kind->text + (span->details != NULL ? TEXT_TICKETS_IN_DETAIL : TEXT_TICKETS);
  HqRows *rows = hq_rows_start (db, &texts[text], error, "hii", (int) span->from, (int) span->to);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      kind->read (rows, array);
      if (span->details != NULL)
        hq_figure_table_add_detail (rows, kind->n_columns, span->details);
    }
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
 * @span: the days
 * @tickets: (element-type HqFigureTicket): gets the numbers of these days
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_tickets (HqDatabase *db,
                              const HqFigureSpan *span,
                              GArray *tickets,
                              GError **error)
{
  static const HqFigureTableKind kind = { TEXT_TICKETS, hq_figure_table_add_ticket, 7 };

  return hq_figure_table_read (db, &kind, span, tickets, error);
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
hq_figure_table_read_legs (HqDatabase *db,
                           const HqFigureSpan *span,
                           GArray *legs,
                           GError **error)
{
  static const HqFigureTableKind kind = { TEXT_LEGS, hq_figure_table_add_leg, 10 };

  return hq_figure_table_read (db, &kind, span, legs, error);
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
    .invalid = hq_rows_get_int (rows, 11) != 0,
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
                              const HqFigureSpan *span,
                              GArray *periods,
                              GError **error)
{
  static const HqFigureTableKind kind = { TEXT_PERIODS, hq_figure_table_add_period, 12 };

  return hq_figure_table_read (db, &kind, span, periods, error);
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
                              const HqFigureSpan *span,
                              GArray *matters,
                              GError **error)
{
  static const HqFigureTableKind kind = { TEXT_MATTERS, hq_figure_table_add_matter, 5 };

  return hq_figure_table_read (db, &kind, span, matters, error);
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
    .stop = (HqCaseState) hq_nick_find (HQ_SET_CASE_STATE, hq_rows_get_text (rows, 9)),
  };

  g_array_append_val (array, row);
}

/**
 * hq_figure_table_read_cases:
 * @cases: (element-type HqFigureCase): gets the cases accepted by the last day that were not ended
 *   before the first, each once and as it is now
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_cases (HqDatabase *db,
                            const HqFigureSpan *span,
                            GArray *cases,
                            GError **error)
{
  static const HqFigureTableKind kind = { TEXT_CASES, hq_figure_table_add_case, 10 };

  return hq_figure_table_read (db, &kind, span, cases, error);
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
hq_figure_table_read_uses (HqDatabase *db,
                           const HqFigureSpan *span,
                           GArray *uses,
                           GError **error)
{
  static const HqFigureTableKind kind = { TEXT_USES, hq_figure_table_add_use, 6 };

  return hq_figure_table_read (db, &kind, span, uses, error);
}

/**
 * hq_figure_table_read_days:
 * @from: the first day
 * @to: the last day
 * @days: (element-type HqFigureDay): gets the days in between that the hall had, in order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_days (HqDatabase *db, HqDate from, HqDate to, GArray *days, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DAYS], error, "hii", (int) from, (int) to);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqFigureDay row = { (HqDate) hq_rows_get_int (rows, 0), hq_rows_get_int (rows, 1),
                          hq_rows_get_int (rows, 2) != 0, hq_rows_get_int (rows, 3) != 0 };

      g_array_append_val (days, row);
    }
  return hq_rows_end (rows, error);
}

static gboolean
hq_figure_table_take_revisions (HqRows *rows, GArray *revisions, GError **error)
{
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
  return hq_figure_table_take_revisions (
    hq_rows_start (db, &texts[TEXT_REVISIONS], error, "hi", (int) day), revisions, error);
}

/**
 * hq_figure_table_read_part:
 * @day: a business day
 * @part: a scope and a key
 * @revisions: (element-type HqFigureRevision): gets what was published of this part of the hall, as
 *   hq_figure_table_read_revisions() does
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figure_table_read_part (HqDatabase *db,
                           HqDate day,
                           const HqFigureRevision *part,
                           GArray *revisions,
                           GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_REVISIONS_OF_PART], error, "hiss", (int) day,
                                part->scope, part->key);

  return hq_figure_table_take_revisions (rows, revisions, error);
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
