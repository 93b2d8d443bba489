/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-wav.h"

G_BEGIN_DECLS

/* What is amiss with one recording of a folder. */
typedef enum
{
  HQ_CLIP_MISSING,    /* no such file, or it may not be read */
  HQ_CLIP_FOREIGN,    /* no WAV file, or a broken one */
  HQ_CLIP_CODED,      /* not plain 16-bit samples of one or two channels */
  HQ_CLIP_EMPTY,      /* no sound in it */
  HQ_CLIP_TOO_LONG,   /* more than ten seconds */
  HQ_CLIP_OTHER_KIND, /* its rate or its channels differ from those before it */
  HQ_N_CLIP_FAULTS
} HqClipFault;

typedef struct
{
  char *name; /* (owned): without ".wav" */
  HqClipFault fault;
} HqClipTrouble;

GPtrArray *hq_clip_folder_check (const char        *folder,
                                 const char *const *names);
GBytes    *hq_clip_folder_join  (const char        *folder,
                                 const char *const *names,
                                 gboolean           chime,
                                 HqWavFormat       *format,
                                 GError           **error);

G_END_DECLS
