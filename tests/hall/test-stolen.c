/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-claim.h"
#include "hq-test-grants.h"
#include "hq-test-store.h"

/* What a stolen login tries, past the program. */
typedef struct
{
  const char *sql;
  const char *answer; /* the server's five letters, or what it found or changed */
} Attempt;

static void
attempt (HqTestDay *fixture, const char *role, const Attempt *attempts, guint n)
{
  g_autofree char *path = hq_test_store_name_login (fixture->test.path,
                                                    hq_test_grants_get_login (role));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *answer = hq_test_store_try (path, attempts[i].sql);

      if (g_strcmp0 (answer, attempts[i].answer) != 0)
        g_error ("%s: %s, not %s", attempts[i].sql, answer, attempts[i].answer);
    }
}

#define DENIED "42501"
#define FAR "4102444800000000"
#define CLOSED "UPDATE business_day SET opens_at = opens_at - 1 WHERE state = 'closed'"

static void
fill_day (HqTestDay *fixture)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  code = hq_test_grants_get_code (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 3,
      .matters = &(HqMatterOrder){ "P1", HQ_OUTCOME_ACCEPTED }, .n_matters = 1);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .telephone = "13800138000", .pad = TRUE);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 3);
  hq_test_day_go (fixture, "18:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
}

#define GUESS(staff, hash) "SELECT staff_matches (1, '" staff "', '$argon2id$" hash "')"

/* A stolen login that guessed wrong waits two seconds, whomever it tries next and however it ended its
 * transaction; after a right guess nobody waits. */
static void
test_stolen_guess (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt wrong[] = {
    { "BEGIN; " GUESS ("a1", "wrong") "; ROLLBACK; " GUESS ("m1", "right")
      "; SELECT clock_timestamp () - statement_timestamp () >= interval '2 s'", "t" },
    { "SELECT guess_name ('x')", DENIED },
  };
  static const Attempt right[] = { { GUESS ("a1", "right"), "1" } };

  SQL ("UPDATE staff SET password = '$argon2id$right' WHERE staff IN ('a1', 'm1')");
  AS ("kiosk");
  attempt (fixture, "kiosk", wrong, G_N_ELEMENTS (wrong));
  attempt (fixture, "kiosk", right, G_N_ELEMENTS (right));
  g_assert_cmpint (COUNT ("SELECT pg_sequence_last_value (guess_name (login)::regclass) / 1e6"
                          " <= extract (epoch FROM clock_timestamp ()) FROM login"), ==, 1);
}

/* A day of @back days ago is open, in a hall that is a real one. */
static void
open_day (HqTestDay *fixture, int back)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
    " SELECT hall, to_char (now () AT TIME ZONE time_zone - interval '%d days', 'YYYYMMDD')::int,"
    " (SELECT min (day_kind) FROM day_kind), 'open', 1, 2, 1 FROM hall",
    back);

  SQL ("UPDATE hall SET kind = 'real'");
  SQL (sql);
}

