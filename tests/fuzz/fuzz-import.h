/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fuzz.h"
#include "hq-setup.h"

/* A form of file that a hall reads and writes. */
typedef struct
{
  gpointer (*parse) (const char *data, gsize size, GError **error);
  char *(*format) (gpointer rows);
  GDestroyNotify free;
} FuzzImport;

const HqSetup *fuzz_import_get_setup (void);
int            fuzz_import_try       (const FuzzImport *import,
                                      const guint8     *data,
                                      gsize             size);
