/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-figures.h"
#include "hq-manager-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_CARD (hq_manager_card_get_type ())

/**
 * HqManagerCard:
 *
 * All that there is to know of a counter now.
 */
G_DECLARE_FINAL_TYPE (HqManagerCard, hq_manager_card, HQ, MANAGER_CARD, AdwBin)

/* What it is told from; all borrowed. */
typedef struct
{
  const HqManagerView *view;
  const HqManagerFigures *figures; /* (nullable) */
  HqTime now;
} HqManagerCardAsk;

void hq_manager_card_set_counter (HqManagerCard *self,
                                  guint          index);
void hq_manager_card_show        (HqManagerCard          *self,
                                  const HqManagerCardAsk *ask);

G_END_DECLS
