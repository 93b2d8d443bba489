/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-feed.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-hall-table.h"
#include "hq-pace.h"

/* How long nothing is looked for where changes are told. */
#define HQ_FEED_PATIENCE (G_TIME_SPAN_SECOND)
/* How long a server is left alone that refuses this machine what it may not do: somebody has to mend
 * that, and its log, which has a line for each look, is to stay readable. */
#define HQ_FEED_REFUSED (2 * G_TIME_SPAN_SECOND)

struct _HqFeed
{
  char *path;     /* (owned) */
  HqDatabase *db; /* (owned) (nullable): NULL while the store is away */
  gint64 version; /* of the store when it was last read, -1 before */
  gint64 seen;    /* the last event, below 0 where what is there at first is not asked for */
  guint found;    /* events, by the last look */
  HqPace pace;
  HqTime lost_since;
  gboolean refused; /* the last look, by a server that is there */
};

/**
 * hq_feed_new:
 * @path: a store, which need not be there yet
 * @after: the last event that is known; below 0 to begin with the first one after now
 *
 * Returns: (transfer full): a feed
 */
HqFeed *
hq_feed_new (const char *path, gint64 after)
{
  HqFeed *feed = g_new0 (HqFeed, 1);

  feed->path = g_strdup (path);
  feed->seen = after;
  return feed;
}

/**
 * hq_feed_free:
 * @feed: (transfer full): a feed
 */
void
hq_feed_free (HqFeed *feed)
{
  /* Whoever looks next at the same store, over the same connection, begins anew. */
  if (feed->db != NULL && feed->pace.asks)
    hq_database_set_told (feed->db, TRUE);
  g_clear_pointer (&feed->db, hq_database_close);
  g_free (feed->path);
  g_free (feed);
}

/* Opens the store where it is away, and finds out whether it is the one that went. */
static gboolean
hq_feed_connect (HqFeed *feed, HqFeedNews *news, GError **error)
{
  g_autoptr (HqDatabase) db = NULL;
  HqHallRow row;
  HqEvent last;

  if (feed->db != NULL)
    return TRUE;
  db = hq_database_open (feed->path, HQ_DATABASE_READ_ONLY, error);
  if (db == NULL || !hq_hall_table_get (db, &row, error))
    return FALSE;
  if (row.hall == 0)
    {
      g_autofree char *shown = hq_database_describe (feed->path);

      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", shown);
      return FALSE;
    }
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  news->rewound = feed->seen > last.seq;
  if (feed->seen < 0 || news->rewound)
    feed->seen = last.seq;
  feed->db = g_steal_pointer (&db);
  feed->version = -1;
  return TRUE;
}

static gboolean
hq_feed_read (HqFeed *feed, HqFeedNews *news, GError **error)
{
  gint64 version;
  guint before = news->events->len;

  if (!hq_feed_connect (feed, news, error))
    return FALSE;
  /* The version first: what is committed between the two is read now, and looked for once more. */
  version = hq_database_get_version (feed->db);
  if (version < 0)
    {
      g_autofree char *shown = hq_database_describe (feed->path);

      hq_error_set (error, HQ_ERROR_OFFLINE, "%s", shown);
      return FALSE;
    }
  if (version == feed->version)
    return TRUE;
  if (!hq_event_table_read_after (feed->db, feed->seen, news->events, error))
    {
      g_array_set_size (news->events, before);
      return FALSE;
    }
  feed->version = version;
  if (news->events->len > before)
    feed->seen = g_array_index (news->events, HqEvent, news->events->len - 1).seq;
  return TRUE;
}

/**
 * hq_feed_poll:
 * @feed: a feed
 * @news: (inout): its array, which the caller gives, gets the events that came since the last look;
 *   the other members are set
 * @error: return location for an error
 *
 * Looks once. A store that went away is opened again at the next look, and the feed goes on where it
 * was.
 *
 * Returns: %FALSE while the store cannot be read, with the reason
 */
gboolean
hq_feed_poll (HqFeed *feed, HqFeedNews *news, GError **error)
{
  guint before = news->events->len;
  g_autoptr (GError) fault = NULL;
  gboolean done;

  news->rewound = FALSE;
  done = hq_feed_read (feed, news, &fault);
  feed->refused = hq_error_is (fault, HQ_ERROR_NO_LOGIN) || hq_error_is (fault, HQ_ERROR_NO_GRANT);
  feed->found = news->events->len - before;
  if (done)
    feed->lost_since = 0;
  else
    {
      if (feed->lost_since == 0)
        feed->lost_since = feed->db != NULL ? hq_database_read_clock (feed->db)
                                            : g_get_real_time ();
      g_clear_pointer (&feed->db, hq_database_close);
    }
  news->lost_since = feed->lost_since;
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return done;
}

/**
 * hq_feed_find_next:
 * @feed: a feed that was looked at
 * @began: when the look, with all that was read because of it, began
 * @ended: when it was over
 *
 * When to look again, and whether the store is to tell of each change until then.
 *
 * Returns: the time, by the same clock
 */