/* Nobody but a kiosk has a day closed, and no day that the server's clock does not call over. */
static void
test_stolen_close (HqTestDay *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "guide", "counter", "window", "rating", "board", "manager"
  };
  static const Attempt today[] = {
    { "SELECT close_left_open (1, " FAR ")", DENIED },
    { "SELECT close_left_open (1, 0)", DENIED },
    { "SELECT close_left_open (2, " FAR ")", DENIED },
    { "SET timezone = 'Pacific/Kiritimati'; SELECT close_left_open (1, " FAR ")", DENIED },
    { "UPDATE hall SET kind = 'trial'", DENIED },
    { "UPDATE hall SET time_zone = 'Pacific/Kiritimati'", DENIED },
    { "UPDATE business_day SET day = 20200101", DENIED },
    { "UPDATE business_day SET state = 'planned'", "23514" },
    { "UPDATE business_day SET state = 'closed'", "23514" },
  };
  static const Attempt left[] = {
    { "SELECT close_left_open (2, " FAR ")", DENIED },
    { "SELECT close_left_open (1, " FAR ")", "0" },
    { "SELECT close_left_open (1, " FAR ")", DENIED },
    { "UPDATE business_day SET opens_at = 0", "0" },
    { "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
      " VALUES (1, 20990101, 'working', 'open', 1, 2, 1)",
      DENIED },
    { "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at)"
      " VALUES (1, 20200101, 'working', 'open', 1, 2, 1)",
      DENIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    AS (others[i]);
  AS ("kiosk");
  open_day (fixture, 0);
  attempt (fixture, "kiosk", today, G_N_ELEMENTS (today));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE state = 'open'"), ==, 1);
  SQL ("DELETE FROM business_day");
  open_day (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    attempt (fixture, others[i], today, 1);
  attempt (fixture, "kiosk", left, G_N_ELEMENTS (left));
  g_assert_cmpint (COUNT (
                     "SELECT closed_at > 2 AND closed_at <= extract (epoch FROM now ()) * 1000000"
                     " FROM business_day"),
                   ==, 1);
}

static void
test_stolen_kiosk (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt attempts[] = {
    { "SELECT count(telephone) FROM rating", DENIED },
    { "SELECT count(*) FROM rating", DENIED },
    { "SELECT count(*) FROM case_file", DENIED },
    { "SELECT count(*) FROM suspension", DENIED },
    { "SELECT count(*) FROM supplement", DENIED },
    { "SELECT count(*) FROM staff", DENIED },
    { "SELECT count(name) FROM staff", DENIED },
    { "SELECT count(*) FROM staff_role", DENIED },
    { "SELECT count(*) FROM login", DENIED },
    { "SELECT count(staff) FROM duty", DENIED },
    { "SELECT count(*) FROM period", DENIED },
    { "SELECT count(last_four) FROM person", DENIED },
    { "SELECT count(reason) FROM ticket", DENIED },
    { "SELECT count(*) FROM event WHERE act = 'rate' OR act LIKE 'case%'", "0" },
    /* What it is does not change by being less. */
    { "SET ROLE hall_queue_place; SELECT count(*) FROM event WHERE act = 'rate' OR act LIKE 'case%'",
      "0" },
    { "UPDATE event SET at = 0", DENIED },
    { "DELETE FROM event", DENIED },
    { "TRUNCATE event", DENIED },
    { "UPDATE rating SET level = 5", DENIED },
    { "DELETE FROM rating", DENIED },
    { "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
      " VALUES (1, 1, 1, 5, 'pad', 0)", DENIED },
    { "UPDATE case_file SET due_day = 20991231", DENIED },
    { "DELETE FROM case_file", DENIED },
    { "DELETE FROM business_day", DENIED },
    { "DELETE FROM ticket", DENIED },
    { "UPDATE daily_metric SET value = 1", DENIED },
    { "SELECT count(*) FROM daily_metric", DENIED },
    { "UPDATE business_day SET closed_at = NULL", DENIED },
    { "UPDATE business_day SET state = 'closed'", "23514" },
    /* The closed day stands; the open one is the kiosk's own work. */
    { "UPDATE business_day SET opens_at = opens_at - 1", "1" },
    { "UPDATE ticket SET need = 'none'", DENIED },
    { "UPDATE ticket SET busy = 1", "1" },
    { "UPDATE line SET waiting = 0 WHERE day = 20210218", "0" },
    { "UPDATE day_prefix SET last = 99 WHERE day = 20210218", "0" },
    { "UPDATE leg SET ended_at = 0 WHERE ticket = 1", "0" },
    { "INSERT INTO line (hall, day, service, lane, waiting)"
      " VALUES (1, 20210218, 'B', 'ordinary', 5)", DENIED },
    { "INSERT INTO matter (hall, ticket, matter) VALUES (1, 1, 9)", DENIED },
    { "UPDATE staff SET password = NULL", DENIED },
    { "INSERT INTO login VALUES (session_user, 1, 'manager')", DENIED },
    { "SELECT grant_login (1, session_user::text, 'manager')", DENIED },
    { "SELECT count(*) FROM staff_roles (2, 'c1')", "0" },
    { "CREATE TABLE hall_queue.x (y int)", DENIED },
    { "CREATE FUNCTION hall_queue.sha256 (bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'", DENIED },
    { "ALTER TABLE event DISABLE TRIGGER ALL", DENIED },
    { "SET ROLE hall_queue_manager", DENIED },
  };

  fill_day (fixture);
  AS ("kiosk");
  attempt (fixture, "kiosk", attempts, G_N_ELEMENTS (attempts));
}

#define LEAK                                                                                       \
  "CREATE FUNCTION pg_temp.leak (found anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"\
  " $$BEGIN RAISE EXCEPTION '%', found; END$$; "
#define EVENT "INSERT INTO event (hall, seq, at, day, act, role) SELECT 1, "
#define ACCESS "INSERT INTO access (hall, access, at, staff, place, what, granted) SELECT 1, "
#define LAST "9223372036854775807"

/* A real hall, which a stolen login tries to bring to a stop, or to put words into its mouth. */
static void
test_stolen_numbers (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt attempts[] = {
    { EVENT LAST ", 0, 20210219, 'issue', 'visitor'", DENIED },
    { EVENT "max(seq) + 1, " LAST ", 20210219, 'issue', 'visitor' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, 0, 20210219, 'rate', 'visitor' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, 0, 20210219, 'case-close', 'clerk' FROM event_clock", DENIED },
    { EVENT "max(seq) + 1, extract (epoch FROM clock_timestamp ()) * 1000000, 20210219, 'issue',"
            " 'visitor' FROM event_clock", "1" },
    { "INSERT INTO ticket (hall, ticket, day) VALUES (1, " LAST ", 20210219)", DENIED },
    { ACCESS LAST ", 0, 'c1', 'K1', 'password', 0", DENIED },
    { ACCESS "9, " LAST ", 'c1', 'K2', 'password', 0", DENIED },
    { "UPDATE hall SET revision = " LAST, DENIED },
    { "UPDATE hall SET revision = revision + 1", "1" },
    { "INSERT INTO person (hall, person, day) VALUES (1, " LAST ", 20210219)", DENIED },
    { "INSERT INTO diversion (hall, diversion, day, at, item) VALUES (1, " LAST ", 20210219, 0, 'S1')",
      DENIED },
    { "SELECT setval (oid::regclass, 1) FROM pg_class WHERE relname LIKE 'guess%'", DENIED },
    { LEAK "SELECT count(*) FROM own_hall WHERE pg_temp.leak (role) AND role <> 'kiosk'", "0" },
  };

  fill_day (fixture);
  SQL ("UPDATE hall SET kind = 'real'");
  AS ("board");
  AS ("kiosk");
  attempt (fixture, "kiosk", attempts, G_N_ELEMENTS (attempts));
}

/* What hangs in the hall changes nothing but that a number was said, and a pad reads no words. */
static void
test_stolen_others (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt board[] = {
    { "SELECT count(*) FROM rating", DENIED },      { "SELECT count(*) FROM case_file", DENIED },
    { "SELECT count(*) FROM staff", DENIED },       { "SELECT count(*) FROM person", DENIED },
    { "UPDATE ticket SET busy = 1", DENIED },       { "UPDATE period SET ended_at = 1", DENIED },
    { "INSERT INTO ticket (hall) VALUES (1)", DENIED },
    { "SELECT count(*) FROM event WHERE act = 'rate'", "0" },
    { "SET ROLE hall_queue_place; SELECT count(*) FROM event WHERE act = 'rate'", "0" },
    { "SELECT person_key FROM business_day", DENIED },
  };
  static const Attempt window[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "UPDATE rating SET level = 5", DENIED },
    { "SELECT count(*) FROM staff", DENIED },          { "SELECT count(*) FROM case_file", DENIED },
    { "UPDATE ticket SET busy = 1", DENIED },          { "UPDATE period SET announcements = 9", "0" },
  };
  static const Attempt rating[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "SELECT count(comment) FROM rating", DENIED },
    { "SELECT count(password) FROM staff", DENIED },   { "DELETE FROM rating", DENIED },
    { "SELECT count(*) FROM case_file", DENIED },      { "UPDATE ticket SET busy = 1", DENIED },
    { "UPDATE rating SET telephone = telephone", DENIED },
    { "UPDATE rating SET level = 5", "0" },
    { "SELECT count(state) FROM follow_up", DENIED }, { "SELECT count(*) FROM follow_step", DENIED },
    { "UPDATE follow_up SET ticket = 1", DENIED },    { "DELETE FROM follow_up", DENIED },
    { "INSERT INTO follow_up (hall, follow_up, ticket, period) VALUES (1, 9999, 1, 1)", DENIED },
    { "INSERT INTO follow_up (hall, follow_up, ticket, period, department)"
      " VALUES (1, 1, 1, 1, 'tax')", DENIED },
    { "INSERT INTO follow_up (hall, follow_up, ticket, period, state) VALUES (1, 1, 1, 1, 'closed')",
      DENIED },
    { "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
      " VALUES (1, 1, 1, 5, 'pad', 0)", DENIED },
  };
  static const Attempt counter[] = {
    { "SELECT count(telephone) FROM rating", DENIED }, { "SELECT count(password) FROM staff", DENIED },
    { "SELECT count(proposal) FROM follow_up", DENIED }, { "UPDATE follow_up SET state = 'invalid'", DENIED },
    { "SELECT count(department) FROM follow_up", DENIED }, { "SELECT count(*) FROM follow_step", DENIED },
    { "UPDATE staff SET password = NULL", DENIED },    { "DELETE FROM case_file", DENIED },
    { "UPDATE event SET at = 0", DENIED },             { "DELETE FROM ticket", DENIED },
    { CLOSED, "0" },                                   { "SET ROLE hall_queue_desk; " CLOSED, "0" },
    { "UPDATE daily_metric SET value = 0", DENIED },   { "UPDATE setting SET value = ''", DENIED },
  };
  static const Attempt guide[] = {
    { CLOSED, "0" },
    { "SET ROLE hall_queue_desk; " CLOSED, "0" },
    { "SET ROLE hall_queue_desk; UPDATE setting SET value = ''", DENIED },
    { "UPDATE setting SET value = '' WHERE key <> 'emergency-sheet'", "0" },
  };

  fill_day (fixture);
  for (const char *const *role = (const char *const[]){ "board", "window", "rating", "counter", "guide",
                                                        NULL };
       *role != NULL; role++)
    AS (*role);
  attempt (fixture, "board", board, G_N_ELEMENTS (board));
  attempt (fixture, "window", window, G_N_ELEMENTS (window));
  attempt (fixture, "rating", rating, G_N_ELEMENTS (rating));
  attempt (fixture, "counter", counter, G_N_ELEMENTS (counter));
  attempt (fixture, "guide", guide, G_N_ELEMENTS (guide));
}

