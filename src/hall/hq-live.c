/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-live.h"

#include "hq-ending.h"
#include "hq-error.h"
#include "hq-feed.h"

/* How long between two looks at the store: a change is shown within 100 ms. */
#define HQ_LIVE_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)
/* A view that cannot be read although the store is there is tried again after so long. */
#define HQ_LIVE_RETRY G_TIME_SPAN_SECOND
/* How long a change in doubt is tried again, with its request id, before the person is told. */
#define HQ_LIVE_PATIENCE (10 * G_TIME_SPAN_SECOND)
/* A change that takes so long makes the screen say that it is busy. */
#define HQ_LIVE_BUSY_MS 250

/* What the thread is asked: a GTask to read once, or one of these. */
typedef struct
{
  gatomicrefcount refs;
  HqLiveReader reader;
} HqLiveShow;

/* What the thread found. */
typedef struct
{
  struct _HqLiveThread *thread; /* (owned) */
  HqLiveShow *show;             /* (owned) (nullable): whose view it is */
  gpointer view;                /* (owned) (nullable) */
  HqTime ahead;                 /* of the store's clock before the monotonic one */
  HqTime lost_since;
  GError *fault; /* (owned) (nullable) */
} HqLiveNews;

/* Shared by the screen and the thread; but for the queue, each member is used by one of them. */
typedef struct _HqLiveThread
{
  gatomicrefcount refs;
  HqLive *live;          /* the screen's: NULL once it is gone */
  char *path;            /* (owned) */
  GAsyncQueue *queue;    /* (owned) */
  GMainContext *context; /* (owned): the screen's */
  HqHall *hall;          /* (owned) (nullable) */
  HqFeed *feed;          /* (owned) */
  HqLiveShow *show;      /* (owned) (nullable) */
  HqTime ahead;          /* of the store's clock before the monotonic one, as it was last known */
  HqTime lost_since;
  gint64 retry_at; /* when a view that could not be read of a store that is there is tried again */
} HqLiveThread;

struct _HqLive
{
  GObject parent_instance;

  char *path;           /* (owned) */
  HqWorker *worker;     /* (owned) */
  HqLiveThread *shared; /* (owned) (nullable): NULL once it was disposed of */
  GThread *thread;      /* (owned) (nullable): and so here */
  HqActor actor;        /* its texts are owned */
  HqLiveShow *show;     /* (owned) (nullable): what is wanted */

  gpointer view;     /* (owned) (nullable) */
  HqLiveShow *shown; /* (owned) (nullable): whose it is */
  HqLiveState state;
  GError *fault; /* (owned) (nullable) */
  HqTime lost_since;
  HqTime ahead;

  guint running; /* changes under way */
  guint busy_source;
  gboolean busy;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqLive, hq_live, G_TYPE_OBJECT)

static HqLiveShow *
hq_live_show_new (const HqLiveReader *reader)
{
  HqLiveShow *show = g_new0 (HqLiveShow, 1);

  g_atomic_ref_count_init (&show->refs);
  show->reader = *reader;
  return show;
}

static HqLiveShow *
hq_live_show_ref (HqLiveShow *show)
{
  g_atomic_ref_count_inc (&show->refs);
  return show;
}

static void
hq_live_show_unref (gpointer data)
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

/* On the thread --------------------------------------------------------------------------------- */

static HqHall *
hq_live_thread_open (HqLiveThread *thread, GError **error)
{
  if (thread->hall == NULL)
    thread->hall = hq_hall_open_to_read (thread->path, error);
  return thread->hall;
}

static void
hq_live_news_free (gpointer data)
{
  HqLiveNews *news = data;

  if (news->view != NULL)
    news->show->reader.free_view (news->view);
  g_clear_pointer (&news->show, hq_live_show_unref);
  g_clear_error (&news->fault);
  hq_live_thread_unref (news->thread);
  g_free (news);
}

static void
hq_live_take_view (HqLive *self, HqLiveNews *news)
{
  if (self->view != NULL)
    self->shown->reader.free_view (self->view);
  g_clear_pointer (&self->shown, hq_live_show_unref);
  self->view = g_steal_pointer (&news->view);
  self->shown = g_steal_pointer (&news->show);
}

