/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hq_manager_keys_show (GtkWindow *parent);

G_END_DECLS
