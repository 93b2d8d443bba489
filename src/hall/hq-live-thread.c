/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-live-thread.h"

#include "hq-ending.h"
#include "hq-feed.h"

/* A view that cannot be read although the store is there is tried again after so long. */
#define HQ_LIVE_THREAD_RETRY G_TIME_SPAN_SECOND

/* Shared by the screen and the thread; but for the queue, each member is used by one of them. */
struct _HqLiveThread
{
  gatomicrefcount refs;
  HqLiveNewsFunc func;   /* the screen's: NULL once it is gone */
  gpointer user_data;    /* for @func */
  GThread *thread;       /* (owned): the screen's */
  char *path;            /* (owned) */
  GAsyncQueue *queue;    /* (owned) */
  GMainContext *context; /* (owned): the screen's */
  HqHall *hall;          /* (owned) (nullable) */
  HqFeed *feed;          /* (owned) */
  HqLiveShow *show;      /* (owned) (nullable) */
  HqWorker *worker;      /* (owned) (nullable): who ends after this; NULL before the end */
  HqTime ahead;          /* of the store's clock before the monotonic one, as it was last known */
  HqTime lost_since;
  HqTime until;    /* from when on the view does not hold, though nothing happens; 0 for never */
  gint64 retry_at; /* when a view that could not be read of a store that is there is tried again */
};

typedef enum
{
  HQ_LIVE_THREAD_ASK_SHOW,
  HQ_LIVE_THREAD_ASK_READ,
  HQ_LIVE_THREAD_ASK_LOOK,
  HQ_LIVE_THREAD_ASK_END,
} HqLiveThreadAskKind;

typedef struct
{
  HqLiveThreadAskKind kind;
  gpointer data; /* (owned): an HqLiveShow, a GTask, or nothing */
} HqLiveThreadAsk;

HqLiveShow *
hq_live_thread_show_new (const HqLiveReader *reader)
{
  HqLiveShow *show = g_new0 (HqLiveShow, 1);

  g_atomic_ref_count_init (&show->refs);
  show->reader = *reader;
  return show;
}

static HqLiveShow *
hq_live_thread_show_ref (HqLiveShow *show)
{
  g_atomic_ref_count_inc (&show->refs);
  return show;
}

void
hq_live_thread_show_unref (gpointer data)
{
  HqLiveShow *show = data;

  if (!g_atomic_ref_count_dec (&show->refs))
    return;
  if (show->reader.free_query != NULL)
    show->reader.free_query (show->reader.query);
  g_free (show);
}

static void
hq_live_thread_unref (HqLiveThread *thread)
{
  if (!g_atomic_ref_count_dec (&thread->refs))
    return;
  g_async_queue_unref (thread->queue);
  g_main_context_unref (thread->context);
  g_free (thread->path);
  g_free (thread);
}

static HqHall *
hq_live_thread_open (HqLiveThread *thread, GError **error)
{
  if (thread->hall == NULL)
    thread->hall = hq_hall_open_to_read (thread->path, error);
  return thread->hall;
}

static void
hq_live_thread_news_free (gpointer data)
{
  HqLiveNews *news = data;

  if (news->view != NULL)
    news->show->reader.free_view (news->view);
  g_clear_pointer (&news->show, hq_live_thread_show_unref);
  g_clear_error (&news->fault);
  hq_live_thread_unref (news->thread);
  g_free (news);
}

static gboolean
hq_live_thread_deliver (gpointer data)
{
  HqLiveNews *news = data;
  HqLiveThread *thread = news->thread;

  if (thread->func != NULL)
    thread->func (news, thread->user_data);
  return G_SOURCE_REMOVE;
}

static void
hq_live_thread_send (HqLiveThread *thread, HqLiveNews *news)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&thread->refs);
  news->thread = thread;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hq_live_thread_deliver, news, hq_live_thread_news_free);
  g_source_attach (source, thread->context);
}

