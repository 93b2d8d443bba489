/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GSource *hq_source_start (GSource      *source,
                          GMainContext *context,
                          GSourceFunc   func,
                          gpointer      user_data);
void     hq_source_clear (GSource **source);

G_END_DECLS
