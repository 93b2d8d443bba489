/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-live.h"
#include "hq-worker.h"

G_BEGIN_DECLS

/* Between hq-live.c and hq-live-thread.c alone. */

/* What a screen wants to read, known to both threads. */
typedef struct
{
  gatomicrefcount refs;
  HqLiveReader reader;
} HqLiveShow;

/* What the thread found. */
typedef struct
{
  struct _HqLiveThread *thread; /* (owned) */
  HqLiveShow *show;             /* (owned) (nullable): whose view it is */
  gpointer view;                /* (owned) (nullable) */
  HqTime ahead;                 /* of the store's clock before the monotonic one */
  HqTime lost_since;
  GError *fault; /* (owned) (nullable) */
} HqLiveNews;

/**
 * HqLiveNewsFunc:
 * @news: what was found, of which it may take what it wants
 *
 * Called on the screen's thread.
 */
typedef void (*HqLiveNewsFunc) (HqLiveNews *news, gpointer user_data);

/**
 * HqLiveThread:
 *
 * The thread that reads what a screen shows, with a hall of its own that is only to be read.
 */
typedef struct _HqLiveThread HqLiveThread;

HqLiveShow   *hq_live_thread_show_new   (const HqLiveReader *reader);
void          hq_live_thread_show_unref (gpointer data);
HqLiveThread *hq_live_thread_new        (const char    *path,
                                         HqTime         ahead,
                                         HqLiveNewsFunc func,
                                         gpointer       user_data);
void          hq_live_thread_close      (HqLiveThread *thread,
                                         HqWorker     *worker);
void          hq_live_thread_show       (HqLiveThread *thread,
                                         HqLiveShow   *show);
void          hq_live_thread_read       (HqLiveThread *thread,
                                         GTask        *task);
void          hq_live_thread_look       (HqLiveThread *thread);

G_END_DECLS
