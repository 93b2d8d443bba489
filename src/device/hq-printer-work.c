/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer-work.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "hq-printer-link.h"

/* How often a printer is looked at that nobody prints on: one that answers, one that does not, one
 * that somebody is mending, and one that was not found the first time. */
#define HQ_PRINTER_WORK_PAUSE (5 * G_USEC_PER_SEC)
#define HQ_PRINTER_WORK_PAUSE_MUTE (15 * G_USEC_PER_SEC)
#define HQ_PRINTER_WORK_PAUSE_STOPPED (2 * G_USEC_PER_SEC)
#define HQ_PRINTER_WORK_PAUSE_MISSED (1 * G_USEC_PER_SEC)

/* For how many milliseconds an answer is waited for: at rest; before a job by one that is known to
 * answer, and by one that may not; after a job, which it may print first. */
#define HQ_PRINTER_WORK_WAIT_LOOK 1000
#define HQ_PRINTER_WORK_WAIT_BEFORE 500
#define HQ_PRINTER_WORK_WAIT_UNKNOWN 150
#define HQ_PRINTER_WORK_WAIT_AFTER 3000
/* One that is mute hangs up within this time, where it does. */
#define HQ_PRINTER_WORK_WAIT_MUTE 200

/* Who takes nothing for so long is called slow, and is given up. */
#define HQ_PRINTER_WORK_SLOW (3 * G_USEC_PER_SEC)
#define HQ_PRINTER_WORK_GIVE_UP (10 * G_USEC_PER_SEC)
/* For how many milliseconds to wait until it is looked again whether it took something. */
#define HQ_PRINTER_WORK_BLOCKED 500
#define HQ_PRINTER_WORK_STEP 2
/* While another program prints on it a printer refuses this one. */
#define HQ_PRINTER_WORK_TAKEN (2 * G_USEC_PER_SEC)

typedef enum
{
  HQ_PRINTER_TOLD,
  HQ_PRINTER_SILENT,
  HQ_PRINTER_RUBBISH,
  HQ_PRINTER_HUNG_UP,
  HQ_PRINTER_CANCELLED
} HqPrinterAnswer;

/* What was asked on one link, before and after a job, and what came back so far: an answer that is late
 * comes before the next. */
typedef struct
{
  HqPrinterLink *link; /* (borrowed) */
  guint8 said[2 * HQ_PRINTER_STATUS_SIZE];
  gsize n_said;
  gsize n_due;
} HqPrinterTalk;

static void
hq_printer_work_set_state (HqPrinterWork *work, HqPrinterState state)
{
  if (state == work->state)
    return;
  work->state = state;
  work->tell (work->user_data);
}

/* Says what stood in the way, which is the printer's state from now on. */
static gboolean
hq_printer_work_fail (HqPrinterWork *work, HqPrinterState state, const char *why, GError **error)
{
  hq_printer_work_set_state (work, state);
  g_set_error_literal (error, HQ_PRINTER_ERROR, (int) state, why);
  return FALSE;
}

/* A device keeps what it said to nobody. */
static void
hq_printer_work_drain (HqPrinterLink *link)
{
  guint8 old[64];

  while (hq_printer_link_read (link, old, sizeof old, 0, NULL) > 0)
    ;
}

static HqPrinterAnswer
hq_printer_work_listen (HqPrinterTalk *talk, int wait, GCancellable *cancellable)
{
  gint64 end = g_get_monotonic_time () + wait * G_GINT64_CONSTANT (1000);

  while (talk->n_said < talk->n_due)
    {
      gint64 left = (end - g_get_monotonic_time ()) / 1000;
      gssize n = hq_printer_link_read (talk->link, talk->said + talk->n_said,
                                       talk->n_due - talk->n_said, (int) MAX (0, left),
                                       cancellable);

      if (n < 0)
        return g_cancellable_is_cancelled (cancellable) ? HQ_PRINTER_CANCELLED : HQ_PRINTER_HUNG_UP;
      if (n == 0)
        return HQ_PRINTER_SILENT;
      talk->n_said += (gsize) n;
    }
  return HQ_PRINTER_TOLD;
}

