/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-file.h"

#include "hq-fault.h"
#include "hq-json-reader.h"

#define HQ_CALENDAR_FILE_FIRST 1900
#define HQ_CALENDAR_FILE_LAST 2999

typedef struct
{
  HqJsonReader reader;
  HqCalendar *calendar; /* (borrowed) */
  GHashTable *listed;   /* (borrowed): the dates that were read */
} HqCalendarFile;

static void
hq_calendar_file_read_years (HqCalendarFile *file, const HqJson *counts)
{
  for (guint i = 0; i < counts->children->len; i++)
    {
      const HqJson *count = counts->children->pdata[i];
      guint64 year;

      if (g_ascii_string_to_unsigned (count->name, 10, HQ_CALENDAR_FILE_FIRST,
                                      HQ_CALENDAR_FILE_LAST, &year, NULL))
        hq_calendar_add_year (file->calendar, (guint) year);
      else
        hq_json_reader_fail (&file->reader, count, "“%s” is no year", count->name);
    }
}

static void
hq_calendar_file_read_day (gpointer user_data, const HqJson *row)
{
  HqCalendarFile *file = user_data;
  const char *text = hq_json_reader_get_string (&file->reader, row, "date", NULL);
  const char *name = hq_json_reader_get_string (&file->reader, row, "name", "");
  const HqJson *off = hq_json_reader_get (&file->reader, row, "isOffDay", HQ_JSON_BOOLEAN);
  HqDate date = hq_date_parse (text);

  hq_json_reader_allow (&file->reader, row, " date name isOffDay ");
  if (date == 0)
    {
      if (text[0] != '\0')
        hq_json_reader_fail (&file->reader, hq_json_find (row, "date"), "“%s” is no date", text);
      return;
    }
  if (!hq_calendar_covers (file->calendar, date))
    hq_json_reader_fail (&file->reader, hq_json_find (row, "date"),
                         "“workingDays” does not name the year of %s", text);
  if (!g_hash_table_add (file->listed, GUINT_TO_POINTER (date)))
    hq_json_reader_fail (&file->reader, hq_json_find (row, "date"), "%s is listed a second time",
                         text);
  else if (off != NULL)
    hq_calendar_add_day (file->calendar, date, name, off->truth);
}

static int
hq_calendar_file_count (const HqCalendar *calendar, guint year)
{
  int working = 0;

  for (HqDate day = hq_date_from_ymd (year, 1, 1); hq_date_get_year (day) == year;
       day = hq_date_add (day, 1))
    working += hq_calendar_is_working (calendar, day);
  return working;
}

/* A day that was forgotten shows in the count of its year. */
static void
hq_calendar_file_check_counts (HqCalendarFile *file, const HqJson *counts)
{
  for (guint i = 0; i < counts->children->len; i++)
    {
      const HqJson *count = counts->children->pdata[i];
      int declared = hq_json_reader_get_int (&file->reader, counts, count->name,
                                             (HqJsonRange) { 0, 366, -1 });
      int working = hq_calendar_file_count (file->calendar,
                                            (guint) g_ascii_strtoull (count->name, NULL, 10));

      if (declared != working)
        hq_json_reader_fail (&file->reader, count, "the days of %s make %d working days, not %d",
                             count->name, working, declared);
    }
}

static void
hq_calendar_file_read (HqCalendarFile *file, const HqJson *root)
{
  const HqJson *counts = hq_json_reader_get (&file->reader, root, "workingDays", HQ_JSON_OBJECT);

  if (counts == NULL)
    return;
  hq_calendar_file_read_years (file, counts);
  hq_json_reader_each (&file->reader, root, "days", hq_calendar_file_read_day, file);
  /* Days that could not be read are told already, and would be missed in the counts again. */
  if (file->reader.faults->len == 0)
    hq_calendar_file_check_counts (file, counts);
}

/**
 * hq_calendar_file_parse:
 * @data: a calendar's file, JSON: `days`, a list of `date`, `name` and `isOffDay`, and
 *   `workingDays`, which names each year that the days cover with its number of working days
 * @size: its length in bytes
 * @error: return location for an error
 *
 * Other members, such as sources, are passed over.
 *
 * Returns: (transfer full): the calendar; %NULL with %HQ_ERROR_IMPORT and the places of the faults
 */
HqCalendar *
hq_calendar_file_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (HqJson) root = hq_json_parse (data, size, faults);
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  HqCalendarFile file = { .calendar = calendar, .listed = listed };

  hq_json_reader_init (&file.reader, faults);
  if (root != NULL && root->type != HQ_JSON_OBJECT)
    hq_json_reader_fail (&file.reader, root, "is to be an object");
  else if (root != NULL)
    hq_calendar_file_read (&file, root);
  hq_json_reader_clear (&file.reader);
  return hq_fault_raise (faults, error) ? NULL : g_steal_pointer (&calendar);
}

/* A file on its way. */
typedef struct
{
  const HqCalendar *calendar;
  GString *text;
  const char *between;
} HqCalendarText;

static void
hq_calendar_file_format_year (guint year, gpointer user_data)
{
  HqCalendarText *file = user_data;

  g_string_append_printf (file->text, "%s\"%u\": %d", file->between, year,
                          hq_calendar_file_count (file->calendar, year));
  file->between = ", ";
}

static void
hq_calendar_file_format_day (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  HqCalendarText *file = user_data;
  g_autofree char *text = hq_date_format (date);

  g_string_append_printf (file->text, "%s    {\"date\": \"%s\", \"name\": ", file->between, text);
  hq_json_append_text (file->text, name);
  g_string_append_printf (file->text, ", \"isOffDay\": %s}", off ? "true" : "false");
  file->between = ",\n";
}

/**
 * hq_calendar_file_format:
 * @calendar: a calendar
 *
 * Returns: (transfer full): its file, JSON that hq_calendar_file_parse() reads back
 */
char *
hq_calendar_file_format (const HqCalendar *calendar)
{
  HqCalendarText file = { calendar, g_string_new ("{\n  \"workingDays\": {"), "" };

  hq_calendar_foreach_year (calendar, hq_calendar_file_format_year, &file);
  g_string_append (file.text, "},\n  \"days\": [");
  file.between = "\n";
  hq_calendar_foreach_day (calendar, hq_calendar_file_format_day, &file);
  g_string_append (file.text, "\n  ]\n}\n");
  return g_string_free (file.text, FALSE);
}
