/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-import.h"

#include "hq-catalogue-file.h"

static gpointer
parse (const char *data, gsize size, GError **error)
{
  return hq_catalogue_file_parse (data, size, fuzz_import_get_setup (), error);
}

static char *
format (gpointer rows)
{
  return hq_catalogue_file_format (rows, fuzz_import_get_setup ());
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzImport import = { parse, format, (GDestroyNotify) g_ptr_array_unref };

  return fuzz_import_try (&import, data, size);
}
