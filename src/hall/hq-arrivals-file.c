/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-arrivals-file.h"

#include "hq-crowd.h"
#include "hq-csv.h"
#include "hq-fault.h"
#include "hq-random.h"

enum
{
  COLUMN_ARRIVE,
  COLUMN_SERVICE,
  COLUMN_CLASS,
  COLUMN_QUEUED_AT,
  COLUMN_STARTED_AT,
  COLUMN_HANDLING_S,
  COLUMN_LEFT_AFTER_S,
  COLUMN_SERVER,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = {
  "arrive", "service", "class", "queued_at", "started_at", "handling_s", "left_after_s", "server",
};

#define HQ_ARRIVALS_FILE_DAY (24 * HQ_HOUR)
#define HQ_ARRIVALS_FILE_NONE (-1)
/* A server who had nobody for so long was away. */
#define HQ_ARRIVALS_FILE_AWAY (10 * HQ_MINUTE)
/* Whoever is served counts as a server; this name stands for nobody. */
#define HQ_ARRIVALS_FILE_NOBODY "NO_SERVER"
#define HQ_ARRIVALS_FILE_MOST_SECONDS 86400

/* The file on its way through. */
typedef struct
{
  HqArrivals *arrivals; /* (borrowed) */
  GPtrArray *faults;    /* (borrowed) */
  GHashTable *servers;  /* (borrowed): name → number from 1 */
  GHashTable *handling; /* (borrowed): service → GArray of the handling times that were measured */
  gboolean strange;     /* the header is another one */
} HqArrivalsFile;

/* A row as it was read; instants and lengths of time in microseconds, -1 where the cell is empty. */
typedef struct
{
  GPtrArray *cells; /* (borrowed) (element-type HqCsvCell) */
  gint64 arrive;
  gint64 queued_at;
  gint64 started_at;
  gint64 handling;
  gint64 left_after;
} HqArrivalsRow;

/**
 * hq_arrivals_file_free:
 * @arrivals: (transfer full): a day
 */
void
hq_arrivals_file_free (HqArrivals *arrivals)
{
  g_array_unref (arrivals->visits);
  g_array_unref (arrivals->shifts);
  g_free (arrivals);
}

static const HqCsvCell *
hq_arrivals_file_get_cell (const HqArrivalsRow *row, int column)
{
  return row->cells->pdata[column];
}

static void
hq_arrivals_file_fail (HqArrivalsFile *file,
                       const HqArrivalsRow *row,
                       int column,
                       const char *wanted)
{
  const HqCsvCell *cell = hq_arrivals_file_get_cell (row, column);

  hq_fault_add (file->faults, cell->line, cell->column, "%s is to be %s", columns[column], wanted);
}

static gboolean
hq_arrivals_file_read_clock (const char *text, gint64 *time)
{
  static const char form[] = "00:00:00";
  guint parts[3] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (form); i++)
    {
      if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
        return FALSE;
      if (form[i] == '0')
        parts[i / 3] = parts[i / 3] * 10 + (guint) (text[i] - '0');
    }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
    return FALSE;
  *time = parts[0] * HQ_HOUR + parts[1] * HQ_MINUTE + parts[2] * HQ_SECOND;
  return TRUE;
}

/* A time of day, -1 where the cell is empty. */
static gint64
hq_arrivals_file_get_time (HqArrivalsFile *file, const HqArrivalsRow *row, int column)
{
  const char *text = hq_arrivals_file_get_cell (row, column)->text;
  gint64 time = HQ_ARRIVALS_FILE_NONE;

  if (text[0] != '\0' && !hq_arrivals_file_read_clock (text, &time))
    hq_arrivals_file_fail (file, row, column, "a time of day such as 08:30:00, or empty");
  return time;
}

/* A length of time, -1 where the cell is empty. */
static gint64
hq_arrivals_file_get_seconds (HqArrivalsFile *file, const HqArrivalsRow *row, int column)
{
  const char *text = hq_arrivals_file_get_cell (row, column)->text;
  guint64 seconds;

  if (text[0] == '\0')
    return HQ_ARRIVALS_FILE_NONE;
  if (g_ascii_string_to_unsigned (text, 10, 0, HQ_ARRIVALS_FILE_MOST_SECONDS, &seconds, NULL))
    return (gint64) seconds * HQ_SECOND;
  hq_arrivals_file_fail (file, row, column, "a number of seconds up to a day, or empty");
  return HQ_ARRIVALS_FILE_NONE;
}

