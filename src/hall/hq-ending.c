/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ending.h"

static GMutex mutex;
static GQueue threads = G_QUEUE_INIT; /* (element-type GThread) (owned) */

/**
 * hq_ending_add:
 * @thread: (transfer full): a thread that is about to be told to end, and then leaves by
 *   hq_ending_leave()
 */
void
hq_ending_add (GThread *thread)
{
  g_mutex_lock (&mutex);
  g_queue_push_tail (&threads, thread);
  g_mutex_unlock (&mutex);
}

/**
 * hq_ending_leave:
 *
 * The last that a thread of hq_ending_add() does: from then on nobody need wait for it.
 */
void
hq_ending_leave (void)
{
  GThread *self = g_thread_self ();

  g_mutex_lock (&mutex);
  /* Who waits for it already has taken it. */
  if (g_queue_remove (&threads, self))
    g_thread_unref (self);
  g_mutex_unlock (&mutex);
}

/**
 * hq_ending_wait:
 *
 * Waits until each of them has left: what was asked of them is done, and no library is taken from
 * under them as the program ends.
 */
void
hq_ending_wait (void)
{
  for (;;)
    {
      GThread *thread;

      g_mutex_lock (&mutex);
      thread = g_queue_pop_head (&threads);
      g_mutex_unlock (&mutex);
      if (thread == NULL)
        return;
      g_thread_join (thread);
    }
}
