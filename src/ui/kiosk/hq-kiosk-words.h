/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-kiosk-view.h"
#include "hq-printer-status.h"

G_BEGIN_DECLS

char       *hq_kiosk_words_time     (HqTime     time,
                                     GTimeZone *zone);
char       *hq_kiosk_words_date     (HqTime     time,
                                     GTimeZone *zone);
char       *hq_kiosk_words_where    (const HqKioskService *service);
char       *hq_kiosk_words_counters (const GArray *counters);
char       *hq_kiosk_words_ahead    (gint64 ahead);
char       *hq_kiosk_words_state    (const HqKioskView    *view,
                                     const HqKioskService *service,
                                     HqTime                now);
char       *hq_kiosk_words_opening  (const HqKioskView *view);
char       *hq_kiosk_words_missed   (const HqPolicy *policy);
const char *hq_kiosk_words_printer  (HqPrinterState state);

G_END_DECLS
