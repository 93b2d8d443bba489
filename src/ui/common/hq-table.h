/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSliceListModel *hq_table_feed_new     (GListModel *rows);
void               hq_table_feed_restart (GtkSliceListModel *feed);

void      hq_table_explain   (GtkLabel *label);
GtkLabel *hq_table_make_cell (GtkListItem *item);
void      hq_table_set_cell  (GtkListItem *item,
                              const char  *text);
void      hq_table_add_words (GString    *sentence,
                              const char *heading,
                              const char *text);
void      hq_table_name_row  (GtkListItem *item,
                              const char  *sentence);
void      hq_table_name      (GtkColumnView *view,
                              const char    *name);

G_END_DECLS
