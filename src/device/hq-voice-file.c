/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-voice.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Writes down what is said, and takes the time that it is told. */
typedef struct
{
  HqVoice parent;

  char *path; /* (owned) */
  guint pace; /* ms for each character */
} HqVoiceFile;

/* One sentence on its way. */
typedef struct
{
  HqVoiceFile *voice;     /* (borrowed) */
  HqUtterance *utterance; /* (owned) */
  GDateTime *begin;       /* (owned) */
  GSource *end;           /* (owned) (nullable) */
  GSource *cancelled;     /* (owned) (nullable) */
} HqVoiceFileSaying;

static void
hq_voice_file_free_saying (gpointer data)
{
  HqVoiceFileSaying *saying = data;

  hq_utterance_free (saying->utterance);
  g_date_time_unref (saying->begin);
  g_clear_pointer (&saying->end, g_source_unref);
  g_clear_pointer (&saying->cancelled, g_source_unref);
  g_free (saying);
}

/* One call writes a whole line, so that two speakers may share a file. */
static gboolean
hq_voice_file_write (HqVoiceFile *voice, const char *line, GError **error)
{
  int fd = open (voice->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  gssize size = (gssize) strlen (line);
  gboolean well = fd >= 0 && write (fd, line, (gsize) size) == size;

  if (!well)
    g_set_error (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_FILE, "%s: %s", voice->path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return well;
}

static gboolean
hq_voice_file_on_end (gpointer user_data)
{
  GTask *task = user_data;
  HqVoiceFileSaying *saying = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *begin = g_date_time_format_iso8601 (saying->begin);
  g_autofree char *end = g_date_time_format_iso8601 (now);
  g_autofree char *line = NULL;
  GError *error = NULL;

  if (saying->cancelled != NULL)
    g_source_destroy (saying->cancelled);
  line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", begin, end, saying->utterance->language,
                          saying->utterance->chime ? "chime" : "", saying->utterance->text);
  if (hq_voice_file_write (saying->voice, line, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static gboolean
hq_voice_file_on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  HqVoiceFileSaying *saying = g_task_get_task_data (user_data);

  g_source_destroy (saying->end);
  g_task_return_error_if_cancelled (user_data);
  return G_SOURCE_REMOVE;
}

static void
hq_voice_file_say (HqVoice *voice,
                   const HqUtterance *utterance,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  HqVoiceFile *self = (HqVoiceFile *) voice;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  HqVoiceFileSaying *saying = g_new0 (HqVoiceFileSaying, 1);
  guint length = self->pace * (guint) g_utf8_strlen (utterance->text, -1);

  g_task_set_source_tag (task, hq_voice_file_say);
  saying->voice = self;
  saying->utterance = hq_utterance_copy (utterance);
  saying->begin = g_date_time_new_now_utc ();
  g_task_set_task_data (task, saying, hq_voice_file_free_saying);
  saying->end = g_timeout_source_new (length);
  g_source_set_callback (saying->end, hq_voice_file_on_end, g_object_ref (task), g_object_unref);
  g_source_attach (saying->end, g_task_get_context (task));
  if (cancellable == NULL)
    return;
  saying->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (saying->cancelled, G_SOURCE_FUNC (hq_voice_file_on_cancelled),
                         g_object_ref (task), g_object_unref);
  g_source_attach (saying->cancelled, g_task_get_context (task));
}

static void
hq_voice_file_look (HqVoice *voice,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  HqVoiceFile *self = (HqVoiceFile *) voice;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, hq_voice_file_look);
  if (hq_voice_file_write (self, "", &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hq_voice_file_free (HqVoice *voice)
{
  HqVoiceFile *self = (HqVoiceFile *) voice;

  g_free (self->path);
  g_free (self);
}

static const HqVoiceFuncs hq_voice_file_funcs = {
  .look = hq_voice_file_look,
  .say = hq_voice_file_say,
  .free = hq_voice_file_free,
};

/**
 * hq_voice_file_new:
 * @settings: the file, and how long each character takes
 *
 * Makes the twin, whose lines hold, separated by tabs: when a sentence began and ended in UTC, its
 * language, "chime" where one came first, and its text.
 *
 * Returns: (transfer full): a voice
 */
HqVoice *
hq_voice_file_new (const HqSpeakerSettings *settings)
{
  HqVoiceFile *self = g_new0 (HqVoiceFile, 1);

  self->parent.funcs = &hq_voice_file_funcs;
  self->path = g_strdup (settings->path != NULL ? settings->path : "");
  self->pace = settings->pace;
  return (HqVoice *) self;
}
