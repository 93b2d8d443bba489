/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-catalogue-file.h"

#include "hq-csv.h"
#include "hq-fault.h"

#define HQ_CATALOGUE_FILE_INSTANT "即办件"
#define HQ_CATALOGUE_FILE_PROMISED "承诺件"
#define HQ_CATALOGUE_FILE_NO_UNIT "无"

enum
{
  COLUMN_ITEM,
  COLUMN_NAME,
  COLUMN_NAME_EN,
  COLUMN_DEPARTMENT,
  COLUMN_FLOOR,
  COLUMN_SERVICE,
  COLUMN_WINDOW_TYPE,
  COLUMN_ITEM_TYPE,
  COLUMN_CASE_KIND,
  COLUMN_STATUTORY_LIMIT,
  COLUMN_STATUTORY_UNIT,
  COLUMN_PROMISED_DAYS,
  COLUMN_NOT_COUNTED_STEPS,
  COLUMN_MATERIALS,
  COLUMN_COUNTER_MINUTES,
  COLUMN_SELF_SERVICE,
  COLUMN_ANY_COUNTER,
  COLUMN_NAME_SOURCE,
  COLUMN_STATUTORY_SOURCE,
  COLUMN_PROMISED_SOURCE,
  COLUMN_MINUTES_SOURCE,
  COLUMN_NOTE,
  N_COLUMNS
};

/* The columns by the names of their header. What an item has as it stands in its cell names the
 * place of that text in HqItem; the code, which comes first there, and the rest have 0. */
static const struct
{
  const char *name;
  gsize member;
} columns[N_COLUMNS] = {
  [COLUMN_ITEM] = { "item_code", 0 },
  [COLUMN_NAME] = { "item_name", G_STRUCT_OFFSET (HqItem, name) },
  [COLUMN_NAME_EN] = { "item_name_en", G_STRUCT_OFFSET (HqItem, name_en) },
  [COLUMN_DEPARTMENT] = { "department", 0 },
  [COLUMN_FLOOR] = { "floor", 0 },
  [COLUMN_SERVICE] = { "queue_prefix", 0 },
  [COLUMN_WINDOW_TYPE] = { "window_type", G_STRUCT_OFFSET (HqItem, window_type) },
  [COLUMN_ITEM_TYPE] = { "item_type", G_STRUCT_OFFSET (HqItem, item_type) },
  [COLUMN_CASE_KIND] = { "case_type", 0 },
  [COLUMN_STATUTORY_LIMIT] = { "statutory_limit", 0 },
  [COLUMN_STATUTORY_UNIT] = { "statutory_unit", G_STRUCT_OFFSET (HqItem, statutory_unit) },
  [COLUMN_PROMISED_DAYS] = { "promised_workdays", 0 },
  [COLUMN_NOT_COUNTED_STEPS] = { "not_counted_steps", G_STRUCT_OFFSET (HqItem, not_counted_steps) },
  [COLUMN_MATERIALS] = { "required_materials", G_STRUCT_OFFSET (HqItem, materials) },
  [COLUMN_COUNTER_MINUTES] = { "counter_minutes", 0 },
  [COLUMN_SELF_SERVICE] = { "self_service", 0 },
  [COLUMN_ANY_COUNTER] = { "tongban", 0 },
  [COLUMN_NAME_SOURCE] = { "name_seen", G_STRUCT_OFFSET (HqItem, name_source) },
  [COLUMN_STATUTORY_SOURCE] = { "statutory_src", G_STRUCT_OFFSET (HqItem, statutory_source) },
  [COLUMN_PROMISED_SOURCE] = { "promised_src", G_STRUCT_OFFSET (HqItem, promised_source) },
  [COLUMN_MINUTES_SOURCE] = { "minutes_src", G_STRUCT_OFFSET (HqItem, minutes_source) },
  [COLUMN_NOTE] = { "note", G_STRUCT_OFFSET (HqItem, note) },
};

/* One reading of a catalogue. */
typedef struct
{
  const HqSetup *setup;  /* (borrowed) (nullable) */
  GPtrArray *faults;     /* (borrowed) */
  GHashTable *codes;     /* (borrowed): of the items that were read */
  const GPtrArray *row;  /* (borrowed): the row that is read */
  int places[N_COLUMNS]; /* where in a row each column stands, -1 for nowhere */
} HqCatalogueFile;

static const HqCsvCell *
hq_catalogue_file_get_cell (const HqCatalogueFile *file, int column)
{
  static const HqCsvCell empty = { (char *) "", 0, 0 };

  return file->places[column] < 0 ? &empty : file->row->pdata[file->places[column]];
}

