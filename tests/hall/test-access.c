/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-access.h"
#include "hq-error.h"
#include "hq-export.h"
#include "hq-import.h"
#include "hq-init.h"
#include "hq-password.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define RIGHT "Zhengque-mima-2021"
#define WRONG "Cuowu-de-mima-2021"

typedef struct
{
  HqTestHall test;
  HqTime now;
  HqAnswer answer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, GPOINTER_TO_INT (data));
  fixture->now = hq_test_hall_time ("2021-02-18T09:00:00");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_clear (&fixture->test);
}

/* Tries @order; HQ_N_ERRORS says that it is to work. */
static void
try (Fixture *fixture, HqRole role, const char *staff, HqOrder order, HqError code)
{
  HqActor actor = { .role = role, .staff = staff, .device = "K1" };
  g_autoptr (GError) error = NULL;

  if (hq_hall_get_kind (fixture->test.hall) != HQ_HALL_REAL)
    order.now = fixture->now;
  hq_hall_run (fixture->test.hall, &actor, &order, &fixture->answer, &error);
  if (code == HQ_N_ERRORS)
    g_assert_no_error (error);
  else
    g_assert_error (error, HQ_ERROR, (int) code);
}

static void
set_password (Fixture *fixture, const char *staff, const char *password, HqError code)
{
  try (fixture, HQ_ROLE_OPERATOR, NULL,
       (HqOrder){ .act = HQ_ACT_PASSWORD, .staff = staff, .password = password }, code);
}

static void
sign_in (Fixture *fixture, const char *staff, const char *password, HqError code)
{
  try (fixture, HQ_ROLE_CLERK, staff,
       (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1, .password = password }, code);
}

#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)

static gboolean
matches (const char *hash, const char *password)
{
  g_autofree char *made = hq_password_rehash (hash, password);

  return g_strcmp0 (made, hash) == 0;
}

static void
test_access_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = hq_password_hash (RIGHT, &error);
  g_autofree char *again = hq_password_hash (RIGHT, &error);
  g_autofree char *salt = g_strdup (hash);
  g_autofree char *made = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
  g_assert_cmpstr (hash, !=, again);
  g_assert_true (matches (hash, RIGHT));
  g_assert_true (matches (again, RIGHT));
  g_assert_false (matches (hash, WRONG));
  g_assert_null (hq_password_rehash (hash, ""));
  g_assert_null (hq_password_rehash (hash, NULL));
  g_assert_null (hq_password_rehash (NULL, RIGHT));
  g_assert_null (hq_password_rehash ("no hash", RIGHT));
  g_assert_null (hq_password_rehash ("$argon2id$v=19$m=65536,t=2,p=1$c2hvcnQ$", RIGHT));
  /* What a server tells of a hash is enough to make it again. */
  strrchr (salt, '$')[1] = '\0';
  made = hq_password_rehash (salt, RIGHT);
  g_assert_cmpstr (made, ==, hash);
  g_assert_null (hq_password_hash ("七个字的密码呀", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
}

/* Who is no counter's clerk shows who they are by an act of its own, and in a role that they have. */
static void
test_access_enter (Fixture *fixture, gconstpointer data)
{
  try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER }, HQ_N_ERRORS);
  try (fixture, HQ_ROLE_MANAGER, "g1", (HqOrder){ .act = HQ_ACT_ENTER }, HQ_ERROR_DENIED);
  try (fixture, HQ_ROLE_VISITOR, "g1", (HqOrder){ .act = HQ_ACT_ENTER }, HQ_ERROR_DENIED);
  try (fixture, HQ_ROLE_GUIDE, "nobody", (HqOrder){ .act = HQ_ACT_ENTER }, HQ_ERROR_NOT_FOUND);
  try (fixture, HQ_ROLE_GUIDE, NULL, (HqOrder){ .act = HQ_ACT_ENTER }, HQ_ERROR_NOT_FOUND);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'enter'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'enter' AND staff = 'g1'"), ==, 1);
  set_password (fixture, "g1", RIGHT, HQ_N_ERRORS);
  try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER }, HQ_ERROR_WRONG_PASSWORD);
  try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER, .password = WRONG },
       HQ_ERROR_WRONG_PASSWORD);
  try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER, .password = RIGHT },
       HQ_N_ERRORS);
  for (guint i = 0; i < 5; i++)
    try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER, .password = WRONG },
         HQ_ERROR_WRONG_PASSWORD);
  try (fixture, HQ_ROLE_GUIDE, "g1", (HqOrder){ .act = HQ_ACT_ENTER, .password = RIGHT },
       HQ_ERROR_LOCKED);
}

