/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-check-table.h"

#define N_(text) text

/* So many of the rows that break an invariant are named; the others are counted. */
#define SHOWN 5

/* How a ticket is named in a row: its day and number. */
#define NUMBER                                                                                     \
  "t.day || ' ' || t.prefix || CASE WHEN t.number < 10 THEN '00' WHEN t.number < 100 THEN '0'"     \
  " ELSE '' END || t.number"

/* A ticket's state is written by its own acts alone; a case has states of its own, and its events may
 * point to the ticket on which it was accepted. */
#define MOVE                                                                                       \
  "e.hall = ?1 AND e.ticket IS NOT NULL AND e.after IS NOT NULL AND e.act NOT LIKE 'case-%'"

enum
{
  CHECK_NUMBERS,
  CHECK_ISSUED,
  CHECK_ISSUERS,
  CHECK_EVENTS,
  CHECK_EVENT_TICKETS,
  CHECK_MOVES,
  CHECK_STATE,
  CHECK_LINES,
  CHECK_READY,
  CHECK_BUSY,
  CHECK_LEGS,
  CHECK_PERIODS,
  CHECK_PERIOD_STATE,
  CHECK_CALLS,
  CHECK_WAITS,
  CHECK_COUNTERS,
  CHECK_DUTIES,
  CHECK_PERIOD_DUTIES,
  CHECK_CLOSED_TICKETS,
  CHECK_CLOSED_DUTIES,
  CHECK_CLOSED_KEYS,
  CHECK_CLOSED_PERSONS,
  CHECK_CLOSED_NEEDS,
  CHECK_RATINGS,
  CHECK_SUSPENSIONS,
  CHECK_SUPPLEMENTS,
  CHECK_CASE_DATES,
  CHECK_FOLLOWED,
  CHECK_FOLLOW_UPS,
  CHECK_REVISIONS,
  N_CHECKS
};

static const struct
{
  const char *nick;
  const char *sentence;
} checks[N_CHECKS] = {
  [CHECK_NUMBERS] = { "numbers",
                      N_ ("The numbers of a day and prefix are not 1, 2, 3 and so on.") },
  [CHECK_ISSUED] = { "issued", N_ ("A ticket has no event of its issue, or several.") },
  [CHECK_ISSUERS] = { "issuers",
                      N_ ("A ticket was issued at no place, or by nobody who may issue it.") },
  [CHECK_EVENTS] = { "events", N_ ("The events are not one sequence in time.") },
  [CHECK_EVENT_TICKETS] = { "event-tickets", N_ ("An event points to a ticket that is not there.") },
  [CHECK_MOVES] = { "moves", N_ ("A ticket moved from a state in which it was not.") },
  [CHECK_STATE] = { "state", N_ ("A ticket is not in the state that its last event says.") },
  [CHECK_LINES] = { "lines", N_ ("The length of a line is not the count of its waiting tickets.") },
  [CHECK_READY] = { "ready", N_ ("A waiting ticket is not ready and has no time when it will be.") },
  [CHECK_BUSY] = { "busy", N_ ("A waiting ticket is not marked as its person's other tickets say.") },
  [CHECK_LEGS] = { "legs", N_ ("The ways of a ticket to a counter do not go with its state.") },
  [CHECK_PERIODS] = { "periods", N_ ("The stays of a ticket at a counter do not go with its state.") },
  [CHECK_PERIOD_STATE] = { "period-state",
                           N_ ("A stay that has not ended does not go with its ticket.") },
  [CHECK_CALLS] = { "calls", N_ ("A call and the wait that it ended do not go together.") },
  [CHECK_WAITS] = { "waits", N_ ("A wait is negative.") },
  [CHECK_COUNTERS] = { "counters", N_ ("A counter has more than one ticket called or served.") },
  [CHECK_DUTIES] = { "duties", N_ ("A ticket is at a counter without the clerk who called it.") },
  [CHECK_PERIOD_DUTIES] = { "period-duties",
                            N_ ("A stay at a counter is not of its clerk's sign-in.") },
  [CHECK_CLOSED_TICKETS] = { "closed-tickets", N_ ("A closed day has a ticket that is not ended.") },
  [CHECK_CLOSED_DUTIES] = { "closed-duties",
                            N_ ("A closed day has a sign-in or a pause that is not ended.") },
  [CHECK_CLOSED_KEYS] = { "closed-keys", N_ ("A closed day has kept its key for persons.") },
  [CHECK_CLOSED_PERSONS] = { "closed-persons", N_ ("A closed day has kept what tells a person.") },
  [CHECK_CLOSED_NEEDS] = { "closed-needs",
                           N_ ("A closed day has kept a need or a reason for priority.") },
  [CHECK_RATINGS] = { "ratings", N_ ("A rating is of a stay that cannot be rated.") },
  [CHECK_SUSPENSIONS] = { "suspensions", N_ ("A case and its suspensions do not go together.") },
  [CHECK_SUPPLEMENTS] = { "supplements",
                          N_ ("A case and its missing papers do not go together.") },
  [CHECK_CASE_DATES] = { "case-dates", N_ ("The dates of a case are not in their order.") },
  [CHECK_FOLLOWED] = { "followed", N_ ("A bad rating is not followed up, or a good one is.") },
  [CHECK_FOLLOW_UPS] = { "follow-ups",
                         N_ ("A follow-up is not in a state to which its steps have led.") },
  [CHECK_REVISIONS] = { "revisions",
                        N_ ("The revisions of a published figure are not 1, 2, 3 and so on.") },
};