static HqClass
hq_arrivals_file_get_class (HqArrivalsFile *file, const HqArrivalsRow *row)
{
  const char *text = hq_arrivals_file_get_cell (row, COLUMN_CLASS)->text;

  if (g_str_equal (text, "2"))
    return HQ_CLASS_PRIORITY;
  if (!g_str_equal (text, "0") && !g_str_equal (text, "1"))
    hq_arrivals_file_fail (file, row, COLUMN_CLASS, "0 or 1, ordinary, or 2, priority");
  return HQ_CLASS_ORDINARY;
}

/* When the service began, past midnight as after the day's end; -1 where that cannot be: some rows
 * of real records begin long before they arrive. */
static gint64
hq_arrivals_file_get_start (const HqArrivalsRow *row)
{
  gint64 start = row->started_at;

  if (start != HQ_ARRIVALS_FILE_NONE && start + HQ_ARRIVALS_FILE_DAY / 2 < row->arrive)
    start += HQ_ARRIVALS_FILE_DAY;
  return start + HQ_MINUTE < row->arrive ? HQ_ARRIVALS_FILE_NONE : start;
}

/* Who served, and until when they were at work at least. */
static void
hq_arrivals_file_add_work (HqArrivalsFile *file, const HqArrivalsRow *row)
{
  const char *name = hq_arrivals_file_get_cell (row, COLUMN_SERVER)->text;
  gint64 start = hq_arrivals_file_get_start (row);
  gpointer known = g_hash_table_lookup (file->servers, name);
  HqArrivalsShift shift;

  if (start == HQ_ARRIVALS_FILE_NONE || name[0] == '\0'
      || g_str_equal (name, HQ_ARRIVALS_FILE_NOBODY))
    return;
  if (known == NULL)
    {
      known = GUINT_TO_POINTER (++file->arrivals->servers);
      g_hash_table_insert (file->servers, (gpointer) g_intern_string (name), known);
    }
  shift = (HqArrivalsShift) { GPOINTER_TO_UINT (known) - 1, start, start + row->handling };
  g_array_append_val (file->arrivals->shifts, shift);
}

static void
hq_arrivals_file_add_handling (HqArrivalsFile *file, const char *service, gint64 handling)
{
  GArray *array = g_hash_table_lookup (file->handling, service);

  if (array == NULL)
    {
      array = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (file->handling, (gpointer) service, array);
    }
  g_array_append_val (array, handling);
}

static void
hq_arrivals_file_add_visit (HqArrivalsFile *file, const HqArrivalsRow *row)
{
  const char *service = hq_arrivals_file_get_cell (row, COLUMN_SERVICE)->text;
  gint64 start = hq_arrivals_file_get_start (row);
  HqVisit visit = { .at = MAX (row->arrive, row->queued_at),
                    .service = g_intern_string (service),
                    .class = hq_arrivals_file_get_class (file, row),
                    .language = "zh",
                    .handling = row->handling,
                    .real_wait = -1 };

  if (row->left_after > 0)
    {
      visit.patience = row->left_after;
      visit.tells = TRUE;
    }
  else
    {
      visit.real_wait = start == HQ_ARRIVALS_FILE_NONE ? -1 : MAX (0, start - visit.at);
      hq_arrivals_file_add_handling (file, visit.service, row->handling);
      hq_arrivals_file_add_work (file, row);
    }
  g_array_append_val (file->arrivals->visits, visit);
}

static void
hq_arrivals_file_read_row (HqArrivalsFile *file, GPtrArray *cells)
{
  HqArrivalsRow row = { .cells = cells };
  guint before = file->faults->len;

  if (cells->len != N_COLUMNS)
    {
      const HqCsvCell *first = cells->pdata[0];

      hq_fault_add (file->faults, first->line, first->column, "%u cells are here and not %d",
                    cells->len, N_COLUMNS);
      return;
    }
  row.arrive = hq_arrivals_file_get_time (file, &row, COLUMN_ARRIVE);
  row.queued_at = hq_arrivals_file_get_time (file, &row, COLUMN_QUEUED_AT);
  row.started_at = hq_arrivals_file_get_time (file, &row, COLUMN_STARTED_AT);
  row.handling = hq_arrivals_file_get_seconds (file, &row, COLUMN_HANDLING_S);
  row.left_after = hq_arrivals_file_get_seconds (file, &row, COLUMN_LEFT_AFTER_S);
  if (file->faults->len > before)
    return;
  if (row.arrive == HQ_ARRIVALS_FILE_NONE)
    hq_arrivals_file_fail (file, &row, COLUMN_ARRIVE, "a time of day such as 08:30:00");
  if (hq_arrivals_file_get_cell (&row, COLUMN_SERVICE)->text[0] == '\0')
    hq_arrivals_file_fail (file, &row, COLUMN_SERVICE, "the name of a service");
  if (row.left_after == HQ_ARRIVALS_FILE_NONE && row.handling == HQ_ARRIVALS_FILE_NONE)
    hq_arrivals_file_fail (file, &row, COLUMN_HANDLING_S, "given where nobody left");
  if (row.left_after >= 0 && row.started_at >= 0)
    hq_arrivals_file_fail (file, &row, COLUMN_LEFT_AFTER_S, "empty where somebody was served");
  if (file->faults->len > before)
    return;
  if (row.left_after == 0)
    file->arrivals->never_queued++;
  else
    hq_arrivals_file_add_visit (file, &row);
}

