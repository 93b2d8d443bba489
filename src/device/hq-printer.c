/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer.h"

#include "hq-printer-work.h"

/* Shared by the printer and its thread. */
typedef struct
{
  HqPrinterWork work;
  GAsyncQueue *jobs;     /* (owned) (element-type GTask); the thread's end is @jobs itself */
  GMainContext *context; /* (owned): where the printer tells */
  GWeakRef printer;

  GMutex lock;
  GCancellable *look; /* (owned) (nullable): while the thread looks how the printer stands */
} HqPrinterShared;

struct _HqPrinter
{
  GObject parent_instance;

  HqPrinterShared *shared; /* (owned) (nullable): where there is a printer */
  HqPrinterState state;
};

/* A state on its way to the printer. */
typedef struct
{
  HqPrinterShared *shared; /* (owned) */
  HqPrinterState state;
} HqPrinterNews;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HqPrinter, hq_printer, G_TYPE_OBJECT)

/* The thread ----------------------------------------------------------------------------------- */

static void
hq_printer_clear_shared (gpointer data)
{
  HqPrinterShared *shared = data;

  hq_printer_address_clear (&shared->work.address);
  g_async_queue_unref (shared->jobs);
  g_main_context_unref (shared->context);
  g_weak_ref_clear (&shared->printer);
  g_mutex_clear (&shared->lock);
}

static void
hq_printer_release (gpointer shared)
{
  g_atomic_rc_box_release_full (shared, hq_printer_clear_shared);
}

