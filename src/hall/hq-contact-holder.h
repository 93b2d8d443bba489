/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *hq_contact_holder_new     (void);
gboolean hq_contact_holder_is_gone (const char *holder);

G_END_DECLS
