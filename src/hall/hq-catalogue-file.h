/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item.h"
#include "hq-setup.h"

G_BEGIN_DECLS

GPtrArray *hq_catalogue_file_parse  (const char       *data,
                                     gsize             size,
                                     const HqSetup    *setup,
                                     GError          **error);
char      *hq_catalogue_file_format (const GPtrArray  *items,
                                     const HqSetup    *setup);

G_END_DECLS
