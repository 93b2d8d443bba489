/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-speaker.h"

#include "hq-source.h"
#include "hq-voice.h"

/* Seconds until it is looked again while something is amiss: at first, and then twice as long each
 * time, until once a minute. */
#define HQ_SPEAKER_SOON 5
#define HQ_SPEAKER_LATE 60

/* A speech server that hung over a sentence in English is left alone for so long. */
#define HQ_SPEAKER_HUNG_SECONDS 60

/* A sentence that waits for its turn, or is being said. */
typedef struct
{
  GTask *task;            /* (owned) */
  HqUtterance *utterance; /* (owned) */
} HqSpeakerSaying;

struct _HqSpeaker
{
  GObject parent_instance;

  HqSpeakerDriver wanted;
  HqSpeakerDriver driver;                /* what is used of it; as wanted until it is known */
  HqVoice *voices[HQ_N_SPEAKER_DRIVERS]; /* (owned) (nullable): those that may be needed */

  GQueue sayings; /* (owned) (element-type HqSpeakerSaying): its head is being said */
  gboolean busy;  /* with a look, or with the head */
  gboolean due;   /* a look is to come */
  gboolean known; /* a look, or a sentence, has ended */
  GError *fault;  /* (owned) (nullable): how the last of either ended */
  guint pause;    /* seconds until it is looked again */
  GSource *again; /* (owned) (nullable): while it is to be looked again */
  gint64 hung_until; /* until then speech is not asked for what was not recorded; monotonic */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqSpeaker, hq_speaker, G_TYPE_OBJECT)

static const char *const nicks[] = {
  [HQ_SPEAKER_AUTO] = "auto", [HQ_SPEAKER_CLIPS] = "clips", [HQ_SPEAKER_SPEECH] = "speech",
  [HQ_SPEAKER_FILE] = "file", [HQ_SPEAKER_NONE] = "none",
};

static void hq_speaker_go_on (HqSpeaker *self);

GQuark
hq_speaker_error_quark (void)
{
  return g_quark_from_static_string ("hq-speaker-error-quark");
}

static void
hq_speaker_free_saying (gpointer data)
{
  HqSpeakerSaying *saying = data;

  g_object_unref (saying->task);
  hq_utterance_free (saying->utterance);
  g_free (saying);
}

static void
hq_speaker_stop_looking (HqSpeaker *self)
{
  hq_source_clear (&self->again);
  self->pause = HQ_SPEAKER_SOON;
}

static gboolean
hq_speaker_on_again (gpointer user_data)
{
  HqSpeaker *self = user_data;

  g_clear_pointer (&self->again, g_source_unref);
  self->due = TRUE;
  hq_speaker_go_on (self);
  return G_SOURCE_REMOVE;
}

static void
hq_speaker_look_again (HqSpeaker *self)
{
  if (self->again != NULL)
    return;
  self->again = hq_source_start (g_timeout_source_new_seconds (self->pause),
                                 g_main_context_get_thread_default (), hq_speaker_on_again, self);
  self->pause = MIN (2 * self->pause, HQ_SPEAKER_LATE);
}

/* Takes note of how a look or a sentence ended. What was chosen to be silent needs no second look;
 * a sentence that was cut short on purpose says nothing about the loudspeaker. */
static void
hq_speaker_note (HqSpeaker *self, HqSpeakerDriver driver, const GError *error)
{
  gboolean changed = !self->known || driver != self->driver
                     || (error == NULL) != (self->fault == NULL)
                     || (error != NULL && error->code != self->fault->code);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->known = TRUE;
  self->driver = driver;
  g_clear_error (&self->fault);
  if (error != NULL)
    self->fault = g_error_copy (error);
  if (error == NULL || driver == HQ_SPEAKER_NONE)
    hq_speaker_stop_looking (self);
  else
    hq_speaker_look_again (self);
  if (changed && error != NULL && driver != HQ_SPEAKER_NONE)
    g_message ("Nothing can be heard here: %s", error->message);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
hq_speaker_on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeaker) self = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->busy = FALSE;
  hq_speaker_note (self, self->wanted == HQ_SPEAKER_AUTO ? HQ_SPEAKER_SPEECH : self->wanted, error);
  hq_speaker_go_on (self);
}

/* Recordings that are not whole are left aside; with another fault speech could not be heard either. */
static void
hq_speaker_on_looked_at_clips (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeaker) self = user_data;
  HqVoice *speech = self->voices[HQ_SPEAKER_SPEECH];
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      && g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS))
    {
      speech->funcs->look (speech, NULL, hq_speaker_on_looked, g_object_ref (self));
      return;
    }
  self->busy = FALSE;
  hq_speaker_note (self, HQ_SPEAKER_CLIPS, error);
  hq_speaker_go_on (self);
}

