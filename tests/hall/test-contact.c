/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-contact-claim.h"
#include "hq-contact-holder.h"
#include "hq-contact-list.h"
#include "hq-contact.h"
#include "hq-ending.h"
#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"
#include "hq-view.h"

/* A process of another machine, of which nothing can be seen here. */
#define ELSEWHERE "another-boot pid:[1] 4711 22 0"

#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  hq_test_pass (HQ_SECOND / 100)

static void
setup (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_init (test, HQ_HALL_TRIAL);
}

static void
teardown (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_clear (test);
}

static HqContactClaim *
make (HqScreenRole role, const char *place, const char *host)
{
  g_autofree char *holder = hq_contact_holder_new ();
  HqContactClaim *claim = hq_contact_claim_new (role, place, holder);

  g_free (claim->host);
  claim->host = g_strdup (host);
  return claim;
}

/* Whether the place is the claimer's, who asks so many seconds from now. */
static gboolean
holds (HqTestHall *test, HqContactClaim *claim, int seconds)
{
  g_autoptr (GError) error = NULL;

  claim->passed = seconds * HQ_SECOND;
  hq_contact_claim_run (test->hall, claim, &error);
  g_assert_no_error (error);
  return claim->held;
}

static void
release (HqTestHall *test, HqContactClaim *claim)
{
  g_autoptr (GError) error = NULL;

  hq_contact_claim_release (test->hall, claim, &error);
  g_assert_no_error (error);
}

/* One alone is at a place: as long as it says so from time to time, and until it goes. */
static void
test_contact_two (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqContactClaim) one = make (HQ_SCREEN_COUNTER, "1", "left");
  g_autoptr (HqContactClaim) two = make (HQ_SCREEN_COUNTER, "1", "right");
  g_autoptr (HqContactClaim) next = make (HQ_SCREEN_COUNTER, "2", "right");
  g_autoptr (HqContactClaim) above = make (HQ_SCREEN_WINDOW, "1", "right");
  gint64 events = hq_test_hall_count (test, "SELECT count(*) FROM event");
  HqTime since;

  g_assert_true (holds (test, one, 0));
  g_assert_false (holds (test, two, 0));
  g_assert_cmpstr (two->other, ==, "left");
  since = two->since;
  g_assert_cmpint (since, >, 0);
  g_assert_true (holds (test, next, 0));
  g_assert_true (holds (test, above, 0));

  g_assert_true (holds (test, one, 25));
  g_assert_false (holds (test, two, 50));
  g_assert_cmpint (two->since, ==, since);
  /* Nothing was heard of it for half a minute. */
  g_assert_true (holds (test, two, 56));
  g_assert_false (holds (test, one, 57));
  g_assert_cmpstr (one->other, ==, "right");
  g_assert_cmpint (one->since, >, since);

  /* Who has no place gives up none. */
  release (test, one);
  g_assert_false (holds (test, one, 58));
  release (test, two);
  g_assert_true (holds (test, one, 58));
  g_assert_null (one->other);
  /* It is no change of the hall, and wakes no screen. */
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM event"), ==, events);
}

/* A screen of a counter is at the counter whatever it is called by; a part of the hall is shown by
 * boards on many machines, by one on each. */
