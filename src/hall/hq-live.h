/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-worker.h"

G_BEGIN_DECLS

#define HQ_TYPE_LIVE (hq_live_get_type ())

/**
 * HqLive:
 *
 * A hall as a screen has it: a view of it that is kept up to date by whatever any process changes,
 * and the one door to change it. Used from the thread that made it; disks are waited for on others.
 */
G_DECLARE_FINAL_TYPE (HqLive, hq_live, HQ, LIVE, GObject)

/**
 * HqLiveReadFunc:
 * @hall: a hall that is only to be read, on a thread of its own
 * @query: what is looked for
 * @error: return location for an error
 *
 * Returns: (transfer full): what was found, which nobody changes from then on; %NULL on failure
 */
typedef gpointer (*HqLiveReadFunc) (HqHall *hall,
                  gconstpointer             query,
                  GError                  **error);

/**
 * HqLiveUntilFunc:
 * @view: what was found
 *
 * Returns: from when on it does not hold any more, by the store's clock, though nothing happens
 */
typedef HqTime (*HqLiveUntilFunc) (gconstpointer view);

/* What a screen reads. */
typedef struct
{
  HqLiveReadFunc read;
  gpointer query; /* owned by the reader from then on; (nullable) */
  GDestroyNotify free_query;
  GDestroyNotify free_view;
  HqLiveUntilFunc get_until; /* (nullable): of what is shown, where time alone changes it */
} HqLiveReader;

/* Who waits for a long read. */
typedef struct
{
  HqWatchFunc tell;          /* (nullable): from 0 to 1, on the screen's thread, with the callback's data */
  GCancellable *cancellable; /* (nullable): ends the read */
} HqLiveProgress;

typedef enum
{
  HQ_LIVE_LOADING, /* nothing was read yet */
  HQ_LIVE_THERE,
  HQ_LIVE_LOST /* the view, where there is one, is of before */
} HqLiveState;

HqLive       *hq_live_new            (const char *path);
void          hq_live_show           (HqLive             *self,
                                      const HqLiveReader *reader);
gconstpointer hq_live_get_view       (HqLive *self);
HqLiveState   hq_live_get_state      (HqLive *self);
const GError *hq_live_get_fault      (HqLive *self);
HqTime        hq_live_get_lost_since (HqLive *self);
HqTime        hq_live_get_now        (HqLive *self);
void          hq_live_set_ahead      (HqLive *self,
                                      gint64  ahead);
const char   *hq_live_get_path       (HqLive *self);
gboolean      hq_live_is_busy        (HqLive *self);
void          hq_live_set_actor      (HqLive        *self,
                                      const HqActor *actor);
const char   *hq_live_get_staff      (HqLive *self);
void          hq_live_read_async     (HqLive             *self,
                                      const HqLiveReader *reader,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gpointer      hq_live_read_finish    (HqLive       *self,
                                      GAsyncResult *result,
                                      GError      **error);
void          hq_live_read_apart_async  (HqLive               *self,
                                         const HqLiveReader   *reader,
                                         const HqLiveProgress *progress,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gpointer      hq_live_read_apart_finish (HqLive       *self,
                                         GAsyncResult *result,
                                         GError      **error);
void          hq_live_run_async      (HqLive                *self,
                                      const HqWorkerRequest *request,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data);
gboolean      hq_live_run_finish     (HqLive       *self,
                                      GAsyncResult *result,
                                      HqAnswer     *answer,
                                      GError      **error);

G_END_DECLS
