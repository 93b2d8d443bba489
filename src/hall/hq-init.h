/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hq-nick.h"

G_BEGIN_DECLS

gboolean hq_init_create (const char  *path,
                         HqHallKind   kind,
                         GBytes      *setup,
                         GBytes      *calendar,
                         GError     **error);

G_END_DECLS