/* Each finds the rows that break its invariant, and names them. All go once through what they read:
 * a million tickets are checked while one waits. Of the emergency numbers only those come back that
 * were handed out, so that theirs have gaps. */
static const HqText texts[N_CHECKS] = {
  [CHECK_NUMBERS] = { "SELECT day || ' ' || prefix FROM"
                      " (SELECT day, prefix, last, 0 AS number, 0 AS late FROM day_prefix"
                      " WHERE hall = ?1"
                      " UNION ALL SELECT day, prefix, 0, number, late FROM ticket WHERE hall = ?1)"
                      " AS n GROUP BY day, prefix HAVING max(last) <> max(number) OR (max(late) = 0"
                      " AND (max(last) <> count(*) - 1"
                      " OR max(last) <> count(DISTINCT number) - 1))" },
  [CHECK_ISSUED] = { "SELECT " NUMBER " FROM ticket AS t LEFT JOIN"
                     " (SELECT e.ticket, count(*) AS n FROM event AS e WHERE " MOVE
                     " AND e.before IS NULL GROUP BY e.ticket) AS f ON f.ticket = t.ticket"
                     " WHERE t.hall = ?1 AND coalesce(f.n, 0) <> 1" },
  /* A visitor takes a number at a place, the staff give one in their names, and the operator, who is
   * nobody, on a demo or trial hall alone. The hall itself carries those of a day to the next. */
  [CHECK_ISSUERS] = { "SELECT " NUMBER " FROM event AS e JOIN ticket AS t ON t.hall = e.hall"
                      " AND t.ticket = e.ticket JOIN hall AS h ON h.hall = e.hall WHERE " MOVE
                      " AND e.before IS NULL AND (e.device IS DISTINCT FROM t.device"
                      " OR CASE e.role WHEN 'visitor' THEN e.device IS NULL"
                      " WHEN 'operator' THEN h.kind = 'real'"
                      " WHEN 'system' THEN t.carried_from IS NULL AND EXISTS (SELECT 1"
                      " FROM business_day AS b WHERE b.hall = e.hall AND b.day < t.day)"
                      " ELSE e.staff IS NULL END)" },
  [CHECK_EVENTS] = { "SELECT CAST (seq AS TEXT) FROM (SELECT seq, at,"
                     " lag(seq, 1, 0) OVER (ORDER BY seq) AS seq_before,"
                     " lag(at) OVER (ORDER BY seq) AS at_before FROM event WHERE hall = ?1)"
                     " AS e WHERE seq <> seq_before + 1 OR at < at_before" },
  [CHECK_EVENT_TICKETS] = { "SELECT CAST (e.seq AS TEXT) FROM event AS e LEFT JOIN ticket AS t"
                            " ON t.hall = e.hall AND t.ticket = e.ticket"
                            " WHERE e.hall = ?1 AND e.ticket IS NOT NULL AND t.ticket IS NULL" },
  [CHECK_MOVES] = { "SELECT CAST (seq AS TEXT) FROM (SELECT e.seq, e.before, lag(e.after) OVER"
                    " (PARTITION BY e.ticket ORDER BY e.seq) AS was FROM event AS e WHERE " MOVE ")"
                    " AS m WHERE before IS DISTINCT FROM was" },
  [CHECK_STATE] = { "SELECT " NUMBER " FROM (SELECT e.ticket, max(e.seq) AS seq FROM event AS e"
                    " WHERE " MOVE " GROUP BY e.ticket) AS f"
                    " JOIN event AS l ON l.hall = ?1 AND l.seq = f.seq"
                    " JOIN ticket AS t ON t.hall = ?1 AND t.ticket = f.ticket"
                    " WHERE t.state <> l.after" },
  [CHECK_LINES] = { "SELECT day || ' ' || service || ' ' || lane FROM"
                    " (SELECT day, service, lane, waiting AS n FROM line WHERE hall = ?1"
                    " UNION ALL SELECT day, service, lane, -1 FROM ticket WHERE hall = ?1"
                    " AND state = 'waiting') AS l GROUP BY day, service, lane HAVING sum(n) <> 0" },
  [CHECK_READY] = { "SELECT " NUMBER " FROM ticket AS t WHERE t.hall = ?1 AND t.state = 'waiting'"
                    " AND t.ready = 0 AND t.due_at <= 0" },
  [CHECK_BUSY] = { "SELECT " NUMBER " FROM ticket AS t LEFT JOIN (SELECT DISTINCT person"
                   " FROM ticket WHERE hall = ?1 AND person IS NOT NULL"
                   " AND state IN ('called', 'serving', 'held')) AS p ON p.person = t.person"
                   " WHERE t.hall = ?1 AND t.state = 'waiting'"
                   " AND (t.busy = 1) <> (p.person IS NOT NULL)" },
  /* The last one is open while the ticket waits, and no other. */
  [CHECK_LEGS] = { "SELECT " NUMBER " FROM ticket AS t LEFT JOIN (SELECT ticket, count(*) AS n,"
                   " max(leg) AS last, max(CASE WHEN ended_at IS NULL THEN leg END) AS open_leg,"
                   " count(*) FILTER (WHERE ended_at IS NULL) AS n_open FROM leg WHERE hall = ?1 GROUP BY ticket)"
                   " AS l ON l.ticket = t.ticket WHERE t.hall = ?1 AND (l.n IS DISTINCT FROM t.leg"
                   " OR l.last IS DISTINCT FROM t.leg OR l.n_open"
                   " <> CASE WHEN t.state = 'waiting' THEN 1 ELSE 0 END"
                   " OR l.open_leg <> t.leg)" },
  [CHECK_PERIODS] = { "SELECT " NUMBER " FROM ticket AS t LEFT JOIN (SELECT ticket, count(*) AS n,"
                      " max(period) AS last, max(CASE WHEN ended_at IS NULL THEN period END)"
                      " AS open_period, count(*) FILTER (WHERE ended_at IS NULL)"
                      " AS n_open FROM period"
                      " WHERE hall = ?1 GROUP BY ticket) AS p ON p.ticket = t.ticket"
                      " WHERE t.hall = ?1 AND (coalesce(p.n, 0) <> coalesce(t.period, 0)"
                      " OR p.last IS DISTINCT FROM t.period"
                      " OR coalesce(p.n_open, 0) <> CASE"
                      " WHEN t.state IN ('called', 'serving', 'held') THEN 1 ELSE 0 END"
                      " OR p.open_period <> t.period)" },
  [CHECK_PERIOD_STATE] = { "SELECT " NUMBER " FROM ticket AS t JOIN period AS p"
                           " ON p.hall = t.hall AND p.ticket = t.ticket AND p.period = t.period"
                           " WHERE t.hall = ?1 AND p.ended_at IS NULL"
                           " AND (p.counter IS DISTINCT FROM t.counter"
                           " OR (t.state = 'called') <> (p.started_at IS NULL)"
                           " OR (t.state = 'held') <> (p.held_at IS NOT NULL))" },
  [CHECK_CALLS] = { "SELECT " NUMBER " FROM ticket AS t JOIN"
                    " (SELECT p.ticket FROM period AS p JOIN leg AS l ON l.hall = p.hall"
                    " AND l.ticket = p.ticket AND l.leg = p.leg WHERE p.hall = ?1"
                    " AND (l.end IS NULL OR l.end NOT IN ('called', 'redirected'))"
                    " UNION SELECT l.ticket FROM leg AS l LEFT JOIN period AS p"
                    " ON p.hall = l.hall AND p.ticket = l.ticket AND p.leg = l.leg"
                    " WHERE l.hall = ?1 AND l.end IN ('called', 'redirected')"
                    " AND p.ticket IS NULL) AS f ON f.ticket = t.ticket WHERE t.hall = ?1" },
  /* Whoever is called early, because nobody else was ready, may be called before the wait counts. */
  [CHECK_WAITS] = { "SELECT " NUMBER " FROM leg AS l JOIN ticket AS t ON t.hall = l.hall"
                    " AND t.ticket = l.ticket LEFT JOIN period AS p ON p.hall = l.hall"
                    " AND p.ticket = l.ticket AND p.leg = l.leg AND p.rule IN ('early', 'given')"
                    " WHERE l.hall = ?1 AND l.end = 'called' AND l.ended_at < l.wait_from"
                    " AND p.ticket IS NULL" },
  [CHECK_COUNTERS] = { "SELECT CAST (counter AS TEXT) FROM ticket WHERE hall = ?1"
                       " AND state IN ('called', 'serving') GROUP BY counter"
                       " HAVING count(*) > 1" },
  [CHECK_DUTIES] = { "SELECT " NUMBER " FROM ticket AS t LEFT JOIN period AS p ON p.hall = t.hall"
                     " AND p.ticket = t.ticket AND p.period = t.period LEFT JOIN duty AS d"
                     " ON d.hall = p.hall AND d.duty = p.duty"
                     " WHERE t.hall = ?1 AND t.counter IS NOT NULL AND (d.duty IS NULL"
                     " OR d.counter <> t.counter OR d.day <> t.day"
                     " OR d.signed_out_at IS NOT NULL)" },
  [CHECK_PERIOD_DUTIES] = { "SELECT " NUMBER " FROM period AS p JOIN ticket AS t"
                            " ON t.hall = p.hall AND t.ticket = p.ticket LEFT JOIN duty AS d"
                            " ON d.hall = p.hall AND d.duty = p.duty"
                            " WHERE p.hall = ?1 AND (d.duty IS NULL OR d.counter <> p.counter"
                            " OR d.staff <> p.staff OR d.day <> t.day"
                            " OR p.called_at < d.signed_in_at"
                            " OR coalesce(p.ended_at, p.called_at) > d.signed_out_at)" },
  [CHECK_CLOSED_TICKETS] = { "SELECT " NUMBER " FROM ticket AS t JOIN business_day AS b"
                             " ON b.hall = t.hall AND b.day = t.day WHERE t.hall = ?1"
                             " AND b.state = 'closed'"
                             " AND t.state IN ('waiting', 'called', 'serving', 'held')" },
  [CHECK_CLOSED_DUTIES] = { "SELECT d.day || ' ' || d.counter FROM duty AS d"
                            " JOIN business_day AS b ON b.hall = d.hall AND b.day = d.day"
                            " LEFT JOIN pause AS p ON p.hall = d.hall AND p.duty = d.duty"
                            " AND p.ended_at IS NULL WHERE d.hall = ?1 AND b.state = 'closed'"
                            " AND (d.signed_out_at IS NULL OR p.duty IS NOT NULL)" },
  [CHECK_CLOSED_KEYS] = { "SELECT CAST (day AS TEXT) FROM business_day WHERE hall = ?1"
                          " AND state = 'closed' AND person_key IS NOT NULL" },
  [CHECK_CLOSED_PERSONS] = { "SELECT CAST (p.person AS TEXT) FROM person AS p"
                             " JOIN business_day AS b ON b.hall = p.hall AND b.day = p.day"
                             " WHERE p.hall = ?1 AND b.state = 'closed'"
                             " AND (p.hash IS NOT NULL OR p.last_four IS NOT NULL)" },
  [CHECK_CLOSED_NEEDS] = { "SELECT " NUMBER " FROM ticket AS t JOIN business_day AS b"
                           " ON b.hall = t.hall AND b.day = t.day WHERE t.hall = ?1"
                           " AND b.state = 'closed'"
                           " AND (t.need <> 'none' OR (t.reason IS NOT NULL AND t.proof <> 'none'))" },
  [CHECK_RATINGS] = { "SELECT " NUMBER " FROM rating AS r JOIN period AS p ON p.hall = r.hall"
                      " AND p.ticket = r.ticket AND p.period = r.period JOIN ticket AS t"
                      " ON t.hall = r.hall AND t.ticket = r.ticket WHERE r.hall = ?1"
                      " AND (p.started_at IS NULL OR p.end = 'redirected'"
                      " OR r.rated_at < p.started_at)" },
  [CHECK_SUSPENSIONS] = { "SELECT CAST (c.case_file AS TEXT) FROM case_file AS c LEFT JOIN"
                          " (SELECT case_file, count(*) AS n, max(suspension) AS last,"
                          " count(*) FILTER (WHERE resumed_day IS NULL) AS n_open, min(from_day) AS first_day"
                          " FROM suspension WHERE hall = ?1 GROUP BY case_file) AS s"
                          " ON s.case_file = c.case_file WHERE c.hall = ?1"
                          " AND (coalesce(s.n_open, 0)"
                          " <> CASE WHEN c.state = 'suspended' THEN 1 ELSE 0 END"
                          " OR s.n <> s.last OR s.first_day < c.accepted_day)" },
  [CHECK_SUPPLEMENTS] = { "SELECT CAST (c.case_file AS TEXT) FROM case_file AS c LEFT JOIN"
                          " (SELECT case_file, count(*) AS n, max(supplement) AS last,"
                          " count(*) FILTER (WHERE complete_day IS NULL) AS n_open, min(asked_day) AS first_day"
                          " FROM supplement WHERE hall = ?1 GROUP BY case_file) AS s"
                          " ON s.case_file = c.case_file WHERE c.hall = ?1"
                          " AND (coalesce(s.n_open, 0)"
                          " <> CASE WHEN c.state = 'supplement' THEN 1 ELSE 0 END"
                          " OR s.n <> s.last OR s.first_day < c.accepted_day)" },
  [CHECK_CASE_DATES] = { "SELECT CAST (case_file AS TEXT) FROM case_file WHERE hall = ?1"
                         " AND (clock_from < accepted_day OR due_day < clock_from"
                         " OR ended_at < accepted_at OR ended_day < accepted_day"
                         " OR (ended_day IS NULL) <> (state IN ('open', 'suspended', 'supplement'))"
                         " OR (due_day IS NULL) <> (state IN ('suspended', 'supplement')))" },
  /* What was begun about a rating that was changed to a good one at once stays for a while. */
  [CHECK_FOLLOWED] = { "SELECT " NUMBER " FROM rating AS r JOIN ticket AS t ON t.hall = r.hall"
                       " AND t.ticket = r.ticket LEFT JOIN follow_up AS f ON f.hall = r.hall"
                       " AND f.ticket = r.ticket AND f.period = r.period WHERE r.hall = ?1"
                       " AND CASE WHEN r.level <= 2"
                       " THEN f.state IS NULL OR f.state = 'withdrawn'"
                       " ELSE f.state NOT IN ('verify', 'withdrawn') END" },
  /* One has proposed and another one agreed; what is closed was rectified. */
  [CHECK_FOLLOW_UPS] = { "SELECT CAST (f.follow_up AS TEXT) FROM follow_up AS f LEFT JOIN"
                         " (SELECT follow_up, count(*) AS n, max(step) AS last,"
                         " count(*) FILTER (WHERE kind = 'extended') AS extended,"
                         " count(*) FILTER (WHERE kind = 'verified') AS verified,"
                         " count(*) FILTER (WHERE kind = 'rectified') AS rectified"
                         " FROM follow_step WHERE hall = ?1 GROUP BY follow_up) AS s"
                         " ON s.follow_up = f.follow_up WHERE f.hall = ?1"
                         " AND (s.n <> s.last OR f.extended <> coalesce(s.extended, 0)"
                         " OR (f.state IN ('verify', 'withdrawn') AND s.verified > 0)"
                         " OR (f.state IN ('rectify', 'call-back', 'closed', 'unrectifiable')"
                         " AND coalesce(s.verified, 0) = 0)"
                         " OR (f.state IN ('call-back', 'closed') AND coalesce(s.rectified, 0) = 0)"
                         " OR (f.state IN ('invalid', 'unrectifiable')"
                         " AND NOT EXISTS (SELECT 1 FROM follow_step AS a JOIN follow_step AS p"
                         " ON p.hall = a.hall AND p.follow_up = a.follow_up AND p.step < a.step"
                         " WHERE a.hall = ?1 AND a.follow_up = f.follow_up AND a.step = s.last"
                         " AND a.kind = 'agreed' AND p.kind = f.state AND p.staff <> a.staff)))" },
  [CHECK_REVISIONS] = { "SELECT day || ' ' || scope || ' ' || key || ' ' || metric FROM daily_metric"
                        " WHERE hall = ?1 GROUP BY day, scope, key, metric"
                        " HAVING min(revision) <> 1 OR max(revision) <> count(*)" },
};

