/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announcer.h"

#include "hq-announcer-lease.h"
#include "hq-announcer-view.h"
#include "hq-error.h"
#include "hq-number.h"
#include "hq-probe.h"

struct _HqAnnouncer
{
  GObject parent_instance;

  HqLive *live;       /* (owned) */
  HqSpeaker *speaker; /* (owned) */
  HqScreenRole role;
  char *place;               /* (owned) */
  char *holder;              /* (owned): a name that no other announcer has */
  GCancellable *cancellable; /* (owned): of all that is under way */

  HqAnnouncerView *view; /* (owned) (nullable): the newest */
  gboolean reading;
  gboolean stale; /* something changed while it was read */

  gint64 lease;
  GPtrArray *held;   /* (owned) (element-type utf8): interned */
  gint64 held_until; /* monotonic: until when it is sure that nobody else says their calls */
  gint64 hold_off;   /* monotonic: until when others are left the zones, after it could not speak */
  gboolean claiming;
  guint releases; /* how often it gave up what it held */
  guint claim_source;

  HqAnnounceQueue queue;
  gint64 backlog;
  gboolean saying;
  HqAnnounceCall call; /* which */
  HqAnnounceManner manner;
  guint round;
  gboolean english;
  HqProbe probe;  /* the zone that is tried, while that is said */
  GArray *probed; /* (owned) (element-type HqProbe): tried here, which the store may not know */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqAnnouncer, hq_announcer, G_TYPE_OBJECT)

static void hq_announcer_go_on (HqAnnouncer *self);

static gboolean
hq_announcer_may_speak (HqAnnouncer *self)
{
  return hq_speaker_get_fault (self->speaker) == NULL && g_get_monotonic_time () < self->held_until;
}

/* Which calls are to be said here ---------------------------------------------------------------- */

static void
hq_announcer_measure (HqAnnouncer *self)
{
  gint64 before = self->backlog;

  self->backlog = hq_announce_get_backlog (&self->queue, hq_live_get_now (self->live),
                                           self->view->view.policy.voice_times);
  if ((self->backlog > HQ_ANNOUNCE_ALERT) == (before > HQ_ANNOUNCE_ALERT))
    return;
  if (self->backlog > HQ_ANNOUNCE_ALERT)
    g_message ("Announcements at %s are behind: %u calls wait to be said, the last one for %d s.",
               self->place, self->queue.waiting->len, (int) (self->backlog / HQ_SECOND));
  else
    g_message ("Announcements at %s have caught up.", self->place);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who was called on another day, which nobody closed, is called by nobody now. */
static gboolean
hq_announcer_is_mine (HqAnnouncer *self, const HqAnnounceCall *call)
{
  const HqView *view = &self->view->view;

  return g_ptr_array_find (self->held, call->zone, NULL)
         && hq_date_of_time (call->asked_at, view->zone) == view->today;
}

static void
hq_announcer_merge (HqAnnouncer *self)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));
  gboolean may_speak = hq_announcer_may_speak (self);

  if (self->view == NULL)
    return;
  for (guint i = 0; i < self->view->calls->len; i++)
    {
      HqAnnounceCall call = g_array_index (self->view->calls, HqAnnounceCall, i);

      call.aside = !may_speak || !hq_announcer_is_mine (self, &call);
      g_array_append_val (calls, call);
    }
  hq_announce_merge (&self->queue, calls);
  hq_announcer_measure (self);
}

/* The zones -------------------------------------------------------------------------------------- */

typedef struct
{
  HqAnnouncer *announcer;  /* (owned) (nullable): NULL where nobody waits for the answer */
  HqAnnouncerLease *lease; /* (owned) */
  gint64 asked_at;         /* monotonic */
  guint releases;          /* how often it had given up what it held */
} HqAnnouncerClaim;

static HqAnnouncerClaim *
hq_announcer_claim_new (HqAnnouncer *self)
{
  HqAnnouncerClaim *claim = g_new0 (HqAnnouncerClaim, 1);

  claim->lease = hq_announcer_lease_new (self->holder, self->place);
  claim->lease->length = self->lease;
  claim->lease->backlog = self->backlog;
  claim->asked_at = g_get_monotonic_time ();
  claim->releases = self->releases;
  return claim;
}

