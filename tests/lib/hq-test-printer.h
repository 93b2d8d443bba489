/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a printer behaves. */
typedef enum
{
  HQ_TEST_PRINTER_FINE,
  HQ_TEST_PRINTER_LOW,      /* on paper */
  HQ_TEST_PRINTER_OUT,      /* of paper */
  HQ_TEST_PRINTER_RUNS_OUT, /* with the next job */
  HQ_TEST_PRINTER_OPEN,     /* its cover */
  HQ_TEST_PRINTER_FAULT,
  HQ_TEST_PRINTER_MUTE,
  HQ_TEST_PRINTER_LATE,     /* with its answers, by so much as it was told */
  HQ_TEST_PRINTER_RUBBISH,  /* it answers with what is no answer */
  HQ_TEST_PRINTER_HANGS_UP, /* in the middle of a job, and is mute before */
  HQ_TEST_PRINTER_STUCK     /* it reads nothing */
} HqTestPrinterMood;

/* A printer on this machine's network, one connection after the other as small printers do. */
typedef struct _HqTestPrinter HqTestPrinter;

HqTestPrinter *hq_test_printer_new         (guint16 port);
void           hq_test_printer_free        (HqTestPrinter *printer);
guint16        hq_test_printer_get_port    (HqTestPrinter *printer);
void           hq_test_printer_set_mood    (HqTestPrinter    *printer,
                                            HqTestPrinterMood mood);
void           hq_test_printer_set_delay   (HqTestPrinter *printer,
                                            gint64         delay);
char          *hq_test_printer_dup_address (HqTestPrinter *printer);
GBytes        *hq_test_printer_take        (HqTestPrinter *printer);
gsize          hq_test_printer_take_size   (HqTestPrinter *printer);
gint64         hq_test_printer_get_begun   (HqTestPrinter *printer);
guint          hq_test_printer_count_asked (HqTestPrinter *printer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqTestPrinter, hq_test_printer_free)

G_END_DECLS
