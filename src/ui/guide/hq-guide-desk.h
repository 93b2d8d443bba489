/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-issue.h"
#include "hq-guide-panel.h"
#include "hq-reader-scan.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_DESK (hq_guide_desk_get_type ())

/**
 * HqGuideDesk:
 *
 * What a guide who is signed in works with: the parts of the desk, one shown at a time, and above
 * them who was called with a need. It goes with the guide, and whatever was begun there with it.
 */
G_DECLARE_FINAL_TYPE (HqGuideDesk, hq_guide_desk, HQ, GUIDE_DESK, HqGuidePanel)

HqGuideDesk *hq_guide_desk_find  (GtkWidget *widget);
void         hq_guide_desk_issue (HqGuideDesk             *self,
                                  const HqGuideIssueStart *start);
void         hq_guide_desk_type  (HqGuideDesk *self,
                                  const char  *text);
gboolean     hq_guide_desk_scan  (HqGuideDesk        *self,
                                  const HqReaderScan *scan);
gboolean     hq_guide_desk_print (HqGuideDesk    *self,
                                  const HqTicket *ticket,
                                  gint64          ahead,
                                  gboolean        reprint);

G_END_DECLS