/* Nobody but a manager's login lends, stops or says anything, and not even that changes what counters
 * serve by themselves, or what was said. */
static void
test_stolen_deeds (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt kiosk[] = {
    { "SELECT count(*) FROM word", DENIED },
    { "SELECT count(*) FROM alert_taken", DENIED },
    { "DELETE FROM service_stop", DENIED },
    { "UPDATE service_stop SET reason = 'x'", DENIED },
    { "UPDATE notice SET text = 'x'", DENIED },
    { "INSERT INTO notice (hall, day, notice, text, put_at) VALUES (1, 20210219, 9, 'x', 0)",
      DENIED },
    { "INSERT INTO service_stop (hall, day, service, reason, stopped_at)"
      " VALUES (1, 20210219, 'B', 'x', 0)",
      DENIED },
    { "INSERT INTO counter_service (hall, counter, service, lent_until) VALUES (1, 2, 'D', "
      "60000000)",
      DENIED },
    { "UPDATE counter_service SET lent_until = NULL", DENIED },
    { "DELETE FROM counter_service", DENIED },
    { "DELETE FROM counter_asked", DENIED },
    { "INSERT INTO probe (hall, kind, subject, asked_at) VALUES (1, 'page', 'K1', 0)", DENIED },
    { "UPDATE probe SET asked_at = 0", DENIED },
    { "DELETE FROM probe", DENIED },
  };
  static const Attempt counter[] = {
    { "UPDATE word SET text = 'x'", "23000" },
    { "UPDATE word SET taken_back_at = 0", DENIED },
    { "INSERT INTO word (hall, day, word, text, sent_at) VALUES (1, 20210219, 9, 'x', 0)", DENIED },
    { "DELETE FROM word", DENIED },
    { "UPDATE notice SET taken_down_at = put_at", DENIED },
    { "DELETE FROM service_stop", DENIED },
    { "INSERT INTO counter_service (hall, counter, service, lent_until) VALUES (1, 2, 'D', "
      "60000000)",
      DENIED },
    { "SELECT count(*) FROM alert_taken", DENIED },
  };
  static const Attempt manager[] = {
    { "UPDATE word SET text = 'x'", "23000" },
    { "DELETE FROM word", DENIED },
    { "UPDATE notice SET text = 'x'", DENIED },
    { "INSERT INTO counter_service (hall, counter, service) VALUES (1, 2, 'D')", DENIED },
    { "UPDATE counter_service SET lent_until = 60000000 WHERE service = 'A'", "0" },
    { "UPDATE counter_service SET lent_until = NULL WHERE service = 'D' AND counter = 1", DENIED },
    { "UPDATE counter_service SET speciality = 1", DENIED },
    { "DELETE FROM counter_service WHERE service = 'A'", "0" },
    { "UPDATE alert_taken SET staff = 'x'", DENIED },
    { "UPDATE rating SET level = 5", DENIED },
    { "UPDATE rating SET telephone = 'x'", DENIED },
    { "DELETE FROM follow_up", DENIED },
    { "UPDATE follow_up SET ticket = 1", DENIED },
    { "UPDATE follow_step SET text = 'x'", DENIED },
  };

  fill_day (fixture);
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "系统维护");
  DO (.act = HQ_ACT_NOTICE_PUT, .text = "请有序排队");
  DO (.act = HQ_ACT_WORD_SEND, .text = "请引导");
  for (const char *const *role = (const char *const[]){ "kiosk", "counter", "manager", NULL };
       *role != NULL; role++)
    AS (*role);
  attempt (fixture, "kiosk", kiosk, G_N_ELEMENTS (kiosk));
  attempt (fixture, "counter", counter, G_N_ELEMENTS (counter));
  attempt (fixture, "manager", manager, G_N_ELEMENTS (manager));
}

