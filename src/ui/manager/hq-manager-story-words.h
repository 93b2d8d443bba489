/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"
#include "hq-story.h"

G_BEGIN_DECLS

/* By what the sentences of a story are told. */
typedef struct
{
  const HqStory *story;
  const HqSetup *setup;
  GTimeZone *zone;
} HqManagerStoryTale;

char *hq_manager_story_words_time    (const HqManagerStoryTale *tale,
                                      HqTime                    time);
char *hq_manager_story_words_head    (const HqManagerStoryTale *tale);
char *hq_manager_story_words_leg     (const HqManagerStoryTale *tale,
                                      const HqStoryLeg         *leg);
char *hq_manager_story_words_wait    (const HqManagerStoryTale *tale,
                                      const HqStoryLeg         *leg);
char *hq_manager_story_words_stay    (const HqManagerStoryTale *tale,
                                      const HqStoryStay        *stay);
char *hq_manager_story_words_course  (const HqManagerStoryTale *tale,
                                      const HqStoryStay        *stay);
char *hq_manager_story_words_rating  (const HqManagerStoryTale *tale,
                                      const HqStoryStay        *stay);
char *hq_manager_story_words_matter  (const HqStoryMatter *matter);
const char *hq_manager_story_words_act (const HqEvent *event);
char *hq_manager_story_words_event   (const HqManagerStoryTale *tale,
                                      const HqEvent            *event);

G_END_DECLS
