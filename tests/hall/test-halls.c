/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-check.h"
#include "hq-export.h"
#include "hq-feed.h"
#include "hq-grant.h"
#include "hq-init.h"
#include "hq-test-day.h"
#include "hq-test-store.h"

#define PROCESSES 4
#define ROUNDS 15
#define DENIED "42501"

/* Two halls in one database, with the same services, counters, staff and devices. */
typedef struct
{
  HqTestDay first;  /* hall 1, "test" */
  char *path;       /* (owned): of the second */
  HqHall *second;   /* (owned): hall 2, "second" */
} Halls;

static GBytes *
export (HqHall *hall, HqAct act)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  char *text = hq_export_format (hall, &actor, act, &error);

  g_assert_no_error (error);
  return g_bytes_new_take (text, strlen (text));
}

/* The second hall is made of the files of the first, beside it. */
static void
set_up (Halls *halls, gconstpointer data)
{
  HqInitFiles files = { .kind = HQ_HALL_TRIAL };
  g_autoptr (GError) error = NULL;

  hq_test_day_init (&halls->first, data);
  files.setup = export (halls->first.test.hall, HQ_ACT_IMPORT_HALL);
  files.calendar = export (halls->first.test.hall, HQ_ACT_IMPORT_CALENDAR);
  files.catalogue = export (halls->first.test.hall, HQ_ACT_IMPORT_CATALOGUE);
  halls->path = g_strconcat (halls->first.test.path, "?hall=second", NULL);
  hq_init_create_whole (halls->path, &files, &error);
  g_assert_no_error (error);
  g_bytes_unref (files.setup);
  g_bytes_unref (files.calendar);
  g_bytes_unref (files.catalogue);
  halls->second = hq_hall_open (halls->path, &error);
  g_assert_no_error (error);
  /* From now on an address has to say which one it means. */
  g_assert_null (hq_hall_open (halls->first.test.path, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_MANY_HALLS);
}

static void
tear_down (Halls *halls, gconstpointer data)
{
  g_clear_pointer (&halls->second, hq_hall_close);
  g_clear_pointer (&halls->path, g_free);
  hq_test_day_clear (&halls->first, data);
}

/* All rows of one hall, in every table that has halls. */
static char *
dump (Halls *halls, int hall)
{
  const char *path = halls->first.test.path;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) tables = hq_test_store_ask (
    path, "SELECT table_name FROM information_schema.columns JOIN information_schema.tables"
          " USING (table_schema, table_name) WHERE table_schema = 'hall_queue'"
          " AND column_name = 'hall' AND table_type = 'BASE TABLE' ORDER BY table_name");

  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (tables->len, >, 30);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = ((char **) tables->pdata[i])[0];

      g_string_append_printf (sql, "%s SELECT '%s: ' || t::text FROM %s AS t WHERE hall = %d",
                              i == 0 ? "" : " UNION ALL", table, table, hall);
    }
  g_string_append (sql, " ORDER BY 1");
  rows = hq_test_store_ask (path, sql->str);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (out, "%s\n", ((char **) rows->pdata[i])[0]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
run (HqHall *hall, HqTime now, HqOrder order, HqAnswer *answer, GError **error)
{
  g_autofree char *clerk = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR,
                    .staff = order.counter > 0 ? clerk : NULL,
                    .device = order.counter > 0 ? NULL : "K1" };

  order.now = now;
  return hq_hall_run (hall, &actor, &order, answer, error);
}

static void
expect_whole (const char *path)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;

  hq_check_run (path, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static guint
poll (HqFeed *feed)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  HqFeedNews news = { .events = events };
  g_autoptr (GError) error = NULL;

  hq_feed_poll (feed, &news, &error);
  g_assert_no_error (error);
  return events->len;
}

