/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that gets its name only when it is whole. */
typedef struct
{
  char *path; /* (owned): where it is until then */
  int folder; /* open and locked for as long as it is made; -1 where it cannot be */
} HqPartFile;

gboolean hq_part_file_init  (HqPartFile  *part,
                             const char  *whole,
                             const char  *pattern,
                             GError     **error);
void     hq_part_file_clear (HqPartFile *part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqPartFile, hq_part_file_clear)

G_END_DECLS
