/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-child.h"

#include <signal.h>

#include "hq-language.h"

struct _HqChild
{
  GObject parent_instance;

  GSubprocess *process; /* (owned) */
};

G_DEFINE_TYPE (HqChild, hq_child, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A window of the screen's own shape that fits beside others on a desktop. */
static const char *const sizes[HQ_N_SCREENS + 1] = {
  [HQ_SCREEN_KIOSK] = "540x960",  [HQ_SCREEN_GUIDE] = NULL,       [HQ_SCREEN_COUNTER] = NULL,
  [HQ_SCREEN_WINDOW] = "960x270", [HQ_SCREEN_RATING] = "480x768", [HQ_SCREEN_BOARD] = "1280x720",
  [HQ_SCREEN_MANAGER] = NULL,     [HQ_N_SCREENS] = "960x720",
};

static void
hq_child_finalize (GObject *object)
{
  g_clear_object (&HQ_CHILD (object)->process);
  G_OBJECT_CLASS (hq_child_parent_class)->finalize (object);
}

static void
hq_child_class_init (HqChildClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_child_finalize;
  /**
   * HqChild::ended:
   * @well: whether it was closed by a person, or told to end
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
hq_child_init (HqChild *self)
{
}

static void
hq_child_on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqChild) self = user_data;
  GSubprocess *process = G_SUBPROCESS (source);

  g_subprocess_wait_finish (process, result, NULL);
  g_signal_emit (self, signals[ENDED], 0,
                 (g_subprocess_get_if_exited (process)
                  && g_subprocess_get_exit_status (process) == 0)
                   || (g_subprocess_get_if_signaled (process)
                       && g_subprocess_get_term_sig (process) == SIGTERM));
}

/**
 * hq_child_new:
 * @start: what to start
 * @error: return location for an error
 *
 * Starts this program once more, in a role.
 *
 * Returns: (transfer full): the process, or %NULL if it could not be started
 */
HqChild *
hq_child_new (const HqChildStart *start, GError **error)
{
  g_autoptr (HqChild) self = g_object_new (HQ_TYPE_CHILD, NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *size = start->windowed ? sizes[start->role] : NULL;

  if (program == NULL)
    return NULL;
  g_ptr_array_add (words, program);
  g_ptr_array_add (words, (char *) "--role");
  g_ptr_array_add (words, (char *) (start->role != HQ_N_SCREENS ? hq_place_get_nick (start->role)
                                                                : HQ_PLACE_WAITING));
  g_ptr_array_add (words, (char *) "--store");
  g_ptr_array_add (words, (char *) start->store);
  if (start->place != NULL)
    {
      g_ptr_array_add (words, (char *) "--place");
      g_ptr_array_add (words, (char *) start->place);
    }
  g_ptr_array_add (words, (char *) "--language");
  g_ptr_array_add (words, (char *) hq_language_get ());
  if (size != NULL)
    {
      g_ptr_array_add (words, (char *) "--size");
      g_ptr_array_add (words, (char *) size);
    }
  g_ptr_array_add (words, NULL);
  self->process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE,
                                     error);
  if (self->process == NULL)
    return NULL;
  g_subprocess_wait_async (self->process, NULL, hq_child_on_ended, g_object_ref (self));
  return g_steal_pointer (&self);
}

/**
 * hq_child_stop:
 *
 * Asks the process to end; what it has stored is stored.
 */
void
hq_child_stop (HqChild *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
}
