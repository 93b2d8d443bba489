/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

gboolean hq_access_needs_password (HqHall      *hall,
                                   const char  *staff,
                                   gboolean    *needs,
                                   GError     **error);
gboolean hq_access_check          (HqHall         *hall,
                                   const HqActor  *actor,
                                   const char     *password,
                                   HqTime          now,
                                   GError        **error);
gboolean hq_access_note           (HqDatabase     *db,
                                   const HqActor  *actor,
                                   const char     *what,
                                   HqTime          now,
                                   GError        **error);
gboolean hq_access_note_look      (HqDatabase     *db,
                                   const HqActor  *actor,
                                   gint64          follow_up,
                                   HqTime          now,
                                   GError        **error);
const char *hq_access_get_place   (const HqActor *actor);

G_END_DECLS
