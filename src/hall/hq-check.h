/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An invariant that a store breaks. */
typedef struct
{
  const char *nick;     /* (borrowed): its stable name */
  const char *sentence; /* (borrowed): what is wrong, English, marked for translation */
  GPtrArray *rows;      /* (owned) (element-type utf8): the first rows that break it */
  gint64 count;         /* of all that do */
} HqCheckFault;

GPtrArray *hq_check_new_array (void);
gboolean   hq_check_run       (const char  *path,
                               GPtrArray   *faults,
                               GError     **error);
gboolean   hq_check_back_up   (const char  *path,
                               const char  *copy,
                               GPtrArray   *faults,
                               GError     **error);

G_END_DECLS
