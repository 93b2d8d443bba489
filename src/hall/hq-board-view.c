/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-board-view.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqBoardView *found;
} HqBoardViewTask;

/**
 * hq_board_view_free:
 * @view: (transfer full): an HqBoardView
 */
void
hq_board_view_free (gpointer view)
{
  HqBoardView *self = view;

  hq_view_clear (&self->view);
  g_array_unref (self->calls);
  g_array_unref (self->lines);
  g_array_unref (self->paused);
  g_array_unref (self->closed);
  g_array_unref (self->notices);
  g_free (self);
}

/* Whether something of this zone and floor belongs to the board's part of the hall. */
static gboolean
hq_board_view_has (const HqBoardView *found, const char *zone, int floor)
{
  const HqPlace *place = &found->view.place;

  if (place->zone != NULL)
    return g_str_equal (place->zone, zone);
  return place->floor == 0 || place->floor == floor;
}

/* Who was called, or called again, last comes first. */
static int
hq_board_view_compare (gconstpointer first, gconstpointer second)
{
  const HqBoardCall *a = first, *b = second;
  HqTime one = MAX (a->called_at, a->recalled_at), two = MAX (b->called_at, b->recalled_at);

  if (one != two)
    return one > two ? -1 : 1;
  return (a->counter > b->counter) - (a->counter < b->counter);
}

static gboolean
hq_board_view_read_calls (HqDatabase *db, HqBoardView *found, GError **error)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (HqBoardCall));

  if (!hq_board_view_table_read_calls (db, calls, error))
    return FALSE;
  for (guint i = 0; i < calls->len; i++)
    {
      const HqBoardCall *call = &g_array_index (calls, HqBoardCall, i);
      const HqCounter *counter = hq_setup_find_counter (found->view.setup, call->counter);

      if (counter != NULL && hq_board_view_has (found, counter->zone, counter->floor))
        g_array_append_val (found->calls, *call);
    }
  g_array_sort (found->calls, hq_board_view_compare);
  return TRUE;
}

static gboolean
hq_board_view_read_counters (HqDatabase *db, HqBoardView *found, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (HqBoardDuty));
  const HqSetup *setup = found->view.setup;
  guint d = 0;

  if (!hq_board_view_table_read_duties (db, duties, error))
    return FALSE;
  /* Both come in the order of the counters. */
  for (guint i = 0; i < setup->counters->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];
      const HqBoardDuty *duty = NULL;

      while (d < duties->len && g_array_index (duties, HqBoardDuty, d).counter < counter->counter)
        d++;
      if (d < duties->len && g_array_index (duties, HqBoardDuty, d).counter == counter->counter)
        duty = &g_array_index (duties, HqBoardDuty, d);
      if (!hq_board_view_has (found, counter->zone, counter->floor))
        continue;
      if (duty == NULL)
        g_array_append_val (found->closed, counter->counter);
      else if (duty->paused)
        g_array_append_val (found->paused, counter->counter);
    }
  return TRUE;
}

/* Puts @next among the first of its line, by the rule of the call: score, reference, id. */
static void
hq_board_view_place (HqBoardLine *line, const HqBoardNext *next, HqTime now)
{
  double score = hq_policy_get_score (now, next->reference, next->target);
  guint at = line->n_next;

  for (; at > 0; at--)
    {
      const HqBoardNext *other = &line->next[at - 1];
      double against = hq_policy_get_score (now, other->reference, other->target);

      if (against > score)
        break;
      if (against >= score && other->reference < next->reference)
        break;
      if (against >= score && other->reference == next->reference && other->ticket < next->ticket)
        break;
    }
  if (at == HQ_BOARD_VIEW_NEXT)
    return;
  line->n_next = MIN (line->n_next + 1, HQ_BOARD_VIEW_NEXT);
  for (guint i = line->n_next - 1; i > at; i--)
    line->next[i] = line->next[i - 1];
  line->next[at] = *next;
}

static HqBoardLine *
hq_board_view_find_line (HqBoardView *found, const char *service)
{
  for (guint i = 0; i < found->lines->len; i++)
    {
      HqBoardLine *line = &g_array_index (found->lines, HqBoardLine, i);

      if (g_str_equal (line->service->service, service))
        return line;
    }
  return NULL;
}

static gboolean
hq_board_view_read_lines (HqDatabase *db, HqBoardView *found, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (HqBoardWaiting));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (HqBoardNext));
  const HqSetup *setup = found->view.setup;

  if (!hq_board_view_table_read_waiting (db, found->view.today, waiting, error)
      || !hq_board_view_table_read_next (db, found->view.today, next, error))
    return FALSE;
  for (guint i = 0; i < setup->services->len; i++)
    {
      HqBoardLine line = { .service = setup->services->pdata[i] };

      if (hq_board_view_has (found, line.service->zone, line.service->floor))
        g_array_append_val (found->lines, line);
    }
  for (guint i = 0; i < waiting->len; i++)
    {
      const HqBoardWaiting *row = &g_array_index (waiting, HqBoardWaiting, i);
      HqBoardLine *line = hq_board_view_find_line (found, row->service);

      if (line != NULL)
        line->waiting = row->waiting;
    }
  for (guint i = 0; i < next->len; i++)
    {
      const HqBoardNext *row = &g_array_index (next, HqBoardNext, i);
      HqBoardLine *line = hq_board_view_find_line (found, row->service);

      if (line != NULL)
        hq_board_view_place (line, row, found->view.now);
    }
  return TRUE;
}

static gboolean
hq_board_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqBoardViewTask *task = user_data;
  HqBoardView *found = task->found;

  /* A transaction may be tried again. */
  hq_view_clear (&found->view);
  g_array_set_size (found->calls, 0);
  g_array_set_size (found->lines, 0);
  g_array_set_size (found->paused, 0);
  g_array_set_size (found->closed, 0);
  g_array_set_size (found->notices, 0);
  return hq_view_read (task->hall, task->place, &found->view, error)
         && hq_board_view_read_calls (db, found, error)
         && hq_board_view_read_counters (db, found, error)
         && hq_board_view_read_lines (db, found, error)
         && hq_deed_table_read_notices (db, found->view.today, found->notices, error);
}

/**
 * hq_board_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a board
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqBoardView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such part, or one of the store's errors
 */
gpointer
hq_board_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqBoardView *found = g_new0 (HqBoardView, 1);
  HqBoardViewTask task = { hall, place, found };

  found->calls = g_array_new (FALSE, FALSE, sizeof (HqBoardCall));
  found->lines = g_array_new (FALSE, FALSE, sizeof (HqBoardLine));
  found->paused = g_array_new (FALSE, FALSE, sizeof (int));
  found->closed = g_array_new (FALSE, FALSE, sizeof (int));
  found->notices = g_array_new (FALSE, FALSE, sizeof (HqNotice));
  if (hq_database_read (hq_hall_get_database (hall), hq_board_view_fill, &task, error))
    return found;
  hq_board_view_free (found);
  return NULL;
}

/**
 * hq_board_view_get_page:
 * @n: how many there are to show
 * @room: how many fit at a time
 * @now: the store's clock, by which the boards of a hall turn their pages together
 * @n_pages: (out): on how many pages they are shown, at least 1
 *
 * Returns: the page to show now, from 0
 */
guint
hq_board_view_get_page (guint n, guint room, HqTime now, guint *n_pages)
{
  *n_pages = MAX (1, (n + room - 1) / room);
  return (guint) (now / HQ_BOARD_VIEW_TURN % *n_pages);
}
