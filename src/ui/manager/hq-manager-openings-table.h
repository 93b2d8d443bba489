/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-openings.h"

G_BEGIN_DECLS

void hq_manager_openings_table_fill (GtkGrid          *heads,
                                     GtkGrid          *cells,
                                     const HqOpenings *openings);

G_END_DECLS