static void
hq_live_thread_read_view (HqLiveThread *thread, HqLiveNews *news)
{
  HqHall *hall = hq_live_thread_open (thread, &news->fault);

  thread->until = 0;
  if (hall == NULL || !hq_hall_get_ahead (hall, &thread->ahead, &news->fault))
    return;
  news->ahead = thread->ahead;
  news->view = thread->show->reader.read (hall, thread->show->reader.query, &news->fault);
  if (news->view == NULL)
    return;
  news->show = hq_live_thread_show_ref (thread->show);
  if (thread->show->reader.get_until != NULL)
    thread->until = thread->show->reader.get_until (news->view);
}

/* Whether a look that @found the store, or not, is worth reading the view or telling the screen. A
 * store that is away is told once. */
static gboolean
hq_live_thread_cares (HqLiveThread *thread, gboolean found, const HqFeedNews *seen)
{
  gboolean lost = thread->lost_since != 0;

  if (thread->show == NULL)
    return FALSE;
  if (!found)
    return !lost;
  if (seen->events->len > 0 || seen->rewound)
    return TRUE;
  if (lost)
    return g_get_monotonic_time () >= thread->retry_at;
  return thread->until != 0 && g_get_monotonic_time () + thread->ahead >= thread->until;
}

/* Looks whether anything changed; if so, or where it is asked @anew, reads the view. */
static void
hq_live_thread_find (HqLiveThread *thread, gboolean anew)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  HqFeedNews seen = { .events = events };
  g_autoptr (GError) fault = NULL;
  gboolean found = hq_feed_poll (thread->feed, &seen, &fault);
  HqLiveNews *news;

  if (!anew && !hq_live_thread_cares (thread, found, &seen))
    return;
  news = g_new0 (HqLiveNews, 1);
  news->fault = g_steal_pointer (&fault);
  if (found)
    hq_live_thread_read_view (thread, news);
  if (news->fault == NULL)
    thread->lost_since = 0;
  else
    {
      g_clear_pointer (&thread->hall, hq_hall_close);
      if (thread->lost_since == 0)
        thread->lost_since = g_get_monotonic_time () + thread->ahead;
      thread->retry_at = found ? g_get_monotonic_time () + HQ_LIVE_THREAD_RETRY : 0;
    }
  news->lost_since = thread->lost_since;
  hq_live_thread_send (thread, news);
}

static void
hq_live_thread_answer (HqLiveThread *thread, GTask *task)
{
  HqLiveShow *show = g_task_get_task_data (task);
  GError *error = NULL;
  HqHall *hall = hq_live_thread_open (thread, &error);
  gpointer view = NULL;

  if (hall != NULL)
    view = show->reader.read (hall, show->reader.query, &error);
  if (view == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, view, show->reader.free_view);
}

static gboolean
hq_live_thread_on_drop (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The task holds the screen's hall, which may go on the screen's thread alone. */
static void
hq_live_thread_drop (HqLiveThread *thread, GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, hq_live_thread_on_drop, task, g_object_unref);
  g_source_attach (source, thread->context);
}

static gpointer
hq_live_thread_run (gpointer data)
{
  HqLiveThread *thread = data;
  gint64 began = g_get_monotonic_time (), next = began;
  gboolean more = TRUE;

  while (more)
    {
      gint64 wait = MAX (0, next - g_get_monotonic_time ());
      g_autofree HqLiveThreadAsk *ask = g_async_queue_timeout_pop (thread->queue, (guint64) wait);
      HqLiveThreadAskKind kind = ask != NULL ? ask->kind : HQ_LIVE_THREAD_ASK_LOOK;

      if (kind == HQ_LIVE_THREAD_ASK_SHOW)
        {
          g_clear_pointer (&thread->show, hq_live_thread_show_unref);
          thread->show = ask->data;
        }
      if (kind == HQ_LIVE_THREAD_ASK_READ)
        {
          hq_live_thread_answer (thread, ask->data);
          hq_live_thread_drop (thread, ask->data);
        }
      more = kind != HQ_LIVE_THREAD_ASK_END;
      began = g_get_monotonic_time ();
      if (more)
        hq_live_thread_find (thread, kind == HQ_LIVE_THREAD_ASK_SHOW);
      next = hq_feed_find_next (thread->feed, began, g_get_monotonic_time ());
    }
  g_clear_pointer (&thread->hall, hq_hall_close);
  g_clear_pointer (&thread->feed, hq_feed_free);
  g_clear_pointer (&thread->show, hq_live_thread_show_unref);
  g_clear_pointer (&thread->worker, hq_worker_close);
  hq_live_thread_unref (thread);
  hq_ending_leave ();
  return NULL;
}

