/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-cursor.h"

#include <string.h>

#include "hq-fault.h"

/* What some editors put before a UTF-8 text. */
#define HQ_CURSOR_MARK "\xef\xbb\xbf"

/**
 * hq_cursor_init:
 * @cursor: (out caller-allocates): gets the beginning of the text, after a byte order mark
 * @data: (nullable): a text, which outlives the cursor
 * @size: its length in bytes
 * @faults: (element-type HqFault): gets the place where it stops being UTF-8
 *
 * Returns: whether it is UTF-8 without a zero byte
 */
gboolean
hq_cursor_init (HqCursor *cursor, const char *data, gsize size, GPtrArray *faults)
{
  gsize mark = strlen (HQ_CURSOR_MARK);
  const char *bad;

  *cursor = (HqCursor) { size > 0 ? data : "", NULL, 1, 1 };
  cursor->end = cursor->at + size;
  if (size >= mark && memcmp (data, HQ_CURSOR_MARK, mark) == 0)
    cursor->at += mark;
  if (g_utf8_validate_len (cursor->at, (gsize) (cursor->end - cursor->at), &bad))
    return TRUE;
  while (cursor->at < bad)
    hq_cursor_next (cursor);
  hq_fault_add (faults, cursor->line, cursor->column, "the text is not UTF-8");
  return FALSE;
}

/**
 * hq_cursor_peek:
 *
 * Returns: the next byte, or -1 at the end
 */
int
hq_cursor_peek (const HqCursor *cursor)
{
  return cursor->at < cursor->end ? (guchar) *cursor->at : -1;
}

/**
 * hq_cursor_next:
 * @cursor: a cursor that is not at the end
 *
 * Goes past one byte.
 */
void
hq_cursor_next (HqCursor *cursor)
{
  if (*cursor->at == '\n')
    {
      cursor->line++;
      cursor->column = 0;
    }
  cursor->at++;
  /* Further bytes of a character stand in its column. */
  if (cursor->at == cursor->end || (*cursor->at & 0xc0) != 0x80)
    cursor->column++;
}
