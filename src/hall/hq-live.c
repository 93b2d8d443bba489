/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-live.h"

#include "hq-live-apart.h"
#include "hq-live-thread.h"

/* How long a change in doubt is tried again, with its request id, before the person is told. */
#define HQ_LIVE_PATIENCE (10 * G_TIME_SPAN_SECOND)
/* A change that takes so long makes the screen say that it is busy. */
#define HQ_LIVE_BUSY_MS 250

struct _HqLive
{
  GObject parent_instance;

  char *path;           /* (owned) */
  HqWorker *worker;     /* (owned) */
  HqLiveThread *thread; /* (owned) (nullable): NULL once it was disposed of */
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

static void
hq_live_take_view (HqLive *self, HqLiveNews *news)
{
  if (self->view != NULL)
    self->shown->reader.free_view (self->view);
  g_clear_pointer (&self->shown, hq_live_thread_show_unref);
  self->view = g_steal_pointer (&news->view);
  self->shown = g_steal_pointer (&news->show);
}

static void
hq_live_on_news (HqLiveNews *news, gpointer user_data)
{
  HqLive *self = user_data;

  /* A view that was asked for before the one that is wanted now comes too late. */
  if (news->view != NULL && news->show != self->show)
    return;
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
    hq_live_thread_close (g_steal_pointer (&self->thread), g_steal_pointer (&self->worker));
  g_clear_handle_id (&self->busy_source, g_source_remove);
  G_OBJECT_CLASS (hq_live_parent_class)->dispose (object);
}

static void
hq_live_finalize (GObject *object)
{
  HqLive *self = HQ_LIVE (object);

  if (self->view != NULL)
    self->shown->reader.free_view (self->view);
  g_clear_pointer (&self->shown, hq_live_thread_show_unref);
  g_clear_pointer (&self->show, hq_live_thread_show_unref);
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

  self->path = g_strdup (path);
  /* Until the store has told its own. */
  self->ahead = g_get_real_time () - g_get_monotonic_time ();
  self->worker = hq_worker_new (path);
  hq_worker_set_patience (self->worker, HQ_LIVE_PATIENCE);
  self->thread = hq_live_thread_new (path, self->ahead, hq_live_on_news, self);
  return self;
}

/**
 * hq_live_show:
 * @self: a hall
 * @reader: what the screen shows from now on, instead of what it showed before
 *
 * The view is read at once, and again after each change of the hall by anybody, and when it does not
 * hold any more.
 */
void
hq_live_show (HqLive *self, const HqLiveReader *reader)
{
  g_clear_pointer (&self->show, hq_live_thread_show_unref);
  self->show = hq_live_thread_show_new (reader);
  hq_live_thread_show (self->thread, self->show);
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
  g_task_set_task_data (task, hq_live_thread_show_new (reader), hq_live_thread_show_unref);
  hq_live_thread_read (self->thread, task);
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

/**
 * hq_live_read_apart_async:
 * @self: a hall
 * @reader: what to read, once
 * @progress: (nullable): who is told how far it is, and may end it
 * @callback: called in the main context of @self
 * @user_data: for @callback, and for what is told of the progress
 *
 * For what takes long, such as the figures of a year: it is read on a thread and a connection of its
 * own, so that the view goes on following the hall, and changes are not waited for.
 */
void
hq_live_read_apart_async (HqLive *self,
                          const HqLiveReader *reader,
                          const HqLiveProgress *progress,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, progress != NULL ? progress->cancellable : NULL, callback,
                            user_data);

  g_task_set_source_tag (task, hq_live_read_apart_async);
  /* The thread says so itself, by the error that a person is told. */
  g_task_set_check_cancellable (task, FALSE);
  hq_live_apart_start (task, self->path, hq_live_thread_show_new (reader),
                       progress != NULL ? progress->tell : NULL, user_data);
}

/**
 * hq_live_read_apart_finish:
 * @self: a hall
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what the reader found, to be freed by the reader's function; %NULL with
 *   %HQ_ERROR_CANCELLED once it was cancelled, or the reader's error
 */
gpointer
hq_live_read_apart_finish (HqLive *self, GAsyncResult *result, GError **error)
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
    hq_live_thread_look (self->thread);
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