static void
hq_live_thread_ask (HqLiveThread *thread, HqLiveThreadAskKind kind, gpointer data)
{
  HqLiveThreadAsk *ask = g_new (HqLiveThreadAsk, 1);

  *ask = (HqLiveThreadAsk){ kind, data };
  g_async_queue_push (thread->queue, ask);
}

/**
 * hq_live_thread_new:
 * @path: a store, which need not be there yet
 * @ahead: of the store's clock before the monotonic one, until the store has told its own
 * @func: called with what is found, in the thread-default main context of the caller
 * @user_data: for @func
 *
 * Returns: (transfer full): a thread that was asked for nothing yet
 */
HqLiveThread *
hq_live_thread_new (const char *path, HqTime ahead, HqLiveNewsFunc func, gpointer user_data)
{
  HqLiveThread *thread = g_new0 (HqLiveThread, 1);

  g_atomic_ref_count_init (&thread->refs);
  g_atomic_ref_count_inc (&thread->refs);
  thread->func = func;
  thread->user_data = user_data;
  thread->path = g_strdup (path);
  thread->queue = g_async_queue_new ();
  thread->context = g_main_context_ref_thread_default ();
  thread->feed = hq_feed_new (path, -1);
  thread->ahead = ahead;
  thread->thread = g_thread_new ("hq-live", hq_live_thread_run, thread);
  return thread;
}

/**
 * hq_live_thread_close:
 * @thread: (transfer full): a thread
 * @worker: (transfer full): what changes the same store, closed when the thread has let go of it: who
 *   lets go of a file last leaves it whole, with no log beside it, and a reader cannot
 *
 * Its function is not called after this. The thread may hang with a server, which nobody waits for
 * here: hq_ending_wait() does.
 */
void
hq_live_thread_close (HqLiveThread *thread, HqWorker *worker)
{
  thread->func = NULL;
  thread->worker = worker;
  hq_ending_add (g_steal_pointer (&thread->thread));
  hq_live_thread_ask (thread, HQ_LIVE_THREAD_ASK_END, NULL);
  hq_live_thread_unref (thread);
}

/**
 * hq_live_thread_show:
 * @thread: a thread
 * @show: what is read from now on, at once and after each change
 */
void
hq_live_thread_show (HqLiveThread *thread, HqLiveShow *show)
{
  hq_live_thread_ask (thread, HQ_LIVE_THREAD_ASK_SHOW, hq_live_thread_show_ref (show));
}

/**
 * hq_live_thread_read:
 * @thread: a thread
 * @task: (transfer full): whose data is an HqLiveShow, which is read once; the view is its answer
 */
void
hq_live_thread_read (HqLiveThread *thread, GTask *task)
{
  hq_live_thread_ask (thread, HQ_LIVE_THREAD_ASK_READ, task);
}

/**
 * hq_live_thread_look:
 * @thread: a thread
 *
 * Looks at once whether anything has changed.
 */
void
hq_live_thread_look (HqLiveThread *thread)
{
  hq_live_thread_ask (thread, HQ_LIVE_THREAD_ASK_LOOK, NULL);
}
