/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announce.h"

#define T0 (1000 * HQ_SECOND)

static HqAnnounceCall
make_call (gint64 ticket, HqTime asked_at)
{
  return (HqAnnounceCall){
    .ticket = ticket,
    .period = 1,
    .asked = 1,
    .asked_at = asked_at,
    .phrase = { .prefix = 'A', .number = ticket, .counter = (int) ticket, .yao = TRUE },
  };
}

static HqAnnounceCall *
get (GArray *calls, guint i)
{
  return &g_array_index (calls, HqAnnounceCall, i);
}

/* The tickets that wait, in order. */
static char *
list (const HqAnnounceQueue *queue)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < queue->waiting->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            get (queue->waiting, i)->ticket);
  return g_string_free (text, FALSE);
}

static void
assert_list (const HqAnnounceQueue *queue, const char *expected)
{
  g_autofree char *found = list (queue);

  g_assert_cmpstr (found, ==, expected);
}

static GArray *
make_calls (guint n, HqTime from, gint64 step)
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));

  for (guint i = 0; i < n; i++)
    {
      HqAnnounceCall call = make_call (i + 1, from + i * step);

      g_array_append_val (calls, call);
    }
  return calls;
}

static void
test_announce_order (void)
{
  g_autoptr (GArray) calls = make_calls (3, T0, HQ_SECOND);
  HqAnnounceQueue queue;
  HqAnnounceCall late = make_call (9, T0 - HQ_SECOND);

  hq_announce_init (&queue);
  /* As they were asked for, whatever the order that the store gives. */
  get (calls, 0)->asked_at = T0 + 5 * HQ_SECOND;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "2 3 1");
  /* The first one may be being said: nothing comes before it. */
  g_array_prepend_val (calls, late);
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "2 3 1 9");
  hq_announce_clear (&queue);
}

static void
test_announce_recall_while_waiting (void)
{
  g_autoptr (GArray) calls = make_calls (3, T0, HQ_SECOND);
  HqAnnounceQueue queue;
  HqAnnounceCall first;

  hq_announce_init (&queue);
  hq_announce_merge (&queue, calls);
  /* Asked for again before it was said: once, at its place, as the call that nobody heard yet. */
  get (calls, 0)->asked = 2;
  get (calls, 0)->said = 1;
  get (calls, 0)->asked_at = T0 + 70 * HQ_SECOND;
  get (calls, 0)->phrase.kind = HQ_PHRASE_RECALL;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "1 2 3");
  first = *get (queue.waiting, 0);
  g_assert_cmpint (first.phrase.kind, ==, HQ_PHRASE_CALL);
  hq_announce_note (&queue, &first);
  assert_list (&queue, "2 3");
  /* The store does not know it yet. */
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "2 3");
  get (calls, 0)->said = 2;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "2 3");
  /* Asked for again after it was said: once more, behind the others. */
  get (calls, 0)->asked = 3;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "2 3 1");
  g_assert_cmpint (get (queue.waiting, 2)->phrase.kind, ==, HQ_PHRASE_RECALL);
  hq_announce_clear (&queue);
}

static void
test_announce_gone (void)
{
  g_autoptr (GArray) calls = make_calls (3, T0, HQ_SECOND);
  HqAnnounceQueue queue;
  HqAnnounceCall other;

  hq_announce_init (&queue);
  hq_announce_merge (&queue, calls);
  /* Started, missed, sent elsewhere: no longer called. The same ticket elsewhere is another call. */
  other = *get (calls, 1);
  g_assert_nonnull (hq_announce_find (&queue, &other));
  g_array_remove_index (calls, 1);
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "1 3");
  g_assert_null (hq_announce_find (&queue, &other));
  other.period = 2;
  g_array_append_val (calls, other);
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "1 3 2");
  g_array_set_size (calls, 0);
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "");
  hq_announce_clear (&queue);
}

/* Loudspeakers that may not speak for a while have nothing to say then, and know afterwards what they
 * said before, whether the store knows it or not. */
static void
test_announce_aside (void)
{
  g_autoptr (GArray) calls = make_calls (3, T0, HQ_SECOND);
  HqAnnounceQueue queue;
  HqAnnounceCall second;

  hq_announce_init (&queue);
  hq_announce_merge (&queue, calls);
  second = *get (calls, 1);
  hq_announce_note (&queue, get (calls, 0));
  for (guint i = 0; i < calls->len; i++)
    get (calls, i)->aside = TRUE;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "");
  /* Its sentence was not over when the leave was. */
  hq_announce_note (&queue, &second);
  for (guint i = 0; i < calls->len; i++)
    get (calls, i)->aside = FALSE;
  hq_announce_merge (&queue, calls);
  assert_list (&queue, "3");
  hq_announce_clear (&queue);
}

