/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

char       *hq_guide_words_where   (const HqSetup *setup,
                                    const char    *service);
const char *hq_guide_words_service (const HqSetup *setup,
                                    const char    *service);
char       *hq_guide_words_ahead   (gint64 ahead);
char       *hq_guide_words_tags    (const HqTicket *ticket);
const char *hq_guide_words_staff   (const HqSetup *setup,
                                    const char    *staff);

G_END_DECLS
