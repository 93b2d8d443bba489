/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-place.h"

G_BEGIN_DECLS

#define HQ_TYPE_APP (hq_app_get_type ())

/**
 * HqApp:
 *
 * One process: the launcher, or one role at one place.
 */
G_DECLARE_FINAL_TYPE (HqApp, hq_app, HQ, APP, AdwApplication)

/* What a process was started for. */
typedef struct
{
  int role;          /* an HqScreenRole, HQ_N_SCREENS to wait for one, or -1 for the launcher */
  const char *store; /* a store's file */
  const char *place; /* (nullable): as hq_place_find() takes it */
  const char *machine; /* (nullable): its key, where the hall gives it its role */
  const char *screen;  /* (nullable): which of several screens of that machine */
  int width;         /* of its window; 0 for the role's own way: full screen for what the public sees */
  int height;
} HqAppStart;

HqApp *hq_app_new      (const HqAppStart *start);
char **hq_app_get_next (HqApp *self);

G_END_DECLS
