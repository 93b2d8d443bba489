/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SPEECH_ROW (hq_speech_row_get_type ())

/**
 * HqSpeechRow:
 *
 * The loudspeaker of this machine: by what it speaks, what is missing, and a sentence to try it.
 */
G_DECLARE_FINAL_TYPE (HqSpeechRow, hq_speech_row, HQ, SPEECH_ROW, AdwExpanderRow)

G_END_DECLS
