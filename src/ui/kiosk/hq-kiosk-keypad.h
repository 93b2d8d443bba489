/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which keys there are. */
typedef enum
{
  HQ_KIOSK_KEYS_DIGITS,   /* and X, of a resident's number */
  HQ_KIOSK_KEYS_LETTERS,  /* and digits */
  HQ_KIOSK_KEYS_PASSWORD  /* both, small and large */
} HqKioskKeys;

#define HQ_TYPE_KIOSK_KEYPAD (hq_kiosk_keypad_get_type ())

/**
 * HqKioskKeypad:
 *
 * Keys to touch that type into an entry, which keeps the focus. Its parent is a box.
 */
G_DECLARE_FINAL_TYPE (HqKioskKeypad, hq_kiosk_keypad, HQ, KIOSK_KEYPAD, AdwBin)

void hq_kiosk_keypad_set_entry (HqKioskKeypad *self,
                                GtkEditable   *entry);
void hq_kiosk_keypad_set_keys  (HqKioskKeypad *self,
                                HqKioskKeys    keys);

G_END_DECLS
