/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_ROW (hq_guide_row_get_type ())

/**
 * HqGuideRow:
 *
 * A visitor in a list of the guide desk: a number, two lines of text, a mark, a time that runs, and
 * buttons.
 */
G_DECLARE_FINAL_TYPE (HqGuideRow, hq_guide_row, HQ, GUIDE_ROW, GtkListBoxRow)

HqGuideRow *hq_guide_row_place      (GtkListBox *list,
                                     guint       index,
                                     gint64      id);
void        hq_guide_row_trim       (GtkListBox *list,
                                     guint       length);
gint64      hq_guide_row_get_id     (HqGuideRow *self);
gboolean    hq_guide_row_is_new     (HqGuideRow *self);
void        hq_guide_row_set_lead   (HqGuideRow *self,
                                     const char *lead);
void        hq_guide_row_set_text   (HqGuideRow *self,
                                     const char *title,
                                     const char *subtitle);
void        hq_guide_row_set_mark   (HqGuideRow *self,
                                     const char *mark,
                                     const char *css_class);
void        hq_guide_row_set_time   (HqGuideRow *self,
                                     const char *time);
GtkWidget  *hq_guide_row_add_button (HqGuideRow *self,
                                     const char *text,
                                     const char *key,
                                     const char *action);
gint64      hq_guide_row_get_chosen (GtkListBox *list);

G_END_DECLS
