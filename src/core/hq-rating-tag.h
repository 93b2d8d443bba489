/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_RATING_TAG_MOST 6 /* reasons to choose from */

const char *hq_rating_tag_get    (int   level,
                                  guint i);
char       *hq_rating_tag_format (int   level,
                                  guint chosen);

G_END_DECLS
