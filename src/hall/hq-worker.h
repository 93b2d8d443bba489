/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-hall.h"

G_BEGIN_DECLS

/**
 * HqWorker:
 *
 * The thread that owns a hall's connection and does what it is asked first in, first out, so that
 * whoever asks never waits for a disk.
 */
typedef struct _HqWorker HqWorker;

/**
 * HqWorkerFunc:
 *
 * What is written that is no change of the hall and leaves no event. It may be run again.
 */
typedef gboolean (*HqWorkerFunc) (HqHall *hall, gpointer user_data, GError **error);

/* One change that is asked for: an order, or a function. */
typedef struct
{
  const HqActor *actor;
  const HqOrder *order;
  HqWorkerFunc func;  /* (nullable): instead of the order */
  gpointer user_data; /* for @func, on the worker's thread until the answer */
  gboolean once;      /* it comes again by itself: it is not tried again for long, and nobody waits */
} HqWorkerRequest;

HqWorker   *hq_worker_new          (const char *path);
void        hq_worker_set_patience (HqWorker *worker,
                                    gint64    patience);
void        hq_worker_close        (HqWorker *worker);
void        hq_worker_run_async    (HqWorker              *worker,
                                    const HqWorkerRequest *request,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data);
gboolean    hq_worker_run_finish   (GAsyncResult *result,
                                    HqAnswer     *answer,
                                    GError      **error);
const char *hq_worker_get_request  (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqWorker, hq_worker_close)

G_END_DECLS
