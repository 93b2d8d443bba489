/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-slip.h"

G_BEGIN_DECLS

/* A slip for one of the desktop's printers. */
typedef struct
{
  const char *name; /* the printer's */
  int paper;        /* the width of its paper, millimetres */
  HqSlip *slip;     /* taken by hq_print_system_async() */
} HqPrintSystemOrder;

void     hq_print_system_async  (const HqPrintSystemOrder *order,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data);
gboolean hq_print_system_finish (GAsyncResult *result,
                                 GError      **error);

G_END_DECLS
