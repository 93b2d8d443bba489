/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-setup.h"

G_BEGIN_DECLS

gboolean      hq_setup_table_replace   (HqDatabase     *db,
                                        const HqSetup  *setup,
                                        GError        **error);
HqSetup      *hq_setup_table_load      (HqDatabase  *db,
                                        GError     **error);
const HqText *hq_setup_table_get_texts (guint *n_texts);

G_END_DECLS
