/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-announce.h"

#include <glib/gi18n.h>

#include "hq-announcer-view.h"
#include "hq-ctl-json.h"
#include "hq-number.h"

static void
hq_ctl_announce_print (JsonBuilder *builder,
                       const HqAnnounceCall *call,
                       const HqAnnounceManner *manner,
                       gboolean english)
{
  HqPhrase phrase = hq_announce_get_phrase (call, manner->brief, english);
  g_autofree char *number = hq_number_format (phrase.prefix, (guint) phrase.number);
  g_autofree char *text = hq_phrase_format (&phrase);

  if (builder == NULL)
    {
      g_print ("%s\n", text);
      return;
    }
  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "zone", call->zone);
  hq_ctl_json_add_text (builder, "ticket", number);
  hq_ctl_json_add_text (builder, "language", english ? "en" : "zh");
  hq_ctl_json_add_text (builder, "text", text);
  hq_ctl_json_add_int (builder, "times", manner->times);
  hq_ctl_json_add_flag (builder, "chime", manner->chime && !english);
  json_builder_end_object (builder);
}

static gboolean
hq_ctl_announce_wants (const HqCtl *ctl, const HqAnnounceCall *call)
{
  char prefix;
  guint number;

  if (ctl->words[1] == NULL)
    return TRUE;
  return hq_number_parse (ctl->words[1], &prefix, &number) && prefix == call->phrase.prefix
         && number == call->phrase.number;
}

/* What the loudspeakers of one place would say. */
static gboolean
hq_ctl_announce_say (const HqCtl *ctl,
                     HqHall *hall,
                     const char *at,
                     JsonBuilder *builder,
                     GError **error)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_BOARD, at);
  HqAnnouncerView *view = hq_announcer_view_read (hall, place, error);
  HqAnnounceQueue queue;
  HqTime now;

  hq_view_place_free (place);
  if (view == NULL)
    return FALSE;
  hq_announce_init (&queue);
  hq_announce_merge (&queue, view->calls);
  if (!hq_ctl_read_time (ctl->now, hall, &now) || now == 0)
    now = view->view.now;
  while (queue.waiting->len > 0)
    {
      const HqAnnounceCall call = g_array_index (queue.waiting, HqAnnounceCall, 0);
      HqAnnounceManner manner;

      hq_announce_get_manner (&queue, now, view->view.policy.voice_times, &manner);
      if (hq_ctl_announce_wants (ctl, &call))
        for (int english = 0; english <= (call.english ? 1 : 0); english++)
          hq_ctl_announce_print (builder, &call, &manner, english == 1);
      hq_announce_note (&queue, &call);
    }
  hq_announce_clear (&queue);
  hq_announcer_view_free (view);
  return TRUE;
}

/* Each zone has its loudspeakers, unless a place is named whose loudspeakers are heard further. */
static gboolean
hq_ctl_announce_say_all (const HqCtl *ctl, HqHall *hall, JsonBuilder *builder, GError **error)
{
  g_autoptr (HqSetup) setup = NULL;
  const HqSetup *found;

  if (ctl->at != NULL)
    return hq_ctl_announce_say (ctl, hall, ctl->at, builder, error);
  found = hq_hall_get_setup (hall, error);
  if (found == NULL)
    return FALSE;
  setup = hq_setup_ref (found);
  for (guint i = 0; i < setup->zones->len; i++)
    {
      const HqZone *zone = setup->zones->pdata[i];

      if (!hq_ctl_announce_say (ctl, hall, zone->zone, builder, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hq_ctl_announce_run:
 *
 * Prints what would be said now, in its order, of all calls or of one ticket. It is the boards that
 * say it.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_announce_run (const HqCtl *ctl)
{
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqTime now;
  int status;

  if (!ctl->dry_run)
    return hq_ctl_say_usage (_ ("Say announce --dry-run, and perhaps A012, or --at and a board."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &now))
    return HQ_CTL_USAGE;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!hq_ctl_announce_say_all (ctl, hall, builder, &error))
    return hq_ctl_fail (ctl, error);
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      hq_ctl_json_print (builder);
    }
  return HQ_CTL_DONE;
}
