/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chime.h"

#include <math.h>

/* A falling major third, E and C of the fifth octave, the second struck while the first still rings. */
static const struct
{
  double start; /* seconds */
  double pitch; /* hertz */
} hq_chime_tones[] = { { 0.0, 659.26 }, { 0.45, 523.25 } };

#define HQ_CHIME_LENGTH 1.3
#define HQ_CHIME_LOUDNESS 0.32
#define HQ_CHIME_STRIKE 0.008 /* seconds until a tone is full, so that nothing clicks */
#define HQ_CHIME_FALL 4.5     /* how fast a tone dies away */

/* A bar that is struck: its tone, and two higher ones that die sooner. */
static double
hq_chime_get_tone (double pitch, double since)
{
  double angle = 2 * G_PI * pitch * since;
  double tone = sin (angle) * exp (-HQ_CHIME_FALL * since);

  if (since < 0)
    return 0;
  tone += 0.25 * sin (2 * angle) * exp (-2 * HQ_CHIME_FALL * since);
  tone += 0.12 * sin (4 * angle) * exp (-4 * HQ_CHIME_FALL * since);
  return tone * MIN (1.0, since / HQ_CHIME_STRIKE);
}

/**
 * hq_chime_append:
 * @samples: what it is put behind
 * @format: how its samples follow one another
 *
 * Adds two tones, which say that a call comes. They end in silence.
 */
void
hq_chime_append (GByteArray *samples, const HqWavFormat *format)
{
  guint n = (guint) (HQ_CHIME_LENGTH * format->rate);

  for (guint i = 0; i < n; i++)
    {
      double now = (double) i / format->rate;
      double left = MIN (1.0, (HQ_CHIME_LENGTH - now) / 0.1);
      double level = 0;
      gint16 sample;

      for (guint tone = 0; tone < G_N_ELEMENTS (hq_chime_tones); tone++)
        level += hq_chime_get_tone (hq_chime_tones[tone].pitch, now - hq_chime_tones[tone].start);
      sample = GINT16_TO_LE ((gint16) lrint (level * left * HQ_CHIME_LOUDNESS * G_MAXINT16));
      for (guint channel = 0; channel < format->channels; channel++)
        g_byte_array_append (samples, (const guint8 *) &sample, sizeof sample);
    }
}
