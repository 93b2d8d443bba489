/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-voice.h"

#include <string.h>

#include "hq-chime.h"
#include "hq-pulse.h"
#include "hq-ssip.h"

/* The chime has no recordings to follow in their format. */
#define HQ_VOICE_SPEECH_RATE 22050

#define HQ_VOICE_SPEECH_PATIENCE                                                                   \
  10000                            /* ms: the server may have to start, and to list its voices */
#define HQ_VOICE_SPEECH_LETTER 600 /* ms: twice what a character takes at the usual rate */

/* Has the speech server speak. */
typedef struct
{
  HqVoice parent;

  HqSsip *ssip; /* (owned) */
  char *name;   /* (owned): of the voice for Mandarin; "" for the server's own */
  int volume;
  int rate;
  char *chinese; /* (owned) (nullable): how the server calls Mandarin, once it is known */
  char *english; /* (owned) (nullable): the same */
  char *english_name; /* (owned) (nullable): of its voice for English */
} HqVoiceSpeech;

/* One look or one sentence. */
typedef struct
{
  HqVoiceSpeech *voice;   /* (borrowed): it outlives what goes on with it */
  HqUtterance *utterance; /* (owned) (nullable): NULL where it is only looked */
} HqVoiceSpeechJob;

/* What is taken for Mandarin, the best first. The name that espeak-ng 1.51 gives to Mandarin with
 * Latin letters read as English, "cmn", is not the best: it reads the characters' own romanised form
 * as English, "king three" for 请. That with letters read as pinyin says both well. */
static const char *const hq_voice_speech_chinese[] = { "cmn-latn-pinyin", "cmn", "zh-cn",
                                                       "zh-cmn",          "zh",  NULL };

static const char *const hq_voice_speech_english[] = { "en-us", "en-gb", "en", NULL };

static void
hq_voice_speech_free_job (gpointer data)
{
  HqVoiceSpeechJob *job = data;

  g_clear_pointer (&job->utterance, hq_utterance_free);
  g_free (job);
}

static void
hq_voice_speech_fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Which of @wanted the server has; @name is set to how it calls the first voice for it. Its lines are
 * "249-name, language, variant" with tabs between. */
static char *
hq_voice_speech_find (char **lines, const char *const *wanted, char **name)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint line = 0; lines[line] != NULL; line++)
      {
        g_auto (GStrv) parts = g_strsplit (lines[line], "\t", 3);

        if (g_strv_length (parts) < 2 || g_ascii_strcasecmp (parts[1], wanted[i]) != 0)
          continue;
        if (name != NULL)
          *name = g_strdup (parts[0] + MIN (strlen (parts[0]), strlen ("249-")));
        return g_strdup (parts[1]);
      }
  return NULL;
}

static void
hq_voice_speech_on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_auto (GStrv) lines = hq_ssip_talk_finish (result, &error);

  if (lines == NULL)
    {
      hq_voice_speech_fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
hq_voice_speech_speak (GTask *task)
{
  HqVoiceSpeechJob *job = g_task_get_task_data (task);
  HqVoiceSpeech *self = job->voice;
  gboolean english = g_str_equal (job->utterance->language, "en");
  const char *language = english ? self->english : self->chinese;
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_free);
  HqSsipTalk talk = { .text = job->utterance->text };

  if (language == NULL)
    {
      hq_voice_speech_fail (task, g_error_new (HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_VOICE,
                                               "The speech server has no voice for “%s”",
                                               job->utterance->language));
      return;
    }
  g_ptr_array_add (commands, g_strdup_printf ("SET SELF LANGUAGE %s", language));
  g_ptr_array_add (commands, g_strdup_printf ("SET SELF VOLUME %d", self->volume * 2 - 100));
  g_ptr_array_add (commands, g_strdup_printf ("SET SELF RATE %d", self->rate));
  /* The voice that was chosen for one language would be kept for the other. */
  if (self->name[0] != '\0')
    g_ptr_array_add (commands, g_strdup_printf ("SET SELF SYNTHESIS_VOICE %s",
                                                english ? self->english_name : self->name));
  g_ptr_array_add (commands, NULL);
  talk.commands = (const char *const *) commands->pdata;
  talk.patience = HQ_VOICE_SPEECH_PATIENCE
                  + (guint) g_utf8_strlen (job->utterance->text, -1) * HQ_VOICE_SPEECH_LETTER
                      * (guint) (100 - MIN (self->rate, 0)) / 100;
  hq_ssip_talk_async (self->ssip, &talk, g_task_get_cancellable (task), hq_voice_speech_on_said,
                      task);
}

