/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-worker.h"

#include <string.h>

#include "hq-ending.h"
#include "hq-error.h"

/* Between two tries of a change in doubt. */
#define HQ_WORKER_PAUSE (100 * G_TIME_SPAN_MILLISECOND)

struct _HqWorker
{
  gatomicrefcount refs; /* its owner's and its thread's */
  char *path;           /* (owned) */
  GAsyncQueue *queue;   /* (owned) (element-type GTask); the worker itself is the end */
  GThread *thread;      /* (owned): its owner's */
  gint64 patience;      /* microseconds; set before the first task */
  int closing;          /* (atomic) */
  gint64 end;   /* the thread's: until when all that is left is tried; 0 before it is closed */
  HqHall *hall; /* (owned) (nullable): the thread's; NULL while the store is away */
};

/* A request of one's own: the caller's may be gone when its turn comes. */
typedef struct
{
  HqActor actor;
  HqOrder order;
  HqAnswer answer;
  HqWorkerFunc func; /* (nullable) */
  gpointer user_data;
  gboolean once;
} HqWorkerTask;

/* The texts of an order, each to be copied. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (HqOrder, ticket),    G_STRUCT_OFFSET (HqOrder, service),
  G_STRUCT_OFFSET (HqOrder, language),  G_STRUCT_OFFSET (HqOrder, identity),
  G_STRUCT_OFFSET (HqOrder, slot),      G_STRUCT_OFFSET (HqOrder, reason),
  G_STRUCT_OFFSET (HqOrder, password),  G_STRUCT_OFFSET (HqOrder, code),
  G_STRUCT_OFFSET (HqOrder, tags),      G_STRUCT_OFFSET (HqOrder, comment),
  G_STRUCT_OFFSET (HqOrder, telephone), G_STRUCT_OFFSET (HqOrder, item),
  G_STRUCT_OFFSET (HqOrder, staff),     G_STRUCT_OFFSET (HqOrder, type),
  G_STRUCT_OFFSET (HqOrder, text),      G_STRUCT_OFFSET (HqOrder, text_en),
  G_STRUCT_OFFSET (HqOrder, zone),      G_STRUCT_OFFSET (HqOrder, place),
};

static HqWorkerTask *
hq_worker_task_new (const HqWorkerRequest *request)
{
  HqWorkerTask *task = g_new0 (HqWorkerTask, 1);
  const HqActor *actor = request->actor;
  HqMatterOrder *matters;

  task->func = request->func;
  task->user_data = request->user_data;
  task->once = request->once;
  if (task->func != NULL)
    return task;
  task->actor = (HqActor){
    .request = actor->request != NULL ? g_strdup (actor->request) : g_uuid_string_random (),
    .role = actor->role,
    .staff = g_strdup (actor->staff),
    .device = g_strdup (actor->device),
  };
  task->order = *request->order;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (&task->order, texts[i]);

      *text = g_strdup (*text);
    }
  task->order.items = (const char *const *) g_strdupv ((char **) request->order->items);
  matters = g_new0 (HqMatterOrder, task->order.n_matters);
  for (guint i = 0; i < task->order.n_matters; i++)
    matters[i] = (HqMatterOrder){ g_strdup (request->order->matters[i].item),
                                  request->order->matters[i].outcome };
  task->order.matters = matters;
  return task;
}

static void
hq_worker_task_free (gpointer data)
{
  HqWorkerTask *task = data;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *text = G_STRUCT_MEMBER (char *, &task->order, texts[i]);

      /* Passwords and identity numbers are among them. */
      if (text != NULL)
        explicit_bzero (text, strlen (text));
      g_free (text);
    }
  for (guint i = 0; i < task->order.n_matters; i++)
    g_free ((char *) task->order.matters[i].item);
  g_free ((HqMatterOrder *) task->order.matters);
  g_strfreev ((char **) task->order.items);
  g_free ((char *) task->actor.request);
  g_free ((char *) task->actor.staff);
  g_free ((char *) task->actor.device);
  g_free (task);
}

static HqHall *
hq_worker_open (HqWorker *worker, GError **error)
{
  g_autoptr (HqHall) hall = hq_hall_open (worker->path, error);

  if (hall == NULL || !hq_database_keep_small (hq_hall_get_database (hall), error))
    return NULL;
  return g_steal_pointer (&hall);
}

static gboolean
hq_worker_do (HqWorker *worker, HqWorkerTask *task, GError **error)
{
  if (task->func != NULL)
    return task->func (worker->hall, task->user_data, error);
  return hq_hall_run (worker->hall, &task->actor, &task->order, &task->answer, error);
}