/* Asks the printer how it stands, and waits for the answer. */
static HqPrinterAnswer
hq_printer_work_ask (HqPrinterWork *work, HqPrinterTalk *talk, int wait, GCancellable *cancellable)
{
  HqPrinterState state = HQ_PRINTER_READY;
  HqPrinterAnswer answer;
  gssize sent = hq_printer_link_write (talk->link, (const guint8 *) HQ_PRINTER_STATUS_REQUEST,
                                       HQ_PRINTER_STATUS_REQUEST_SIZE, wait, NULL);

  if (sent != HQ_PRINTER_STATUS_REQUEST_SIZE)
    return sent < 0 ? HQ_PRINTER_HUNG_UP : HQ_PRINTER_SILENT;
  talk->n_due += HQ_PRINTER_STATUS_SIZE;
  answer = hq_printer_work_listen (talk, wait, cancellable);
  if (answer != HQ_PRINTER_TOLD)
    return answer;
  if (!hq_printer_status_parse (talk->said + talk->n_said - HQ_PRINTER_STATUS_SIZE, &state))
    {
      work->manners = HQ_PRINTER_MUTE;
      return HQ_PRINTER_RUBBISH;
    }
  work->manners = HQ_PRINTER_ANSWERS;
  hq_printer_work_set_state (work, state);
  return HQ_PRINTER_TOLD;
}

/* Once is not offline: another program may print there at this moment. */
static void
hq_printer_work_miss (HqPrinterWork *work)
{
  work->misses++;
  if (work->misses > 1)
    hq_printer_work_set_state (work, HQ_PRINTER_OFFLINE);
}

/* One that is mute is taken to be well while it takes what it is sent. */
static gboolean
hq_printer_work_look_at_mute (HqPrinterWork *work, HqPrinterLink *link)
{
  gssize left = hq_printer_link_wait (link, 0, NULL);

  if (left < 0)
    {
      hq_printer_work_miss (work);
      return FALSE;
    }
  work->manners = HQ_PRINTER_MUTE;
  hq_printer_work_set_state (work, left == 0 ? HQ_PRINTER_READY : HQ_PRINTER_SLOW);
  return TRUE;
}

static void
hq_printer_work_look_at (HqPrinterWork *work, HqPrinterLink *link, GCancellable *cancellable)
{
  HqPrinterTalk talk = { .link = link };

  hq_printer_work_drain (link);
  switch (hq_printer_work_ask (work, &talk, HQ_PRINTER_WORK_WAIT_LOOK, cancellable))
    {
    case HQ_PRINTER_CANCELLED:
      return;
    case HQ_PRINTER_HUNG_UP:
      hq_printer_work_miss (work);
      return;
    case HQ_PRINTER_SILENT:
      if (work->manners == HQ_PRINTER_ANSWERS)
        {
          hq_printer_work_set_state (work, HQ_PRINTER_SLOW);
          break;
        }
      if (!hq_printer_work_look_at_mute (work, link))
        return;
      break;
    case HQ_PRINTER_RUBBISH:
      hq_printer_work_set_state (work, HQ_PRINTER_READY);
      break;
    case HQ_PRINTER_TOLD:
      break;
    }
  work->misses = 0;
}

/**
 * hq_printer_work_get_pause:
 *
 * Returns: after how long without a job the printer is looked at again, microseconds
 */
gint64
hq_printer_work_get_pause (const HqPrinterWork *work)
{
  if (work->misses == 1)
    return HQ_PRINTER_WORK_PAUSE_MISSED;
  if (hq_printer_status_stops (work->state) || work->state == HQ_PRINTER_SLOW)
    return HQ_PRINTER_WORK_PAUSE_STOPPED;
  return work->manners == HQ_PRINTER_ANSWERS ? HQ_PRINTER_WORK_PAUSE : HQ_PRINTER_WORK_PAUSE_MUTE;
}