/* On a trial hall whoever has no password comes in without one. */
static void
test_access_sign_in (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, "c2", NULL, HQ_N_ERRORS);
  try (fixture, HQ_ROLE_CLERK, "c2", (HqOrder){ .act = HQ_ACT_SIGN_OUT, .counter = 1 },
       HQ_N_ERRORS);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'signin' AND granted = 1"
                          " AND staff = 'c2' AND place = 'K1'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'password'"), ==, 0);
  set_password (fixture, "nobody", RIGHT, HQ_ERROR_NOT_FOUND);
  set_password (fixture, "c1", "short", HQ_ERROR_INVALID);
  set_password (fixture, "c1", RIGHT, HQ_N_ERRORS);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'passwd' AND subject = 'c1'"), ==,
                   1);
  sign_in (fixture, "c1", NULL, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE staff = 'c1'"), ==, 0);
  sign_in (fixture, "c1", RIGHT, HQ_N_ERRORS);
  try (fixture, HQ_ROLE_CLERK, "c1", (HqOrder){ .act = HQ_ACT_SIGN_OUT, .counter = 1 },
       HQ_N_ERRORS);
  set_password (fixture, "c1", NULL, HQ_N_ERRORS);
  sign_in (fixture, "c1", NULL, HQ_N_ERRORS);
}

/* Five wrong ones lock the place for everybody, for a minute, and for what is right as well. */
static void
test_access_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HqActor elsewhere = { .staff = "c1" };
  HqActor here = { .staff = "c2", .device = "K1" };

  set_password (fixture, "c1", RIGHT, HQ_N_ERRORS);
  set_password (fixture, "c2", RIGHT, HQ_N_ERRORS);
  for (int i = 0; i < 4; i++)
    sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  /* A right one clears the count. */
  g_assert_true (hq_access_check (fixture->test.hall, &here, RIGHT, fixture->now, &error));
  for (int i = 0; i < 5; i++)
    {
      fixture->now += 10 * HQ_SECOND;
      sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
    }
  fixture->now += 10 * HQ_SECOND;
  sign_in (fixture, "c1", RIGHT, HQ_ERROR_LOCKED);
  g_assert_false (hq_access_check (fixture->test.hall, &here, RIGHT, fixture->now, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_LOCKED);
  g_assert_cmpstr (hq_error_get_detail (error), ==, "50 s");
  g_clear_error (&error);
  /* Elsewhere nothing is locked. */
  g_assert_true (hq_access_check (fixture->test.hall, &elsewhere, RIGHT, fixture->now, &error));
  fixture->now += 49 * HQ_SECOND;
  sign_in (fixture, "c1", RIGHT, HQ_ERROR_LOCKED);
  fixture->now += HQ_SECOND;
  sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c1", RIGHT, HQ_N_ERRORS);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'password' AND granted = 0"),
                   ==, 10);
}

static gboolean
run_text (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, data, error, "");
}

static void
test_access_roles (Fixture *fixture, gconstpointer data)
{
  static const HqText guide = { "UPDATE staff_role SET role = 'manager' WHERE staff = 'c2'" };
  static const HqText touch = { "UPDATE hall SET revision = revision + 1" };
  HqDatabase *db = hq_hall_get_database (fixture->test.hall);
  HqActor ghost = { .staff = "ghost" };
  g_autoptr (GError) error = NULL;

  g_assert_true (hq_database_write (db, run_text, (gpointer) &guide, &error));
  g_assert_true (hq_database_write (db, run_text, (gpointer) &touch, &error));
  try (fixture, HQ_ROLE_OPERATOR, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 },
       HQ_ERROR_DENIED);
  try (fixture, HQ_ROLE_CLERK, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 },
       HQ_ERROR_DENIED);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty"), ==, 0);
  g_assert_cmpint (hq_hall_find_role (fixture->test.hall, &ghost, HQ_ACT_IMPORT_HALL), ==,
                   HQ_ROLE_VISITOR);
}

/* A real hall: nobody without a password, and the operator does what sets it up alone. */
static void
test_access_real (Fixture *fixture, gconstpointer data)
{
  gboolean needs = FALSE;

  for (int act = 0; act < HQ_N_ACTS; act++)
    {
      HqActor actor = { .role = HQ_ROLE_OPERATOR };
      HqOrder order = { .act = (HqAct) act,
                        .counter = 1,
                        .service = "A",
                        .staff = "c1",
                        .password = RIGHT,
                        .count = 1,
                        .from = 20210218,
                        .type = "pdf" };
      g_autoptr (GError) error = NULL;
      gboolean allowed
        = act == HQ_ACT_PASSWORD || act == HQ_ACT_SHEET || act == HQ_ACT_EXPORT;

      /* Their rows come from files and screens, their count from who prints, and their machine
       * has a number; that the operator may do them is in the
       * table of rights. */
      if (act == HQ_ACT_SHEET || act == HQ_ACT_MACHINE
          || (act >= HQ_ACT_IMPORT_CATALOGUE && act <= HQ_ACT_SETUP))
        continue;
      g_assert_cmpint (hq_hall_run (fixture->test.hall, &actor, &order, &fixture->answer, &error),
                       ==, allowed);
      if (!allowed)
        g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
    }
  g_assert_true (hq_right_allows (HQ_ROLE_OPERATOR, HQ_ACT_IMPORT_HALL, HQ_HALL_REAL));

  g_assert_true (hq_access_needs_password (fixture->test.hall, "c2", &needs, NULL));
  g_assert_true (needs);
  sign_in (fixture, "c2", NULL, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c2", RIGHT, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "nobody", RIGHT, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE granted = 0"), ==, 3);
  /* The right one gets past the door; the test's calendar ends in 2021. */
  sign_in (fixture, "c1", RIGHT, HQ_ERROR_NO_CALENDAR);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE granted = 1 AND staff = 'c1'"), ==, 1);
  for (int i = 0; i < 5; i++)
    sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c1", RIGHT, HQ_ERROR_LOCKED);
}

