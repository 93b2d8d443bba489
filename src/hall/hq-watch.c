/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-watch.h"

#include "hq-error.h"

/**
 * hq_watch_init:
 * @watch: (out): a watch over the whole of a read
 * @tell: (nullable): told how far it is
 * @user_data: for @tell
 * @cancellable: (nullable): ends it
 */
void
hq_watch_init (HqWatch *watch, HqWatchFunc tell, gpointer user_data, GCancellable *cancellable)
{
  *watch = (HqWatch){ tell, user_data, cancellable, 0, 1 };
}

/**
 * hq_watch_tell:
 * @watch: (nullable): who watches
 * @done: how many steps are done
 * @total: of how many
 * @error: return location for an error
 *
 * Returns: whether to go on; %FALSE with %HQ_ERROR_CANCELLED
 */
gboolean
hq_watch_tell (HqWatch *watch, guint done, guint total, GError **error)
{
  if (watch == NULL)
    return TRUE;
  if (g_cancellable_is_cancelled (watch->cancellable))
    {
      hq_error_set (error, HQ_ERROR_CANCELLED, NULL);
      return FALSE;
    }
  if (watch->tell != NULL)
    watch->tell (watch->begin + (total > 0 ? watch->length * done / total : 0), watch->user_data);
  return TRUE;
}

/**
 * hq_watch_enter:
 * @watch: (nullable): who watches
 * @part: which part of the read begins, from 0
 * @parts: of how many of like length
 *
 * Returns: what hq_watch_leave() wants
 */
HqWatch
hq_watch_enter (HqWatch *watch, guint part, guint parts)
{
  HqWatch outer = { 0 };

  if (watch == NULL)
    return outer;
  outer = *watch;
  watch->length = outer.length / parts;
  watch->begin = outer.begin + watch->length * part;
  return outer;
}

/**
 * hq_watch_leave:
 * @watch: (nullable): who watches
 * @outer: what hq_watch_enter() gave
 */
void
hq_watch_leave (HqWatch *watch, const HqWatch *outer)
{
  if (watch != NULL)
    *watch = *outer;
}
