/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-story.h"

#include "hq-case-table.h"
#include "hq-code.h"
#include "hq-day-table.h"
#include "hq-error.h"
#include "hq-number.h"
#include "hq-rating-rule.h"

typedef struct
{
  const HqStoryAsk *ask;
  HqStory *story;
} HqStoryTask;

/**
 * hq_story_ask_new:
 * @ask: of which ticket
 *
 * Returns: (transfer full): a copy, for a reader
 */
HqStoryAsk *
hq_story_ask_new (const HqStoryAsk *ask)
{
  HqStoryAsk *copy = g_new (HqStoryAsk, 1);

  *copy = *ask;
  copy->text = g_strdup (ask->text);
  copy->asker = g_strdup (ask->asker);
  return copy;
}

void
hq_story_ask_free (gpointer ask)
{
  g_free (((HqStoryAsk *) ask)->text);
  g_free (((HqStoryAsk *) ask)->asker);
  g_free (ask);
}

/* A number stands for somebody on one day alone; that nobody had it is another thing than that the hall
 * was not open. */
static gboolean
hq_story_find_number (HqDatabase *db, const HqStoryAsk *ask, HqTicket *ticket, GError **error)
{
  HqEvent last = { .day = ask->day };
  HqDayRow day = { .state = HQ_DAY_STATE_OPEN };

  if (ask->day == 0 && !hq_event_table_get_last (db, &last, error))
    return FALSE;
  ticket->day = last.day;
  if (!hq_ticket_table_find_number (db, ticket, error))
    return FALSE;
  if (ticket->ticket != 0)
    return TRUE;
  if (ask->day != 0 && !hq_day_table_get (db, ask->day, &day, error))
    return FALSE;
  if (day.state == HQ_DAY_STATE_NONE)
    hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, NULL);
  else
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", ask->text);
  return FALSE;
}

static gboolean
hq_story_find (HqDatabase *db, const HqStoryAsk *ask, HqTicket *ticket, GError **error)
{
  guint8 token[HQ_TOKEN_SIZE];

  *ticket = (HqTicket){ 0 };
  if (ask->ticket != 0)
    {
      if (!hq_ticket_table_get (db, ask->ticket, ticket, error))
        return FALSE;
    }
  else if (hq_number_parse (ask->text, &ticket->prefix, &ticket->number))
    return hq_story_find_number (db, ask, ticket, error);
  else if (!hq_code_parse (ask->text, token))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", ask->text);
      return FALSE;
    }
  else if (!hq_ticket_table_find_token (db, token, ticket, error))
    return FALSE;
  if (ticket->ticket == 0)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
  return ticket->ticket != 0;
}

/**
 * hq_story_read:
 * @hall: a hall
 * @number: a ticket number, for example A012
 * @day: its day, 0 for the last one on which something happened
 * @events: (element-type HqEvent): gets all that happened to the ticket, in order
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND, %HQ_ERROR_DAY_NOT_OPEN or one of the
 *   store's errors
 */
gboolean
hq_story_read (HqHall *hall, const char *number, HqDate day, GArray *events, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  const HqStoryAsk ask = { .text = (char *) number, .day = day };
  HqTicket ticket;

  return hq_story_find (db, &ask, &ticket, error)
         && hq_event_table_read_ticket (db, ticket.ticket, events, error);
}

static int
hq_story_compare (gconstpointer a, gconstpointer b)
{
  const HqEvent *first = a, *second = b;

  return (first->seq > second->seq) - (first->seq < second->seq);
}

/* A case outlives the visit; what happens to it tells of no ticket, and has the case's number. */
static gboolean
hq_story_read_cases (HqDatabase *db, HqStory *story, GError **error)
{
  for (guint i = 0; i < story->matters->len; i++)
    {
      const HqStoryMatter *matter = &g_array_index (story->matters, HqStoryMatter, i);

      if (matter->case_file != 0
          && !hq_case_table_read_events (db, matter->case_file, story->events, error))
        return FALSE;
    }
  g_array_sort (story->events, hq_story_compare);
  return TRUE;
}