/**
 * hq_printer_work_look:
 * @cancellable: to look no longer: somebody wants to print
 *
 * Looks how it stands with the printer, which is told if it is another state than before.
 */
void
hq_printer_work_look (HqPrinterWork *work, GCancellable *cancellable)
{
  g_autoptr (HqPrinterLink) link = NULL;
  g_autoptr (GError) error = NULL;

  if (work->address.kind == HQ_PRINTER_TO_FOLDER)
    {
      hq_printer_work_set_state (work, access (work->address.target, W_OK | X_OK) == 0
                                         ? HQ_PRINTER_READY
                                         : HQ_PRINTER_OFFLINE);
      return;
    }
  link = hq_printer_link_open (&work->address, cancellable, &error);
  if (link != NULL)
    hq_printer_work_look_at (work, link, cancellable);
  else if (!g_cancellable_is_cancelled (cancellable)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    hq_printer_work_miss (work);
}

/* A job in a folder is a file of its own, whole under its name. */
static gboolean
hq_printer_work_save (HqPrinterWork *work, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".escpos", g_get_real_time ());
  g_autofree char *path = g_build_filename (work->address.target, name, NULL);
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents (path, data, (gssize) size, &local))
    return hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, local->message, error);
  hq_printer_work_set_state (work, HQ_PRINTER_READY);
  return TRUE;
}

static HqPrinterLink *
hq_printer_work_reach (HqPrinterWork *work, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + HQ_PRINTER_WORK_TAKEN;

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      HqPrinterLink *link = hq_printer_link_open (&work->address, cancellable, &local);

      if (link != NULL)
        return link;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (work->state == HQ_PRINTER_OFFLINE || g_get_monotonic_time () >= end
          || !(g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
               || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_BUSY)))
        {
          hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, local->message, error);
          return NULL;
        }
      g_usleep (G_USEC_PER_SEC / 10);
    }
}

/* Nothing is sent to a printer that says it cannot print: it would come out, stale, with the new
 * paper. */
static gboolean
hq_printer_work_ask_before (HqPrinterWork *work,
                            HqPrinterTalk *talk,
                            GCancellable *cancellable,
                            GError **error)
{
  int wait = work->manners == HQ_PRINTER_ANSWERS ? HQ_PRINTER_WORK_WAIT_BEFORE
                                                 : HQ_PRINTER_WORK_WAIT_UNKNOWN;

  hq_printer_work_drain (talk->link);
  if (work->manners != HQ_PRINTER_MUTE)
    switch (hq_printer_work_ask (work, talk, wait, cancellable))
      {
      case HQ_PRINTER_HUNG_UP:
        return hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, "It hung up.", error);
      case HQ_PRINTER_TOLD:
        if (hq_printer_status_stops (work->state))
          return hq_printer_work_fail (work, work->state, "It says that it cannot print.", error);
        break;
      case HQ_PRINTER_SILENT:
      case HQ_PRINTER_RUBBISH:
      case HQ_PRINTER_CANCELLED:
        break;
      }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether it may be waited on: it took something since @since, or not so long ago. */
static gboolean
hq_printer_work_wait (HqPrinterWork *work, gint64 since, GError **error)
{
  gint64 gone = g_get_monotonic_time () - since;

  if (gone >= HQ_PRINTER_WORK_GIVE_UP)
    return hq_printer_work_fail (work, HQ_PRINTER_SLOW, "It takes nothing.", error);
  if (gone >= HQ_PRINTER_WORK_SLOW)
    hq_printer_work_set_state (work, HQ_PRINTER_SLOW);
  return TRUE;
}

/* What went out has been taken when the printer's end of the network says so. */
static gboolean
hq_printer_work_settle (HqPrinterWork *work, HqPrinterLink *link, GError **error)
{
  gint64 since = g_get_monotonic_time ();
  gssize last = G_MAXSSIZE, left;
  g_autoptr (GError) local = NULL;

  while ((left = hq_printer_link_wait (link, HQ_PRINTER_WORK_STEP, &local)) > 0)
    {
      if (left < last)
        since = g_get_monotonic_time ();
      last = left;
      if (!hq_printer_work_wait (work, since, error))
        return FALSE;
    }
  return left == 0 || hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, local->message, error);
}

