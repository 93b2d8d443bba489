/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_LEAVE (hq_leave_get_type ())

/**
 * HqLeave:
 *
 * The way out of a screen that the public looks at: whoever shows to be an administrator, by staff
 * code and password after Ctrl+Alt+Q or knocks where its page has a door, ends it.
 */
G_DECLARE_FINAL_TYPE (HqLeave, hq_leave, HQ, LEAVE, AdwWindow)

void     hq_leave_install   (HqPage    *page,
                             GtkWidget *door);
gboolean hq_leave_may_close (HqPage *page);

G_END_DECLS