gint64
hq_feed_find_next (HqFeed *feed, gint64 began, gint64 ended)
{
  if (feed->db != NULL && hq_database_can_tell (feed->db)
      && hq_pace_add (&feed->pace, feed->found, began, ended))
    {
      g_info ("The change feed %s.", feed->pace.asks ? "asks from now on" : "listens again");
      hq_database_set_told (feed->db, !feed->pace.asks);
    }
  if (feed->refused)
    return ended + HQ_FEED_REFUSED;
  return hq_pace_find_next (&feed->pace, began, ended);
}

struct _HqFeedWatch
{
  gatomicrefcount refs;  /* the caller's, and one for each delivery under way */
  HqFeed *feed;          /* (owned): the thread's */
  GMainContext *context; /* (owned): the caller's */
  HqFeedFunc func;
  gpointer user_data;
  GThread *thread; /* (owned) */
  int wake;        /* an eventfd: the thread is to look up */
  gint stopped;    /* atomic, changed by the caller's thread alone */
};

static void
hq_feed_unref (HqFeedWatch *watch)
{
  if (!g_atomic_ref_count_dec (&watch->refs))
    return;
  hq_feed_free (watch->feed);
  g_main_context_unref (watch->context);
  close (watch->wake);
  g_free (watch);
}

typedef struct
{
  HqFeedWatch *watch; /* (owned) */
  HqFeedNews news;    /* its events are owned */
} HqFeedDelivery;

static void
hq_feed_delivery_free (gpointer data)
{
  HqFeedDelivery *delivery = data;

  g_array_unref (delivery->news.events);
  hq_feed_unref (delivery->watch);
  g_free (delivery);
}

static gboolean
hq_feed_deliver (gpointer data)
{
  const HqFeedDelivery *delivery = data;

  if (!g_atomic_int_get (&delivery->watch->stopped))
    delivery->watch->func (&delivery->news, delivery->watch->user_data);
  return G_SOURCE_REMOVE;
}

/* Looks once, on the thread, and sends to the caller's context what is worth it. */
static void
hq_feed_look (HqFeedWatch *watch, HqTime *lost_since)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSource) source = NULL;
  HqFeedNews news = { .events = events };
  HqFeedDelivery *delivery;

  hq_feed_poll (watch->feed, &news, &error);
  if (error != NULL && *lost_since == 0)
    g_info ("The change feed lost the store: %s", error->message);
  if (events->len == 0 && !news.rewound && news.lost_since == *lost_since)
    return;
  *lost_since = news.lost_since;
  delivery = g_new (HqFeedDelivery, 1);
  *delivery = (HqFeedDelivery){ watch, news };
  g_array_ref (events);
  g_atomic_ref_count_inc (&watch->refs);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hq_feed_deliver, delivery, hq_feed_delivery_free);
  g_source_attach (source, watch->context);
}

/* Sleeps until @until, or until the watch is ended. */
static void
hq_feed_rest (HqFeedWatch *watch, gint64 until)
{
  gint64 now = g_get_monotonic_time ();

  for (; now < until && !g_atomic_int_get (&watch->stopped); now = g_get_monotonic_time ())
    {
      struct pollfd wake = { watch->wake, POLLIN, 0 };
      eventfd_t count;

      if (poll (&wake, 1, (int) ((until - now + 999) / 1000)) == 1)
        eventfd_read (watch->wake, &count);
    }
}

static gpointer
hq_feed_thread (gpointer data)
{
  HqFeedWatch *watch = data;
  HqTime lost_since = 0;

  while (!g_atomic_int_get (&watch->stopped))
    {
      gint64 began = g_get_monotonic_time (), next;

      hq_feed_look (watch, &lost_since);
      next = hq_feed_find_next (watch->feed, began, g_get_monotonic_time ());
      if (watch->feed->db != NULL && hq_database_tells (watch->feed->db))
        hq_database_wait (watch->feed->db, watch->feed->version, watch->wake,
                          next + HQ_FEED_PATIENCE);
      hq_feed_rest (watch, next);
    }
  return NULL;
}

/**
 * hq_feed_watch:
 * @path: a store, which need not be there yet
 * @after: the last event that is known; below 0 to begin with the first one after now
 * @func: called in the thread-default main context of the caller
 * @user_data: for @func
 *
 * Looks every 50 ms, or when a server tells of a change, from a thread of its own, so that the caller
 * never waits for a disk.
 *
 * Returns: (transfer full): the watch, ended by hq_feed_unwatch()
 */
HqFeedWatch *
hq_feed_watch (const char *path, gint64 after, HqFeedFunc func, gpointer user_data)
{
  HqFeedWatch *watch = g_new0 (HqFeedWatch, 1);

  g_atomic_ref_count_init (&watch->refs);
  watch->feed = hq_feed_new (path, after);
  watch->context = g_main_context_ref_thread_default ();
  watch->func = func;
  watch->user_data = user_data;
  watch->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  watch->thread = g_thread_new ("hq-feed", hq_feed_thread, watch);
  return watch;
}

/**
 * hq_feed_unwatch:
 * @watch: (transfer full): a watch
 *
 * Ends a watch, from the thread of its main context: its function is not called after this.
 */
void
hq_feed_unwatch (HqFeedWatch *watch)
{
  g_atomic_int_set (&watch->stopped, TRUE);
  eventfd_write (watch->wake, 1);
  g_thread_join (watch->thread);
  hq_feed_unref (watch);
}
