/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-json-reader.h"

#include <stdio.h>
#include <string.h>

#include "hq-fault.h"

void
hq_json_reader_init (HqJsonReader *reader, GPtrArray *faults)
{
  *reader = (HqJsonReader) { faults, g_string_new (NULL) };
}

void
hq_json_reader_clear (HqJsonReader *reader)
{
  g_string_free (reader->where, TRUE);
}

/**
 * hq_json_reader_fail:
 * @reader: a reader
 * @at: the value that is wrong
 * @format: what is wrong with it
 */
void
hq_json_reader_fail (HqJsonReader *reader, const HqJson *at, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  hq_fault_add (reader->faults, at->line, at->column, "%s%s%s", reader->where->str,
                reader->where->len > 0 ? ": " : "", what);
}

/**
 * hq_json_reader_allow:
 * @reader: a reader
 * @row: an object
 * @names: all the members it may have, a blank before and after each
 *
 * Any other member is a fault, so that a misspelt one is not passed over; `note` may always stand.
 */
void
hq_json_reader_allow (HqJsonReader *reader, const HqJson *row, const char *names)
{
  for (guint i = 0; i < row->children->len; i++)
    {
      const HqJson *member = row->children->pdata[i];
      g_autofree char *name = g_strdup_printf (" %s ", member->name);

      if (strstr (names, name) == NULL && !g_str_equal (member->name, "note"))
        hq_json_reader_fail (reader, member, "“%s” is not known here", member->name);
    }
}

/**
 * hq_json_reader_get_string:
 * @reader: a reader
 * @row: an object
 * @name: its member
 * @other: (nullable): what it is where it is missing; %NULL where it is to be there and not empty
 *
 * Returns: (transfer none): a text
 */
const char *
hq_json_reader_get_string (HqJsonReader *reader,
                           const HqJson *row,
                           const char *name,
                           const char *other)
{
  const HqJson *member = hq_json_find (row, name);

  if (member == NULL && other != NULL)
    return other;
  if (member != NULL && member->type == HQ_JSON_TEXT && (other != NULL || member->text[0] != '\0'))
    return member->text;
  hq_json_reader_fail (reader, member != NULL ? member : row, "“%s” is to be a text", name);
  return "";
}

/**
 * hq_json_reader_get_int:
 * @reader: a reader
 * @row: an object
 * @name: its member
 * @range: what it may be
 *
 * Returns: a number of @range
 */
int
hq_json_reader_get_int (HqJsonReader *reader,
                        const HqJson *row,
                        const char *name,
                        HqJsonRange range)
{
  const HqJson *member = hq_json_find (row, name);
  gint64 value;

  if (member == NULL && range.other >= range.low)
    return range.other;
  if (member != NULL && member->type == HQ_JSON_NUMBER
      && g_ascii_string_to_signed (member->text, 10, range.low, range.high, &value, NULL))
    return (int) value;
  hq_json_reader_fail (reader, member != NULL ? member : row,
                       "“%s” is to be a whole number from %d to %d", name, range.low, range.high);
  return range.low;
}

/**
 * hq_json_reader_get_nick:
 * @reader: a reader
 * @row: an object
 * @name: its member
 * @set: the closed set to which it belongs
 * @other: what it is where it is missing, or -1 where it is to be there
 *
 * Returns: a value of @set
 */
int
hq_json_reader_get_nick (HqJsonReader *reader,
                         const HqJson *row,
                         const char *name,
                         HqSet set,
                         int other)
{
  const char *nick = hq_json_reader_get_string (reader, row, name,
                                                other < 0 ? NULL : hq_nick_get (set, other));
  int value = hq_nick_find (set, nick);

  if (value >= 0)
    return value;
  /* A member that is no text is a fault already. */
  if (nick[0] != '\0')
    hq_json_reader_fail (reader, hq_json_find (row, name), "“%s” cannot be “%s”", name, nick);
  return 0;
}

/**
 * hq_json_reader_get_minute:
 * @reader: a reader
 * @row: an object
 * @name: its member, a time of day such as "08:30"
 *
 * Returns: its minutes after midnight, up to 1440, or -1 after a fault
 */
int
hq_json_reader_get_minute (HqJsonReader *reader, const HqJson *row, const char *name)
{
  const char *text = hq_json_reader_get_string (reader, row, name, NULL);
  int hour = 0;
  int minute = 0;

  if (strlen (text) == 5 && strspn (text, "0123456789:") == 5 && text[2] == ':'
      && sscanf (text, "%2d:%2d", &hour, &minute) == 2 && minute < 60
      && hour * 60 + minute <= 24 * 60)
    return hour * 60 + minute;
  if (text[0] != '\0')
    hq_json_reader_fail (reader, hq_json_find (row, name),
                         "“%s” is to be a time of day from 00:00 to 24:00", name);
  return -1;
}

/**
 * hq_json_reader_get:
 * @reader: a reader
 * @row: an object
 * @name: its member
 * @type: what it is to be
 *
 * Returns: (transfer none) (nullable): the member; %NULL after a fault
 */
const HqJson *
hq_json_reader_get (HqJsonReader *reader, const HqJson *row, const char *name, HqJsonType type)
{
  static const char *const names[] = {
    [HQ_JSON_NULL] = "null",  [HQ_JSON_BOOLEAN] = "true or false", [HQ_JSON_NUMBER] = "a number",
    [HQ_JSON_TEXT] = "a text", [HQ_JSON_LIST] = "a list",           [HQ_JSON_OBJECT] = "an object",
  };
  const HqJson *member = hq_json_find (row, name);

  if (member != NULL && member->type == type)
    return member;
  hq_json_reader_fail (reader, member != NULL ? member : row, "“%s” is to be %s", name,
                       names[type]);
  return NULL;
}

/**
 * hq_json_reader_each:
 * @reader: a reader
 * @row: an object
 * @name: its member, a list of objects
 * @func: called with each of them
 * @user_data: for @func
 */
void
hq_json_reader_each (HqJsonReader *reader,
                     const HqJson *row,
                     const char *name,
                     HqJsonReaderFunc func,
                     gpointer user_data)
{
  const HqJson *list = hq_json_reader_get (reader, row, name, HQ_JSON_LIST);
  gsize length = reader->where->len;

  for (guint i = 0; list != NULL && i < list->children->len; i++)
    {
      const HqJson *entry = list->children->pdata[i];

      g_string_append_printf (reader->where, "%s%s, entry %u", length > 0 ? ": " : "", name, i + 1);
      if (entry->type == HQ_JSON_OBJECT)
        func (user_data, entry);
      else
        hq_json_reader_fail (reader, entry, "is to be an object");
      g_string_truncate (reader->where, length);
    }
}
