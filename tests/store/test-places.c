/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-check.h"
#include "hq-error.h"
#include "hq-file-system.h"
#include "hq-test-hall.h"
#include "hq-test.h"

/* An account without rights of its own, for what the administrator's would pass over. */
#define NOBODY 65534

typedef void (*Story) (HqTestHall *test);

/* Asks for a number; 0 where it is refused. */
static guint
issue (HqHall *hall, GError **error)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A",
                    .now = hq_test_hall_time ("2021-02-18T10:00:00") };
  HqAnswer answer;

  return hq_hall_run (hall, &actor, &order, &answer, error) ? answer.ticket.number : 0;
}

static void
refuse_open (const char *path, HqError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = hq_hall_open (path, &error);

  g_assert_null (hall);
  g_assert_error (error, HQ_ERROR, (int) code);
}

/* Tells a story in a process of its own, which may change its rights, limits and mounts. */
static gboolean
tell (HqTestHall *test, Story story)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      story (test);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 77);
  return WEXITSTATUS (status) == 0;
}

/* Issues until there is no room; all that was issued stands, and none was renumbered. */
static guint
issue_until_full (HqTestHall *test, guint last)
{
  g_autoptr (GError) error = NULL;
  guint number;

  while ((number = issue (test->hall, &error)) != 0)
    g_assert_cmpuint (number, ==, ++last);
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_SPACE);
  g_assert_cmpuint (issue (test->hall, NULL), ==, 0);
  return last;
}

static void
go_on (HqTestHall *test, guint last)
{
  g_assert_cmpuint (issue (test->hall, NULL), ==, last + 1);
  hq_test_hall_check (test);
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM ticket"), ==, last + 1);
}

/* A limit on the length of files stands for a full disk wherever nothing can be mounted. */
static void
story_limit (HqTestHall *test)
{
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  struct rlimit limit;
  struct stat info;
  guint last;

  signal (SIGXFSZ, SIG_IGN);
  test->hall = hq_hall_open (test->path, NULL);
  g_assert_cmpuint (issue (test->hall, NULL), ==, 1);
  g_assert_cmpint (stat (log, &info), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = (rlim_t) info.st_size + 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  last = issue_until_full (test, 1);
  g_assert_cmpuint (last, >, 1);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  go_on (test, last);
  g_clear_pointer (&test->hall, hq_hall_close);
}

static gboolean
write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return done;
}

/* Mounts of this process's own: an administrator may have them, and a user as the administrator of
 * a name space. */
