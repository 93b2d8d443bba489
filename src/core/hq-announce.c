/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announce.h"

/* What the chime takes. */
#define HQ_ANNOUNCE_CHIME (1500 * G_TIME_SPAN_MILLISECOND)

/**
 * hq_announce_get_kind:
 * @recalls: how often a call was asked for again
 * @recall_most: how often it may be
 *
 * Returns: which sentence says it; the last one is the last that the hall allows
 */
HqPhraseKind
hq_announce_get_kind (guint recalls, guint recall_most)
{
  if (recalls == 0)
    return HQ_PHRASE_CALL;
  return recalls >= recall_most ? HQ_PHRASE_LAST : HQ_PHRASE_RECALL;
}

/**
 * hq_announce_init:
 * @queue: (out): where nothing is to be said
 */
void
hq_announce_init (HqAnnounceQueue *queue)
{
  queue->waiting = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));
  queue->spoken = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));
}

/**
 * hq_announce_clear:
 * @queue: a queue, or all zeroes
 */
void
hq_announce_clear (HqAnnounceQueue *queue)
{
  g_clear_pointer (&queue->waiting, g_array_unref);
  g_clear_pointer (&queue->spoken, g_array_unref);
}

static HqAnnounceCall *
hq_announce_look (const GArray *calls, const HqAnnounceCall *call)
{
  for (guint i = 0; i < calls->len; i++)
    {
      HqAnnounceCall *other = &g_array_index (calls, HqAnnounceCall, i);

      if (other->ticket == call->ticket && other->period == call->period)
        return other;
    }
  return NULL;
}

/* The first that was asked for is said first. */
static int
hq_announce_compare (gconstpointer first, gconstpointer second)
{
  const HqAnnounceCall *a = first, *b = second;

  if (a->asked_at != b->asked_at)
    return a->asked_at < b->asked_at ? -1 : 1;
  return (a->ticket > b->ticket) - (a->ticket < b->ticket);
}

/* Leaves in @own what is still to be said by @calls. A call that is asked for again while it waits is
 * said once, at the place that it has. */
static void
hq_announce_keep (GArray *own, const GArray *calls)
{
  for (guint i = own->len; i > 0; i--)
    {
      HqAnnounceCall *call = &g_array_index (own, HqAnnounceCall, i - 1);
      const HqAnnounceCall *now = hq_announce_look (calls, call);

      if (now == NULL || now->aside || now->said >= now->asked)
        g_array_remove_index (own, i - 1);
      else
        {
          call->asked = now->asked;
          call->said = now->said;
        }
    }
}

/* Forgets what was spoken here once the store knows it, or it is asked for again. */
static void
hq_announce_forget (GArray *spoken, const GArray *calls)
{
  for (guint i = spoken->len; i > 0; i--)
    {
      const HqAnnounceCall *call = &g_array_index (spoken, HqAnnounceCall, i - 1);
      const HqAnnounceCall *now = hq_announce_look (calls, call);

      if (now == NULL || now->said >= call->asked || now->asked > call->asked)
        g_array_remove_index (spoken, i - 1);
    }
}

/**
 * hq_announce_merge:
 * @queue: a queue
 * @calls: (element-type HqAnnounceCall): every ticket that is called now where the queue's
 *   loudspeakers are heard, said or not
 *
 * Who is no longer called, because they came, were missed or sent elsewhere, leaves the queue unsaid.
 * What others are to say leaves it too; that it was said here before is not forgotten.
 */
void
hq_announce_merge (HqAnnounceQueue *queue, const GArray *calls)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));

  hq_announce_keep (queue->waiting, calls);
  hq_announce_forget (queue->spoken, calls);
  for (guint i = 0; i < calls->len; i++)
    {
      const HqAnnounceCall *call = &g_array_index (calls, HqAnnounceCall, i);

      if (!call->aside && call->said < call->asked
          && hq_announce_look (queue->waiting, call) == NULL
          && hq_announce_look (queue->spoken, call) == NULL)
        g_array_append_val (fresh, *call);
    }
  g_array_sort (fresh, hq_announce_compare);
  g_array_append_vals (queue->waiting, fresh->data, fresh->len);
}

