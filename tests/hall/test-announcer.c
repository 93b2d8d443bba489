/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-announcer.h"

/* Twice in calm, with the chime first, in the order of the calls; then it is reported. */
static void
test_announcer_calm (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 三号窗口 办理业务",
    "请 A 零零幺 号到 三号窗口 办理业务",
    "请 A 零零二 号到 十二号窗口 办理业务",
    "Ticket A zero zero two, please go to Counter 12",
    "请 A 零零二 号到 十二号窗口 办理业务",
    "Ticket A zero zero two, please go to Counter 12",
    NULL,
  };
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  call (fixture, 3, "A", "zh");
  call (fixture, 12, "A", "en");
  /* Another zone's is not said here. */
  call (fixture, 31, "B", "zh");
  start (fixture, "A");
  /* The fault: missed pressed after a second. */
  g_assert_false (try (fixture, (HqOrder){ .act = HQ_ACT_MISSED, .counter = 3 }, &answer, &error));
  g_assert_true (hq_error_is (error, HQ_ERROR_TOO_SOON));
  WAIT (count_events (fixture, "announced") == 2);
  assert_said (fixture, expected);
  sentences = listen (fixture);
  assert_apart (sentences);
  for (guint i = 0; i < sentences->len; i++)
    g_assert_cmpint (((Said *) sentences->pdata[i])->chime, ==, i == 0 || i == 2);
  /* Reported when the sentence has ended, of the right counters. */
  g_assert_cmpint (hq_test_hall_count (&fixture->test,
                                       "SELECT count(*) FROM period WHERE announcements = 1"
                                       " AND announced_at > called_at AND counter IN (3, 12)"),
                   ==, 2);
  g_assert_cmpint (((Said *) sentences->pdata[1])->end, <=,
                   hq_test_hall_count (&fixture->test, "SELECT announced_at FROM period"
                                                       " WHERE counter = 3"));
}

/* Loudspeakers of several floors say the floor. */
static void
test_announcer_floors (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 二楼 三号窗口 办理业务",
    "请 A 零零幺 号到 二楼 三号窗口 办理业务",
    "请 B 零零幺 号到 三楼 三十一号窗口 办理业务",
    "请 B 零零幺 号到 三楼 三十一号窗口 办理业务",
    NULL,
  };

  call (fixture, 3, "A", "zh");
  call (fixture, 31, "B", "zh");
  /* Zone C is silent. */
  call (fixture, 41, "C", "zh");
  start (fixture, "0");
  WAIT (count_events (fixture, "announced") == 2);
  hq_test_pass (HQ_SECOND / 5);
  assert_said (fixture, expected);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM announcer"), ==, 2);
}

static void
on_changed (HqAnnouncer *announcer, guint *alerts)
{
  if (hq_announcer_get_backlog (announcer) > 30 * HQ_SECOND)
    (*alerts)++;
}

/* How many zones are announced, as the hall's status has it. */
static guint
count_voices (Fixture *fixture, int floor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqStatus) status = hq_status_read (fixture->test.hall, 0, floor, &error);

  g_assert_no_error (error);
  return status->voices->len;
}

/* Twenty-seven calls at once in one zone, while another one goes on in calm: each once, in order,
 * short, none cut, all reported; and the alert. */
static void
test_announcer_peak (Fixture *fixture)
{
  g_autoptr (GPtrArray) sentences = NULL;
  g_autofree char *other = hq_test_path (fixture->test.folder, "other");
  HqAnnouncer *announcer;
  guint alerts = 0;

  for (int i = 1; i <= PEAK; i++)
    call (fixture, i, "A", "zh");
  call (fixture, 31, "B", "zh");
  announcer = start (fixture, "A");
  g_signal_connect (announcer, "changed", G_CALLBACK (on_changed), &alerts);
  g_ptr_array_add (fixture->announcers,
                   make_announcer (fixture->live, other, HQ_SCREEN_BOARD, "B"));
  WAIT (count_events (fixture, "announced") == PEAK + 1);
  g_assert_cmpuint (alerts, >, 0);
  g_assert_cmpint (hq_announcer_get_backlog (announcer), ==, 0);
  g_assert_cmpuint (count_voices (fixture, 0), ==, 2);
  g_assert_cmpuint (count_voices (fixture, 3), ==, 1);
  sentences = listen (fixture);
  assert_apart (sentences);
  /* The last three are in calm again. */
  g_assert_cmpuint (sentences->len, ==, PEAK + 3);
  for (guint i = 0; i < sentences->len; i++)
    {
      const Said *said = sentences->pdata[i];
      gboolean calm = i >= PEAK - 3;
      int number = calm ? PEAK - 2 + (int) (i - (PEAK - 3)) / 2 : (int) i + 1;
      HqPhrase phrase = {
        calm ? HQ_PHRASE_CALL : HQ_PHRASE_SHORT, 'A', number, 0, number, FALSE, TRUE
      };
      g_autofree char *text = hq_phrase_format (&phrase);

      g_assert_cmpstr (said->text, ==, text);
      g_assert_cmpint (said->chime, ==, calm && (i - (PEAK - 3)) % 2 == 0);
    }
}

