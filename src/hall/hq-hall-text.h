/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* The standard lines of a slip that a hall can do without. */
typedef enum
{
  HQ_HALL_TEXT_PAPERS,
  HQ_HALL_TEXT_COUNTERS,
  HQ_HALL_TEXT_MISSED,
  HQ_HALL_TEXT_N_LINES
} HqHallTextLine;

gboolean    hq_hall_text_is_key       (const char *key);
gboolean    hq_hall_text_check        (const char  *key,
                                       const char  *value,
                                       GError     **error);
const char *hq_hall_text_get_base     (const HqSetup *setup);
gboolean    hq_hall_text_leaves_out   (const HqSetup  *setup,
                                       HqHallTextLine  line);
GPtrArray  *hq_hall_text_list_notes   (const HqSetup *setup,
                                       gboolean       english);
GPtrArray  *hq_hall_text_list_notices (const HqSetup *setup,
                                       gboolean       english);

G_END_DECLS
