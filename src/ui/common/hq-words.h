/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-contact-list.h"
#include "hq-date.h"
#include "hq-nick.h"
#include "hq-report-words.h"

G_BEGIN_DECLS

char *hq_words_error (const GError *error);
char *hq_words_error_whole (const GError *error);
char *hq_words_clock (HqTime time, GTimeZone *zone);
char *hq_words_end (HqTime time, GTimeZone *zone);
char *hq_words_elapsed (gint64 microseconds);
const char *hq_words_class (HqClass class);
const char *hq_words_need (HqNeed need);
char *hq_words_room (const HqContactRoom *room);
const char *hq_words_outcome (HqOutcome outcome);
const char *hq_words_state (HqState state);
const char *hq_words_pause (const char *reason);
const char *hq_words_act (const char *act);
HqReportWords *hq_words_report (void);

G_END_DECLS
