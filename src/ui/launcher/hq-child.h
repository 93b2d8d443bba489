/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-place.h"

G_BEGIN_DECLS

#define HQ_TYPE_CHILD (hq_child_get_type ())

/**
 * HqChild:
 *
 * A role that the launcher started: a process of its own, which goes on when the launcher ends.
 */
G_DECLARE_FINAL_TYPE (HqChild, hq_child, HQ, CHILD, GObject)

/* What a role is started with. */
typedef struct
{
  HqScreenRole role; /* HQ_N_SCREENS to wait until the hall gives one */
  const char *store;
  const char *place; /* (nullable): of what waits */
  gboolean windowed; /* in a window in place of the full screen */
} HqChildStart;

HqChild *hq_child_new  (const HqChildStart *start,
                        GError            **error);
void     hq_child_stop (HqChild *self);

G_END_DECLS
