/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-json.h"

#include <string.h>

#include "hq-cursor.h"
#include "hq-fault.h"

#define HQ_JSON_DEEPEST 32

/* A text on its way to values. The first fault ends it: what follows would be guessed. */
typedef struct
{
  HqCursor cursor;
  GPtrArray *faults; /* (borrowed) */
} HqJsonText;

static HqJson *hq_json_read_value (HqJsonText *text, guint depth);

static void
hq_json_free_child (gpointer data)
{
  hq_json_free (data);
}

/**
 * hq_json_free:
 * @json: (transfer full): a value
 */
void
hq_json_free (HqJson *json)
{
  g_free (json->name);
  g_free (json->text);
  g_clear_pointer (&json->children, g_ptr_array_unref);
  g_free (json);
}

static gboolean G_GNUC_PRINTF (2, 3)
hq_json_fail (HqJsonText *text, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  hq_fault_add (text->faults, text->cursor.line, text->cursor.column, "%s", what);
  return FALSE;
}

static void
hq_json_skip_blanks (HqJsonText *text)
{
  int byte = hq_cursor_peek (&text->cursor);

  while (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n')
    {
      hq_cursor_next (&text->cursor);
      byte = hq_cursor_peek (&text->cursor);
    }
}

static gboolean
hq_json_take (HqJsonText *text, char wanted)
{
  if (hq_cursor_peek (&text->cursor) != wanted)
    return FALSE;
  hq_cursor_next (&text->cursor);
  return TRUE;
}

static gboolean
hq_json_read_hex (HqJsonText *text, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int byte = hq_cursor_peek (&text->cursor);
      int digit = byte < 0 ? -1 : g_ascii_xdigit_value ((char) byte);

      if (digit < 0)
        return hq_json_fail (text, "“\\u” is to be followed by four hexadecimal digits");
      *unit = *unit * 16 + (gunichar) digit;
      hq_cursor_next (&text->cursor);
    }
  return TRUE;
}

/* What follows “\u”: a character, or the first half of one whose second half follows in the same
 * way. */
static gboolean
hq_json_read_unicode (HqJsonText *text, GString *string)
{
  gunichar unit, second;

  if (!hq_json_read_hex (text, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (!hq_json_take (text, '\\') || !hq_json_take (text, 'u'))
        return hq_json_fail (text, "half a character");
      if (!hq_json_read_hex (text, &second))
        return FALSE;
      if (second < 0xdc00 || second > 0xdfff)
        return hq_json_fail (text, "half a character");
      unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
    }
  if (unit == 0 || !g_unichar_validate (unit))
    return hq_json_fail (text, "“\\u%04x” is no character", unit);
  g_string_append_unichar (string, unit);
  return TRUE;
}

static gboolean
hq_json_read_escape (HqJsonText *text, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  int byte = hq_cursor_peek (&text->cursor);
  const char *letter = byte <= 0 ? NULL : strchr (letters, byte);

  if (byte != 'u' && letter == NULL)
    return hq_json_fail (text, "a backslash cannot stand before this");
  hq_cursor_next (&text->cursor);
  if (byte == 'u')
    return hq_json_read_unicode (text, string);
  g_string_append_c (string, meant[letter - letters]);
  return TRUE;
}

/* The rest of a text whose first quote was taken; NULL after a fault. */
static char *
hq_json_read_text (HqJsonText *text)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (;;)
    {
      int byte = hq_cursor_peek (&text->cursor);

      if (byte < 0x20)
        {
          hq_json_fail (text, "a text ends with a quotation mark, on the line on which it began");
          return NULL;
        }
      hq_cursor_next (&text->cursor);
      if (byte == '"')
        return g_string_free (g_steal_pointer (&string), FALSE);
      if (byte != '\\')
        g_string_append_c (string, (char) byte);
      else if (!hq_json_read_escape (text, string))
        return NULL;
    }
}

static gboolean
hq_json_read_digits (HqJsonText *text)
{
  int byte = hq_cursor_peek (&text->cursor);

  if (byte < '0' || byte > '9')
    return FALSE;
  for (; byte >= '0' && byte <= '9'; byte = hq_cursor_peek (&text->cursor))
    hq_cursor_next (&text->cursor);
  return TRUE;
}

static gboolean
hq_json_read_number (HqJsonText *text, HqJson *json)
{
  const char *start = text->cursor.at;
  gboolean right;

  hq_json_take (text, '-');
  right = hq_json_take (text, '0') || hq_json_read_digits (text);
  if (right && hq_json_take (text, '.'))
    right = hq_json_read_digits (text);
  if (right && (hq_json_take (text, 'e') || hq_json_take (text, 'E')))
    {
      if (!hq_json_take (text, '-'))
        hq_json_take (text, '+');
      right = hq_json_read_digits (text);
    }
  if (!right)
    return hq_json_fail (text, "a value is to stand here");
  json->type = HQ_JSON_NUMBER;
  json->text = g_strndup (start, (gsize) (text->cursor.at - start));
  return TRUE;
}

