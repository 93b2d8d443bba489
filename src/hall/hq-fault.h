/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqFault:
 *
 * What is wrong with an imported file, and where: line and column count from 1, columns in
 * characters. @what is plain English and not translated.
 */
typedef struct
{
  guint line;
  guint column;
  char *what; /* (owned) */
} HqFault;

GPtrArray *hq_fault_list_new (void);
void       hq_fault_add      (GPtrArray   *faults,
                              guint        line,
                              guint        column,
                              const char  *format,
                              ...) G_GNUC_PRINTF (4, 5);
gboolean   hq_fault_raise    (GPtrArray   *faults,
                              GError     **error);

G_END_DECLS
