/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-voice.h"

#include "hq-clip-folder.h"
#include "hq-phrase.h"
#include "hq-pulse.h"

/* Plays recordings of a folder, joined. */
typedef struct
{
  HqVoice parent;

  char *folder; /* (owned) */
  int volume;
} HqVoiceClips;

/* What the thread that reads the recordings is given, and makes. */
typedef struct
{
  char *folder; /* (owned) */
  int volume;
  char **names; /* (owned) */
  gboolean chime;
  HqWavFormat format;
} HqVoiceClipsJob;

static void
hq_voice_clips_free_job (gpointer data)
{
  HqVoiceClipsJob *job = data;

  g_free (job->folder);
  g_strfreev (job->names);
  g_free (job);
}

/* The folder belongs to the job: the voice may be gone before the thread is. */
static HqVoiceClipsJob *
hq_voice_clips_new_job (HqVoice *voice)
{
  HqVoiceClips *self = (HqVoiceClips *) voice;
  HqVoiceClipsJob *job = g_new0 (HqVoiceClipsJob, 1);

  job->folder = g_strdup (self->folder);
  job->volume = self->volume;
  return job;
}

static void
hq_voice_clips_on_played (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (hq_pulse_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hq_voice_clips_check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HqVoiceClipsJob *job = data;
  g_autoptr (GPtrArray) names = hq_phrase_list_all_clips (FALSE);
  g_autoptr (GPtrArray) troubles = NULL;

  troubles = hq_clip_folder_check (job->folder, (const char *const *) names->pdata);
  if (troubles->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS,
                             "%u recordings are missing in %s or cannot be used", troubles->len,
                             job->folder);
}

static void
hq_voice_clips_on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hq_pulse_look_async (g_task_get_cancellable (task), hq_voice_clips_on_played,
                         g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
hq_voice_clips_look (HqVoice *voice,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) check = g_task_new (NULL, cancellable, hq_voice_clips_on_checked, task);

  g_task_set_source_tag (task, hq_voice_clips_look);
  g_task_set_source_tag (check, hq_voice_clips_look);
  g_task_set_task_data (check, hq_voice_clips_new_job (voice), hq_voice_clips_free_job);
  g_task_run_in_thread (check, hq_voice_clips_check);
}

static void
hq_voice_clips_join (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HqVoiceClipsJob *job = data;
  GError *error = NULL;
  GBytes *samples = hq_clip_folder_join (job->folder, (const char *const *) job->names, job->chime,
                                         &job->format, &error);

  if (samples != NULL)
    g_task_return_pointer (task, samples, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
hq_voice_clips_on_joined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HqVoiceClipsJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (GBytes) samples = g_task_propagate_pointer (G_TASK (result), &error);
  HqPulseSound sound = { samples, job->format, job->volume };

  if (samples != NULL)
    hq_pulse_play_async (&sound, g_task_get_cancellable (task), hq_voice_clips_on_played,
                         g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
hq_voice_clips_say (HqVoice *voice,
                    const HqUtterance *utterance,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) join = NULL;
  HqVoiceClipsJob *job;

  g_task_set_source_tag (task, hq_voice_clips_say);
  if (utterance->clips == NULL || utterance->clips[0] == NULL)
    {
      g_task_return_new_error (task, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS,
                               "There are no recordings for “%s”", utterance->text);
      return;
    }
  job = hq_voice_clips_new_job (voice);
  job->names = g_strdupv (utterance->clips);
  job->chime = utterance->chime;
  join = g_task_new (NULL, cancellable, hq_voice_clips_on_joined, g_steal_pointer (&task));
  g_task_set_source_tag (join, hq_voice_clips_say);
  g_task_set_task_data (join, job, hq_voice_clips_free_job);
  g_task_run_in_thread (join, hq_voice_clips_join);
}

static void
hq_voice_clips_free (HqVoice *voice)
{
  HqVoiceClips *self = (HqVoiceClips *) voice;

  g_free (self->folder);
  g_free (self);
}

static const HqVoiceFuncs hq_voice_clips_funcs = {
  .look = hq_voice_clips_look,
  .say = hq_voice_clips_say,
  .free = hq_voice_clips_free,
};

/**
 * hq_voice_clips_new:
 * @settings: the folder and the volume
 *
 * Returns: (transfer full): a voice that can be heard where the folder holds what every Chinese call
 *   asks for
 */
HqVoice *
hq_voice_clips_new (const HqSpeakerSettings *settings)
{
  HqVoiceClips *self = g_new0 (HqVoiceClips, 1);

  self->parent.funcs = &hq_voice_clips_funcs;
  self->folder = g_strdup (settings->path != NULL ? settings->path : "");
  self->volume = settings->volume;
  return (HqVoice *) self;
}