static gboolean
hq_live_deliver (gpointer data)
{
  HqLiveNews *news = data;
  HqLive *self = news->thread->live;

  /* A view that was asked for before the one that is wanted now comes too late. */
  if (self == NULL || (news->view != NULL && news->show != self->show))
    return G_SOURCE_REMOVE;
  g_clear_error (&self->fault);
  self->fault = g_steal_pointer (&news->fault);
  self->lost_since = news->lost_since;
  self->state = self->fault != NULL ? HQ_LIVE_LOST : HQ_LIVE_THERE;
  if (news->view != NULL)
    {
      self->ahead = news->ahead;
      hq_live_take_view (self, news);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
hq_live_thread_send (HqLiveThread *thread, HqLiveNews *news)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&thread->refs);
  news->thread = thread;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hq_live_deliver, news, hq_live_news_free);
  g_source_attach (source, thread->context);
}

static void
hq_live_thread_read (HqLiveThread *thread, HqLiveNews *news)
{
  HqHall *hall = hq_live_thread_open (thread, &news->fault);

  if (hall == NULL || !hq_hall_get_ahead (hall, &thread->ahead, &news->fault))
    return;
  news->ahead = thread->ahead;
  news->view = thread->show->reader.read (hall, thread->show->reader.query, &news->fault);
  if (news->view != NULL)
    news->show = hq_live_show_ref (thread->show);
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
  return lost && g_get_monotonic_time () >= thread->retry_at;
}

