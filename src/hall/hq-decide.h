/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_DECIDE_ALL, /* the visitor goes: each matter has its outcome */
  HQ_DECIDE_SOME /* the visitor goes on elsewhere with what is left */
} HqDecideScope;

gboolean hq_decide_ask     (HqChange  *change,
                            GError   **error);
gboolean hq_decide_matters (HqChange        *change,
                            const HqTicket  *ticket,
                            HqDecideScope    scope,
                            GError         **error);

G_END_DECLS