static void
hq_voice_speech_on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  HqVoiceSpeechJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) lines = hq_ssip_talk_finish (result, &error);

  if (lines == NULL)
    {
      hq_voice_speech_fail (task, error);
      return;
    }
  g_clear_pointer (&job->voice->english, g_free);
  g_clear_pointer (&job->voice->english_name, g_free);
  job->voice->chinese = hq_voice_speech_find (lines, hq_voice_speech_chinese, NULL);
  job->voice->english = hq_voice_speech_find (lines, hq_voice_speech_english,
                                              &job->voice->english_name);
  if (job->utterance != NULL)
    hq_voice_speech_speak (task);
  else if (job->voice->chinese == NULL)
    hq_voice_speech_fail (task, g_error_new_literal (HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_VOICE,
                                                     "The speech server has no voice for “zh”"));
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* The list of voices is long, and the server takes a second or two for it: it is asked for once.
 * From then on a look asks for no more than a sign of life. */
static void
hq_voice_speech_talk (GTask *task)
{
  HqVoiceSpeechJob *job = g_task_get_task_data (task);
  const char *list[] = { "LIST SYNTHESIS_VOICES", NULL };
  const char *sign[] = { "GET RATE", NULL };
  HqSsipTalk talk = { .commands = list, .patience = HQ_VOICE_SPEECH_PATIENCE };

  if (job->voice->chinese == NULL)
    hq_ssip_talk_async (job->voice->ssip, &talk, g_task_get_cancellable (task),
                        hq_voice_speech_on_listed, task);
  else if (job->utterance != NULL)
    hq_voice_speech_speak (task);
  else
    {
      talk.commands = sign;
      hq_ssip_talk_async (job->voice->ssip, &talk, g_task_get_cancellable (task),
                          hq_voice_speech_on_said, task);
    }
}

/* The speech server plays by itself, and not always through the sound server: that this one is not
 * there proves nothing, that it has no card does. */
static void
hq_voice_speech_on_sound (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!hq_pulse_finish (result, &error)
      && !g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_SERVER))
    {
      hq_voice_speech_fail (task, error);
      return;
    }
  g_clear_error (&error);
  hq_voice_speech_talk (task);
}

static GTask *
hq_voice_speech_begin (HqVoice *voice, const HqUtterance *utterance, GTask *task)
{
  HqVoiceSpeechJob *job = g_new0 (HqVoiceSpeechJob, 1);

  job->voice = (HqVoiceSpeech *) voice;
  if (utterance != NULL)
    job->utterance = hq_utterance_copy (utterance);
  g_task_set_source_tag (task, hq_voice_speech_begin);
  g_task_set_task_data (task, job, hq_voice_speech_free_job);
  return task;
}

static void
hq_voice_speech_look (HqVoice *voice,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = hq_voice_speech_begin (voice, NULL,
                                       g_task_new (NULL, cancellable, callback, user_data));

  hq_pulse_look_async (cancellable, hq_voice_speech_on_sound, task);
}

static void
hq_voice_speech_say (HqVoice *voice,
                     const HqUtterance *utterance,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  HqVoiceSpeech *self = (HqVoiceSpeech *) voice;
  GTask *task = hq_voice_speech_begin (voice, utterance,
                                       g_task_new (NULL, cancellable, callback, user_data));
  HqPulseSound sound = { .format = { HQ_VOICE_SPEECH_RATE, 1 }, .volume = self->volume };
  GByteArray *chime;

  if (!utterance->chime)
    {
      hq_pulse_look_async (cancellable, hq_voice_speech_on_sound, task);
      return;
    }
  chime = g_byte_array_new ();
  hq_chime_append (chime, &sound.format);
  sound.samples = g_byte_array_free_to_bytes (chime);
  hq_pulse_play_async (&sound, cancellable, hq_voice_speech_on_sound, task);
  g_bytes_unref (sound.samples);
}

static void
hq_voice_speech_free (HqVoice *voice)
{
  HqVoiceSpeech *self = (HqVoiceSpeech *) voice;

  hq_ssip_free (self->ssip);
  g_free (self->name);
  g_free (self->chinese);
  g_free (self->english);
  g_free (self->english_name);
  g_free (self);
}

static const HqVoiceFuncs hq_voice_speech_funcs = {
  .look = hq_voice_speech_look,
  .say = hq_voice_speech_say,
  .free = hq_voice_speech_free,
};

/**
 * hq_voice_speech_new:
 * @settings: the volume, the rate, the name of a voice
 *
 * Returns: (transfer full): a voice that can be heard where the speech server speaks Mandarin
 */
HqVoice *
hq_voice_speech_new (const HqSpeakerSettings *settings)
{
  HqVoiceSpeech *self = g_new0 (HqVoiceSpeech, 1);

  self->parent.funcs = &hq_voice_speech_funcs;
  self->ssip = hq_ssip_new ();
  self->name = g_strdup (settings->voice != NULL ? settings->voice : "");
  self->volume = CLAMP (settings->volume, 0, 100);
  self->rate = CLAMP (settings->rate, -100, 100);
  return (HqVoice *) self;
}