/* A whole day in one hall leaves each row of the other as it was, and none of its numbers there. */
static void
test_halls_apart (Halls *halls, gconstpointer data)
{
  HqTestDay *fixture = &halls->first;
  HqFeed *feed = hq_feed_new (halls->path, -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  gint64 version;

  g_assert_true (run (halls->second, fixture->now, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" },
                      &answer, NULL));
  g_assert_cmpuint (answer.ticket.number, ==, 1);
  poll (feed);
  version = hq_database_get_version (hq_hall_get_database (halls->second));
  before = dump (halls, 2);

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 1; i <= 3; i++)
    {
      DO (.act = HQ_ACT_ISSUE, .service = "A");
      g_assert_cmpuint (fixture->answer.ticket.number, ==, i);
    }
  hq_test_day_wait (fixture, 10 * 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  g_assert_cmpint (hq_database_get_version (hq_hall_get_database (halls->second)), ==, version);
  g_assert_cmpuint (poll (feed), ==, 0);
  g_assert_false (run (halls->second, fixture->now,
                       (HqOrder){ .act = HQ_ACT_CANCEL, .ticket = "A002" }, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  hq_test_day_go (fixture, "18:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  after = dump (halls, 2);
  g_assert_cmpstr (after, ==, before);

  /* The other hall's day is still open, and its figures are its own. */
  g_clear_error (&error);
  run (halls->second, fixture->now, (HqOrder){ .act = HQ_ACT_CLOSE_DAY }, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer.value, ==, 1);
  g_assert_cmpuint (poll (feed), >, 0);
  g_assert_cmpint (COUNT ("SELECT value FROM daily_metric WHERE hall = 1 AND scope = 'hall'"
                          " AND metric = 'tickets' ORDER BY revision LIMIT 1"), ==, 3);
  g_assert_cmpint (COUNT ("SELECT value FROM daily_metric WHERE hall = 2 AND scope = 'hall'"
                          " AND metric = 'tickets' ORDER BY revision LIMIT 1"), ==, 1);
  hq_feed_free (feed);
  expect_whole (halls->path);
}

static int
work (const char *path, HqTime now, int counter)
{
  HqHall *hall = hq_hall_open (path, NULL);
  HqAnswer answer;

  if (hall == NULL)
    return 2;
  for (int i = 0; i < ROUNDS; i++)
    if (!run (hall, now, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, &answer, NULL)
        || !run (hall, now, (HqOrder){ .act = HQ_ACT_CALL, .counter = counter }, &answer, NULL)
        || !run (hall, now, (HqOrder){ .act = HQ_ACT_START, .counter = counter }, &answer, NULL)
        || !run (hall, now, (HqOrder){ .act = HQ_ACT_FINISH, .counter = counter }, &answer, NULL))
      return 3;
  hq_hall_close (hall);
  return 0;
}

/* Both halls at once, on the same numbers at the same counters: each has its own, without a gap. */
static void
test_halls_at_once (Halls *halls, gconstpointer data)
{
  HqTestDay *fixture = &halls->first;
  g_autofree char *first = g_strconcat (fixture->test.path, "?hall=test", NULL);
  pid_t children[PROCESSES];

  for (int counter = 1; counter <= PROCESSES / 2; counter++)
    {
      HqAnswer answer;

      DO (.act = HQ_ACT_SIGN_IN, .counter = counter);
      g_assert_true (run (halls->second, fixture->now,
                          (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = counter }, &answer, NULL));
    }
  for (int i = 0; i < PROCESSES; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        _exit (work (i % 2 == 0 ? first : halls->path, fixture->now, i / 2 + 1));
    }
  for (int i = 0; i < PROCESSES; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  for (int hall = 1; hall <= 2; hall++)
    {
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(DISTINCT number) * 1000 + max(number) FROM ticket WHERE hall = %d", hall);

      g_assert_cmpint (hq_test_hall_count (&fixture->test, sql), ==,
                       PROCESSES / 2 * ROUNDS * 1001);
    }
  expect_whole (first);
  expect_whole (halls->path);
}

/* Each table's rows of the other hall, past the program: none is found, and none changed. */
static const char attempts[]
  = "DO $$ DECLARE found name; form text; n bigint; BEGIN"
    " FOR found IN SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid"
    " WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'hall_queue')"
    " AND c.relkind IN ('r', 'v') AND a.attname = 'hall' LOOP"
    " FOREACH form IN ARRAY ARRAY['SELECT hall FROM hall_queue.%I WHERE hall = 2',"
    " 'UPDATE hall_queue.%I SET hall = 1 WHERE hall = 2',"
    " 'DELETE FROM hall_queue.%I WHERE hall = 2'] LOOP"
    " BEGIN EXECUTE format (form, found); GET DIAGNOSTICS n = ROW_COUNT;"
    " IF n <> 0 THEN RAISE data_exception USING MESSAGE = format (form, found); END IF;"
    " EXCEPTION WHEN insufficient_privilege OR object_not_in_prerequisite_state THEN NULL; END;"
    " END LOOP; END LOOP; END $$";

/* A login of one hall sees and changes nothing of the other, whatever its role. */
static void
test_halls_login (Halls *halls, gconstpointer data)
{
  static const char *const roles[] = { "kiosk",  "guide", "counter", "window",
                                       "rating", "board", "manager", "administrator" };
  static const char *const beyond[] = {
    "INSERT INTO event (hall, seq, at, day, act, role) VALUES (2, 99, 0, 0, 'issue', 'visitor')",
    "INSERT INTO access (hall, access, at, staff, place, what, granted)"
    " VALUES (2, 99, 0, 'c1', 'K1', 'password', 1)",
    "INSERT INTO line (hall, day, service, lane, waiting) VALUES (2, 20210218, 'B', 'ordinary', 9)",
    "INSERT INTO setting (hall, key, value) VALUES (2, 'x', 'y')",
  };
  HqTestDay *fixture = &halls->first;
  g_autofree char *login = hq_test_store_new_login ();
  g_autofree char *path = hq_test_store_name_login (fixture->test.path, login);
  g_autofree char *other = g_strconcat (path, "?hall=second", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  HqHall *hall;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  run (halls->second, fixture->now, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, &answer, NULL);
  before = dump (halls, 2);
  for (guint role = 0; role < G_N_ELEMENTS (roles); role++)
    {
      g_autofree char *tried = NULL;

      hq_grant_give (fixture->test.hall, roles[role], login, &error);
      g_assert_no_error (error);
      tried = hq_test_store_try (path, attempts);
      g_assert_cmpstr (tried, ==, "");
      for (guint i = 0; i < G_N_ELEMENTS (beyond); i++)
        {
          g_autofree char *refused = hq_test_store_try (path, beyond[i]);

          g_assert_cmpstr (refused, ==, DENIED);
        }
      g_assert_null (hq_hall_open (other, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  after = dump (halls, 2);
  g_assert_cmpstr (after, ==, before);
  /* Its own needs no name. */
  hall = hq_hall_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (run (hall, fixture->now, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, &answer,
                      NULL));
  g_assert_cmpuint (answer.ticket.number, ==, 2);
  hq_hall_close (hall);
  /* And it is no login of the other hall beside that, which cannot take from it what it has. */
  for (const char *const *role = (const char *const[]){ "kiosk", "none", NULL }; *role != NULL; role++)
    {
      g_assert_false (hq_grant_give (halls->second, *role, login, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  hall = hq_hall_open (path, &error);
  g_assert_no_error (error);
  hq_hall_close (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/halls/apart", Halls, NULL, set_up, test_halls_apart, tear_down);
  g_test_add ("/halls/at-once", Halls, NULL, set_up, test_halls_at_once, tear_down);
  g_test_add ("/halls/login", Halls, NULL, set_up, test_halls_login, tear_down);
  return g_test_run ();
}