static void
assert_lacks (const char *path, const char *secret)
{
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return;
  g_assert_null (memmem (data, size, secret, strlen (secret)));
}

/* Nor do the bytes of a file and of its log, used or not. */
static void
assert_file_lacks_them (Fixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->test.path, "-wal", NULL);
  g_autofree char *store = NULL;
  gsize size;

  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_lacks (log, RIGHT);
  assert_lacks (log, WRONG);
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  assert_lacks (fixture->test.path, RIGHT);
  assert_lacks (fixture->test.path, WRONG);
  /* It is the store that was looked at: the hash is there. */
  g_assert_true (g_file_get_contents (fixture->test.path, &store, &size, NULL));
  g_assert_nonnull (memmem (store, size, "$argon2id$", strlen ("$argon2id$")));
}

/* Neither the store nor its log nor what is exported holds a password, right or wrong. */
static void
test_access_never_clear (Fixture *fixture, gconstpointer data)
{
  HqActor clerk = { .role = HQ_ROLE_CLERK, .staff = "c1" };
  HqActor operator= { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rows = NULL;

  set_password (fixture, "c1", RIGHT, HQ_N_ERRORS);
  sign_in (fixture, "c1", WRONG, HQ_ERROR_WRONG_PASSWORD);
  sign_in (fixture, "c1", RIGHT, HQ_N_ERRORS);
  g_assert_null (hq_export_format (fixture->test.hall, &clerk, HQ_ACT_IMPORT_HALL, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
  text = hq_export_format (fixture->test.hall, &operator, HQ_ACT_IMPORT_HALL, NULL);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'export-hall'"
                          " AND staff = 'operator' AND place = '-'"),
                   ==, 1);
  g_assert_null (strstr (text, RIGHT));
  g_assert_null (strstr (text, "argon2"));
  rows = hq_test_hall_dump (&fixture->test, NULL);
  g_assert_null (strstr (rows, RIGHT));
  g_assert_null (strstr (rows, WRONG));
  g_assert_nonnull (strstr (rows, "$argon2id$"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE before LIKE '%argon2%'"
                          " OR after LIKE '%argon2%' OR subject LIKE '%argon2%'"),
                   ==, 0);
  if (!hq_test_store_is_server ())
    assert_file_lacks_them (fixture);
}

static void
test_access_empty (void)
{
  g_autoptr (GError) error = NULL;
  HqTestHall test = { .folder = hq_test_folder_new () };
  HqActor actor = { .staff = "admin" };

  test.path = hq_test_store_new ();
  g_assert_false (hq_init_create_empty (test.path, "admin", "short", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_test (test.path, G_FILE_TEST_EXISTS));
  hq_init_create_empty (test.path, "admin", RIGHT, &error);
  g_assert_no_error (error);
  test.hall = hq_hall_open (test.path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hq_hall_get_kind (test.hall), ==, HQ_HALL_REAL);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM staff"), ==, 1);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT (SELECT count(*) FROM counter)"
                                              " + (SELECT count(*) FROM service)"
                                              " + (SELECT count(*) FROM calendar_year)"),
                   ==, 0);
  g_assert_cmpint (hq_hall_find_role (test.hall, &actor, HQ_ACT_IMPORT_HALL), ==,
                   HQ_ROLE_ADMINISTRATOR);
  g_assert_true (hq_access_check (test.hall, &actor, RIGHT, 0, &error));
  g_assert_false (hq_access_check (test.hall, &actor, WRONG, 0, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  g_assert_false (hq_access_check (test.hall, &actor, RIGHT, 1, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_A_TRIAL);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, kind, func)                                                                      \
  g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, func, tear_down)
  g_test_add_func ("/access/hash", test_access_hash);
  ADD ("/access/sign-in", HQ_HALL_TRIAL, test_access_sign_in);
  ADD ("/access/enter", HQ_HALL_TRIAL, test_access_enter);
  ADD ("/access/lock", HQ_HALL_TRIAL, test_access_lock);
  ADD ("/access/roles", HQ_HALL_TRIAL, test_access_roles);
  ADD ("/access/real", HQ_HALL_REAL, test_access_real);
  ADD ("/access/never-clear", HQ_HALL_TRIAL, test_access_never_clear);
  g_test_add_func ("/access/empty", test_access_empty);
  return g_test_run ();
}
