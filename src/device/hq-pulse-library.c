/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pulse-library.h"

#include <dlfcn.h>

#include "hq-speaker.h"

/* The second brings the first along, and its functions are looked for in both. */
#define HQ_PULSE_LIBRARY_NAME "libpulse-mainloop-glib.so.0"

typedef struct
{
  const char *name;
  gsize place; /* in the table */
} HqPulseLibrarySymbol;

#define HQ_PULSE_LIBRARY_SYMBOL(name) { "pa_" #name, G_STRUCT_OFFSET (HqPulseLibrary, name) },

static const HqPulseLibrarySymbol symbols[] = { HQ_PULSE_LIBRARY_FUNCTIONS (
  HQ_PULSE_LIBRARY_SYMBOL) };

static gboolean
hq_pulse_library_load (HqPulseLibrary *library)
{
  void *handle = dlopen (HQ_PULSE_LIBRARY_NAME, RTLD_LAZY | RTLD_LOCAL);

  if (handle == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      void *function = dlsym (handle, symbols[i].name);

      if (function == NULL)
        return FALSE;
      G_STRUCT_MEMBER (void *, library, symbols[i].place) = function;
    }
  return TRUE;
}

/**
 * hq_pulse_library_get:
 *
 * Returns: (transfer none) (nullable): the library, loaded now or before; %NULL where it is not
 *   installed, with #HQ_SPEAKER_NO_SERVER
 */
const HqPulseLibrary *
hq_pulse_library_get (GError **error)
{
  static HqPulseLibrary library;
  static gsize tried = 0;
  static gboolean is_there = FALSE;

  if (g_once_init_enter (&tried))
    {
      is_there = hq_pulse_library_load (&library);
      g_once_init_leave (&tried, 1);
    }
  if (is_there)
    return &library;
  g_set_error (error, HQ_SPEAKER_ERROR, HQ_SPEAKER_NO_SERVER, "%s cannot be loaded",
               HQ_PULSE_LIBRARY_NAME);
  return NULL;
}
