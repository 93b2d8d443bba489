/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>

#include "hq-chime.h"
#include "hq-clip-folder.h"
#include "hq-phrase.h"
#include "hq-speaker.h"

/* A folder of its own for each test. */
typedef struct
{
  char *folder; /* (owned) */
} Place;

static void
place_init (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("hq-speaker-XXXXXX", NULL);
  g_assert_nonnull (place->folder);
}

static void
place_clear (Place *place, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (place->folder);
  g_free (place->folder);
}

/* What stands at the start of a WAV file, in the order of its bytes. */
typedef struct
{
  guint16 code;
  guint16 channels;
  guint32 rate;
  guint16 bits;
  guint32 size;   /* as it says */
  guint32 really; /* bytes of samples */
} Wav;

static void
put (GByteArray *bytes, guint32 value, guint size)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, size);
}

static GByteArray *
make_wav (const Wav *wav)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 *samples = g_new0 (guint8, wav->really + 1);

  g_byte_array_append (bytes, (const guint8 *) "RIFF\0\0\0\0WAVELIST\3\0\0\0abc", 24);
  g_byte_array_append (bytes, (const guint8 *) "fmt \20\0\0\0", 8);
  put (bytes, wav->code, 2);
  put (bytes, wav->channels, 2);
  put (bytes, wav->rate, 4);
  put (bytes, wav->rate * wav->channels * wav->bits / 8, 4);
  put (bytes, wav->channels * wav->bits / 8, 2);
  put (bytes, wav->bits, 2);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  put (bytes, wav->size, 4);
  g_byte_array_append (bytes, samples, wav->really);
  g_free (samples);
  return bytes;
}

static void
write_wav (Place *place, const char *name, const Wav *wav)
{
  g_autoptr (GByteArray) bytes = make_wav (wav);
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
}

/* Every file that is cut off somewhere is read without going past its end. */
static void
test_speaker_wav (void)
{
  const Wav fine = { 1, 2, 22050, 16, 400, 400 };
  const Wav cut = { 1, 1, 16000, 16, G_MAXUINT32, 101 };
  g_autoptr (GByteArray) whole = make_wav (&fine);
  g_autoptr (GByteArray) stopped = make_wav (&cut);
  g_autoptr (GBytes) file = g_bytes_new (stopped->data, stopped->len);
  g_autoptr (GBytes) samples = NULL;
  HqWavFormat format;

  g_assert_cmpint (hq_wav_read (file, &format, &samples), ==, HQ_WAV_FINE);
  g_assert_cmpuint (g_bytes_get_size (samples), ==, 100);
  g_assert_cmpuint (format.rate, ==, 16000);
  g_assert_cmpuint (format.channels, ==, 1);
  for (guint size = 0; size <= whole->len; size++)
    {
      /* Memory of just this size, so that a sanitizer sees a byte too many. */
      g_autoptr (GBytes) part = g_bytes_new_take (g_memdup2 (whole->data, size), size);
      g_autoptr (GBytes) own = NULL;
      gsize head = whole->len - fine.really;
      HqWavFault fault = hq_wav_read (part, &format, &own);

      if (size >= head + 4)
        {
          g_assert_cmpint (fault, ==, HQ_WAV_FINE);
          g_assert_cmpuint (g_bytes_get_size (own), ==, (size - head) / 4 * 4);
          g_assert_cmpuint (format.channels, ==, 2);
        }
      else
        g_assert_cmpint (fault, !=, HQ_WAV_FINE);
    }
}

