/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqTurnstile:
 *
 * A queue of processes before the store's write lock. SQLite lets those who wait poll, so that one
 * of eight busy writers can wait for seconds; the kernel's lock on a file beside it wakes them in
 * the order of their coming.
 */
typedef struct _HqTurnstile HqTurnstile;

HqTurnstile *hq_turnstile_new   (const char  *store_path,
                                 GError     **error);
void         hq_turnstile_free  (HqTurnstile *turnstile);
gboolean     hq_turnstile_enter (HqTurnstile *turnstile,
                                 gint64       bound);
void         hq_turnstile_leave (HqTurnstile *turnstile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqTurnstile, hq_turnstile_free)

G_END_DECLS