const HqText *
hq_check_table_get_texts (guint *n_texts)
{
  *n_texts = N_CHECKS;
  return texts;
}

/**
 * hq_check_table_count:
 *
 * Returns: how many invariants are held against a store
 */
guint
hq_check_table_count (void)
{
  return N_CHECKS;
}

/**
 * hq_check_table_get_nick:
 * @check: which invariant, below hq_check_table_count()
 *
 * Returns: (transfer none): its stable name for programs
 */
const char *
hq_check_table_get_nick (guint check)
{
  g_return_val_if_fail (check < N_CHECKS, NULL);

  return checks[check].nick;
}

/**
 * hq_check_table_get_sentence:
 * @check: which invariant, below hq_check_table_count()
 *
 * Returns: (transfer none): what is wrong where it does not hold, in English and marked for
 *   translation
 */
const char *
hq_check_table_get_sentence (guint check)
{
  g_return_val_if_fail (check < N_CHECKS, NULL);

  return checks[check].sentence;
}

/**
 * hq_check_table_read:
 * @db: a connection that works for a hall
 * @check: which invariant, below hq_check_table_count()
 * @rows: (element-type utf8): gets the names of the first rows that break it
 * @count: (out): how many break it
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_check_table_read (HqDatabase *db, guint check, GPtrArray *rows, gint64 *count, GError **error)
{
  HqRows *running = hq_rows_start (db, &texts[check], error, "h");

  if (running == NULL)
    return FALSE;
  *count = 0;
  while (hq_rows_next (running))
    {
      if (*count < SHOWN)
        g_ptr_array_add (rows, g_strdup (hq_rows_get_text (running, 0)));
      (*count)++;
    }
  return hq_rows_end (running, error);
}
