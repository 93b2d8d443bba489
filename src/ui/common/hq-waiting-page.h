/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_WAITING_PAGE (hq_waiting_page_get_type ())

/**
 * HqWaitingPage:
 *
 * What a machine shows that waits to be given its role: by which number the manager finds it. Whoever
 * sets it up may read either language, and can choose none.
 */
G_DECLARE_FINAL_TYPE (HqWaitingPage, hq_waiting_page, HQ, WAITING_PAGE, HqPage)

G_END_DECLS
