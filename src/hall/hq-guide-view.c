/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-guide-view.h"

#include "hq-guide-view-table.h"
#include "hq-item-table.h"
#include "hq-number.h"
#include "hq-status.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqGuideView *found;
} HqGuideViewTask;

static void
hq_guide_view_clear_visitor (gpointer row)
{
  g_free (((HqGuideViewVisitor *) row)->reason);
}

static void
hq_guide_view_clear_use (gpointer row)
{
  g_clear_pointer (&((HqGuideViewUse *) row)->item, hq_item_free);
}

static HqGuideView *
hq_guide_view_new (void)
{
  HqGuideView *self = g_new0 (HqGuideView, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (HqGuideViewLine));
  self->claims = g_array_new (FALSE, FALSE, sizeof (HqGuideViewVisitor));
  self->calls = g_array_new (FALSE, FALSE, sizeof (HqGuideViewVisitor));
  self->uses = g_array_new (FALSE, FALSE, sizeof (HqGuideViewUse));
  self->late = g_array_new (FALSE, FALSE, sizeof (HqGuideViewVisitor));
  self->stops = g_array_new (FALSE, FALSE, sizeof (HqServiceStop));
  self->words = g_array_new (FALSE, FALSE, sizeof (HqWord));
  g_array_set_clear_func (self->claims, hq_guide_view_clear_visitor);
  g_array_set_clear_func (self->calls, hq_guide_view_clear_visitor);
  g_array_set_clear_func (self->uses, hq_guide_view_clear_use);
  g_array_set_clear_func (self->late, hq_guide_view_clear_visitor);
  return self;
}

/**
 * hq_guide_view_free:
 * @view: (transfer full): an HqGuideView
 */
void
hq_guide_view_free (gpointer view)
{
  HqGuideView *self = view;

  hq_view_clear (&self->view);
  g_array_unref (self->lines);
  g_array_unref (self->claims);
  g_array_unref (self->calls);
  g_array_unref (self->uses);
  g_array_unref (self->late);
  g_array_unref (self->stops);
  g_array_unref (self->words);
  g_free (self);
}

static int
hq_guide_view_count_open (HqGuideView *found, const GArray *counters, const char *service)
{
  int open = 0;

  for (guint i = 0; i < counters->len; i++)
    {
      const HqStatusCounter *row = &g_array_index (counters, HqStatusCounter, i);

      if (!hq_status_is_open (row, found->view.now)
          || !hq_setup_serves (found->view.setup, row->counter, service, found->view.now))
        continue;
      /* Who calls nobody is not open after a while. */
      hq_view_limit (&found->view, row->last_call_at + HQ_STATUS_CALLED_WITHIN + 1);
      open++;
    }
  return open;
}

static void
hq_guide_view_add_line (HqGuideView *found,
                        const HqService *service,
                        const GArray *waits,
                        const GArray *counters)
{
  HqGuideViewLine line = { .service = service };

  for (guint i = 0; i < waits->len; i++)
    {
      const HqStatusLine *row = &g_array_index (waits, HqStatusLine, i);

      if (!g_str_equal (row->service, service->service))
        continue;
      line.waiting = row->waiting;
      line.since = row->since;
    }
  line.open = hq_guide_view_count_open (found, counters, service->service);
  line.warn = service->warn_waiting > 0 && line.waiting >= service->warn_waiting;
  g_array_append_val (found->lines, line);
}

static gboolean
hq_guide_view_read_lines (HqDatabase *db, HqGuideView *found, GError **error)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (HqStatusLine));
  g_autoptr (GArray) counters = g_array_new (FALSE, FALSE, sizeof (HqStatusCounter));
  const GPtrArray *services = found->view.setup->services;

  if (!hq_status_table_read_lines (db, found->view.today, waits, error)
      || !hq_status_table_read_counters (db, counters, error))
    return FALSE;
  for (guint i = 0; i < services->len; i++)
    hq_guide_view_add_line (found, services->pdata[i], waits, counters);
  return TRUE;
}

static gboolean
hq_guide_view_read_visitors (HqDatabase *db, GArray *rows, GArray *visitors, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      HqGuideViewTicket *row = &g_array_index (rows, HqGuideViewTicket, i);
      HqGuideViewVisitor visitor = { .called_at = row->called_at };

      if (!hq_ticket_table_get (db, row->ticket, &visitor.ticket, error))
        return FALSE;
      visitor.reason = g_steal_pointer (&row->reason);
      g_array_append_val (visitors, visitor);
    }
  return TRUE;
}

