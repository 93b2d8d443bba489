/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-words.h"

/**
 * hq_guide_words_where:
 *
 * Returns: (transfer full): the floor and the zone where @service is served
 */
char *
hq_guide_words_where (const HqSetup *setup, const char *service)
{
  const HqService *row = hq_setup_find_service (setup, service);
  const HqZone *zone = row == NULL ? NULL : hq_setup_find_zone (setup, row->zone);
  const HqFloor *floor = zone == NULL ? NULL : hq_setup_find_floor (setup, zone->floor);

  if (zone == NULL)
    return g_strdup ("");
  if (floor == NULL)
    return g_strdup (hq_language_pick (zone->name, zone->name_en));
  return g_strdup_printf ("%s %s", hq_language_pick (floor->name, floor->name_en),
                          hq_language_pick (zone->name, zone->name_en));
}

const char *
hq_guide_words_service (const HqSetup *setup, const char *service)
{
  const HqService *row = hq_setup_find_service (setup, service);

  return row == NULL ? service : hq_language_pick (row->name, row->name_en);
}

/**
 * hq_guide_words_ahead:
 * @ahead: people ahead
 *
 * Returns: (transfer full): the same as a sentence
 */
char *
hq_guide_words_ahead (gint64 ahead)
{
  if (ahead == 0)
    return g_strdup (_ ("Nobody is ahead."));
  return g_strdup_printf (ngettext ("About %d person is ahead (appointments and priority may go "
                                    "first).",
                                    "About %d people are ahead (appointments and priority may go "
                                    "first).",
                                    (gulong) ahead),
                          (int) ahead);
}

/**
 * hq_guide_words_tags:
 *
 * Returns: (transfer full): what sets a ticket apart from an ordinary Chinese one, "" for nothing
 */
char *
hq_guide_words_tags (const HqTicket *ticket)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  if (ticket->class != HQ_CLASS_ORDINARY)
    g_ptr_array_add (tags, (gpointer) hq_words_class (ticket->class));
  if (ticket->proof == HQ_PROOF_CLAIMED)
    g_ptr_array_add (tags, (gpointer) _ ("to be checked"));
  if (ticket->need != HQ_NEED_NONE)
    g_ptr_array_add (tags, (gpointer) hq_words_need (ticket->need));
  if (g_strcmp0 (ticket->language, "en") == 0)
    g_ptr_array_add (tags, (gpointer) _ ("English ticket"));
  if (ticket->agent)
    g_ptr_array_add (tags, (gpointer) _ ("agent"));
  if (ticket->late)
    g_ptr_array_add (tags, (gpointer) _ ("entered afterwards"));
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (" · ", (char **) tags->pdata);
}

/**
 * hq_guide_words_staff:
 * @staff: (nullable): somebody's code
 *
 * Returns: (transfer none): their name; it is only shown to colleagues
 */
const char *
hq_guide_words_staff (const HqSetup *setup, const char *staff)
{
  const HqStaff *row = staff == NULL ? NULL : hq_setup_find_staff (setup, staff);

  return row == NULL ? staff : row->name;
}
