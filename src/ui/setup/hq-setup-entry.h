/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-setup-diff.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ENTRY (hq_setup_entry_get_type ())

/* A row of the set-up as a list shows it. */
typedef struct
{
  HqSetupList list;
  const char *key;
  const char *group;    /* under which heading it stands */
  const char *title;
  const char *subtitle; /* (nullable) */
  const char *mark;     /* (nullable): a word of what is to be seen to */
  gboolean inner;       /* it is a part of the one above it */
} HqSetupEntryText;

/**
 * HqSetupEntry:
 *
 * A row of the set-up in a list.
 */
G_DECLARE_FINAL_TYPE (HqSetupEntry, hq_setup_entry, HQ, SETUP_ENTRY, GtkListBoxRow)

GtkWidget  *hq_setup_entry_new       (HqSetupList list,
                                      const char *key);
void        hq_setup_entry_show      (HqSetupEntry           *self,
                                      const HqSetupEntryText *text);
HqSetupList hq_setup_entry_get_list  (HqSetupEntry *self);
const char *hq_setup_entry_get_key   (HqSetupEntry *self);
const char *hq_setup_entry_get_group (HqSetupEntry *self);
const char *hq_setup_entry_get_title (HqSetupEntry *self);
gboolean    hq_setup_entry_is        (HqSetupEntry *self,
                                      HqSetupList   list,
                                      const char   *key);
gboolean    hq_setup_entry_matches   (HqSetupEntry *self,
                                      const char   *words);

G_END_DECLS
