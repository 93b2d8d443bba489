/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-live-apart.h"

#include "hq-ending.h"
#include "hq-error.h"

/* Between two words of how far it is. */
#define HQ_LIVE_APART_PAUSE (100 * G_TIME_SPAN_MILLISECOND)

/* A read on a thread of its own. */
typedef struct
{
  GTask *task;      /* (owned) */
  char *path;       /* (owned) */
  HqLiveShow *show; /* (owned) */
  HqWatchFunc tell; /* (nullable): the screen's */
  gpointer user_data;
  gint64 told_at;
} HqLiveApart;

/* On its way to the screen. */
typedef struct
{
  GTask *task; /* (owned) */
  HqWatchFunc tell;
  gpointer user_data;
  double done;
} HqLiveApartNews;

/* Held while a thread is begun, which is to end after it is known. */
static GMutex beginning;

static void
hq_live_apart_news_free (gpointer data)
{
  HqLiveApartNews *news = data;

  g_object_unref (news->task);
  g_free (news);
}

static gboolean
hq_live_apart_deliver (gpointer data)
{
  HqLiveApartNews *news = data;

  /* Whoever is not interested any more may be gone. */
  if (news->tell != NULL && !g_task_get_completed (news->task)
      && !g_cancellable_is_cancelled (g_task_get_cancellable (news->task)))
    news->tell (news->done, news->user_data);
  return G_SOURCE_REMOVE;
}

/* Gives the screen's thread what is told, and a hold of the task, which this thread then has lost. */
static void
hq_live_apart_send (HqLiveApartNews own)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  HqLiveApartNews *news = g_memdup2 (&own, sizeof own);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hq_live_apart_deliver, news, hq_live_apart_news_free);
  g_source_attach (source, g_task_get_context (news->task));
}

static void
hq_live_apart_on_progress (double done, gpointer user_data)
{
  HqLiveApart *apart = user_data;
  gint64 now = g_get_monotonic_time ();

  if (apart->tell == NULL || now < apart->told_at + HQ_LIVE_APART_PAUSE)
    return;
  apart->told_at = now;
  hq_live_apart_send (
    (HqLiveApartNews){ g_object_ref (apart->task), apart->tell, apart->user_data, done });
}

static gpointer
hq_live_apart_read (HqLiveApart *apart, GError **error)
{
  const HqLiveReader *reader = &apart->show->reader;
  g_autoptr (HqHall) hall = NULL;
  gpointer view;
  HqWatch watch;

  hq_watch_init (&watch, hq_live_apart_on_progress, apart, g_task_get_cancellable (apart->task));
  if (!hq_watch_tell (&watch, 0, 1, error))
    return NULL;
  hall = hq_hall_open_apart (apart->path, error);
  if (hall == NULL)
    return NULL;
  hq_hall_set_watch (hall, &watch);
  view = reader->read (hall, reader->query, error);
  /* It was found, and nobody wants it any more. */
  if (view != NULL && !hq_watch_tell (&watch, 1, 1, error))
    g_clear_pointer (&view, reader->free_view);
  return view;
}

static gpointer
hq_live_apart_run (gpointer data)
{
  HqLiveApart *apart = data;
  GError *error = NULL;
  gpointer view = hq_live_apart_read (apart, &error);

  if (view != NULL)
    g_task_return_pointer (apart->task, view, apart->show->reader.free_view);
  else
    g_task_return_error (apart->task, error);
  /* The task holds the screen's hall, which may go on the screen's thread alone. */
  hq_live_apart_send ((HqLiveApartNews){ .task = g_steal_pointer (&apart->task) });
  hq_live_thread_show_unref (apart->show);
  g_free (apart->path);
  g_free (apart);
  g_mutex_lock (&beginning);
  g_mutex_unlock (&beginning);
  hq_ending_leave ();
  return NULL;
}

/**
 * hq_live_apart_start:
 * @task: (transfer full): what gets the view
 * @path: a store
 * @show: (transfer full): whose reader reads it
 * @tell: (nullable): told in the context of @task how far it is, some times a second
 * @user_data: for @tell
 *
 * Reads once, on a thread and a connection that live for this alone. Its cancellable ends it between
 * two of the steps that the reader tells of.
 */
void
hq_live_apart_start (GTask *task,
                     const char *path,
                     HqLiveShow *show,
                     HqWatchFunc tell,
                     gpointer user_data)
{
  HqLiveApart *apart = g_new (HqLiveApart, 1);

  *apart = (HqLiveApart){ task, g_strdup (path), show, tell, user_data, 0 };
  g_mutex_lock (&beginning);
  hq_ending_add (g_thread_new ("hq-apart", hq_live_apart_run, apart));
  g_mutex_unlock (&beginning);
}
