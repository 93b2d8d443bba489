/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which emergency numbers are to be printed, and of which hall. */
typedef struct
{
  guint first;
  guint count;
  const char *hall; /* (nullable): its name where the store is not to be asked */
} HqLateSheet;

gboolean hq_late_sheet_write (const HqLateSheet *order,
                              const char        *store,
                              const char        *path,
                              guint             *pages,
                              GError           **error);

G_END_DECLS
