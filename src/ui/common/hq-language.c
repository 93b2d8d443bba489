/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-language.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

/* The names of the languages on tickets, and those of their translations. English is the language of
 * the sources and has none. */
static const struct
{
  const char *language;
  const char *catalogue;
  const char *name; /* in itself */
} languages[] = { { "zh", "zh_CN", "中文" }, { "en", "en", "English" } };

static guint current;

/**
 * hq_language_init:
 * @locale_dir: (nullable): where the translations are; %NULL for where they were installed
 *
 * Called once, before there are threads. The environment chooses the language; one that chooses none
 * means Chinese.
 */
void
hq_language_init (const char *locale_dir)
{
  const char *const *names = g_get_language_names ();
  const char *wanted = "zh";

  /* Translations are looked up in a UTF-8 locale alone, and one is always there. */
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : HQ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (g_str_has_prefix (names[0], "en"))
    wanted = "en";
  hq_language_set (wanted);
}

/**
 * hq_language_set:
 * @language: "zh" or "en"; others are left alone
 *
 * Changes the language of this process. What is shown already stays as it is until it is made anew.
 * The environment is left alone where it says so already, since other threads may read it.
 */
void
hq_language_set (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i].language) == 0
        && (i != current || g_strcmp0 (g_getenv ("LANGUAGE"), languages[i].catalogue) != 0))
      {
        current = i;
        g_setenv ("LANGUAGE", languages[i].catalogue, TRUE);
        /* It is read anew after this call. */
        textdomain (GETTEXT_PACKAGE);
      }
}

/**
 * hq_language_get:
 *
 * Returns: (transfer none): "zh" or "en", as tickets have it
 */
const char *
hq_language_get (void)
{
  return languages[current].language;
}

/**
 * hq_language_get_other:
 *
 * Returns: (transfer none): the language that is not shown
 */
const char *
hq_language_get_other (void)
{
  return languages[1 - current].language;
}

/**
 * hq_language_get_other_name:
 *
 * Returns: (transfer none): what the language that is not shown calls itself
 */
const char *
hq_language_get_other_name (void)
{
  return languages[1 - current].name;
}

/**
 * hq_language_pick:
 * @name: a name in Chinese
 * @name_en: the same in English, "" where there is none
 *
 * Returns: (transfer none): the name to show; one that is missing in English is shown in Chinese
 */
const char *
hq_language_pick (const char *name, const char *name_en)
{
  return current == 1 && name_en != NULL && name_en[0] != '\0' ? name_en : name;
}
