/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-report-paper.h"
#include "hq-watch.h"

G_BEGIN_DECLS

gboolean hq_report_pdf_write (const HqReportPaper  *paper,
                              const char           *path,
                              HqWatch              *watch,
                              GError              **error);

G_END_DECLS
