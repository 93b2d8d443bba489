/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/**
 * HqItem:
 *
 * An entry of the guide catalogue. All strings are owned; a text that is not known is "".
 */
typedef struct
{
  char *item;
  char *name;
  char *name_en;
  char *department;
  char *service;
  char *window_type;
  char *item_type;
  HqCaseKind case_kind;
  int statutory_limit;  /* in @statutory_unit, 0 where the law names none */
  char *statutory_unit;
  int promised_days;    /* working days, 0 for an instant item */
  char *not_counted_steps;
  char *materials;
  int counter_minutes;
  gboolean self_service;
  gboolean any_counter; /* may be done at every general counter */
  char *name_source;
  char *statutory_source;
  char *promised_source;
  char *minutes_source;
  char *note;
} HqItem;

/* One item of the catalogue as it was and as it is to be. Both are borrowed. */
typedef struct
{
  const HqItem *before; /* (nullable): as it was seen by who changes it; %NULL for a new one */
  const HqItem *after;  /* (nullable): %NULL to take it away */
} HqItemChange;

/* What can be wrong with an item. */
typedef enum
{
  HQ_ITEM_NO_CODE,
  HQ_ITEM_NO_NAME,
  HQ_ITEM_NO_DEPARTMENT, /* the hall has none of that code */
  HQ_ITEM_NO_SERVICE,
  HQ_ITEM_BAD_FIGURE,    /* a limit or the minutes at the counter are out of bounds */
  HQ_ITEM_BAD_PROMISE,   /* a promised item promises a working day at least, an instant one none */
  HQ_ITEM_BAD_UNIT,      /* a limit by law has a unit, and no limit has none */
  HQ_ITEM_PAST_LAW,      /* more is promised than the law allows */
  HQ_ITEM_N_FAULTS
} HqItemFault;

/* The largest figure of an item. */
#define HQ_ITEM_MOST 10000

HqItem    *hq_item_new          (void);
HqItem    *hq_item_new_empty    (void);
HqItem    *hq_item_copy         (const HqItem *item);
void       hq_item_free         (HqItem *item);
gboolean   hq_item_equal        (const HqItem *item,
                                 const HqItem *other);
GPtrArray *hq_item_new_array    (void);
char     **hq_item_list_papers  (const HqItem *item);
guint      hq_item_check_limits (const HqItem *item);
guint      hq_item_check_places (const HqItem  *item,
                                 const HqSetup *setup);
guint      hq_item_check        (const HqItem  *item,
                                 const HqSetup *setup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqItem, hq_item_free)

G_END_DECLS
