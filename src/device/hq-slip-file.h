/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-slip.h"

G_BEGIN_DECLS

gboolean hq_slip_file_is_known (const char *path);
gboolean hq_slip_file_write    (const HqSlip  *slip,
                                double         paper_mm,
                                const char    *path,
                                GError       **error);

G_END_DECLS
