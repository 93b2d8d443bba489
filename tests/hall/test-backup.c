/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "hq-backup.h"
#include "hq-check.h"
#include "hq-test-day.h"
#include "hq-test.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
leave (const char *path)
{
  g_assert_true (g_file_set_contents (path, "left", -1, NULL));
}

static void
expect_whole (const char *path)
{
  HqTestHall test = { .path = (char *) path };

  hq_test_hall_check (&test);
}

static char *
back_up (HqTestDay *fixture, const char *folder, guint n_faults)
{
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;
  char *path = hq_backup_keep (fixture->test.path, folder, 2, faults, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, n_faults);
  g_assert_cmpint (g_str_has_suffix (path, ".faulty"), ==, n_faults > 0);
  return path;
}

/* So many copies are kept; one with a fault is set aside, and takes the place of another such one
 * alone. What a program left is removed when none runs there any more. */
static void
test_backup_keep (HqTestDay *fixture, gconstpointer data)
{
  static const char *const others[] = { "hall-20200101-000000.db", "hall-20200102-000000.db",
                                        "hall-20200103-000000.db", "hall-20200101-000000.db.faulty",
                                        "hall-notes.db", "other.db" };
  const char *folder = hq_test_folder_new ();

  g_assert_false (hq_backup_is_on_server (fixture->test.path));
  g_assert_true (hq_backup_is_on_server ("postgresql:///hall"));
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = hq_test_path (folder, others[i]);

      leave (path);
    }
  for (guint i = 0; i < 3; i++)
    {
      const gboolean runs = i == 1;
      int lock = runs ? open (folder, O_RDONLY) : -1;
      g_autofree char *part = hq_test_path (folder, "hall-20200101-000000.db.part-7");
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) names = NULL;

      leave (part);
      if (runs)
        g_assert_cmpint (flock (lock, LOCK_SH), ==, 0);
      path = back_up (fixture, folder, MIN (i, 1));
      if (runs)
        close (lock);
      names = list (folder);
      g_assert_cmpuint (names->len, ==, runs ? 6 : 5);
      g_assert_cmpint (g_file_test (part, G_FILE_TEST_EXISTS), ==, runs);
      if (i == 0)
        {
          g_assert_cmpstr (names->pdata[1], ==, "hall-20200103-000000.db");
          expect_whole (path);
          SQL ("UPDATE line SET waiting = waiting + 1");
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/backup/keep", test_backup_keep);
  return g_test_run ();
}
