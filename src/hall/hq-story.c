/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-story.h"

#include "hq-error.h"
#include "hq-number.h"

/**
 * hq_story_read:
 * @hall: a hall
 * @number: a ticket number, for example A012
 * @day: its day, 0 for the last one on which something happened
 * @events: (element-type HqEvent): gets all that happened to the ticket, in order
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
gboolean
hq_story_read (HqHall *hall, const char *number, HqDate day, GArray *events, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqTicket ticket = { .day = day };
  HqEvent last;

  if (!hq_number_parse (number, &ticket.prefix, &ticket.number))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", number);
      return FALSE;
    }
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  if (day == 0)
    ticket.day = last.day;
  if (!hq_ticket_table_find_number (db, &ticket, error))
    return FALSE;
  if (ticket.ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", number);
      return FALSE;
    }
  return hq_event_table_read_ticket (db, ticket.ticket, events, error);
}
