/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "hq-announcer-lease.h"
#include "hq-announcer-table.h"
#include "hq-announcer-view.h"
#include "hq-announcer.h"
#include "hq-error.h"
#include "hq-status.h"
#include "hq-test-hall.h"
#include "hq-test.h"

#define PEAK 27                   /* counters of zone A, on floor 2 */
#define LEASE (HQ_SECOND * 6 / 5) /* short, so that nobody waits */
#define PACE 4                    /* ms for each character */
#define SLOW 60                   /* the same for a sentence during which something happens */

typedef struct
{
  HqTestHall test;
  HqLive *live;          /* (owned) */
  char *file;            /* (owned): where the loudspeakers write what they said */
  GPtrArray *announcers; /* (owned) */
} Fixture;

static void
add_zone (HqSetup *setup, const char *code, int floor)
{
  *hq_setup_add_floor (setup) = (HqFloor){ floor, g_strdup (code), g_strdup ("") };
  *hq_setup_add_zone (setup) = (HqZone){ g_strdup (code), floor, g_strdup (code), g_strdup (""),
                                         FALSE };
  *hq_setup_add_service (setup) = (HqService){
    .service = g_strdup (code),
    .prefix = code[0],
    .name = g_strdup (code),
    .name_en = g_strdup (""),
    .zone = g_strdup (code),
    .floor = floor,
    .warn_waiting = 30,
    .matters_limit = 3,
    .targets = { 20, 8, 5, 8 },
    .usual_outcome = HQ_OUTCOME_DONE,
  };
  *hq_setup_add_service_session (setup) = (HqServiceSession){ g_strdup (code), g_strdup ("workday"),
                                                              g_strdup ("day"), -1 };
}

static void
add_counter (HqSetup *setup, int number, const char *zone)
{
  *hq_setup_add_counter (setup) = (HqCounter){ number, g_strdup (zone), 0, HQ_COUNTER_GENERAL,
                                               NULL };
  *hq_setup_add_counter_service (setup) = (HqCounterService){ number, g_strdup (zone), FALSE };
  *hq_setup_add_staff (setup) = (HqStaff){ g_strdup_printf ("c%d", number), g_strdup ("张三"),
                                           g_strdup (""), NULL, 1u << HQ_ROLE_CLERK };
}

/* Zone A with 27 counters on floor 2, zone B with counters 31 and 32 on floor 3, silent zone C with
 * counter 41 on floor 3; a kiosk K1 on floor 3. */
static HqSetup *
make_setup (void)
{
  HqSetup *setup = hq_setup_new ();

  setup->code = g_strdup ("test");
  setup->name = g_strdup ("测试大厅");
  setup->name_en = g_strdup ("Test Hall");
  setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_day_kind (setup) = (HqDayKind){ g_strdup ("workday"), g_strdup ("工作日"),
                                                g_strdup (""), HQ_DAY_WORKING };
  *hq_setup_add_session (setup) = (HqSession){ g_strdup ("workday"),
                                               g_strdup ("day"),
                                               g_strdup ("day"),
                                               g_strdup (""),
                                               9 * 60,
                                               16 * 60,
                                               17 * 60 };
  add_zone (setup, "A", 2);
  add_zone (setup, "B", 3);
  add_zone (setup, "C", 4);
  ((HqZone *) setup->zones->pdata[2])->floor = 3;
  ((HqZone *) setup->zones->pdata[2])->silent = TRUE;
  for (int i = 1; i <= PEAK; i++)
    add_counter (setup, i, "A");
  add_counter (setup, 31, "B");
  add_counter (setup, 32, "B");
  add_counter (setup, 41, "C");
  *hq_setup_add_device (setup) = (HqDevice){ g_strdup ("K1"), g_strdup ("kiosk"), g_strdup ("K1"),
                                             3, 0 };
  hq_setup_sort (setup);
  return setup;
}

