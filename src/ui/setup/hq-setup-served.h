/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_SERVED (hq_setup_served_get_type ())

/**
 * HqSetupServed:
 *
 * The services, and which of them a counter serves, or several counters, which are all given a service or
 * all lose it.
 */
G_DECLARE_FINAL_TYPE (HqSetupServed, hq_setup_served, HQ, SETUP_SERVED, AdwPreferencesGroup)

void hq_setup_served_show (HqSetupServed *self,
                           GPtrArray     *counters);

G_END_DECLS
