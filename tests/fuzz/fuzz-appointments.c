/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-import.h"

#include "hq-slot-file.h"

static gpointer
parse (const char *data, gsize size, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GBytes) file = g_bytes_new (data, size);

  return hq_slot_file_parse (file, fuzz_import_get_setup (), zone, error);
}

static char *
format (gpointer rows)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return hq_slot_file_format (rows, zone);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzImport import = { parse, format, (GDestroyNotify) g_ptr_array_unref };

  return fuzz_import_try (&import, data, size);
}