static void
hq_speaker_look (HqSpeaker *self)
{
  HqVoice *voice = self->voices[self->wanted];

  self->due = FALSE;
  self->busy = TRUE;
  if (self->wanted == HQ_SPEAKER_AUTO)
    {
      voice = self->voices[HQ_SPEAKER_CLIPS];
      voice->funcs->look (voice, NULL, hq_speaker_on_looked_at_clips, g_object_ref (self));
    }
  else
    voice->funcs->look (voice, NULL, hq_speaker_on_looked, g_object_ref (self));
}

/* Chinese is said first, so that whatever keeps it from being heard as well is found by it; what English
 * alone lacks is no fault of the loudspeaker. A speech server that hangs is no better than none: where
 * Chinese is said by it too, the next sentence in Chinese finds it. */
static gboolean
hq_speaker_lacks_english (const HqUtterance *utterance, const GError *error)
{
  return g_str_equal (utterance->language, "en")
         && (g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS)
             || g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_VOICE)
             || g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_SPEECH)
             || g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_HUNG));
}

static void
hq_speaker_end_saying (HqSpeaker *self, HqSpeakerDriver driver, GError *error)
{
  HqSpeakerSaying *saying = g_queue_pop_head (&self->sayings);

  self->busy = FALSE;
  if (!hq_speaker_lacks_english (saying->utterance, error))
    hq_speaker_note (self, driver, error);
  if (error != NULL)
    g_task_return_error (saying->task, error);
  else
    g_task_return_boolean (saying->task, TRUE);
  hq_speaker_free_saying (saying);
  hq_speaker_go_on (self);
}

/* How speech said in place of recordings that there are not. */
static void
hq_speaker_on_said_instead (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeaker) self = user_data;
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_HUNG))
    self->hung_until = g_get_monotonic_time () + HQ_SPEAKER_HUNG_SECONDS * G_TIME_SPAN_SECOND;
  hq_speaker_end_saying (self, self->driver, error);
}

static void
hq_speaker_on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeaker) self = user_data;
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  hq_speaker_end_saying (self, self->driver, error);
}

/* A folder without English recordings leaves a call in English to speech, unless that hung just now:
 * the calls of the zone would wait for it with each such ticket. */
static void
hq_speaker_on_played (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeaker) self = user_data;
  HqSpeakerSaying *saying = g_queue_peek_head (&self->sayings);
  HqVoice *speech = self->voices[HQ_SPEAKER_SPEECH];
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      && g_error_matches (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS)
      && g_get_monotonic_time () >= self->hung_until)
    {
      g_clear_error (&error);
      speech->funcs->say (speech, saying->utterance, g_task_get_cancellable (saying->task),
                          hq_speaker_on_said_instead, g_object_ref (self));
      return;
    }
  hq_speaker_end_saying (self, HQ_SPEAKER_CLIPS, error);
}

static void
hq_speaker_say_head (HqSpeaker *self)
{
  HqSpeakerSaying *saying = g_queue_peek_head (&self->sayings);
  GCancellable *cancellable = g_task_get_cancellable (saying->task);
  gboolean falls_back = self->wanted == HQ_SPEAKER_AUTO && self->driver == HQ_SPEAKER_CLIPS;
  HqVoice *voice = self->voices[self->driver];
  GError *error = NULL;

  self->busy = TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    hq_speaker_end_saying (self, self->driver, error);
  else
    voice->funcs->say (voice, saying->utterance, cancellable,
                       falls_back ? hq_speaker_on_played : hq_speaker_on_said, g_object_ref (self));
}

/* One thing after the other: what is heard is never cut, and a voice has one thing to do. */
static void
hq_speaker_go_on (HqSpeaker *self)
{
  if (self->busy)
    return;
  if (self->due)
    hq_speaker_look (self);
  else if (!g_queue_is_empty (&self->sayings))
    hq_speaker_say_head (self);
}

static void
hq_speaker_finalize (GObject *object)
{
  HqSpeaker *self = HQ_SPEAKER (object);

  hq_speaker_stop_looking (self);
  for (int i = 0; i < HQ_N_SPEAKER_DRIVERS; i++)
    if (self->voices[i] != NULL)
      self->voices[i]->funcs->free (self->voices[i]);
  g_queue_clear_full (&self->sayings, hq_speaker_free_saying);
  g_clear_error (&self->fault);
  G_OBJECT_CLASS (hq_speaker_parent_class)->finalize (object);
}

