/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_RUNS (hq_setup_runs_get_type ())

/**
 * HqSetupRuns:
 *
 * The sessions of the kinds of day, in which of them a service runs, and until when it gives numbers there.
 */
G_DECLARE_FINAL_TYPE (HqSetupRuns, hq_setup_runs, HQ, SETUP_RUNS, AdwPreferencesGroup)

void hq_setup_runs_show (HqSetupRuns *self,
                         const char  *service);

G_END_DECLS
