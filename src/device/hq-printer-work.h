/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-printer-address.h"
#include "hq-printer-status.h"

G_BEGIN_DECLS

/* Whether a printer tells how it stands when it is asked. */
typedef enum
{
  HQ_PRINTER_ANSWERS_UNKNOWN,
  HQ_PRINTER_ANSWERS,
  HQ_PRINTER_MUTE
} HqPrinterManners;

/* What the thread of a printer knows of it. */
typedef struct
{
  HqPrinterAddress address; /* (owned) */
  HqPrinterManners manners;
  HqPrinterState state;
  guint misses;             /* looks one after the other that found nobody */
  void (*tell) (gpointer user_data); /* the state is another one */
  gpointer user_data;
} HqPrinterWork;

gint64   hq_printer_work_get_pause (const HqPrinterWork *work);
void     hq_printer_work_look      (HqPrinterWork *work,
                                    GCancellable  *cancellable);
gboolean hq_printer_work_print     (HqPrinterWork *work,
                                    GBytes        *bytes,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
