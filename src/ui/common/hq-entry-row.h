/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_ENTRY_ROW (hq_entry_row_get_type ())

/**
 * HqEntryRow:
 *
 * A row of a list into which something is typed: its title stands above the entry and names it. It is
 * there while its entry is visible. Of an AdwEntryRow a screen reader is not told that it has the
 * focus; of this one's entry it is.
 */
G_DECLARE_FINAL_TYPE (HqEntryRow, hq_entry_row, HQ, ENTRY_ROW, AdwPreferencesRow)

GtkWidget *hq_entry_row_new (const char *title,
                             GtkWidget  *entry);

G_END_DECLS
