/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

/* What the clerk sees before sending somebody on. */
typedef struct
{
  gint64 waiting;
  HqTime last_ticket_at;
  HqTime closes_at;
} HqMoveLook;

gboolean hq_move_redirect (HqChange  *change,
                           GError   **error);
gboolean hq_move_continue (HqChange  *change,
                           GError   **error);
gboolean hq_move_look     (HqHall      *hall,
                           const char  *service,
                           HqTime       now,
                           HqMoveLook  *look,
                           GError     **error);

G_END_DECLS
