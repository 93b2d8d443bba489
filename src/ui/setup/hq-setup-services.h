/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_SERVICES (hq_setup_services_get_type ())

/**
 * HqSetupServices:
 *
 * The kinds of day with their sessions, and the services with what they run in.
 */
G_DECLARE_FINAL_TYPE (HqSetupServices, hq_setup_services, HQ, SETUP_SERVICES, HqSetupBook)

G_END_DECLS
