/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-import.h"

#include <string.h>

#include "hq-error.h"
#include "hq-setup-file.h"

/* A hall for what is read against one. */
static const char setup_file[]
  = "{\"code\": \"h\", \"name\": \"厅\", \"time_zone\": \"Asia/Shanghai\","
    " \"floors\": [{\"floor\": 2, \"name\": \"2楼\"}],"
    " \"zones\": [{\"zone\": \"A\", \"floor\": 2, \"name\": \"A区\"}],"
    " \"departments\": [{\"department\": \"D1\", \"name\": \"税务局\"},"
    " {\"department\": \"D2\", \"name\": \"民政局\"}],"
    " \"day_kinds\": [{\"day_kind\": \"workday\", \"name\": \"工作日\", \"sessions\":"
    " [{\"session\": \"morning\", \"name\": \"上午\", \"opens\": \"08:30\","
    " \"last_ticket\": \"11:30\", \"closes\": \"12:00\"}]}],"
    " \"services\": [{\"service\": \"A\", \"prefix\": \"A\", \"name\": \"税务\", \"zone\": \"A\","
    " \"sessions\": {\"workday\": [\"morning\"]}},"
    " {\"service\": \"B\", \"prefix\": \"B\", \"name\": \"民政\", \"zone\": \"A\","
    " \"sessions\": {\"workday\": [\"morning\"]}}],"
    " \"counters\": [{\"from\": 1, \"zone\": \"A\", \"kind\": \"general\","
    " \"services\": [\"A\", \"B\"]}],"
    " \"staff\": [], \"devices\": []}";

const HqSetup *
fuzz_import_get_setup (void)
{
  static HqSetup *setup;

  if (setup == NULL)
    setup = hq_setup_file_parse (setup_file, strlen (setup_file), NULL);
  g_assert_nonnull (setup);
  return setup;
}

/* What cannot be read is told with its place; what can be is written and read back the same. */
int
fuzz_import_try (const FuzzImport *import, const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  gpointer rows = import->parse ((const char *) data, size, &error);
  g_autofree char *text_again = NULL;
  g_autofree char *text = NULL;
  gpointer again;

  if (rows == NULL)
    {
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_assert_true (g_str_has_prefix (hq_error_get_detail (error), "line "));
      return 0;
    }
  g_assert_no_error (error);
  text = import->format (rows);
  import->free (rows);
  again = import->parse (text, strlen (text), &error);
  g_assert_no_error (error);
  text_again = import->format (again);
  import->free (again);
  g_assert_cmpstr (text_again, ==, text);
  return 0;
}
