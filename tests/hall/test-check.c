/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-check-table.h"
#include "hq-check.h"
#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

/* A hall that has lived: a closed day and an open one, with one ticket served, one waiting, one called
 * and one done, a rating, cases, a person and a published figure. */
typedef struct
{
  HqTestHall test;
  HqTime now;
} Fixture;

static void
act (Fixture *fixture, HqOrder order)
{
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = order.counter > 0 ? staff : NULL };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  fixture->now += HQ_MINUTE;
  order.now = fixture->now;
  hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

#define ACT(...) act (fixture, (HqOrder) { __VA_ARGS__ })

static void
live_a_day (Fixture *fixture)
{
  ACT (.act = HQ_ACT_SIGN_IN, .counter = 1);
  ACT (.act = HQ_ACT_SIGN_IN, .counter = 2);
  ACT (.act = HQ_ACT_ISSUE, .service = "A");
  ACT (.act = HQ_ACT_CALL, .counter = 1);
  ACT (.act = HQ_ACT_START, .counter = 1);
  ACT (.act = HQ_ACT_FINISH, .counter = 1);
  for (guint i = 0; i < 3; i++)
    ACT (.act = HQ_ACT_ISSUE, .service = "A");
  ACT (.act = HQ_ACT_CALL, .counter = 1);
  ACT (.act = HQ_ACT_START, .counter = 1);
  ACT (.act = HQ_ACT_CALL, .counter = 2);
}

static const char no_guards[]
  = "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;"
    "DROP TRIGGER IF EXISTS event_never_updated;"
    "DROP TRIGGER IF EXISTS event_never_deleted;"
    "DROP TRIGGER IF EXISTS daily_metric_never_updated;"
    "DROP TRIGGER IF EXISTS daily_metric_never_deleted;";

static const char no_server_guards[] = "SET LOCAL session_replication_role = replica;";

/* A server checks what is written whatever is asked of it, as long as the constraint is there. */
static const char no_checks[]
  = "DO $$ DECLARE c record; BEGIN"
    " FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'c'"
    " AND connamespace = 'hall_queue'::regnamespace LOOP"
    " EXECUTE format ('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);"
    " END LOOP; END $$";

/* Without the engine's own guards: it is what they do not hold that is looked for. */
static void
run_sql (const char *path, const char *sql)
{
  g_autofree char *whole
    = g_strconcat (hq_test_store_is_server () ? no_server_guards : no_guards, sql, NULL);

  hq_test_store_tell (path, whole);
}

/* What the acts of this hall do not write yet. */
static const char additions[]
  = "INSERT INTO person (hall, person, day, hash, last_four)"
    " SELECT 1, 1, day, NULL, NULL FROM business_day WHERE state = 'closed';"
    "INSERT INTO person (hall, person, day, hash, last_four)"
    " SELECT 1, 2, day, person_key, '123X' FROM business_day WHERE state = 'open';"
    "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
    " SELECT hall, ticket, period, 5, 'pad', ended_at + 1 FROM period WHERE ticket = 1;"
    "INSERT INTO case_file (hall, case_file, service, kind, promised_days, accepted_at,"
    " accepted_day, clock_from, due_day, state, ended_at, ended_day) VALUES"
    " (1, 11, 'A', 'promised', 5, 10, 20210218, 20210218, 20210225, 'open', NULL, NULL),"
    " (1, 12, 'A', 'promised', 5, 10, 20210218, 20210218, NULL, 'suspended', NULL, NULL),"
    " (1, 13, 'A', 'promised', 5, 10, 20210218, 20210218, NULL, 'supplement', NULL, NULL),"
    " (1, 14, 'A', 'instant', 0, 10, 20210218, 20210218, 20210218, 'closed', 10, 20210218);"
    "INSERT INTO suspension (hall, case_file, suspension, type, ground, planned_days, from_day)"
    " VALUES (1, 12, 1, 'hearing', 'x', 5, 20210219);"
    "INSERT INTO supplement (hall, case_file, supplement, papers, asked_day)"
    " VALUES (1, 13, 1, 'x', 20210219);"
    "INSERT INTO daily_metric (hall, day, scope, key, metric, revision, value, formula, as_of,"
    " cause) SELECT 1, day, 'hall', '', 'issued', column1, 4, 1, column1, 'close'"
    " FROM business_day, (VALUES (1), (2)) AS revisions WHERE state = 'closed';";

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
  fixture->now = hq_test_hall_time ("2021-02-18T09:00:00");
  live_a_day (fixture);
  ACT (.act = HQ_ACT_CLOSE_DAY);
  fixture->now = hq_test_hall_time ("2021-02-19T09:00:00");
  live_a_day (fixture);
  run_sql (fixture->test.path, additions);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_clear (&fixture->test);
}

#define BEGUN "INSERT INTO follow_up (hall, follow_up, ticket, period, state) VALUES (1, 1, 1, 1, "
#define STEP "INSERT INTO follow_step (hall, follow_up, step, kind, at, staff) VALUES (1, 1, "

