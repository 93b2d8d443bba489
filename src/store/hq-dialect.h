/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hq_dialect_translate_text   (const char *sql);
char *hq_dialect_translate_schema (const char *sql);

G_END_DECLS