static const char *
hq_catalogue_file_get_text (const HqCatalogueFile *file, int column)
{
  return hq_catalogue_file_get_cell (file, column)->text;
}

static void G_GNUC_PRINTF (3, 4)
hq_catalogue_file_fail (HqCatalogueFile *file, int column, const char *format, ...)
{
  const HqCsvCell *cell = hq_catalogue_file_get_cell (file, column);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  hq_fault_add (file->faults, cell->line, cell->column, "%s: %s", columns[column].name, what);
}

/* Finds each column by its name. The English name alone may be missing. */
static gboolean
hq_catalogue_file_read_header (HqCatalogueFile *file, const GPtrArray *header)
{
  guint faults = file->faults->len;

  for (int column = 0; column < N_COLUMNS; column++)
    file->places[column] = -1;
  for (guint i = 0; i < header->len; i++)
    {
      const HqCsvCell *cell = header->pdata[i];
      int column = 0;

      while (column < N_COLUMNS && !g_str_equal (columns[column].name, cell->text))
        column++;
      if (column == N_COLUMNS)
        hq_fault_add (file->faults, cell->line, cell->column, "“%s” is no known column",
                      cell->text);
      else if (file->places[column] >= 0)
        hq_fault_add (file->faults, cell->line, cell->column, "“%s” stands here a second time",
                      cell->text);
      else
        file->places[column] = (int) i;
    }
  for (int column = 0; column < N_COLUMNS; column++)
    if (file->places[column] < 0 && column != COLUMN_NAME_EN)
      hq_fault_add (file->faults, 1, 1, "the column “%s” is missing", columns[column].name);
  return file->faults->len == faults;
}

/* A whole number from @least on; an empty cell is 0 where @least is 0. */
static int
hq_catalogue_file_get_int (HqCatalogueFile *file, int column, int least)
{
  const char *text = hq_catalogue_file_get_text (file, column);
  guint64 value = 0;

  if ((least == 0 && text[0] == '\0')
      || g_ascii_string_to_unsigned (text, 10, (guint) least, HQ_ITEM_MOST, &value, NULL))
    return (int) value;
  hq_catalogue_file_fail (file, column, "“%s” is no whole number from %d to %d", text, least,
                          HQ_ITEM_MOST);
  return least;
}

static gboolean
hq_catalogue_file_get_yes (HqCatalogueFile *file, int column)
{
  const char *text = hq_catalogue_file_get_text (file, column);

  if (!g_str_equal (text, "Y") && !g_str_equal (text, "N"))
    hq_catalogue_file_fail (file, column, "“%s” is neither Y nor N", text);
  return text[0] == 'Y';
}

/* A department is named by its code or, if it is the only one of that name, its name. */
static const HqDepartment *
hq_catalogue_file_find_department (const HqSetup *setup, const char *text)
{
  const HqDepartment *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_str_equal (row->department, text))
        return row;
      if (g_str_equal (row->name, text))
        {
          found = row;
          n_found++;
        }
    }
  return n_found == 1 ? found : NULL;
}

/* A service is named by its code or, if it is the only one of that prefix, its prefix. */
static const HqService *
hq_catalogue_file_find_service (const HqSetup *setup, const char *text)
{
  const HqService *found = hq_setup_find_service (setup, text);
  guint n_found = 0;

  if (found != NULL || text[0] == '\0' || text[1] != '\0')
    return found;
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *row = setup->services->pdata[i];

      if (row->prefix == text[0])
        {
          found = row;
          n_found++;
        }
    }
  return n_found == 1 ? found : NULL;
}

static void
hq_catalogue_file_read_places (HqCatalogueFile *file, HqItem *item)
{
  const char *department = hq_catalogue_file_get_text (file, COLUMN_DEPARTMENT);
  const char *service = hq_catalogue_file_get_text (file, COLUMN_SERVICE);
  const char *floor = hq_catalogue_file_get_text (file, COLUMN_FLOOR);
  const HqDepartment *owner;
  const HqService *queue;

  if (file->setup == NULL)
    {
      item->department = g_strdup (department);
      item->service = g_strdup (service);
      return;
    }
  owner = hq_catalogue_file_find_department (file->setup, department);
  queue = hq_catalogue_file_find_service (file->setup, service);
  if (owner == NULL)
    hq_catalogue_file_fail (file, COLUMN_DEPARTMENT, "there is no department “%s”", department);
  else
    item->department = g_strdup (owner->department);
  if (queue == NULL)
    hq_catalogue_file_fail (file, COLUMN_SERVICE, "there is no service “%s”", service);
  else
    {
      g_autofree char *right = g_strdup_printf ("%dF", queue->floor);

      item->service = g_strdup (queue->service);
      if (!g_str_equal (floor, right))
        hq_catalogue_file_fail (file, COLUMN_FLOOR, "“%s” is done on “%s”, not “%s”",
                                queue->service, right, floor);
    }
}

