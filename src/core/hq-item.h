/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-nick.h"

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

HqItem    *hq_item_new         (void);
void       hq_item_free        (HqItem *item);
GPtrArray *hq_item_new_array   (void);
char     **hq_item_list_papers (const HqItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqItem, hq_item_free)

G_END_DECLS