static void
hq_announcer_claim_free (HqAnnouncerClaim *claim)
{
  g_clear_object (&claim->announcer);
  hq_announcer_lease_free (claim->lease);
  g_free (claim);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqAnnouncerClaim, hq_announcer_claim_free)

static void
hq_announcer_on_released (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqAnnouncerClaim) claim = user_data;
  g_autoptr (GError) error = NULL;

  if (!hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    g_info ("The zones of %s run out by themselves: %s", claim->lease->place, error->message);
}

/* Others need not wait until the lease has run out. What a claim that is under way gets is given up
 * as well: the release is done after it. */
static void
hq_announcer_release (HqAnnouncer *self)
{
  HqAnnouncerClaim *claim;

  self->held_until = 0;
  self->releases++;
  if (self->held->len == 0 && !self->claiming)
    return;
  g_ptr_array_set_size (self->held, 0);
  claim = hq_announcer_claim_new (self);
  hq_live_run_async (self->live,
                     &(HqWorkerRequest){ .func = hq_announcer_lease_release,
                                         .user_data = claim->lease },
                     NULL, hq_announcer_on_released, claim);
}

static void hq_announcer_claim (HqAnnouncer *self);

static void
hq_announcer_on_claimed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqAnnouncerClaim) claim = user_data;
  HqAnnouncer *self = claim->announcer;
  g_autoptr (GError) error = NULL;

  self->claiming = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    {
      g_info ("The zones of %s could not be claimed: %s", self->place, error->message);
      return;
    }
  if (claim->releases != self->releases)
    {
      hq_announcer_claim (self);
      return;
    }
  g_ptr_array_set_size (self->held, 0);
  g_ptr_array_extend (self->held, claim->lease->held, NULL, NULL);
  /* The rest of the lease is for a sentence that is being said. */
  self->held_until = self->held->len > 0 ? claim->asked_at + self->lease * 2 / 3 : 0;
  hq_announcer_merge (self);
  hq_announcer_go_on (self);
}

static void
hq_announcer_claim (HqAnnouncer *self)
{
  HqAnnouncerClaim *claim;

  if (self->claiming || self->view == NULL || self->view->zones->len == 0
      || hq_speaker_is_looking (self->speaker) || hq_speaker_get_fault (self->speaker) != NULL
      || g_get_monotonic_time () < self->hold_off)
    return;
  self->claiming = TRUE;
  claim = hq_announcer_claim_new (self);
  claim->announcer = g_object_ref (self);
  g_ptr_array_extend (claim->lease->zones, self->view->zones, NULL, NULL);
  hq_live_run_async (self->live,
                     &(HqWorkerRequest){ .func = hq_announcer_lease_claim,
                                         .user_data = claim->lease },
                     self->cancellable, hq_announcer_on_claimed, claim);
}

static gboolean
hq_announcer_on_renew (gpointer data)
{
  hq_announcer_claim (data);
  return G_SOURCE_CONTINUE;
}

