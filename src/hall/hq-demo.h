/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-nick.h"

G_BEGIN_DECLS

gboolean hq_demo_create (const char  *path,
                         HqHallKind   kind,
                         GError     **error);

G_END_DECLS
