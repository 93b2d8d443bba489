/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-board-view-table.h"
#include "hq-deed-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

#define HQ_BOARD_VIEW_NEXT 3
#define HQ_BOARD_VIEW_TURN (6 * HQ_SECOND) /* a page of what does not fit */

/* Who waits for a service of the board's part of the hall. */
typedef struct
{
  const HqService *service; /* the view's */
  gint64 waiting;
  HqBoardNext next[HQ_BOARD_VIEW_NEXT]; /* whose score is highest */
  guint n_next;
} HqBoardLine;

/**
 * HqBoardView:
 *
 * A part of the hall, a floor, a zone, or all of it, as its board shows it.
 */
typedef struct
{
  HqView view;
  GArray *calls;  /* (owned) (element-type HqBoardCall): called and not served yet, newest first */
  GArray *lines;  /* (owned) (element-type HqBoardLine): by service */
  GArray *paused; /* (owned) (element-type int): counters where somebody is signed in and paused */
  GArray *closed; /* (owned) (element-type int): counters where nobody is signed in */
  GArray *notices; /* (owned) (element-type HqNotice): those of today, of the whole hall */
} HqBoardView;

gpointer hq_board_view_read     (HqHall       *hall,
                                 gconstpointer place,
                                 GError      **error);
void     hq_board_view_free     (gpointer view);
guint    hq_board_view_get_page (guint  n,
                                 guint  room,
                                 HqTime now,
                                 guint *n_pages);

G_END_DECLS