static gboolean
hq_json_read_word (HqJsonText *text, HqJson *json)
{
  static const char *const words[] = { "null", "false", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (text->cursor.end - text->cursor.at) < length
          || strncmp (text->cursor.at, words[i], length) != 0)
        continue;
      for (gsize j = 0; j < length; j++)
        hq_cursor_next (&text->cursor);
      json->type = i == 0 ? HQ_JSON_NULL : HQ_JSON_BOOLEAN;
      json->truth = i == 2;
      return TRUE;
    }
  return hq_json_read_number (text, json);
}

/* A member's name and colon; what is returned is the member's. */
static char *
hq_json_read_name (HqJsonText *text, const HqJson *object)
{
  HqCursor start = text->cursor;
  g_autofree char *name = NULL;

  if (!hq_json_take (text, '"'))
    {
      hq_json_fail (text, "a member's name in quotation marks is to stand here");
      return NULL;
    }
  name = hq_json_read_text (text);
  if (name == NULL)
    return NULL;
  if (hq_json_find (object, name) != NULL)
    {
      hq_fault_add (text->faults, start.line, start.column, "“%s” stands here a second time", name);
      return NULL;
    }
  hq_json_skip_blanks (text);
  if (!hq_json_take (text, ':'))
    {
      hq_json_fail (text, "a colon is to stand here");
      return NULL;
    }
  return g_steal_pointer (&name);
}

static gboolean
hq_json_read_child (HqJsonText *text, HqJson *parent, guint depth)
{
  g_autofree char *name = NULL;
  HqJson *child;

  hq_json_skip_blanks (text);
  if (parent->type == HQ_JSON_OBJECT)
    {
      name = hq_json_read_name (text, parent);
      if (name == NULL)
        return FALSE;
    }
  child = hq_json_read_value (text, depth);
  if (child == NULL)
    return FALSE;
  child->name = g_steal_pointer (&name);
  g_ptr_array_add (parent->children, child);
  return TRUE;
}

/* The rest of a list or an object whose first bracket was taken. */
static gboolean
hq_json_read_children (HqJsonText *text, HqJson *json, guint depth)
{
  char close = json->type == HQ_JSON_LIST ? ']' : '}';

  if (depth >= HQ_JSON_DEEPEST)
    return hq_json_fail (text, "brackets within brackets go too deep");
  json->children = g_ptr_array_new_with_free_func (hq_json_free_child);
  hq_json_skip_blanks (text);
  if (hq_json_take (text, close))
    return TRUE;
  do
    {
      if (!hq_json_read_child (text, json, depth + 1))
        return FALSE;
      hq_json_skip_blanks (text);
    }
  while (hq_json_take (text, ','));
  return hq_json_take (text, close)
         || hq_json_fail (text, "a comma or “%c” is to stand here", close);
}

static HqJson *
hq_json_read_value (HqJsonText *text, guint depth)
{
  g_autoptr (HqJson) json = g_new0 (HqJson, 1);
  gboolean right;

  hq_json_skip_blanks (text);
  json->line = text->cursor.line;
  json->column = text->cursor.column;
  if (hq_json_take (text, '"'))
    {
      json->type = HQ_JSON_TEXT;
      json->text = hq_json_read_text (text);
      right = json->text != NULL;
    }
  else if (hq_json_take (text, '{'))
    {
      json->type = HQ_JSON_OBJECT;
      right = hq_json_read_children (text, json, depth);
    }
  else if (hq_json_take (text, '['))
    {
      json->type = HQ_JSON_LIST;
      right = hq_json_read_children (text, json, depth);
    }
  else
    right = hq_json_read_word (text, json);
  return right ? g_steal_pointer (&json) : NULL;
}

/**
 * hq_json_parse:
 * @data: (nullable): a text
 * @size: its length in bytes
 * @faults: (element-type HqFault): gets the first fault of its grammar
 *
 * Reads strict JSON (RFC 8259); members of an object may not be repeated.
 *
 * Returns: (transfer full) (nullable): its value; %NULL after a fault
 */
HqJson *
hq_json_parse (const char *data, gsize size, GPtrArray *faults)
{
  HqJsonText text = { .faults = faults };
  g_autoptr (HqJson) json = NULL;

  if (!hq_cursor_init (&text.cursor, data, size, faults))
    return NULL;
  json = hq_json_read_value (&text, 0);
  if (json == NULL)
    return NULL;
  hq_json_skip_blanks (&text);
  if (hq_cursor_peek (&text.cursor) < 0)
    return g_steal_pointer (&json);
  hq_json_fail (&text, "the text is to end here");
  return NULL;
}

/**
 * hq_json_find:
 * @object: an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member
 */
const HqJson *
hq_json_find (const HqJson *object, const char *name)
{
  for (guint i = 0; i < object->children->len; i++)
    {
      const HqJson *child = object->children->pdata[i];

      if (g_str_equal (child->name, name))
        return child;
    }
  return NULL;
}

/**
 * hq_json_append_text:
 * @string: where to put it
 * @text: any text
 *
 * Appends @text in quotation marks.
 */
void
hq_json_append_text (GString *string, const char *text)
{
  g_string_append_c (string, '"');
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (string, "\\%c", *at);
    else if (*at == '\n')
      g_string_append (string, "\\n");
    else if ((guchar) *at < 0x20)
      g_string_append_printf (string, "\\u%04x", (guint) (guchar) *at);
    else
      g_string_append_c (string, *at);
  g_string_append_c (string, '"');
}
