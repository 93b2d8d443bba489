/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HqWatchFunc:
 * @done: from 0 to 1
 * @user_data: what the watch was made with
 *
 * Called on the thread that reads.
 */
typedef void (*HqWatchFunc) (double done, gpointer user_data);

/**
 * HqWatch:
 *
 * Who watches a long read: is told how far it is, and may end it. All borrowed. A read that is made of
 * others tells each of them which part of the whole it is.
 */
typedef struct
{
  HqWatchFunc tell; /* (nullable) */
  gpointer user_data;
  GCancellable *cancellable; /* (nullable) */
  double begin;              /* the part of the whole that is read now */
  double length;
} HqWatch;

void     hq_watch_init  (HqWatch      *watch,
                         HqWatchFunc   tell,
                         gpointer      user_data,
                         GCancellable *cancellable);
gboolean hq_watch_tell  (HqWatch *watch,
                         guint    done,
                         guint    total,
                         GError **error);
HqWatch  hq_watch_enter (HqWatch *watch,
                         guint    part,
                         guint    parts);
void     hq_watch_leave (HqWatch       *watch,
                         const HqWatch *outer);

G_END_DECLS
