/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *hq_compat_get_focus      (GtkWidget *widget);
void       hq_compat_name_buttons   (GtkWidget *widget);
void       hq_compat_name_row       (AdwActionRow *row,
                                     const char   *name);
void       hq_compat_name_drop_down (GtkDropDown *drop_down,
                                     const char  *name);
void       hq_compat_name_combo     (AdwComboRow *row);
void       hq_compat_name_expander  (AdwExpanderRow *row);
void       hq_compat_close_window   (GtkWindow *window);
void       hq_compat_mend_scrolling (void);

G_END_DECLS