static gboolean
hq_printer_on_news (gpointer data)
{
  HqPrinterNews *news = data;
  g_autoptr (HqPrinter) self = g_weak_ref_get (&news->shared->printer);

  if (self != NULL && self->state != news->state)
    {
      self->state = news->state;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
hq_printer_free_news (gpointer data)
{
  HqPrinterNews *news = data;

  hq_printer_release (news->shared);
  g_free (news);
}

static void
hq_printer_tell (gpointer data)
{
  HqPrinterShared *shared = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  HqPrinterNews *news = g_new (HqPrinterNews, 1);

  *news = (HqPrinterNews){ g_atomic_rc_box_acquire (shared), shared->work.state };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hq_printer_on_news, news, hq_printer_free_news);
  g_source_attach (source, shared->context);
}

/* A look ends when there is a job. */
static void
hq_printer_look (HqPrinterShared *shared)
{
  g_autoptr (GCancellable) look = g_cancellable_new ();

  g_mutex_lock (&shared->lock);
  if (g_async_queue_length (shared->jobs) <= 0)
    shared->look = look;
  g_mutex_unlock (&shared->lock);
  if (shared->look == NULL)
    return;
  hq_printer_work_look (&shared->work, look);
  g_mutex_lock (&shared->lock);
  shared->look = NULL;
  g_mutex_unlock (&shared->lock);
}

static void
hq_printer_do (HqPrinterShared *shared, GTask *task)
{
  HqPrinterJob *job = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  bytes = job->make (job->document, &error);
  if (g_task_get_source_tag (task) == hq_printer_warm)
    {
      g_clear_error (&error);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (bytes == NULL
      || !hq_printer_work_print (&shared->work, bytes, g_task_get_cancellable (task), &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
hq_printer_run (gpointer data)
{
  HqPrinterShared *shared = data;
  gint64 pause = 0;

  for (;;)
    {
      gpointer next = g_async_queue_timeout_pop (shared->jobs, (guint64) pause);
      g_autoptr (GTask) task = NULL;

      if (next == shared->jobs)
        break;
      task = next;
      if (task != NULL)
        hq_printer_do (shared, task);
      else
        hq_printer_look (shared);
      pause = hq_printer_work_get_pause (&shared->work);
    }
  hq_printer_release (shared);
  return NULL;
}

/* The printer ---------------------------------------------------------------------------------- */

static void
hq_printer_push (HqPrinter *self, gpointer job)
{
  g_mutex_lock (&self->shared->lock);
  g_async_queue_push (self->shared->jobs, job);
  if (self->shared->look != NULL)
    g_cancellable_cancel (self->shared->look);
  g_mutex_unlock (&self->shared->lock);
}

/* No job is left: each keeps the printer until it has answered. */
static void
hq_printer_dispose (GObject *object)
{
  HqPrinter *self = HQ_PRINTER (object);

  if (self->shared != NULL)
    hq_printer_push (self, self->shared->jobs);
  g_clear_pointer (&self->shared, hq_printer_release);
  G_OBJECT_CLASS (hq_printer_parent_class)->dispose (object);
}

static void
hq_printer_class_init (HqPrinterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_printer_dispose;
  /**
   * HqPrinter::changed:
   *
   * It stands otherwise with the printer than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_printer_init (HqPrinter *self)
{
  self->state = HQ_PRINTER_NONE;
}

/**
 * hq_printer_new:
 * @address: where it is: nowhere, a folder, a device or a host
 *
 * Begins to look how it stands with the printer, and says so in the main context of the caller.
 * Until then it counts as ready.
 *
 * Returns: (transfer full): a printer
 */
HqPrinter *
hq_printer_new (const HqPrinterAddress *address)
{
  HqPrinter *self = g_object_new (HQ_TYPE_PRINTER, NULL);
  HqPrinterShared *shared;

  g_return_val_if_fail (address->kind != HQ_PRINTER_TO_SYSTEM, self);
  if (address->kind == HQ_PRINTER_TO_NOTHING)
    return self;
  self->state = HQ_PRINTER_READY;
  shared = g_atomic_rc_box_new0 (HqPrinterShared);
  shared->work = (HqPrinterWork){ .address = { address->kind, g_strdup (address->target),
                                               address->port },
                                  .state = self->state,
                                  .tell = hq_printer_tell,
                                  .user_data = shared };
  shared->jobs = g_async_queue_new ();
  shared->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&shared->printer, self);
  g_mutex_init (&shared->lock);
  self->shared = shared;
  g_thread_unref (g_thread_new ("printer", hq_printer_run, g_atomic_rc_box_acquire (shared)));
  return self;
}

/**
 * hq_printer_get_state:
 *
 * Returns: how it stood with the printer when that was last told
 */
HqPrinterState
hq_printer_get_state (HqPrinter *self)
{
  return self->state;
}

static void
hq_printer_free_job (gpointer data)
{
  HqPrinterJob *job = data;

  if (job->free_document != NULL)
    job->free_document (job->document);
  g_free (job);
}

/**
 * hq_printer_print_async:
 * @job: what is to be printed, after what was asked for before
 * @cancellable: (nullable): to leave it, until the first byte has gone out
 * @callback: called when it was printed, or could not be
 */
void
hq_printer_print_async (HqPrinter *self,
                        const HqPrinterJob *job,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, hq_printer_print_async);
  g_task_set_task_data (task, g_memdup2 (job, sizeof *job), hq_printer_free_job);
  if (self->shared == NULL)
    g_task_return_new_error (task, HQ_PRINTER_ERROR, HQ_PRINTER_NONE, "No printer is set.");
  else
    hq_printer_push (self, g_steal_pointer (&task));
}

/**
 * hq_printer_warm:
 * @job: something like what will be printed
 *
 * Makes it for nobody on the printer's thread, which then has what is needed at hand.
 */
void
hq_printer_warm (HqPrinter *self, const HqPrinterJob *job)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, hq_printer_warm);
  g_task_set_task_data (task, g_memdup2 (job, sizeof *job), hq_printer_free_job);
  if (self->shared != NULL)
    hq_printer_push (self, g_steal_pointer (&task));
}

/**
 * hq_printer_print_finish:
 *
 * Returns: as hq_printer_work_print(), or %FALSE with the error of the job's making
 */
gboolean
hq_printer_print_finish (HqPrinter *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