/* A screen that shows nothing of it: the hall alone. */
static HqLive *
make_live (const char *path)
{
  HqLive *live = hq_live_new (path);

  hq_live_show (live, &(HqLiveReader){ .read = hq_view_read_hall, .free_view = hq_view_free });
  return live;
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) hall = make_setup ();

  hq_test_hall_init_with (&fixture->test, HQ_HALL_TRIAL, hall);
  hq_test_hall_open_today (&fixture->test);
  fixture->live = make_live (fixture->test.path);
  fixture->file = hq_test_path (fixture->test.folder, "said");
  fixture->announcers = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pass (gint64 length)
{
  gboolean over = FALSE;

  g_timeout_add ((guint) (length / G_TIME_SPAN_MILLISECOND), on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What another process writes wakes nobody here. */
#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  pass (HQ_SECOND / 100)

/* Ends what the test began, while the store is still there. */
static void
live_through (Fixture *fixture, gconstpointer data)
{
  void (*test) (Fixture * fixture) = data;
  HqLive *live = fixture->live;

  test (fixture);
  g_object_add_weak_pointer (G_OBJECT (live), (gpointer *) &live);
  g_ptr_array_unref (fixture->announcers);
  g_clear_object (&fixture->live);
  WAIT (live == NULL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->file);
  hq_test_hall_clear (&fixture->test);
}

static HqAnnouncer *
make_announcer (HqLive *live, const char *file, HqScreenRole role, const char *place)
{
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = file, .pace = PACE };
  g_autoptr (HqSpeaker) speaker = hq_speaker_new (&settings);

  return hq_announcer_new (live, &(HqAnnouncerStart){ role, place, speaker, LEASE });
}

static HqAnnouncer *
start (Fixture *fixture, const char *place)
{
  HqAnnouncer *announcer = make_announcer (fixture->live, fixture->file, HQ_SCREEN_BOARD, place);

  g_ptr_array_add (fixture->announcers, announcer);
  return announcer;
}

static gboolean
try (Fixture *fixture, HqOrder order, HqAnswer *answer, GError **error)
{
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = order.counter > 0 ? staff : NULL };

  return hq_hall_run (fixture->test.hall, &actor, &order, answer, error);
}

static HqAnswer
run (Fixture *fixture, HqOrder order)
{
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  try (fixture, order, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

/* Issues a ticket of the counter's zone and calls it there. */
static void
call (Fixture *fixture, int counter, const char *service, const char *language)
{
  run (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = service, .language = language });
  run (fixture, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = counter });
  run (fixture, (HqOrder){ .act = HQ_ACT_CALL, .counter = counter });
}

/* One sentence that was heard. */
typedef struct
{
  HqTime begin;
  HqTime end;
  char *language;
  gboolean chime;
  char *text;
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->language);
  g_free (said->text);
  g_free (said);
}

static HqTime
read_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time) * HQ_SECOND + g_date_time_get_microsecond (time);
}

static GPtrArray *
listen (Fixture *fixture)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (said_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (fixture->file, &text, NULL, NULL))
    return sentences;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);
      Said *said = g_new (Said, 1);

      g_assert_cmpuint (g_strv_length (parts), ==, 5);
      *said = (Said){ read_time (parts[0]), read_time (parts[1]), g_strdup (parts[2]),
                      parts[3][0] != '\0', g_strdup (parts[4]) };
      g_ptr_array_add (sentences, said);
    }
  return sentences;
}

static void
assert_said (Fixture *fixture, const char *const *expected)
{
  g_autoptr (GPtrArray) sentences = listen (fixture);

  for (guint i = 0; i < sentences->len; i++)
    g_assert_cmpstr (((Said *) sentences->pdata[i])->text, ==, expected[i]);
  g_assert_null (expected[sentences->len]);
}

/* Announcements that cut each other: no sentence begins before the last one has ended. */
static void
assert_apart (const GPtrArray *sentences)
{
  for (guint i = 1; i < sentences->len; i++)
    g_assert_cmpint (((Said *) sentences->pdata[i])->begin, >=,
                     ((Said *) sentences->pdata[i - 1])->end);
}

