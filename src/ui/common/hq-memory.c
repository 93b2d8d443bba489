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

/**
 * hq_memory_get_machine:
 * @screen: (nullable): which of several screens of this machine; %NULL where there is one alone
 *
 * Returns: (transfer full): the key by which a hall knows it, made where there was none
 */
char *
hq_memory_get_machine (const char *screen)
{
  g_autofree char *key = hq_memory_get_text ("machine");
  g_autofree char *whole = NULL;

  if (key[0] == '\0')
    {
      g_free (key);
      key = g_uuid_string_random ();
      hq_memory_set_text ("machine", key);
    }
  if (screen == NULL)
    return g_steal_pointer (&key);
  whole = g_strconcat (key, "\n", screen, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, whole, -1);
}

/**
 * hq_memory_get_given:
 * @screen: (nullable): which of several screens of this machine
 * @role: (out) (transfer full): what the hall gave it
 * @place: (out) (transfer full): where
 *
 * Returns: whether anything is remembered
 */
gboolean
hq_memory_get_given (const char *screen, char **role, char **place)
{
  g_autoptr (GSettings) settings = hq_memory_open ();
  g_autoptr (GVariant) given = NULL;

  if (settings == NULL)
    return FALSE;
  given = g_settings_get_value (settings, "given");
  return g_variant_lookup (given, screen != NULL ? screen : "", "(ss)", role, place);
}

/**
 * hq_memory_set_given:
 * @screen: (nullable): which of several screens of this machine
 * @role: (nullable): what the hall gave it, %NULL for nothing
 * @place: (nullable): where
 *
 * What is remembered is remembered when this returns.
 */
void
hq_memory_set_given (const char *screen, const char *role, const char *place)
{
  g_autoptr (GSettings) settings = hq_memory_open ();
  g_autoptr (GVariant) before = NULL;
  const char *key = screen != NULL ? screen : "";
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name, *a, *b;

  if (settings == NULL)
    return;
  before = g_settings_get_value (settings, "given");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(ss)}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s(&s&s)}", &name, &a, &b))
    if (!g_str_equal (name, key))
      g_variant_builder_add (&builder, "{s(ss)}", name, a, b);
  if (role != NULL)
    g_variant_builder_add (&builder, "{s(ss)}", key, role, place);
  g_settings_set_value (settings, "given", g_variant_builder_end (&builder));
  g_settings_sync ();
}