static void
hq_speaker_class_init (HqSpeakerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_speaker_finalize;

  /**
   * HqSpeaker::changed:
   *
   * It is known now, or is otherwise than before, whether and by what something can be heard.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HQ_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_speaker_init (HqSpeaker *self)
{
  g_queue_init (&self->sayings);
  self->pause = HQ_SPEAKER_SOON;
}

/**
 * hq_speaker_new:
 * @settings: by what, how loud, how fast
 *
 * Makes a loudspeaker for the main context of this thread, and looks whether it could be heard.
 *
 * Returns: (transfer full): a speaker
 */
HqSpeaker *
hq_speaker_new (const HqSpeakerSettings *settings)
{
  HqSpeaker *self = g_object_new (HQ_TYPE_SPEAKER, NULL);
  HqSpeakerDriver wanted = settings->driver;

  self->wanted = wanted;
  self->driver = wanted;
  if (wanted == HQ_SPEAKER_AUTO || wanted == HQ_SPEAKER_CLIPS)
    self->voices[HQ_SPEAKER_CLIPS] = hq_voice_clips_new (settings);
  if (wanted == HQ_SPEAKER_AUTO || wanted == HQ_SPEAKER_SPEECH)
    self->voices[HQ_SPEAKER_SPEECH] = hq_voice_speech_new (settings);
  if (wanted == HQ_SPEAKER_FILE)
    self->voices[HQ_SPEAKER_FILE] = hq_voice_file_new (settings);
  self->due = wanted != HQ_SPEAKER_NONE;
  if (self->due)
    hq_speaker_go_on (self);
  else
    hq_speaker_note (self, wanted,
                     &(GError){ HQ_SPEAKER_ERROR, HQ_SPEAKER_OFF, (char *) "it is turned off" });
  return self;
}

/**
 * hq_speaker_say_async:
 * @self: a speaker
 * @utterance: what to say
 * @cancellable: (nullable): takes it back, or cuts it short
 * @callback: called when the sentence has ended in the room, or cannot be heard
 * @user_data: (closure): handed to @callback
 *
 * Says something, after all that was asked for before.
 */
void
hq_speaker_say_async (HqSpeaker *self,
                      const HqUtterance *utterance,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  HqSpeakerSaying *saying;

  g_task_set_source_tag (task, hq_speaker_say_async);
  if (self->wanted == HQ_SPEAKER_NONE)
    {
      g_task_return_error (task, g_error_copy (self->fault));
      return;
    }
  saying = g_new0 (HqSpeakerSaying, 1);
  saying->task = g_steal_pointer (&task);
  saying->utterance = hq_utterance_copy (utterance);
  g_queue_push_tail (&self->sayings, saying);
  hq_speaker_go_on (self);
}

/**
 * hq_speaker_say_finish:
 *
 * Returns: whether it was heard to its end; if not, with an error of #HQ_SPEAKER_ERROR, or that it
 *   was cancelled
 */
gboolean
hq_speaker_say_finish (HqSpeaker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * hq_speaker_get_driver:
 *
 * Returns: by what it speaks; #HQ_SPEAKER_AUTO while that is not known yet
 */
HqSpeakerDriver
hq_speaker_get_driver (HqSpeaker *self)
{
  return self->driver;
}

/**
 * hq_speaker_is_looking:
 *
 * Returns: whether it is not known yet if something can be heard
 */
gboolean
hq_speaker_is_looking (HqSpeaker *self)
{
  return !self->known;
}

/**
 * hq_speaker_get_fault:
 *
 * Returns: (transfer none) (nullable): why nothing can be heard, of #HQ_SPEAKER_ERROR; %NULL where
 *   all is well, as far as it is known
 */
const GError *
hq_speaker_get_fault (HqSpeaker *self)
{
  return self->fault;
}

/**
 * hq_speaker_get_nick:
 *
 * Returns: (transfer none): what a setting calls @driver
 */
const char *
hq_speaker_get_nick (HqSpeakerDriver driver)
{
  g_return_val_if_fail (driver < HQ_N_SPEAKER_DRIVERS, NULL);

  return nicks[driver];
}

/**
 * hq_speaker_from_nick:
 *
 * Returns: what a setting means; #HQ_SPEAKER_AUTO where it means nothing
 */
HqSpeakerDriver
hq_speaker_from_nick (const char *nick)
{
  for (int i = 0; i < HQ_N_SPEAKER_DRIVERS; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return (HqSpeakerDriver) i;
  return HQ_SPEAKER_AUTO;
}
