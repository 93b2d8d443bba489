/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-import.h"

#include "hq-calendar-file.h"

static gpointer
parse (const char *data, gsize size, GError **error)
{
  return hq_calendar_file_parse (data, size, error);
}

static char *
format (gpointer rows)
{
  return hq_calendar_file_format (rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzImport import = { parse, format, (GDestroyNotify) hq_calendar_free };

  return fuzz_import_try (&import, data, size);
}