/* Who came before their turn is not called any more. */
static void
test_announcer_gone (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 一号窗口 办理业务",
    "请 A 零零幺 号到 一号窗口 办理业务",
    "请 A 零零三 号到 三号窗口 办理业务",
    "请 A 零零三 号到 三号窗口 办理业务",
    NULL,
  };

  for (int i = 1; i <= 3; i++)
    call (fixture, i, "A", "zh");
  start (fixture, "A");
  WAIT (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
  run (fixture, (HqOrder){ .act = HQ_ACT_START, .counter = 2 });
  WAIT (count_events (fixture, "announced") == 2);
  hq_test_pass (HQ_SECOND / 5);
  assert_said (fixture, expected);
}

/* A report never counts for whoever came to the counter since. */
static void
test_announcer_report (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  call (fixture, 1, "A", "zh");
  g_assert_false (try (fixture,
                       (HqOrder){ .act = HQ_ACT_ANNOUNCED, .counter = 1, .ticket = "A002" },
                       &answer, &error));
  g_assert_true (hq_error_is (error, HQ_ERROR_WRONG_STATE));
  run (fixture, (HqOrder){ .act = HQ_ACT_ANNOUNCED, .counter = 1, .ticket = "A001" });
}

/* A zone that is tried is heard once, behind who was called, and its announcer says so; one that nobody
 * holds stays unanswered, and so does what was asked for too long ago. */
static void
test_announcer_probe (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 一号窗口 办理业务",
    "请 A 零零幺 号到 一号窗口 办理业务",
    "测试广播,一,二,三",
    NULL,
  };
  g_autoptr (GPtrArray) sentences = NULL;

  call (fixture, 1, "A", "zh");
  run (fixture, (HqOrder){ .act = HQ_ACT_PROBE, .type = "call", .text = "A" });
  run (fixture, (HqOrder){ .act = HQ_ACT_PROBE, .type = "call", .text = "B" });
  start (fixture, "A");
  WAIT (count_events (fixture, "probe-end") == 1);
  hq_test_pass (HQ_SECOND / 5);
  assert_said (fixture, expected);
  sentences = listen (fixture);
  assert_apart (sentences);
  g_assert_true (((Said *) sentences->pdata[2])->chime);
  g_assert_cmpint (hq_test_hall_count (&fixture->test,
                                       "SELECT count(*) FROM probe WHERE subject = 'A'"
                                       " AND ended_at > asked_at AND fault IS NULL"),
                   ==, 1);
  g_assert_cmpint (hq_test_hall_count (&fixture->test,
                                       "SELECT count(*) FROM probe WHERE subject = 'B'"
                                       " AND ended_at IS NULL"),
                   ==, 1);
}

/* Loudspeakers of the whole hall that were there first leave a zone to its own, and have it again when
 * those are gone. */
