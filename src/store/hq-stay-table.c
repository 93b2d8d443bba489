/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-stay-table.h"

#include "hq-stay.h"

enum
{
  TEXT_DAYS,
  TEXT_SAMPLE,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* What was usual longer ago says nothing of today. */
  [TEXT_DAYS] = { "SELECT day FROM business_day WHERE hall = ? AND day <= ?"
                  " ORDER BY day DESC LIMIT 20" },
  /* By the newest numbers of the service's letter. Who came with another letter and was sent on is
   * left out, which spares an index. */
  [TEXT_SAMPLE] = { "SELECT p.ended_at - p.started_at - p.held"
                    " FROM ticket AS t INDEXED BY ticket_number"
                    " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket"
                    " WHERE t.hall = ? AND t.day = ? AND t.prefix = ? AND p.service = ?"
                    " AND p.end IN ('finished', 'continued') AND p.measured = 1"
                    " ORDER BY t.number DESC LIMIT ?" },
};

const HqText *
hq_stay_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_stay_table_read_days (HqDatabase *db, HqDate day, GArray *days, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DAYS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqDate found = (HqDate) hq_rows_get_int (rows, 0);

      g_array_append_val (days, found);
    }
  return hq_rows_end (rows, error);
}

static gboolean
hq_stay_table_read_day (HqDatabase *db,
                        HqDate day,
                        const HqService *service,
                        GArray *sample,
                        GError **error)
{
  const char prefix[] = { service->prefix, '\0' };
  HqRows *rows = hq_rows_start (db, &texts[TEXT_SAMPLE], error, "hissi", (int) day, prefix,
                                service->service, HQ_STAY_SAMPLE - (int) sample->len);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      gint64 length = hq_rows_get_int (rows, 0);

      g_array_append_val (sample, length);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_stay_table_read_sample:
 * @day: a day
 * @sample: (element-type gint64): gets how long the newest %HQ_STAY_SAMPLE measured stays of @service
 *   took up to @day, without the time for which they were parked
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_stay_table_read_sample (HqDatabase *db,
                           HqDate day,
                           const HqService *service,
                           GArray *sample,
                           GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqDate));

  if (!hq_stay_table_read_days (db, day, days, error))
    return FALSE;
  for (guint i = 0; i < days->len && sample->len < HQ_STAY_SAMPLE; i++)
    if (!hq_stay_table_read_day (db, g_array_index (days, HqDate, i), service, sample, error))
      return FALSE;
  return TRUE;
}
