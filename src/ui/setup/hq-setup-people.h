/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_PEOPLE (hq_setup_people_get_type ())

/**
 * HqSetupPeople:
 *
 * Who works in the hall, in which roles, and their passwords.
 */
G_DECLARE_FINAL_TYPE (HqSetupPeople, hq_setup_people, HQ, SETUP_PEOPLE, HqSetupBook)

G_END_DECLS
