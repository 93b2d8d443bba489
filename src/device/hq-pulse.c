/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pulse.h"

#include "hq-pulse-library.h"
#include "hq-source.h"
#include "hq-speaker.h"

/* What the sound server calls the card that it makes up where there is none. */
#define HQ_PULSE_NOTHING "auto_null"
#define HQ_PULSE_PATIENCE 5000 /* ms, beyond what the sound takes */

/* One look or one sound, with a connection of its own: nothing is kept that could be stale. */
typedef struct
{
  const HqPulseLibrary *pa; /* (nullable) */
  GTask *task;              /* (owned) */
  GBytes *samples;          /* (owned) (nullable): to play; NULL where it is only looked */
  HqWavFormat format;
  int volume;
  gsize written; /* bytes of @samples */

  pa_glib_mainloop *loop; /* (owned) (nullable) */
  pa_context *context;    /* (owned) (nullable) */
  pa_stream *stream;      /* (owned) (nullable) */
  GSource *limit;         /* (owned) */
  GSource *cancelled;     /* (owned) (nullable) */
  GSource *end;           /* (owned) (nullable): once it is decided how it ends */
  GError *error;          /* (owned) (nullable): how */
} HqPulse;

static void
hq_pulse_free (HqPulse *pulse)
{
  hq_source_clear (&pulse->limit);
  hq_source_clear (&pulse->cancelled);
  hq_source_clear (&pulse->end);
  if (pulse->stream != NULL)
    {
      pulse->pa->stream_set_state_callback (pulse->stream, NULL, NULL);
      pulse->pa->stream_set_write_callback (pulse->stream, NULL, NULL);
      pulse->pa->stream_set_moved_callback (pulse->stream, NULL, NULL);
      pulse->pa->stream_disconnect (pulse->stream);
      pulse->pa->stream_unref (pulse->stream);
    }
  if (pulse->context != NULL)
    {
      pulse->pa->context_set_state_callback (pulse->context, NULL, NULL);
      pulse->pa->context_disconnect (pulse->context);
      pulse->pa->context_unref (pulse->context);
      pulse->pa->glib_mainloop_free (pulse->loop);
    }
  g_clear_pointer (&pulse->samples, g_bytes_unref);
  g_clear_error (&pulse->error);
  g_object_unref (pulse->task);
  g_free (pulse);
}

static gboolean
hq_pulse_on_end (gpointer user_data)
{
  HqPulse *pulse = user_data;
  g_autoptr (GTask) task = g_object_ref (pulse->task);
  g_autoptr (GError) error = g_steal_pointer (&pulse->error);

  hq_pulse_free (pulse);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The library is in the middle of its own call: what it holds is let go of afterwards. */
static void
hq_pulse_end (HqPulse *pulse, GError *error)
{
  if (pulse->end != NULL)
    {
      g_clear_error (&error);
      return;
    }
  pulse->error = error;
  pulse->end = hq_source_start (g_idle_source_new (), g_task_get_context (pulse->task),
                                hq_pulse_on_end, pulse);
}

static void
hq_pulse_fail (HqPulse *pulse, HqSpeakerFault fault, const char *what)
{
  hq_pulse_end (pulse, g_error_new (HQ_SPEAKER_ERROR, (int) fault, "The sound server: %s", what));
}

/* What the server itself says went wrong. */
static void
hq_pulse_fail_there (HqPulse *pulse)
{
  int code = pulse->pa->context_errno (pulse->context);

  hq_pulse_fail (pulse, code == PA_ERR_NOENTITY ? HQ_SPEAKER_NO_CARD : HQ_SPEAKER_NO_SERVER,
                 pulse->pa->strerror (code));
}

static gboolean
hq_pulse_on_limit (gpointer user_data)
{
  hq_pulse_fail (user_data, HQ_SPEAKER_HUNG, "no answer in time");
  return G_SOURCE_CONTINUE;
}

static gboolean
hq_pulse_on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    hq_pulse_end (user_data, error);
  return G_SOURCE_CONTINUE;
}