static void
test_announce_manner (void)
{
  static const struct
  {
    guint waiting;
    gint64 waited;
    guint times;
    HqAnnounceManner manner;
  } rows[] = {
    { 1, 0, 2, { 2, TRUE, FALSE } },
    { 1, 0, 1, { 1, TRUE, FALSE } },
    { 3, 0, 2, { 2, TRUE, FALSE } },
    { 4, 0, 2, { 1, FALSE, TRUE } },
    { 27, 0, 1, { 1, FALSE, TRUE } },
    /* The last of many are not said at length when the others have gone. */
    { 2, 30 * HQ_SECOND, 2, { 2, TRUE, FALSE } },
    { 2, 31 * HQ_SECOND, 2, { 1, FALSE, TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) calls = make_calls (rows[i].waiting, T0, 0);
      HqAnnounceQueue queue;
      HqAnnounceManner manner;

      hq_announce_init (&queue);
      hq_announce_merge (&queue, calls);
      hq_announce_get_manner (&queue, T0 + rows[i].waited, rows[i].times, &manner);
      g_assert_cmpuint (manner.times, ==, rows[i].manner.times);
      g_assert_cmpint (manner.chime, ==, rows[i].manner.chime);
      g_assert_cmpint (manner.brief, ==, rows[i].manner.brief);
      hq_announce_clear (&queue);
    }
}

static void
test_announce_phrase (void)
{
  HqAnnounceCall call = make_call (1, T0);

  g_assert_cmpint (hq_announce_get_kind (0, 5), ==, HQ_PHRASE_CALL);
  g_assert_cmpint (hq_announce_get_kind (1, 5), ==, HQ_PHRASE_RECALL);
  g_assert_cmpint (hq_announce_get_kind (4, 5), ==, HQ_PHRASE_RECALL);
  g_assert_cmpint (hq_announce_get_kind (5, 5), ==, HQ_PHRASE_LAST);
  g_assert_cmpint (hq_announce_get_kind (1, 1), ==, HQ_PHRASE_LAST);
  g_assert_cmpint (hq_announce_get_kind (0, 0), ==, HQ_PHRASE_CALL);

  g_assert_cmpint (hq_announce_get_phrase (&call, FALSE, FALSE).kind, ==, HQ_PHRASE_CALL);
  g_assert_cmpint (hq_announce_get_phrase (&call, TRUE, FALSE).kind, ==, HQ_PHRASE_SHORT);
  g_assert_true (hq_announce_get_phrase (&call, TRUE, TRUE).english);
  call.phrase.kind = HQ_PHRASE_LAST;
  g_assert_cmpint (hq_announce_get_phrase (&call, TRUE, FALSE).kind, ==, HQ_PHRASE_LAST);
}

/* In calm three calls at once are no backlog; the peak of a morning is one. */
static void
test_announce_backlog (void)
{
  for (guint n = 0; n <= 27; n++)
    {
      g_autoptr (GArray) calls = make_calls (n, T0, 0);
      HqAnnounceQueue queue;
      gint64 backlog;

      hq_announce_init (&queue);
      hq_announce_merge (&queue, calls);
      backlog = hq_announce_get_backlog (&queue, T0, 2);
      if (n <= 1)
        g_assert_cmpint (backlog, ==, 0);
      if (n <= 3)
        g_assert_cmpint (backlog, <=, HQ_ANNOUNCE_ALERT);
      if (n >= 10)
        g_assert_cmpint (backlog, >, HQ_ANNOUNCE_ALERT);
      hq_announce_clear (&queue);
    }
}

/* A made-up hall with one announcer: the store's calls, what is said and when. */
typedef struct
{
  HqTime now;
  GArray *calls;
  HqAnnounceQueue queue;
  GArray *said; /* (element-type gint64): the ticket of each sentence that was begun */
} World;

static void
world_init (World *world)
{
  *world = (World){ .now = T0 };
  world->calls = g_array_new (FALSE, FALSE, sizeof (HqAnnounceCall));
  world->said = g_array_new (FALSE, FALSE, sizeof (gint64));
  hq_announce_init (&world->queue);
}

static void
world_clear (World *world)
{
  g_array_unref (world->calls);
  g_array_unref (world->said);
  hq_announce_clear (&world->queue);
}

static gint64
measure (const HqAnnounceCall *call, gboolean brief)
{
  HqPhrase phrase = hq_announce_get_phrase (call, brief, FALSE);

  return hq_phrase_estimate (&phrase);
}

/* Says what is first, in sentences of their estimated length; @arrive brings what comes meanwhile. */
static void
world_say (World *world, void (*arrive) (World *world))
{
  HqAnnounceCall call = *get (world->queue.waiting, 0);
  HqAnnounceManner manner;

  hq_announce_get_manner (&world->queue, world->now, 2, &manner);
  world->now += manner.chime ? 1500 * G_TIME_SPAN_MILLISECOND : 0;
  for (guint round = 0; round < manner.times; round++)
    {
      g_array_append_val (world->said, call.ticket);
      world->now += measure (&call, manner.brief);
      arrive (world);
      hq_announce_merge (&world->queue, world->calls);
      if (hq_announce_find (&world->queue, &call) == NULL)
        return;
      hq_announce_get_manner (&world->queue, world->now, 2, &manner);
    }
  for (guint i = 0; i < world->calls->len; i++)
    if (get (world->calls, i)->ticket == call.ticket)
      get (world->calls, i)->said = get (world->calls, i)->asked;
  hq_announce_note (&world->queue, &call);
}

static void
arrive_peak (World *world)
{
  while (world->calls->len < 27 && world->now >= T0 + world->calls->len * 10 * HQ_SECOND / 27)
    {
      HqAnnounceCall call = make_call (world->calls->len + 1,
                                       T0 + world->calls->len * 10 * HQ_SECOND / 27);

      g_array_append_val (world->calls, call);
    }
}

/* Twenty-seven calls in ten seconds: the last one is said within two minutes of its call. */
static void
test_announce_peak (void)
{
  World world;
  HqTime last;

  world_init (&world);
  arrive_peak (&world);
  hq_announce_merge (&world.queue, world.calls);
  while (world.queue.waiting->len > 0)
    world_say (&world, arrive_peak);
  last = get (world.calls, 26)->asked_at;
  g_test_message ("the last one was said after %.1f s",
                  (double) (world.now - last) / (double) HQ_SECOND);
  g_assert_cmpuint (world.calls->len, ==, 27);
  g_assert_cmpint (world.now - last, <, 120 * HQ_SECOND);
  /* The first one was begun in calm, and not said again when the others came. */
  g_assert_cmpuint (world.said->len, ==, 27);
  for (guint i = 0; i < 27; i++)
    g_assert_cmpint (g_array_index (world.said, gint64, i), ==, i + 1);
  world_clear (&world);
}

/* Whatever may happen to the calls of a hall between two looks. */
static void
arrive_random (World *world)
{
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    {
      int what = g_test_rand_int_range (0, 10);
      guint at = world->calls->len > 0 ? (guint) g_test_rand_int_range (0, (int) world->calls->len)
                                       : 0;

      if (world->calls->len == 0 || what < 5)
        {
          HqAnnounceCall call = make_call (g_test_rand_int_range (1, 1 << 30), world->now);

          g_array_append_val (world->calls, call);
        }
      else if (what < 8)
        g_array_remove_index (world->calls, at);
      else
        {
          HqAnnounceCall *call = get (world->calls, at);

          call->said = call->asked++;
          call->asked_at = world->now;
          call->phrase.kind = HQ_PHRASE_RECALL;
        }
    }
}

/* Nothing waits that is not called, or was said; nothing that is to be said is forgotten; nothing
 * stands twice; what is in the queue keeps its order. */
static void
assert_whole (World *world, const GArray *before)
{
  guint found = 0;
  gint64 last = -1;

  for (guint i = 0; i < world->calls->len; i++)
    {
      const HqAnnounceCall *call = get (world->calls, i);
      gboolean waits = hq_announce_find (&world->queue, call) != NULL;

      g_assert_cmpint (waits, ==, call->said < call->asked);
      found += waits ? 1 : 0;
    }
  g_assert_cmpuint (found, ==, world->queue.waiting->len);
  for (guint i = 0; i < world->queue.waiting->len; i++)
    for (guint j = 0; j < before->len; j++)
      if (g_array_index (before, HqAnnounceCall, j).ticket == get (world->queue.waiting, i)->ticket)
        {
          g_assert_cmpint (j, >, last);
          last = j;
        }
}

static void
test_announce_random (void)
{
  for (guint run = 0; run < 300; run++)
    {
      World world;

      world_init (&world);
      for (guint step = 0; step < 60; step++)
        {
          g_autoptr (GArray) before = g_array_copy (world.queue.waiting);

          if (world.queue.waiting->len > 0)
            world_say (&world, arrive_random);
          else
            {
              world.now += HQ_SECOND;
              arrive_random (&world);
              hq_announce_merge (&world.queue, world.calls);
            }
          assert_whole (&world, before);
        }
      world_clear (&world);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/announce/order", test_announce_order);
  g_test_add_func ("/announce/recall-while-waiting", test_announce_recall_while_waiting);
  g_test_add_func ("/announce/gone", test_announce_gone);
  g_test_add_func ("/announce/aside", test_announce_aside);
  g_test_add_func ("/announce/manner", test_announce_manner);
  g_test_add_func ("/announce/phrase", test_announce_phrase);
  g_test_add_func ("/announce/backlog", test_announce_backlog);
  g_test_add_func ("/announce/peak", test_announce_peak);
  g_test_add_func ("/announce/random", test_announce_random);
  return g_test_run ();
}
