/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-csv.h"

#include <string.h>

#include "hq-cursor.h"
#include "hq-fault.h"

static void
hq_csv_free_cell (gpointer data)
{
  HqCsvCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static void
hq_csv_free_row (gpointer data)
{
  g_ptr_array_unref (data);
}

/* What ends a line: a line feed, with or without a carriage return before it, or the text. */
static gboolean
hq_csv_at_end_of_line (const HqCursor *cursor)
{
  int byte = hq_cursor_peek (cursor);

  if (byte == '\r')
    return cursor->at + 1 == cursor->end || cursor->at[1] == '\n';
  return byte < 0 || byte == '\n';
}

/* The rest of a quoted cell; a quotation mark within it is doubled. */
static gboolean
hq_csv_read_quoted (HqCursor *cursor, GString *text, GPtrArray *faults)
{
  HqCursor start = *cursor;

  hq_cursor_next (cursor);
  for (int byte = hq_cursor_peek (cursor); byte >= 0; byte = hq_cursor_peek (cursor))
    {
      hq_cursor_next (cursor);
      if (byte == '"')
        {
          if (hq_cursor_peek (cursor) != '"')
            return TRUE;
          hq_cursor_next (cursor);
        }
      g_string_append_c (text, (char) byte);
    }
  hq_fault_add (faults, start.line, start.column, "a quotation mark is opened and not closed");
  return FALSE;
}

/* One cell up to the comma or the end of the line; %FALSE where what follows cannot be read. */
static gboolean
hq_csv_read_cell (HqCursor *cursor, GPtrArray *row, GPtrArray *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HqCsvCell *cell = g_new (HqCsvCell, 1);
  gboolean quoted = hq_cursor_peek (cursor) == '"';

  *cell = (HqCsvCell) { NULL, cursor->line, cursor->column };
  g_ptr_array_add (row, cell);
  if (quoted && !hq_csv_read_quoted (cursor, text, faults))
    {
      cell->text = g_strdup ("");
      return FALSE;
    }
  if (quoted && hq_cursor_peek (cursor) != ',' && !hq_csv_at_end_of_line (cursor))
    hq_fault_add (faults, cursor->line, cursor->column,
                  "a comma is to stand after the closing quotation mark");
  while (hq_cursor_peek (cursor) != ',' && !hq_csv_at_end_of_line (cursor))
    {
      if (!quoted && hq_cursor_peek (cursor) == '"')
        hq_fault_add (faults, cursor->line, cursor->column,
                      "a quotation mark within a cell that is not in quotation marks");
      g_string_append_c (text, *cursor->at);
      hq_cursor_next (cursor);
    }
  cell->text = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/**
 * hq_csv_parse:
 * @data: (nullable): a table, CSV as in RFC 4180; lines may end with a line feed alone
 * @size: its length in bytes
 * @faults: (element-type HqFault): gets the faults of its grammar
 *
 * Empty lines are passed over.
 *
 * Returns: (transfer full) (element-type GPtrArray): rows of HqCsvCell, as far as they can be read
 */
GPtrArray *
hq_csv_parse (const char *data, gsize size, GPtrArray *faults)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (hq_csv_free_row);
  HqCursor cursor;
  gboolean readable = hq_cursor_init (&cursor, data, size, faults);

  while (readable && hq_cursor_peek (&cursor) >= 0)
    {
      GPtrArray *row;

      if (!hq_csv_at_end_of_line (&cursor))
        {
          row = g_ptr_array_new_with_free_func (hq_csv_free_cell);
          g_ptr_array_add (rows, row);
          readable = hq_csv_read_cell (&cursor, row, faults);
          while (readable && hq_cursor_peek (&cursor) == ',')
            {
              hq_cursor_next (&cursor);
              readable = hq_csv_read_cell (&cursor, row, faults);
            }
        }
      if (hq_cursor_peek (&cursor) == '\r')
        hq_cursor_next (&cursor);
      if (hq_cursor_peek (&cursor) == '\n')
        hq_cursor_next (&cursor);
    }
  return g_steal_pointer (&rows);
}

/**
 * hq_csv_append_row:
 * @string: where to put it
 * @cells: (array length=n_cells): the texts of its cells
 * @n_cells: how many
 *
 * Appends a row, with quotation marks where they are needed.
 */
void
hq_csv_append_row (GString *string, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      gboolean quoted = strpbrk (cells[i], ",\"\r\n") != NULL;

      if (i > 0)
        g_string_append_c (string, ',');
      if (quoted)
        g_string_append_c (string, '"');
      for (const char *at = cells[i]; *at != '\0'; at++)
        {
          if (*at == '"')
            g_string_append_c (string, '"');
          g_string_append_c (string, *at);
        }
      if (quoted)
        g_string_append_c (string, '"');
    }
  g_string_append_c (string, '\n');
}
