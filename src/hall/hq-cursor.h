/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqCursor:
 *
 * A place in a text in memory that knows its line and column, both from 1, columns in characters.
 */
typedef struct
{
  const char *at;  /* (borrowed): the next byte */
  const char *end; /* (borrowed) */
  guint line;
  guint column;
} HqCursor;

gboolean hq_cursor_init (HqCursor        *cursor,
                         const char      *data,
                         gsize            size,
                         GPtrArray       *faults);
int      hq_cursor_peek (const HqCursor  *cursor);
void     hq_cursor_next (HqCursor        *cursor);

G_END_DECLS