static gboolean
leave (void)
{
  g_autofree char *users = g_strdup_printf ("0 %d 1", (int) getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %d 1", (int) getgid ());
  gboolean done;

  if (unshare (CLONE_NEWNS) == 0)
    done = TRUE;
  else
    done = unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0
           && write_text ("/proc/self/uid_map", users)
           && write_text ("/proc/self/setgroups", "deny")
           && write_text ("/proc/self/gid_map", groups);
  return done && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void
fill (const char *path)
{
  static const char block[1024];
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) == sizeof block)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* A disk of four megabytes. It fills up while tickets are issued; then the store is opened on it,
 * and a hall is made; when there is room again, all goes on. */
static void
story_full (HqTestHall *test)
{
  g_autofree char *filler = hq_test_path (test->folder, "filler");
  g_autofree char *copy = hq_test_path (test->folder, "copy.db");
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;
  HqTestHall small;
  guint last;

  if (!leave () || mount ("none", test->folder, "tmpfs", 0, "size=4m") != 0)
    _exit (77);
  g_setenv ("HQ_TEST_DIR", test->folder, TRUE);
  hq_test_hall_init (&small, HQ_HALL_TRIAL);
  g_assert_cmpuint (issue (small.hall, NULL), ==, 1);
  fill (filler);
  last = issue_until_full (&small, 1);
  g_assert_false (hq_check_back_up (small.path, copy, faults, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_SPACE);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_clear_pointer (&small.hall, hq_hall_close);
  fill (filler);
  refuse_open (small.path, HQ_ERROR_NO_SPACE);
  g_assert_cmpint (g_unlink (filler), ==, 0);
  small.hall = hq_hall_open (small.path, NULL);
  g_assert_nonnull (small.hall);
  go_on (&small, last);
  hq_test_hall_clear (&small);
}

/* Of the two ways to have no room, one is there on every machine, for every account. */
static void
test_places_full (void)
{
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  g_clear_pointer (&test.hall, hq_hall_close);
  g_test_message ("a full disk: %s",
                  tell (&test, story_full) ? "mounted" : "not to be had, the limit stands for it");
  g_assert_true (tell (&test, story_limit));
  hq_test_hall_clear (&test);
}

static void
story_read_only (HqTestHall *test)
{
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (test->path, "-shm", NULL);
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (test->path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (test->folder, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (setgroups (0, NULL), ==, 0);
      g_assert_cmpint (setresgid (NOBODY, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (test->path, 0400), ==, 0);
  refuse_open (test->path, HQ_ERROR_READ_ONLY);
  hq_test_hall_check (test);
  g_unlink (log);
  g_unlink (index);
  g_assert_cmpint (g_chmod (test->folder, 0500), ==, 0);
  refuse_open (test->path, HQ_ERROR_READ_ONLY);
  g_assert_false (hq_check_run (test->path, faults, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (test->path, 0600), ==, 0);
  refuse_open (test->path, HQ_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (test->folder, 0700), ==, 0);
  test->hall = hq_hall_open (test->path, NULL);
  g_assert_cmpuint (issue (test->hall, NULL), ==, 2);
  g_clear_pointer (&test->hall, hq_hall_close);
}

/* A file, and a folder, that may only be read: refused at the opening, whoever runs the test. */
static void
test_places_read_only (void)
{
  g_autofree char *lock = NULL;
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  lock = g_strconcat (test.path, "-lock", NULL);
  g_assert_cmpuint (issue (test.hall, NULL), ==, 1);
  g_clear_pointer (&test.hall, hq_hall_close);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_true (tell (&test, story_read_only));
  hq_test_hall_check (&test);
  hq_test_hall_clear (&test);
}

/* One page of the file is overwritten, and then the store used and checked. */
static void
damage (HqTestHall *test, const char *contents, gsize size, gsize page)
{
  g_autofree char *damaged = g_memdup2 (contents, size);
  g_autoptr (GPtrArray) faults = hq_check_new_array ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);

  memset (damaged + page * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (test->path, damaged, (gssize) size, NULL));
  if (!hq_check_run (test->path, faults, &check_error))
    g_assert_true (hq_error_is (check_error, HQ_ERROR_CORRUPT)
                   || (page == 0 && hq_error_is (check_error, HQ_ERROR_FOREIGN_FILE)));
  else
    g_assert_cmpuint (faults->len, >, 0);
  test->hall = hq_hall_open (test->path, &error);
  if (test->hall != NULL)
    issue (test->hall, &error);
  if (error != NULL && !hq_error_is (error, HQ_ERROR_CORRUPT)
      && !(page == 0 && hq_error_is (error, HQ_ERROR_FOREIGN_FILE)))
    g_error ("page %u: %s", (guint) page, error->message);
  g_clear_pointer (&test->hall, hq_hall_close);
  g_unlink (log);
}

/* Whichever page is damaged, the act or the check says so in one sentence, and nothing crashes. */
static void
test_places_damaged (void)
{
  g_autofree char *contents = NULL;
  HqTestHall test;
  gsize size;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (guint i = 1; i <= 30; i++)
    g_assert_cmpuint (issue (test.hall, NULL), ==, i);
  g_clear_pointer (&test.hall, hq_hall_close);
  g_assert_true (g_file_get_contents (test.path, &contents, &size, NULL));
  for (gsize page = 0; page < size / 4096; page++)
    damage (&test, contents, size, page);
  g_assert_true (g_file_set_contents (test.path, contents, (gssize) size, NULL));
  test.hall = hq_hall_open (test.path, NULL);
  go_on (&test, 30);
  hq_test_hall_clear (&test);
}

/* The types as statfs(2) has them, by number: what is refused, and what must not be. */
static void
test_places_types (void)
{
  const guint32 network[] = { 0x6969,     0x517b,     0xff534d42, 0xfe534d42, 0x65735546, 0x01021997,
                              0x00c36400, 0x5346414f, 0x6b414653, 0x73757245, 0x564c,     0x7461636f,
                              0x01161970, 0x0bd00bd0, 0x47504653, 0x786f4256, 0xbacbacbc, 0x19830326 };
  const guint32 local[] = { 0xef53,     0x58465342, 0x9123683e, 0x01021994, 0x794c7630,
                            0x2fc12fc1, 0xf2f52010, 0x4d44,     0x3153464a, 0x65735543 };

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    g_assert_nonnull (hq_file_system_find_refused (network[i]));
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_null (hq_file_system_find_refused (local[i]));
}

/* The kernel tells the type of a FUSE mount of another account without asking its program. */
static void
story_fuse (HqTestHall *test)
{
  g_autofree char *options = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = NULL;
  int fd = open ("/dev/fuse", O_RDWR | O_CLOEXEC);

  options = g_strdup_printf ("fd=%d,rootmode=40000,user_id=%d,group_id=%d", fd, NOBODY, NOBODY);
  if (fd < 0 || !leave () || mount ("none", test->folder, "fuse", 0, options) != 0)
    _exit (77);
  refuse_open (test->path, HQ_ERROR_NETWORK_FILE);
  db = hq_database_open (test->path, HQ_DATABASE_CREATE, &error);
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NETWORK_FILE);
  g_assert_nonnull (strstr (error->message, "FUSE"));
  umount2 (test->folder, MNT_DETACH);
}

static void
test_places_fuse (void)
{
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  g_test_message ("a FUSE mount: %s", tell (&test, story_fuse) ? "refused" : "not to be had here");
  hq_test_hall_clear (&test);
}

/* The store is moved away under a running process, and put back. */
static void
test_places_moved (void)
{
  g_autofree char *elsewhere = NULL;
  g_autoptr (GError) error = NULL;
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  elsewhere = hq_test_path (test.folder, "elsewhere.db");
  g_assert_cmpuint (issue (test.hall, NULL), ==, 1);
  g_assert_cmpint (g_rename (test.path, elsewhere), ==, 0);
  g_assert_cmpuint (issue (test.hall, &error), ==, 0);
  g_assert_error (error, HQ_ERROR, HQ_ERROR_OFFLINE);
  refuse_open (test.path, HQ_ERROR_OFFLINE);
  g_assert_cmpint (g_rename (elsewhere, test.path), ==, 0);
  go_on (&test, 1);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/full", test_places_full);
  g_test_add_func ("/places/read-only", test_places_read_only);
  g_test_add_func ("/places/damaged", test_places_damaged);
  g_test_add_func ("/places/types", test_places_types);
  g_test_add_func ("/places/fuse", test_places_fuse);
  g_test_add_func ("/places/moved", test_places_moved);
  return g_test_run ();
}
