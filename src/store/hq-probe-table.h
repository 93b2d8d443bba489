/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

#define HQ_PROBE_PAGE "page" /* of a device's printer */
#define HQ_PROBE_CALL "call" /* of a zone's loudspeakers */

/* The fault of a device that has none. */
#define HQ_PROBE_NO_PRINTER "none"

/* Something that is tried, for the last time. Strings are interned when a row was read, borrowed when
 * it is written. */
typedef struct
{
  const char *kind;
  const char *subject; /* a device or a zone */
  HqTime asked_at;     /* 0 for never */
  HqTime ended_at;     /* 0 for not yet */
  const char *fault;   /* (nullable): why it did not work */
} HqProbe;

gboolean hq_probe_table_ask (HqDatabase *db, const HqProbe *probe, GError **error);
gboolean hq_probe_table_end (HqDatabase *db, const HqProbe *probe, GError **error);
gboolean hq_probe_table_find (HqDatabase *db, HqProbe *probe, GError **error);
gboolean hq_probe_table_read (HqDatabase *db, GArray *probes, GError **error);
const HqText *hq_probe_table_get_texts (guint *n_texts);

G_END_DECLS