static void
test_speaker_folder (Place *place, gconstpointer data)
{
  const char *names[] = { "coded", "fine", "missing", "other", "foreign", "empty", "long", NULL };
  const struct
  {
    const char *name;
    HqClipFault fault;
  } wanted[] = {
    { "coded", HQ_CLIP_CODED },     { "missing", HQ_CLIP_MISSING }, { "other", HQ_CLIP_OTHER_KIND },
    { "foreign", HQ_CLIP_FOREIGN }, { "empty", HQ_CLIP_EMPTY },     { "long", HQ_CLIP_TOO_LONG },
  };
  g_autofree char *foreign = g_build_filename (place->folder, "foreign.wav", NULL);
  g_autoptr (GPtrArray) troubles = NULL;
  g_autoptr (GError) error = NULL;
  HqWavFormat format;

  write_wav (place, "coded.wav", &(Wav){ 1, 1, 8000, 8, 100, 100 });
  write_wav (place, "fine.wav", &(Wav){ 1, 1, 16000, 16, 100, 100 });
  write_wav (place, "other.wav", &(Wav){ 1, 1, 44100, 16, 100, 100 });
  write_wav (place, "empty.wav", &(Wav){ 1, 1, 16000, 16, 0, 0 });
  write_wav (place, "long.wav", &(Wav){ 1, 1, 16000, 16, 352000, 352000 });
  g_assert_true (g_file_set_contents (foreign, "an MP3", -1, NULL));
  troubles = hq_clip_folder_check (place->folder, names);
  g_assert_cmpuint (troubles->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < troubles->len; i++)
    {
      const HqClipTrouble *trouble = troubles->pdata[i];

      g_assert_cmpstr (trouble->name, ==, wanted[i].name);
      g_assert_cmpint (trouble->fault, ==, wanted[i].fault);
    }
  g_assert_null (hq_clip_folder_join (place->folder, names + 1, FALSE, &format, &error));
  g_assert_error (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS);
  g_assert_nonnull (strstr (error->message, "missing.wav"));
}

/* It is heard, is never as loud as can be, and ends in silence. */
static void
test_speaker_chime (void)
{
  const HqWavFormat format = { 22050, 2 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const gint16 *samples;
  guint n;
  int most = 0;

  hq_chime_append (bytes, &format);
  samples = (const gint16 *) (gconstpointer) bytes->data;
  n = bytes->len / 2;
  for (guint i = 0; i < n; i++)
    most = MAX (most, ABS (GINT16_FROM_LE (samples[i])));
  g_assert_cmpint (most, >, G_MAXINT16 / 5);
  g_assert_cmpint (most, <, G_MAXINT16 * 3 / 4);
  g_assert_cmpint (ABS (GINT16_FROM_LE (samples[0])), <, 100);
  g_assert_cmpint (ABS (GINT16_FROM_LE (samples[n - 1])), <, 100);
}

typedef struct
{
  guint n;
  guint over;
  GError *error; /* (owned) (nullable): the last */
} Said;

static void
on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Said *said = user_data;

  g_clear_error (&said->error);
  hq_speaker_say_finish (HQ_SPEAKER (source), result, &said->error);
  said->over++;
}

static void
say (HqSpeaker *speaker, const char *text, GCancellable *cancellable, Said *said)
{
  g_autoptr (HqUtterance) utterance = hq_utterance_new (text, "zh", NULL, FALSE);

  said->n++;
  hq_speaker_say_async (speaker, utterance, cancellable, on_said, said);
}

static void
wait_for (Said *said)
{
  while (said->over < said->n)
    g_main_context_iteration (NULL, TRUE);
}

/* The twin takes its time, one sentence after the other; what is taken back is not written. */
static void
test_speaker_file (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "said", NULL);
  HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = path, .pace = 50 };
  g_autoptr (HqSpeaker) speaker = hq_speaker_new (&settings);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  char *end = NULL;
  Said said = { 0 };

  say (speaker, "一二三", NULL, &said);
  say (speaker, "四五六", cancellable, &said);
  say (speaker, "七八九", NULL, &said);
  g_cancellable_cancel (cancellable);
  wait_for (&said);
  g_assert_no_error (said.error);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 300 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (hq_speaker_get_fault (speaker));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, 5);
      g_assert_cmpstr (parts[4], ==, i == 0 ? "一二三" : "七八九");
      g_assert_cmpstr (parts[0], <, parts[1]);
      if (end != NULL)
        g_assert_cmpstr (end, <=, parts[0]);
      g_free (end);
      end = g_strdup (parts[1]);
    }
  g_free (end);
}

/* A file that cannot be written is a fault, and so is what was turned off. */
static void
test_speaker_silent (Place *place, gconstpointer data)
{
  HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = place->folder };
  g_autoptr (HqSpeaker) file = hq_speaker_new (&settings);
  g_autoptr (HqSpeaker) none = NULL;
  Said said = { 0 };

  say (file, "一", NULL, &said);
  wait_for (&said);
  g_assert_error (said.error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_FILE);
  g_assert_error (hq_speaker_get_fault (file), HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_FILE);
  settings.driver = HQ_SPEAKER_NONE;
  none = hq_speaker_new (&settings);
  g_assert_false (hq_speaker_is_looking (none));
  say (none, "一", NULL, &said);
  wait_for (&said);
  g_assert_error (said.error, HQ_SPEAKER_ERROR, HQ_SPEAKER_OFF);
  g_clear_error (&said.error);
}

