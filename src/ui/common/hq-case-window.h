/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-story.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_CASE_WINDOW (hq_case_window_get_type ())

/**
 * HqCaseWindow:
 *
 * A case: its whole story, and what can be done with it by whoever looks at it. It stays while the case
 * goes on, and goes away with the page that it was opened from.
 */
G_DECLARE_FINAL_TYPE (HqCaseWindow, hq_case_window, HQ, CASE_WINDOW, AdwWindow)

/* Who looks at which case. */
typedef struct
{
  GtkWidget *owner;  /* (borrowed): a part of a page */
  const char *style; /* the css class of its role */
  HqRole role;       /* in which role it is acted; HQ_N_ROLES for somebody who only looks */
  gint64 id;
} HqCaseWindowAsk;

HqCaseWindow      *hq_case_window_show      (const HqCaseWindowAsk *ask);
const HqCaseStory *hq_case_window_get_story (HqCaseWindow *self);

G_END_DECLS
