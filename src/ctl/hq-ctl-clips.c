/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-clips.h"

#include <glib/gi18n.h>

#include "hq-clip-folder.h"
#include "hq-ctl-json.h"
#include "hq-phrase.h"

static const struct
{
  const char *nick;
  const char *words;
} faults[HQ_N_CLIP_FAULTS] = {
  [HQ_CLIP_MISSING] = { "missing", N_ ("is missing") },
  [HQ_CLIP_FOREIGN] = { "foreign", N_ ("is no WAV file") },
  [HQ_CLIP_CODED] = { "coded", N_ ("is not 16-bit PCM of one or two channels") },
  [HQ_CLIP_EMPTY] = { "empty", N_ ("has no sound in it") },
  [HQ_CLIP_TOO_LONG] = { "too-long", N_ ("is longer than ten seconds") },
  [HQ_CLIP_OTHER_KIND] = { "other-kind", N_ ("has another rate or other channels than the rest") },
};

/* One recording: the name of its file, what is to be heard in it, and what is amiss. */
static void
hq_ctl_clips_add (JsonBuilder *builder, const char *name, const char *fault)
{
  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "file", name);
  hq_ctl_json_add_text (builder, "words", hq_phrase_get_clip_words (name));
  if (fault != NULL)
    hq_ctl_json_add_text (builder, "fault", fault);
  json_builder_end_object (builder);
}

static void
hq_ctl_clips_print_all (const HqCtl *ctl, const GPtrArray *names)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; names->pdata[i] != NULL; i++)
    {
      const char *name = names->pdata[i];

      hq_ctl_clips_add (builder, name, NULL);
      if (!ctl->json)
        g_print ("%s.wav\t%s\n", name, hq_phrase_get_clip_words (name));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
}

static void
hq_ctl_clips_print_troubles (const HqCtl *ctl, const GPtrArray *troubles)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < troubles->len; i++)
    {
      const HqClipTrouble *trouble = troubles->pdata[i];

      hq_ctl_clips_add (builder, trouble->name, faults[trouble->fault].nick);
      if (!ctl->json)
        g_print ("%s.wav\t%s\t%s\n", trouble->name, hq_phrase_get_clip_words (trouble->name),
                 _ (faults[trouble->fault].words));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
  else if (troubles->len == 0)
    g_print (_ ("The folder holds all recordings.\n"));
}

/**
 * hq_ctl_clips_run:
 *
 * Says which recordings a folder lacks, or, without a folder, which a hall is to record.
 *
 * Returns: the program's exit status: refused where something is amiss
 */
int
hq_ctl_clips_run (const HqCtl *ctl)
{
  gboolean english = g_strcmp0 (ctl->language, "en") == 0;
  g_autoptr (GPtrArray) names = hq_phrase_list_all_clips (english);
  g_autoptr (GPtrArray) troubles = NULL;

  if (ctl->words[1] == NULL)
    {
      hq_ctl_clips_print_all (ctl, names);
      return HQ_CTL_DONE;
    }
  troubles = hq_clip_folder_check (ctl->words[1], (const char *const *) names->pdata);
  hq_ctl_clips_print_troubles (ctl, troubles);
  return troubles->len == 0 ? HQ_CTL_DONE : HQ_CTL_REFUSED;
}
