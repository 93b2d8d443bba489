/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-wav.h"

#include <string.h>

#define HQ_WAV_PLAIN 1
#define HQ_WAV_EXTENSIBLE 0xfffe

static guint32
hq_wav_get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16
         | (guint32) bytes[3] << 24;
}

static guint16
hq_wav_get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static HqWavFault
hq_wav_read_format (const guint8 *chunk, gsize size, HqWavFormat *format)
{
  guint16 code;

  if (size < 16)
    return HQ_WAV_FOREIGN;
  code = hq_wav_get_16 (chunk);
  /* The longer form says the same further on. */
  if (code == HQ_WAV_EXTENSIBLE && size >= 26)
    code = hq_wav_get_16 (chunk + 24);
  format->channels = hq_wav_get_16 (chunk + 2);
  format->rate = hq_wav_get_32 (chunk + 4);
  if (code != HQ_WAV_PLAIN || hq_wav_get_16 (chunk + 14) != 16 || format->channels < 1
      || format->channels > 2 || format->rate < 8000 || format->rate > 96000)
    return HQ_WAV_CODED;
  return HQ_WAV_FINE;
}

/**
 * hq_wav_read:
 * @file: what stands in a file
 * @format: (out): how the samples follow one another; set unless the file is foreign
 * @samples: (out) (optional) (transfer full): the samples alone; set where the file is fine
 *
 * Reads a RIFF WAVE file, from its chunks "fmt " and "data"; others are passed over. A recorder that
 * was stopped leaves a length that is too great: what there is counts.
 *
 * Returns: what is amiss
 */
HqWavFault
hq_wav_read (GBytes *file, HqWavFormat *format, GBytes **samples)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  HqWavFault fault = HQ_WAV_FOREIGN;
  gboolean known = FALSE;

  if (length < 12 || memcmp (bytes, "RIFF", 4) != 0 || memcmp (bytes + 8, "WAVE", 4) != 0)
    return HQ_WAV_FOREIGN;
  for (gsize at = 12; at + 8 <= length;)
    {
      gsize size = MIN (hq_wav_get_32 (bytes + at + 4), length - at - 8);

      if (memcmp (bytes + at, "fmt ", 4) == 0)
        {
          fault = hq_wav_read_format (bytes + at + 8, size, format);
          if (fault != HQ_WAV_FINE)
            return fault;
          known = TRUE;
        }
      else if (memcmp (bytes + at, "data", 4) == 0 && known)
        {
          size -= size % (2 * format->channels);
          if (size == 0)
            return HQ_WAV_EMPTY;
          if (samples != NULL)
            *samples = g_bytes_new_from_bytes (file, at + 8, size);
          return HQ_WAV_FINE;
        }
      at += 8 + size + size % 2;
    }
  return known ? HQ_WAV_EMPTY : HQ_WAV_FOREIGN;
}

/**
 * hq_wav_get_duration:
 * @format: how the samples follow one another
 * @size: how many bytes there are
 *
 * Returns: milliseconds
 */
guint
hq_wav_get_duration (const HqWavFormat *format, gsize size)
{
  return (guint) (size * 1000 / (2 * format->channels * format->rate));
}
