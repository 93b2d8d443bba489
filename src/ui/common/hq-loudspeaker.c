/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-loudspeaker.h"

#include <glib/gi18n.h>

#include "hq-memory.h"
#include "hq-words.h"

#define HQ_LOUDSPEAKER_VOLUME 90

/* What stands in the twin's file is there for each character after so many milliseconds. */
#define HQ_LOUDSPEAKER_PACE 20

static HqSpeaker *
hq_loudspeaker_make (gboolean talks)
{
  g_autofree char *nick = hq_memory_get_text ("speaker");
  g_autofree char *path = hq_memory_get_text ("speaker-path");
  g_autofree char *voice = hq_memory_get_text ("speaker-voice");
  HqSpeakerSettings settings = {
    .driver = hq_speaker_from_nick (nick),
    .path = path,
    .volume = hq_memory_get_number ("speaker-volume", HQ_LOUDSPEAKER_VOLUME),
    .rate = hq_memory_get_number ("speaker-rate", 0),
    .voice = voice,
    .pace = HQ_LOUDSPEAKER_PACE,
  };

  if (talks && (settings.driver == HQ_SPEAKER_AUTO || settings.driver == HQ_SPEAKER_CLIPS))
    settings.driver = HQ_SPEAKER_SPEECH;
  return hq_speaker_new (&settings);
}

/**
 * hq_loudspeaker_announces:
 *
 * Returns: whether this machine announces the calls of its zone
 */
gboolean
hq_loudspeaker_announces (void)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  return settings == NULL || g_settings_get_boolean (settings, "voice");
}

/**
 * hq_loudspeaker_announces_as:
 * @role: the nick of a screen's role
 *
 * Returns: whether this machine announces calls in that role: as a board, unless it was told otherwise
 */
gboolean
hq_loudspeaker_announces_as (const char *role)
{
  g_autoptr (GSettings) settings = hq_memory_open ();
  g_auto (GStrv) roles = NULL;

  if (settings == NULL)
    return g_str_equal (role, "board");
  roles = g_settings_get_strv (settings, "voice-roles");
  return g_settings_get_boolean (settings, "voice")
         && g_strv_contains ((const char *const *) roles, role);
}

/**
 * hq_loudspeaker_new:
 *
 * Returns: (transfer full): the loudspeaker of this machine, by its settings as they are now
 */
HqSpeaker *
hq_loudspeaker_new (void)
{
  return hq_loudspeaker_make (FALSE);
}

/**
 * hq_loudspeaker_new_talker:
 *
 * Returns: (transfer full): the same for any sentence: recordings have the words of calls alone
 */
HqSpeaker *
hq_loudspeaker_new_talker (void)
{
  return hq_loudspeaker_make (TRUE);
}

/**
 * hq_loudspeaker_explain:
 * @fault: of #HQ_SPEAKER_ERROR
 *
 * Returns: (transfer full): what is missing, in one sentence
 */
char *
hq_loudspeaker_explain (const GError *fault)
{
  if (fault->domain != HQ_SPEAKER_ERROR)
    return hq_words_error (fault);
  switch ((HqSpeakerFault) fault->code)
    {
    case HQ_SPEAKER_OFF:
      return g_strdup (_ ("Silent: nothing is said on this machine."));
    case HQ_SPEAKER_NO_CLIPS:
      return g_strdup (_ ("Recordings are missing in the folder, or cannot be used."));
    case HQ_SPEAKER_NO_SPEECH:
      return g_strdup (_ ("The speech server does not answer; install speech-dispatcher."));
    case HQ_SPEAKER_NO_VOICE:
      return g_strdup (_ ("The speech server has no voice for this language."));
    case HQ_SPEAKER_NO_SERVER:
      return g_strdup (_ ("The sound server does not answer; install PulseAudio or PipeWire."));
    case HQ_SPEAKER_NO_CARD:
      return g_strdup (_ ("No loudspeaker: this machine has no sound card."));
    case HQ_SPEAKER_MUTED:
      return g_strdup (_ ("The machine's sound is turned off."));
    case HQ_SPEAKER_HUNG:
      return g_strdup (_ ("The sound or speech server has stopped answering."));
    case HQ_SPEAKER_NO_FILE:
      return g_strdup (_ ("The file for what is said cannot be written."));
    case HQ_N_SPEAKER_FAULTS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/**
 * hq_loudspeaker_describe:
 *
 * Returns: (transfer full): how it stands with the loudspeaker, in one sentence
 */
char *
hq_loudspeaker_describe (HqSpeaker *speaker)
{
  if (hq_speaker_is_looking (speaker))
    return g_strdup (_ ("Looking…"));
  if (hq_speaker_get_fault (speaker) != NULL)
    return hq_loudspeaker_explain (hq_speaker_get_fault (speaker));
  switch (hq_speaker_get_driver (speaker))
    {
    case HQ_SPEAKER_CLIPS:
      return g_strdup (_ ("Speaks with recordings."));
    case HQ_SPEAKER_SPEECH:
      return g_strdup (_ ("Speaks with the speech server; recordings sound better."));
    case HQ_SPEAKER_FILE:
      return g_strdup (_ ("What is said is written to a file."));
    case HQ_SPEAKER_AUTO:
    case HQ_SPEAKER_NONE:
    case HQ_N_SPEAKER_DRIVERS:
      break;
    }
  g_return_val_if_reached (NULL);
}
