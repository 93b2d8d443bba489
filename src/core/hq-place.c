/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-place.h"

#include "hq-error.h"

static const char *const nicks[HQ_N_SCREENS] = { "kiosk",  "guide", "counter", "window",
                                                 "rating", "board", "manager" };

/**
 * hq_place_get_nick:
 *
 * Returns: (transfer none): the name of @role for programs and in the set-up's list of devices
 */
const char *
hq_place_get_nick (HqScreenRole role)
{
  g_return_val_if_fail ((guint) role < HQ_N_SCREENS, NULL);

  return nicks[role];
}

/**
 * hq_place_find_role:
 *
 * Returns: the role of that name, or -1
 */
int
hq_place_find_role (const char *nick)
{
  for (int i = 0; i < HQ_N_SCREENS; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;
  return -1;
}

static gboolean
hq_place_find_counter (const HqSetup *setup, int number, HqPlace *place)
{
  const HqCounter *counter = hq_setup_find_counter (setup, number);

  if (counter == NULL)
    return FALSE;
  place->counter = number;
  place->floor = counter->floor;
  return TRUE;
}

/* A board shows a zone, a floor, or, as 0, the whole hall. */
static gboolean
hq_place_find_part (const HqSetup *setup, const char *text, HqPlace *place)
{
  const HqZone *zone = hq_setup_find_zone (setup, text);
  guint64 number;

  if (zone != NULL)
    {
      place->zone = zone->zone;
      place->floor = zone->floor;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    return FALSE;
  place->floor = (int) number;
  if (number == 0)
    return TRUE;
  for (guint i = 0; i < setup->floors->len; i++)
    if (((const HqFloor *) setup->floors->pdata[i])->floor == place->floor)
      return TRUE;
  return FALSE;
}

/**
 * hq_place_find:
 * @setup: a hall
 * @role: what the screen is for
 * @text: where it stands: a registered device of that role; for a screen of a counter its number;
 *   for a board a floor, a zone, or 0 for the whole hall; for a manager 0 as well
 * @place: (out): the place
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND if the hall has no such place
 */
gboolean
hq_place_find (const HqSetup *setup,
               HqScreenRole role,
               const char *text,
               HqPlace *place,
               GError **error)
{
  const HqDevice *device = hq_setup_find_device (setup, text);
  gboolean at_counter = role == HQ_SCREEN_COUNTER || role == HQ_SCREEN_WINDOW
                        || role == HQ_SCREEN_RATING;
  guint64 number;
  HqPlace found = { 0 };
  gboolean there = FALSE;

  if (device != NULL && g_strcmp0 (device->role, nicks[role]) == 0)
    {
      found.device = device->device;
      found.floor = device->floor;
      there = !at_counter || hq_place_find_counter (setup, device->counter, &found);
    }
  else if (at_counter && text != NULL
           && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    there = hq_place_find_counter (setup, (int) number, &found);
  else if (role == HQ_SCREEN_BOARD && text != NULL)
    there = hq_place_find_part (setup, text, &found);
  else if (role == HQ_SCREEN_MANAGER)
    there = g_strcmp0 (text, "0") == 0;
  if (!there)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", text != NULL ? text : "-");
      return FALSE;
    }
  *place = found;
  return TRUE;
}

/**
 * hq_place_format_key:
 * @place: a place
 *
 * A counter's screens are at the counter, by whatever name they were started.
 *
 * Returns: (transfer full): the one name of @place among those of its role
 */
char *
hq_place_format_key (const HqPlace *place)
{
  if (place->counter > 0)
    return g_strdup_printf ("%d", place->counter);
  if (place->device != NULL)
    return g_strdup (place->device);
  return place->zone != NULL ? g_strdup (place->zone) : g_strdup_printf ("%d", place->floor);
}

/**
 * hq_place_is_shared:
 * @role: what a screen is for
 * @place: where it stands
 *
 * A part of the hall is shown by as many boards as hang there, and the whole of it by as many managers
 * as it has; a machine that has a name of its own is one.
 *
 * Returns: whether several machines may be at @place in this role
 */
gboolean
hq_place_is_shared (HqScreenRole role, const HqPlace *place)
{
  return (role == HQ_SCREEN_BOARD || role == HQ_SCREEN_MANAGER) && place->device == NULL;
}

/**
 * hq_place_covers:
 * @setup: a hall
 * @place: a place in it
 * @zone: a zone of it
 *
 * Loudspeakers at a counter are heard in its zone, those of a board in the part of the hall that it
 * shows, any other in the zones of their floor.
 *
 * Returns: whether what is said at @place is heard in @zone
 */
gboolean
hq_place_covers (const HqSetup *setup, const HqPlace *place, const HqZone *zone)
{
  const HqCounter *counter = hq_setup_find_counter (setup, place->counter);

  if (place->zone != NULL)
    return g_str_equal (place->zone, zone->zone);
  if (counter != NULL)
    return g_str_equal (counter->zone, zone->zone);
  return place->floor == 0 || place->floor == zone->floor;
}
