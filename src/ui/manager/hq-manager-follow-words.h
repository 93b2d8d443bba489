/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-follow-list.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/* By what a follow-up is told. */
typedef struct
{
  const HqFollowView *view;
  const HqSetup *setup;
  GTimeZone *zone;
} HqManagerFollowTale;

const char *hq_manager_follow_words_list  (HqFollowList list);
const char *hq_manager_follow_words_empty (HqFollowList list);
const char *hq_manager_follow_words_state (const HqFollow *follow);
const char *hq_manager_follow_words_step  (HqFollowStep step);
const char *hq_manager_follow_words_deed  (HqFollowStep step);
const char *hq_manager_follow_words_asked (HqFollowStep step);
const char *hq_manager_follow_words_after (HqFollowStep step);
const char *hq_manager_follow_words_shape (const HqFollowLine *line);
const char *hq_manager_follow_words_class (const HqFollowLine *line);
char       *hq_manager_follow_words_left  (const HqManagerFollowTale *tale,
                                           const HqFollowLine        *line);
char       *hq_manager_follow_words_title (const HqManagerFollowTale *tale,
                                           const HqFollowLine        *line);
char       *hq_manager_follow_words_place (const HqManagerFollowTale *tale,
                                           const HqFollowLine        *line);
char       *hq_manager_follow_words_said  (const HqFollowLine *line);
char       *hq_manager_follow_words_time  (const HqManagerFollowTale *tale,
                                           HqTime                     time);

G_END_DECLS
