/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        hq_language_init           (const char *locale_dir);
void        hq_language_set            (const char *language);
const char *hq_language_get            (void);
const char *hq_language_get_other      (void);
const char *hq_language_get_other_name (void);
const char *hq_language_pick           (const char *name,
                                        const char *name_en);

G_END_DECLS
