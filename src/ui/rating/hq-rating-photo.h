/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_RATING_PHOTO (hq_rating_photo_get_type ())

/**
 * HqRatingPhoto:
 *
 * The face of the clerk who sits behind a pad: the photo that lies beside the hall's file as
 * photos/STAFF.jpg or .png, or a sign for anybody.
 */
G_DECLARE_FINAL_TYPE (HqRatingPhoto, hq_rating_photo, HQ, RATING_PHOTO, AdwBin)

void hq_rating_photo_show (HqRatingPhoto *self,
                           const char    *store,
                           const char    *staff);

G_END_DECLS