/* By the login whose turn it is. */
static void
hear_machine (HqTestDay *fixture)
{
  g_autoptr (HqContactClaim) claim = hq_contact_claim_new (HQ_N_SCREENS, NULL, "a process");
  g_autoptr (GError) error = NULL;

  claim->machine = g_strdup ("0123456789abcdef");
  hq_contact_claim_run (fixture->test.hall, claim, &error);
  g_assert_no_error (error);
  g_assert_cmpint (claim->number, ==, 1);
}

/* A machine registers, and one that waits reads and writes no more than a place does; what it is to be
 * nobody says but an administrator's login. */
static void
test_stolen_machine (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt place[] = {
    { "UPDATE machine SET role = 'kiosk', place = 'K1'", DENIED },
    { "UPDATE machine SET name = 'x'", DENIED },
    { "UPDATE machine SET machine = 'x'", DENIED },
    { "DELETE FROM machine", DENIED },
    { "INSERT INTO machine (hall, machine, number, role, place, host, version, first_heard_at,"
      " heard_at, renewed_at, clock_offset, here)"
      " VALUES (1, '0123456789abcdef', 9, 'kiosk', 'K1', 'h', 'v', 1, 1, 1, 0, 1)",
      DENIED },
    { "UPDATE machine SET heard_at = 2 WHERE hall = 2", "0" },
  };
  static const Attempt waiting[] = {
    { "SELECT count(*) FROM staff", DENIED },     { "SELECT count(*) FROM rating", DENIED },
    { "SELECT count(*) FROM case_file", DENIED }, { "SELECT count(*) FROM period", DENIED },
    { "UPDATE hall SET revision = 0", DENIED },   { "UPDATE ticket SET state = 'void'", DENIED },
    { "SELECT count(*) FROM event WHERE act = 'rate'", "0" },
    { "SELECT count(*) > 0 FROM event", "t" },
  };
  static const Attempt administrator[] = {
    { "UPDATE machine SET role = 'kiosk', place = 'K1', name = 'x'", "1" },
    { "DELETE FROM machine", "1" },
  };

  fill_day (fixture);
  AS ("kiosk");
  AS ("manager");
  AS ("administrator");
  AS ("waiting");
  hear_machine (fixture);
  attempt (fixture, "waiting", place, G_N_ELEMENTS (place));
  attempt (fixture, "waiting", waiting, G_N_ELEMENTS (waiting));
  attempt (fixture, "kiosk", place, G_N_ELEMENTS (place));
  attempt (fixture, "manager", place, 4);
  /* What it is told in earnest. */
  AS ("administrator");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "a1";
  fixture->place = NULL;
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk", .place = "K1", .text = "北门");
  AS ("kiosk");
  hear_machine (fixture);
  attempt (fixture, "administrator", administrator, G_N_ELEMENTS (administrator));
}

