/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-clip-folder.h"

#include "hq-chime.h"
#include "hq-speaker.h"

#define HQ_CLIP_FOLDER_LONGEST 10000 /* ms */

static void
hq_clip_folder_free_trouble (gpointer data)
{
  HqClipTrouble *trouble = data;

  g_free (trouble->name);
  g_free (trouble);
}

/* Says what is amiss with one recording; @format is that of the folder, all zero before the first. */
static int
hq_clip_folder_read (const char *folder, const char *name, HqWavFormat *format, GBytes **samples)
{
  g_autofree char *base = g_strconcat (name, ".wav", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GMappedFile) map = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = map != NULL ? g_mapped_file_get_bytes (map) : NULL;
  g_autoptr (GBytes) own = NULL;
  HqWavFormat its = { 0 };

  if (bytes == NULL)
    return HQ_CLIP_MISSING;
  switch (hq_wav_read (bytes, &its, &own))
    {
    case HQ_WAV_FOREIGN:
      return HQ_CLIP_FOREIGN;
    case HQ_WAV_CODED:
      return HQ_CLIP_CODED;
    case HQ_WAV_EMPTY:
      return HQ_CLIP_EMPTY;
    case HQ_WAV_FINE:
      break;
    }
  if (hq_wav_get_duration (&its, g_bytes_get_size (own)) > HQ_CLIP_FOLDER_LONGEST)
    return HQ_CLIP_TOO_LONG;
  if (format->rate == 0)
    *format = its;
  if (format->rate != its.rate || format->channels != its.channels)
    return HQ_CLIP_OTHER_KIND;
  if (samples != NULL)
    *samples = g_steal_pointer (&own);
  return -1;
}

/**
 * hq_clip_folder_check:
 * @folder: a folder of recordings, each named after what it says, with ".wav"
 * @names: (array zero-terminated=1): what it must hold
 *
 * Says what a folder of recordings lacks. It reads files: not for the thread of the screens.
 *
 * Returns: (transfer full) (element-type HqClipTrouble): what is amiss, in the order of @names; none
 *   where the folder is whole
 */
GPtrArray *
hq_clip_folder_check (const char *folder, const char *const *names)
{
  GPtrArray *troubles = g_ptr_array_new_with_free_func (hq_clip_folder_free_trouble);
  HqWavFormat format = { 0 };

  for (guint i = 0; names[i] != NULL; i++)
    {
      int fault = hq_clip_folder_read (folder, names[i], &format, NULL);
      HqClipTrouble *trouble;

      if (fault < 0)
        continue;
      trouble = g_new0 (HqClipTrouble, 1);
      trouble->name = g_strdup (names[i]);
      trouble->fault = (HqClipFault) fault;
      g_ptr_array_add (troubles, trouble);
    }
  return troubles;
}

/**
 * hq_clip_folder_join:
 * @folder: a folder of recordings
 * @names: (array zero-terminated=1): which, in order
 * @chime: whether two tones come first
 * @format: (out): how the samples follow one another
 *
 * Puts recordings behind one another without a gap. It reads files: not for the thread of the
 * screens.
 *
 * Returns: (transfer full) (nullable): the samples, or %NULL with #HQ_SPEAKER_NO_CLIPS, which names
 *   the first recording that is amiss
 */
GBytes *
hq_clip_folder_join (const char *folder,
                     const char *const *names,
                     gboolean chime,
                     HqWavFormat *format,
                     GError **error)
{
  g_autoptr (GByteArray) joined = g_byte_array_new ();
  HqWavFormat its = { 0 };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) samples = NULL;

      if (hq_clip_folder_read (folder, names[i], &its, &samples) >= 0)
        {
          g_set_error (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_CLIPS,
                       "The recording %s.wav in %s is missing or cannot be used", names[i], folder);
          return NULL;
        }
      if (i == 0 && chime)
        hq_chime_append (joined, &its);
      g_byte_array_append (joined, g_bytes_get_data (samples, NULL),
                           (guint) g_bytes_get_size (samples));
    }
  *format = its;
  return g_byte_array_free_to_bytes (g_steal_pointer (&joined));
}
