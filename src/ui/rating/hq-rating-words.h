/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *hq_rating_words_level (int level);
const char *hq_rating_words_tag   (const char *tag);

G_END_DECLS
