/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "hq-calendar-file.h"
#include "hq-error.h"

/* What cannot be read is told with its place; what can be is written and read back the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendar) rows = hq_calendar_file_parse ((const char *) data, size, &error);
  g_autoptr (HqCalendar) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  if (rows == NULL)
    {
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_assert_true (g_str_has_prefix (hq_error_get_detail (error), "line "));
      return 0;
    }
  g_assert_no_error (error);
  text = hq_calendar_file_format (rows);
  again = hq_calendar_file_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  text_again = hq_calendar_file_format (again);
  g_assert_cmpstr (text_again, ==, text);
  return 0;
}
