/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-migration.h"

#include <gio/gio.h>
#include <string.h>

#define HQ_MIGRATION_FOLDER "/org/hallqueue/HallQueue/store/schema/"

/* The steps, oldest first, never changed once released: step n takes version n to n + 1. */
static const char *const steps[] = {
  "0001-hall.sql",
  "0002-last-ticket.sql",
  "0003-announcer.sql",
  "0004-late.sql",
  "0005-second-engine.sql",
  "0006-device.sql",
  "0007-deeds.sql",
  "0008-setup.sql",
  "0009-rota.sql",
  "0010-machine.sql",
  "0011-follow.sql",
  "0012-probe.sql",
  "0013-follow-department.sql",
  "0014-cases.sql",
  "0015-places.sql",
  "0016-data-change.sql",
};

/* Lines that part a file: what follows is for one engine, until the last of them. */
static const char *const marks[] = { "-- [sqlite]", "-- [postgresql]" };
static const char last_mark[] = "-- [both]";

/**
 * hq_migration_get_known_version:
 *
 * Returns: the version of the schema that this program knows
 */
int
hq_migration_get_known_version (void)
{
  return G_N_ELEMENTS (steps);
}

/**
 * hq_migration_get_name:
 * @step: the version that the step takes further
 *
 * Returns: (transfer none): what the step is called in messages
 */
const char *
hq_migration_get_name (int step)
{
  return steps[step];
}

/**
 * hq_migration_load:
 * @step: the version that the step takes further
 * @engine: for which engine
 * @error: return location for an error
 *
 * Both engines read the same numbered files. What one of them says in its own way, a trigger say,
 * stands in them between marks.
 *
 * Returns: (transfer full): the statements of the step for @engine
 */
char *
hq_migration_load (int step, HqMigrationEngine engine, GError **error)
{
  g_autofree char *path = g_strconcat (HQ_MIGRATION_FOLDER, steps[step], NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  gboolean ours = TRUE;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (guint mark = 0; mark < G_N_ELEMENTS (marks); mark++)
        if (g_str_equal (lines[i], marks[mark]))
          ours = mark == engine;
      if (g_str_equal (lines[i], last_mark))
        ours = TRUE;
      if (ours)
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