static void
hq_catalogue_file_read_limits (HqCatalogueFile *file, HqItem *item)
{
  const char *kind = hq_catalogue_file_get_text (file, COLUMN_CASE_KIND);
  guint faults = file->faults->len;
  guint wrong;

  item->promised_days = hq_catalogue_file_get_int (file, COLUMN_PROMISED_DAYS, 0);
  if (hq_catalogue_file_get_text (file, COLUMN_STATUTORY_LIMIT)[0] != '\0')
    item->statutory_limit = hq_catalogue_file_get_int (file, COLUMN_STATUTORY_LIMIT, 1);
  if (g_str_equal (kind, HQ_CATALOGUE_FILE_PROMISED))
    item->case_kind = HQ_CASE_PROMISED;
  else if (g_str_equal (kind, HQ_CATALOGUE_FILE_INSTANT))
    item->case_kind = HQ_CASE_INSTANT;
  else
    hq_catalogue_file_fail (file, COLUMN_CASE_KIND, "“%s” is neither %s nor %s", kind,
                            HQ_CATALOGUE_FILE_INSTANT, HQ_CATALOGUE_FILE_PROMISED);
  if (file->faults->len > faults)
    return;
  wrong = hq_item_check_limits (item);
  if ((wrong & (1u << HQ_ITEM_BAD_PROMISE)) != 0)
    hq_catalogue_file_fail (file, COLUMN_PROMISED_DAYS,
                            "%s promises a working day at least, %s none",
                            HQ_CATALOGUE_FILE_PROMISED, HQ_CATALOGUE_FILE_INSTANT);
  if ((wrong & (1u << HQ_ITEM_BAD_UNIT)) != 0)
    hq_catalogue_file_fail (file, COLUMN_STATUTORY_UNIT,
                            "a limit has a unit, and no limit none or %s",
                            HQ_CATALOGUE_FILE_NO_UNIT);
  if ((wrong & (1u << HQ_ITEM_PAST_LAW)) != 0)
    hq_catalogue_file_fail (file, COLUMN_PROMISED_DAYS, "more is promised than the law allows");
}

static HqItem *
hq_catalogue_file_read_item (HqCatalogueFile *file)
{
  HqItem *item = hq_item_new ();
  const char *code = hq_catalogue_file_get_text (file, COLUMN_ITEM);

  item->item = g_strdup (code);
  for (int column = 0; column < N_COLUMNS; column++)
    if (columns[column].member > 0)
      G_STRUCT_MEMBER (char *, item, columns[column].member)
        = g_strdup (hq_catalogue_file_get_text (file, column));
  if (code[0] == '\0')
    hq_catalogue_file_fail (file, COLUMN_ITEM, "an item has a code");
  else if (!g_hash_table_add (file->codes, item->item))
    hq_catalogue_file_fail (file, COLUMN_ITEM, "“%s” stands here a second time", code);
  if (item->name[0] == '\0')
    hq_catalogue_file_fail (file, COLUMN_NAME, "an item has a name");
  hq_catalogue_file_read_places (file, item);
  hq_catalogue_file_read_limits (file, item);
  item->counter_minutes = hq_catalogue_file_get_int (file, COLUMN_COUNTER_MINUTES, 1);
  item->self_service = hq_catalogue_file_get_yes (file, COLUMN_SELF_SERVICE);
  item->any_counter = hq_catalogue_file_get_yes (file, COLUMN_ANY_COUNTER);
  return item;
}

static void
hq_catalogue_file_read (HqCatalogueFile *file, const GPtrArray *rows, GPtrArray *items)
{
  const GPtrArray *header = rows->pdata[0];

  if (!hq_catalogue_file_read_header (file, header))
    return;
  for (guint i = 1; i < rows->len; i++)
    {
      file->row = rows->pdata[i];
      if (file->row->len == header->len)
        g_ptr_array_add (items, hq_catalogue_file_read_item (file));
      else
        {
          const HqCsvCell *first = file->row->pdata[0];

          hq_fault_add (file->faults, first->line, first->column,
                        "the row has %u cells, the header %u", file->row->len, header->len);
        }
    }
}