/* Told once the last sample has been played. */
static void
hq_pulse_on_drained (pa_stream *stream, int success, void *user_data)
{
  HqPulse *pulse = user_data;

  if (success)
    hq_pulse_end (pulse, NULL);
  else
    hq_pulse_fail_there (pulse);
}

static void
hq_pulse_on_writable (pa_stream *stream, size_t room, void *user_data)
{
  HqPulse *pulse = user_data;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (pulse->samples, &size);
  gsize part = MIN (room, size - pulse->written);
  pa_operation *operation;

  if (part == 0)
    return;
  if (pulse->pa->stream_write (stream, bytes + pulse->written, part, NULL, 0, PA_SEEK_RELATIVE) < 0)
    {
      hq_pulse_fail_there (pulse);
      return;
    }
  pulse->written += part;
  if (pulse->written < size)
    return;
  operation = pulse->pa->stream_drain (stream, hq_pulse_on_drained, pulse);
  if (operation != NULL)
    pulse->pa->operation_unref (operation);
  else
    hq_pulse_fail_there (pulse);
}

/* Where the card is pulled out, the server moves the sound to the one that it makes up. */
static void
hq_pulse_on_moved (pa_stream *stream, void *user_data)
{
  HqPulse *pulse = user_data;

  if (g_strcmp0 (pulse->pa->stream_get_device_name (stream), HQ_PULSE_NOTHING) == 0)
    hq_pulse_fail (pulse, HQ_SPEAKER_NO_CARD, "the card is gone");
}

static void
hq_pulse_on_stream (pa_stream *stream, void *user_data)
{
  HqPulse *pulse = user_data;
  pa_stream_state_t state = pulse->pa->stream_get_state (stream);

  if (state == PA_STREAM_READY)
    hq_pulse_on_moved (stream, user_data);
  else if (!PA_STREAM_IS_GOOD (state))
    hq_pulse_fail_there (user_data);
}

/* The server takes all of it at once where it can: then nothing is missing in the sound whatever
 * this thread is busy with. */
static void
hq_pulse_start (HqPulse *pulse)
{
  pa_sample_spec spec = { .format = PA_SAMPLE_S16LE,
                          .rate = pulse->format.rate,
                          .channels = (guint8) pulse->format.channels };
  pa_buffer_attr buffer = { .maxlength = (guint32) -1,
                            .tlength = (guint32) g_bytes_get_size (pulse->samples),
                            .prebuf = (guint32) -1,
                            .minreq = (guint32) -1 };
  pa_cvolume volume;

  /* As the speech server takes it: half of it is half the amplitude. */
  pulse->pa->cvolume_set (&volume, spec.channels,
                          pulse->pa->sw_volume_from_linear (pulse->volume / 100.0));
  pulse->stream = pulse->pa->stream_new (pulse->context, "Announcement", &spec, NULL);
  if (pulse->stream == NULL)
    {
      hq_pulse_fail_there (pulse);
      return;
    }
  pulse->pa->stream_set_state_callback (pulse->stream, hq_pulse_on_stream, pulse);
  pulse->pa->stream_set_write_callback (pulse->stream, hq_pulse_on_writable, pulse);
  pulse->pa->stream_set_moved_callback (pulse->stream, hq_pulse_on_moved, pulse);
  if (pulse->pa->stream_connect_playback (pulse->stream, NULL, &buffer, PA_STREAM_NOFLAGS, &volume,
                                          NULL)
      < 0)
    hq_pulse_fail_there (pulse);
}

static void
hq_pulse_on_card (pa_context *context, const pa_sink_info *card, int last, void *user_data)
{
  HqPulse *pulse = user_data;

  if (last < 0)
    hq_pulse_fail_there (pulse);
  if (card == NULL || pulse->end != NULL)
    return;
  if (g_strcmp0 (card->name, HQ_PULSE_NOTHING) == 0)
    hq_pulse_fail (pulse, HQ_SPEAKER_NO_CARD, "no card");
  else if (card->mute || pulse->pa->cvolume_max (&card->volume) == PA_VOLUME_MUTED)
    hq_pulse_fail (pulse, HQ_SPEAKER_MUTED, "its sound is turned off");
  else if (pulse->samples != NULL)
    hq_pulse_start (pulse);
  else
    hq_pulse_end (pulse, NULL);
}