static gint64
count_events (Fixture *fixture, const char *act)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE act = '%s'", act);

  return hq_test_hall_count (&fixture->test, sql);
}

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
  pass (HQ_SECOND / 5);
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
  pass (HQ_SECOND / 5);
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
  pass (LEASE);
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
  pass (LEASE * 2);
  g_assert_false (hq_announcer_holds (second, "A"));
  /* Killed in the middle of a sentence. */
  for (int i = 2; i <= 3; i++)
    call (fixture, i, "A", "zh");
  pass (PACE * 5 * G_TIME_SPAN_MILLISECOND);
  g_subprocess_force_exit (child);
  killed_at = g_get_real_time ();
  WAIT (hq_announcer_holds (second, "A"));
  /* Not before the lease is over, which may have been renewed a third of it before. */
  g_assert_cmpint (g_get_real_time () - killed_at, >=, LEASE / 2);
  WAIT (count_events (fixture, "announced") == 3);
  pass (HQ_SECOND / 5);
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

/* A loudspeaker that cannot speak says so, and leaves the zone to one that can. */
static void
test_announcer_fault (Fixture *fixture)
{
  g_autofree char *nowhere = hq_test_path (fixture->test.folder, "nowhere/said");
  HqAnnouncer *dumb = make_announcer (fixture->live, nowhere, HQ_SCREEN_BOARD, "A");
  HqAnnouncer *second;

  g_ptr_array_add (fixture->announcers, dumb);
  call (fixture, 1, "A", "zh");
  WAIT (hq_announcer_get_fault (dumb) != NULL);
  g_assert_true (
    g_error_matches (hq_announcer_get_fault (dumb), HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_FILE));
  second = start (fixture, "A");
  WAIT (count_events (fixture, "announced") == 1);
  g_assert_true (hq_announcer_holds (second, "A"));
  g_assert_false (hq_announcer_holds (dumb, "A"));
}

/* A loudspeaker that fails in the middle of the day gives its zone up at once. */
static void
test_announcer_fails_later (Fixture *fixture)
{
  g_autofree char *first_file = hq_test_path (fixture->test.folder, "first");
  HqAnnouncer *first = make_announcer (fixture->live, first_file, HQ_SCREEN_BOARD, "A");

  g_ptr_array_add (fixture->announcers, first);
  WAIT (hq_announcer_holds (first, "A"));
  start (fixture, "A");
  g_unlink (first_file);
  g_assert_cmpint (g_mkdir (first_file, 0755), ==, 0);
  call (fixture, 1, "A", "zh");
  WAIT (count_events (fixture, "announced") == 1);
  g_assert_nonnull (hq_announcer_get_fault (first));
  g_assert_cmpint (g_rmdir (first_file), ==, 0);
}

static HqAnnouncer *
start_slow (Fixture *fixture, HqSpeaker *speaker, gint64 lease)
{
  HqAnnouncer *announcer = hq_announcer_new (fixture->live,
                                             &(HqAnnouncerStart){ HQ_SCREEN_BOARD, "A", speaker,
                                                                  lease });

  g_ptr_array_add (fixture->announcers, announcer);
  return announcer;
}

static HqSpeaker *
make_slow_speaker (Fixture *fixture)
{
  return hq_speaker_new (
    &(HqSpeakerSettings){ .driver = HQ_SPEAKER_FILE, .path = fixture->file, .pace = SLOW });
}

/* A sentence that ends while the zone is somebody else's by then was heard all the same. */
static void
test_announcer_overtaken (Fixture *fixture)
{
  g_autoptr (HqSpeaker) speaker = make_slow_speaker (fixture);
  HqAnnouncer *announcer = start_slow (fixture, speaker, LEASE);
  g_autoptr (GPtrArray) sentences = NULL;

  WAIT (hq_announcer_holds (announcer, "A"));
  call (fixture, 1, "A", "zh");
  pass (HQ_SECOND / 5);
  hq_test_hall_run_sql (&fixture->test, "UPDATE announcer SET holder = 'other', breadth = 1,"
                                        " renewed_at = renewed_at + 1000000");
  WAIT (!hq_announcer_holds (announcer, "A"));
  g_assert_cmpint (count_events (fixture, "announced"), ==, 0);
  WAIT (count_events (fixture, "announced") == 1);
  sentences = listen (fixture);
  g_assert_cmpuint (sentences->len, ==, 1);
}

