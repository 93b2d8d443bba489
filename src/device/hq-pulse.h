/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-wav.h"

G_BEGIN_DECLS

/* What is played. */
typedef struct
{
  GBytes *samples; /* (borrowed) */
  HqWavFormat format;
  int volume; /* 0 to 100 */
} HqPulseSound;

void     hq_pulse_look_async (GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
void     hq_pulse_play_async (const HqPulseSound  *sound,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
gboolean hq_pulse_finish     (GAsyncResult        *result,
                              GError             **error);

G_END_DECLS
