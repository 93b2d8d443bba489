/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_LAUNCHER (hq_launcher_get_type ())

/**
 * HqLauncher:
 *
 * The first window: which hall this machine works with, and in which role; it starts the roles as
 * processes of their own.
 */
G_DECLARE_FINAL_TYPE (HqLauncher, hq_launcher, HQ, LAUNCHER, AdwApplicationWindow)

GtkWindow *hq_launcher_new (GtkApplication *application,
                            const char     *store);

G_END_DECLS
