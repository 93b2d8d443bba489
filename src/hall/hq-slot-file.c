/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slot-file.h"

#include <string.h>

#include "hq-csv.h"
#include "hq-fault.h"
#include "hq-slot-table.h"

enum
{
  COLUMN_CODE,
  COLUMN_SERVICE,
  COLUMN_SLOT,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = { "code", "service", "slot" };

/* One reading of a file of appointments. */
typedef struct
{
  const HqSetup *setup; /* (borrowed) */
  GTimeZone *zone;      /* (borrowed) */
  GPtrArray *faults;    /* (borrowed) */
  GHashTable *codes;    /* (borrowed): of the appointments that were read */
} HqSlotFile;

/* `2021-02-18 09:30` on the hall's clock, and nothing else; 0 for what that clock never shows. */
static HqTime
hq_slot_file_parse_time (const char *text, GTimeZone *zone)
{
  g_autofree char *shown = NULL;
  HqTime time;

  if (strlen (text) != strlen ("yyyy-mm-dd hh:mm") || text[10] != ' ')
    return 0;
  time = hq_date_parse_time (text, zone);
  if (time == 0)
    return 0;
  shown = hq_date_format_time (time, zone);
  return strncmp (shown, text, strlen (text)) == 0 ? time : 0;
}

static gboolean
hq_slot_file_read_header (HqSlotFile *file, const GPtrArray *header)
{
  guint faults = file->faults->len;

  for (guint i = 0; i < header->len; i++)
    {
      const HqCsvCell *cell = header->pdata[i];

      if (i >= N_COLUMNS)
        hq_fault_add (file->faults, cell->line, cell->column, "“%s” is no known column",
                      cell->text);
      else if (!g_str_equal (cell->text, columns[i]))
        hq_fault_add (file->faults, cell->line, cell->column,
                      "the column “%s” is to stand here, not “%s”", columns[i], cell->text);
    }
  for (guint i = header->len; i < N_COLUMNS; i++)
    hq_fault_add (file->faults, 1, 1, "the column “%s” is missing", columns[i]);
  return file->faults->len == faults;
}

static HqSlot *
hq_slot_file_read_row (HqSlotFile *file, const GPtrArray *row)
{
  const HqCsvCell *code = row->pdata[COLUMN_CODE];
  const HqCsvCell *service = row->pdata[COLUMN_SERVICE];
  const HqCsvCell *time = row->pdata[COLUMN_SLOT];
  HqSlot *slot = g_new (HqSlot, 1);

  *slot = (HqSlot){ g_strdup (code->text), g_strdup (service->text),
                    hq_slot_file_parse_time (time->text, file->zone), 0 };
  if (code->text[0] == '\0')
    hq_fault_add (file->faults, code->line, code->column, "code: an appointment has a code");
  else if (!g_hash_table_add (file->codes, slot->slot))
    hq_fault_add (file->faults, code->line, code->column, "code: “%s” stands here a second time",
                  code->text);
  if (hq_setup_find_service (file->setup, service->text) == NULL)
    hq_fault_add (file->faults, service->line, service->column, "service: there is no service “%s”",
                  service->text);
  if (slot->starts_at == 0)
    hq_fault_add (file->faults, time->line, time->column,
                  "slot: “%s” is no date and time as 2021-02-18 09:30", time->text);
  return slot;
}

static void
hq_slot_file_read (HqSlotFile *file, const GPtrArray *rows, GPtrArray *slots)
{
  if (!hq_slot_file_read_header (file, rows->pdata[0]))
    return;
  for (guint i = 1; i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];
      const HqCsvCell *first = row->pdata[0];

      if (row->len == N_COLUMNS)
        g_ptr_array_add (slots, hq_slot_file_read_row (file, row));
      else
        hq_fault_add (file->faults, first->line, first->column,
                      "the row has %u cells, the header %d", row->len, N_COLUMNS);
    }
}

/**
 * hq_slot_file_parse:
 * @file: appointments, CSV: `code`, `service`, `slot`, the last as `2021-02-18 09:30`
 * @setup: the hall whose services it names by their codes
 * @zone: the hall's time zone
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqSlot): the appointments in the order of the file; %NULL
 *   with %HQ_ERROR_IMPORT and the places of the faults
 */
GPtrArray *
hq_slot_file_parse (GBytes *file, const HqSetup *setup, GTimeZone *zone, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (GPtrArray) rows = hq_csv_parse (data, size, faults);
  g_autoptr (GPtrArray) slots = hq_slot_table_new_array ();
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  HqSlotFile reading = { setup, zone, faults, codes };

  if (rows->len > 0 && faults->len == 0)
    hq_slot_file_read (&reading, rows, slots);
  else if (faults->len == 0)
    hq_fault_add (faults, 1, 1, "a row that names the columns is to stand here");
  return hq_fault_raise (faults, error) ? NULL : g_steal_pointer (&slots);
}

/**
 * hq_slot_file_format:
 * @slots: (element-type HqSlot): appointments
 * @zone: the hall's time zone
 *
 * Returns: (transfer full): their file, CSV that hq_slot_file_parse() reads back
 */
char *
hq_slot_file_format (const GPtrArray *slots, GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  hq_csv_append_row (text, columns, N_COLUMNS);
  for (guint i = 0; i < slots->len; i++)
    {
      const HqSlot *slot = slots->pdata[i];
      g_autofree char *time = hq_date_format_time (slot->starts_at, zone);
      const char *cells[N_COLUMNS] = { slot->slot, slot->service, time };

      time[strlen ("yyyy-mm-dd hh:mm")] = '\0';
      hq_csv_append_row (text, cells, N_COLUMNS);
    }
  return g_string_free (text, FALSE);
}
