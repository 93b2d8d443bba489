/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* What a screen of the hall is for; one process shows one of them at one place. */
typedef enum
{
  HQ_SCREEN_KIOSK,
  HQ_SCREEN_GUIDE,
  HQ_SCREEN_COUNTER,
  HQ_SCREEN_WINDOW,
  HQ_SCREEN_RATING,
  HQ_SCREEN_BOARD,
  HQ_SCREEN_MANAGER,
  HQ_N_SCREENS
} HqScreenRole;

/* What is said in place of a role for a machine that waits to be given one. */
#define HQ_PLACE_WAITING "waiting"

/* Where a screen stands. Strings are the set-up's. */
typedef struct
{
  const char *device; /* (nullable): the registered device */
  int floor;          /* 0 for the whole hall (a board, a manager) */
  int counter;        /* 0 for none */
  const char *zone;   /* (nullable): a board's, where it shows one zone alone */
} HqPlace;

const char *hq_place_get_nick  (HqScreenRole role);
int         hq_place_find_role (const char *nick);
gboolean    hq_place_find      (const HqSetup *setup,
                                HqScreenRole   role,
                                const char    *text,
                                HqPlace       *place,
                                GError       **error);
char       *hq_place_format_key (const HqPlace *place);
gboolean    hq_place_is_shared  (HqScreenRole   role,
                                 const HqPlace *place);
gboolean    hq_place_covers    (const HqSetup *setup,
                                const HqPlace *place,
                                const HqZone  *zone);

G_END_DECLS
