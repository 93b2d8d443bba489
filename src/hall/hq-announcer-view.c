/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announcer-view.h"

#include "hq-board-view-table.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqAnnouncerView *found;
} HqAnnouncerViewTask;

/**
 * hq_announcer_view_free:
 * @view: (transfer full): an HqAnnouncerView
 */
void
hq_announcer_view_free (gpointer view)
{
  HqAnnouncerView *self = view;

  hq_view_clear (&self->view);
  g_ptr_array_unref (self->zones);
  g_array_unref (self->calls);
  g_array_unref (self->probes);
  g_free (self);
}

/* Finds the zones, and whether they are on several floors. */
static gboolean
hq_announcer_view_find_zones (HqAnnouncerView *found)
{
  const HqSetup *setup = found->view.setup;
  gboolean several = FALSE;
  const HqZone *first = NULL;

  for (guint i = 0; i < setup->zones->len; i++)
    {
      const HqZone *zone = setup->zones->pdata[i];

      if (!hq_place_covers (setup, &found->view.place, zone))
        continue;
      if (first == NULL)
        first = zone;
      several = several || zone->floor != first->floor;
      if (found->view.policy.voice != 0 && !zone->silent)
        g_ptr_array_add (found->zones, (gpointer) g_intern_string (zone->zone));
    }
  return several;
}

/* What is said of @row, which is called at @counter. */
static HqAnnounceCall
hq_announcer_view_make_call (const HqAnnouncerView *found,
                             const HqBoardCall *row,
                             const HqCounter *counter,
                             gboolean floors)
{
  const HqPolicy *policy = &found->view.policy;

  return (HqAnnounceCall){
    .ticket = row->ticket,
    .period = row->period,
    .zone = g_intern_string (counter->zone),
    .asked = 1 + (guint) row->recalls,
    .said = (guint) row->announcements,
    .asked_at = MAX (row->called_at, row->recalled_at),
    .english = g_str_equal (row->language, "en"),
    .phrase = {
      .kind = hq_announce_get_kind ((guint) row->recalls, policy->recall_most),
      .prefix = row->prefix,
      .number = row->number,
      .floor = floors ? counter->floor : 0,
      .counter = row->counter,
      .yao = policy->voice_yao != 0,
    },
  };
}

static gboolean
hq_announcer_view_read_calls (HqDatabase *db,
                              HqAnnouncerView *found,
                              gboolean floors,
                              GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqBoardCall));

  if (!hq_board_view_table_read_calls (db, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HqBoardCall *row = &g_array_index (rows, HqBoardCall, i);
      const HqCounter *counter = hq_setup_find_counter (found->view.setup, row->counter);
      HqAnnounceCall call;

      if (counter == NULL)
        continue;
      call = hq_announcer_view_make_call (found, row, counter, floors);
      if (g_ptr_array_find (found->zones, call.zone, NULL))
        g_array_append_val (found->calls, call);
    }
  return TRUE;
}

/* Leaves those that wait to be heard where these loudspeakers are. */
static gboolean
hq_announcer_view_read_probes (HqDatabase *db, HqAnnouncerView *found, GError **error)
{
  if (!hq_probe_table_read (db, found->probes, error))
    return FALSE;
  for (guint i = found->probes->len; i > 0; i--)
    {
      const HqProbe *probe = &g_array_index (found->probes, HqProbe, i - 1);

      if (!g_str_equal (probe->kind, HQ_PROBE_CALL) || !hq_probe_is_waiting (probe, found->view.now)
          || !g_ptr_array_find (found->zones, probe->subject, NULL))
        g_array_remove_index (found->probes, i - 1);
    }
  return TRUE;
}

static gboolean
hq_announcer_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqAnnouncerViewTask *task = user_data;
  HqAnnouncerView *found = task->found;

  /* A transaction may be tried again. */
  hq_view_clear (&found->view);
  g_ptr_array_set_size (found->zones, 0);
  g_array_set_size (found->calls, 0);
  g_array_set_size (found->probes, 0);
  return hq_view_read (task->hall, task->place, &found->view, error)
         && hq_announcer_view_read_calls (db, found, hq_announcer_view_find_zones (found), error)
         && hq_announcer_view_read_probes (db, found, error);
}

/**
 * hq_announcer_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): where loudspeakers are
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqAnnouncerView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such place, or one of the store's errors
 */
gpointer
hq_announcer_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqAnnouncerView *found = g_new0 (HqAnnouncerView, 1);
  HqAnnouncerViewTask task = { hall, place, found };

  found->zones = g_ptr_array_new ();
  found->calls = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));
  found->probes = g_array_new (FALSE, FALSE, sizeof (HqProbe));
  if (hq_database_read (hq_hall_get_database (hall), hq_announcer_view_fill, &task, error))
    return found;
  hq_announcer_view_free (found);
  return NULL;
}