static void
test_announcer_breadth (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 一号窗口 办理业务",
    "请 A 零零幺 号到 一号窗口 办理业务",
    NULL,
  };
  g_autofree char *lobby = hq_test_path (fixture->test.folder, "lobby");
  HqAnnouncer *wide = make_announcer (fixture->live, lobby, HQ_SCREEN_BOARD, "0");
  HqAnnouncer *own;
  gint64 began;

  g_ptr_array_add (fixture->announcers, wide);
  WAIT (hq_announcer_holds (wide, "A") && hq_announcer_holds (wide, "B"));
  began = g_get_monotonic_time ();
  own = start (fixture, "A");
  WAIT (hq_announcer_holds (own, "A"));
  WAIT (!hq_announcer_holds (wide, "A"));
  /* At its next renewal, and not when its lease is over. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, LEASE * 3 / 4);
  g_assert_true (hq_announcer_holds (wide, "B"));
  hq_test_pass (LEASE);
  g_assert_true (hq_announcer_holds (own, "A"));
  call (fixture, 1, "A", "zh");
  call (fixture, 31, "B", "zh");
  WAIT (count_events (fixture, "announced") == 2);
  assert_said (fixture, expected);
  g_object_run_dispose (G_OBJECT (own));
  WAIT (hq_announcer_holds (wide, "A"));
}

/* Two loudspeakers in one zone: one of them says all, and the other one begins when it is killed, with
 * what was not said. */
static void
test_announcer_killed (Fixture *fixture)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, "--announce", fixture->test.path, fixture->file, NULL };
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) sentences = NULL;
  HqAnnouncer *second;
  HqTime killed_at;

  g_assert_nonnull (child);
  WAIT (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM announcer WHERE zone = 'A'")
        == 1);
  second = start (fixture, "A");
  call (fixture, 1, "A", "zh");
  WAIT (count_events (fixture, "announced") == 1);
  /* It holds on while the other one lives. */
  hq_test_pass (LEASE * 2);
  g_assert_false (hq_announcer_holds (second, "A"));
  /* Killed in the middle of a sentence. */
  for (int i = 2; i <= 3; i++)
    call (fixture, i, "A", "zh");
  hq_test_pass (PACE * 5 * G_TIME_SPAN_MILLISECOND);
  g_subprocess_force_exit (child);
  killed_at = g_get_real_time ();
  WAIT (hq_announcer_holds (second, "A"));
  /* Not before the lease is over, which may have been renewed a third of it before. */
  g_assert_cmpint (g_get_real_time () - killed_at, >=, LEASE / 2);
  WAIT (count_events (fixture, "announced") == 3);
  hq_test_pass (HQ_SECOND / 5);
  sentences = listen (fixture);
  assert_apart (sentences);
  /* What was not said to its end is said again from its beginning, and what was said is not. */
  g_assert_cmpuint (sentences->len, >=, 6);
  g_assert_cmpuint (sentences->len, <=, 7);
  for (guint i = 2; i < sentences->len; i++)
    g_assert_null (strstr (((Said *) sentences->pdata[i])->text, "A 零零幺"));
  g_assert_cmpint (hq_test_hall_count (&fixture->test,
                                       "SELECT count(*) FROM period WHERE announcements <> 1"),
                   ==, 0);
}

/* Called again, and a last time. */
static void
test_announcer_recall (Fixture *fixture)
{
  static const char *const expected[] = {
    "请 A 零零幺 号到 一号窗口 办理业务",
    "再次呼叫：请 A 零零幺 号到 一号窗口 办理业务",
    "A 零零幺 号，最后一次呼叫，未到按过号处理",
    NULL,
  };

  hq_test_hall_run_sql (&fixture->test, "INSERT INTO setting VALUES (1, 'voice_times', '1'),"
                                        " (1, 'recall_spacing', '0'), (1, 'recall_most', '2')");
  hq_test_hall_run_sql (&fixture->test, "UPDATE hall SET revision = revision + 1");
  start (fixture, "A");
  call (fixture, 1, "A", "zh");
  for (guint i = 1; expected[i] != NULL; i++)
    {
      WAIT (count_events (fixture, "announced") == i);
      run (fixture, (HqOrder){ .act = HQ_ACT_RECALL, .counter = 1 });
    }
  WAIT (count_events (fixture, "announced") == 3);
  assert_said (fixture, expected);
}

/* A hall that calls without a voice. */
static void
test_announcer_silent (Fixture *fixture)
{
  hq_test_hall_run_sql (&fixture->test, "INSERT INTO setting VALUES (1, 'voice', '0')");
  hq_test_hall_run_sql (&fixture->test, "UPDATE hall SET revision = revision + 1");
  start (fixture, "A");
  call (fixture, 1, "A", "zh");
  hq_test_pass (LEASE);
  assert_said (fixture, (const char *const[]){ NULL });
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM announcer"), ==, 0);
}

