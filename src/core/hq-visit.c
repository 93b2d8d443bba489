/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-visit.h"

#include <string.h>

/**
 * hq_visit_new_array:
 *
 * Returns: (transfer full) (element-type HqVisit): an empty day
 */
GArray *
hq_visit_new_array (void)
{
  return g_array_new (FALSE, TRUE, sizeof (HqVisit));
}

static int
hq_visit_compare (gconstpointer a, gconstpointer b)
{
  const HqVisit *one = a;
  const HqVisit *two = b;

  return (one->at > two->at) - (one->at < two->at);
}

/**
 * hq_visit_sort:
 * @visits: (element-type HqVisit): a day
 *
 * Puts the visits in the order of their arrival; those of one instant stay as they are.
 */
void
hq_visit_sort (GArray *visits)
{
  g_array_sort (visits, hq_visit_compare);
}

static void
hq_visit_digest_text (GChecksum *checksum, const char *text)
{
  /* With its end, so that two neighbours never run into one. */
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  else
    g_checksum_update (checksum, (const guchar *) "\1", 2);
}

/**
 * hq_visit_digest:
 * @visits: (element-type HqVisit): a day
 * @checksum: (inout): gets all that is in it
 *
 * Two days with the same digest are the same day.
 */
void
hq_visit_digest (const GArray *visits, GChecksum *checksum)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const HqVisit *visit = &g_array_index (visits, HqVisit, i);
      const gint64 numbers[] = {
        visit->at,       visit->class,    visit->need,  visit->agent, visit->n_matters,
        visit->walk,     visit->step,     visit->patience, visit->tells, visit->absent,
        visit->back,     visit->handling, visit->slot_at, visit->fetch, visit->wrong, visit->other_handling, visit->other_matter.outcome, visit->level, visit->pad,   visit->rates_after,
      };

      g_checksum_update (checksum, (const guchar *) numbers, sizeof numbers);
      hq_visit_digest_text (checksum, visit->service);
      hq_visit_digest_text (checksum, visit->place);
      hq_visit_digest_text (checksum, visit->language);
      hq_visit_digest_text (checksum, visit->identity);
      hq_visit_digest_text (checksum, visit->slot);
      hq_visit_digest_text (checksum, visit->reason);
      hq_visit_digest_text (checksum, visit->other);
      hq_visit_digest_text (checksum, visit->other_matter.item);
      for (guint j = 0; j < visit->n_matters; j++)
        {
          hq_visit_digest_text (checksum, visit->matters[j].item);
          hq_visit_digest_text (checksum, hq_nick_get (HQ_SET_OUTCOME, visit->matters[j].outcome));
        }
    }
}
