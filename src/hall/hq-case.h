/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-table.h"
#include "hq-change.h"
#include "hq-matter-table.h"

G_BEGIN_DECLS

gboolean hq_case_open_for_matter (HqChange        *change,
                                  const HqTicket  *ticket,
                                  const HqMatter  *matter,
                                  GError         **error);
gboolean hq_case_open            (HqChange  *change,
                                  GError   **error);
gboolean hq_case_suspend         (HqChange  *change,
                                  GError   **error);
gboolean hq_case_resume          (HqChange  *change,
                                  GError   **error);
gboolean hq_case_supplement      (HqChange  *change,
                                  GError   **error);
gboolean hq_case_complete        (HqChange  *change,
                                  GError   **error);
gboolean hq_case_close           (HqChange  *change,
                                  GError   **error);
gboolean hq_case_refuse          (HqChange  *change,
                                  GError   **error);
gboolean hq_case_withdraw        (HqChange  *change,
                                  GError   **error);
gboolean hq_case_may_hold        (const HqSetup  *setup,
                                  const HqCase   *row,
                                  const HqStaff  *staff);
gboolean hq_case_give            (HqChange  *change,
                                  GError   **error);
gboolean hq_case_retell          (HqDatabase     *db,
                                  const HqEvent  *event,
                                  HqAnswer       *answer,
                                  GError        **error);
gboolean hq_case_retell_ticket   (HqDatabase     *db,
                                  const HqEvent  *event,
                                  HqAnswer       *answer,
                                  GError        **error);

G_END_DECLS
