/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-place.h"

G_BEGIN_DECLS

#define HQ_TYPE_ROLE_ROW (hq_role_row_get_type ())

/**
 * HqRoleRow:
 *
 * A role in the launcher, with the places at which it can be started.
 */
G_DECLARE_FINAL_TYPE (HqRoleRow, hq_role_row, HQ, ROLE_ROW, AdwActionRow)

GtkWidget   *hq_role_row_new        (HqScreenRole role);
void         hq_role_row_show       (HqRoleRow     *self,
                                     const HqSetup *setup);
void         hq_role_row_set_ready  (HqRoleRow *self,
                                     gboolean   ready);
const char  *hq_role_row_get_place  (HqRoleRow *self);
void         hq_role_row_set_place  (HqRoleRow  *self,
                                     const char *place);
HqScreenRole hq_role_row_get_role   (HqRoleRow *self);
const char  *hq_role_row_get_name   (HqScreenRole role);
GPtrArray   *hq_role_row_list_places (HqScreenRole   role,
                                      const HqSetup *setup);
char        *hq_role_row_name_place (HqScreenRole   role,
                                     const HqSetup *setup,
                                     const char    *place);

G_END_DECLS
