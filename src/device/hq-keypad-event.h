/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The keys of a number pad; the digits come first, so that a digit's value is its key's. */
typedef enum
{
  HQ_KEYPAD_KEY_0,
  HQ_KEYPAD_KEY_1,
  HQ_KEYPAD_KEY_2,
  HQ_KEYPAD_KEY_3,
  HQ_KEYPAD_KEY_4,
  HQ_KEYPAD_KEY_5,
  HQ_KEYPAD_KEY_6,
  HQ_KEYPAD_KEY_7,
  HQ_KEYPAD_KEY_8,
  HQ_KEYPAD_KEY_9,
  HQ_KEYPAD_KEY_ENTER,
  HQ_KEYPAD_KEY_PLUS,
  HQ_KEYPAD_KEY_MINUS,
  HQ_KEYPAD_KEY_STAR,
  HQ_KEYPAD_KEY_SLASH,
  HQ_KEYPAD_KEY_DOT,
  HQ_KEYPAD_KEY_BACKSPACE,
  HQ_KEYPAD_KEY_NUM_LOCK,
  HQ_N_KEYPAD_KEYS
} HqKeypadKey;

gboolean hq_keypad_event_find_key  (guint        code,
                                    HqKeypadKey *key);
gboolean hq_keypad_event_is_letter (guint        code);
gboolean hq_keypad_event_has_keys  (int          fd);
gboolean hq_keypad_event_is_idle   (int          fd);

G_END_DECLS
