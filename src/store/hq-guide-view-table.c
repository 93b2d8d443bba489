/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-guide-view-table.h"

enum
{
  TEXT_CLAIMS,
  TEXT_CALLS,
  TEXT_ENQUIRIES,
  TEXT_LATE,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* Whoever goes on with another matter keeps the claim in the line of those who do. */
  [TEXT_CLAIMS] = { "SELECT t.ticket, t.reason, 0 FROM service AS s"
                    " CROSS JOIN ticket AS t INDEXED BY ticket_waiting ON t.hall = s.hall"
                    " AND t.day = ?2 AND t.service = s.service"
                    " AND t.lane IN ('priority', 'continued') AND t.state = 'waiting'"
                    " WHERE s.hall = ?1 AND t.proof = 'claimed' ORDER BY t.reference, t.ticket" },
  [TEXT_CALLS] = { "SELECT t.ticket, NULL, p.called_at FROM counter AS k"
                   " CROSS JOIN ticket AS t INDEXED BY ticket_at_counter ON t.hall = k.hall"
                   " AND t.counter = k.counter AND t.state IN ('called', 'serving')"
                   " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket"
                   " AND p.period = t.period"
                   " WHERE k.hall = ? AND t.need <> 'none'"
                   " ORDER BY p.called_at DESC, t.ticket DESC" },
  [TEXT_ENQUIRIES] = { "SELECT count(*) FROM enquiry INDEXED BY enquiry_day"
                       " WHERE hall = ? AND day = ?" },
  [TEXT_LATE] = { "SELECT ticket, NULL, 0 FROM ticket INDEXED BY ticket_number"
                  " WHERE hall = ? AND day = ? AND prefix = ? AND late = 1"
                  " ORDER BY ticket DESC" },
};

const HqText *
hq_guide_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static void
hq_guide_view_table_clear (gpointer row)
{
  g_free (((HqGuideViewTicket *) row)->reason);
}

/**
 * hq_guide_view_table_new_array:
 *
 * Returns: (transfer full) (element-type HqGuideViewTicket): an array that owns what its rows own
 */
GArray *
hq_guide_view_table_new_array (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (HqGuideViewTicket));

  g_array_set_clear_func (array, hq_guide_view_table_clear);
  return array;
}

static gboolean
hq_guide_view_table_read (HqRows *rows, GArray *tickets, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqGuideViewTicket row = { hq_rows_get_int (rows, 0), g_strdup (hq_rows_get_text (rows, 1)),
                                hq_rows_get_int (rows, 2) };

      g_array_append_val (tickets, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_guide_view_table_read_claims:
 * @tickets: (element-type HqGuideViewTicket): gets who waits on @day with a claim to priority that
 *   nobody has looked at, those with the oldest claim first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_guide_view_table_read_claims (HqDatabase *db, HqDate day, GArray *tickets, GError **error)
{
  return hq_guide_view_table_read (hq_rows_start (db, &texts[TEXT_CLAIMS], error, "hi", (int) day),
                                   tickets, error);
}

/**
 * hq_guide_view_table_read_calls:
 * @tickets: (element-type HqGuideViewTicket): gets who has a need and is called or served now, those
 *   who were called last first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_guide_view_table_read_calls (HqDatabase *db, GArray *tickets, GError **error)
{
  return hq_guide_view_table_read (hq_rows_start (db, &texts[TEXT_CALLS], error, "h"), tickets,
                                   error);
}

/**
 * hq_guide_view_table_count_enquiries:
 * @enquiries: (out): how many questions were answered without a number on @day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_guide_view_table_count_enquiries (HqDatabase *db, HqDate day, gint64 *enquiries, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_ENQUIRIES], error, "hi", (int) day),
                           enquiries, error);
}

/**
 * hq_guide_view_table_read_late:
 * @prefix: of the emergency numbers
 * @tickets: (element-type HqGuideViewTicket): gets those that were entered on @day, the last first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_guide_view_table_read_late (HqDatabase *db,
                               HqDate day,
                               char prefix,
                               GArray *tickets,
                               GError **error)
{
  const char text[2] = { prefix, '\0' };

  return hq_guide_view_table_read (hq_rows_start (db, &texts[TEXT_LATE], error, "his", (int) day,
                                                  text),
                                   tickets, error);
}
