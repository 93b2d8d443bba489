/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-rota-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-number.h"

/**
 * hq_setup_rota_words_runs:
 *
 * Returns: (transfer full): 09:00–12:00, 13:00–17:00
 */
char *
hq_setup_rota_words_runs (guint64 halves)
{
  GString *text = g_string_new (NULL);
  int from, to;

  while (hq_rota_take_run (&halves, &from, &to))
    g_string_append_printf (text, "%s%02d:%02d–%02d:%02d", text->len > 0 ? _ (", ") : "", from / 60,
                            from % 60, to / 60, to % 60);
  return g_string_free (text, FALSE);
}

/**
 * hq_setup_rota_words_state:
 * @drops: whether it is going to go by its kind again
 *
 * Returns: (transfer full): by what the day goes
 */
char *
hq_setup_rota_words_state (const HqRotaView *view, gboolean drops)
{
  const char *kind = view->kind != NULL ? hq_language_pick (view->kind->name, view->kind->name_en)
                                        : NULL;

  if (view->past)
    return g_strdup (_ ("This day is over. Its rota stays what it was."));
  if (view->own && !drops)
    return g_strdup (_ ("This day has a rota of its own."));
  if (kind != NULL)
    return g_strdup_printf (_ ("This day goes by the rota of its kind: %s."), kind);
  return view->shut == HQ_ERROR_NO_CALENDAR ? g_strdup (_ ("The calendar does not reach this day."))
                                            : g_strdup (_ ("The hall does not open on this day."));
}

/**
 * hq_setup_rota_words_cell:
 * @rows: (element-type HqRotaCounter): a rota
 * @row: a row of it
 * @half: a half-hour
 *
 * Returns: (transfer full): what a cell of the rota is, for who looks at it or hears it
 */
char *
hq_setup_rota_words_cell (const HqSetup *setup, const GArray *rows, guint row, int half)
{
  const HqRotaCounter *counter = &g_array_index (rows, HqRotaCounter, row);
  const HqCounter *known = hq_setup_find_counter (setup, counter->counter);
  const HqZone *zone = known != NULL ? hq_setup_find_zone (setup, known->zone) : NULL;
  g_autofree char *when = hq_setup_rota_words_runs (
    hq_rota_mask (half * HQ_ROTA_MINUTES, (half + 1) * HQ_ROTA_MINUTES));
  const char *name = zone != NULL ? hq_language_pick (zone->name, zone->name_en) : "";
  guint planned = hq_rota_count (rows, half);

  if ((counter->halves >> half & 1) != 0)
    return g_strdup_printf (ngettext ("Counter %d (%s), %s: planned. %u counter is planned then.",
                                      "Counter %d (%s), %s: planned. %u counters are planned then.",
                                      planned),
                            counter->counter, name, when, planned);
  return g_strdup_printf (
    ngettext ("Counter %d (%s), %s: not planned. %u counter is planned then.",
              "Counter %d (%s), %s: not planned. %u counters are planned then.", planned),
    counter->counter, name, when, planned);
}

/* What a counter gains from one rota to the other. */
static guint64
hq_setup_rota_words_find_gain (const GArray *before, const GArray *after, guint row)
{
  const HqRotaCounter *counter = &g_array_index (after, HqRotaCounter, row);

  return counter->halves & ~hq_rota_get (before, counter->counter);
}

/* One sentence for all counters that gain the same, or lose it where it is told backwards. */
static void
hq_setup_rota_words_add (GPtrArray *sentences,
                         const GArray *before,
                         const GArray *after,
                         gboolean planned)
{
  for (guint i = 0; i < after->len; i++)
    {
      g_autoptr (GArray) counters = g_array_new (FALSE, FALSE, sizeof (int));
      guint64 gain = hq_setup_rota_words_find_gain (before, after, i);
      gboolean said = gain == 0;
      g_autofree char *names = NULL;
      g_autofree char *runs = NULL;

      for (guint j = 0; j < i && !said; j++)
        said = hq_setup_rota_words_find_gain (before, after, j) == gain;
      for (guint j = i; j < after->len && !said; j++)
        if (hq_setup_rota_words_find_gain (before, after, j) == gain)
          g_array_append_val (counters, g_array_index (after, HqRotaCounter, j).counter);
      if (said)
        continue;
      names = hq_number_format_ranges (counters, _ (", "));
      runs = hq_setup_rota_words_runs (gain);
      g_ptr_array_add (sentences,
                       planned
                         ? g_strdup_printf (_ ("Newly planned: counter %s, %s."), names, runs)
                         : g_strdup_printf (_ ("No longer planned: counter %s, %s."), names, runs));
    }
}

/**
 * hq_setup_rota_words_changes:
 * @before: (element-type HqRotaCounter): a rota
 * @after: (element-type HqRotaCounter): another one of the same counters
 *
 * Returns: (transfer full) (element-type utf8): in sentences, what differs
 */
GPtrArray *
hq_setup_rota_words_changes (const GArray *before, const GArray *after)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  hq_setup_rota_words_add (sentences, before, after, TRUE);
  hq_setup_rota_words_add (sentences, after, before, FALSE);
  return sentences;
}

/**
 * hq_setup_rota_words_gaps:
 * @gaps: (element-type HqRotaGap): what is not covered
 *
 * Returns: (transfer full) (element-type utf8): in sentences, which sessions leave which services
 *   without anybody
 */
GPtrArray *
hq_setup_rota_words_gaps (const GArray *gaps)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gaps->len;)
    {
      const HqRotaGap *first = &g_array_index (gaps, HqRotaGap, i);
      g_autofree char *runs = hq_setup_rota_words_runs (first->halves);
      g_autoptr (GString) names = g_string_new (NULL);

      /* Those that stand together and lack the same are said at once. */
      for (; i < gaps->len; i++)
        {
          const HqRotaGap *gap = &g_array_index (gaps, HqRotaGap, i);

          if (gap->session != first->session || gap->halves != first->halves)
            break;
          g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                                  hq_language_pick (gap->service->name, gap->service->name_en));
        }
      g_ptr_array_add (sentences, g_strdup_printf (_ ("%s (%s): nobody who is planned serves %s."),
                                                   hq_language_pick (first->session->name,
                                                                     first->session->name_en),
                                                   runs, names->str));
    }
  return sentences;
}
