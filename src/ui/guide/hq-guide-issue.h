/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_ISSUE (hq_guide_issue_get_type ())

/**
 * HqGuideIssue:
 *
 * Gives tickets: a letter for the service, a digit for what is not ordinary, Enter.
 */
G_DECLARE_FINAL_TYPE (HqGuideIssue, hq_guide_issue, HQ, GUIDE_ISSUE, HqGuidePanel)

/* What the next ticket is for, where that is known already. Borrowed. */
typedef struct
{
  const char *service;   /* (nullable) */
  const char *item;      /* (nullable): its code */
  const char *item_name; /* (nullable) */
  gint64 use;            /* whoever is at the self-service zone; 0 for nobody */
} HqGuideIssueStart;

void     hq_guide_issue_begin (HqGuideIssue            *self,
                               const HqGuideIssueStart *start);
gboolean hq_guide_issue_read  (HqGuideIssue *self,
                               const char   *number);

G_END_DECLS