static gboolean
hq_worker_perform (HqWorker *worker, HqWorkerTask *task, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (worker->hall == NULL)
    worker->hall = hq_worker_open (worker, &local);
  if (worker->hall != NULL && hq_worker_do (worker, task, &local))
    return TRUE;
  /* It may come back as another file, or on another disk: it is opened anew. */
  if (hq_error_is (local, HQ_ERROR_OFFLINE))
    g_clear_pointer (&worker->hall, hq_hall_close);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whether it is still worth trying what was begun at @begun. */
static gboolean
hq_worker_is_patient (HqWorker *worker, const HqWorkerTask *task, gint64 begun)
{
  gint64 now = g_get_monotonic_time ();

  /* What is left shares one patience: the program has ended but for this. */
  if (worker->end == 0 && g_atomic_int_get (&worker->closing))
    worker->end = now + worker->patience;
  return !task->once && now < begun + worker->patience && (worker->end == 0 || now < worker->end);
}

/* Tries again what is in doubt, with its request id, so that it is done once or not at all. */
static void
hq_worker_persist (HqWorker *worker, GTask *task, GError **error)
{
  HqWorkerTask *data = g_task_get_task_data (task);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) local = NULL;

  while (!hq_worker_perform (worker, data, &local))
    {
      if ((!hq_error_is (local, HQ_ERROR_BUSY) && !hq_error_is (local, HQ_ERROR_OFFLINE))
          || !hq_worker_is_patient (worker, data, begun)
          || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        {
          /* Whoever asked may be gone; what comes again by itself is nobody's loss. */
          if (worker->end != 0 && !data->once)
            g_message ("What was asked for last was not done: %s", local->message);
          g_propagate_error (error, g_steal_pointer (&local));
          return;
        }
      g_clear_error (&local);
      g_usleep (HQ_WORKER_PAUSE);
    }
}

static void
hq_worker_unref (HqWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->refs))
    return;
  g_async_queue_unref (worker->queue);
  g_free (worker->path);
  g_free (worker);
}

static gpointer
hq_worker_thread (gpointer data)
{
  HqWorker *worker = data;
  gpointer item;

  while ((item = g_async_queue_pop (worker->queue)) != worker)
    {
      g_autoptr (GTask) task = G_TASK (item);
      GError *error = NULL;

      if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        hq_error_set (&error, HQ_ERROR_CANCELLED, NULL);
      else
        hq_worker_persist (worker, task, &error);
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_boolean (task, TRUE);
    }
  g_clear_pointer (&worker->hall, hq_hall_close);
  hq_worker_unref (worker);
  hq_ending_leave ();
  return NULL;
}

/**
 * hq_worker_new:
 * @path: a store, which is opened on the worker's thread; while it cannot be, each change is refused
 *   with the reason, and the next one tries again
 *
 * Returns: (transfer full): a worker
 */
HqWorker *
hq_worker_new (const char *path)
{
  HqWorker *worker = g_new0 (HqWorker, 1);

  g_atomic_ref_count_init (&worker->refs);
  g_atomic_ref_count_inc (&worker->refs);
  worker->path = g_strdup (path);
  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new ("hq-worker", hq_worker_thread, worker);
  return worker;
}

/**
 * hq_worker_set_patience:
 * @worker: a worker that was asked for nothing yet
 * @patience: microseconds, 0 at first
 *
 * For so long a change is tried again while the store is busy or away, before whoever asked is told.
 */
void
hq_worker_set_patience (HqWorker *worker, gint64 patience)
{
  worker->patience = patience;
}

/**
 * hq_worker_close:
 * @worker: (transfer full): a worker
 *
 * All that was asked for is still done, which nobody waits for here: hq_ending_wait() does. The
 * answers still come to those who asked, when their main contexts run.
 */
void
hq_worker_close (HqWorker *worker)
{
  g_atomic_int_set (&worker->closing, TRUE);
  hq_ending_add (worker->thread);
  g_async_queue_push (worker->queue, worker);
  hq_worker_unref (worker);
}

/**
 * hq_worker_run_async:
 * @worker: a worker
 * @request: who asks for what; copied, but for the rows of an import and what a function is given,
 *   which the caller keeps
 * @cancellable: (nullable): stops a change that has not begun; one that has begun is done
 * @callback: called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Does hq_hall_run(), or the function, in its turn. An actor without a request id gets one here,
 * before the first try: after %HQ_ERROR_BUSY or %HQ_ERROR_OFFLINE, which leave a doubt, the caller asks
 * again with hq_worker_get_request() and nothing is done twice.
 */
void
hq_worker_run_async (HqWorker *worker,
                     const HqWorkerRequest *request,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, hq_worker_run_async);
  /* What was done is told as done, even if it was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, hq_worker_task_new (request), hq_worker_task_free);
  g_async_queue_push (worker->queue, task);
}

/**
 * hq_worker_run_finish:
 * @result: what the callback was given
 * @answer: (out): what came of it
 * @error: return location for an error
 *
 * Returns: as hq_hall_run(); %HQ_ERROR_CANCELLED where it was cancelled before it began
 */
gboolean
hq_worker_run_finish (GAsyncResult *result, HqAnswer *answer, GError **error)
{
  const HqWorkerTask *task;

  g_return_val_if_fail (g_async_result_is_tagged (result, hq_worker_run_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  task = g_task_get_task_data (G_TASK (result));
  *answer = task->answer;
  return TRUE;
}

/**
 * hq_worker_get_request:
 * @result: what the callback was given
 *
 * Returns: (transfer none): the request id of that change, the caller's or the one made for it
 */
const char *
hq_worker_get_request (GAsyncResult *result)
{
  const HqWorkerTask *task = g_task_get_task_data (G_TASK (result));

  return task->actor.request;
}
