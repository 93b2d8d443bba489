/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pulse/glib-mainloop.h>
#include <pulse/pulseaudio.h>

G_BEGIN_DECLS

/* What is used of the sound server's library, by its names without "pa_". */
#define HQ_PULSE_LIBRARY_FUNCTIONS(use)                                                            \
  use (context_connect) use (context_disconnect) use (context_errno)                               \
  use (context_get_sink_info_by_name) use (context_get_state) use (context_new)                    \
  use (context_set_state_callback) use (context_unref) use (cvolume_max) use (cvolume_set)         \
  use (glib_mainloop_free) use (glib_mainloop_get_api) use (glib_mainloop_new)                     \
  use (operation_unref) use (stream_connect_playback) use (stream_disconnect)                      \
  use (stream_drain) use (stream_get_device_name) use (stream_get_state) use (stream_new)          \
  use (stream_set_moved_callback) use (stream_set_state_callback)                                  \
  use (stream_set_write_callback) use (stream_unref) use (stream_write) use (strerror)             \
  use (sw_volume_from_linear)

#define HQ_PULSE_LIBRARY_FIELD(name) __typeof__ (pa_##name) *name;

/**
 * HqPulseLibrary:
 *
 * The library of the sound server, which is loaded when it is first needed: it brings so many others
 * that every screen would start some ten milliseconds later, of which few ever make a sound.
 */
typedef struct
{
  HQ_PULSE_LIBRARY_FUNCTIONS (HQ_PULSE_LIBRARY_FIELD)
} HqPulseLibrary;

const HqPulseLibrary *hq_pulse_library_get (GError **error);

G_END_DECLS
