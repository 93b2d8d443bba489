/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store goes away under open screens, and comes back: each says so and goes on by itself, and
 * nothing that somebody was told is lost. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "hq-test-busy.h"
#include "hq-test.h"

#define NO_NUMBERS "No numbers can be taken here at the moment"
#define MAINTENANCE "Under maintenance; please follow the staff."
#define OUT_OF_REACH "The hall has been out of reach since"

static gboolean has_mounts;

static void
take (HqTestFloor *floor, const char *number)
{
  hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.service::A");
  hq_test_floor_see (floor, HQ_SCREEN_KIOSK, number);
  hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.home");
}

static void
move (HqTestFloor *floor, const char *from, const char *to)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *old = g_strconcat (floor->test.path, from, ends[i], NULL);
      g_autofree char *new = g_strconcat (floor->test.path, to, ends[i], NULL);

      g_assert_cmpint (g_rename (old, new), ==, 0);
    }
}

static void
open_all (HqTestFloor *floor)
{
  static const HqScreenRole roles[] = { HQ_SCREEN_KIOSK, HQ_SCREEN_COUNTER, HQ_SCREEN_WINDOW,
                                        HQ_SCREEN_RATING, HQ_SCREEN_BOARD };

  hq_test_floor_init (floor);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    hq_test_floor_open (floor, roles[i]);
  hq_test_floor_sign_in (floor);
}

static void
test_away_moved (void)
{
  HqTestFloor floor;

  open_all (&floor);
  take (&floor, "A001");
  move (&floor, "", ".away");
  hq_test_floor_see (&floor, HQ_SCREEN_KIOSK, NO_NUMBERS);
  hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, OUT_OF_REACH);
  hq_test_floor_see (&floor, HQ_SCREEN_WINDOW, MAINTENANCE);
  hq_test_floor_see (&floor, HQ_SCREEN_RATING, MAINTENANCE);
  hq_test_floor_see (&floor, HQ_SCREEN_BOARD, MAINTENANCE);
  g_assert_null (hq_test_floor_find (&floor, HQ_SCREEN_KIOSK, "kiosk.service::A"));
  g_assert_null (hq_test_floor_find (&floor, HQ_SCREEN_COUNTER, "Call the next"));
  move (&floor, ".away", "");
  take (&floor, "A002");
  hq_test_floor_press (&floor, HQ_SCREEN_COUNTER, "Call the next");
  hq_test_floor_see (&floor, HQ_SCREEN_WINDOW, "A001");
  hq_test_floor_see (&floor, HQ_SCREEN_BOARD, "A001");
  hq_test_floor_see (&floor, HQ_SCREEN_RATING, "Welcome");
  g_assert_cmpint (hq_test_hall_count (&floor.test, "SELECT count(*) FROM ticket"), ==, 2);
  hq_test_hall_check (&floor.test);
  hq_test_floor_clear (&floor);
}

/* Mounts of this process's own, before it has threads: as test-places.c has them. */
static gboolean
leave (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void
unmount (gpointer folder)
{
  g_unsetenv ("HQ_TEST_DIR");
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
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

/* Visitors come until one is told that there are no numbers. Returns how many have got one by then,
 * with the first @got. */
static guint
take_until_full (HqTestFloor *floor, guint got)
{
  for (;; got++)
    {
      g_autofree char *number = g_strdup_printf ("A%03u", got + 1);

      g_assert_cmpuint (got, <, 1000);
      hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.service::A");
      HQ_TEST_FLOOR_WAIT (hq_test_floor_shows (floor, HQ_SCREEN_KIOSK, number)
                          || hq_test_floor_shows (floor, HQ_SCREEN_KIOSK, NO_NUMBERS));
      if (!hq_test_floor_shows (floor, HQ_SCREEN_KIOSK, number))
        return got;
      hq_test_floor_press (floor, HQ_SCREEN_KIOSK, "kiosk.home");
    }
}

static void
test_away_full (void)
{
  const char *folder;
  g_autofree char *filler = NULL;
  g_autofree char *next = NULL;
  HqTestFloor floor;
  guint got;

  if (!has_mounts)
    {
      g_test_skip ("a small disk can be mounted by an administrator alone");
      return;
    }
  folder = hq_test_folder_new ();
  g_assert_cmpint (mount ("none", folder, "tmpfs", 0, "size=4m"), ==, 0);
  hq_test_at_end (unmount, (gpointer) folder);
  g_setenv ("HQ_TEST_DIR", folder, TRUE);
  open_all (&floor);
  filler = hq_test_path (folder, "filler");
  take (&floor, "A001");
  fill (filler);
  got = take_until_full (&floor, 1);
  g_test_message ("%u visitors got a number on the full disk", got);
  g_assert_cmpint (hq_test_hall_count (&floor.test, "SELECT count(*) FROM ticket"), ==, got);
  g_assert_cmpint (g_unlink (filler), ==, 0);
  hq_test_floor_press (&floor, HQ_SCREEN_KIOSK, "kiosk.home");
  next = g_strdup_printf ("A%03u", got + 1);
  take (&floor, next);
  hq_test_floor_press (&floor, HQ_SCREEN_COUNTER, "Call the next");
  hq_test_floor_see (&floor, HQ_SCREEN_BOARD, "A001");
  g_assert_cmpint (hq_test_hall_count (&floor.test, "SELECT count(*) FROM ticket"), ==, got + 1);
  hq_test_hall_check (&floor.test);
  hq_test_floor_clear (&floor);
}

/* Another process dies while it changes the hall: what it had begun is as if it had not been, and
 * the clerk who waits for it is served. */
static void
test_away_killed (void)
{
  g_autoptr (GSubprocess) other = NULL;
  HqTestFloor floor;

  open_all (&floor);
  take (&floor, "A001");
  hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, "Call the next");
  other = hq_test_busy_start (&floor);
  hq_test_floor_press (&floor, HQ_SCREEN_COUNTER, "Call the next");
  hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, "Working…");
  g_subprocess_force_exit (other);
  hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, "Start");
  hq_test_floor_see (&floor, HQ_SCREEN_BOARD, "A001");
  g_assert_cmpint (hq_test_hall_count (&floor.test, "SELECT count(*) FROM setting"), >, 0);
  hq_test_hall_check (&floor.test);
  hq_test_floor_clear (&floor);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hq_test_busy_hold (argv[2]);
  has_mounts = leave ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/away/moved", test_away_moved);
  g_test_add_func ("/away/full", test_away_full);
  g_test_add_func ("/away/killed", test_away_killed);
  return g_test_run ();
}
