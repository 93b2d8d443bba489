/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pad-code.h"

#include <string.h>

#include "hq-code.h"
#include "hq-error.h"

typedef struct
{
  const HqPadCodeQuery *query;
  HqPadCode *found;
} HqPadCodeTask;

/**
 * hq_pad_code_query_new:
 * @code: what a ticket's code holds
 * @now: the time
 *
 * Returns: (transfer full): a query for hq_pad_code_read(), to be freed by g_free()
 */
HqPadCodeQuery *
hq_pad_code_query_new (const char *code, HqTime now)
{
  gsize size = strlen (code) + 1;
  HqPadCodeQuery *query = g_malloc (sizeof *query + size);

  query->now = now;
  memcpy (query->code, code, size);
  return query;
}

/**
 * hq_pad_code_free:
 * @code: (transfer full): an HqPadCode
 */
void
hq_pad_code_free (gpointer code)
{
  g_free (((HqPadCode *) code)->code);
  g_free (code);
}

static gboolean
hq_pad_code_offer (const GArray *periods, HqTime now, HqPadCode *found, GError **error)
{
  g_autofree HqRatingStay *stays = g_new (HqRatingStay, periods->len);
  guint stay;

  for (guint i = 0; i < periods->len; i++)
    stays[i] = g_array_index (periods, HqRatingPeriod, i).stay;
  if (!hq_rating_rule_offer (stays, periods->len, now, &stay, error))
    return FALSE;
  found->rating = g_array_index (periods, HqRatingPeriod, stay);
  return TRUE;
}

static gboolean
hq_pad_code_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqPadCodeTask *task = user_data;
  HqPadCode *found = task->found;
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (HqRatingPeriod));
  guint8 token[HQ_TOKEN_SIZE];

  /* A transaction may be tried again. */
  found->ticket = (HqTicket){ 0 };
  if (hq_code_parse (task->query->code, token)
      && !hq_ticket_table_find_token (db, token, &found->ticket, error))
    return FALSE;
  if (found->ticket.ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
      return FALSE;
    }
  return hq_rating_table_read_periods (db, found->ticket.ticket, periods, error)
         && hq_pad_code_offer (periods, task->query->now, found, error);
}

/**
 * hq_pad_code_read:
 * @hall: a hall
 * @query: (type HqPadCodeQuery): what was scanned
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqPadCode; %NULL with %HQ_ERROR_NOT_FOUND, as hq_rating_rule_offer(),
 *   or one of the store's errors
 */
gpointer
hq_pad_code_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqPadCode *found = g_new0 (HqPadCode, 1);
  HqPadCodeTask task = { query, found };

  found->code = g_strdup (task.query->code);
  if (hq_database_read (hq_hall_get_database (hall), hq_pad_code_fill, &task, error))
    return found;
  hq_pad_code_free (found);
  return NULL;
}
