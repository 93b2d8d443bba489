/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How 16-bit samples follow one another. */
typedef struct
{
  guint rate;     /* per second */
  guint channels; /* 1 or 2, one sample of each in turn */
} HqWavFormat;

/* What is amiss with a recording. */
typedef enum
{
  HQ_WAV_FINE,
  HQ_WAV_FOREIGN, /* no WAV file, or a broken one */
  HQ_WAV_CODED,   /* not plain 16-bit samples of one or two channels */
  HQ_WAV_EMPTY,   /* no samples */
} HqWavFault;

HqWavFault hq_wav_read         (GBytes            *file,
                                HqWavFormat       *format,
                                GBytes           **samples);
guint      hq_wav_get_duration (const HqWavFormat *format,
                                gsize              size);

G_END_DECLS
