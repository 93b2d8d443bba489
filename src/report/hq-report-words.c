/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-words.h"

struct _HqReportWords
{
  GHashTable *table; /* (owned) (element-type utf8 utf8): by text, which is static */
};

/* Each text of this folder that is marked for translation. */
static const char *const texts[] = {
#include "hq-report-words-list.h"
};

/**
 * hq_report_words_new:
 * @translate: is asked for each text now, on this thread, and not afterwards
 *
 * Returns: (transfer full): what this layer says
 */
HqReportWords *
hq_report_words_new (HqReportTranslate translate)
{
  HqReportWords *self = g_atomic_rc_box_new0 (HqReportWords);

  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_hash_table_insert (self->table, (gpointer) texts[i], g_strdup (translate (texts[i])));
  return self;
}

/**
 * hq_report_words_ref:
 *
 * Returns: (transfer full): @self, on whatever thread
 */
HqReportWords *
hq_report_words_ref (HqReportWords *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
hq_report_words_free (gpointer data)
{
  HqReportWords *self = data;

  g_hash_table_unref (self->table);
}

/**
 * hq_report_words_unref:
 * @self: (transfer full): words that are held no longer
 */
void
hq_report_words_unref (HqReportWords *self)
{
  g_atomic_rc_box_release_full (self, hq_report_words_free);
}

/**
 * hq_report_words_get:
 * @text: a text of this layer
 *
 * Returns: (transfer none): it in the language of @self, as long as that is held; @text where it is
 *   none that is translated
 */
const char *
hq_report_words_get (const HqReportWords *self, const char *text)
{
  const char *found = g_hash_table_lookup (self->table, text);

  return found != NULL ? found : text;
}