static void
hq_announcer_on_speaker (HqAnnouncer *self)
{
  if (hq_speaker_get_fault (self->speaker) != NULL)
    hq_announcer_release (self);
  else
    hq_announcer_claim (self);
  hq_announcer_merge (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is called --------------------------------------------------------------------------------- */

static void hq_announcer_look (HqAnnouncer *self);

/* Whether nothing is to be heard here, as far as is known. */
static gboolean
hq_announcer_is_hushed (HqAnnouncer *self)
{
  return self->view == NULL || self->view->zones->len == 0;
}

static void
hq_announcer_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqAnnouncer) self = user_data;
  g_autoptr (GError) error = NULL;
  HqAnnouncerView *view = hq_live_read_finish (HQ_LIVE (source), result, &error);
  gboolean first = self->view == NULL;
  gboolean hushed = hq_announcer_is_hushed (self);

  self->reading = FALSE;
  if (view == NULL)
    {
      g_info ("The calls at %s could not be read: %s", self->place, error->message);
      /* Nobody tells a second time of what changed meanwhile. */
      if (self->stale && !g_cancellable_is_cancelled (self->cancellable))
        hq_announcer_look (self);
      return;
    }
  g_clear_pointer (&self->view, hq_announcer_view_free);
  self->view = view;
  if (self->stale)
    hq_announcer_look (self);
  if (first)
    hq_announcer_claim (self);
  hq_announcer_merge (self);
  hq_announcer_go_on (self);
  if (hq_announcer_is_hushed (self) != hushed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
hq_announcer_look (HqAnnouncer *self)
{
  HqLiveReader reader = {
    .read = hq_announcer_view_read,
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_announcer_view_free,
  };

  self->stale = self->reading;
  if (self->reading || hq_live_get_state (self->live) == HQ_LIVE_LOST)
    return;
  self->reading = TRUE;
  reader.query = hq_view_place_new (self->role, self->place);
  hq_live_read_async (self->live, &reader, self->cancellable, hq_announcer_on_read,
                      g_object_ref (self));
}

/* Saying ----------------------------------------------------------------------------------------- */

static void
hq_announcer_on_reported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Who came while the sentence was said is served by now; of what is not reported, the bound takes
   * care. */
  if (!hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    g_info ("What was said was not reported: %s", error->message);
}

static void
hq_announcer_report (HqAnnouncer *self, const HqAnnounceCall *call)
{
  g_autofree char *number = hq_number_format (call->phrase.prefix, (guint) call->phrase.number);
  g_autofree char *request = g_strdup_printf ("said-%" G_GINT64_FORMAT "-%d-%u", call->ticket,
                                              call->period, call->asked);
  const HqActor actor = { .request = request,
                          .role = HQ_ROLE_SYSTEM,
                          .device = self->view->view.place.device };
  const HqOrder order = { .act = HQ_ACT_ANNOUNCED,
                          .ticket = number,
                          .counter = call->phrase.counter };

  hq_live_run_async (self->live, &(HqWorkerRequest){ .actor = &actor, .order = &order }, NULL,
                     hq_announcer_on_reported, NULL);
}

static void hq_announcer_say (HqAnnouncer *self);

/* The call was said as often as it is to be, or is not to be said any more. It is reported in any
 * case: it left the queue as well where the leave to speak ended while it was said, and the report of
 * one that is called no longer is refused. */
static void
hq_announcer_end (HqAnnouncer *self)
{
  const HqAnnounceCall *call = hq_announce_find (&self->queue, &self->call);

  self->saying = FALSE;
  hq_announcer_report (self, call != NULL ? call : &self->call);
  hq_announce_note (&self->queue, &self->call);
  hq_announcer_merge (self);
  hq_announcer_go_on (self);
}

static void
hq_announcer_advance (HqAnnouncer *self)
{
  const HqAnnounceCall *call = hq_announce_find (&self->queue, &self->call);
  HqAnnounceManner manner;

  if (call != NULL && self->call.english && !self->english)
    {
      self->english = TRUE;
      hq_announcer_say (self);
      return;
    }
  self->english = FALSE;
  self->round++;
  if (call != NULL)
    hq_announce_get_manner (&self->queue, hq_live_get_now (self->live),
                            self->view->view.policy.voice_times, &manner);
  /* Others may have come meanwhile, or somebody else may have the zone now. */
  if (call == NULL || self->round >= manner.times || !hq_announcer_may_speak (self))
    hq_announcer_end (self);
  else
    hq_announcer_say (self);
}

static void
hq_announcer_on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqAnnouncer) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean said = hq_speaker_say_finish (HQ_SPEAKER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* Where English alone cannot be said, the call was heard in Chinese. */
  if (said || (self->english && hq_speaker_get_fault (self->speaker) == NULL))
    {
      hq_announcer_advance (self);
      return;
    }
  /* Whoever else is heard in the zone says it, and all that waits behind it. */
  g_info ("A call could not be said at %s: %s", self->place, error->message);
  self->hold_off = g_get_monotonic_time () + self->lease;
  self->saying = FALSE;
  hq_announcer_release (self);
  hq_announcer_merge (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hq_announcer_say (HqAnnouncer *self)
{
  HqPhrase phrase = hq_announce_get_phrase (&self->call, self->manner.brief, self->english);
  g_autofree char *text = hq_phrase_format (&phrase);
  g_autoptr (GPtrArray) clips = hq_phrase_list_clips (&phrase);
  gboolean chime = self->manner.chime && self->round == 0 && !self->english;
  g_autoptr (HqUtterance) utterance = hq_utterance_new (text, self->english ? "en" : "zh",
                                                        (char **) clips->pdata, chime);

  hq_speaker_say_async (self->speaker, utterance, self->cancellable, hq_announcer_on_said,
                        g_object_ref (self));
}

/* Trying a zone ---------------------------------------------------------------------------------- */

/* What is said in a zone that is tried. No visitor takes it for a call, and recordings can say it that
 * were made for numbers alone. */
#define HQ_ANNOUNCER_PROBE "测试广播,一,二,三"
static const char *const probe_clips[] = { "1", "2", "3", NULL };

static gboolean
hq_announcer_is_new (HqAnnouncer *self, const HqProbe *probe)
{
  const HqProbe *known = hq_probe_find (self->probed, HQ_PROBE_CALL, probe->subject);

  return known == NULL || known->asked_at < probe->asked_at;
}

static const HqProbe *
hq_announcer_find_probe (HqAnnouncer *self)
{
  for (guint i = 0; self->view != NULL && i < self->view->probes->len; i++)
    {
      const HqProbe *probe = &g_array_index (self->view->probes, HqProbe, i);

      /* What waited behind calls, or for whoever took the zone over, may have waited for too long. */
      if (g_ptr_array_find (self->held, probe->subject, NULL) && hq_announcer_is_new (self, probe)
          && hq_probe_is_waiting (probe, hq_live_get_now (self->live)))
        return probe;
    }
  return NULL;
}

static void
hq_announcer_report_probe (HqAnnouncer *self, gboolean said)
{
  g_autofree char *request = g_strdup_printf ("probe-%s-%" G_GINT64_FORMAT, self->probe.subject,
                                              self->probe.asked_at);
  const HqActor actor = { .request = request,
                          .role = HQ_ROLE_SYSTEM,
                          .device = self->view->view.place.device };
  const HqOrder order = { .act = HQ_ACT_PROBE_END,
                          .type = HQ_PROBE_CALL,
                          .text = self->probe.subject,
                          .id = self->probe.asked_at,
                          .reason = said ? NULL : "silent" };

  hq_live_run_async (self->live, &(HqWorkerRequest){ .actor = &actor, .order = &order }, NULL,
                     hq_announcer_on_reported, NULL);
}

static void
hq_announcer_on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqAnnouncer) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean said = hq_speaker_say_finish (HQ_SPEAKER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!said)
    g_info ("%s could not be tried at %s: %s", self->probe.subject, self->place, error->message);
  hq_announcer_report_probe (self, said);
  self->saying = FALSE;
  hq_announcer_go_on (self);
}

/* Nobody who was called waits for it. */
static void
hq_announcer_try_probe (HqAnnouncer *self)
{
  const HqProbe *probe = hq_announcer_find_probe (self);
  g_autoptr (HqUtterance) utterance = NULL;

  if (probe == NULL)
    return;
  self->saying = TRUE;
  self->probe = *probe;
  for (guint i = self->probed->len; i > 0; i--)
    if (g_str_equal (g_array_index (self->probed, HqProbe, i - 1).subject, probe->subject))
      g_array_remove_index (self->probed, i - 1);
  g_array_append_val (self->probed, self->probe);
  utterance = hq_utterance_new (HQ_ANNOUNCER_PROBE, "zh", (char **) probe_clips, TRUE);
  hq_speaker_say_async (self->speaker, utterance, self->cancellable, hq_announcer_on_probed,
                        g_object_ref (self));
}

static void
hq_announcer_go_on (HqAnnouncer *self)
{
  if (self->saying || !hq_announcer_may_speak (self))
    return;
  if (self->queue.waiting->len == 0)
    {
      hq_announcer_try_probe (self);
      return;
    }
  self->saying = TRUE;
  self->round = 0;
  self->english = FALSE;
  self->call = g_array_index (self->queue.waiting, HqAnnounceCall, 0);
  hq_announce_get_manner (&self->queue, hq_live_get_now (self->live),
                          self->view->view.policy.voice_times, &self->manner);
  hq_announcer_say (self);
}

/* The object ------------------------------------------------------------------------------------- */

static void
hq_announcer_dispose (GObject *object)
{
  HqAnnouncer *self = HQ_ANNOUNCER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->claim_source, g_source_remove);
  if (self->live != NULL)
    hq_announcer_release (self);
  g_clear_object (&self->speaker);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_announcer_parent_class)->dispose (object);
}

