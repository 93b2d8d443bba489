/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-keypad-event.h"

#include <linux/input.h>
#include <sys/ioctl.h>

/* One bit for each code of a key, as the kernel fills it. */
typedef struct
{
  guint8 bits[KEY_CNT / 8];
} HqKeypadBits;

/* Some pads send the digits of the upper row, so that they need no Num Lock. */
static const struct
{
  guint code;
  HqKeypadKey key;
} keys[] = {
  { KEY_KP0, HQ_KEYPAD_KEY_0 },
  { KEY_KP1, HQ_KEYPAD_KEY_1 },
  { KEY_KP2, HQ_KEYPAD_KEY_2 },
  { KEY_KP3, HQ_KEYPAD_KEY_3 },
  { KEY_KP4, HQ_KEYPAD_KEY_4 },
  { KEY_KP5, HQ_KEYPAD_KEY_5 },
  { KEY_KP6, HQ_KEYPAD_KEY_6 },
  { KEY_KP7, HQ_KEYPAD_KEY_7 },
  { KEY_KP8, HQ_KEYPAD_KEY_8 },
  { KEY_KP9, HQ_KEYPAD_KEY_9 },
  { KEY_KPENTER, HQ_KEYPAD_KEY_ENTER },
  { KEY_KPPLUS, HQ_KEYPAD_KEY_PLUS },
  { KEY_KPMINUS, HQ_KEYPAD_KEY_MINUS },
  { KEY_KPASTERISK, HQ_KEYPAD_KEY_STAR },
  { KEY_KPSLASH, HQ_KEYPAD_KEY_SLASH },
  { KEY_KPDOT, HQ_KEYPAD_KEY_DOT },
  { KEY_BACKSPACE, HQ_KEYPAD_KEY_BACKSPACE },
  { KEY_NUMLOCK, HQ_KEYPAD_KEY_NUM_LOCK },
  { KEY_0, HQ_KEYPAD_KEY_0 },
  { KEY_1, HQ_KEYPAD_KEY_1 },
  { KEY_2, HQ_KEYPAD_KEY_2 },
  { KEY_3, HQ_KEYPAD_KEY_3 },
  { KEY_4, HQ_KEYPAD_KEY_4 },
  { KEY_5, HQ_KEYPAD_KEY_5 },
  { KEY_6, HQ_KEYPAD_KEY_6 },
  { KEY_7, HQ_KEYPAD_KEY_7 },
  { KEY_8, HQ_KEYPAD_KEY_8 },
  { KEY_9, HQ_KEYPAD_KEY_9 },
  { KEY_ENTER, HQ_KEYPAD_KEY_ENTER },
  { KEY_MINUS, HQ_KEYPAD_KEY_MINUS },
  { KEY_SLASH, HQ_KEYPAD_KEY_SLASH },
  { KEY_DOT, HQ_KEYPAD_KEY_DOT },
};

/**
 * hq_keypad_event_find_key:
 * @code: the code of a key, as in linux/input-event-codes.h
 * @key: (out): which of a number pad's keys it is
 *
 * Returns: whether it is one of a number pad's keys
 */
gboolean
hq_keypad_event_find_key (guint code, HqKeypadKey *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].code == code)
      {
        *key = keys[i].key;
        return TRUE;
      }
  return FALSE;
}

/**
 * hq_keypad_event_is_letter:
 * @code: the code of a key
 *
 * Returns: whether it is a letter or the space bar, which no number pad has
 */
gboolean
hq_keypad_event_is_letter (guint code)
{
  return (code >= KEY_Q && code <= KEY_P) || (code >= KEY_A && code <= KEY_L)
         || (code >= KEY_Z && code <= KEY_M) || code == KEY_SPACE;
}

static gboolean
hq_keypad_event_is_set (const HqKeypadBits *keys_set, guint code)
{
  return (keys_set->bits[code / 8] >> code % 8 & 1) != 0;
}

/**
 * hq_keypad_event_has_keys:
 * @fd: an open device
 *
 * A pad cannot be told from a whole keyboard by this, since most pads say that they have all keys.
 *
 * Returns: whether it is an input device with the digits and Enter of a number pad, be it in the
 *   block on the right or in the upper row
 */
gboolean
hq_keypad_event_has_keys (int fd)
{
  HqKeypadBits has = { { 0 } };
  guint found = 0;

  if (ioctl (fd, EVIOCGBIT (EV_KEY, sizeof has.bits), has.bits) < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key <= HQ_KEYPAD_KEY_ENTER && hq_keypad_event_is_set (&has, keys[i].code))
      found |= 1U << keys[i].key;
  return found == (1U << (HQ_KEYPAD_KEY_ENTER + 1)) - 1;
}

/**
 * hq_keypad_event_is_idle:
 * @fd: an open input device
 *
 * Returns: whether none of its keys is held down
 */
gboolean
hq_keypad_event_is_idle (int fd)
{
  HqKeypadBits down = { { 0 } };

  if (ioctl (fd, EVIOCGKEY (sizeof down.bits), down.bits) < 0)
    return TRUE;
  for (guint i = 0; i < sizeof down.bits; i++)
    if (down.bits[i] != 0)
      return FALSE;
  return TRUE;
}
