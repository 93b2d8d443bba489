/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-case-story.h"

G_BEGIN_DECLS

/* By what a case is told. */
typedef struct
{
  const HqCaseStory *story;
  const HqSetup *setup;
  GTimeZone *zone;
} HqCaseTale;

void hq_case_rows_fill_facts  (GtkGrid          *grid,
                               const HqCaseTale *tale);
void hq_case_rows_fill_events (GtkListBox       *list,
                               const HqCaseTale *tale);

G_END_DECLS