/* Where nothing is said aloud a call counts as said at once, and is not said later. */
static void
test_announcer_hush (Fixture *fixture)
{
  hq_test_hall_run_sql (&fixture->test, "INSERT INTO setting VALUES (1, 'voice', '0'),"
                                        " (1, 'recall_spacing', '0')");
  hq_test_hall_run_sql (&fixture->test, "UPDATE hall SET revision = revision + 1");
  call (fixture, 1, "A", "zh");
  run (fixture, (HqOrder){ .act = HQ_ACT_RECALL, .counter = 1 });
  g_assert_cmpint (count_events (fixture, "announced"), ==, 2);
  hq_test_hall_run_sql (&fixture->test, "DELETE FROM setting WHERE key = 'voice'");
  hq_test_hall_run_sql (&fixture->test, "UPDATE hall SET revision = revision + 1");
  start (fixture, "A");
  /* In its turn: the silent zone's at once, the other one's when it was said. */
  call (fixture, 41, "C", "zh");
  g_assert_cmpint (count_events (fixture, "announced"), ==, 3);
  call (fixture, 2, "A", "zh");
  g_assert_cmpint (count_events (fixture, "announced"), ==, 3);
  WAIT (count_events (fixture, "announced") == 4);
  assert_said (fixture, (const char *const[]){ "请 A 零零二 号到 二号窗口 办理业务",
                                               "请 A 零零二 号到 二号窗口 办理业务", NULL });
  g_assert_cmpint (hq_test_hall_count (
                     &fixture->test, "SELECT count(*) FROM period JOIN event"
                                     " USING (hall, ticket, period) WHERE period.counter IN (1, 41)"
                                     " AND act = 'announced' AND role = 'system'"
                                     " AND event.counter = period.counter"
                                     " AND announcements = 1 + recalls"
                                     " AND announced_at = coalesce(recalled_at, called_at)"),
                   ==, 3);
  /* The story has it after the call. */
  g_assert_cmpint (hq_test_hall_count (&fixture->test,
                                       "SELECT count(*) FROM event a JOIN event b"
                                       " ON b.hall = a.hall AND b.seq = a.seq + 1 AND b.at = a.at"
                                       " WHERE a.act IN ('call', 'recall') AND b.act = 'announced'"
                                       " AND b.role = 'system' AND b.ticket = a.ticket"),
                   ==, 3);
}

static guint
count_calls (Fixture *fixture, HqScreenRole role, const char *place)
{
  g_autoptr (GError) error = NULL;
  HqViewPlace *where = hq_view_place_new (role, place);
  HqAnnouncerView *view = hq_announcer_view_read (fixture->test.hall, where, &error);
  guint found;

  g_assert_no_error (error);
  found = view->calls->len;
  hq_announcer_view_free (view);
  hq_view_place_free (where);
  return found;
}

/* Where loudspeakers are heard. */
static void
test_announcer_view (Fixture *fixture)
{
  call (fixture, 1, "A", "zh");
  call (fixture, 31, "B", "zh");
  call (fixture, 41, "C", "zh");
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_BOARD, "0"), ==, 2);
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_BOARD, "2"), ==, 1);
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_BOARD, "3"), ==, 1);
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_BOARD, "C"), ==, 0);
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_WINDOW, "32"), ==, 1);
  g_assert_cmpuint (count_calls (fixture, HQ_SCREEN_KIOSK, "K1"), ==, 1);
}

static gboolean
claim (Fixture *fixture, const char *holder, HqTime now)
{
  g_autoptr (HqAnnouncerLease) lease = hq_announcer_lease_new (holder, "A");
  g_autoptr (GError) error = NULL;

  lease->now = now;
  g_ptr_array_add (lease->zones, (gpointer) g_intern_string ("A"));
  hq_announcer_lease_claim (fixture->test.hall, lease, &error);
  g_assert_no_error (error);
  return lease->held->len == 1;
}