static void
test_contact_places (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqContactClaim) number = make (HQ_SCREEN_RATING, "2", "left");
  g_autoptr (HqContactClaim) device = make (HQ_SCREEN_RATING, "R2", "right");
  g_autoptr (HqContactClaim) board = make (HQ_SCREEN_BOARD, "2", "left");
  g_autoptr (HqContactClaim) other = make (HQ_SCREEN_BOARD, "2", "right");
  g_autoptr (HqContactClaim) again = make (HQ_SCREEN_BOARD, "2", "left");
  g_autoptr (HqContactClaim) named = make (HQ_SCREEN_BOARD, "B2", "left");
  g_autoptr (HqContactClaim) twice = make (HQ_SCREEN_BOARD, "B2", "right");
  g_autoptr (HqContactClaim) nowhere = make (HQ_SCREEN_KIOSK, "K9", "left");
  g_autoptr (GError) error = NULL;

  hq_test_hall_run_sql (test, "INSERT INTO device (hall, device, role, name, floor, counter)"
                              " SELECT hall, 'R2', 'rating', 'R2', 2, 2 FROM hall;"
                              "INSERT INTO device (hall, device, role, name, floor)"
                              " SELECT hall, 'B2', 'board', 'B2', 2 FROM hall;"
                              "UPDATE hall SET revision = revision + 1");
  g_assert_true (holds (test, number, 0));
  g_assert_false (holds (test, device, 0));
  g_assert_true (holds (test, board, 0));
  g_assert_true (holds (test, other, 0));
  g_assert_false (holds (test, again, 0));
  g_assert_true (holds (test, named, 0));
  g_assert_false (holds (test, twice, 0));
  g_assert_false (hq_contact_claim_run (test->hall, nowhere, &error));
  g_assert_true (hq_error_is (error, HQ_ERROR_NOT_FOUND));
}

/* A process of its own that is at counter 1 until it is killed. */
static pid_t
spawn_holder (HqTestHall *test)
{
  int ready[2];
  char done = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (HqContactClaim) claim = make (HQ_SCREEN_COUNTER, "1", "here");
      HqHall *hall = hq_hall_open (test->path, NULL);

      if (hall == NULL || !hq_contact_claim_run (hall, claim, NULL) || !claim->held
          || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &done, 1), ==, 1);
  close (ready[0]);
  return child;
}

/* Killed in the middle, a screen that is started again on its machine need not wait; of another
 * machine's nobody here knows. */
static void
test_contact_killed (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqContactClaim) next = make (HQ_SCREEN_COUNTER, "1", "here");
  g_autoptr (HqContactClaim) far = make (HQ_SCREEN_COUNTER, "2", "there");
  g_autoptr (HqContactClaim) near = make (HQ_SCREEN_COUNTER, "2", "here");
  pid_t child = spawn_holder (test);

  g_assert_false (holds (test, next, 0));
  g_assert_cmpstr (next->other, ==, "here");
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_true (holds (test, next, 0));

  g_free (far->holder);
  far->holder = g_strdup (ELSEWHERE);
  g_assert_true (holds (test, far, 0));
  g_assert_false (holds (test, near, 20));
  g_assert_true (holds (test, near, 31));
}

/* What is known of a process, also while nobody has asked how it ended. */
static void
test_contact_holder (void)
{
  g_autofree char *own = hq_contact_holder_new ();
  g_autofree char *other = hq_contact_holder_new ();
  g_auto (GStrv) words = g_strsplit (own, " ", -1);
  g_autofree char *number = g_strdup (words[2]);
  g_autofree char *dead = NULL;
  siginfo_t info;
  pid_t child;

  g_assert_cmpstr (own, !=, other);
  g_assert_false (hq_contact_holder_is_gone (own));
  g_assert_false (hq_contact_holder_is_gone (ELSEWHERE));
  g_assert_false (hq_contact_holder_is_gone ("nonsense"));
  child = fork ();
  if (child == 0)
    _exit (0);
  g_assert_cmpint (waitid (P_PID, (id_t) child, &info, WEXITED | WNOWAIT), ==, 0);
  g_free (words[2]);
  words[2] = g_strdup_printf ("%d", (int) child);
  dead = g_strjoinv (" ", words);
  g_assert_true (hq_contact_holder_is_gone (dead));
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_true (hq_contact_holder_is_gone (dead));
  /* The number of a process comes again. */
  g_free (words[2]);
  words[2] = g_strdup (number);
  g_free (words[3]);
  words[3] = g_strdup ("1");
  g_free (dead);
  dead = g_strjoinv (" ", words);
  g_assert_true (hq_contact_holder_is_gone (dead));
}

