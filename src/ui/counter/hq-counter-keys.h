/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-keypad-event.h"

G_BEGIN_DECLS

/* What a clerk does by one key or button. */
typedef enum
{
  HQ_COUNTER_KEY_MAIN,
  HQ_COUNTER_KEY_NEXT,
  HQ_COUNTER_KEY_START,
  HQ_COUNTER_KEY_RECALL,
  HQ_COUNTER_KEY_MISSED,
  HQ_COUNTER_KEY_PRESENT,
  HQ_COUNTER_KEY_HOLD,
  HQ_COUNTER_KEY_REDIRECT,
  HQ_COUNTER_KEY_CONTINUE,
  HQ_COUNTER_KEY_NUMBER,
  HQ_COUNTER_KEY_PAUSE,
  HQ_COUNTER_KEY_STILL,
  HQ_COUNTER_KEY_FORGOT,
  HQ_COUNTER_KEY_SEEN,
  HQ_COUNTER_KEY_LOCK,
  HQ_COUNTER_KEY_SIGN_OUT,
  HQ_COUNTER_KEY_HELP,
  HQ_COUNTER_KEY_BACK,
  HQ_N_COUNTER_KEYS
} HqCounterKey;

/**
 * HqCounterKeyFunc:
 * @key: what was pressed
 * @enter: whether it was an Enter key, which belongs first to what has the focus
 *
 * Returns: whether the key is used up
 */
typedef gboolean (*HqCounterKeyFunc) (GtkWidget *page,
                  HqCounterKey                   key,
                  gboolean                       enter);

const char  *hq_counter_keys_get_label (HqCounterKey key);
const char  *hq_counter_keys_get_name  (HqCounterKey key);
HqCounterKey hq_counter_keys_find_pad  (HqKeypadKey pad_key);
void         hq_counter_keys_add       (GtkWidget       *page,
                                        HqCounterKeyFunc func);
void         hq_counter_keys_show      (GtkWidget *page);

G_END_DECLS
