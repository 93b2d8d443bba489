/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which keys there are. */
typedef enum
{
  HQ_TOUCH_KEYS_DIGITS,  /* and X, of a resident's number */
  HQ_TOUCH_KEYS_LETTERS, /* and digits */
  HQ_TOUCH_KEYS_PASSWORD /* all that ASCII has */
} HqTouchLayout;

#define HQ_TYPE_TOUCH_KEYS (hq_touch_keys_get_type ())

/**
 * HqTouchKeys:
 *
 * Keys to touch that type into an entry, which keeps the focus. Its parent is a box.
 */
G_DECLARE_FINAL_TYPE (HqTouchKeys, hq_touch_keys, HQ, TOUCH_KEYS, AdwBin)

void hq_touch_keys_set_entry (HqTouchKeys *self,
                              GtkEditable *entry);
void hq_touch_keys_follow    (HqTouchKeys *self,
                              GtkWidget   *widget,
                              GtkEditable *entry);
void hq_touch_keys_set_keys  (HqTouchKeys  *self,
                              HqTouchLayout keys);

G_END_DECLS
