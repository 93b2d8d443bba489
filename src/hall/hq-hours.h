/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-view.h"

G_BEGIN_DECLS

/* How the day of a hall stands for who looks at it from outside. */
typedef enum
{
  HQ_HOURS_OPEN,    /* from the first session's opening to the last one's close */
  HQ_HOURS_NOT_YET, /* the hall opens later today */
  HQ_HOURS_OVER,    /* the day was closed, or its last session is over */
  HQ_HOURS_SHUT     /* the hall does not open today */
} HqHours;

HqHours hq_hours_find (const HqView *view,
                       HqTime        now,
                       HqTime       *opens_at);

G_END_DECLS
