/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-deed-table.h"
#include "hq-manager-view-table.h"
#include "hq-rate.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* What a counter does, as a manager tells one from another. */
typedef enum
{
  HQ_MANAGER_CLOSED, /* nobody is signed in */
  HQ_MANAGER_PAUSED,
  HQ_MANAGER_QUIET,  /* open and free, and called nobody for half an hour */
  HQ_MANAGER_FREE,
  HQ_MANAGER_CALLED,
  HQ_MANAGER_SERVING,
  HQ_MANAGER_HELD,   /* the visitor was parked, and nobody else is there */
  HQ_N_MANAGER_STATES
} HqManagerState;

/* A service, and who waits for it. */
typedef struct
{
  const HqService *service; /* the set-up's */
  gint64 waiting;
  HqTime since; /* from when the longest wait counts, 0 where none is measured */
  HqTime due;   /* when the first of them was to be called at the latest, 0 where none is measured */
  guint open;   /* counters that are open in the sense of the rates and serve it */
  guint ready;  /* counters that serve it, with somebody signed in who does not pause */
  gboolean warn; /* so many wait that a manager is warned */
  gint64 bad;    /* bad ratings that were given today */
  HqTime bad_at; /* the newest of them */
  gint64 overdue;   /* open cases */
  gint64 due_today; /* open cases of which today is the last day */
} HqManagerLine;

/* A counter as it stands. */
typedef struct
{
  const HqCounter *counter; /* the set-up's */
  HqManagerDuty duty;       /* of no counter while nobody is signed in */
  HqManagerStay stay;       /* of no ticket while nobody is there; of several that are held the first */
  guint held;               /* how many are */
} HqManagerCounter;

/**
 * HqManagerView:
 *
 * The floor as a manager sees it, read on one snapshot of the store. What it costs is the day's, and
 * the length of the lines, whatever stands in the store of the days before.
 */
typedef struct
{
  HqView view;
  GArray *lines;    /* (owned) (element-type HqManagerLine): each service of the set-up, by its code */
  GArray *counters; /* (owned) (element-type HqManagerCounter): each counter, by its number */
  GArray *taken;    /* (owned) (element-type HqAlertTaken): the alerts that somebody sees to */
  GArray
    *rota; /* (owned) (element-type HqRotaCounter): the day's own, empty for that of its kind */
  GArray *asked;    /* (owned) (element-type HqCounterAsked): tidal counters that were asked to open */
  GArray *notices;  /* (owned) (element-type HqNotice): what is put up for everybody */
  GArray *words;    /* (owned) (element-type HqWord): those of today, in order */
  GArray *stops;    /* (owned) (element-type HqServiceStop): services that give no more numbers */
} HqManagerView;

HqManagerView *hq_manager_view_new        (void);
gboolean       hq_manager_view_load       (HqHall            *hall,
                                           const HqViewPlace *place,
                                           HqManagerView     *found,
                                           GError           **error);
gpointer       hq_manager_view_read       (HqHall       *hall,
                                           gconstpointer place,
                                           GError      **error);
void           hq_manager_view_free       (gpointer view);
HqManagerState hq_manager_view_get_state  (const HqManagerCounter *counter,
                                           HqTime                  now);
HqTime         hq_manager_view_get_since  (const HqManagerCounter *counter,
                                           HqTime                  now);
gboolean       hq_manager_view_is_open    (const HqManagerCounter *counter,
                                           HqTime                  now);
GArray        *hq_manager_view_plan       (const HqManagerView *view,
                                           HqTime               now);
HqRate         hq_manager_view_count_open (const HqManagerView *view,
                                           HqTime               now,
                                           gint64              *beyond);

G_END_DECLS
