/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall-text.h"

G_BEGIN_DECLS

const char *hq_setup_slip_words_title (const char *key);
const char *hq_setup_slip_words_line  (HqHallTextLine line);
char       *hq_setup_slip_words_value (const HqSetup *setup,
                                       const char    *key);

G_END_DECLS