static const HqContactMachine *
find (GArray *machines, const char *role, const char *place)
{
  for (guint i = 0; i < machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (machines, HqContactMachine, i);

      if (g_str_equal (machine->role, role) && g_str_equal (machine->place, place))
        return machine;
    }
  return NULL;
}

static void
claim_with_clock (HqTestHall *test, HqContactClaim *claim, gint64 offset)
{
  g_autoptr (GError) error = NULL;

  hq_database_set_clock (hq_hall_get_database (test->hall), &error);
  g_assert_no_error (error);
  claim->own = hq_database_read_clock (hq_hall_get_database (test->hall)) + offset;
  g_assert_true (holds (test, claim, 0));
}

/* Who was not heard of, and whose clock is off, is known. */
static void
test_contact_list (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqContactClaim) kiosk = make (HQ_SCREEN_KIOSK, "K1", "left");
  g_autoptr (HqContactClaim) ahead = make (HQ_SCREEN_COUNTER, "1", "ahead");
  g_autoptr (HqContactClaim) late = make (HQ_SCREEN_COUNTER, "2", "late");
  g_autoptr (HqContactClaim) near = make (HQ_SCREEN_COUNTER, "3", "near");
  g_autoptr (HqContactClaim) silent = make (HQ_SCREEN_COUNTER, "4", "silent");
  g_autoptr (GArray) machines = NULL;
  g_autoptr (GError) error = NULL;
  const HqContactMachine *machine;

  g_assert_true (holds (test, kiosk, 0));
  release (test, kiosk);
  claim_with_clock (test, ahead, 10 * HQ_SECOND);
  claim_with_clock (test, late, -10 * HQ_SECOND);
  claim_with_clock (test, near, 0);
  g_assert_true (holds (test, silent, -31));
  machines = hq_contact_list_read (test->hall, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (machines->len, ==, 6);

  machine = find (machines, "kiosk", "K1");
  g_assert_cmpint (machine->state, ==, HQ_CONTACT_CLOSED);
  g_assert_false (hq_contact_list_needs (machine));
  g_assert_cmpint (machine->floor, ==, 2);
  machine = find (machines, "kiosk", "K2");
  g_assert_cmpint (machine->state, ==, HQ_CONTACT_NEVER);
  g_assert_true (hq_contact_list_needs (machine));
  g_assert_null (machine->host);
  machine = find (machines, "counter", "1");
  g_assert_cmpint (machine->state, ==, HQ_CONTACT_HERE);
  g_assert_true (hq_contact_list_is_off (machine) && hq_contact_list_needs (machine));
  g_assert_cmpstr (machine->host, ==, "ahead");
  g_assert_cmpint (machine->clock_offset, >, 5 * HQ_SECOND);
  machine = find (machines, "counter", "2");
  g_assert_true (hq_contact_list_is_off (machine));
  g_assert_cmpint (machine->clock_offset, <, -5 * HQ_SECOND);
  machine = find (machines, "counter", "4");
  g_assert_cmpint (machine->state, ==, HQ_CONTACT_SILENT);
  g_assert_true (hq_contact_list_needs (machine));
  g_assert_false (hq_contact_list_is_off (machine));
}

/* A clock that is nearly right is right enough. */
static void
test_contact_off (void)
{
  HqContactMachine machine = { .state = HQ_CONTACT_HERE, .clock_offset = 2 * HQ_SECOND - 1 };

  g_assert_false (hq_contact_list_is_off (&machine));
  machine.clock_offset = -2 * HQ_SECOND + 1;
  g_assert_false (hq_contact_list_is_off (&machine));
  machine.clock_offset = 2 * HQ_SECOND;
  g_assert_true (hq_contact_list_is_off (&machine));
  machine.clock_offset = -2 * HQ_SECOND;
  g_assert_true (hq_contact_list_is_off (&machine));
}