/* One way to break each invariant. Tickets 1 to 4 are of the closed day, 5 to 8 of the open one: 5
 * finished, 6 serving at counter 1, 7 called at counter 2, 8 waiting. */
static const struct
{
  const char *nick;
  const char *sql;
  const char *server_sql; /* (nullable): where a server has to be broken otherwise */
} samples[] = {
  { "file", "UPDATE ticket SET language = 'fr' WHERE ticket = 8",
    "ALTER TABLE ticket ADD CONSTRAINT known CHECK (language <> 'zh') NOT VALID" },
  { "file", "UPDATE leg SET service = 'Q' WHERE ticket = 8",
    "ALTER TABLE leg ADD CONSTRAINT known FOREIGN KEY (hall, service) REFERENCES service"
    " NOT VALID" },
  { "numbers", "UPDATE day_prefix SET last = last + 1 WHERE day = 20210219" },
  { "numbers", "UPDATE ticket SET number = 9 WHERE ticket = 2" },
  { "numbers", "INSERT INTO day_prefix (hall, day, prefix, last) VALUES (1, 20210219, 'D', 1)" },
  { "issued", "UPDATE event SET ticket = 7 WHERE ticket = 8 AND act = 'issue'" },
  { "issued", "DELETE FROM event WHERE ticket = 8" },
  { "issuers", "UPDATE event SET role = 'visitor' WHERE ticket = 8 AND act = 'issue'" },
  { "issuers", "UPDATE event SET role = 'guide' WHERE ticket = 8 AND act = 'issue'" },
  { "issuers", "UPDATE event SET role = 'system' WHERE ticket = 8 AND act = 'issue'" },
  { "issuers", "UPDATE event SET device = 'K1' WHERE ticket = 8 AND act = 'issue'" },
  { "issuers", "UPDATE hall SET kind = 'real'" },
  { "events", "DELETE FROM event WHERE seq = 3" },
  { "events", "DELETE FROM event WHERE seq = 1" },
  { "events", "UPDATE event SET at = at - 3600000000 WHERE seq = 8" },
  { "event-tickets", "UPDATE event SET ticket = 99 WHERE ticket = 8" },
  { "moves", "UPDATE event SET before = 'missed' WHERE ticket = 6 AND after = 'serving'" },
  { "state", "UPDATE ticket SET state = 'missed' WHERE ticket = 8" },
  { "state", "UPDATE event SET after = 'cancelled' WHERE ticket = 5 AND after = 'finished'" },
  { "lines", "UPDATE line SET waiting = 2 WHERE day = 20210219" },
  { "lines", "DELETE FROM line WHERE day = 20210219" },
  { "ready", "UPDATE ticket SET ready = 0, due_at = 0 WHERE ticket = 8" },
  { "busy", "UPDATE ticket SET busy = 1, ready = 0 WHERE ticket = 8" },
  { "busy", "UPDATE ticket SET person = 2 WHERE ticket = 8;"
            "UPDATE ticket SET person = 2, service = 'D' WHERE ticket = 7" },
  { "legs", "UPDATE leg SET ended_at = wait_from, \"end\" = 'cancelled' WHERE ticket = 8" },
  { "legs", "UPDATE leg SET ended_at = NULL, \"end\" = NULL WHERE ticket = 7" },
  { "legs", "DELETE FROM leg WHERE ticket = 8" },
  { "periods", "UPDATE period SET ended_at = called_at, \"end\" = 'unserved' WHERE ticket = 7" },
  { "periods", "DELETE FROM period WHERE ticket = 7" },
  { "periods", "UPDATE period SET ended_at = NULL, \"end\" = NULL WHERE ticket = 5" },
  { "period-state", "UPDATE period SET started_at = called_at WHERE ticket = 7" },
  { "period-state", "UPDATE period SET held_at = called_at WHERE ticket = 6" },
  { "period-state", "UPDATE period SET counter = 3 WHERE ticket = 7" },
  { "calls", "UPDATE leg SET \"end\" = 'cancelled' WHERE ticket = 7" },
  { "calls", "DELETE FROM period WHERE ticket = 5" },
  { "waits", "UPDATE leg SET ended_at = wait_from - 1 WHERE ticket = 5;"
             "UPDATE period SET rule = 'score' WHERE ticket = 5" },
  { "counters", "DROP INDEX ticket_at_counter; UPDATE ticket SET counter = 1 WHERE ticket = 7" },
  { "duties", "UPDATE duty SET signed_out_at = signed_in_at WHERE day = 20210219 AND counter = 2" },
  { "duties", "UPDATE duty SET day = 20210218 WHERE day = 20210219 AND counter = 2" },
  { "period-duties", "UPDATE period SET duty = 1 WHERE ticket = 5" },
  { "period-duties", "UPDATE period SET staff = 'c3' WHERE ticket = 5" },
  { "closed-tickets", "UPDATE ticket SET state = 'waiting', ended_at = NULL WHERE ticket = 4" },
  { "closed-duties", "DROP INDEX duty_counter; DROP INDEX duty_staff;"
                     "UPDATE duty SET signed_out_at = NULL WHERE duty = 1" },
  { "closed-duties", "INSERT INTO pause (hall, duty, pause, reason, public, started_at)"
                     " VALUES (1, 1, 1, 'x', 1, 1)" },
  { "closed-keys", "UPDATE business_day SET person_key = (SELECT person_key FROM business_day"
                   " WHERE state = 'open') WHERE state = 'closed'" },
  { "closed-persons", "UPDATE person SET hash = (SELECT hash FROM person WHERE person = 2)"
                      " WHERE person = 1" },
  { "closed-persons", "UPDATE person SET last_four = '123X' WHERE person = 1" },
  { "closed-needs", "UPDATE ticket SET need = 'writing' WHERE ticket = 1" },
  { "closed-needs", "UPDATE ticket SET reason = 'x', proof = 'confirmed' WHERE ticket = 1" },
  { "ratings", "UPDATE period SET started_at = NULL WHERE ticket = 1" },
  { "ratings", "UPDATE period SET \"end\" = 'redirected' WHERE ticket = 1" },
  { "followed", "UPDATE rating SET level = 2" },
  { "followed", BEGUN "'rectify')" },
  { "follow-ups", "UPDATE rating SET level = 1; " BEGUN "'rectify')" },
  { "follow-ups", "UPDATE rating SET level = 1; " BEGUN "'invalid'); " STEP "1, 'invalid', 10, 'c1'); "
    STEP "2, 'agreed', 20, 'c1')" },
  { "follow-ups", "UPDATE rating SET level = 1; " BEGUN "'verify'); " STEP "2, 'extended', 10, 'c1')" },
  { "suspensions", "UPDATE suspension SET resumed_day = from_day" },
  { "suspensions", "UPDATE case_file SET state = 'suspended', due_day = NULL WHERE case_file = 11" },
  { "suspensions", "UPDATE suspension SET from_day = 20210217" },
  { "supplements", "UPDATE supplement SET complete_day = asked_day" },
  { "supplements", "UPDATE supplement SET supplement = 2" },
  { "case-dates", "UPDATE case_file SET due_day = 20210217 WHERE case_file = 11" },
  { "case-dates", "UPDATE case_file SET ended_day = 20210217 WHERE case_file = 14" },
  { "case-dates", "UPDATE case_file SET ended_day = NULL WHERE case_file = 14" },
  { "case-dates", "UPDATE case_file SET due_day = 20210225 WHERE case_file = 12" },
  { "revisions", "DELETE FROM daily_metric WHERE revision = 1" },
  { "revisions", "UPDATE daily_metric SET revision = 3 WHERE revision = 2" },
};

