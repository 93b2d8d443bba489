/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-wav.h"

G_BEGIN_DECLS

void hq_chime_append (GByteArray        *samples,
                      const HqWavFormat *format);

G_END_DECLS
