/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-source.h"

/**
 * hq_source_start:
 * @source: (transfer full): one that was just made
 * @context: (nullable): where it runs
 * @func: what it calls
 * @user_data: (closure): handed to @func
 *
 * Returns: (transfer full): @source, at work until hq_source_clear()
 */
GSource *
hq_source_start (GSource *source, GMainContext *context, GSourceFunc func, gpointer user_data)
{
  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, context);
  return source;
}

/**
 * hq_source_clear:
 * @source: (inout) (nullable): one that is to call nobody any more; it is %NULL afterwards
 */
void
hq_source_clear (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}