static gboolean
names (const GPtrArray *faults, const char *nick)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const HqCheckFault *fault = faults->pdata[i];

      if (g_str_equal (fault->nick, nick))
        return fault->count > 0 && fault->rows->len > 0 && fault->sentence[0] != '\0';
    }
  return FALSE;
}

static void
test_check_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autofree char *copy = hq_test_path (fixture->test.folder, "copy?#%.db");
  g_autoptr (GError) error = NULL;

  hq_test_hall_check (&fixture->test);
  /* A server is backed up by its own tools. */
  if (hq_test_store_is_server ())
    {
      g_assert_false (hq_check_back_up (fixture->test.path, copy, faults, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
      return;
    }
  g_assert_true (hq_check_back_up (fixture->test.path, copy, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_false (hq_check_back_up (fixture->test.path, copy, faults, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_EXISTS);
}

/* No invariant without a store that breaks it, and is told so. */
static void
test_check_broken (Fixture *fixture, gconstpointer data)
{
  char *open;

  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  open = hq_test_store_copy (fixture->test.path);
  if (hq_test_store_is_server ())
    hq_test_store_tell (open, no_checks);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GPtrArray) faults = hq_check_new_array ();
      char *copy = hq_test_store_copy (open);
      const char *sql = samples[i].sql;
      g_autoptr (GError) error = NULL;

      if (hq_test_store_is_server () && samples[i].server_sql != NULL)
        sql = samples[i].server_sql;
      run_sql (copy, sql);
      hq_check_run (copy, faults, &error);
      g_assert_no_error (error);
      if (!names (faults, samples[i].nick))
        g_error ("%s is not named after: %s", samples[i].nick, sql);
      hq_test_store_remove (copy);
    }
  hq_test_store_remove (open);
  for (guint i = 0; i < hq_check_table_count (); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (samples) && !found; j++)
        found = g_str_equal (samples[j].nick, hq_check_table_get_nick (i));
      if (!found)
        g_error ("%s has no sample that breaks it", hq_check_table_get_nick (i));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/check/whole", Fixture, NULL, setup, test_check_whole, teardown);
  g_test_add ("/check/broken", Fixture, NULL, setup, test_check_broken, teardown);
  return g_test_run ();
}
