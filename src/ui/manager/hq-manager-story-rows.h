/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-story-words.h"

G_BEGIN_DECLS

void hq_manager_story_rows_fill_stays  (GtkListBox               *list,
                                        const HqManagerStoryTale *tale);
void hq_manager_story_rows_fill_events (GtkListBox               *list,
                                        const HqManagerStoryTale *tale);

G_END_DECLS
