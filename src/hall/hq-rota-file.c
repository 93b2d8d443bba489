/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota-file.h"

#include "hq-date.h"
#include "hq-fault.h"

/**
 * hq_rota_file_format_runs:
 * @halves: when a counter is planned
 *
 * Returns: (transfer full): 09:00-12:00 13:00-17:00, "" for never
 */
char *
hq_rota_file_format_runs (guint64 halves)
{
  GString *text = g_string_new (NULL);
  int from, to;

  while (hq_rota_take_run (&halves, &from, &to))
    g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", text->len > 0 ? " " : "", from / 60,
                            from % 60, to / 60, to % 60);
  return g_string_free (text, FALSE);
}

/**
 * hq_rota_file_format:
 * @rows: (element-type HqRotaCounter): the rota that a day has of its own
 *
 * Returns: (transfer full): a line for each counter that hq_rota_file_parse() reads back, its number, a
 *   tab and when it is planned
 */
char *
hq_rota_file_format (const GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const HqRotaCounter *row = &g_array_index (rows, HqRotaCounter, i);
      g_autofree char *runs = hq_rota_file_format_runs (row->halves);

      g_string_append_printf (text, "%d\t%s\n", row->counter, runs);
    }
  return g_string_free (text, FALSE);
}

/* A run may last until midnight, which is no time of the day. */
static int
hq_rota_file_parse_end (const char *text)
{
  return g_str_equal (text, "24:00") ? HQ_ROTA_HALVES * HQ_ROTA_MINUTES : hq_date_parse_minute (text);
}

static gboolean
hq_rota_file_parse_run (const char *text, guint64 *halves)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  int from = ends[0] != NULL ? hq_date_parse_minute (ends[0]) : -1;
  int to = from >= 0 && ends[1] != NULL ? hq_rota_file_parse_end (ends[1]) : -1;

  if (to <= from || from % HQ_ROTA_MINUTES != 0 || to % HQ_ROTA_MINUTES != 0)
    return FALSE;
  *halves |= hq_rota_mask (from, to);
  return TRUE;
}

static gboolean
hq_rota_file_parse_row (const char *line, HqRotaCounter *row)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 2);
  g_auto (GStrv) runs = NULL;
  gint64 counter;

  *row = (HqRotaCounter){ 0 };
  if (cells[0] == NULL || cells[1] == NULL
      || !g_ascii_string_to_signed (cells[0], 10, 1, G_MAXINT, &counter, NULL))
    return FALSE;
  row->counter = (int) counter;
  runs = g_strsplit (cells[1], " ", -1);
  for (guint i = 0; runs[i] != NULL; i++)
    if (!hq_rota_file_parse_run (runs[i], &row->halves))
      return FALSE;
  return TRUE;
}

/**
 * hq_rota_file_parse:
 * @text: a rota as hq_rota_file_format() writes it
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqRotaCounter): the rota; %NULL with %HQ_ERROR_IMPORT and the
 *   places of the faults
 */
GArray *
hq_rota_file_parse (const char *text, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HqRotaCounter row;

      if (lines[i][0] == '\0')
        continue;
      if (hq_rota_file_parse_row (lines[i], &row))
        g_array_append_val (rows, row);
      else
        hq_fault_add (faults, i + 1, 1, "“%s” is no counter of a rota", lines[i]);
    }
  return hq_fault_raise (faults, error) ? NULL : g_steal_pointer (&rows);
}
