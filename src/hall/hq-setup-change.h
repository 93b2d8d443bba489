/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-setup-change-table.h"

G_BEGIN_DECLS

/* The hall's set-up and how it came to be what it is. */

gboolean hq_setup_change_run       (HqChange  *change,
                                    GError   **error);
gboolean hq_setup_change_import    (HqChange  *change,
                                    GError   **error);
gboolean hq_setup_change_begin     (HqDatabase     *db,
                                    const HqSetup  *setup,
                                    GError        **error);
gboolean hq_setup_change_read_list (HqHall  *hall,
                                    GArray  *rows,
                                    GError **error);
HqSetup *hq_setup_change_read_one  (HqHall  *hall,
                                    gint64   number,
                                    GError **error);

G_END_DECLS
