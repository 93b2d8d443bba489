/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* A printer of a device that others may print on too: a setting of the hall, printer:K1. */
typedef struct
{
  char *address; /* (owned) (nullable): as hq_printer_address_parse() takes it */
  int paper;     /* millimetres */
} HqHallPrinter;

gboolean hq_hall_printer_is_key (const char *key);
gboolean hq_hall_printer_check  (const char  *key,
                                 const char  *value,
                                 GError     **error);
gboolean hq_hall_printer_find   (const HqSetup *setup,
                                 const char    *device,
                                 HqHallPrinter *printer);
void     hq_hall_printer_clear  (HqHallPrinter *printer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqHallPrinter, hq_hall_printer_clear)

G_END_DECLS
