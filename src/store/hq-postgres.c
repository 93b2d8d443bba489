/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-engine.h"

gboolean
hq_postgres_is_ours (const char *path)
{
  return FALSE;
}

HqDatabase *
hq_postgres_open (const char *path, HqDatabaseMode mode, GError **error)
{
  return NULL;
}
