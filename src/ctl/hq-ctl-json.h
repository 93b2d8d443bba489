/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  hq_ctl_json_add_int  (JsonBuilder *builder,
                            const char  *name,
                            gint64       value);
void  hq_ctl_json_add_flag (JsonBuilder *builder,
                            const char  *name,
                            gboolean     value);
void  hq_ctl_json_add_text (JsonBuilder *builder,
                            const char  *name,
                            const char  *text);
char *hq_ctl_json_format   (JsonBuilder *builder);
void  hq_ctl_json_print    (JsonBuilder *builder);

G_END_DECLS
