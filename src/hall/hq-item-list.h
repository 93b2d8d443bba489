/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-item.h"
#include "hq-search.h"

G_BEGIN_DECLS

/* Which items of a catalogue are listed. */
typedef enum
{
  HQ_ITEM_LIST_ALL,
  HQ_ITEM_LIST_NO_ENGLISH,
  HQ_ITEM_LIST_NO_SOURCE, /* a figure comes from nowhere, or is an example */
  HQ_ITEM_LIST_N_SORTS
} HqItemListSort;

/* A figure of an item that is said to come from somewhere. */
typedef enum
{
  HQ_ITEM_LIST_SOURCED,
  HQ_ITEM_LIST_UNKNOWN, /* nobody says from where */
  HQ_ITEM_LIST_EXAMPLE  /* it stands there until the hall has its own */
} HqItemListSource;

/**
 * HqItemList:
 *
 * The catalogue, and what its items are found by.
 */
typedef struct
{
  GPtrArray *items; /* (owned) (element-type HqItem): in the order of the codes */
  HqSearch *search; /* (owned): over @items, by their places there */
} HqItemList;

/**
 * HqItemListFile:
 *
 * What a catalogue's file would change.
 */
typedef struct
{
  GPtrArray *items; /* (owned) (element-type HqItem): what the file holds */
  guint added;
  guint changed;
  guint dropped;
  guint same;
} HqItemListFile;

gpointer         hq_item_list_read        (HqHall         *hall,
                                           gconstpointer   query,
                                           GError        **error);
void             hq_item_list_free        (gpointer list);
gpointer         hq_item_list_read_file   (HqHall         *hall,
                                           gconstpointer   path,
                                           GError        **error);
gpointer         hq_item_list_read_back   (HqHall         *hall,
                                           gconstpointer   items,
                                           GError        **error);
void             hq_item_list_compare     (HqItemListFile  *file,
                                           const GPtrArray *now);
void             hq_item_list_free_file   (gpointer file);
HqItem          *hq_item_list_find        (const HqItemList *list,
                                           const char       *code);
GArray          *hq_item_list_choose      (const HqItemList *list,
                                           HqItemListSort    sort,
                                           const char       *text);
HqItemListSource hq_item_list_judge       (const char *source);

G_END_DECLS
