/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-rating-table.h"

G_BEGIN_DECLS

gboolean hq_rating_ask             (HqChange  *change,
                                    GError   **error);
gboolean hq_rating_run             (HqChange  *change,
                                    GError   **error);
gboolean hq_rating_read_marked     (HqDatabase  *db,
                                    HqTime       from,
                                    HqTime       to,
                                    GArray      *rows,
                                    GError     **error);
gboolean hq_rating_read_marked_open (HqDatabase  *db,
                                     GArray      *rows,
                                     GError     **error);
gboolean hq_rating_read_suspicious (HqHall  *hall,
                                    HqDate   day,
                                    GArray  *rows,
                                    GError **error);

G_END_DECLS