static void
on_heard (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hq_speaker_say_finish (HQ_SPEAKER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* A claim that is answered after the zone was given up does not bring it back. */
static void
test_announcer_late_answer (Fixture *fixture)
{
  g_autoptr (HqSpeaker) speaker = make_slow_speaker (fixture);
  g_autoptr (HqUtterance) word = hq_utterance_new ("好", "zh", NULL, FALSE);
  HqAnnouncer *announcer = start_slow (fixture, speaker, 3 * HQ_SECOND);
  gboolean heard = FALSE;
  sqlite3 *other;

  WAIT (hq_announcer_holds (announcer, "A"));
  call (fixture, 1, "A", "zh");
  pass (HQ_SECOND / 2);
  /* The next claim waits for the store while the sentence fails at its end. */
  g_assert_cmpint (sqlite3_open (fixture->test.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_unlink (fixture->file);
  g_assert_cmpint (g_mkdir (fixture->file, 0755), ==, 0);
  WAIT (hq_announcer_get_fault (announcer) != NULL);
  g_assert_cmpint (g_rmdir (fixture->file), ==, 0);
  hq_speaker_say_async (speaker, word, NULL, on_heard, &heard);
  WAIT (heard);
  g_assert_null (hq_announcer_get_fault (announcer));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  WAIT (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM announcer") == 0);
  pass (HQ_SECOND / 5);
  g_assert_false (hq_announcer_holds (announcer, "A"));
}

/* Two reads, one before and one after the announcer's, which each wait until they are let go. */
static gpointer
wait_to_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_mutex_lock ((GMutex *) query);
  g_mutex_unlock ((GMutex *) query);
  return g_strdup ("");
}

static void
hold_reads (Fixture *fixture, GMutex *mutex)
{
  HqLiveReader reader = { .read = wait_to_read, .query = mutex, .free_view = g_free };

  g_mutex_lock (mutex);
  hq_live_read_async (fixture->live, &reader, NULL, NULL, NULL);
}

/* What changes while a read is under way that fails is read again. */
static void
test_announcer_read_again (Fixture *fixture)
{
  GMutex before, after;
  HqAnnouncer *announcer;

  WAIT (hq_live_get_view (fixture->live) != NULL);
  g_mutex_init (&before);
  g_mutex_init (&after);
  hold_reads (fixture, &before);
  /* The hall has no such zone yet. */
  announcer = start (fixture, "D");
  hold_reads (fixture, &after);
  g_signal_emit_by_name (fixture->live, "changed");
  g_mutex_unlock (&before);
  pass (HQ_SECOND / 5);
  hq_test_hall_run_sql (&fixture->test,
                        "INSERT INTO zone (hall, zone, floor, name) VALUES (1, 'D', 3, 'D');"
                        "UPDATE hall SET revision = revision + 1");
  g_mutex_unlock (&after);
  WAIT (hq_announcer_holds (announcer, "D"));
  g_mutex_clear (&before);
  g_mutex_clear (&after);
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
  pass (LEASE);
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
                                     " AND announced_at = max(called_at, ifnull(recalled_at, 0))"),
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

/* A clock that is set by more than a lease gives nobody a zone that another one holds: the lease is
 * not counted by it. */
static void
test_announcer_clock (Fixture *fixture)
{
  gint64 before = g_get_monotonic_time ();

  g_assert_true (claim (fixture, "one", 0));
  g_assert_cmpint (get_renewed_at (fixture), >=, before);
  g_assert_cmpint (get_renewed_at (fixture), <=, g_get_monotonic_time ());
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
      pass (HQ_SECOND / 20);
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
  ADD ("killed", test_announcer_killed);
  ADD ("fault", test_announcer_fault);
  ADD ("fails-later", test_announcer_fails_later);
  ADD ("overtaken", test_announcer_overtaken);
  ADD ("late-answer", test_announcer_late_answer);
  ADD ("read-again", test_announcer_read_again);
  ADD ("recall", test_announcer_recall);
  ADD ("silent", test_announcer_silent);
  ADD ("hush", test_announcer_hush);
  ADD ("view", test_announcer_view);
  ADD ("lease", test_announcer_lease);
  ADD ("clock", test_announcer_clock);
  ADD ("quiet", test_announcer_quiet);
  return g_test_run ();
}
