/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_RATING_FACE (hq_rating_face_get_type ())

/**
 * HqRatingFace:
 *
 * One of the five faces, with its word.
 */
G_DECLARE_FINAL_TYPE (HqRatingFace, hq_rating_face, HQ, RATING_FACE, GtkButton)

GtkWidget *hq_rating_face_new  (int level);
void       hq_rating_face_turn (HqRatingFace  *self,
                                GtkOrientation orientation);

G_END_DECLS
