/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-chart.h"
#include "hq-days.h"
#include "hq-hourly.h"

G_BEGIN_DECLS

HqChart *hq_report_charts_tickets_by_hour (const HqHourly      *hourly,
                                           const HqReportWords *words);
HqChart *hq_report_charts_waits_by_hour   (const HqHourly      *hourly,
                                           const HqReportWords *words);
HqChart *hq_report_charts_load_by_counter (const HqHourly      *hourly,
                                           const HqReportWords *words);
HqChart *hq_report_charts_time_by_counter (const HqHourly      *hourly,
                                           const HqReportWords *words);
HqChart *hq_report_charts_waits_by_service (const HqReport *report,
                                            const HqSetup  *setup,
                                            gboolean        english);
HqChart *hq_report_charts_tickets_by_day  (const HqDays        *days,
                                           const HqReportWords *words);
HqChart *hq_report_charts_rates_by_day    (const HqDays        *days,
                                           const HqReportWords *words);

G_END_DECLS
