/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item-list.h"

G_BEGIN_DECLS

/* How a member of an item is edited. */
typedef enum
{
  HQ_SETUP_ITEM_TEXT,
  HQ_SETUP_ITEM_LINES,
  HQ_SETUP_ITEM_SOURCE, /* where a figure comes from */
  HQ_SETUP_ITEM_COUNT,
  HQ_SETUP_ITEM_YES,
  HQ_SETUP_ITEM_KIND,
  HQ_SETUP_ITEM_DEPARTMENT,
  HQ_SETUP_ITEM_SERVICE
} HqSetupItemKind;

typedef enum
{
  HQ_SETUP_ITEM_WHAT,
  HQ_SETUP_ITEM_LIMITS,
  HQ_SETUP_ITEM_PLACE,
  HQ_SETUP_ITEM_REST,
  HQ_SETUP_ITEM_N_GROUPS
} HqSetupItemGroup;

/* A member of an item. */
typedef struct
{
  const char *member;
  const char *title; /* to be translated */
  HqSetupItemKind kind;
  HqSetupItemGroup group;
  gsize offset;
} HqSetupItemField;

const HqSetupItemField *hq_setup_item_words_get_field (guint i);
const char *hq_setup_item_words_group      (HqSetupItemGroup group);
const char *hq_setup_item_words_kind       (HqCaseKind kind);
const char *hq_setup_item_words_department (const HqSetup *setup,
                                            const char    *department);
const char *hq_setup_item_words_service    (const HqSetup *setup,
                                            const char    *service);
const char *hq_setup_item_words_source     (const char *source);
char       *hq_setup_item_words_limits     (const HqItem *item);
char       *hq_setup_item_words_faults     (guint faults);
char       *hq_setup_item_words_change     (const HqItemChange *change,
                                            const HqSetup      *setup);
void        hq_setup_item_words_compare    (GPtrArray          *sentences,
                                            const HqItemChange *change,
                                            const HqSetup      *setup);
char       *hq_setup_item_words_count      (const HqItemListFile *file);
char       *hq_setup_item_words_file       (const HqItemListFile *file,
                                            gboolean              is_back);

G_END_DECLS
