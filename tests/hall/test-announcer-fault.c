/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loudspeaker or a store that fails, or is slow, while calls are said. */
#include <gio/gunixsocketaddress.h>

#include "at-announcer.h"

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
  hq_test_pass (HQ_SECOND / 5);
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
  HqTestHold *other;

  WAIT (hq_announcer_holds (announcer, "A"));
  call (fixture, 1, "A", "zh");
  hq_test_pass (HQ_SECOND / 2);
  /* The next claim waits for the store while the sentence fails at its end. */
  other = hq_test_store_hold (fixture->test.path);
  g_unlink (fixture->file);
  g_assert_cmpint (g_mkdir (fixture->file, 0755), ==, 0);
  WAIT (hq_announcer_get_fault (announcer) != NULL);
  g_assert_cmpint (g_rmdir (fixture->file), ==, 0);
  hq_speaker_say_async (speaker, word, NULL, on_heard, &heard);
  WAIT (heard);
  g_assert_null (hq_announcer_get_fault (announcer));
  hq_test_store_release (other);
  WAIT (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM announcer") == 0);
  hq_test_pass (HQ_SECOND / 5);
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
  hq_test_pass (HQ_SECOND / 5);
  hq_test_hall_run_sql (&fixture->test,
                        "INSERT INTO zone (hall, zone, floor, name) VALUES (1, 'D', 3, 'D');"
                        "UPDATE hall SET revision = revision + 1");
  g_mutex_unlock (&after);
  WAIT (hq_announcer_holds (announcer, "D"));
  g_mutex_clear (&before);
  g_mutex_clear (&after);
}

/* A speech server that has a voice for Mandarin and no other; what is said is over at once. */
static gboolean
on_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) input = NULL;
  gboolean speaks = FALSE;
  char *line;

  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL)
    {
      const char *answer = "208 OK\r\n";

      if (speaks && g_str_equal (line, "."))
        answer = "225-1\r\n225 OK\r\n702-1\r\n702-1\r\n702 END\r\n";
      else if (speaks)
        answer = "";
      else if (g_str_equal (line, "LIST SYNTHESIS_VOICES"))
        answer = "249-Mandarin\tcmn\tnone\r\n249 OK\r\n";
      speaks = g_str_equal (line, "SPEAK") || (speaks && !g_str_equal (line, "."));
      g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
      g_free (line);
    }
  return TRUE;
}

/* Who took a ticket in English is called in Chinese where nothing else can be said, and the zone goes
 * on. */
static void
test_announcer_chinese (Fixture *fixture)
{
  g_autofree char *path = hq_test_path (fixture->test.folder, "speech");
  g_autofree char *address = g_strconcat ("unix_socket:", path, NULL);
  g_autoptr (GSocketAddress) there = g_unix_socket_address_new (path);
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_SPEECH, .volume = 100 };
  g_autoptr (HqSpeaker) speaker = NULL;
  HqAnnouncerStart begin = { .role = HQ_SCREEN_BOARD, .place = "A", .lease = LEASE };

  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (service), there,
                                                G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                                                NULL, NULL, NULL));
  g_signal_connect (service, "run", G_CALLBACK (on_run), NULL);
  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  begin.speaker = speaker = hq_speaker_new (&settings);
  g_ptr_array_add (fixture->announcers, hq_announcer_new (fixture->live, &begin));
  call (fixture, 12, "A", "en");
  call (fixture, 3, "A", "zh");
  WAIT (count_events (fixture, "announced") == 2);
  g_assert_null (hq_speaker_get_fault (speaker));
  g_assert_true (hq_announcer_holds (fixture->announcers->pdata[0], "A"));
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/announcer-fault/" name, Fixture, func, setup, live_through, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fault", test_announcer_fault);
  ADD ("fails-later", test_announcer_fails_later);
  ADD ("overtaken", test_announcer_overtaken);
  ADD ("late-answer", test_announcer_late_answer);
  ADD ("read-again", test_announcer_read_again);
  ADD ("chinese", test_announcer_chinese);
  return g_test_run ();
}