static void
hq_announcer_finalize (GObject *object)
{
  HqAnnouncer *self = HQ_ANNOUNCER (object);

  hq_announce_clear (&self->queue);
  g_clear_pointer (&self->view, hq_announcer_view_free);
  g_ptr_array_unref (self->held);
  g_array_unref (self->probed);
  g_object_unref (self->cancellable);
  g_free (self->place);
  g_free (self->holder);
  G_OBJECT_CLASS (hq_announcer_parent_class)->finalize (object);
}

static void
hq_announcer_class_init (HqAnnouncerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = hq_announcer_dispose;
  object_class->finalize = hq_announcer_finalize;

  /**
   * HqAnnouncer::changed:
   *
   * It can be heard or no longer, or has too much to say or no longer.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_announcer_init (HqAnnouncer *self)
{
  hq_announce_init (&self->queue);
  self->held = g_ptr_array_new ();
  self->probed = g_array_new (FALSE, FALSE, sizeof (HqProbe));
  self->cancellable = g_cancellable_new ();
  self->holder = g_uuid_string_random ();
}

/**
 * hq_announcer_new:
 * @live: a hall of which something is shown, so that its changes are known
 * @start: where it stands, and by what it speaks
 *
 * Returns: (transfer full): an announcer, at work until it is disposed of
 */
HqAnnouncer *
hq_announcer_new (HqLive *live, const HqAnnouncerStart *start)
{
  HqAnnouncer *self = g_object_new (HQ_TYPE_ANNOUNCER, NULL);

  self->live = g_object_ref (live);
  self->speaker = g_object_ref (start->speaker);
  self->role = start->role;
  self->place = g_strdup (start->place);
  self->lease = start->lease > 0 ? start->lease : HQ_ANNOUNCER_LEASE;
  self->claim_source = g_timeout_add ((guint) (self->lease / 3 / G_TIME_SPAN_MILLISECOND),
                                      hq_announcer_on_renew, self);
  g_signal_connect_object (live, "changed", G_CALLBACK (hq_announcer_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (start->speaker, "changed", G_CALLBACK (hq_announcer_on_speaker), self,
                           G_CONNECT_SWAPPED);
  hq_announcer_look (self);
  return self;
}

/**
 * hq_announcer_get_fault:
 *
 * Returns: (transfer none) (nullable): why nothing is heard here, of %HQ_SPEAKER_ERROR; %NULL as well
 *   where the hall wants nothing to be heard
 */
const GError *
hq_announcer_get_fault (HqAnnouncer *self)
{
  return self->speaker != NULL && !hq_announcer_is_hushed (self)
           ? hq_speaker_get_fault (self->speaker)
           : NULL;
}

/**
 * hq_announcer_get_backlog:
 *
 * Returns: how long the last of those that wait to be said here has to wait yet, in microseconds;
 *   over %HQ_ANNOUNCE_ALERT is an alert
 */
gint64
hq_announcer_get_backlog (HqAnnouncer *self)
{
  return self->backlog;
}

/**
 * hq_announcer_holds:
 * @zone: a zone
 *
 * Returns: whether its calls are said here now
 */
gboolean
hq_announcer_holds (HqAnnouncer *self, const char *zone)
{
  return hq_announcer_may_speak (self)
         && g_ptr_array_find_with_equal_func (self->held, zone, g_str_equal, NULL);
}