#define CHANGED(number, act)                                                                       \
  "INSERT INTO data_change (hall, number, at, act, subject, after) VALUES (1, " number ", 0, '" act  \
  "', 'S', 'T')"

/* Of what was changed beside the set-up a manager keeps the rotas alone, and nobody rewrites it. */
static void
test_stolen_data (HqTestDay *fixture, gconstpointer data)
{
  static const Attempt manager[] = {
    { CHANGED ("1", "rota"), "1" },
    { CHANGED ("2", "item"), DENIED },
    { CHANGED ("5000", "rota"), DENIED },
    { "UPDATE data_change SET after = 'U'", DENIED },
    { "DELETE FROM data_change", DENIED },
    { "SELECT count(*) FROM data_change", "1" },
  };
  static const Attempt administrator[] = {
    { CHANGED ("2", "item"), "1" },
    { "UPDATE data_change SET after = 'U'", DENIED },
    { "DELETE FROM data_change", DENIED },
  };
  static const Attempt counter[] = {
    { CHANGED ("3", "rota"), DENIED },
    { "SELECT count(*) FROM data_change", DENIED },
  };

  AS ("manager");
  attempt (fixture, "manager", manager, G_N_ELEMENTS (manager));
  AS ("administrator");
  attempt (fixture, "administrator", administrator, G_N_ELEMENTS (administrator));
  AS ("counter");
  attempt (fixture, "counter", counter, G_N_ELEMENTS (counter));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (HqTestDay *fixture, gconstpointer data);
  } tests[] = {
    { "/stolen/close", test_stolen_close },     { "/stolen/deeds", test_stolen_deeds },
    { "/stolen/data", test_stolen_data },
    { "/stolen/guess", test_stolen_guess },     { "/stolen/kiosk", test_stolen_kiosk },
    { "/stolen/machine", test_stolen_machine },
    { "/stolen/numbers", test_stolen_numbers }, { "/stolen/others", test_stolen_others },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HqTestDay, NULL, hq_test_grants_init, tests[i].func,
                hq_test_grants_clear);
  return g_test_run ();
}
