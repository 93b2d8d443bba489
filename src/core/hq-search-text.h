/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A letter, digit or Chinese character as it is compared, and where it stands in its text. */
typedef struct
{
  gunichar character;
  guint start; /* byte of the text */
  guint end;   /* the byte after it */
} HqSearchUnit;

GArray   *hq_search_text_fold        (const char *text,
                                      guint       most);
gboolean  hq_search_text_begins_word (const GArray *units,
                                      guint         place);

G_END_DECLS
