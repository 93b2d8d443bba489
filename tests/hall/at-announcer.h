/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "hq-announcer-lease.h"
#include "hq-announcer-table.h"
#include "hq-announcer-view.h"
#include "hq-announcer.h"
#include "hq-error.h"
#include "hq-status.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
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

static inline void
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

static inline void
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
static inline HqSetup *
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
static inline HqLive *
make_live (const char *path)
{
  HqLive *live = hq_live_new (path);

  hq_live_show (live, &(HqLiveReader){ .read = hq_view_read_hall, .free_view = hq_view_free });
  return live;
}

static inline void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqSetup) hall = make_setup ();

  hq_test_hall_init_with (&fixture->test, HQ_HALL_TRIAL, hall);
  hq_test_hall_open_today (&fixture->test);
  fixture->live = make_live (fixture->test.path);
  fixture->file = hq_test_path (fixture->test.folder, "said");
  fixture->announcers = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What another process writes wakes nobody here. */
#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  hq_test_pass (HQ_SECOND / 100)

/* Ends what the test began, while the store is still there. */
static inline void
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

static inline void
teardown (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->file);
  hq_test_hall_clear (&fixture->test);
}

static inline HqAnnouncer *
make_announcer (HqLive *live, const char *file, HqScreenRole role, const char *place)
{
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = file, .pace = PACE };
  g_autoptr (HqSpeaker) speaker = hq_speaker_new (&settings);

  return hq_announcer_new (live, &(HqAnnouncerStart){ role, place, speaker, LEASE });
}

static inline HqAnnouncer *
start (Fixture *fixture, const char *place)
{
  HqAnnouncer *announcer = make_announcer (fixture->live, fixture->file, HQ_SCREEN_BOARD, place);

  g_ptr_array_add (fixture->announcers, announcer);
  return announcer;
}

static inline gboolean
try (Fixture *fixture, HqOrder order, HqAnswer *answer, GError **error)
{
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = order.counter > 0 ? staff : NULL };

  return hq_hall_run (fixture->test.hall, &actor, &order, answer, error);
}

static inline HqAnswer
run (Fixture *fixture, HqOrder order)
{
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  try (fixture, order, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

/* Issues a ticket of the counter's zone and calls it there. */
static inline void
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

static inline void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->language);
  g_free (said->text);
  g_free (said);
}

static inline HqTime
read_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time) * HQ_SECOND + g_date_time_get_microsecond (time);
}

static inline GPtrArray *
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

static inline void
assert_said (Fixture *fixture, const char *const *expected)
{
  g_autoptr (GPtrArray) sentences = listen (fixture);

  for (guint i = 0; i < sentences->len; i++)
    g_assert_cmpstr (((Said *) sentences->pdata[i])->text, ==, expected[i]);
  g_assert_null (expected[sentences->len]);
}

/* Announcements that cut each other: no sentence begins before the last one has ended. */
static inline void
assert_apart (const GPtrArray *sentences)
{
  for (guint i = 1; i < sentences->len; i++)
    g_assert_cmpint (((Said *) sentences->pdata[i])->begin, >=,
                     ((Said *) sentences->pdata[i - 1])->end);
}

static inline gint64
count_events (Fixture *fixture, const char *act)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE act = '%s'", act);

  return hq_test_hall_count (&fixture->test, sql);
}