/**
 * hq_catalogue_file_parse:
 * @data: a catalogue, CSV; its first row names the columns, in any order
 * @size: its length in bytes
 * @setup: (nullable): the hall whose departments and services it names; %NULL for a file that has their
 *   codes and no floors, of which nobody asks whether the hall still has them
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqItem): its items in the order of the file; %NULL with
 *   %HQ_ERROR_IMPORT and the places of the faults
 */
GPtrArray *
hq_catalogue_file_parse (const char *data, gsize size, const HqSetup *setup, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (GPtrArray) rows = hq_csv_parse (data, size, faults);
  g_autoptr (GPtrArray) items = hq_item_new_array ();
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  HqCatalogueFile file = { .setup = setup, .faults = faults, .codes = codes };

  if (rows->len > 0 && faults->len == 0)
    hq_catalogue_file_read (&file, rows, items);
  else if (faults->len == 0)
    hq_fault_add (faults, 1, 1, "a row that names the columns is to stand here");
  return hq_fault_raise (faults, error) ? NULL : g_steal_pointer (&items);
}

/* The cells of an item that are not texts of its own. @cells are owned. */
static void
hq_catalogue_file_fill_places (const HqItem *item, const HqSetup *setup, char **cells)
{
  const HqService *service = hq_setup_find_service (setup, item->service);
  const HqDepartment *owner = hq_catalogue_file_find_department (setup, item->department);
  const char prefix[2] = { service != NULL ? service->prefix : '\0', '\0' };
  gboolean by_name = owner != NULL
                     && hq_catalogue_file_find_department (setup, owner->name) == owner;
  gboolean by_prefix = service != NULL && hq_catalogue_file_find_service (setup, prefix) == service;

  cells[COLUMN_DEPARTMENT] = g_strdup (by_name ? owner->name : item->department);
  cells[COLUMN_FLOOR] = g_strdup_printf ("%dF", service != NULL ? service->floor : 0);
  cells[COLUMN_SERVICE] = g_strdup (by_prefix ? prefix : item->service);
}

static void
hq_catalogue_file_fill (const HqItem *item, const HqSetup *setup, char **cells)
{
  if (setup != NULL)
    hq_catalogue_file_fill_places (item, setup, cells);
  else
    {
      cells[COLUMN_DEPARTMENT] = g_strdup (item->department);
      cells[COLUMN_FLOOR] = g_strdup ("");
      cells[COLUMN_SERVICE] = g_strdup (item->service);
    }
  cells[COLUMN_ITEM] = g_strdup (item->item);
  cells[COLUMN_CASE_KIND] = g_strdup (item->case_kind == HQ_CASE_PROMISED
                                        ? HQ_CATALOGUE_FILE_PROMISED
                                        : HQ_CATALOGUE_FILE_INSTANT);
  cells[COLUMN_STATUTORY_LIMIT] = item->statutory_limit > 0
                                    ? g_strdup_printf ("%d", item->statutory_limit)
                                    : g_strdup ("");
  cells[COLUMN_PROMISED_DAYS] = g_strdup_printf ("%d", item->promised_days);
  cells[COLUMN_COUNTER_MINUTES] = g_strdup_printf ("%d", item->counter_minutes);
  cells[COLUMN_SELF_SERVICE] = g_strdup (item->self_service ? "Y" : "N");
  cells[COLUMN_ANY_COUNTER] = g_strdup (item->any_counter ? "Y" : "N");
}

/**
 * hq_catalogue_file_format:
 * @items: (element-type HqItem): a catalogue
 * @setup: (nullable): the hall whose departments and services it names; %NULL for their codes alone,
 *   which hold whatever the hall calls them later
 *
 * Returns: (transfer full): its file, CSV that hq_catalogue_file_parse() reads back
 */
char *
hq_catalogue_file_format (const GPtrArray *items, const HqSetup *setup)
{
  GString *text = g_string_new (NULL);
  const char *header[N_COLUMNS];

  for (int column = 0; column < N_COLUMNS; column++)
    header[column] = columns[column].name;
  hq_csv_append_row (text, header, N_COLUMNS);
  for (guint i = 0; i < items->len; i++)
    {
      const HqItem *item = items->pdata[i];
      char *cells[N_COLUMNS] = { NULL };

      hq_catalogue_file_fill (item, setup, cells);
      for (int column = 0; column < N_COLUMNS; column++)
        if (columns[column].member > 0)
          cells[column] = g_strdup (G_STRUCT_MEMBER (char *, item, columns[column].member));
      hq_csv_append_row (text, (const char *const *) cells, N_COLUMNS);
      for (int column = 0; column < N_COLUMNS; column++)
        g_free (cells[column]);
    }
  return g_string_free (text, FALSE);
}
