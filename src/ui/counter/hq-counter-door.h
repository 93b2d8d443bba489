/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_DOOR (hq_counter_door_get_type ())

/**
 * HqCounterDoor:
 *
 * Where a clerk signs in at a counter, goes on after the program was started again, or unlocks it.
 */
G_DECLARE_FINAL_TYPE (HqCounterDoor, hq_counter_door, HQ, COUNTER_DOOR, AdwBin)

typedef enum
{
  HQ_COUNTER_DOOR_SIGN_IN,
  HQ_COUNTER_DOOR_RESUME, /* somebody is signed in at the counter, and is to show that it is they */
  HQ_COUNTER_DOOR_UNLOCK
} HqCounterDoorMode;

void        hq_counter_door_set_mode     (HqCounterDoor           *self,
                                          HqCounterDoorMode        mode,
                                          const HqCounterDeskView *view);
const char *hq_counter_door_get_staff    (HqCounterDoor *self);
const char *hq_counter_door_get_password (HqCounterDoor *self);
char       *hq_counter_door_get_device   (HqCounterDoor *self);
void        hq_counter_door_set_busy     (HqCounterDoor *self,
                                          gboolean       busy);
void        hq_counter_door_refuse       (HqCounterDoor *self,
                                          const GError  *error);
void        hq_counter_door_place_focus  (HqCounterDoor *self);
void        hq_counter_door_tick         (HqCounterDoor *self);
void        hq_counter_door_clear        (HqCounterDoor *self);

G_END_DECLS
