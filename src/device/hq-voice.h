/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-speaker.h"

G_BEGIN_DECLS

/* A way to say something. A speaker has one thing going on with it at a time. */
typedef struct _HqVoice HqVoice;

/* Both end as a #GTask that returns a boolean, or an error of #HQ_SPEAKER_ERROR. */
typedef struct
{
  /* Whether it could be heard; says nothing. */
  void (*look) (HqVoice            *voice,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data);
  /* Ends when the sentence has ended in the room. */
  void (*say)  (HqVoice            *voice,
                const HqUtterance  *utterance,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data);
  void (*free) (HqVoice *voice);
} HqVoiceFuncs;

struct _HqVoice
{
  const HqVoiceFuncs *funcs;
};

HqVoice *hq_voice_clips_new  (const HqSpeakerSettings *settings);
HqVoice *hq_voice_speech_new (const HqSpeakerSettings *settings);
HqVoice *hq_voice_file_new   (const HqSpeakerSettings *settings);

G_END_DECLS
