/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/* A day that a notice lists. */
typedef struct
{
  HqDate day;
  gboolean off;
} HqListedDay;

HqSetup *hq_setup_file_parse          (const char  *data,
                                       gsize        size,
                                       GError     **error);
gboolean hq_setup_file_parse_calendar (const char  *data,
                                       gsize        size,
                                       GArray      *years,
                                       GArray      *days,
                                       GError     **error);

G_END_DECLS
