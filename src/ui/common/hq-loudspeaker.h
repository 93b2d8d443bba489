/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-speaker.h"

G_BEGIN_DECLS

gboolean   hq_loudspeaker_announces    (void);
gboolean   hq_loudspeaker_announces_as (const char   *role);
HqSpeaker *hq_loudspeaker_new          (void);
HqSpeaker *hq_loudspeaker_new_talker   (void);
char      *hq_loudspeaker_describe     (HqSpeaker    *speaker);
char      *hq_loudspeaker_explain      (const GError *fault);

G_END_DECLS
