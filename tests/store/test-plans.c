/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "all-texts.h"
#include "hq-test.h"

/* What grows with each visit. A statement of the day's path finds its rows there by a key: one that
 * goes through all of the hall's, or all of a day's, gets slower with every visitor. */
static const char *const growing[] = { "ticket", "leg",       "period",     "event",
                                       "matter", "rating",    "case_file",  "person",
                                       "suspension", "supplement", "follow_up", "follow_step" };

#define WHOLE_HALL "SEARCH * USING * (hall=?)"
#define WHOLE_CASES "SEARCH case_file USING INDEX case_file_open (hall=?)"
#define WHOLE_OPEN "SEARCH c USING INDEX case_file_open (hall=?)"
#define WHOLE_FOLLOWED "SEARCH * USING INDEX follow_up_open (hall=?)"
#define WHOLE_DAY "SEARCH * USING INDEX * (hall=? AND day=?)"

/* Texts that may, and the step of the plan at which they may. */
static const struct
{
  const char *sql;
  const char *step;
  const char *reason;
} exceptions[] = {
  { "SELECT coalesce(max(ticket), 0) + 1 FROM ticket WHERE hall = ?", WHOLE_HALL,
    "reads the end of the key alone" },
  { "SELECT coalesce(max(case_file), 0) + 1 FROM case_file WHERE hall = ?", WHOLE_HALL,
    "reads the end of the key alone" },
  { "SELECT * FROM case_file INDEXED BY case_file_open *", WHOLE_CASES,
    "the list of the open cases goes through the open cases" },
  { "SELECT c.case_file, * FROM case_file AS c INDEXED BY case_file_open *", WHOLE_OPEN,
    "the list of the open cases goes through the open cases" },
  { "SELECT s.case_file, * FROM case_file AS c INDEXED BY case_file_open *", WHOLE_OPEN,
    "the stops of the open cases are found through the open cases" },
  { "SELECT c.service, * FROM case_file AS c *", WHOLE_OPEN,
    "a day's figures go through the open cases" },
  { "INSERT INTO follow_up *", WHOLE_HALL, "reads the end of the key alone" },
  { "SELECT * FROM follow_up AS f INDEXED BY follow_up_open *", WHOLE_FOLLOWED,
    "the list of the open follow-ups goes through the open ones" },
  { "UPDATE follow_up INDEXED BY follow_up_open *", WHOLE_FOLLOWED,
    "the closing goes through the open follow-ups" },
  { "SELECT t.service, z.floor, count(*), * FROM ticket AS t INDEXED BY ticket_number *", WHOLE_DAY,
    "the status of the hall goes through its day" },
  { "SELECT 'counter', CAST (counter AS TEXT), 0 FROM duty * FROM slot *", WHOLE_DAY,
    "a new set-up is held against what is open today" },
  { "SELECT coalesce(max(person), 0) + 1 FROM person WHERE hall = ?", WHOLE_HALL,
    "reads the end of the key alone" },
  { "SELECT * FROM event WHERE hall = ? ORDER BY seq DESC LIMIT 1", WHOLE_HALL,
    "reads the end of the key alone" },
  { "SELECT ticket, * FROM ticket AS t INDEXED BY ticket_due * ORDER BY t.due_at, t.ticket LIMIT 1",
    WHOLE_DAY, "asked when nobody is ready; ends at the first that the counter serves" },
  { "SELECT * FROM ticket INDEXED BY ticket_number * state IN (*) ORDER BY ticket", WHOLE_DAY,
    "the closing goes through its day" },
  { "UPDATE ticket INDEXED BY ticket_number SET need = *", WHOLE_DAY,
    "the closing goes through its day" },
  { "UPDATE ticket INDEXED BY ticket_number SET reference = *", WHOLE_DAY,
    "a day is shifted before its opening" },
  { "UPDATE leg SET wait_from = * FROM ticket AS t INDEXED BY ticket_number *", WHOLE_DAY,
    "a day is shifted before its opening" },
};

/* Asked by nobody at a counter: check goes through the whole file by its meaning. */
static gboolean
reads_all (const HqText *(*table) (guint *) )
{
  return table == hq_check_table_get_texts;
}

static gboolean used[G_N_ELEMENTS (exceptions)];

static gboolean
is_exception (const char *sql, const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_pattern_match_simple (exceptions[i].sql, sql)
        && g_pattern_match_simple (exceptions[i].step, step))
      return used[i] = TRUE;
  return FALSE;
}

/* The table that @sql calls @name. */
static char *
find_table (const char *sql, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\b(\\w+) AS %s\\b", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, sql, 0, &match))
    return g_match_info_fetch (match, 1);
  return g_strdup (name);
}

static gboolean
grows (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (growing); i++)
    if (g_str_equal (growing[i], table))
      return TRUE;
  return FALSE;
}

