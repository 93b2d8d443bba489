/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-look.h"

#include "hq-search-load.h"
#include "hq-stay-table.h"
#include "hq-stay.h"
#include "hq-story.h"

/**
 * hq_counter_look_new:
 * @look: what is asked for
 *
 * Returns: (transfer full): a copy, for a reader
 */
HqCounterLook *
hq_counter_look_new (const HqCounterLook *look)
{
  HqCounterLook *copy = g_new (HqCounterLook, 1);

  *copy = *look;
  copy->ticket = g_strdup (look->ticket);
  copy->service = g_strdup (look->service);
  return copy;
}

void
hq_counter_look_free (gpointer look)
{
  HqCounterLook *self = look;

  g_free (self->ticket);
  g_free (self->service);
  g_free (self);
}

/**
 * hq_counter_look_read_story:
 *
 * Returns: (transfer full) (type GArray) (element-type HqEvent): what happened to the ticket, to be
 *   dropped by g_array_unref(); %NULL as hq_story_read()
 */
gpointer
hq_counter_look_read_story (HqHall *hall, gconstpointer look, GError **error)
{
  const HqCounterLook *self = look;
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));

  if (!hq_story_read (hall, self->ticket, self->day, events, error))
    return NULL;
  return g_steal_pointer (&events);
}

/**
 * hq_counter_look_read_move:
 *
 * Returns: (transfer full) (type HqMoveLook): the line of the service, to be freed by g_free()
 */
gpointer
hq_counter_look_read_move (HqHall *hall, gconstpointer look, GError **error)
{
  const HqCounterLook *self = look;
  g_autofree HqMoveLook *found = g_new0 (HqMoveLook, 1);

  if (!hq_move_look (hall, self->service, self->now, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * hq_counter_look_read_search:
 *
 * Returns: (transfer full) (type HqSearch): what the items of the service are found by, to be dropped
 *   by hq_search_unref()
 */
gpointer
hq_counter_look_read_search (HqHall *hall, gconstpointer look, GError **error)
{
  const HqCounterLook *self = look;

  return hq_search_load_service (hall, self->service, error);
}

/**
 * hq_counter_look_read_usual:
 *
 * Returns: (transfer full) (type gint64): what hq_stay_get_usual() says of the service, to be freed by
 *   g_free()
 */
gpointer
hq_counter_look_read_usual (HqHall *hall, gconstpointer look, GError **error)
{
  const HqCounterLook *self = look;
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  g_autoptr (GArray) sample = g_array_new (FALSE, FALSE, sizeof (gint64));
  const HqService *service;
  gint64 usual = 0;

  if (setup == NULL)
    return NULL;
  service = hq_setup_find_service (setup, self->service);
  if (service != NULL)
    {
      if (!hq_stay_table_read_sample (hq_hall_get_database (hall), self->day, service, sample,
                                      error))
        return NULL;
      usual = hq_stay_get_usual (sample);
    }
  return g_memdup2 (&usual, sizeof usual);
}