static gboolean
hq_guide_view_read_tickets (HqDatabase *db, HqGuideView *found, GError **error)
{
  g_autoptr (GArray) claims = hq_guide_view_table_new_array ();
  g_autoptr (GArray) calls = hq_guide_view_table_new_array ();
  g_autoptr (GArray) late = hq_guide_view_table_new_array ();

  return hq_guide_view_table_read_claims (db, found->view.today, claims, error)
         && hq_guide_view_read_visitors (db, claims, found->claims, error)
         && hq_guide_view_table_read_calls (db, calls, error)
         && hq_guide_view_read_visitors (db, calls, found->calls, error)
         && hq_guide_view_table_read_late (db, found->view.today, HQ_NUMBER_LATE, late, error)
         && hq_guide_view_read_visitors (db, late, found->late, error);
}

static gboolean
hq_guide_view_read_uses (HqDatabase *db, HqGuideView *found, GError **error)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (HqSelfUse));

  if (!hq_desk_table_read_open_uses (db, found->view.today, uses, error))
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      HqGuideViewUse row = { .use = g_array_index (uses, HqSelfUse, i) };

      if (row.use.item != NULL && !hq_item_table_find (db, row.use.item, &row.item, error))
        return FALSE;
      g_array_append_val (found->uses, row);
    }
  return TRUE;
}

static gboolean
hq_guide_view_read_before (HqDatabase *db, HqGuideView *found, GError **error)
{
  HqDayRow row;

  if (!hq_day_table_find_last (db, found->view.today, &row, error))
    return FALSE;
  found->before = row.state != HQ_DAY_STATE_NONE && row.day < found->view.today ? row.day : 0;
  return TRUE;
}

static gboolean
hq_guide_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqGuideViewTask *task = user_data;
  HqGuideView *found = task->found;

  hq_view_clear (&found->view);
  g_array_set_size (found->lines, 0);
  g_array_set_size (found->claims, 0);
  g_array_set_size (found->calls, 0);
  g_array_set_size (found->uses, 0);
  g_array_set_size (found->late, 0);
  g_array_set_size (found->stops, 0);
  g_array_set_size (found->words, 0);
  return hq_view_read (task->hall, task->place, &found->view, error)
         && hq_guide_view_read_lines (db, found, error)
         && hq_guide_view_read_tickets (db, found, error)
         && hq_guide_view_read_uses (db, found, error)
         && hq_guide_view_read_before (db, found, error)
         && hq_deed_table_read_stops (db, found->view.today, found->stops, error)
         && hq_deed_table_read_words (db, found->view.today, found->words, error)
         && hq_guide_view_table_count_enquiries (db, found->view.today, &found->enquiries, error);
}

/**
 * hq_guide_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a guide desk
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqGuideView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such desk, or one of the store's errors
 */
gpointer
hq_guide_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqGuideView *found = hq_guide_view_new ();
  HqGuideViewTask task = { hall, place, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_guide_view_fill, &task, error))
    return found;
  hq_guide_view_free (found);
  return NULL;
}

/**
 * hq_guide_view_get_day:
 * @now: a time of the view's day
 *
 * Returns: how far the day has come by @now
 */
HqGuideDay
hq_guide_view_get_day (const HqGuideView *view, HqTime now)
{
  const GArray *sessions = view->view.sessions;
  HqTime opens = 0;
  HqTime last = 0;

  if (view->view.day.state == HQ_DAY_STATE_CLOSED)
    return HQ_GUIDE_DAY_CLOSED;
  if (sessions->len == 0)
    return HQ_GUIDE_DAY_SHUT;
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (opens == 0 || row->opens_at < opens)
        opens = row->opens_at;
      last = MAX (last, row->last_ticket_at);
    }
  if (now < opens)
    return HQ_GUIDE_DAY_BEFORE;
  return now <= last ? HQ_GUIDE_DAY_OPEN : HQ_GUIDE_DAY_AFTER;
}

/**
 * hq_guide_view_read_item:
 * @hall: a hall
 * @code: (type utf8): an item of the catalogue
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqItem; %NULL with %HQ_ERROR_NOT_FOUND, or one of the store's errors
 */
gpointer
hq_guide_view_read_item (HqHall *hall, gconstpointer code, GError **error)
{
  HqItem *item = NULL;

  if (hq_item_table_find (hq_hall_get_database (hall), code, &item, error) && item == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", (const char *) code);
  return item;
}