/* Looks whether anything changed; if so, or where it is asked @anew, reads the view. */
static void
hq_live_thread_look (HqLiveThread *thread, gboolean anew)
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
    hq_live_thread_read (thread, news);
  if (news->fault == NULL)
    thread->lost_since = 0;
  else
    {
      g_clear_pointer (&thread->hall, hq_hall_close);
      if (thread->lost_since == 0)
        thread->lost_since = g_get_monotonic_time () + thread->ahead;
      thread->retry_at = found ? g_get_monotonic_time () + HQ_LIVE_RETRY : 0;
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
hq_live_on_drop (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The task holds the screen's hall, which may go on the screen's thread alone. */
static void
hq_live_thread_drop (HqLiveThread *thread, GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, hq_live_on_drop, task, g_object_unref);
  g_source_attach (source, thread->context);
}

typedef enum
{
  HQ_LIVE_ASK_SHOW,
  HQ_LIVE_ASK_READ,
  HQ_LIVE_ASK_LOOK,
  HQ_LIVE_ASK_END,
} HqLiveAskKind;

typedef struct
{
  HqLiveAskKind kind;
  gpointer data; /* (owned): an HqLiveShow, a GTask, or nothing */
} HqLiveAsk;

static gpointer
hq_live_thread_run (gpointer data)
{
  HqLiveThread *thread = data;
  gboolean more = TRUE;

  while (more)
    {
      g_autofree HqLiveAsk *ask = g_async_queue_timeout_pop (thread->queue, HQ_LIVE_INTERVAL);
      HqLiveAskKind kind = ask != NULL ? ask->kind : HQ_LIVE_ASK_LOOK;

      if (kind == HQ_LIVE_ASK_SHOW)
        {
          g_clear_pointer (&thread->show, hq_live_show_unref);
          thread->show = ask->data;
        }
      if (kind == HQ_LIVE_ASK_READ)
        {
          hq_live_thread_answer (thread, ask->data);
          hq_live_thread_drop (thread, ask->data);
        }
      more = kind != HQ_LIVE_ASK_END;
      if (more)
        hq_live_thread_look (thread, kind == HQ_LIVE_ASK_SHOW);
    }
  g_clear_pointer (&thread->hall, hq_hall_close);
  g_clear_pointer (&thread->feed, hq_feed_free);
  g_clear_pointer (&thread->show, hq_live_show_unref);
  hq_live_thread_unref (thread);
  hq_ending_leave ();
  return NULL;
}

/* On the screen's thread -------------------------------------------------------------------------- */

static void
hq_live_ask (HqLive *self, HqLiveAskKind kind, gpointer data)
{
  HqLiveAsk *ask = g_new (HqLiveAsk, 1);

  *ask = (HqLiveAsk){ kind, data };
  g_async_queue_push (self->shared->queue, ask);
}

static void
hq_live_clear_actor (HqActor *actor)
{
  g_clear_pointer ((char **) &actor->staff, g_free);
  g_clear_pointer ((char **) &actor->device, g_free);
}

static void
hq_live_dispose (GObject *object)
{
  HqLive *self = HQ_LIVE (object);

  if (self->thread != NULL)
    {
      /* It may hang with a server, and the screen's thread does not wait for that. */
      self->shared->live = NULL;
      hq_ending_add (g_steal_pointer (&self->thread));
      hq_live_ask (self, HQ_LIVE_ASK_END, NULL);
      g_clear_pointer (&self->shared, hq_live_thread_unref);
    }
  g_clear_pointer (&self->worker, hq_worker_close);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  G_OBJECT_CLASS (hq_live_parent_class)->dispose (object);
}

static void
hq_live_finalize (GObject *object)
{
  HqLive *self = HQ_LIVE (object);

  if (self->view != NULL)
    self->shown->reader.free_view (self->view);
  g_clear_pointer (&self->shown, hq_live_show_unref);
  g_clear_pointer (&self->show, hq_live_show_unref);
  g_clear_error (&self->fault);
  hq_live_clear_actor (&self->actor);
  g_free (self->path);
  G_OBJECT_CLASS (hq_live_parent_class)->finalize (object);
}

static void
hq_live_class_init (HqLiveClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = hq_live_dispose;
  object_class->finalize = hq_live_finalize;

  /**
   * HqLive::changed:
   *
   * There is a new view, the store was lost or is back, or the hall is busy or no longer.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_live_init (HqLive *self)
{
}

/**
 * hq_live_new:
 * @path: a store, which need not be there yet
 *
 * Returns: (transfer full): a hall to look at, for the thread-default main context
 */
HqLive *
hq_live_new (const char *path)
{
  HqLive *self = g_object_new (HQ_TYPE_LIVE, NULL);
  HqLiveThread *thread = g_new0 (HqLiveThread, 1);

  self->path = g_strdup (path);
  /* Until the store has told its own. */
  self->ahead = thread->ahead = g_get_real_time () - g_get_monotonic_time ();
  self->worker = hq_worker_new (path);
  hq_worker_set_patience (self->worker, HQ_LIVE_PATIENCE);
  g_atomic_ref_count_init (&thread->refs);
  g_atomic_ref_count_inc (&thread->refs);
  thread->live = self;
  thread->path = g_strdup (path);
  thread->queue = g_async_queue_new ();
  thread->context = g_main_context_ref_thread_default ();
  thread->feed = hq_feed_new (path, -1);
  self->shared = thread;
  self->thread = g_thread_new ("hq-live", hq_live_thread_run, thread);
  return self;
}

/**
 * hq_live_show:
 * @self: a hall
 * @reader: what the screen shows from now on, instead of what it showed before
 *
 * The view is read at once, and again after each change of the hall by anybody.
 */
void
hq_live_show (HqLive *self, const HqLiveReader *reader)
{
  g_clear_pointer (&self->show, hq_live_show_unref);
  self->show = hq_live_show_new (reader);
  hq_live_ask (self, HQ_LIVE_ASK_SHOW, hq_live_show_ref (self->show));
}

/**
 * hq_live_get_view:
 *
 * Returns: (transfer none) (nullable): the last view of the reader that is shown, until the main
 *   context runs again; %NULL while there is none
 */
gconstpointer
hq_live_get_view (HqLive *self)
{
  return self->shown == self->show ? self->view : NULL;
}

HqLiveState
hq_live_get_state (HqLive *self)
{
  return self->state;
}

/**
 * hq_live_get_fault:
 *
 * Returns: (transfer none) (nullable): why the store is lost, or the view could not be read
 */
const GError *
hq_live_get_fault (HqLive *self)
{
  return self->fault;
}

/**
 * hq_live_get_lost_since:
 *
 * Returns: when the store was lost, by its own clock where that is known; 0 while it is there
 */
HqTime
hq_live_get_lost_since (HqLive *self)
{
  return self->lost_since;
}

/**
 * hq_live_get_now:
 *
 * Returns: the time of the store's clock, which never runs back behind its last event
 */
HqTime
hq_live_get_now (HqLive *self)
{
  return g_get_monotonic_time () + self->ahead;
}

/**
 * hq_live_set_ahead:
 * @self: a hall
 * @ahead: what hq_hall_get_ahead() tells now
 *
 * Whoever asked the store what time it is tells the screen, to which nothing may come for long.
 */
void
hq_live_set_ahead (HqLive *self, gint64 ahead)
{
  self->ahead = ahead;
}

const char *
hq_live_get_path (HqLive *self)
{
  return self->path;
}

/**
 * hq_live_is_busy:
 *
 * Returns: whether a change that was asked for takes so long that a person should be told
 */
gboolean
hq_live_is_busy (HqLive *self)
{
  return self->busy;
}

/**
 * hq_live_set_actor:
 * @actor: who asks for changes from now on, and where; copied, its request is not looked at
 */
void
hq_live_set_actor (HqLive *self, const HqActor *actor)
{
  HqActor old = self->actor;

  self->actor = (HqActor){ .role = actor->role,
                           .staff = g_strdup (actor->staff),
                           .device = g_strdup (actor->device) };
  hq_live_clear_actor (&old);
}

/**
 * hq_live_get_staff:
 *
 * Returns: (transfer none) (nullable): who of the staff acts here
 */
const char *
hq_live_get_staff (HqLive *self)
{
  return self->actor.staff;
}

/**
 * hq_live_read_async:
 * @self: a hall
 * @reader: what to read, once
 * @cancellable: (nullable): forgets the answer
 * @callback: called in the main context of @self
 * @user_data: for @callback
 */
void
hq_live_read_async (HqLive *self,
                    const HqLiveReader *reader,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, hq_live_read_async);
  g_task_set_task_data (task, hq_live_show_new (reader), hq_live_show_unref);
  hq_live_ask (self, HQ_LIVE_ASK_READ, task);
}

/**
 * hq_live_read_finish:
 * @self: a hall
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what the reader found, to be freed by the reader's function
 */
gpointer
hq_live_read_finish (HqLive *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
hq_live_on_busy (gpointer data)
{
  HqLive *self = data;

  self->busy_source = 0;
  self->busy = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
hq_live_begin (HqLive *self)
{
  if (self->running++ == 0)
    self->busy_source = g_timeout_add (HQ_LIVE_BUSY_MS, hq_live_on_busy, self);
}

static void
hq_live_end (HqLive *self)
{
  if (--self->running > 0)
    return;
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (!self->busy)
    return;
  self->busy = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hq_live_on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  HqLive *self = g_task_get_source_object (task);
  gboolean once = GPOINTER_TO_INT (g_task_get_task_data (task));
  HqAnswer *answer = g_new0 (HqAnswer, 1);
  GError *error = NULL;

  /* The screen shows its own change at once. */
  if (self->thread != NULL && !once)
    hq_live_ask (self, HQ_LIVE_ASK_LOOK, NULL);
  if (!once)
    hq_live_end (self);
  if (hq_worker_run_finish (result, answer, &error))
    g_task_return_pointer (task, answer, g_free);
  else
    {
      g_free (answer);
      g_task_return_error (task, error);
    }
}

/**
 * hq_live_run_async:
 * @self: a hall
 * @request: what is asked, copied but for what its function is given; its actor is %NULL for that of
 *   @self
 * @cancellable: (nullable): stops a change that has not begun; one that has begun is done
 * @callback: called in the main context of @self
 * @user_data: for @callback
 *
 * Does hq_hall_run(), or the function. Where the store is busy or away the same change is
 * tried again for 10 s under one request id, so that it is done once or not at all. What comes again
 * by itself is tried once, and does not make the screen say that it is busy.
 */
void
hq_live_run_async (HqLive *self,
                   const HqWorkerRequest *request,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  HqWorkerRequest own = *request;

  g_task_set_source_tag (task, hq_live_run_async);
  /* What was done is told as done, even if it was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (own.once), NULL);
  if (!own.once)
    hq_live_begin (self);
  if (own.actor == NULL)
    own.actor = &self->actor;
  hq_worker_run_async (self->worker, &own, cancellable, hq_live_on_run, task);
}

/**
 * hq_live_run_finish:
 * @self: a hall
 * @result: what the callback was given
 * @answer: (out) (optional): what came of it
 * @error: return location for an error
 *
 * Returns: as hq_hall_run(); %HQ_ERROR_CANCELLED where it was cancelled before it began
 */
gboolean
hq_live_run_finish (HqLive *self, GAsyncResult *result, HqAnswer *answer, GError **error)
{
  g_autofree HqAnswer *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL && answer != NULL)
    *answer = *found;
  return found != NULL;
}