/* What tells of a rating: the rating itself, each change of it, and a second one that was refused. */
static void
hq_story_drop_ratings (HqStory *story, int period)
{
  for (guint i = story->events->len; i > 0; i--)
    {
      const HqEvent *event = &g_array_index (story->events, HqEvent, i - 1);

      if (event->period == period && g_str_has_prefix (event->act, "rate"))
        g_array_remove_index (story->events, i - 1);
    }
}

/* The rated do not see the rater, whatever other role they have. */
static void
hq_story_keep_back (HqStory *story, const char *asker)
{
  for (guint i = 0; i < story->stays->len; i++)
    {
      HqStoryStay *stay = &g_array_index (story->stays, HqStoryStay, i);

      if (!hq_rating_rule_is_own (asker, stay->period.staff))
        continue;
      stay->kept = TRUE;
      stay->level = 0;
      stay->pad = FALSE;
      stay->rated_at = stay->changed_at = 0;
      stay->tags = NULL;
      hq_story_drop_ratings (story, stay->period.period);
    }
}

static gboolean
hq_story_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqStoryTask *task = user_data;
  HqStory *story = task->story;

  /* A transaction may be tried again. */
  g_array_set_size (story->events, 0);
  g_array_set_size (story->legs, 0);
  g_array_set_size (story->stays, 0);
  g_array_set_size (story->matters, 0);
  if (!hq_story_find (db, task->ask, &story->ticket, error)
      || !hq_event_table_read_ticket (db, story->ticket.ticket, story->events, error)
      || !hq_story_table_read_legs (db, story->ticket.ticket, story->legs, error)
      || !hq_story_table_read_stays (db, story->ticket.ticket, story->stays, error)
      || !hq_story_table_read_matters (db, story->ticket.ticket, story->matters, error)
      || !hq_story_read_cases (db, story, error))
    return FALSE;
  hq_story_keep_back (story, task->ask->asker);
  return TRUE;
}

/**
 * hq_story_read_whole:
 * @hall: a hall
 * @ask: (type HqStoryAsk): of which ticket
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqStory; %NULL with %HQ_ERROR_INVALID where @ask holds neither a number
 *   nor a code, %HQ_ERROR_DAY_NOT_OPEN where the hall was not open on its day, %HQ_ERROR_NOT_FOUND
 *   otherwise, or one of the store's errors
 */
gpointer
hq_story_read_whole (HqHall *hall, gconstpointer ask, GError **error)
{
  HqStory *story = g_new0 (HqStory, 1);
  HqStoryTask task = { ask, story };

  story->events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  story->legs = g_array_new (FALSE, FALSE, sizeof (HqStoryLeg));
  story->stays = g_array_new (FALSE, FALSE, sizeof (HqStoryStay));
  story->matters = g_array_new (FALSE, FALSE, sizeof (HqStoryMatter));
  if (hq_database_read (hq_hall_get_database (hall), hq_story_fill, &task, error))
    return story;
  hq_story_free (story);
  return NULL;
}

/**
 * hq_story_free:
 * @story: (transfer full): an HqStory
 */
void
hq_story_free (gpointer story)
{
  HqStory *self = story;

  g_array_unref (self->events);
  g_array_unref (self->legs);
  g_array_unref (self->stays);
  g_array_unref (self->matters);
  g_free (self);
}

/**
 * hq_story_measure:
 * @stay: a stay at a counter
 *
 * Returns: how long the visitor was served, without the time parked; -1 where that is not known
 */
gint64
hq_story_measure (const HqStoryStay *stay)
{
  const HqPeriod *period = &stay->period;

  if (period->started_at == 0 || period->ended_at == 0 || !period->measured)
    return -1;
  return MAX (0, period->ended_at - period->started_at - period->held);
}