/* Whether the key of a search says no more than the hall, or the hall and the day. */
static gboolean
is_wide (const char *step)
{
  const char *key = strchr (step, '(');
  g_auto (GStrv) terms = NULL;
  g_autofree char *inner = NULL;

  if (key == NULL)
    return TRUE;
  inner = g_strndup (key + 1, strcspn (key + 1, ")"));
  terms = g_strsplit (inner, " AND ", -1);
  for (guint i = 0; terms[i] != NULL; i++)
    if (!g_str_equal (terms[i], "hall=?") && !g_str_equal (terms[i], "day=?"))
      return FALSE;
  return TRUE;
}

/* Whether @step of the plan of @sql goes through more than what it looks for. */
static gboolean
goes_through (const char *sql, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 3);
  g_autofree char *table = NULL;

  /* What brings two answers together names no table. */
  if (g_strv_length (words) < 2 || words[1][0] == '(')
    return FALSE;
  table = find_table (sql, words[1]);
  if (!grows (table))
    return FALSE;
  return g_str_equal (words[0], "SCAN") || (g_str_equal (words[0], "SEARCH") && is_wide (step));
}

/* How many steps of @sql go through a table that grows and may not; each is printed. */
static guint
look_at (sqlite3 *handle, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *stmt;
  guint faults = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, explain, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (stmt, 3);

      if (!goes_through (sql, step) || is_exception (sql, step))
        continue;
      g_test_message ("%s\n    %s", step, sql);
      faults++;
    }
  sqlite3_finalize (stmt);
  return faults;
}

static sqlite3 *
open_new (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "hall.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = hq_database_open (path, HQ_DATABASE_CREATE, &error);
  sqlite3 *handle;

  g_assert_no_error (error);
  g_clear_pointer (&db, hq_database_close);
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return handle;
}

static void
test_plans_all (void)
{
  sqlite3 *handle = open_new ();
  guint faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      guint n;
      const HqText *texts = all_texts[i](&n);

      for (guint j = 0; j < n && !reads_all (all_texts[i]); j++)
        faults += look_at (handle, texts[j].sql);
    }
  sqlite3_close (handle);
  g_assert_cmpuint (faults, ==, 0);
  /* An exception that nothing needs any more would hide the next fault. */
  for (guint k = 0; k < G_N_ELEMENTS (exceptions); k++)
    if (!used[k])
      g_error ("No text needs the exception any more: %s", exceptions[k].sql);
}

/* Whether @sql goes through all that ended since a day, where it could know the last one. */
static gboolean
goes_on (sqlite3 *handle, const char *sql)
{
  static const char *const indexes[] = { "* USING * case_file_ended (*", "* USING * follow_up_ended (*" };
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  gboolean found = FALSE;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, explain, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (stmt, 3);

      for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
        found |= g_pattern_match_simple (indexes[i], step) && strstr (step, "ended_day<?") == NULL;
    }
  sqlite3_finalize (stmt);
  return found;
}

/* What is asked about days long ago is not asked of all that came after them. */
static void
test_plans_past (void)
{
  sqlite3 *handle = open_new ();

  g_assert_true (goes_on (handle, "SELECT count(*) FROM case_file INDEXED BY case_file_ended"
                                  " WHERE hall = ? AND ended_day >= ? AND accepted_day <= ?"));
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      guint n;
      const HqText *texts = all_texts[i](&n);

      for (guint j = 0; j < n && !reads_all (all_texts[i]); j++)
        if (goes_on (handle, texts[j].sql))
          g_error ("goes through all that ended since: %s", texts[j].sql);
    }
  sqlite3_close (handle);
}

/* The rule can fail: statements like those that were seen in deployed systems. */
static void
test_plans_faults (void)
{
  static const char *const bad[] = {
    "SELECT count(*) FROM ticket",
    "SELECT * FROM ticket WHERE hall = ? AND ahead > ?",
    "SELECT count(*) FROM ticket AS t WHERE t.hall = ? AND t.day = ? AND t.state = 'waiting'",
    "UPDATE leg SET target = 1 WHERE hall = ? AND service = ?",
    "SELECT max(at) FROM event AS e WHERE e.hall = ? AND e.act = 'call'",
    "SELECT 1 FROM counter AS c JOIN period AS p ON p.counter = c.counter",
  };
  static const char *const good[] = {
    "SELECT * FROM ticket WHERE hall = ? AND ticket = ?",
    "SELECT * FROM counter",
    "SELECT 1 FROM leg AS l WHERE l.hall = ? AND l.ticket = ?",
  };
  sqlite3 *handle = open_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (look_at (handle, bad[i]), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpuint (look_at (handle, good[i]), ==, 0);
  sqlite3_close (handle);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plans/faults", test_plans_faults);
  g_test_add_func ("/plans/all", test_plans_all);
  g_test_add_func ("/plans/past", test_plans_past);
  return g_test_run ();
}
