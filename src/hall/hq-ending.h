/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Threads that were told to end and that nobody waits for while there are windows: one of them may
 * hang with a server for seconds. The program waits for them when its windows are gone. */

void hq_ending_add   (GThread *thread);
void hq_ending_leave (void);
void hq_ending_wait  (void);

G_END_DECLS
