/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program with a loudspeaker: says each line that it reads, "zh|en, chime|-, text, clips" with tabs
 * between and blanks between the clips, and writes when each has ended; "cancel" takes back what is
 * not over, and an end of the input ends it once all is over. */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hq-speaker.h"

typedef struct
{
  GMainLoop *loop;
  HqSpeaker *speaker;
  GCancellable *cancellable;
  GDataInputStream *input;
  guint asked;
  guint over;
  gboolean ended;
} Say;

typedef struct
{
  Say *say;
  guint number;
} SayLine;

static double
say_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static void
say_end_if_over (Say *say)
{
  if (say->ended && say->over == say->asked)
    g_main_loop_quit (say->loop);
}

static void
say_on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree SayLine *line = user_data;
  g_autoptr (GError) error = NULL;

  if (hq_speaker_say_finish (HQ_SPEAKER (source), result, &error))
    g_print ("said %u %.3f\n", line->number, say_now ());
  else
    g_print ("failed %u %.3f %s %d %s\n", line->number, say_now (),
             error->domain == HQ_SPEAKER_ERROR ? "fault" : "cancelled", error->code,
             error->message);
  line->say->over++;
  say_end_if_over (line->say);
}

static void
say_on_changed (HqSpeaker *speaker, Say *say)
{
  const GError *fault = hq_speaker_get_fault (speaker);

  g_print ("changed %s %.3f %d\n", hq_speaker_get_nick (hq_speaker_get_driver (speaker)),
           say_now (), fault != NULL ? fault->code : -1);
}

static void
say_take (Say *say, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\t", 4);
  g_auto (GStrv) clips = NULL;
  g_autoptr (HqUtterance) utterance = NULL;
  SayLine *line;

  if (g_strv_length (parts) < 3)
    {
      g_cancellable_cancel (say->cancellable);
      g_object_unref (say->cancellable);
      say->cancellable = g_cancellable_new ();
      return;
    }
  if (parts[3] != NULL)
    clips = g_strsplit (parts[3], " ", -1);
  utterance = hq_utterance_new (parts[2], parts[0], clips, g_str_equal (parts[1], "chime"));
  line = g_new (SayLine, 1);
  *line = (SayLine){ say, say->asked++ };
  hq_speaker_say_async (say->speaker, utterance, say->cancellable, say_on_said, line);
}

static void
say_on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Say *say = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (say->input, result, NULL,
                                                                     NULL);

  if (line == NULL)
    {
      say->ended = TRUE;
      say_end_if_over (say);
      return;
    }
  say_take (say, line);
  g_data_input_stream_read_line_async (say->input, G_PRIORITY_DEFAULT, NULL, say_on_line, say);
}

int
main (int argc, char **argv)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  HqSpeakerSettings settings = { .driver = hq_speaker_from_nick (argv[1]),
                                 .path = argv[2],
                                 .volume = atoi (argv[3]),
                                 .rate = atoi (argv[4]),
                                 .voice = argv[5],
                                 .pace = 20 };
  Say say = { 0 };

  setvbuf (stdout, NULL, _IOLBF, 0);
  say.loop = g_main_loop_new (NULL, FALSE);
  say.cancellable = g_cancellable_new ();
  say.input = g_data_input_stream_new (input);
  say.speaker = hq_speaker_new (&settings);
  g_signal_connect (say.speaker, "changed", G_CALLBACK (say_on_changed), &say);
  g_data_input_stream_read_line_async (say.input, G_PRIORITY_DEFAULT, NULL, say_on_line, &say);
  g_main_loop_run (say.loop);
  g_object_unref (say.speaker);
  g_object_unref (say.input);
  g_object_unref (say.cancellable);
  g_main_loop_unref (say.loop);
  return 0;
}
