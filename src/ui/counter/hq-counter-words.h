/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk.h"
#include "hq-counter-look.h"
#include "hq-words.h"

G_BEGIN_DECLS

char       *hq_counter_words_service (const HqService *service);
char       *hq_counter_words_tags    (const HqTicket *ticket);
char       *hq_counter_words_waited  (gint64 waited,
                                      gint64 target);
char       *hq_counter_words_why     (const HqTicket *ticket,
                                      const HqPeriod *period);
const char *hq_counter_words_main    (HqCounterDeskMain main,
                                      gboolean          waits);
char       *hq_counter_words_pause   (const HqCounterViewDuty *duty,
                                      GTimeZone               *zone);
char       *hq_counter_words_event   (const HqEvent *event,
                                      GTimeZone     *zone);
char       *hq_counter_words_stretch (HqTime     from,
                                      HqTime     until,
                                      GTimeZone *zone);
char       *hq_counter_words_done    (HqAct           act,
                                      const HqAnswer *answer);
char       *hq_counter_words_lent    (const HqCounterDeskView *view,
                                      HqTime                   now);
char       *hq_counter_words_move    (const HqMoveLook *look,
                                      GTimeZone        *zone);

G_END_DECLS
