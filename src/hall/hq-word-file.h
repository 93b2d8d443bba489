/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search.h"

G_BEGIN_DECLS

GArray *hq_word_file_parse (const char  *data,
                            gsize        size,
                            GError     **error);

G_END_DECLS
