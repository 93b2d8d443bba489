/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-demo.h"

#include <gio/gio.h>

#include "hq-hall-resources.h"
#include "hq-init.h"

#define HQ_DEMO_FOLDER "/org/hallqueue/HallQueue/hall/demo/"

/**
 * hq_demo_create:
 * @path: a file that is not there yet
 * @kind: %HQ_HALL_DEMO for the demo hall, with appointments for its opening day, or %HQ_HALL_TRIAL
 *   for one like it to try things in
 * @error: return location for an error
 *
 * Makes a hall from the files of the demo hall, which the program carries among its resources.
 *
 * Returns: whether it is there, as hq_init_create_whole()
 */
gboolean
hq_demo_create (const char *path, HqHallKind kind, GError **error)
{
  static const char *const names[] = { "hall.json", "calendar.json", "catalogue.csv",
                                       "appointments.csv" };
  GBytes *files[G_N_ELEMENTS (names)] = { NULL };
  gboolean done = TRUE;

  for (guint i = 0; done && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (HQ_DEMO_FOLDER, names[i], NULL);

      files[i] = g_resource_lookup_data (hq_hall_resources_get_resource (), name,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      done = files[i] != NULL;
    }
  if (done)
    done = hq_init_create_whole (path,
                                 &(HqInitFiles){ kind, files[0], files[1], files[2],
                                                 kind == HQ_HALL_DEMO ? files[3] : NULL },
                                 error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_clear_pointer (&files[i], g_bytes_unref);
  return done;
}