/* That nothing was recorded in English is not put on a loudspeaker that plays Chinese. */
static void
test_speaker_english (Place *place, gconstpointer data)
{
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_CLIPS, .path = place->folder };
  g_autoptr (GPtrArray) names = hq_phrase_list_all_clips (FALSE);
  g_autoptr (HqSpeaker) speaker = NULL;
  char *clips[] = { (char *) "en-A", NULL };
  g_autoptr (HqUtterance) utterance = hq_utterance_new ("Ticket A", "en", clips, FALSE);
  Said said = { 0 };

  for (guint i = 0; names->pdata[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (names->pdata[i], ".wav", NULL);

      write_wav (place, name, &(Wav){ 1, 1, 16000, 16, 100, 100 });
    }
  speaker = hq_speaker_new (&settings);
  said.n++;
  hq_speaker_say_async (speaker, utterance, NULL, on_said, &said);
  wait_for (&said);
  g_assert_error (said.error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS);
  g_clear_error (&said.error);
  /* The folder is whole: it is the sound server that is not there. */
  g_assert_error (hq_speaker_get_fault (speaker), HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_SERVER);
}

/* What a server that is none of ours says to whoever speaks to it. */
static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        const char *answer)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char asked[1024];

  if (answer[0] != '\0' && g_input_stream_read (input, asked, sizeof asked, NULL, NULL) > 0)
    g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
  return TRUE;
}

/* A server that hangs up, speaks rubbish, or says no is told as one that is not there. */
static void
test_speaker_rubbish (Place *place, gconstpointer data)
{
  const char *answers[] = { "",
                            "\n",
                            "hello\r\n",
                            "208-\r\n",
                            "403 NO\r\n",
                            "208 OK\r\n",
                            "702-1\r\n702-1\r\n702 END\r\n",
                            "\xff\xfe\x01 \r\n\r\n\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/socket%u", place->folder, i);
      g_autofree char *address = g_strconcat ("unix_socket:", path, NULL);
      g_autoptr (GSocketAddress) there = g_unix_socket_address_new (path);
      g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
      HqSpeakerSettings settings = { .driver = HQ_SPEAKER_SPEECH, .volume = 100 };
      g_autoptr (HqSpeaker) speaker = NULL;
      Said said = { 0 };

      g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (service), there,
                                                    G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                                                    NULL, NULL, NULL));
      g_signal_connect (service, "run", G_CALLBACK (on_run), (gpointer) answers[i]);
      g_setenv ("SPEECHD_ADDRESS", address, TRUE);
      speaker = hq_speaker_new (&settings);
      say (speaker, "一", NULL, &said);
      wait_for (&said);
      g_assert_error (said.error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_SPEECH);
      g_clear_error (&said.error);
      g_socket_service_stop (service);
      g_socket_listener_close (G_SOCKET_LISTENER (service));
    }
}

static void
test_speaker_nick (void)
{
  for (int i = 0; i < HQ_N_SPEAKER_DRIVERS; i++)
    g_assert_cmpint (hq_speaker_from_nick (hq_speaker_get_nick ((HqSpeakerDriver) i)), ==, i);
  g_assert_cmpint (hq_speaker_from_nick ("drum"), ==, HQ_SPEAKER_AUTO);
}

int
main (int argc, char *argv[])
{
  /* No sound server is asked, nor started. */
  g_setenv ("PULSE_SERVER", "unix:/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speaker/wav", test_speaker_wav);
  g_test_add ("/speaker/folder", Place, NULL, place_init, test_speaker_folder, place_clear);
  g_test_add_func ("/speaker/chime", test_speaker_chime);
  g_test_add ("/speaker/file", Place, NULL, place_init, test_speaker_file, place_clear);
  g_test_add ("/speaker/silent", Place, NULL, place_init, test_speaker_silent, place_clear);
  g_test_add ("/speaker/english", Place, NULL, place_init, test_speaker_english, place_clear);
  g_test_add ("/speaker/rubbish", Place, NULL, place_init, test_speaker_rubbish, place_clear);
  g_test_add_func ("/speaker/nick", test_speaker_nick);
  return g_test_run ();
}
