/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_serve_start      (HqChange  *change,
                              GError   **error);
gboolean hq_serve_ask_end    (HqChange  *change,
                              GError   **error);
gboolean hq_serve_finish     (HqChange  *change,
                              GError   **error);
gboolean hq_serve_hold       (HqChange  *change,
                              GError   **error);
gboolean hq_serve_resume     (HqChange  *change,
                              GError   **error);
gboolean hq_serve_end_period (HqChange  *change,
                              GError   **error);

G_END_DECLS
