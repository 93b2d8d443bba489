/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-contact-list.h"
#include "hq-place.h"

G_BEGIN_DECLS

/* A machine of the hall, or a place that has none. Texts are interned. */
typedef struct
{
  HqContactMachine at;     /* its role and place are NULL while it waits to be given them */
  gint64 number;           /* by which people call it; 0 for one that was started with its role */
  const char *name;        /* (nullable) */
  HqScreenRole given_role; /* what the hall gave it, %HQ_N_SCREENS for nothing */
  const char *given_place; /* (nullable) */
} HqMachineLine;

/**
 * HqMachineList:
 *
 * All machines of the hall and the places that wait for one.
 */
typedef struct
{
  GArray *lines;       /* (owned) (element-type HqMachineLine): those that wait first */
  HqTime now;          /* when it was read, by the store's clock */
  const char *version; /* (nullable): of most of those that are there */
} HqMachineList;

gpointer hq_machine_list_read  (HqHall        *hall,
                                gconstpointer  query,
                                GError       **error);
void     hq_machine_list_free  (gpointer list);
gboolean hq_machine_list_waits (const HqMachineLine *line);
gboolean hq_machine_list_needs (const HqMachineLine *line);
gboolean hq_machine_list_is_other (const HqMachineList *list,
                                   const HqMachineLine *line);

G_END_DECLS
