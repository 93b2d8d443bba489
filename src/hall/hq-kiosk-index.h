/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-search.h"

G_BEGIN_DECLS

/**
 * HqKioskIndex:
 *
 * What items are found by, and where each is done.
 */
typedef struct
{
  HqSearch *search;     /* (owned) */
  GHashTable *services; /* (owned): the code of a service, by that of an item */
} HqKioskIndex;

gpointer hq_kiosk_index_read (HqHall         *hall,
                              gconstpointer   query,
                              GError        **error);
void     hq_kiosk_index_free (gpointer index);

G_END_DECLS
