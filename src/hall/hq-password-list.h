/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

gpointer hq_password_list_read (HqHall       *hall,
                                gconstpointer query,
                                GError      **error);
void     hq_password_list_free (gpointer list);

G_END_DECLS
