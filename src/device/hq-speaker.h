/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-utterance.h"

G_BEGIN_DECLS

/* By what a sentence is said. */
typedef enum
{
  HQ_SPEAKER_AUTO,   /* by clips where the folder is whole, else by speech */
  HQ_SPEAKER_CLIPS,  /* a folder of recordings, joined */
  HQ_SPEAKER_SPEECH, /* the speech server */
  HQ_SPEAKER_FILE,   /* a line of text for each sentence: the twin that tests listen to */
  HQ_SPEAKER_NONE,   /* nothing is said here */
  HQ_N_SPEAKER_DRIVERS
} HqSpeakerDriver;

/* Why nothing can be heard, each to be said in its own sentence; the codes of HQ_SPEAKER_ERROR. */
typedef enum
{
  HQ_SPEAKER_OFF,       /* nothing is to be said here: chosen so */
  HQ_SPEAKER_NO_CLIPS,  /* the folder of recordings is not there, or not whole */
  HQ_SPEAKER_NO_SPEECH, /* the speech server is not there, or went away in the middle */
  HQ_SPEAKER_NO_VOICE,  /* the speech server has no voice for the language */
  HQ_SPEAKER_NO_SERVER, /* the sound server is not there, or went away in the middle */
  HQ_SPEAKER_NO_CARD,   /* the sound server has no card to play on */
  HQ_SPEAKER_MUTED,     /* its sound is turned off, or its volume is nought */
  HQ_SPEAKER_HUNG,      /* a server does not answer in the time that a sentence takes */
  HQ_SPEAKER_NO_FILE,   /* the file of the twin cannot be written */
  HQ_N_SPEAKER_FAULTS
} HqSpeakerFault;

#define HQ_SPEAKER_ERROR (hq_speaker_error_quark ())

/* What belongs to this machine's loudspeaker. */
typedef struct
{
  HqSpeakerDriver driver;
  const char *path;  /* (nullable): the folder of clips; of the twin, its file */
  int volume;        /* 0 to 100 */
  int rate;          /* of speech: -100 slowest, 0 usual, 100 fastest */
  const char *voice; /* (nullable): of speech, for Mandarin: a name of the server; NULL or "": its own */
  guint pace;        /* of the twin: milliseconds that each character takes */
} HqSpeakerSettings;

/**
 * HqSpeaker:
 *
 * A loudspeaker: says one thing after another, none before the last has ended in the room. It looks
 * at once, and again by itself while something is amiss, whether it could be heard, and emits
 * `changed` when that is known or changes.
 */
#define HQ_TYPE_SPEAKER (hq_speaker_get_type ())
G_DECLARE_FINAL_TYPE (HqSpeaker, hq_speaker, HQ, SPEAKER, GObject)

GQuark          hq_speaker_error_quark (void);
HqSpeaker      *hq_speaker_new         (const HqSpeakerSettings *settings);
void            hq_speaker_say_async   (HqSpeaker               *self,
                                        const HqUtterance       *utterance,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
gboolean        hq_speaker_say_finish  (HqSpeaker               *self,
                                        GAsyncResult            *result,
                                        GError                 **error);
HqSpeakerDriver hq_speaker_get_driver  (HqSpeaker               *self);
gboolean        hq_speaker_is_looking  (HqSpeaker               *self);
const GError   *hq_speaker_get_fault   (HqSpeaker               *self);
const char     *hq_speaker_get_nick    (HqSpeakerDriver          driver);
HqSpeakerDriver hq_speaker_from_nick   (const char              *nick);

G_END_DECLS
