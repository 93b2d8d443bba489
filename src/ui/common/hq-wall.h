/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"
#include "hq-view.h"

G_BEGIN_DECLS

const char *hq_wall_kind      (HqCounterKind kind);
char       *hq_wall_fill      (const char *sentence,
                               const char *first,
                               const char *second);
char       *hq_wall_counters  (const GArray *counters);
char       *hq_wall_services  (const GPtrArray *services,
                               guint            first);
char       *hq_wall_lost      (HqPage       *page,
                               const HqView *view);
void        hq_wall_set       (gpointer    label,
                               const char *text);
void        hq_wall_set_class (gpointer    widget,
                               const char *name,
                               gboolean    there);

G_END_DECLS