static void
hq_arrivals_file_read_header (HqArrivalsFile *file, GPtrArray *cells)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const HqCsvCell *cell = cells->pdata[MIN (i, cells->len - 1)];

      if (i >= cells->len || !g_str_equal (cell->text, columns[i]))
        {
          hq_fault_add (file->faults, cell->line, cell->column, "the column %s is to stand here",
                        columns[i]);
          file->strange = TRUE;
          return;
        }
    }
}

/* What the records do not say. Those who gave up were not served: were they in time today, they would
 * be as somebody else of their service was. Nobody was asked for a rating then. */
static void
hq_arrivals_file_draw_rest (HqArrivalsFile *file, guint64 seed)
{
  GArray *visits = file->arrivals->visits;
  HqRandom random;

  hq_random_init (&random, seed);
  for (guint i = 0; i < visits->len; i++)
    {
      HqVisit *visit = &g_array_index (visits, HqVisit, i);
      GArray *known = g_hash_table_lookup (file->handling, visit->service);

      if (visit->patience > 0)
        visit->handling = known == NULL ? 0
                                        : g_array_index (known, gint64,
                                                         hq_random_below (&random, known->len));
      hq_crowd_draw_rating (&random, visit);
    }
}

static int
hq_arrivals_file_compare_shift (gconstpointer a, gconstpointer b)
{
  const HqArrivalsShift *one = a;
  const HqArrivalsShift *two = b;

  if (one->server != two->server)
    return one->server < two->server ? -1 : 1;
  return (one->from > two->from) - (one->from < two->from);
}

/* From services to shifts: a server is at work from one to the next, unless that is long. */
static void
hq_arrivals_file_join_shifts (GArray *shifts)
{
  guint kept = 0;

  g_array_sort (shifts, hq_arrivals_file_compare_shift);
  for (guint i = 1; i < shifts->len; i++)
    {
      HqArrivalsShift *last = &g_array_index (shifts, HqArrivalsShift, kept);
      HqArrivalsShift shift = g_array_index (shifts, HqArrivalsShift, i);

      if (shift.server == last->server && shift.from - last->to <= HQ_ARRIVALS_FILE_AWAY)
        last->to = MAX (last->to, shift.to);
      else
        g_array_index (shifts, HqArrivalsShift, ++kept) = shift;
    }
  g_array_set_size (shifts, MIN (shifts->len, kept + 1));
}

/**
 * hq_arrivals_file_parse:
 * @data: (nullable): a day's records, CSV with the columns arrive, service, class, queued_at,
 *   started_at, handling_s, left_after_s, server
 * @size: its length in bytes
 * @seed: for the handling time of those who gave up, and for the ratings
 * @error: return location for an error
 *
 * A visit begins as it joins the line, at queued_at where that is given. Who left after 0 s never
 * queued and is counted only. Where the server is not known, nobody's shift is made of it.
 *
 * Returns: (transfer full): the day, or %NULL with %HQ_ERROR_IMPORT, line and column
 */
HqArrivals *
hq_arrivals_file_parse (const char *data, gsize size, guint64 seed, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (GPtrArray) rows = hq_csv_parse (data, size, faults);
  g_autoptr (GHashTable) servers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) handling
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (HqArrivals) arrivals = g_new0 (HqArrivals, 1);
  HqArrivalsFile file = { arrivals, faults, servers, handling, FALSE };

  arrivals->visits = hq_visit_new_array ();
  arrivals->shifts = g_array_new (FALSE, FALSE, sizeof (HqArrivalsShift));
  if (rows->len == 0)
    hq_fault_add (faults, 1, 1, "the header is to stand here");
  else
    hq_arrivals_file_read_header (&file, rows->pdata[0]);
  /* Under a header that is not ours each cell would be a fault of its own. */
  for (guint i = 1; i < rows->len && !file.strange; i++)
    hq_arrivals_file_read_row (&file, rows->pdata[i]);
  if (hq_fault_raise (faults, error))
    return NULL;
  hq_visit_sort (arrivals->visits);
  hq_arrivals_file_draw_rest (&file, seed);
  hq_arrivals_file_join_shifts (arrivals->shifts);
  return g_steal_pointer (&arrivals);
}
