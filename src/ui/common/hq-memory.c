/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-memory.h"

#define HQ_MEMORY_SCHEMA "org.hallqueue.HallQueue"

/**
 * hq_memory_open:
 *
 * What this machine remembers: its role, place and store.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where the program's schema is not
 *   installed, and then nothing is remembered
 */
GSettings *
hq_memory_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, HQ_MEMORY_SCHEMA, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * hq_memory_get_text:
 *
 * Returns: (transfer full): the text of @key, "" where nothing is remembered
 */
char *
hq_memory_get_text (const char *key)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup ("");
}

void
hq_memory_set_text (const char *key, const char *value)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  if (settings != NULL)
    g_settings_set_string (settings, key, value);
}

gboolean
hq_memory_get_switch (const char *key)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  return settings != NULL && g_settings_get_boolean (settings, key);
}

void
hq_memory_set_switch (const char *key, gboolean value)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  if (settings != NULL)
    g_settings_set_boolean (settings, key, value);
}

/**
 * hq_memory_get_number:
 * @usual: what counts where nothing is remembered
 *
 * Returns: the number of @key
 */
int
hq_memory_get_number (const char *key, int usual)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  return settings != NULL ? g_settings_get_int (settings, key) : usual;
}

void
hq_memory_set_number (const char *key, int value)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  if (settings != NULL)
    g_settings_set_int (settings, key, value);
}

/**
 * hq_memory_get_size:
 * @width: (inout): what is remembered; untouched where nothing is
 * @height: (inout): the same
 */
void
hq_memory_get_size (const char *key, int *width, int *height)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  if (settings != NULL)
    g_settings_get (settings, key, "(ii)", width, height);
}

void
hq_memory_set_size (const char *key, int width, int height)
{
  g_autoptr (GSettings) settings = hq_memory_open ();

  if (settings != NULL && width > 0 && height > 0)
    g_settings_set (settings, key, "(ii)", width, height);
}
