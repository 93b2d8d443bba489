/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-wall.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#include "hq-error.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

/* What the screens that the public looks at say alike. */

/**
 * hq_wall_kind:
 *
 * Returns: (transfer none): what sort of counter it is
 */
const char *
hq_wall_kind (HqCounterKind kind)
{
  static const char *const words[HQ_N_COUNTER_KINDS] = { N_ ("General counter"),
                                                         N_ ("Dedicated counter"),
                                                         N_ ("Tidal counter") };

  return _ (words[kind]);
}

/**
 * hq_wall_fill:
 * @sentence: with %s where @first and @second stand, in whichever language
 * @first: (nullable): a word
 * @second: (nullable): another
 *
 * Returns: (transfer full): the sentence
 */
char *
hq_wall_fill (const char *sentence, const char *first, const char *second)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 3);
  GString *text = g_string_new (parts[0]);
  const char *words[] = { first, second };

  for (guint i = 0; parts[0] != NULL && parts[i + 1] != NULL; i++)
    {
      g_string_append (text, words[i] != NULL ? words[i] : "");
      g_string_append (text, parts[i + 1]);
    }
  return g_string_free (text, FALSE);
}

/**
 * hq_wall_counters:
 * @counters: (element-type int): numbers of counters, rising
 *
 * Returns: (transfer full): the numbers in few words: 1–6, 9
 */
char *
hq_wall_counters (const GArray *counters)
{
  return hq_number_format_ranges (counters, C_ ("list", ", "));
}

/**
 * hq_wall_services:
 * @services: (element-type HqService): some services
 * @first: which one comes first; those before it follow at the end
 *
 * Returns: (transfer full): their names
 */
char *
hq_wall_services (const GPtrArray *services, guint first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < services->len; i++)
    {
      const HqService *service = services->pdata[(first + i) % services->len];

      if (i > 0)
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, hq_language_pick (service->name, service->name_en));
    }
  return g_string_free (text, FALSE);
}

/* What somebody has to mend before the screen can be what it was started or given to be. */
static gboolean
hq_wall_is_set_up_wrongly (const GError *fault)
{
  return hq_error_is (fault, HQ_ERROR_NOT_FOUND) || hq_error_is (fault, HQ_ERROR_NO_LOGIN)
         || hq_error_is (fault, HQ_ERROR_NO_GRANT);
}

/**
 * hq_wall_lost:
 * @page: a page whose store is lost
 * @view: (nullable): what it read before, where it did
 *
 * Returns: (transfer full): since when nothing new is known; or, where nothing was ever read, that the
 *   hall has no such place, or the server refuses the screen's login
 */
char *
hq_wall_lost (HqPage *page, const HqView *view)
{
  HqLive *live = hq_page_get_live (page);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *clock = NULL;

  if (view == NULL && hq_wall_is_set_up_wrongly (hq_live_get_fault (live)))
    return hq_words_error (hq_live_get_fault (live));
  zone = view != NULL ? g_time_zone_ref (view->zone) : g_time_zone_new_local ();
  clock = hq_words_clock (hq_live_get_lost_since (live), zone);
  return g_strdup_printf (_ ("Since %s nothing new is known here."), clock);
}

/**
 * hq_wall_set:
 * @label: (type GtkLabel): a label
 * @text: (nullable): what it says; with nothing to say it takes no room
 */
void
hq_wall_set (gpointer label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

void
hq_wall_set_class (gpointer widget, const char *name, gboolean there)
{
  if (there)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
