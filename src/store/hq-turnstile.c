/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-turnstile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "hq-error.h"

struct _HqTurnstile
{
  int fd;

  /* Used only after a try found the turnstile taken: the kernel's wait has no time limit, so a
   * thread of its own waits and the caller waits for the thread. */
  GMutex mutex;
  GCond cond;
  GThread *thread;  /* (owned) (nullable) */
  gboolean waiting; /* the thread is to wait for the lock */
  gboolean wanted;  /* somebody still wants what the thread waits for */
  gboolean granted;
  gboolean stopping;
};

/**
 * hq_turnstile_new:
 * @store_path: the store's file
 * @error: return location for an error
 *
 * Opens, or makes, the empty file `<store_path>-lock`. A process that is killed leaves it unlocked.
 *
 * Returns: (transfer full): a turnstile, or %NULL with %HQ_ERROR_READ_ONLY, %HQ_ERROR_NO_SPACE or
 *   %HQ_ERROR_FAILED
 */
HqTurnstile *
hq_turnstile_new (const char *store_path, GError **error)
{
  g_autofree char *path = g_strconcat (store_path, "-lock", NULL);
  HqTurnstile *turnstile;
  int fd;

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
  if (fd < 0)
    {
      HqError code = HQ_ERROR_FAILED;

      if (errno == EROFS || errno == EACCES || errno == EPERM)
        code = HQ_ERROR_READ_ONLY;
      else if (errno == ENOSPC)
        code = HQ_ERROR_NO_SPACE;
      else if (errno == ENOENT)
        code = HQ_ERROR_OFFLINE;
      hq_error_set (error, code, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  turnstile = g_new0 (HqTurnstile, 1);
  turnstile->fd = fd;
  g_mutex_init (&turnstile->mutex);
  g_cond_init (&turnstile->cond);
  return turnstile;
}

/**
 * hq_turnstile_free:
 * @turnstile: (transfer full): a turnstile that is not held
 */
void
hq_turnstile_free (HqTurnstile *turnstile)
{
  GThread *thread;

  g_mutex_lock (&turnstile->mutex);
  turnstile->stopping = TRUE;
  g_cond_broadcast (&turnstile->cond);
  thread = g_steal_pointer (&turnstile->thread);
  g_mutex_unlock (&turnstile->mutex);

  if (thread != NULL)
    g_thread_join (thread);
  close (turnstile->fd);
  g_mutex_clear (&turnstile->mutex);
  g_cond_clear (&turnstile->cond);
  g_free (turnstile);
}

static int
hq_turnstile_flock (HqTurnstile *turnstile, int operation)
{
  int result;

  do
    result = flock (turnstile->fd, operation);
  while (result != 0 && errno == EINTR);
  return result;
}

static gpointer
hq_turnstile_thread (gpointer data)
{
  HqTurnstile *turnstile = data;

  g_mutex_lock (&turnstile->mutex);
  while (!turnstile->stopping)
    {
      if (!turnstile->waiting)
        {
          g_cond_wait (&turnstile->cond, &turnstile->mutex);
          continue;
        }
      g_mutex_unlock (&turnstile->mutex);
      hq_turnstile_flock (turnstile, LOCK_EX);
      g_mutex_lock (&turnstile->mutex);
      turnstile->waiting = FALSE;
      turnstile->granted = turnstile->wanted;
      if (!turnstile->wanted)
        hq_turnstile_flock (turnstile, LOCK_UN);
      g_cond_broadcast (&turnstile->cond);
    }
  g_mutex_unlock (&turnstile->mutex);
  return NULL;
}

/**
 * hq_turnstile_enter:
 * @turnstile: a turnstile
 * @bound: how long to wait at most, in microseconds
 *
 * Waits for this process's turn.
 *
 * Returns: %TRUE when it has come; %FALSE when somebody held the turnstile for all of @bound, which
 *   is a process that hangs
 */
gboolean
hq_turnstile_enter (HqTurnstile *turnstile, gint64 bound)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 end;

  if (!turnstile->waiting && hq_turnstile_flock (turnstile, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  end = g_get_monotonic_time () + bound;
  locker = g_mutex_locker_new (&turnstile->mutex);
  if (turnstile->thread == NULL)
    turnstile->thread = g_thread_new ("hq-turnstile", hq_turnstile_thread, turnstile);
  turnstile->wanted = TRUE;
  turnstile->granted = FALSE;
  turnstile->waiting = TRUE;
  g_cond_broadcast (&turnstile->cond);
  while (!turnstile->granted)
    if (!g_cond_wait_until (&turnstile->cond, &turnstile->mutex, end))
      {
        turnstile->wanted = turnstile->granted;
        return turnstile->granted;
      }
  return TRUE;
}

/**
 * hq_turnstile_leave:
 * @turnstile: a turnstile that was entered
 *
 * Lets the next one in.
 */
void
hq_turnstile_leave (HqTurnstile *turnstile)
{
  hq_turnstile_flock (turnstile, LOCK_UN);
}