/**
 * hq_announce_find:
 * @queue: a queue
 * @call: a call
 *
 * Returns: (transfer none) (nullable): the same call as it waits now, until the queue changes; %NULL
 *   when it is not to be said any more
 */
const HqAnnounceCall *
hq_announce_find (const HqAnnounceQueue *queue, const HqAnnounceCall *call)
{
  return hq_announce_look (queue->waiting, call);
}

/**
 * hq_announce_note:
 * @queue: a queue
 * @call: one that was said to its end, whether it still waits or not
 *
 * It is not said again, whether the store knows it or not.
 */
void
hq_announce_note (HqAnnounceQueue *queue, const HqAnnounceCall *call)
{
  HqAnnounceCall *waiting = hq_announce_look (queue->waiting, call);
  HqAnnounceCall own = waiting != NULL ? *waiting : *call;

  if (waiting != NULL)
    g_array_remove_index (queue->waiting,
                          (guint) (waiting - (HqAnnounceCall *) (gpointer) queue->waiting->data));
  g_array_append_val (queue->spoken, own);
}

static void
hq_announce_find_manner (guint waiting, gint64 waited, guint times, HqAnnounceManner *manner)
{
  gboolean calm = waiting <= HQ_ANNOUNCE_CALM && waited <= HQ_ANNOUNCE_ALERT;

  *manner = (HqAnnounceManner){ calm ? times : 1, calm, !calm };
}

/**
 * hq_announce_get_manner:
 * @queue: a queue in which something waits
 * @now: the time
 * @times: how often a call is said in calm
 * @manner: (out): how its first call is said; it may change while it is being said
 *
 * When more than three wait, or this one has waited too long behind so many, each is said once,
 * without the chime and short.
 */
void
hq_announce_get_manner (const HqAnnounceQueue *queue,
                        HqTime now,
                        guint times,
                        HqAnnounceManner *manner)
{
  const HqAnnounceCall *call = &g_array_index (queue->waiting, HqAnnounceCall, 0);

  hq_announce_find_manner (queue->waiting->len, now - call->asked_at, times, manner);
}

/**
 * hq_announce_get_phrase:
 * @call: a call
 * @brief: whether many wait
 * @english: in which language
 *
 * Returns: what is said; the last call is a warning, and is never shortened
 */
HqPhrase
hq_announce_get_phrase (const HqAnnounceCall *call, gboolean brief, gboolean english)
{
  HqPhrase phrase = call->phrase;

  phrase.english = english;
  if (brief && phrase.kind != HQ_PHRASE_LAST)
    phrase.kind = HQ_PHRASE_SHORT;
  return phrase;
}

static gint64
hq_announce_estimate (const HqAnnounceCall *call, const HqAnnounceManner *manner)
{
  HqPhrase phrase = hq_announce_get_phrase (call, manner->brief, FALSE);
  gint64 length = hq_phrase_estimate (&phrase);

  if (call->english)
    {
      phrase = hq_announce_get_phrase (call, manner->brief, TRUE);
      length += hq_phrase_estimate (&phrase);
    }
  return length * manner->times + (manner->chime ? HQ_ANNOUNCE_CHIME : 0);
}

/**
 * hq_announce_get_backlog:
 * @queue: a queue
 * @now: the time
 * @times: how often a call is said in calm
 *
 * Returns: how long it takes until the last one's turn comes, in microseconds, by the length of what
 *   is said before; over %HQ_ANNOUNCE_ALERT the loudspeakers have too much to say
 */
gint64
hq_announce_get_backlog (const HqAnnounceQueue *queue, HqTime now, guint times)
{
  HqTime at = now;

  for (guint i = 0; i + 1 < queue->waiting->len; i++)
    {
      const HqAnnounceCall *call = &g_array_index (queue->waiting, HqAnnounceCall, i);
      HqAnnounceManner manner;

      hq_announce_find_manner (queue->waiting->len - i, at - call->asked_at, times, &manner);
      at += hq_announce_estimate (call, &manner);
    }
  return at - now;
}