/* Once begun a job is not cancelled: what came next would be printed as part of its picture. */
static gboolean
hq_printer_work_send (HqPrinterWork *work, HqPrinterLink *link, GBytes *bytes, GError **error)
{
  gsize size, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) local = NULL;

  while (done < size)
    {
      gssize n = hq_printer_link_write (link, data + done, size - done, HQ_PRINTER_WORK_BLOCKED,
                                        &local);

      if (n < 0)
        return hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, local->message, error);
      if (n > 0)
        since = g_get_monotonic_time ();
      done += (gsize) n;
      if (!hq_printer_work_wait (work, since, error))
        return FALSE;
    }
  return hq_printer_work_settle (work, link, error);
}

/* One that is mute has printed what it took; one that answers late too, as far as anybody knows. */
static gboolean
hq_printer_work_ask_after (HqPrinterWork *work, HqPrinterTalk *talk, GError **error)
{
  HqPrinterAnswer answer;

  if (work->manners == HQ_PRINTER_MUTE)
    {
      talk->n_said = 0;
      talk->n_due = 1;
      answer = hq_printer_work_listen (talk, HQ_PRINTER_WORK_WAIT_MUTE, NULL);
    }
  else
    {
      /* Bytes of the picture may look like a question, and have been answered. */
      if (talk->n_said == talk->n_due)
        hq_printer_work_drain (talk->link);
      answer = hq_printer_work_ask (work, talk,
                                    work->manners == HQ_PRINTER_ANSWERS ? HQ_PRINTER_WORK_WAIT_AFTER
                                                                        : HQ_PRINTER_WORK_WAIT_LOOK,
                                    NULL);
    }
  if (answer == HQ_PRINTER_HUNG_UP)
    return hq_printer_work_fail (work, HQ_PRINTER_OFFLINE, "It hung up.", error);
  if (answer == HQ_PRINTER_TOLD && work->manners == HQ_PRINTER_ANSWERS)
    return !hq_printer_status_stops (work->state)
           || hq_printer_work_fail (work, work->state, "It stopped while it printed.", error);
  if (work->manners == HQ_PRINTER_ANSWERS)
    hq_printer_work_set_state (work, HQ_PRINTER_SLOW);
  else
    {
      work->manners = HQ_PRINTER_MUTE;
      hq_printer_work_set_state (work, HQ_PRINTER_READY);
    }
  return TRUE;
}

/**
 * hq_printer_work_print:
 * @bytes: what the printer takes
 * @cancellable: (nullable): to leave it, until the first byte has gone out
 * @error: return location for an error
 *
 * Returns: whether it was printed: the printer took all of it, and says, where it says anything, that it
 *   has not stopped since. %FALSE with the state that stood in the way as the code of an
 *   %HQ_PRINTER_ERROR, or with %G_IO_ERROR_CANCELLED
 */
gboolean
hq_printer_work_print (HqPrinterWork *work,
                       GBytes *bytes,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HqPrinterLink) link = NULL;
  HqPrinterTalk talk = { 0 };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (work->address.kind == HQ_PRINTER_TO_FOLDER)
    return hq_printer_work_save (work, bytes, error);
  link = hq_printer_work_reach (work, cancellable, error);
  if (link == NULL)
    return FALSE;
  work->misses = 0;
  talk.link = link;
  if (!hq_printer_work_ask_before (work, &talk, cancellable, error))
    return FALSE;
  if (hq_printer_work_send (work, link, bytes, error)
      && hq_printer_work_ask_after (work, &talk, error))
    return TRUE;
  /* What is said to have failed must not come out later. */
  hq_printer_link_drop (link);
  return FALSE;
}
