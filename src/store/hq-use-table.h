/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* What a hall is set up from, in the order in which it can be taken away: what refers comes before
 * what it refers to. */
typedef enum
{
  HQ_USE_DEVICE,
  HQ_USE_STAFF,
  HQ_USE_COUNTER,
  HQ_USE_ITEM,
  HQ_USE_SERVICE,
  HQ_USE_DAY_KIND,
  HQ_USE_DEPARTMENT,
  HQ_USE_ZONE,
  HQ_USE_FLOOR,
  HQ_N_USES
} HqUse;

/* @counter: where a person is, 0 for all else */
typedef void (*HqUseTableFunc) (HqUse use, const char *key, int counter, gpointer user_data);

const char *hq_use_table_get_nick (HqUse use);
gboolean hq_use_table_foreach (HqDatabase *db,
                               HqTime now,
                               HqUseTableFunc func,
                               gpointer user_data,
                               GError **error);
gboolean hq_use_table_delete (HqDatabase *db, HqUse use, const char *key, GError **error);
const HqText *hq_use_table_get_texts (guint *n_texts);

G_END_DECLS