static void
test_announcer_lease (Fixture *fixture)
{
  HqTime now = hq_test_hall_time ("2021-02-18T09:00:00");
  g_autoptr (HqAnnouncerLease) gone = hq_announcer_lease_new ("two", "A");
  g_autoptr (GError) error = NULL;

  g_assert_true (claim (fixture, "one", now));
  g_assert_false (claim (fixture, "two", now + 5 * HQ_SECOND));
  g_assert_true (claim (fixture, "one", now + 5 * HQ_SECOND));
  g_assert_false (claim (fixture, "two", now + 20 * HQ_SECOND - 1));
  g_assert_true (claim (fixture, "two", now + 20 * HQ_SECOND));
  g_assert_false (claim (fixture, "one", now + 21 * HQ_SECOND));
  /* A machine that was started anew counts from the beginning: nobody waits for the dead. */
  g_assert_true (claim (fixture, "one", now - HQ_HOUR));
  g_assert_true (claim (fixture, "one", now));
  hq_announcer_lease_release (fixture->test.hall, gone, &error);
  g_assert_no_error (error);
  g_assert_false (claim (fixture, "two", now));
  g_free (gone->holder);
  gone->holder = g_strdup ("one");
  hq_announcer_lease_release (fixture->test.hall, gone, &error);
  g_assert_no_error (error);
  g_assert_true (claim (fixture, "two", now));
}

static gint64
get_renewed_at (Fixture *fixture)
{
  return hq_test_hall_count (&fixture->test, "SELECT renewed_at FROM announcer");
}

/* The clock by which a lease is counted; a server's is its own. */
static gint64
read_clock (Fixture *fixture)
{
  return hq_test_store_is_server ()
           ? hq_test_hall_count (&fixture->test, "SELECT (extract (epoch FROM clock_timestamp ())"
                                                 " * 1000000)::bigint")
           : g_get_monotonic_time ();
}

/* A clock that is set by more than a lease gives nobody a zone that another one holds: the lease is
 * not counted by it. */
static void
test_announcer_clock (Fixture *fixture)
{
  gint64 before = read_clock (fixture);

  g_assert_true (claim (fixture, "one", 0));
  g_assert_cmpint (get_renewed_at (fixture), >=, before);
  g_assert_cmpint (get_renewed_at (fixture), <=, read_clock (fixture));
  g_assert_false (claim (fixture, "two", 0));
  g_assert_cmpuint (count_voices (fixture, 0), ==, 1);
}

static void
count (guint *changes)
{
  (*changes)++;
}

/* The renewal of a lease is no change of the hall: no event, and no screen reads itself anew. */
static void
test_announcer_quiet (Fixture *fixture)
{
  guint changes = 0;
  gint64 events, began, taken = 0;

  WAIT (hq_live_get_view (fixture->live) != NULL);
  events = hq_test_hall_count (&fixture->test, "SELECT count(*) FROM event");
  g_signal_connect_swapped (fixture->live, "changed", G_CALLBACK (count), &changes);
  for (int i = 0; i < 20; i++)
    {
      began = g_get_monotonic_time ();
      claim (fixture, "one", 0);
      taken += g_get_monotonic_time () - began;
      hq_test_pass (HQ_SECOND / 20);
    }
  g_test_message ("a renewal takes %.1f ms", (double) taken / 20 / 1000);
  g_assert_cmpuint (changes, ==, 0);
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM event"), ==, events);
  call (fixture, 1, "A", "zh");
  WAIT (changes > 0);
}

/* The other process: an announcer at zone A until it is killed. */
static int
announce (const char *path, const char *file)
{
  g_autoptr (HqLive) live = make_live (path);
  g_autoptr (HqAnnouncer) announcer = make_announcer (live, file, HQ_SCREEN_BOARD, "A");

  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

#define ADD(name, func)                                                                            \
  g_test_add ("/announcer/" name, Fixture, func, setup, live_through, teardown)

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--announce"))
    return announce (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  ADD ("calm", test_announcer_calm);
  ADD ("floors", test_announcer_floors);
  ADD ("peak", test_announcer_peak);
  ADD ("gone", test_announcer_gone);
  ADD ("report", test_announcer_report);
  ADD ("breadth", test_announcer_breadth);
  ADD ("probe", test_announcer_probe);
  ADD ("killed", test_announcer_killed);
  ADD ("recall", test_announcer_recall);
  ADD ("silent", test_announcer_silent);
  ADD ("hush", test_announcer_hush);
  ADD ("view", test_announcer_view);
  ADD ("lease", test_announcer_lease);
  ADD ("clock", test_announcer_clock);
  ADD ("quiet", test_announcer_quiet);
  return g_test_run ();
}
