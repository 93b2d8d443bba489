/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-import.h"

#include "hq-setup-file.h"
#include "hq-setup-text.h"

static gpointer
parse (const char *data, gsize size, GError **error)
{
  return hq_setup_file_parse (data, size, error);
}

static char *
format (gpointer rows)
{
  return hq_setup_text_format (rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const FuzzImport import = { parse, format, (GDestroyNotify) hq_setup_unref };

  return fuzz_import_try (&import, data, size);
}
