/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hq-keypad-event.h"

G_BEGIN_DECLS

/**
 * HqKeypad:
 *
 * A number pad that belongs to this program alone: what is pressed on it reaches no other program,
 * whichever has the focus.
 */
typedef struct _HqKeypad HqKeypad;

/* How it stands with the pad, each to be said in its own sentence. */
typedef enum
{
  HQ_KEYPAD_ABSENT,       /* not plugged in; it is taken as soon as it is */
  HQ_KEYPAD_PRESENT,      /* its keys come here */
  HQ_KEYPAD_DENIED,       /* this user may not read it; it is tried again every second */
  HQ_KEYPAD_IN_USE,       /* another program has grabbed it; it is tried again every second */
  HQ_KEYPAD_NOT_A_KEYPAD, /* no number pad, or a letter was pressed on it: it was let go */
  HQ_KEYPAD_FAILED,       /* something else went wrong, which stands in the log */
  HQ_N_KEYPAD_STATES
} HqKeypadState;

/* What is told, in the main context in which the keypad was made; either may free the keypad. */
typedef struct
{
  void (*press) (HqKeypadKey key,
                 gpointer    user_data);
  void (*state) (HqKeypadState state,
                 gpointer      user_data);
} HqKeypadFuncs;

HqKeypad     *hq_keypad_new       (const char          *path,
                                   const HqKeypadFuncs *funcs,
                                   gpointer             user_data);
void          hq_keypad_free      (HqKeypad            *keypad);
HqKeypadState hq_keypad_get_state (const HqKeypad      *keypad);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqKeypad, hq_keypad_free)

G_END_DECLS