static void
hq_pulse_on_context (pa_context *context, void *user_data)
{
  HqPulse *pulse = user_data;
  const char *chosen = g_getenv ("PULSE_SINK");
  pa_operation *operation;

  if (!PA_CONTEXT_IS_GOOD (pulse->pa->context_get_state (context)))
    hq_pulse_fail_there (pulse);
  else if (pulse->pa->context_get_state (context) == PA_CONTEXT_READY)
    {
      operation = pulse->pa->context_get_sink_info_by_name (context,
                                                            chosen != NULL && chosen[0] != '\0'
                                                              ? chosen
                                                              : "@DEFAULT_SINK@",
                                                            hq_pulse_on_card, pulse);
      if (operation != NULL)
        pulse->pa->operation_unref (operation);
      else
        hq_pulse_fail_there (pulse);
    }
}

static void
hq_pulse_begin (HqPulse *pulse, guint length)
{
  GCancellable *cancellable = g_task_get_cancellable (pulse->task);
  GError *error = NULL;

  pulse->pa = hq_pulse_library_get (&error);
  if (pulse->pa == NULL)
    {
      hq_pulse_end (pulse, error);
      return;
    }
  pulse->loop = pulse->pa->glib_mainloop_new (g_task_get_context (pulse->task));
  pulse->context = pulse->pa->context_new (pulse->pa->glib_mainloop_get_api (pulse->loop),
                                           "Hall Queue");
  pulse->limit = hq_source_start (g_timeout_source_new (length + HQ_PULSE_PATIENCE),
                                  g_task_get_context (pulse->task), hq_pulse_on_limit, pulse);
  if (cancellable != NULL)
    pulse->cancelled = hq_source_start (g_cancellable_source_new (cancellable),
                                        g_task_get_context (pulse->task),
                                        G_SOURCE_FUNC (hq_pulse_on_cancelled), pulse);
  pulse->pa->context_set_state_callback (pulse->context, hq_pulse_on_context, pulse);
  if (pulse->pa->context_connect (pulse->context, NULL, PA_CONTEXT_NOFLAGS, NULL) < 0)
    hq_pulse_fail_there (pulse);
}

/**
 * hq_pulse_look_async:
 * @cancellable: (nullable): ends it early
 * @callback: called when it is known whether a sound could be heard
 * @user_data: (closure): handed to @callback
 *
 * Asks the sound server whether it has a card that is not muted. The card is the server's usual one,
 * or the one that PULSE_SINK names in the environment.
 */
void
hq_pulse_look_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  HqPulse *pulse = g_new0 (HqPulse, 1);

  pulse->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (pulse->task, hq_pulse_look_async);
  hq_pulse_begin (pulse, 0);
}

/**
 * hq_pulse_play_async:
 * @sound: what to play
 * @cancellable: (nullable): ends it early
 * @callback: called when the last of it has been heard
 * @user_data: (closure): handed to @callback
 *
 * Plays a sound on the card that hq_pulse_look_async() looks at.
 */
void
hq_pulse_play_async (const HqPulseSound *sound,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  HqPulse *pulse = g_new0 (HqPulse, 1);

  pulse->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (pulse->task, hq_pulse_play_async);
  pulse->samples = g_bytes_ref (sound->samples);
  pulse->format = sound->format;
  pulse->volume = CLAMP (sound->volume, 0, 100);
  hq_pulse_begin (pulse, hq_wav_get_duration (&sound->format, g_bytes_get_size (sound->samples)));
}

/**
 * hq_pulse_finish:
 *
 * Returns: whether it went well; if not, with an error of #HQ_SPEAKER_ERROR, or that it was cancelled
 */
gboolean
hq_pulse_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
