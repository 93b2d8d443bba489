/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-hall.h"
#include "hq-test.h"

static void
use_folders (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "a file");

  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpstr (folder, !=, hq_test_folder_new ());
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* A folder and its files are there until the program ends, and then nothing is left of them. */
static void
test_lib_folder (void)
{
  g_autofree char *given = g_strdup (g_getenv ("HQ_TEST_DIR"));
  const char *parent = NULL;
  g_autoptr (GDir) dir = NULL;

  if (g_test_subprocess ())
    {
      use_folders ();
      return;
    }
  parent = hq_test_folder_new ();
  g_setenv ("HQ_TEST_DIR", parent, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  if (given != NULL)
    g_setenv ("HQ_TEST_DIR", given, TRUE);
  else
    g_unsetenv ("HQ_TEST_DIR");
  dir = g_dir_open (parent, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_lib_seed (void)
{
  g_autofree char *given = g_strdup (g_getenv ("HQ_TEST_SEED"));

  g_setenv ("HQ_TEST_SEED", "4294967295", TRUE);
  g_assert_cmpuint (hq_test_seed (), ==, G_MAXUINT32);
  if (given != NULL)
    g_setenv ("HQ_TEST_SEED", given, TRUE);
  else
    g_unsetenv ("HQ_TEST_SEED");
}

static void
test_lib_spawn (void)
{
  const char *const says[] = { "/bin/sh", "-c", "echo out; echo err >&2; exit 3", NULL };
  const char *const dies[] = { "/bin/sh", "-c", "kill -9 $$", NULL };
  g_auto (HqTestRun) first = { 0 };
  g_auto (HqTestRun) second = { 0 };

  hq_test_spawn (&first, says);
  g_assert_cmpint (first.status, ==, 3);
  g_assert_cmpstr (first.out, ==, "out\n");
  g_assert_cmpstr (first.err, ==, "err\n");
  hq_test_spawn (&second, dies);
  g_assert_cmpint (second.status, ==, 128 + 9);
}

/* Whatever the hour, a hall that is open today is far from both its midnights. */
static void
test_lib_noon (void)
{
  HqTestHall test;
  HqTime now, midnight;
  GTimeZone *zone;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_test_hall_open_today (&test);
  now = g_get_real_time ();
  zone = hq_hall_get_zone (test.hall);
  midnight = hq_date_at_minute (hq_date_of_time (now, zone), 0, zone);
  g_assert_cmpint (now - midnight, >=, 12 * HQ_HOUR);
  g_assert_cmpint (now - midnight, <, 14 * HQ_HOUR);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM business_day"), ==, 1);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT day FROM business_day"), ==,
                   hq_date_of_time (now, zone));
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lib/noon", test_lib_noon);
  g_test_add_func ("/lib/folder", test_lib_folder);
  g_test_add_func ("/lib/seed", test_lib_seed);
  g_test_add_func ("/lib/spawn", test_lib_spawn);
  return g_test_run ();
}