/* A server lets in so many; a file as many as there are. */
static void
test_contact_room (HqTestHall *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HqContactRoom room;

  g_assert_true (hq_contact_list_measure (test->hall, &room, &error));
  g_assert_no_error (error);
  /* Four counters and two kiosks. */
  g_assert_cmpint (room.devices, ==, 6);
  if (hq_test_store_is_server ())
    g_assert_cmpint (room.room, ==,
                     hq_test_hall_count (test, "SELECT current_setting ('max_connections')::int"
                                               " - current_setting"
                                               " ('superuser_reserved_connections')::int"));
  else
    g_assert_cmpint (room.room, ==, 0);
  g_assert_false (hq_contact_list_is_tight (&room));
  room = (HqContactRoom){ .room = 97, .devices = 98 };
  g_assert_true (hq_contact_list_is_tight (&room));
  room.devices = 97;
  g_assert_false (hq_contact_list_is_tight (&room));
}

/* All that a screen does goes over one connection: its view, its changes, its registration. */
static void
test_contact_one_connection (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqLive) live = hq_live_new (test->path);
  HqContact *one = hq_contact_new (live, HQ_SCREEN_COUNTER, "1");
  HqContact *two = hq_contact_new (live, HQ_SCREEN_COUNTER, "1");

  hq_live_show (live, &(HqLiveReader){ .read = hq_view_read_hall, .free_view = hq_view_free });
  WAIT (hq_live_get_view (live) != NULL && hq_contact_is_refused (two));
  g_assert_false (hq_contact_is_refused (one));
  g_assert_cmpstr (hq_contact_get_host (two), ==, g_get_host_name ());
  g_assert_cmpint (hq_contact_get_since (two), <=, hq_live_get_now (live));
  if (hq_test_store_is_server ())
    g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM pg_stat_activity"
                                               " WHERE datname = current_database ()"
                                               " AND pid <> pg_backend_pid ()"
                                               " AND backend_type = 'client backend'"),
                     ==, 1);
  /* What is asked for last is done before the program goes. */
  g_object_run_dispose (G_OBJECT (two));
  g_object_run_dispose (G_OBJECT (one));
  g_object_unref (two);
  g_object_unref (one);
  g_object_run_dispose (G_OBJECT (live));
  hq_ending_wait ();
  g_assert_cmpint (hq_test_hall_count (test, "SELECT count(*) FROM contact"
                                             " WHERE holder IS NULL"),
                   ==, 1);
}

/* A screen that nothing comes to knows what time it is in the hall by what it is told as it registers;
 * its own machine's clock may be set meanwhile. */
static void
test_contact_clock (HqTestHall *test, gconstpointer data)
{
  g_autoptr (HqLive) live = hq_live_new (test->path);
  g_autoptr (HqContact) contact = NULL;

  hq_live_show (live, &(HqLiveReader){ .read = hq_view_read_hall, .free_view = hq_view_free });
  WAIT (hq_live_get_view (live) != NULL);
  hq_live_set_ahead (live, 0);
  g_assert_cmpint (hq_live_get_now (live), <=, g_get_monotonic_time ());
  contact = hq_contact_new (live, HQ_SCREEN_KIOSK, "K1");
  WAIT (ABS (hq_live_get_now (live) - g_get_real_time ()) < 10 * HQ_SECOND);
  g_object_run_dispose (G_OBJECT (contact));
  g_object_run_dispose (G_OBJECT (live));
}

#define ADD(path, func) g_test_add (path, HqTestHall, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/contact/two", test_contact_two);
  ADD ("/contact/places", test_contact_places);
  ADD ("/contact/killed", test_contact_killed);
  g_test_add_func ("/contact/holder", test_contact_holder);
  ADD ("/contact/list", test_contact_list);
  g_test_add_func ("/contact/off", test_contact_off);
  ADD ("/contact/room", test_contact_room);
  ADD ("/contact/clock", test_contact_clock);
  ADD ("/contact/one-connection", test_contact_one_connection);
  return g_test_run ();
}
